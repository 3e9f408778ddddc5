#include "described_workbook.hpp"

#include <xlsxwriter.h>
#include <zip.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

namespace {

struct Address {
    lxw_row_t row = 0;
    lxw_col_t column = 0;
};

Address address_of(const std::string& name) {
    Address address;
    std::size_t i = 0;
    unsigned column = 0;
    for (; i < name.size() && name[i] >= 'A' && name[i] <= 'Z'; ++i)
        column = column * 26 + static_cast<unsigned>(name[i] - 'A') + 1;
    BOOST_REQUIRE_MESSAGE(column > 0 && i < name.size(), name << " names no cell");
    address.column = static_cast<lxw_col_t>(column - 1);
    address.row = static_cast<lxw_row_t>(std::stoul(name.substr(i)) - 1);
    return address;
}

std::string with_breaks(std::string text) {
    for (std::size_t at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at + 1)) text.replace(at, 2, "\n");
    return text;
}

class WorkbookWriter {
  public:
    explicit WorkbookWriter(const std::filesystem::path& file) : workbook_(workbook_new(file.c_str())) {}

    void add(const std::string& line) {
        static const std::regex sheet("sheet \"(.*)\"");
        static const std::regex hidden_line("hidden (row|column) (\\w+)");
        static const std::regex cell(
            "([A-Z]+[0-9]+)(?::([A-Z]+[0-9]+))? (?:\"(.*)\"|=(\\S+) (\\S+)|(\\d{4})-(\\d\\d)-(\\d\\d)|(-?[0-9.eE+-]+))(?: "
            "\\[(.*)\\])?(?: indent (\\d))?");
        std::smatch match;
        if (line.empty() || line[0] == '#') return;
        if (std::regex_match(line, match, sheet)) {
            sheet_ = workbook_add_worksheet(workbook_, match[1].str().c_str());
        } else if (line == "hidden sheet") {
            worksheet_hide(sheet_);
        } else if (std::regex_match(line, match, hidden_line)) {
            hide(match[1], match[2]);
        } else if (std::regex_match(line, match, cell)) {
            write(match);
        } else {
            BOOST_FAIL("this describes nothing: " << line);
        }
    }

    void finish() { BOOST_REQUIRE(workbook_close(workbook_) == LXW_NO_ERROR); }

  private:
    void hide(const std::string& kind, const std::string& name) {
        lxw_row_col_options options{};
        options.hidden = LXW_TRUE;
        if (kind == "row") {
            worksheet_set_row_opt(sheet_, static_cast<lxw_row_t>(std::stoul(name) - 1), LXW_DEF_ROW_HEIGHT, nullptr, &options);
        } else {
            const lxw_col_t column = address_of(name + "1").column;
            worksheet_set_column_opt(sheet_, column, column, LXW_DEF_COL_WIDTH, nullptr, &options);
        }
    }

    lxw_format* format_of(const std::smatch& match) {
        if (!match[10].matched && !match[11].matched) return nullptr;
        lxw_format* format = workbook_add_format(workbook_);
        if (match[10].matched) format_set_num_format(format, match[10].str().c_str());
        if (match[11].matched) format_set_indent(format, static_cast<std::uint8_t>(std::stoul(match[11])));
        return format;
    }

    void write(const std::smatch& match) {
        const Address at = address_of(match[1]);
        lxw_format* format = format_of(match);
        lxw_error error = LXW_NO_ERROR;
        if (match[2].matched) {
            const Address last = address_of(match[2]);
            error = worksheet_merge_range(sheet_, at.row, at.column, last.row, last.column, with_breaks(match[3]).c_str(), format);
        } else if (match[3].matched) {
            error = worksheet_write_string(sheet_, at.row, at.column, with_breaks(match[3]).c_str(), format);
        } else if (match[4].matched) {
            const std::string formula = "=" + match[4].str();
            error = match[5] == "none" ? worksheet_write_formula_str(sheet_, at.row, at.column, formula.c_str(), format, "")
                                       : worksheet_write_formula_num(sheet_, at.row, at.column, formula.c_str(), format,
                                                                     std::strtod(match[5].str().c_str(), nullptr));
        } else if (match[6].matched) {
            lxw_datetime date{std::stoi(match[6]), std::stoi(match[7]), std::stoi(match[8]), 0, 0, 0.0};
            error = worksheet_write_datetime(sheet_, at.row, at.column, &date, format);
        } else {
            error = worksheet_write_number(sheet_, at.row, at.column, std::strtod(match[9].str().c_str(), nullptr), format);
        }
        BOOST_REQUIRE(error == LXW_NO_ERROR);
    }

    lxw_workbook* workbook_;
    lxw_worksheet* sheet_ = nullptr;
};

// libxlsxwriter always stores a result for a formula, if only an empty text. Other programs store none, so it is taken out again.
void remove_empty_results(const std::filesystem::path& workbook) {
    zip_t* archive = zip_open(workbook.c_str(), 0, nullptr);
    BOOST_REQUIRE(archive != nullptr);
    std::vector<std::string> parts;  // libzip reads them when it closes the archive
    parts.reserve(static_cast<std::size_t>(zip_get_num_entries(archive, 0)));
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        if (!std::string(zip_get_name(archive, index, 0)).starts_with("xl/worksheets/sheet")) continue;
        zip_stat_t entry;
        BOOST_REQUIRE(zip_stat_index(archive, index, 0, &entry) == 0);
        std::string part(entry.size, '\0');
        zip_file_t* file = zip_fopen_index(archive, index, 0);
        BOOST_REQUIRE(zip_fread(file, part.data(), entry.size) == static_cast<zip_int64_t>(entry.size));
        zip_fclose(file);
        const std::string changed = std::regex_replace(part, std::regex(" t=\"str\"(>\\s*<f>[^<]*</f>)<v></v>"), "$1");
        if (changed == part) continue;
        parts.push_back(changed);
        zip_source_t* source = zip_source_buffer(archive, parts.back().data(), parts.back().size(), 0);
        BOOST_REQUIRE(zip_file_replace(archive, index, source, 0) == 0);
    }
    BOOST_REQUIRE(zip_close(archive) == 0);
}

}  // namespace

void write_described_workbook(const std::filesystem::path& description, const std::filesystem::path& workbook) {
    std::ifstream stream(description);
    WorkbookWriter writer(workbook);
    for (std::string line; std::getline(stream, line);) writer.add(line);
    writer.finish();
    remove_empty_results(workbook);
}

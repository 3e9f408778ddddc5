#include <xlsxwriter.h>
#include <zip.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <regex>

#include "described_workbook.hpp"

namespace {

class XlsxWriter {
  public:
    explicit XlsxWriter(const std::filesystem::path& file) : workbook_(workbook_new(file.c_str())) {}

    void add(const DescribedSheet& sheet) {
        sheet_ = workbook_add_worksheet(workbook_, sheet.name.c_str());
        if (sheet.is_hidden) worksheet_hide(sheet_);
        lxw_row_col_options options{};
        options.hidden = LXW_TRUE;
        for (const std::size_t row : sheet.hidden_rows)
            worksheet_set_row_opt(sheet_, static_cast<lxw_row_t>(row), LXW_DEF_ROW_HEIGHT, nullptr, &options);
        for (const std::size_t each : sheet.hidden_columns) {
            const auto column = static_cast<lxw_col_t>(each);
            worksheet_set_column_opt(sheet_, column, column, LXW_DEF_COL_WIDTH, nullptr, &options);
        }
        for (const DescribedCell& cell : sheet.cells) BOOST_REQUIRE(write(cell) == LXW_NO_ERROR);
    }

    void finish() { BOOST_REQUIRE(workbook_close(workbook_) == LXW_NO_ERROR); }

  private:
    lxw_format* format_of(const DescribedCell& cell) {
        if (!cell.format && cell.indent == 0) return nullptr;
        lxw_format* format = workbook_add_format(workbook_);
        if (cell.format) format_set_num_format(format, cell.format->c_str());
        if (cell.indent > 0) format_set_indent(format, static_cast<std::uint8_t>(cell.indent));
        return format;
    }

    lxw_error write(const DescribedCell& cell) {
        const auto row = static_cast<lxw_row_t>(cell.row);
        const auto column = static_cast<lxw_col_t>(cell.column);
        lxw_format* format = format_of(cell);
        const std::string formula = "=" + cell.formula;
        switch (cell.kind) {
            case DescribedCell::Kind::text:
                if (cell.is_merged())
                    return worksheet_merge_range(sheet_, row, column, static_cast<lxw_row_t>(cell.last_row),
                                                 static_cast<lxw_col_t>(cell.last_column), cell.value.c_str(), format);
                return worksheet_write_string(sheet_, row, column, cell.value.c_str(), format);
            case DescribedCell::Kind::uncalculated:
                return worksheet_write_formula_str(sheet_, row, column, formula.c_str(), format, "");
            case DescribedCell::Kind::formula:
                return worksheet_write_formula_num(sheet_, row, column, formula.c_str(), format,
                                                   std::strtod(cell.value.c_str(), nullptr));
            case DescribedCell::Kind::date: {
                lxw_datetime date{std::stoi(cell.value.substr(0, 4)),
                                  std::stoi(cell.value.substr(5, 2)),
                                  std::stoi(cell.value.substr(8, 2)),
                                  0,
                                  0,
                                  0.0};
                return worksheet_write_datetime(sheet_, row, column, &date, format);
            }
            case DescribedCell::Kind::number:
                break;
        }
        return worksheet_write_number(sheet_, row, column, std::strtod(cell.value.c_str(), nullptr), format);
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

void write_xlsx(const std::vector<DescribedSheet>& sheets, const std::filesystem::path& workbook) {
    XlsxWriter writer(workbook);
    for (const DescribedSheet& sheet : sheets) writer.add(sheet);
    writer.finish();
    remove_empty_results(workbook);
}

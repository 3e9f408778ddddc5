#include <zip.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <regex>

#include "described_workbook.hpp"

namespace {

constexpr std::size_t most_rows = 1'048'576;
constexpr std::size_t most_columns = 16'384;

std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text)
        result += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : std::string(1, c);
    return result;
}

// A paragraph for each line. Spaces that XML would lose are elements.
std::string paragraphs(const std::string& text) {
    std::string result = "<text:p>";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool counts = i == 0 || i + 1 == text.size() || text[i - 1] == ' ' || text[i - 1] == '\n';
        if (text[i] == '\n')
            result += "</text:p><text:p>";
        else if (text[i] == ' ' && counts)
            result += "<text:s/>";
        else
            result += escaped(text.substr(i, 1));
    }
    return result + "</text:p>";
}

std::string repeated(const std::string& attribute, std::size_t count) {
    return count == 1 ? "" : " table:number-" + attribute + "-repeated=\"" + std::to_string(count) + "\"";
}

// "B2*2" as "of:=[.B2]*2".
std::string open_formula(const std::string& formula) {
    static const std::regex reference("([A-Z]+[0-9]+)(?::([A-Z]+[0-9]+))?");
    std::string result = "of:=";
    auto rest = formula.begin();
    for (std::sregex_iterator at(formula.begin(), formula.end(), reference); at != std::sregex_iterator(); ++at) {
        result.append(rest, (*at)[0].first);
        result += "[." + (*at)[1].str() + ((*at)[2].matched ? ":." + (*at)[2].str() : "") + "]";
        rest = (*at)[0].second;
    }
    return result.append(rest, formula.end());
}

class OdsWriter {
  public:
    void add(const DescribedSheet& sheet) {
        const std::string style = sheet.is_hidden ? " table:style-name=\"hidden\"" : "";
        tables_ += "<table:table table:name=\"" + escaped(sheet.name) + "\"" + style + ">" + columns_of(sheet) + rows_of(sheet) +
                   "</table:table>";
    }

    [[nodiscard]] std::string content() const {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
               " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
               " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
               " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
               " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
               " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
               " xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\" office:version=\"1.2\">"
               "<office:automatic-styles><style:style style:name=\"hidden\" style:family=\"table\">"
               "<style:table-properties table:display=\"false\"/></style:style>" +
               styles_ + "</office:automatic-styles><office:body><office:spreadsheet>" + tables_ +
               "</office:spreadsheet></office:body></office:document-content>";
    }

  private:
    static std::string columns_of(const DescribedSheet& sheet) {
        std::string text;
        std::size_t next = 0;
        for (const std::size_t hidden : sheet.hidden_columns) {
            if (hidden > next) text += "<table:table-column" + repeated("columns", hidden - next) + "/>";
            text += "<table:table-column table:visibility=\"collapse\"/>";
            next = hidden + 1;
        }
        return text + "<table:table-column" + repeated("columns", most_columns - next) + "/>";
    }

    std::string rows_of(const DescribedSheet& sheet) {
        std::map<std::pair<std::size_t, std::size_t>, const DescribedCell*> cells;
        std::set<std::pair<std::size_t, std::size_t>> covered;
        std::size_t end = 0;
        for (const DescribedCell& cell : sheet.cells) {
            cells[{cell.row, cell.column}] = &cell;
            end = std::max(end, cell.last_row + 1);
            for (std::size_t row = cell.row; row <= cell.last_row; ++row) {
                for (std::size_t column = cell.column; column <= cell.last_column; ++column) covered.insert({row, column});
            }
            covered.erase({cell.row, cell.column});
        }
        std::vector<std::string> rows;
        for (std::size_t row = 0; row < end; ++row) {
            std::size_t width = 0;
            for (const DescribedCell& cell : sheet.cells) {
                if (cell.row <= row && row <= cell.last_row) width = std::max(width, cell.last_column + 1);
            }
            std::vector<std::string> texts;  // what stands behind "<table:" in each cell
            for (std::size_t column = 0; column < width; ++column) {
                const auto found = cells.find({row, column});
                texts.push_back(found != cells.end()              ? cell_text(*found->second)
                                : covered.contains({row, column}) ? "covered-table-cell/>"
                                                                  : "table-cell/>");
            }
            const std::string hidden = sheet.hidden_rows.contains(row) ? " table:visibility=\"collapse\">" : ">";
            rows.push_back(hidden + in_runs(texts, "columns") + "<table:table-cell" + repeated("columns", most_columns - width) +
                           "/></table:table-row>");
        }
        for (std::string& row : rows) row = "table-row" + row;
        return in_runs(rows, "rows") + "<table:table-row" + repeated("rows", most_rows - end) + "><table:table-cell" +
               repeated("columns", most_columns) + "/></table:table-row>";
    }

    // Elements that are equal to the one before are one that is repeated. Those of merged cells stay as they are.
    static std::string in_runs(const std::vector<std::string>& elements, const std::string& attribute) {
        std::string text;
        for (std::size_t i = 0; i < elements.size();) {
            std::size_t next = i + 1;
            const bool may_repeat = elements[i].find("spanned") == std::string::npos;
            while (may_repeat && next < elements.size() && elements[next] == elements[i]) ++next;
            const std::size_t name_end = elements[i].find_first_of(" />");
            text += "<table:" + elements[i].substr(0, name_end) + repeated(attribute, next - i) + elements[i].substr(name_end);
            i = next;
        }
        return text;
    }

    std::string cell_text(const DescribedCell& cell) {
        std::string text = "table-cell" + style_of(cell);
        if (cell.is_merged())
            text += " table:number-columns-spanned=\"" + std::to_string(cell.last_column - cell.column + 1) +
                    "\" table:number-rows-spanned=\"" + std::to_string(cell.last_row - cell.row + 1) + "\"";
        const bool is_percentage = cell.format && cell.format->find('%') != std::string::npos;
        const std::string type = is_percentage ? "percentage" : "float";
        switch (cell.kind) {
            case DescribedCell::Kind::text:
                return text + " office:value-type=\"string\">" + paragraphs(cell.value) + "</table:table-cell>";
            case DescribedCell::Kind::date:
                return text + " office:value-type=\"date\" office:date-value=\"" + cell.value + "\">" + paragraphs(cell.value) +
                       "</table:table-cell>";
            case DescribedCell::Kind::uncalculated:
                return text + " table:formula=\"" + open_formula(cell.formula) + "\"/>";
            case DescribedCell::Kind::formula:
                text += " table:formula=\"" + open_formula(cell.formula) + "\"";
                break;
            case DescribedCell::Kind::number:
                break;
        }
        return text + " office:value-type=\"" + type + "\" office:value=\"" + cell.value + "\">" + paragraphs(cell.value) +
               "</table:table-cell>";
    }

    std::string style_of(const DescribedCell& cell) {
        if (!cell.format && cell.indent == 0) return "";
        const std::string key = cell.format.value_or("") + "\n" + std::to_string(cell.indent);
        const auto [found, is_new] = names_.emplace(key, "ce" + std::to_string(names_.size() + 1));
        if (is_new) {
            const std::string number = "N" + found->second;
            if (cell.format) styles_ += number_style(*cell.format, number);
            styles_ += "<style:style style:name=\"" + found->second + "\" style:family=\"table-cell\"" +
                       (cell.format ? " style:data-style-name=\"" + number + "\"" : "") + ">";
            // LibreOffice indents by ten points a step.
            if (cell.indent > 0)
                styles_ += "<style:paragraph-properties fo:margin-left=\"" + std::to_string(cell.indent * 10) + "pt\"/>";
            styles_ += "</style:style>";
        }
        return " table:style-name=\"" + found->second + "\"";
    }

    static std::string number_style(const std::string& format, const std::string& name) {
        if (format.find('y') != std::string::npos)
            return "<number:date-style style:name=\"" + name +
                   "\"><number:year number:style=\"long\"/><number:text>-</number:text><number:month number:style=\"long\"/>"
                   "<number:text>-</number:text><number:day number:style=\"long\"/></number:date-style>";
        const bool is_percentage = format.find('%') != std::string::npos;
        const std::string kind = is_percentage ? "number:percentage-style" : "number:number-style";
        const std::size_t point = format.find('.');
        const auto decimals =
            point == std::string::npos ? 0 : std::count(format.begin() + static_cast<std::ptrdiff_t>(point), format.end(), '0');
        return "<" + kind + " style:name=\"" + name + "\"><number:number number:decimal-places=\"" + std::to_string(decimals) +
               "\" number:min-integer-digits=\"1\"" + (format.find(',') == std::string::npos ? "" : " number:grouping=\"true\"") +
               "/>" + (is_percentage ? "<number:text>%</number:text>" : "") + "</" + kind + ">";
    }

    std::map<std::string, std::string> names_;  // of styles, by format and indent
    std::string styles_;
    std::string tables_;
};

void add_part(zip_t* archive, const std::string& name, const std::string& bytes, zip_int32_t compression) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    BOOST_REQUIRE(index >= 0);
    BOOST_REQUIRE(zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), compression, 0) == 0);
}

}  // namespace

void write_ods(const std::vector<DescribedSheet>& sheets, const std::filesystem::path& workbook) {
    OdsWriter writer;
    for (const DescribedSheet& sheet : sheets) writer.add(sheet);
    const std::string type = "application/vnd.oasis.opendocument.spreadsheet";
    const std::string content = writer.content();
    const std::string manifest =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">"
        "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"" +
        type + "\"/><manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>";
    zip_t* archive = zip_open(workbook.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    BOOST_REQUIRE(archive != nullptr);
    add_part(archive, "mimetype", type, ZIP_CM_STORE);  // the first part, as it is
    add_part(archive, "content.xml", content, ZIP_CM_DEFLATE);
    add_part(archive, "META-INF/manifest.xml", manifest, ZIP_CM_DEFLATE);
    BOOST_REQUIRE(zip_close(archive) == 0);
}

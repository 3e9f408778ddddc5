#include "grid/xlsx_sheet.hpp"

#include <map>
#include <optional>

#include "grid/xlsx_text.hpp"
#include "grid/xml_part.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

struct CellPlace {
    std::size_t row = 0;
    std::size_t column = 0;
};

// Of "B7", also of "$B$7". Nothing if it is none.
std::optional<CellPlace> place_of(std::string_view name) {
    constexpr std::size_t most = 100'000'000;
    std::size_t at = 0;
    const auto skip_dollar = [&] { at += at < name.size() && name[at] == '$' ? 1 : 0; };
    skip_dollar();
    std::size_t column = 0;
    for (; at < name.size() && is_ascii_letter(name[at]) && column < most; ++at)
        column = column * 26 + static_cast<std::size_t>((name[at] | 0x20) - 'a' + 1);
    skip_dollar();
    const std::size_t row = count_in(name.substr(at), 0);
    if (column == 0 || row == 0 || row >= most || column >= most) return std::nullopt;
    return CellPlace{row - 1, column - 1};
}

std::optional<GridRange> range_of(std::string_view name) {
    const std::size_t colon = name.find(':');
    const std::optional<CellPlace> first = place_of(name.substr(0, colon));
    const std::optional<CellPlace> last = colon == std::string_view::npos ? first : place_of(name.substr(colon + 1));
    if (!first || !last) return std::nullopt;
    return GridRange{static_cast<std::uint32_t>(first->row), static_cast<std::uint32_t>(first->column),
                     static_cast<std::uint32_t>(last->row), static_cast<std::uint32_t>(last->column)};
}

class XlsxSheetReader {
  public:
    XlsxSheetReader(XmlPart& part, const XlsxShared& shared, SheetBuilder& builder)
        : part_(part), shared_(shared), builder_(builder) {}

    void read() {
        XmlScanner& tags = part_.tags();
        tags.count("c");
        for (XmlScanner::Event event = tags.next(); event != XmlScanner::Event::ends; event = tags.next()) {
            if (event != XmlScanner::Event::opens) continue;
            const std::string_view name = tags.name();
            if (tags.depth() == 0 && name != "worksheet") {
                builder_.refuse("its part is no sheet of cells", save_again);
                return;
            }
            const bool is_row = tags.depth() == 2 && name == "row" && is_in_rows_;
            const bool is_other = tags.depth() == 1 && (name == "cols" || name == "mergeCells");
            if (tags.depth() == 1) is_in_rows_ = name == "sheetData";
            if (!is_row && !is_other) continue;
            const std::optional<XmlSlice> slice = tags.skip_element();
            if (!slice) break;
            const pugi::xml_node element = part_.parse(*slice);
            if (is_row)
                read_row(element);
            else
                read_columns_or_merges(element);
            if (builder_.is_refused() || !part_.fault().empty()) break;
        }
        if (!part_.fault().empty()) {
            builder_.refuse(part_.fault(), save_again);
        } else if (cell_count_ < tags.counted()) {
            builder_.refuse("its part holds " + std::to_string(tags.counted()) + " cells, but " + std::to_string(cell_count_) +
                                " of them could be read",
                            save_again);
        }
    }

  private:
    void read_columns_or_merges(pugi::xml_node element) {
        for (const pugi::xml_node each : element.children()) {
            if (is_named(each, "col") && is_true(each.attribute("hidden").value())) {
                const std::size_t first = count_in(each.attribute("min").value(), 0);
                const std::size_t last = count_in(each.attribute("max").value(), first);
                if (first > 0) builder_.hide_columns(first - 1, last - 1);
            } else if (is_named(each, "mergeCell")) {
                if (const std::optional<GridRange> range = range_of(each.attribute("ref").value())) builder_.merge(*range);
            }
        }
    }

    // Rows and cells that do not say where they are follow those before them.
    void read_row(pugi::xml_node row) {
        const std::string_view written = row.attribute("r").value();
        const std::size_t number = written.empty() ? next_row_ + 1 : count_in(written, 0);
        if (number == 0) {
            builder_.refuse("a row has the number \"" + std::string(written) + "\"", save_again);
            return;
        }
        at_ = {number - 1, 0};
        next_row_ = number;
        const std::string_view height = row.attribute("ht").value();
        if (is_true(row.attribute("hidden").value()) || height == "0") builder_.hide_rows(at_.row, at_.row);
        for (const pugi::xml_node cell : row.children()) {
            if (!is_named(cell, "c")) continue;
            ++cell_count_;
            const std::string_view name = cell.attribute("r").value();
            if (!name.empty()) {
                const std::optional<CellPlace> place = place_of(name);
                if (!place || place->row != at_.row) {
                    builder_.refuse("a cell in row " + std::to_string(number) + " says that it is at \"" + std::string(name) + "\"",
                                    save_again);
                    return;
                }
                at_ = *place;
            }
            read_cell(cell);
            if (builder_.is_refused()) return;
            ++at_.column;
        }
    }

    void read_cell(pugi::xml_node cell) {
        pugi::xml_node value;
        pugi::xml_node formula;
        pugi::xml_node text;
        for (const pugi::xml_node child : cell.children()) {
            const std::string_view name = local_name(child.name());
            if (name == "v") value = child;
            if (name == "f") formula = child;
            if (name == "is") text = child;
        }
        if (!value && !formula && !text) return;
        const CellFormat* const format = format_of(cell);
        if (format == nullptr) return;
        GridCell result = text ? text_cell(text_of_runs(text)) : value_cell(cell.attribute("t").value(), value, formula, *format);
        result.is_formula = static_cast<bool>(formula);
        result.indent = format->indent;
        if (result.is_formula && needs_calculation(result)) result = uncalculated_cell(formula, format->indent);
        builder_.put(at_.row, at_.column, std::move(result));
    }

    // Nothing if the cell names one that is not there; then the sheet is refused.
    const CellFormat* format_of(pugi::xml_node cell) {
        static const CellFormat general;
        const std::string_view style = cell.attribute("s").value();
        const std::size_t index = style.empty() ? 0 : count_in(style, shared_.formats.size());
        if (index < shared_.formats.size()) return &shared_.formats[index];
        if (style.empty() || index == 0) return &general;
        refuse_cell("it has the format " + std::string(style) + ", which the workbook does not have");
        return nullptr;
    }

    void refuse_cell(const std::string& message) { builder_.refuse(message, save_again, cell_name(at_.row, at_.column)); }

    static GridCell text_cell(std::string text) {
        GridCell cell;
        if (text.empty()) return cell;
        cell.kind = GridCellKind::text;
        cell.text = std::move(text);
        return cell;
    }

    static GridCell cell_of(GridCellKind kind, std::string text) {
        GridCell cell;
        cell.kind = kind;
        cell.text = std::move(text);
        return cell;
    }

    GridCell value_cell(std::string_view type, pugi::xml_node value, pugi::xml_node formula, const CellFormat& format) {
        std::string stored;
        append_text(stored, value);
        if (type == "str") {
            if (value) return text_cell(plain_text(stored));
            return formula ? cell_of(GridCellKind::uncalculated, "") : GridCell();
        }
        const std::string_view text = trimmed(stored);
        if (text.empty()) return formula ? cell_of(GridCellKind::uncalculated, "") : GridCell();
        if (type == "s") return shared_text(text);
        if (type == "b") return cell_of(GridCellKind::boolean, is_true(text) ? "TRUE" : "FALSE");
        if (type == "e") return cell_of(GridCellKind::error, std::string(text));
        if (type == "d") return cell_of(GridCellKind::date, date_of_iso(text));
        if ((type.empty() || type == "n") && is_decimal(text)) return number_cell(text, format, shared_.is_1904);
        builder_.warn(cell_name(at_.row, at_.column), "a cell is of a kind that its value is not; it was read as text", save_again);
        return text_cell(plain_text(stored));
    }

    GridCell shared_text(std::string_view index) {
        const std::size_t at = count_in(index, shared_.strings.size());
        if (at < shared_.strings.size()) return text_cell(shared_.strings[at]);
        refuse_cell("it names the text " + std::string(index) + " of the workbook, which is not there");
        return {};
    }

    // Libraries that write workbooks and calculate nothing store no result, or a 0 with the wish that all is calculated when the
    // workbook is opened. That 0 must not become an amount.
    bool needs_calculation(const GridCell& cell) {
        if (cell.kind == GridCellKind::uncalculated) return true;
        if (!shared_.wants_calculation) return false;
        if (cell.kind == GridCellKind::number && cell.text == "0") return true;
        builder_.warn(cell_name(at_.row, at_.column),
                      "the program that wrote the workbook has not calculated its formulas: their stored results may be old",
                      "Open the workbook in a spreadsheet program, which calculates them, and save it.");
        return false;
    }

    GridCell uncalculated_cell(pugi::xml_node formula, int indent) {
        std::string text;
        append_text(text, formula);
        text = plain_text(trimmed(text));
        const std::string_view shared_index = formula.attribute("si").value();
        if (std::string_view(formula.attribute("t").value()) == "shared" && !shared_index.empty()) {
            const auto [found, is_new] = shared_formulas_.try_emplace(std::string(shared_index), text);
            // Only the first cell has the formula; its addresses are those of that cell.
            if (!is_new && text.empty()) text = found->second + " (filled from another cell)";
        }
        GridCell cell = cell_of(GridCellKind::uncalculated, std::move(text));
        cell.is_formula = true;
        cell.indent = indent;
        return cell;
    }

    XmlPart& part_;
    const XlsxShared& shared_;
    SheetBuilder& builder_;
    std::map<std::string, std::string> shared_formulas_;  // by their index
    bool is_in_rows_ = false;
    std::size_t next_row_ = 0;
    CellPlace at_;
    std::size_t cell_count_ = 0;
};

}  // namespace

void read_xlsx_sheet(ZipParts& parts, std::string_view path, const XlsxShared& shared, const GridLimits& limits,
                     SheetBuilder& builder) {
    if (path.empty() || !parts.has(path)) {
        builder.refuse(path.empty() ? "the workbook does not name its part" : "its part \"" + std::string(path) + "\" is missing",
                       save_again);
        return;
    }
    XmlPart part(parts, path, limits);
    XlsxSheetReader(part, shared, builder).read();
    builder.finish();
}

}  // namespace sitegen

#include "grid/read_ods.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "grid/ods_cell.hpp"
#include "grid/ods_styles.hpp"
#include "grid/sheet_builder.hpp"
#include "grid/xml_part.hpp"

namespace sitegen {

namespace {

// Columns beside each other whose cells have one style, where they have none of their own.
struct ColumnStyle {
    std::size_t end = 0;  // the column behind them
    CellFormat format;
};

struct PlacedCell {
    std::size_t column = 0;
    OdsCell cell;
};

bool is_group(std::string_view name) {
    return name == "table-row-group" || name == "table-rows" || name == "table-header-rows" || name == "table-column-group" ||
           name == "table-columns" || name == "table-header-columns";
}

bool is_shown(std::string_view visibility) { return visibility != "collapse" && visibility != "filter"; }

// LibreOffice keeps the cells of other files that formulas refer to as tables, such as 'file:///home/a/b.ods'#$Sheet1.
bool is_copy_of_other_file(std::string_view name) { return name.starts_with('\'') && name.find("'#") != std::string_view::npos; }

// Goes through content.xml once: first its styles, then its tables, row by row.
class OdsReader {
  public:
    OdsReader(XmlPart& part, OdsStyles& styles, const GridLimits& limits, GridReading& reading)
        : part_(part), tags_(part.tags()), styles_(styles), limits_(limits), reading_(reading) {}

    void read() {
        tags_.count("table-cell");
        for (XmlScanner::Event event = tags_.next(); event != XmlScanner::Event::ends; event = tags_.next()) {
            if (event == XmlScanner::Event::opens ? !open() : !close()) break;
        }
        if (part_.fault().empty() && !is_stopped_) return;
        reading_.workbook.sheets.clear();
        if (!part_.fault().empty()) reading_.faults.push_back({true, "", "", part_.fault(), save_again});
    }

  private:
    // False at a fault, here and below.
    bool open() {
        const std::string_view name = tags_.name();
        const std::size_t depth = tags_.depth();
        if (depth == 1) is_in_styles_ = name == "automatic-styles";
        if (depth == 2) is_in_spreadsheet_ = name == "spreadsheet";
        if (depth == 2 && is_in_styles_) {
            const std::optional<XmlSlice> slice = tags_.skip_element();
            if (slice) styles_.add(part_.parse(*slice));
            return slice && part_.fault().empty();
        }
        if (depth == 3 && is_in_spreadsheet_) return name == "table" ? begin_table() : tags_.skip_element().has_value();
        if (depth <= 3) return true;
        return builder_ ? open_in_table(name) : tags_.skip_element().has_value();
    }

    bool open_in_table(std::string_view name) {
        if (is_group(name)) {
            if (!hidden_from_ && value_of(part_.parse_tag(), "display") == "false") hidden_from_ = tags_.depth();
            return part_.fault().empty();
        }
        const bool is_row = name == "table-row";
        const bool is_column = name == "table-column";
        const std::optional<XmlSlice> slice = tags_.skip_element();
        if (!slice) return false;
        if ((!is_row && !is_column) || builder_->is_refused()) return true;
        const pugi::xml_node element = part_.parse(*slice);
        if (!part_.fault().empty()) return false;
        if (is_row)
            read_row(element);
        else
            read_columns(element);
        return true;
    }

    bool close() {
        const std::size_t depth = tags_.depth();
        if (hidden_from_ && *hidden_from_ == depth) hidden_from_.reset();
        if (depth != 3 || !builder_) return true;
        if (cell_count_ < tags_.counted() - counted_before_) {
            builder_->refuse("it holds " + std::to_string(tags_.counted() - counted_before_) + " cells, but " +
                                 std::to_string(cell_count_) + " of them could be read",
                             save_again);
        }
        builder_->finish();
        builder_.reset();
        return true;
    }

    bool begin_table() {
        if (!has_tables_) styles_.end_part();
        has_tables_ = true;
        if (reading_.workbook.sheets.size() >= limits_.sheets) {
            reading_.faults.push_back(
                {true, "", "", "it has more than " + std::to_string(limits_.sheets) + " sheets", "Divide it into several files."});
            is_stopped_ = true;
            return false;
        }
        const pugi::xml_node table = part_.parse_tag();
        if (is_copy_of_other_file(value_of(table, "name"))) return tags_.skip_element().has_value();
        Sheet& sheet = reading_.workbook.sheets.emplace_back();
        sheet.name = value_of(table, "name");
        sheet.is_hidden = styles_.is_hidden_table(value_of(table, "style-name")) || value_of(table, "display") == "false";
        builder_.emplace(sheet, budget_, limits_, reading_.faults);
        row_ = 0;
        column_end_ = 0;
        cell_count_ = 0;
        counted_before_ = tags_.counted();
        columns_.clear();
        hidden_from_.reset();
        return part_.fault().empty();
    }

    void read_columns(pugi::xml_node element) {
        const std::size_t first = column_end_;
        column_end_ += std::max<std::size_t>(count_in(value_of(element, "number-columns-repeated"), 1), 1);
        if (hidden_from_ || !is_shown(value_of(element, "visibility"))) builder_->hide_columns(first, column_end_ - 1);
        columns_.push_back({column_end_, styles_.format_of(value_of(element, "default-cell-style-name"))});
    }

    [[nodiscard]] CellFormat format_of(const PlacedCell& placed, std::string_view style_of_row) const {
        if (!placed.cell.style.empty()) return styles_.format_of(placed.cell.style);
        if (!style_of_row.empty()) return styles_.format_of(style_of_row);
        const auto found = std::upper_bound(columns_.begin(), columns_.end(), placed.column,
                                            [](std::size_t column, const ColumnStyle& style) { return column < style.end; });
        return found == columns_.end() ? CellFormat() : found->format;
    }

    // Only cells that hold something are kept: a sheet ends with blank cells that are repeated to its last row and column.
    void read_row(pugi::xml_node element) {
        const std::size_t repeated = std::max<std::size_t>(count_in(value_of(element, "number-rows-repeated"), 1), 1);
        const std::string_view style = value_of(element, "default-cell-style-name");
        std::vector<PlacedCell> cells;
        std::size_t column = 0;
        for (const pugi::xml_node child : element.children()) {
            if (!is_named(child, "table-cell") && !is_named(child, "covered-table-cell")) continue;
            if (is_named(child, "table-cell")) ++cell_count_;
            PlacedCell placed{column, read_ods_cell(child)};
            column += placed.cell.repeated;
            if (placed.cell.columns_spanned > 1 || placed.cell.rows_spanned > 1) merge(placed);
            if (placed.cell.has_odd_value)
                builder_->warn(cell_name(row_, placed.column), "a cell is of a kind that its value is not; it was read as text",
                               save_again);
            if (placed.cell.cell.is_blank()) continue;
            apply_format(placed.cell.cell, format_of(placed, style));
            cells.push_back(std::move(placed));
        }
        if (hidden_from_ || !is_shown(value_of(element, "visibility"))) builder_->hide_rows(row_, row_ + repeated - 1);
        if (!cells.empty()) put(cells, repeated);
        row_ += repeated;
    }

    void put(const std::vector<PlacedCell>& cells, std::size_t repeated) {
        for (std::size_t row = row_; row < row_ + repeated; ++row) {
            for (const PlacedCell& placed : cells) {
                for (std::size_t i = 0; i < placed.cell.repeated; ++i) {
                    if (!builder_->put(row, placed.column + i, placed.cell.cell)) return;
                }
            }
        }
    }

    void merge(const PlacedCell& placed) {
        const auto index = [](std::size_t at) { return static_cast<std::uint32_t>(std::min<std::size_t>(at, UINT32_MAX)); };
        builder_->merge({index(row_), index(placed.column), index(row_ + placed.cell.rows_spanned - 1),
                         index(placed.column + placed.cell.columns_spanned - 1)});
    }

    XmlPart& part_;
    XmlScanner& tags_;
    OdsStyles& styles_;
    const GridLimits& limits_;
    GridReading& reading_;
    GridBudget budget_;
    std::optional<SheetBuilder> builder_;  // of the table around the tag
    std::vector<ColumnStyle> columns_;
    std::optional<std::size_t> hidden_from_;  // the depth of the group around the tag that is hidden
    std::size_t row_ = 0;
    std::size_t column_end_ = 0;
    std::size_t cell_count_ = 0;
    std::size_t counted_before_ = 0;
    bool is_in_styles_ = false;
    bool is_in_spreadsheet_ = false;
    bool has_tables_ = false;
    bool is_stopped_ = false;
};

void read_common_styles(ZipParts& parts, const GridLimits& limits, OdsStyles& styles, std::vector<GridFault>& faults) {
    if (!parts.has("styles.xml")) return;
    XmlPart part(parts, "styles.xml", limits);
    XmlScanner& tags = part.tags();
    bool is_in_styles = false;
    for (XmlScanner::Event event = tags.next(); event != XmlScanner::Event::ends; event = tags.next()) {
        if (event != XmlScanner::Event::opens) continue;
        if (tags.depth() == 1) is_in_styles = tags.name() == "styles";
        if (tags.depth() != 2) continue;
        const std::optional<XmlSlice> slice = tags.skip_element();
        if (!slice) break;
        if (is_in_styles) styles.add(part.parse(*slice));
    }
    styles.end_part();
    if (!part.fault().empty()) faults.push_back({true, "", "", part.fault(), save_again});
}

// The parts of a file with a password are listed with how they are encrypted, and look damaged otherwise.
bool is_encrypted(ZipParts& parts, const GridLimits& limits) {
    std::string message;
    const std::optional<std::string> manifest = parts.unpack("META-INF/manifest.xml", limits, message);
    return manifest && manifest->find("encryption-data") != std::string::npos;
}

}  // namespace

GridReading read_ods(ZipParts& parts, const GridLimits& limits) {
    GridReading reading;
    if (is_encrypted(parts, limits)) {
        reading.faults.push_back({true, "", "", "it is protected by a password", "Save it without a password."});
        return reading;
    }
    OdsStyles styles;
    read_common_styles(parts, limits, styles, reading.faults);
    if (reading.has_errors()) return reading;
    XmlPart part(parts, "content.xml", limits);
    OdsReader(part, styles, limits, reading).read();
    if (reading.workbook.sheets.empty() && !reading.has_errors())
        reading.faults.push_back({true, "", "", "it has no sheet with cells", save_again});
    return reading;
}

}  // namespace sitegen

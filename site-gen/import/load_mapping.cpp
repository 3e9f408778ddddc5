#include "import/load_mapping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "disk/read_file.hpp"
#include "import/matching.hpp"
#include "load/table_reader.hpp"
#include "model/rules.hpp"
#include "model/source.hpp"

namespace sitegen {

namespace {

constexpr std::array<std::string_view, 6> state_names = {"blank",         "not applicable", "not published",
                                                         "did not exist", "withheld",       ""};

class MappingLoader {
  public:
    MappingLoader(const Standard& standard, Findings& findings) : standard_(standard), findings_(findings) {}

    DocumentMapping load(const TomlNode& root) {
        TableReader reader(root, findings_);
        reader.refuse_others(
            {"hidden", "encoding", "delimiter", "numbers", "states", "rows", "sheet", "private", "private-labels"});
        mapping_.reads_hidden = reader.boolean("hidden");
        mapping_.keeps_private = reader.boolean("private");
        mapping_.private_labels = reader.texts("private-labels", Need::optional);
        mapping_.encoding = reader.text("encoding", Need::optional);
        if (const std::string delimiter = reader.text("delimiter", Need::optional); delimiter.size() == 1) {
            mapping_.delimiter = delimiter[0];
        } else if (!delimiter.empty()) {
            findings_.error(rules::invalid_value, reader.place_of("delimiter"), "a delimiter is one character",
                            "Write \",\", \";\" or \"\\t\".");
        }
        if (std::optional<TableReader> numbers = reader.table("numbers", Need::optional)) load_numbers(*numbers);
        if (const TomlNode* states = reader.find("states")) load_states(*states);
        if (const TomlNode* rows = reader.find("rows")) load_rows(*rows, "");
        for (TableReader& sheet : reader.tables("sheet", Need::optional)) load_sheet(sheet);
        return std::move(mapping_);
    }

  private:
    void load_numbers(TableReader& reader) {
        reader.refuse_others({"decimal", "minus"});
        mapping_.marks.minus_signs = reader.texts("minus", Need::optional);
        const std::string decimal = reader.text("decimal", Need::optional);
        if (decimal == "." || decimal == ",") {
            mapping_.marks.decimal = decimal[0];
        } else if (!decimal.empty()) {
            findings_.error(rules::invalid_value, reader.place_of("decimal"), "a decimal mark is a point or a comma",
                            "Write \".\" or \",\".");
        }
    }

    void load_states(const TomlNode& states) {
        for (const TomlEntry& entry : states.entries()) {
            const bool is_state = std::find(state_names.begin(), state_names.end(), entry.value.text) != state_names.end();
            if (entry.value.kind != TomlNode::Kind::string || !is_state) {
                findings_.error(rules::invalid_value, entry.value.place,
                                "no cell has the state \"" + std::string(entry.value.text) + "\"",
                                "Write \"blank\", \"not applicable\", \"not published\", \"did not exist\" or \"withheld\".");
                continue;
            }
            mapping_.states.emplace_back(entry.key, entry.value.text.empty() ? "blank" : std::string(entry.value.text));
        }
    }

    // Names of every table, or of the one whose id a table of names has.
    void load_rows(const TomlNode& rows, const std::string& table) {
        for (const TomlEntry& entry : rows.entries()) {
            if (entry.value.kind == TomlNode::Kind::table && table.empty()) {
                if (standard_.find_table(entry.key) == nullptr) refuse_table(entry.key, entry.place);
                load_rows(entry.value, entry.key);
            } else if (entry.value.kind == TomlNode::Kind::string) {
                mapping_.rows[{table, match_form(entry.key)}] = entry.value.text;
            } else {
                findings_.error(rules::wrong_type, entry.value.place, "a row is named by its id",
                                "Write \"" + entry.key + "\" = \"id\".");
            }
        }
    }

    void refuse_table(const std::string& id, const Place& place) {
        std::vector<std::string> names;
        for (const TableForm& form : standard_.tables) names.push_back(form.id);
        findings_.error(rules::unknown_table, place, "the standard has no table \"" + id + "\"" + nearest_hint(id, names),
                        "Name a table of the standard.");
    }

    void load_sheet(TableReader& reader) {
        reader.refuse_others({"sheet", "table", "ignore", "rows", "first-data-row", "unit", "transposed", "columns"});
        SheetMapping sheet;
        sheet.place = reader.place();
        sheet.sheet = reader.text("sheet", Need::required);
        const bool is_ignored = reader.boolean("ignore");
        sheet.table = reader.text("table", is_ignored ? Need::optional : Need::required);
        const TableForm* form = sheet.table.empty() ? nullptr : standard_.find_table(sheet.table);
        if (!sheet.table.empty() && form == nullptr) refuse_table(sheet.table, reader.place_of("table"));
        if (is_ignored) sheet.table.clear();
        load_lines(reader, sheet);
        sheet.unit = reader.text("unit", Need::optional);
        if (!sheet.unit.empty() && !standard_.units.contains(sheet.unit))
            findings_.error(rules::unknown_unit, reader.place_of("unit"), "the standard declares no unit \"" + sheet.unit + "\"",
                            "Use a declared unit.");
        sheet.is_transposed = reader.boolean("transposed");
        if (const TomlNode* columns = reader.find("columns"); columns != nullptr && form != nullptr)
            load_columns(*columns, *form, sheet);
        mapping_.sheets.push_back(std::move(sheet));
    }

    void load_lines(TableReader& reader, SheetMapping& sheet) {
        const std::string rows = reader.text("rows", Need::optional);
        if (const std::optional<SourcePages> range = rows.empty() ? std::nullopt : parse_source_pages(rows)) {
            sheet.first_row = static_cast<std::size_t>(range->first);
            sheet.last_row = static_cast<std::size_t>(range->last);
        } else if (!rows.empty()) {
            findings_.error(rules::invalid_value, reader.place_of("rows"), "\"" + rows + "\" names no rows",
                            "Write rows = \"3-40\".");
        }
        if (const std::optional<int> first = reader.integer("first-data-row", Need::optional); first && *first > 0)
            sheet.first_data_row = static_cast<std::size_t>(*first);
    }

    void load_columns(const TomlNode& columns, const TableForm& form, SheetMapping& sheet) {
        std::vector<std::string> known;
        for (const SideForm& side : form.sides) {
            const std::string prefix = form.has_sides() ? side.id + "." : "";
            known.push_back(prefix + "code");
            known.push_back(prefix + "name");
            for (const ColumnForm& column : side.columns) known.push_back(prefix + column.id);
        }
        for (const TomlEntry& entry : columns.entries()) {
            if (std::find(known.begin(), known.end(), entry.key) == known.end()) {
                findings_.error(
                    rules::unknown_column, entry.place,
                    "the table \"" + form.id + "\" has no column \"" + entry.key + "\"" + nearest_hint(entry.key, known),
                    "Name a column of the table, \"code\" or \"name\".");
            } else if (entry.value.kind != TomlNode::Kind::string ||
                       (entry.value.text != "" && !column_of_letters(entry.value.text))) {
                findings_.error(rules::invalid_value, entry.value.place, "a column of a sheet is named by its letters",
                                "Write \"C\".");
            } else {
                sheet.columns[entry.key] = entry.value.text;
            }
        }
    }

    const Standard& standard_;
    Findings& findings_;
    DocumentMapping mapping_;
};

}  // namespace

DocumentMapping load_mapping(const std::filesystem::path& file, const Standard& standard, Sources& sources, Findings& findings) {
    const std::uint32_t number = sources.add(file.string(), read_whole_file(file));
    const std::optional<TomlNode> root = parse_toml(sources, number, findings);
    return root ? MappingLoader(standard, findings).load(*root) : DocumentMapping();
}

std::optional<std::size_t> column_of_letters(std::string_view letters) {
    if (letters.empty() || letters.size() > 3) return std::nullopt;
    std::size_t column = 0;
    for (const char c : letters) {
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (upper < 'A' || upper > 'Z') return std::nullopt;
        column = column * 26 + static_cast<std::size_t>(upper - 'A') + 1;
    }
    return column - 1;
}

}  // namespace sitegen

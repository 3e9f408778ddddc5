#include "import/load_ledger_mapping.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "import/sheet_region.hpp"
#include "load/file_reader.hpp"
#include "load/table_reader.hpp"
#include "model/rules.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

class LedgerLoader {
  public:
    LedgerLoader(Findings& findings, const std::function<const Standard*(const std::string&, const Place&)>& standard_named)
        : findings_(findings), standard_named_(standard_named) {}

    LedgerMapping load(const TomlNode& root) {
        TableReader reader(root, findings_);
        reader.refuse_others({"ledger", "file", "department", "lookup", "narrative"});
        if (std::optional<TableReader> ledger = reader.table("ledger", Need::required)) load_ledger(*ledger);
        if (standard_ == nullptr) return std::move(mapping_);
        for (TableReader& file : reader.tables("file", Need::required)) load_file(file);
        for (TableReader& department : reader.tables("department", Need::optional)) load_department(department);
        for (TableReader& lookup : reader.tables("lookup", Need::optional)) load_lookup(lookup);
        for (TableReader& narrative : reader.tables("narrative", Need::optional)) load_narrative(narrative);
        check_lookups();
        return std::move(mapping_);
    }

  private:
    void load_ledger(TableReader& reader) {
        reader.refuse_others({"standard", "unit", "title", "note", "source", "departments"});
        mapping_.place = reader.place();
        mapping_.standard = reader.text("standard", Need::required);
        if (!mapping_.standard.empty()) standard_ = standard_named_(mapping_.standard, reader.place_of("standard"));
        mapping_.unit = reader.text("unit", Need::required);
        if (standard_ != nullptr && !mapping_.unit.empty() && !standard_->units.contains(mapping_.unit))
            findings_.error(rules::unknown_unit, reader.place_of("unit"), "the standard declares no unit \"" + mapping_.unit + "\"",
                            "Use a declared unit.");
        mapping_.title = reader.text("title", Need::optional);
        if (mapping_.title.empty()) mapping_.title = "{department} {year} {stage}";
        mapping_.note = reader.text("note", Need::optional);
        const std::string departments = reader.text("departments", Need::optional);
        mapping_.has_closed_list = departments == "listed";
        if (!departments.empty() && departments != "listed" && departments != "all")
            findings_.error(rules::invalid_value, reader.place_of("departments"), "\"departments\" is \"all\" or \"listed\"",
                            "Write \"listed\" if a department that is not listed is a fault.");
        if (std::optional<TableReader> source = reader.table("source", Need::optional)) {
            source->refuse_others({"title", "publisher", "url", "date"});
            mapping_.source.title = source->text("title", Need::required);
            mapping_.source.publisher = source->text("publisher", Need::optional);
            mapping_.source.url = source->web_address("a source");
            mapping_.source.date = source->date("date");
        }
    }

    [[nodiscard]] std::optional<char> delimiter_in(TableReader& reader) {
        const std::string text = reader.text("delimiter", Need::optional);
        if (text.empty()) return std::nullopt;
        if (text.size() == 1) return text[0];
        findings_.error(rules::invalid_value, reader.place_of("delimiter"), "a delimiter is one character",
                        "Write \",\", \";\" or \"\\t\".");
        return std::nullopt;
    }

    // A text, or a table that says where the text comes from.
    [[nodiscard]] LedgerField field_of(const TomlNode& node, const char* what) {
        LedgerField field;
        field.place = node.place;
        if (node.kind == TomlNode::Kind::string || node.kind == TomlNode::Kind::number) {
            field.constant = node.text;
            return field;
        }
        if (node.kind != TomlNode::Kind::table) {
            findings_.error(rules::wrong_type, node.place, fmt::format("\"{}\" is a text or a table", what),
                            "Write { column = \"…\" }.");
            return field;
        }
        TableReader reader(node, findings_);
        reader.refuse_others({"column", "columns", "join", "file", "lookup", "characters", "width", "values", "otherwise"});
        if (const std::string column = reader.text("column", Need::optional); !column.empty()) field.columns = {column};
        if (reader.find("columns") != nullptr) field.columns = reader.texts("columns", Need::required);
        field.join = reader.text("join", Need::optional);
        field.file_pattern = reader.text("file", Need::optional);
        if (field.columns.empty() == field.file_pattern.empty())
            findings_.error(rules::missing_key, node.place,
                            fmt::format("\"{}\" comes from a column or from the name of the file", what),
                            "Write column, columns or file.");
        if (!field.file_pattern.empty() && field.file_pattern.find("{}") == std::string::npos)
            findings_.error(rules::invalid_value, reader.place_of("file"), "{} stands where the text is in the file's name",
                            "Write file = \"budget-{}.csv\".");
        field.lookup = reader.text("lookup", Need::optional);
        if (const std::string range = reader.text("characters", Need::optional); !range.empty()) {
            if (const std::optional<SourcePages> pages = parse_source_pages(range)) {
                field.first = static_cast<std::size_t>(pages->first);
                field.last = static_cast<std::size_t>(pages->last);
            } else {
                findings_.error(rules::invalid_value, reader.place_of("characters"), "\"" + range + "\" is no range of characters",
                                "Write characters = \"1-3\".");
            }
        }
        if (const std::optional<int> width = reader.integer("width", Need::optional); width && *width > 0 && *width <= 32)
            field.width = static_cast<std::size_t>(*width);
        if (const TomlNode* values = reader.find("values")) {
            for (const TomlEntry& entry : values->entries()) field.values[folded_key(entry.key)] = entry.value.text;
        }
        if (reader.find("otherwise") != nullptr) field.otherwise = std::string(reader.find("otherwise")->text);
        return field;
    }

    [[nodiscard]] LedgerField field(TableReader& reader, const char* key, Need need) {
        const TomlNode* node = reader.find(key);
        if (node == nullptr) {
            if (need == Need::required) reader.report_missing(key);
            return {};
        }
        return field_of(*node, key);
    }

    [[nodiscard]] std::vector<LedgerFilter> filters(TableReader& reader, const char* key, bool is_negated) {
        std::vector<LedgerFilter> result;
        const TomlNode* node = reader.find(key);
        if (node == nullptr) return result;
        if (node->kind != TomlNode::Kind::table) {
            findings_.error(rules::wrong_type, node->place, fmt::format("\"{}\" names columns and their values", key),
                            "Write { \"Fund\" = [\"General\"] }.");
            return result;
        }
        for (const TomlEntry& entry : node->entries()) {
            LedgerFilter filter;
            filter.field.columns = {entry.key};
            filter.field.place = entry.place;
            filter.is_negated = is_negated;
            if (entry.value.kind == TomlNode::Kind::array) {
                for (const TomlNode& value : entry.value.items()) filter.values.push_back(folded_key(value.text));
            } else {
                filter.values.push_back(folded_key(entry.value.text));
            }
            result.push_back(std::move(filter));
        }
        return result;
    }

    void load_file(TableReader& reader) {
        reader.refuse_others({"files", "sheet", "encoding", "delimiter", "headings", "decimal", "states", "year", "stage",
                              "department", "where", "where-not", "table"});
        LedgerFiles file;
        file.place = reader.place();
        file.pattern = reader.text("files", Need::required);
        if (file.pattern.starts_with('/') || file.pattern.find("..") != std::string::npos)
            findings_.error(rules::invalid_value, reader.place_of("files"),
                            "files of a ledger stand in the folder of the mapping file or below it",
                            "Write a relative path without \"..\".");
        file.sheet = reader.text("sheet", Need::optional);
        file.encoding = reader.text("encoding", Need::optional);
        file.delimiter = delimiter_in(reader);
        if (const std::optional<int> line = reader.integer("headings", Need::optional))
            file.heading_line = static_cast<std::size_t>(std::max(0, *line));
        file.marks.decimal = '.';
        if (const std::string decimal = reader.text("decimal", Need::optional); decimal == ",") {
            file.marks.decimal = ',';
        } else if (!decimal.empty() && decimal != ".") {
            findings_.error(rules::invalid_value, reader.place_of("decimal"), "a decimal mark is a point or a comma",
                            "Write \".\" or \",\".");
        }
        if (const TomlNode* states = reader.find("states")) {
            for (const TomlEntry& entry : states->entries())
                file.states.emplace_back(entry.key, entry.value.text.empty() ? "blank" : std::string(entry.value.text));
        }
        file.year = field(reader, "year", Need::required);
        file.stage = field(reader, "stage", Need::required);
        file.department = field(reader, "department", Need::required);
        file.filters = filters(reader, "where", false);
        for (LedgerFilter& filter : filters(reader, "where-not", true)) file.filters.push_back(std::move(filter));
        for (TableReader& table : reader.tables("table", Need::required)) load_table(table, file);
        mapping_.files.push_back(std::move(file));
    }

    void load_table(TableReader& reader, LedgerFiles& file) {
        reader.refuse_others({"id", "side", "code", "codes", "item", "row-id", "name", "level", "unit", "amounts", "column",
                              "amount", "where", "where-not", "subtract", "duplicates", "parents", "total"});
        LedgerTable table;
        table.place = reader.place();
        table.table = reader.text("id", Need::required);
        table.side = reader.text("side", Need::optional);
        const TableForm* form = standard_->find_table(table.table);
        if (form == nullptr) {
            if (table.table.empty()) return;
            std::vector<std::string> names;
            for (const TableForm& each : standard_->tables) names.push_back(each.id);
            findings_.error(rules::unknown_table, reader.place_of("id"),
                            "the standard has no table \"" + table.table + "\"" + nearest_hint(table.table, names),
                            "Name a table of the standard.");
            return;
        }
        const auto side =
            std::find_if(form->sides.begin(), form->sides.end(), [&](const SideForm& each) { return each.id == table.side; });
        if (side == form->sides.end()) {
            findings_.error(rules::unknown_table, reader.place_of("side"),
                            fmt::format("the table \"{}\" has no side \"{}\"", table.table, table.side),
                            form->has_sides() ? "Name one of its sides." : "Leave \"side\" out.");
            return;
        }
        load_keys(reader, *side, table);
        load_amounts(reader, *side, table);
        table.filters = filters(reader, "where", false);
        for (LedgerFilter& filter : filters(reader, "where-not", true)) table.filters.push_back(std::move(filter));
        table.subtracted = filters(reader, "subtract", false);
        const std::string duplicates = reader.text("duplicates", Need::optional);
        table.sums = duplicates == "sum";
        if (!duplicates.empty() && duplicates != "sum" && duplicates != "refuse")
            findings_.error(rules::invalid_value, reader.place_of("duplicates"), "\"duplicates\" is \"sum\" or \"refuse\"",
                            "Write \"sum\" if several rows are parts of one amount.");
        table.has_parents = reader.boolean("parents");
        table.has_total = reader.boolean("total");
        if (table.has_total && !side->rows.total)
            findings_.error(rules::invalid_value, reader.place_of("total"),
                            fmt::format("the form of the table \"{}\" has no total", table.table), "Leave \"total\" out.");
        file.tables.push_back(std::move(table));
    }

    // The fields of the key columns, in the order of the form.
    void load_keys(TableReader& reader, const SideForm& side, LedgerTable& table) {
        switch (side.rows.kind) {
            case RowsForm::Kind::items:
                table.keys = {field(reader, "item", Need::required)};
                break;
            case RowsForm::Kind::classified:
                if (side.rows.classifications.size() == 1) {
                    table.keys = {field(reader, "code", Need::required)};
                } else if (const TomlNode* codes = reader.array("codes", Need::required)) {
                    for (const TomlNode& code : codes->items()) table.keys.push_back(field_of(code, "codes"));
                    if (table.keys.size() != side.rows.classifications.size())
                        findings_.error(rules::invalid_value, codes->place, "\"codes\" has a field for each list of codes",
                                        "Give one for each.");
                }
                break;
            case RowsForm::Kind::named:
                table.keys = {field(reader, "row-id", Need::optional), field(reader, "name", Need::required)};
                if (side.rows.level_count > 0) table.keys.push_back(field(reader, "level", Need::required));
                if (side.rows.has_units) table.keys.push_back(field(reader, "unit", Need::required));
                return;
        }
        // The name of a code that the list lacks.
        table.keys.push_back(field(reader, "name", Need::optional));
    }

    void load_amounts(TableReader& reader, const SideForm& side, LedgerTable& table) {
        std::vector<std::string> known;
        for (const ColumnForm& column : side.columns) known.push_back(column.id);
        if (const TomlNode* amounts = reader.find("amounts")) {
            for (const TomlEntry& entry : amounts->entries()) {
                if (side.find_column(entry.key) == nullptr)
                    findings_.error(rules::unknown_column, entry.place,
                                    fmt::format("the table \"{}\" has no column \"{}\"{}", table.table, entry.key,
                                                nearest_hint(entry.key, known)),
                                    "Name a column of the table.");
                table.amounts.push_back({std::string(entry.value.text), entry.key});
            }
            return;
        }
        table.column = field(reader, "column", Need::required);
        if (table.column.is_declared() && table.column.columns.empty() && table.column.file_pattern.empty() &&
            side.find_column(table.column.constant) == nullptr)
            findings_.error(rules::unknown_column, table.column.place,
                            fmt::format("the table \"{}\" has no column \"{}\"{}", table.table, table.column.constant,
                                        nearest_hint(table.column.constant, known)),
                            "Name a column of the table.");
        table.amount = reader.text("amount", Need::required);
    }

    void load_department(TableReader& reader) {
        reader.refuse_others({"folder", "name", "former", "also"});
        LedgerDepartment department;
        department.folder = reader.slug("folder", Need::required);
        department.name = reader.text("name", Need::required);
        for (TableReader& former : reader.tables("former", Need::optional)) {
            former.refuse_others({"name", "until"});
            const std::optional<FiscalYear> until = former.fiscal_year("until", Need::required);
            department.former.emplace_back(former.text("name", Need::required), until ? until->text() : "");
        }
        department.also = reader.texts("also", Need::optional);
        mapping_.departments.push_back(std::move(department));
    }

    void load_lookup(TableReader& reader) {
        reader.refuse_others({"id", "file", "key", "value", "encoding", "delimiter"});
        LedgerLookup lookup;
        lookup.place = reader.place();
        lookup.id = reader.text("id", Need::required);
        lookup.file = reader.text("file", Need::required);
        lookup.key = reader.text("key", Need::required);
        lookup.value = reader.text("value", Need::required);
        lookup.encoding = reader.text("encoding", Need::optional);
        lookup.delimiter = delimiter_in(reader);
        mapping_.lookups.push_back(std::move(lookup));
    }

    void load_narrative(TableReader& reader) {
        reader.refuse_others({"section", "file"});
        LedgerNarrative narrative{reader.text("section", Need::required), reader.text("file", Need::required), reader.place()};
        if (narrative.pattern.starts_with('/') || narrative.pattern.find("..") != std::string::npos)
            findings_.error(rules::invalid_value, reader.place_of("file"),
                            "texts stand in the folder of the mapping file or below it", "Write a relative path without \"..\".");
        bool has_section = false;
        for (const PartForm& part : standard_->parts) {
            for (const SectionForm& section : part.sections) has_section = has_section || section.id == narrative.section;
        }
        if (!has_section && !narrative.section.empty())
            findings_.error(rules::unknown_section, reader.place_of("section"),
                            "the standard has no section \"" + narrative.section + "\"", "Name a section of the standard.");
        mapping_.narratives.push_back(std::move(narrative));
    }

    void check_lookup(const LedgerField& field) {
        if (field.lookup.empty()) return;
        const bool is_known = std::any_of(mapping_.lookups.begin(), mapping_.lookups.end(),
                                          [&](const LedgerLookup& each) { return each.id == field.lookup; });
        if (!is_known)
            findings_.error(rules::invalid_value, field.place, "there is no lookup \"" + field.lookup + "\"",
                            "Declare it as a [[lookup]].");
    }

    void check_lookups() {
        for (const LedgerFiles& file : mapping_.files) {
            for (const LedgerField* field : {&file.year, &file.stage, &file.department}) check_lookup(*field);
            for (const LedgerTable& table : file.tables) {
                for (const LedgerField& field : table.keys) check_lookup(field);
                check_lookup(table.column);
            }
        }
    }

    Findings& findings_;
    const std::function<const Standard*(const std::string&, const Place&)>& standard_named_;
    const Standard* standard_ = nullptr;
    LedgerMapping mapping_;
};

}  // namespace

bool is_ledger_mapping(const TomlNode& root) { return root.find("ledger") != nullptr; }

LedgerMapping load_ledger_mapping(const TomlNode& root, Findings& findings,
                                  const std::function<const Standard*(const std::string& id, const Place& place)>& standard_named) {
    return LedgerLoader(findings, standard_named).load(root);
}

std::string folded_key(std::string_view text) {
    const std::string line = one_line(text);
    return folded_text(line).value_or(line);
}

}  // namespace sitegen

#include "load/load_table_forms.hpp"

#include <algorithm>
#include <set>

#include "load/stage_names.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

std::optional<ColumnKind> kind_named(std::string_view name) {
    if (name == "money") return ColumnKind::money;
    if (name == "count") return ColumnKind::count;
    if (name == "rate") return ColumnKind::rate;
    if (name == "text") return ColumnKind::text;
    return std::nullopt;
}

MoneyDirection read_direction(TableReader& entry) {
    const std::string direction = entry.text("direction", Need::optional);
    if (direction == name_of(MoneyDirection::revenue)) return MoneyDirection::revenue;
    if (direction == name_of(MoneyDirection::expenditure)) return MoneyDirection::expenditure;
    if (!direction.empty()) {
        entry.findings().error(rules::invalid_value, entry.place_of("direction"), "there is no direction \"" + direction + "\"",
                               "Write revenue or expenditure.");
    }
    return MoneyDirection::none;
}

RowRole read_role(TableReader& entry) {
    const std::string role = entry.text("role", Need::optional);
    if (role == "total") return RowRole::total;
    if (role == "subtotal") return RowRole::subtotal;
    if (!role.empty() && role != "line") {
        entry.findings().error(rules::invalid_value, entry.place_of("role"), "there is no role \"" + role + "\"",
                               "A row's role is line, subtotal or total.");
    }
    return RowRole::line;
}

// Reads the tables of one standard.
class FormsLoader {
  public:
    FormsLoader(const std::vector<std::string>& declared, Standard& standard, Findings& findings)
        : declared_(declared), standard_(standard), findings_(findings) {}

    void load(TableReader& reader) {
        for (TableReader& entry : reader.tables("table", Need::required)) {
            const std::size_t findings_before = findings_.list().size();
            is_complete_ = true;
            TableForm table = load_table(entry);
            // Half a form would cause findings in every document's rows. Without sides, only the name of the table is known.
            if (!is_complete_ || findings_.list().size() > findings_before) table.sides.clear();
            standard_.tables.push_back(std::move(table));
        }
    }

  private:
    TableForm load_table(TableReader& entry) {
        TableForm table;
        table.place = entry.place();
        table.id = entry.id(table_ids_, "table");
        if (table.id == statements_table || table.id == performance_table) {
            findings_.error(rules::invalid_value, entry.place_of("id"), "a table cannot be named \"" + table.id + "\"",
                            "The name stands for the values of [[statement]] or of [[performance]]; choose another.");
        }
        table.number = entry.integer("number", Need::required).value_or(0);
        table.title = entry.title("title", Need::required);
        table.is_optional = entry.boolean("optional");
        table.stages = load_stage_names(entry, standard_);
        std::set<std::string> columns;
        if (entry.find("side") == nullptr) {
            entry.refuse_others({"id", "number", "title", "code-title", "row-title", "row-titles", "rows", "columns", "adds-up",
                                 "optional", "stages", "direction"});
            table.sides.push_back(load_side(entry, columns));
        } else {
            entry.refuse_others({"id", "number", "title", "side", "optional", "stages"});
            load_sides(entry, columns, table);
        }
        return table;
    }

    void load_sides(TableReader& entry, std::set<std::string>& columns, TableForm& table) {
        std::set<std::string> ids;
        for (TableReader& part : entry.tables("side", Need::required)) {
            part.refuse_others({"id", "title", "code-title", "row-title", "row-titles", "rows", "columns", "adds-up", "direction"});
            SideForm side = load_side(part, columns);
            side.id = part.id(ids, "side");
            side.title = part.title("title", Need::required);
            table.sides.push_back(std::move(side));
        }
    }

    // columns: the ids of the table's columns so far, which are unique over both sides.
    SideForm load_side(TableReader& entry, std::set<std::string>& columns) {
        SideForm side;
        side.code_title = entry.title("code-title", Need::optional);
        side.row_titles = entry.titles("row-titles", Need::optional);
        if (side.row_titles.empty()) side.row_titles.push_back(entry.title("row-title", Need::optional));
        side.rows = load_rows(entry);
        const MoneyDirection direction = read_direction(entry);
        for (TableReader& line : entry.tables("columns", Need::required)) {
            side.columns.push_back(load_column(line, columns));
            ColumnForm& column = side.columns.back();
            if (line.find("direction") == nullptr && column.kind == ColumnKind::money) column.direction = direction;
            if (!side.columns.back().stage.empty() && side.columns.back().stage_of.empty()) line.report_missing("stage-of");
        }
        // Checked when all columns are known, because one may print last year's amounts of a later one.
        for (TableReader& line : entry.tables("columns", Need::optional)) check_prior(line, side);
        if (entry.find("adds-up") != nullptr) side.adds_up = entry.boolean("adds-up");
        if (side.rows.has_units) check_units_of_rows(entry, side);
        return side;
    }

    // Kilometres are not added to clients, and neither is money.
    void check_units_of_rows(TableReader& entry, SideForm& side) {
        side.adds_up = false;
        for (TableReader& line : entry.tables("columns", Need::optional)) {
            const auto column = std::find_if(side.columns.begin(), side.columns.end(), [&](const ColumnForm& each) {
                const TomlNode* id = line.find("id");
                return id != nullptr && each.id == id->text;
            });
            if (column == side.columns.end() || column->kind == ColumnKind::text) continue;
            column->adds_up = false;
            if (column->kind != ColumnKind::money && column->unit.empty()) continue;
            findings_.error(rules::invalid_value, line.place(),
                            "the rows of this table have units of their own, and the column " + column->id +
                                (column->unit.empty() ? " holds money" : " has one, too"),
                            "Write kind = \"count\" or \"rate\", without a unit.");
        }
    }

    ColumnForm load_column(TableReader& line, std::set<std::string>& columns) {
        line.refuse_others({"id", "title", "group", "prior-of", "stage", "stage-of", "adds-up", "kind", "unit", "optional",
                            "stages", "difference", "direction"});
        ColumnForm column;
        column.id = line.id(columns, "column");
        column.title = line.title("title", Need::required);
        column.group = line.title("group", Need::optional);
        column.prior_of = line.text("prior-of", Need::optional);
        column.is_difference = line.boolean("difference");
        column.stage = line.slug("stage", Need::optional);
        column.stage_of = line.slug("stage-of", Need::optional);
        load_kind(line, column);
        column.adds_up = column.kind == ColumnKind::money || column.kind == ColumnKind::count;
        if (line.find("adds-up") != nullptr) column.adds_up = line.boolean("adds-up");
        if (column.adds_up && (column.kind == ColumnKind::rate || column.kind == ColumnKind::text)) {
            findings_.error(rules::invalid_value, line.place_of("adds-up"), "rates and texts do not add up",
                            "Remove \"adds-up\", or correct the column's kind.");
        }
        column.is_optional = line.boolean("optional");
        column.stages = load_stage_names(line, standard_);
        column.direction = read_direction(line);
        return column;
    }

    void load_kind(TableReader& line, ColumnForm& column) {
        const std::string kind = line.text("kind", Need::optional);
        column.unit = line.text("unit", Need::optional);
        const std::optional<ColumnKind> known = kind_named(kind);
        if (!kind.empty() && !known) {
            findings_.error(rules::invalid_value, line.place_of("kind"), "there is no kind of column \"" + kind + "\"",
                            "Write money, count, rate or text.");
            return;
        }
        if (known) column.kind = *known;
        const bool is_of_money = standard_.units.contains(column.unit);
        if (column.unit.empty() || is_of_money == (column.kind == ColumnKind::money)) return;
        if (column.kind == ColumnKind::money) {
            findings_.error(rules::unknown_unit, line.place_of("unit"),
                            "\"" + column.unit + "\" is not one of the standard's units of money",
                            "For a number of people, posts or other things add kind = \"count\"; for a rate kind = \"rate\".");
        } else {
            findings_.error(rules::invalid_value, line.place_of("unit"), "\"" + column.unit + "\" is a unit of money",
                            "Remove \"kind\", or name what is counted.");
        }
    }

    // A column with last year's amounts names another column of its side.
    void check_prior(TableReader& line, const SideForm& side) {
        const std::string prior_of = line.find("prior-of") == nullptr ? std::string() : line.text("prior-of", Need::optional);
        std::vector<std::string> names;
        for (const ColumnForm& column : side.columns) names.push_back(column.id);
        if (prior_of.empty() || std::find(names.begin(), names.end(), prior_of) != names.end()) return;
        findings_.error(rules::unknown_column, line.place_of("prior-of"),
                        "the table has no column \"" + prior_of + "\"" + nearest_hint(prior_of, names),
                        "Name this year's column: this one prints the same amounts for last year.");
    }

    RowsForm load_rows(TableReader& side) {
        RowsForm form;
        std::optional<TableReader> rows = side.table("rows", Need::required);
        if (!rows) return form;
        const bool is_classified = rows->find("classification") != nullptr;
        const bool is_named = !is_classified && rows->find("named") != nullptr;
        rows->refuse_others({is_classified ? "classification"
                             : is_named    ? "named"
                                           : "items",
                             "total", is_named ? "levels" : "total", is_named ? "units" : "total"});
        std::set<std::string> ids;
        if (is_classified) {
            load_classifications(*rows, form);
        } else if (is_named && rows->boolean("named")) {
            form.kind = RowsForm::Kind::named;
            load_level_count(*rows, form);
            form.has_units = rows->boolean("units");
        } else {
            for (TableReader& entry : rows->tables("items", Need::required))
                form.items.push_back(load_item(entry, ids, RowRole::line));
            form.has_units =
                std::any_of(form.items.begin(), form.items.end(), [](const ItemForm& item) { return !item.unit.empty(); });
        }
        if (std::optional<TableReader> total = rows->table("total", Need::optional))
            form.total = load_item(*total, ids, RowRole::total);
        return form;
    }

    void load_level_count(TableReader& rows, RowsForm& form) {
        constexpr int most = 9;
        form.level_count = rows.integer("levels", Need::optional).value_or(0);
        if (form.level_count >= 0 && form.level_count <= most) return;
        form.level_count = 0;
        findings_.error(rules::invalid_value, rows.place_of("levels"),
                        "rows lie at most " + std::to_string(most) + " deep in one another",
                        "Write how many levels there are, or take \"levels\" out.");
    }

    // All departments use the same name for a row.
    static std::string load_row_title(TableReader& entry) {
        std::string title = entry.title("title", Need::required);
        if (title.find("{{department}}") != std::string::npos) {
            entry.findings().error(rules::invalid_value, entry.place_of("title"), "the title of a row cannot use {{department}}",
                                   "Write the title as every department prints it; it may use years.");
        }
        return title;
    }

    ItemForm load_item(TableReader& entry, std::set<std::string>& ids, RowRole role_by_default) {
        entry.refuse_others({"id", "title", "role", "level", "optional", "stages", "unit"});
        ItemForm item{entry.id(ids, "row"), load_row_title(entry), role_by_default,
                      entry.integer("level", Need::optional).value_or(1)};
        if (entry.find("role") != nullptr) item.role = read_role(entry);
        item.is_optional = entry.boolean("optional");
        item.stages = load_stage_names(entry, standard_);
        item.unit = entry.text("unit", Need::optional);
        if (standard_.units.contains(item.unit)) {
            findings_.error(rules::invalid_value, entry.place_of("unit"), "\"" + item.unit + "\" is a unit of money",
                            "Rows with units of their own hold no money: put it into another table.");
        }
        return item;
    }

    void load_classifications(TableReader& rows, RowsForm& form) {
        form.kind = RowsForm::Kind::classified;
        const TomlNode& named = *rows.find("classification");
        form.classifications = named.kind == TomlNode::Kind::string ? std::vector{rows.text("classification", Need::required)}
                                                                    : rows.texts("classification", Need::optional);
        if (named.kind == TomlNode::Kind::array && (named.items().empty() || named.items().size() > 2)) {
            findings_.error(rules::invalid_value, rows.place_of("classification"), "rows are coded by one or two classifications",
                            "Name one as a text, or two as a list.");
        }
        for (const std::string& id : form.classifications) {
            if (const auto found = standard_.classifications.find(id); found != standard_.classifications.end()) {
                if (id == form.classifications.front()) form.is_flat = found->second.is_flat;
                continue;
            }
            is_complete_ = false;
            if (id.empty() || std::find(declared_.begin(), declared_.end(), id) != declared_.end()) continue;
            findings_.error(rules::invalid_value, rows.place_of("classification", id),
                            "the standard has no classification \"" + id + "\"" + nearest_hint(id, declared_),
                            "Name it in \"classifications\" and add its file.");
        }
    }

    const std::vector<std::string>& declared_;
    Standard& standard_;
    Findings& findings_;
    std::set<std::string> table_ids_;
    bool is_complete_ = true;  // every classification of the table could be read
};

}  // namespace

void load_table_forms(TableReader& reader, const std::vector<std::string>& declared, Standard& standard) {
    FormsLoader(declared, standard, reader.findings()).load(reader);
}

}  // namespace sitegen

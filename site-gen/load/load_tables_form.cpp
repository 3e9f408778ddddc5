#include "load/load_tables_form.hpp"

#include <set>

#include "model/rules.hpp"

namespace sitegen {

namespace {

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

ItemForm load_item(TableReader& entry, RowRole role_by_default) {
    entry.refuse_others({"id", "title", "role", "level"});
    ItemForm item{entry.slug("id", Need::required), entry.text("title", Need::required), role_by_default,
                  entry.integer("level", Need::optional).value_or(1)};
    if (entry.find("role") != nullptr) item.role = read_role(entry);
    return item;
}

void load_classifications(TableReader& rows, const Standard& standard, RowsForm& form) {
    form.kind = RowsForm::Kind::classified;
    const TomlNode* named = rows.find("classification");
    form.classifications = named->kind == TomlNode::Kind::string ? std::vector{rows.text("classification", Need::required)}
                                                                 : rows.texts("classification", Need::required);
    if (form.classifications.empty() || form.classifications.size() > 2) {
        rows.findings().error(rules::invalid_value, rows.place_of("classification"), "rows are coded by one classification, or by two", "");
    }
    for (const std::string& id : form.classifications) {
        if (standard.classifications.contains(id)) continue;
        std::vector<std::string> names;
        for (const auto& [known, unused] : standard.classifications) names.push_back(known);
        rows.findings().error(rules::invalid_value, rows.place_of("classification"),
                              "the standard has no classification \"" + id + "\"" + nearest_hint(id, names),
                              "Name it in \"classifications\" and add its file.");
    }
}

RowsForm load_rows(TableReader& side, const Standard& standard) {
    RowsForm form;
    std::optional<TableReader> rows = side.table("rows", Need::required);
    if (!rows) return form;
    rows->refuse_others({"items", "classification", "named", "total"});
    if (rows->find("classification") != nullptr) {
        load_classifications(*rows, standard, form);
    } else if (rows->boolean("named")) {
        form.kind = RowsForm::Kind::named;
    } else {
        std::set<std::string> ids;
        for (TableReader& entry : rows->tables("items", Need::required)) {
            form.items.push_back(load_item(entry, RowRole::line));
            if (!ids.insert(form.items.back().id).second) {
                rows->findings().error(rules::duplicate_id, entry.place_of("id"), "the row \"" + form.items.back().id + "\" is declared twice",
                                       "Ids are unique in a side.");
            }
        }
    }
    if (std::optional<TableReader> total = rows->table("total", Need::optional)) form.total = load_item(*total, RowRole::total);
    return form;
}

SideForm load_side(TableReader& entry, const Standard& standard, std::set<std::string>& column_ids) {
    SideForm side;
    side.code_title = entry.text("code-title", Need::optional);
    side.row_titles = entry.texts("row-titles", Need::optional);
    if (side.row_titles.empty()) side.row_titles.push_back(entry.text("row-title", Need::optional));
    side.rows = load_rows(entry, standard);
    for (TableReader& line : entry.tables("columns", Need::required)) {
        line.refuse_others({"id", "title", "group"});
        ColumnForm column{line.slug("id", Need::required), line.text("title", Need::required), line.text("group", Need::optional)};
        if (!column_ids.insert(column.id).second) {
            entry.findings().error(rules::duplicate_id, line.place_of("id"), "the column \"" + column.id + "\" is declared twice",
                                   "Ids of columns are unique in a table, over both sides.");
        }
        side.columns.push_back(std::move(column));
    }
    return side;
}

}  // namespace

void load_table_forms(TableReader& reader, Standard& standard) {
    for (TableReader& entry : reader.tables("table", Need::required)) {
        TableForm table;
        table.place = entry.place();
        table.id = entry.slug("id", Need::required);
        table.number = entry.integer("number", Need::required).value_or(0);
        table.title = entry.text("title", Need::required);
        if (standard.find_table(table.id) != nullptr || table.id == statements_table) {
            entry.findings().error(rules::duplicate_id, entry.place_of("id"), "the table \"" + table.id + "\" is declared twice",
                                   "Ids of tables are unique, and \"statements\" is taken.");
        }
        std::set<std::string> column_ids;
        if (entry.find("side") == nullptr) {
            entry.refuse_others({"id", "number", "title", "code-title", "row-title", "row-titles", "rows", "columns"});
            table.sides.push_back(load_side(entry, standard, column_ids));
        } else {
            entry.refuse_others({"id", "number", "title", "side"});
            for (TableReader& part : entry.tables("side", Need::required)) {
                part.refuse_others({"id", "title", "code-title", "row-title", "row-titles", "rows", "columns"});
                SideForm side = load_side(part, standard, column_ids);
                side.id = part.slug("id", Need::required);
                side.title = part.text("title", Need::required);
                table.sides.push_back(std::move(side));
            }
        }
        standard.tables.push_back(std::move(table));
    }
}

}  // namespace sitegen

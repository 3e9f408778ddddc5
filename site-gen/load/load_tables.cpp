#include "load/load_tables.hpp"

#include <algorithm>
#include <set>

#include "model/rules.hpp"

namespace sitegen {

namespace {

std::string quoted_list(const std::vector<std::string>& names) {
    std::string result = "[";
    for (const std::string& name : names) {
        if (result.size() > 1) result += ", ";
        result += "\"" + name + "\"";
    }
    return result + "]";
}

// Reads the rows of one side.
class SideLoader {
  public:
    SideLoader(const SideForm& form, const Document& document, const std::string& table_name, Findings& findings)
        : form_(form), document_(document), table_name_(table_name), keys_(form.rows.key_columns()), findings_(findings) {}

    Side load(TableReader& block) {
        Side side;
        side.form = &form_;
        const TomlNode* rows = block.find("rows");
        if (!check_columns(block) || rows == nullptr || rows->kind != TomlNode::Kind::array) {
            if (rows == nullptr) findings_.error(rules::missing_key, block.place(), "\"rows\" is missing", "Add it here; [] for none.");
            return side;
        }
        side.rows.reserve(rows->items.size());
        for (const TomlNode& line : rows->items) load_row(line, side);
        if (form_.rows.kind == RowsForm::Kind::items) check_items(side, rows->place);
        return side;
    }

  private:
    bool check_columns(TableReader& block) {
        std::vector<std::string> wanted = keys_;
        for (const ColumnForm& column : form_.columns) wanted.push_back(column.id);
        if (block.texts("columns", Need::required) == wanted) return true;
        if (block.find("columns") == nullptr) return false;
        findings_.error(rules::wrong_columns, block.place_of("columns"), "the columns are not those of " + table_name_,
                        "Write columns = " + quoted_list(wanted) + " and put the cells of each row in that order.");
        return false;
    }

    void load_row(const TomlNode& line, Side& side) {
        const std::size_t width = keys_.size() + form_.columns.size();
        if (line.kind != TomlNode::Kind::array || line.items.size() != width) {
            findings_.error(rules::row_length, line.place,
                            "a row of " + table_name_ + " has " + std::to_string(width) + " entries, this one " +
                                std::to_string(line.kind == TomlNode::Kind::array ? line.items.size() : 1),
                            "Write \"\" for a blank cell.");
            return;
        }
        std::vector<std::string> keys;
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            if (line.items[i].kind != TomlNode::Kind::string) {
                findings_.error(rules::wrong_type, line.items[i].place, "\"" + keys_[i] + "\" must be a text in quotes", "");
                return;
            }
            keys.push_back(checked_text(line.items[i], findings_));
        }
        Row row;
        row.place = line.items.front().place;
        if (!name_row(keys, row)) return;
        if (!ids_.insert(row.id).second) {
            findings_.error(rules::duplicate_row, row.place, table_name_ + " has two rows \"" + row.id + "\"",
                            "Rows are found by their id: take one out or mend its id.");
            return;
        }
        row.cells.reserve(form_.columns.size());
        for (std::size_t i = keys_.size(); i < line.items.size(); ++i) row.cells.push_back(read_cell(line.items[i], findings_));
        side.rows.push_back(std::move(row));
    }

    // Fills in id, codes, names, role and level; false, after a finding, where the row is unknown.
    bool name_row(const std::vector<std::string>& keys, Row& row) {
        row.id = keys.front();
        if (form_.rows.total && form_.rows.total->id == row.id) {
            take_item(*form_.rows.total, row);
            return true;
        }
        switch (form_.rows.kind) {
            case RowsForm::Kind::items: return name_item(row);
            case RowsForm::Kind::classified: return name_codes(keys, row);
            case RowsForm::Kind::named: break;
        }
        row.names = {keys[1]};
        return true;
    }

    void take_item(const ItemForm& item, Row& row) {
        row.names = {item.title};
        row.role = item.role;
        row.level = item.level;
        row.names.resize(std::max<std::size_t>(1, form_.row_titles.size()));
    }

    bool name_item(Row& row) {
        if (const ItemForm* item = form_.rows.find_item(row.id)) {
            take_item(*item, row);
            return true;
        }
        std::vector<std::string> names;
        for (const ItemForm& item : form_.rows.items) names.push_back(item.id);
        findings_.error(rules::unknown_row, row.place, table_name_ + " has no row \"" + row.id + "\"" + nearest_hint(row.id, names),
                        "Name a row that the standard declares.");
        return false;
    }

    bool name_codes(const std::vector<std::string>& keys, Row& row) {
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const std::string& code = keys[i];
            row.codes.push_back(code);
            if (code.empty() && i > 0) {
                row.names.emplace_back();
                continue;
            }
            const auto classification = document_.standard->classifications.find(form_.rows.classifications[i]);
            if (classification == document_.standard->classifications.end()) return false;
            const Code* known = classification->second.find(code);
            if (known == nullptr) {
                report_unknown_code(code, classification->second, row.place);
                return false;
            }
            if (!known->is_valid_in(document_.year)) {
                findings_.error(rules::code_not_valid, row.place,
                                "the code " + code + " (" + known->name + ") is not valid in " + std::to_string(document_.year),
                                "Use the code that was valid in that year, or mend its years in the classification.");
            }
            row.names.push_back(known->name);
            if (i == 0) row.level = classification->second.level_of(code);
            if (i > 0) row.id += "/" + code;
        }
        // A second name under a first is one step deeper than the first alone.
        return true;
    }

    void report_unknown_code(const std::string& code, const Classification& classification, const Place& place) {
        std::vector<std::string> names;
        for (const auto& [known, unused] : classification.codes) {
            if (known.size() == code.size()) names.push_back(known);
        }
        findings_.error(rules::unknown_code, place, "\"" + code + "\" is not a code of " + classification.title + nearest_hint(code, names),
                        "Mend the code, or add it to " + classification.id + ".toml of the standard.");
    }

    // Every declared row is there, in the declared order.
    void check_items(const Side& side, const Place& place) {
        std::size_t next = 0;
        for (const ItemForm& item : form_.rows.items) {
            if (next < side.rows.size() && side.rows[next].id == item.id) {
                ++next;
            } else if (const Row* row = side.find_row(item.id)) {
                findings_.error(rules::row_order, row->place, "the row \"" + item.id + "\" does not stand where the standard has it",
                                "Keep the standard's order, which is the printed one.");
                return;
            } else {
                findings_.error(rules::missing_row, place, table_name_ + " lacks the row \"" + item.id + "\" (" + item.title + ")",
                                "Add it; \"\" stands for a blank cell.");
            }
        }
    }

    const SideForm& form_;
    const Document& document_;
    const std::string& table_name_;
    std::vector<std::string> keys_;
    Findings& findings_;
    std::set<std::string, std::less<>> ids_;
};

}  // namespace

void TablesLoader::load(TableReader& file) {
    std::optional<TableReader> blocks = file.table("tables", Need::optional);
    if (!blocks) return;
    for (const TomlEntry& entry : file.find("tables")->entries) {
        const TableForm* form = document_.standard->find_table(entry.key);
        if (form == nullptr) {
            std::vector<std::string> names;
            for (const TableForm& known : document_.standard->tables) names.push_back(known.id);
            findings_.error(rules::unknown_table, entry.place, "the standard has no table \"" + entry.key + "\"" + nearest_hint(entry.key, names),
                            "Name a table of the standard.");
            continue;
        }
        TableReader block(entry.value, findings_);
        Table table;
        table.form = form;
        table.place = entry.place;
        table.note = block.text("note", Need::optional);
        table.unit = block.text("unit", Need::optional);
        if (table.unit.empty()) {
            table.unit = document_.unit;
        } else {
            check_unit(table.unit, block.place_of("unit"), *document_.standard, findings_);
        }
        if (!form->has_sides()) {
            block.refuse_others({"columns", "rows", "note", "unit"});
            table.sides.push_back(SideLoader(form->sides.front(), document_, entry.key, findings_).load(block));
        } else {
            std::vector<std::string> known = {"note", "unit"};
            for (const SideForm& side : form->sides) {
                known.push_back(side.id);
                if (std::optional<TableReader> part = block.table(side.id, Need::required)) {
                    part->refuse_others({"columns", "rows"});
                    table.sides.push_back(SideLoader(side, document_, entry.key, findings_).load(*part));
                }
            }
            block.refuse_others(known);
        }
        const auto [other, inserted] = loaded_.emplace(entry.key, std::move(table));
        if (!inserted) {
            findings_.error(rules::duplicate_id, entry.place, "the table \"" + entry.key + "\" is given in two files", "Keep one.");
        }
    }
}

void TablesLoader::finish() {
    for (const TableForm& form : document_.standard->tables) {
        const auto found = loaded_.find(form.id);
        if (found == loaded_.end()) {
            findings_.error(rules::missing_table, document_.place, "the table \"" + form.id + "\" is missing",
                            "Add [tables." + form.id + "]; rows = [] and a note where it has no data.");
        } else if (found->second.sides.size() == form.sides.size()) {
            document_.tables.push_back(std::move(found->second));
        }
    }
}

void check_unit(const std::string& unit, const Place& place, const Standard& standard, Findings& findings) {
    if (standard.units.contains(unit)) return;
    std::vector<std::string> names;
    for (const auto& [name, power] : standard.units) names.push_back(name);
    findings.error(rules::unknown_unit, place, "the standard declares no unit \"" + unit + "\"" + nearest_hint(unit, names),
                   "Use a declared unit, or declare this one in the standard's units.");
}

}  // namespace sitegen

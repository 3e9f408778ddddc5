#include "load/load_tables.hpp"

#include <algorithm>
#include <unordered_set>

#include "load/load_sources.hpp"
#include "model/rules.hpp"
#include "text/counted.hpp"

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
        : form_(form), document_(document), table_name_(table_name), keys_(form.rows.key_columns()), findings_(findings) {
        for (const std::string& id : form.rows.classifications) {
            const auto found = document.standard->classifications.find(id);
            classifications_.push_back(found == document.standard->classifications.end() ? nullptr : &found->second);
        }
    }

    Side load(TableReader& block) {
        Side side;
        side.form = &form_;
        const TomlNode* rows = block.array("rows", Need::required);
        // Under other columns every cell would be read as something else: nothing is said of the rows.
        if (!check_columns(block) || rows == nullptr) return side;
        side.rows.reserve(rows->items().size());
        ids_.reserve(rows->items().size());
        for (const TomlNode& line : rows->items()) {
            if (!load_row(line, side.rows.emplace_back())) side.rows.pop_back();
        }
        // A row that was refused would be reported as missing, too.
        const bool is_whole = side.rows.size() == rows->items().size();
        if (is_whole && form_.rows.kind == RowsForm::Kind::items) check_items(side, rows->place);
        return side;
    }

  private:
    bool check_columns(TableReader& block) {
        std::vector<std::string> wanted = keys_;
        wanted.reserve(keys_.size() + form_.columns.size());
        for (const ColumnForm& column : form_.columns) wanted.push_back(column.id);
        const std::size_t findings_before = findings_.list().size();
        if (block.array("columns", Need::required) == nullptr) return false;
        if (block.texts("columns", Need::optional) == wanted) return true;
        if (findings_.list().size() > findings_before) return false;  // a column that is not even a text was reported
        findings_.error(rules::wrong_columns, block.place_of("columns"), "the columns are not those of " + table_name_,
                        "Write columns = " + quoted_list(wanted) + " and put the cells of each row in that order.");
        return false;
    }

    bool check_length(const TomlNode& line) {
        if (line.kind != TomlNode::Kind::array) {
            findings_.error(rules::wrong_type, line.place, "a row is a list in brackets", "Write it as [\"id\", 2737.68, \"\"].");
            return false;
        }
        const std::size_t width = keys_.size() + form_.columns.size();
        if (line.items().size() == width) return true;
        findings_.error(
            rules::row_length, line.place,
            "a row of " + table_name_ + " has " + counted(width, "entry", "entries") + ", but this one has " +
                std::to_string(line.items().size()),
            line.items().size() > width ? "Write amounts without thousands separators: 2737.68" : "Write \"\" for a blank cell.");
        return false;
    }

    // False, after a finding, where the row is refused.
    bool load_row(const TomlNode& line, Row& row) {
        if (!check_length(line)) return false;
        const std::vector<TomlNode>& items = line.items();
        std::vector<std::string>& keys = keys_of_row_;
        keys.clear();
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            if (items[i].kind != TomlNode::Kind::string) {
                findings_.error(rules::wrong_type, items[i].place, "\"" + keys_[i] + "\" must be a text in quotes",
                                "Put it in quotes: \"" + std::string(items[i].text) + "\"");
                return false;
            }
            keys.push_back(checked_text(items[i], findings_));
        }
        row.place = items.front().place;
        if (!name_row(keys, row)) return false;
        if (!ids_.insert(row.id).second) {
            findings_.error(rules::duplicate_row, row.place, table_name_ + " has two rows \"" + row.id + "\"",
                            "Each row needs an id of its own: remove one row or correct its id.");
            return false;
        }
        row.cells.reserve(form_.columns.size());
        for (std::size_t i = keys_.size(); i < items.size(); ++i) row.cells.push_back(read_cell(items[i], findings_));
        return true;
    }

    // Fills in id, codes, names, role and level; false, after a finding, where the row is unknown.
    bool name_row(const std::vector<std::string>& keys, Row& row) {
        row.id = keys.front();
        if (form_.rows.total && form_.rows.total->id == row.id) {
            take_item(*form_.rows.total, row);
            return true;
        }
        switch (form_.rows.kind) {
            case RowsForm::Kind::items:
                return name_item(row);
            case RowsForm::Kind::classified:
                return name_codes(keys, row);
            case RowsForm::Kind::named:
                break;
        }
        row.names = {keys[1]};
        return check_slug(row.id, row.place, findings_);
    }

    void take_item(const ItemForm& item, Row& row) {
        row.names.resize(std::max<std::size_t>(1, form_.row_titles.size()));
        row.names.front() = item.title;
        row.role = item.role;
        row.level = item.level;
    }

    bool name_item(Row& row) {
        const std::vector<ItemForm>& items = form_.rows.items;
        // The rows of a sound file stand in the standard's order.
        const bool is_next = ids_.size() < items.size() && items[ids_.size()].id == row.id;
        if (const ItemForm* item = is_next ? &items[ids_.size()] : form_.rows.find_item(row.id)) {
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
        row.codes.reserve(keys.size());
        row.names.reserve(keys.size());
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const std::string& code = keys[i];
            row.codes.push_back(code);
            if (code.empty() && i > 0) {
                row.names.emplace_back();
                continue;
            }
            const Classification* classification = classifications_[i];
            if (classification == nullptr) return false;
            const Code* known = classification->find(code);
            if (known == nullptr) {
                report_unknown_code(code, *classification, row.place);
                return false;
            }
            if (!known->is_valid_in(document_.year.first)) {
                findings_.error(rules::code_not_valid, row.place,
                                "the code " + code + " (" + known->name + ") is not valid in " + document_.year.text(),
                                "Use the code that was valid in that year, or correct its years in the classification.");
            }
            row.names.push_back(known->name);
            if (i == 0) row.level = classification->level_of(code);
            if (i > 0) row.id += "/" + code;
        }
        return true;
    }

    void report_unknown_code(const std::string& code, const Classification& classification, const Place& place) {
        std::vector<std::string> names;
        for (const auto& [known, unused] : classification.codes) {
            if (known.size() == code.size()) names.push_back(known);
        }
        std::sort(names.begin(), names.end());  // of several that are equally near, the hint names the first
        findings_.error(rules::unknown_code, place,
                        "\"" + code + "\" is not a code of " + classification.title + nearest_hint(code, names),
                        "Correct the code, or add it to " + classification.id + ".toml of the standard.");
    }

    // Every declared row is there, in the declared order.
    void check_items(const Side& side, const Place& place) {
        std::size_t next = 0;
        for (const ItemForm& item : form_.rows.items) {
            if (next < side.rows.size() && side.rows[next].id == item.id) {
                ++next;
            } else if (const Row* row = side.find_row(item.id)) {
                findings_.error(rules::row_order, row->place,
                                "the row \"" + item.id + "\" is not in the place that the standard gives it",
                                "Put the rows in the standard's order, which is the printed order.");
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
    std::vector<const Classification*> classifications_;  // of the form; nothing for one that the standard lacks
    Findings& findings_;
    std::vector<std::string> keys_of_row_;  // of the row that is being read
    // Of the rows that were read; each text is a row's own, which stays where it is.
    std::unordered_set<std::string_view> ids_;
};

}  // namespace

void TablesLoader::load(TableReader& file) {
    if (file.find("tables") == nullptr || document_.standard->tables.empty()) return;
    if (!file.table("tables", Need::required)) return miss_file();
    for (const TomlEntry& entry : file.find("tables")->entries()) {
        const TableForm* form = document_.standard->find_table(entry.key);
        if (form == nullptr) {
            std::vector<std::string> names;
            for (const TableForm& known : document_.standard->tables) names.push_back(known.id);
            findings_.error(rules::unknown_table, entry.place,
                            "the standard has no table \"" + entry.key + "\"" + nearest_hint(entry.key, names),
                            "Name a table of the standard.");
            may_be_elsewhere_ = true;
            continue;
        }
        const auto [other, is_first] = loaded_.try_emplace(entry.key);
        if (is_first) {
            other->second = load_table(entry, *form);
        } else {
            findings_.error(rules::duplicate_id, entry.place,
                            "the table \"" + entry.key + "\" is given twice, also in " + sources_.at(other->second.place.file).path,
                            "Keep one.");
        }
    }
}

Table TablesLoader::load_table(const TomlEntry& entry, const TableForm& form) {
    Table table;
    table.form = &form;
    table.place = entry.place;
    if (form.sides.empty()) return table;  // the standard's declaration has faults
    const std::size_t findings_before = findings_.list().size();
    TableReader block(entry.value, findings_);
    table.printed_note = block.text("note", Need::optional);
    table.unit = block.text("unit", Need::optional);
    if (table.unit.empty()) {
        table.unit = document_.unit;
    } else {
        check_unit(table.unit, block.place_of("unit"), *document_.standard, findings_);
    }
    load_table_source(block, document_, table);
    const bool is_absent = block.find("state") != nullptr;
    if (!is_absent) table.restated = load_restatement(block, form);
    if (is_absent) {
        load_absence(block, table);
    } else if (!form.has_sides()) {
        block.refuse_others({"columns", "rows", "note", "unit", "source", "source-page", "source-pages", "state", "restated"});
        table.sides.push_back(SideLoader(form.sides.front(), document_, entry.key, findings_).load(block));
    } else {
        std::vector<std::string> known = {"note", "unit", "source", "source-page", "source-pages", "state", "restated"};
        for (const SideForm& side : form.sides) {
            known.push_back(side.id);
            if (std::optional<TableReader> part = block.table(side.id, Need::required)) {
                part->refuse_others({"columns", "rows"});
                table.sides.push_back(SideLoader(side, document_, entry.key, findings_).load(*part));
            }
        }
        block.refuse_others(known);
    }
    // finish() leaves it out: every check of its cells would only report the same faults again.
    if (findings_.list().size() > findings_before) table.sides.clear();
    return table;
}

// A table that the publisher left out: its state stands for all of its cells.
void TablesLoader::load_absence(TableReader& block, Table& table) {
    block.refuse_others({"state", "reason", "note", "unit", "source", "source-page", "source-pages"});
    const std::string state = block.text("state", Need::required);
    for (const CellState each : {CellState::not_published, CellState::did_not_exist, CellState::withheld}) {
        if (state == name_of(each)) table.absence = each;
    }
    if (!table.absence && !state.empty()) {
        findings_.error(rules::invalid_value, block.place_of("state"), "a table has no state \"" + state + "\"",
                        "Write \"not published\", \"did not exist\" or \"withheld\".");
    }
    table.absence_reason = block.text("reason", Need::optional);
    for (const SideForm& side : table.form->sides) table.sides.push_back({&side, {}});
}

// Without columns, all that print last year's amounts are meant.
std::optional<Restatement> TablesLoader::load_restatement(TableReader& block, const TableForm& form) {
    std::optional<TableReader> entry = block.table("restated", Need::optional);
    if (!entry) return std::nullopt;
    entry->refuse_others({"reason", "columns"});
    Restatement result;
    result.differences.check = rules::prior_year;
    result.differences.table = form.id;
    result.differences.place = entry->place();
    result.differences.reason = entry->text("reason", Need::required);
    std::vector<std::string> known;
    for (const SideForm& side : form.sides) {
        for (const ColumnForm& column : side.columns) {
            if (!column.prior_of.empty()) known.push_back(column.id);
        }
    }
    result.columns = entry->texts("columns", Need::optional);
    for (const std::string& column : result.columns) {
        if (std::find(known.begin(), known.end(), column) != known.end()) continue;
        findings_.error(rules::invalid_value, entry->place_of("columns"),
                        "the column \"" + column + "\" does not print last year's amounts" + nearest_hint(column, known),
                        "Name columns that the standard declares with prior-of.");
    }
    if (known.empty()) {
        findings_.error(rules::invalid_value, entry->place(), "no column of " + form.id + " prints last year's amounts",
                        "Declare the column with prior-of in the standard, or remove \"restated\".");
    }
    if (result.columns.empty()) result.columns = known;
    return result;
}

void TablesLoader::finish() {
    for (const TableForm& form : document_.standard->tables) {
        const auto found = loaded_.find(form.id);
        if (found == loaded_.end()) {
            if (!may_be_elsewhere_ && !form.sides.empty()) report_missing(form);
        } else if (!found->second.sides.empty()) {
            document_.tables.push_back(std::move(found->second));
        }
    }
}

void TablesLoader::report_missing(const TableForm& form) {
    std::string blocks;
    bool has_items = false;
    for (const SideForm& side : form.sides) {
        blocks += (blocks.empty() ? "[tables." : " and [tables.") + form.id + (form.has_sides() ? "." + side.id : "") + "]";
        has_items = has_items || side.rows.kind == RowsForm::Kind::items;
    }
    findings_.error(rules::missing_table, document_.place, "the table \"" + form.id + "\" is missing",
                    "Add " + blocks +
                        (has_items ? " with every row of the standard; \"\" stands for a blank cell."
                                   : ", with rows = [] and a note if it has no data.") +
                        " If the table was not published, write state = \"not published\" instead.");
}

void check_unit(const std::string& unit, const Place& place, const Standard& standard, Findings& findings) {
    if (standard.units.empty() || standard.units.contains(unit)) return;
    std::vector<std::string> names;
    for (const auto& [name, power] : standard.units) names.push_back(name);
    findings.error(rules::unknown_unit, place, "the standard declares no unit \"" + unit + "\"" + nearest_hint(unit, names),
                   "Use a declared unit, or declare this one in the standard's units.");
}

}  // namespace sitegen

#include "load/load_side.hpp"

#include <algorithm>
#include <map>

#include "expression/id_table.hpp"
#include "load/declared_codes.hpp"
#include "model/rules.hpp"
#include "model/title.hpp"
#include "text/ascii.hpp"
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
    SideLoader(const SideForm& form, Document& document, const std::string& table_name, Findings& findings)
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
        if (block.find("row-titles") != nullptr) own_titles_ = block.texts_by_id("row-titles", item_ids());
        // With wrong columns, every cell would be misread. So the rows are not looked at.
        if (!check_columns(block) || rows == nullptr) return side;
        if (std::find(left_out_.begin(), left_out_.end(), true) != left_out_.end()) side.left_out = left_out_;
        side.rows.reserve(rows->items().size());
        ids_ = IdTable(rows->items().size());
        printed_decimals_.assign(form_.columns.size(), 0);
        for (const TomlNode& line : rows->items()) {
            if (!load_row(line, side.rows.emplace_back())) side.rows.pop_back();
        }
        side.printed_decimals = std::move(printed_decimals_);
        // A row with faults would be reported as missing, too.
        const bool is_whole = side.rows.size() == rows->items().size();
        if (is_whole && form_.rows.kind == RowsForm::Kind::items) check_items(side, rows->place);
        return side;
    }

    // The number of findings that leave the rows complete.
    [[nodiscard]] std::size_t harmless_count() const { return harmless_count_; }

  private:
    // Of the rows whose titles the standard gives.
    [[nodiscard]] std::vector<std::string> item_ids() const {
        std::vector<std::string> ids;
        for (const ItemForm& item : form_.rows.items) ids.push_back(item.id);
        if (form_.rows.total) ids.push_back(form_.rows.total->id);
        return ids;
    }

    // A column that is not for the document's stage must be left out; an optional one may be.
    bool check_columns(TableReader& block) {
        std::vector<std::string> wanted = keys_;
        wanted.reserve(keys_.size() + form_.columns.size());
        for (const ColumnForm& column : form_.columns) {
            if (is_for_stage(column.stages, document_.stage)) wanted.push_back(column.id);
        }
        const std::size_t findings_before = findings_.list().size();
        if (block.array("columns", Need::required) == nullptr) return false;
        if (take_columns(block.texts("columns", Need::optional))) return true;
        if (findings_.list().size() > findings_before) return false;  // a column that is not even a text was reported
        findings_.error(rules::wrong_columns, block.place_of("columns"), "the columns are not those of " + table_name_,
                        "Write columns = " + quoted_list(wanted) + " and put the cells of each row in that order.");
        return false;
    }

    // Whether the columns that a block names are the keys, followed by the form's columns in their order.
    bool take_columns(const std::vector<std::string>& named) {
        width_ = named.size();
        left_out_.assign(form_.columns.size(), false);
        if (width_ < keys_.size() || !std::equal(keys_.begin(), keys_.end(), named.begin())) return false;
        std::size_t next = keys_.size();
        for (std::size_t i = 0; i < form_.columns.size(); ++i) {
            const ColumnForm& column = form_.columns[i];
            const bool is_here = is_for_stage(column.stages, document_.stage);
            if (is_here && next < width_ && named[next] == column.id) {
                ++next;
            } else if (!is_here || column.is_optional) {
                left_out_[i] = true;
            } else {
                return false;
            }
        }
        return next == width_;
    }

    bool check_length(const TomlNode& line) {
        if (line.kind != TomlNode::Kind::array) {
            findings_.error(rules::wrong_type, line.place, "a row is a list in brackets", "Write it as [\"id\", 2737.68, \"\"].");
            return false;
        }
        if (line.items().size() == width_) return true;
        findings_.error(
            rules::row_length, line.place,
            "a row of " + table_name_ + " has " + counted(width_, "entry", "entries") + ", but this one has " +
                std::to_string(line.items().size()),
            line.items().size() > width_ ? "Write amounts without thousands separators: 2737.68" : "Write \"\" for a blank cell.");
        return false;
    }

    // Returns false, after a finding, if the row is left out.
    bool load_row(const TomlNode& line, Row& row) {
        if (!check_length(line)) return false;
        const std::vector<TomlNode>& items = line.items();
        std::vector<std::string>& keys = keys_of_row_;
        keys.clear();
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            if (is_level(i)) continue;
            if (items[i].kind != TomlNode::Kind::string) {
                findings_.error(rules::wrong_type, items[i].place, "\"" + keys_[i] + "\" must be a text in quotes",
                                "Put it in quotes: \"" + std::string(items[i].text) + "\"");
                return false;
            }
            keys.push_back(checked_text(items[i], findings_));
        }
        row.place = items.front().place;
        if (!name_row(keys, row)) return false;
        if (form_.rows.level_count > 0 && row.role == RowRole::line && !read_level(items[level_key], row)) return false;
        if (ids_.add(row.id, row_count_) != row_count_) {
            findings_.error(rules::duplicate_row, row.place, table_name_ + " has two rows \"" + row.id + "\"",
                            "Each row needs an id of its own: remove one row or correct its id.");
            return false;
        }
        ++row_count_;
        row.cells.resize(form_.columns.size());
        std::size_t next = keys_.size();
        for (std::size_t i = 0; i < form_.columns.size(); ++i) {
            if (left_out_[i]) continue;
            Cell& cell = row.cells[i];
            if (form_.columns[i].kind == ColumnKind::text) {
                cell = read_text(items[next++]);
            } else {
                cell = read_cell(items[next++], findings_);
                if (cell.state == CellState::amount) printed_decimals_[i] = std::max(printed_decimals_[i], cell.printed.decimals());
            }
        }
        return true;
    }

    // A text, a TOML date, or the word for a state.
    Cell read_text(const TomlNode& node) {
        const bool is_text = node.kind == TomlNode::Kind::string && !node.text.empty();
        Cell cell;
        if (!is_text && node.kind != TomlNode::Kind::date) return read_cell(node, findings_);
        if (is_text) cell = read_state(node);
        if (cell.state != CellState::blank) return cell;
        cell.place = node.place;
        cell.state = CellState::text;
        cell.text = &document_.texts.emplace_front(is_text ? checked_text(node, findings_) : std::string(node.text));
        return cell;
    }

    [[nodiscard]] bool is_level(std::size_t key) const { return form_.rows.level_count > 0 && key == level_key; }

    // A row that the document itself names says how deep it is.
    bool read_level(const TomlNode& node, Row& row) {
        const int most = form_.rows.level_count;
        for (int level = 1; level <= most; ++level) {
            if (node.kind != TomlNode::Kind::number || node.text != std::to_string(level)) continue;
            row.level = level;
            return true;
        }
        findings_.error(rules::invalid_value, node.place, "a row's level is a number from 1 to " + std::to_string(most),
                        "Write 1 for a row of the top, 2 for one below it.");
        return false;
    }

    // Fills in id, codes, names, role and level. Returns false, after a finding, if the row is unknown.
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
        row.names.push_back(keys[1]);
        if (form_.rows.has_units) row.unit = keys.back();
        return check_slug(row.id, row.place, findings_);
    }

    void take_item(const ItemForm& item, Row& row) {
        row.names.resize(std::max<std::size_t>(1, form_.row_titles.size()));
        const auto own = own_titles_.find(item.id);
        row.names.front() = own == own_titles_.end() ? fill_years(item.title, document_.year) : own->second;
        row.role = item.role;
        row.level = item.level;
        row.unit = item.unit;
    }

    bool name_item(Row& row) {
        const std::vector<ItemForm>& items = form_.rows.items;
        // In a sound file, the rows are in the standard's order.
        const bool is_next = row_count_ < items.size() && items[row_count_].id == row.id;
        if (const ItemForm* item = is_next ? &items[row_count_] : form_.rows.find_item(row.id)) {
            if (!is_for_stage(item->stages, document_.stage)) {
                findings_.error(
                    rules::unknown_row, row.place,
                    "documents of the stage \"" + document_.stage + "\" have no row \"" + row.id + "\" in " + table_name_,
                    "Remove it, or add the stage to \"stages\" of the standard's row.");
                return false;
            }
            take_item(*item, row);
            return true;
        }
        const std::vector<std::string> names = item_ids();
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
            if (i == 0) row.level = classification->level_of(code);
            if (i > 0) row.id += "/" + code;
            const Code* known = classification->find(code);
            if (known == nullptr) {
                const DeclaredCode* declared = document_.find_code(classification->id, code);
                if (declared == nullptr && !take_unknown_code(code, *classification, row.place)) return false;
                row.names.push_back(declared == nullptr ? code : declared->name);
                continue;
            }
            if (!known->is_valid_in(document_.year.first)) {
                ++harmless_count_;
                findings_.error(rules::code_not_valid, row.place,
                                "the code " + code + " (" + known->name + ") is not valid in " + document_.year.text(),
                                "Use the code that was valid in that year, or correct its years in the classification.");
            }
            row.names.push_back(known->name);
        }
        return true;
    }

    // Reports the code. Returns whether the row can stay. A code of the right length is most likely missing in the list. Without
    // its row, the sums of other rows would be wrong.
    bool take_unknown_code(const std::string& code, const Classification& classification, const Place& place) {
        const bool is_well_formed = classification.level_of(code) > 0 && std::all_of(code.begin(), code.end(), is_ascii_digit);
        if (is_well_formed) ++harmless_count_;
        findings_.error(
            rules::unknown_code, place,
            "\"" + code + "\" is not a code of " + classification.title +
                nearest_hint(code, codes_as_long_as(code, classification)),
            is_well_formed
                ? "Correct the code. If it is right, declare it with its printed name: as a [[code]] in document.toml, or in " +
                      classification.id + ".toml of the standard."
                : "Correct the code, or add it to " + classification.id + ".toml of the standard.");
        return is_well_formed;
    }

    // Checks that every declared row is there, in the declared order.
    void check_items(const Side& side, const Place& place) {
        std::size_t next = 0;
        for (const ItemForm& item : form_.rows.items) {
            if (next < side.rows.size() && side.rows[next].id == item.id) {
                ++next;
            } else if ((item.is_optional || !is_for_stage(item.stages, document_.stage)) && side.find_row(item.id) == nullptr) {
                continue;
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

    static constexpr std::size_t level_key = 2;  // behind id and name

    const SideForm& form_;
    Document& document_;
    const std::string& table_name_;
    std::vector<std::string> keys_;
    std::vector<const Classification*> classifications_;  // of the form; nothing for a classification that the standard lacks
    Findings& findings_;
    std::size_t width_ = 0;                                       // entries in a row
    std::map<std::string, std::string, std::less<>> own_titles_;  // of rows, instead of the standard's
    std::vector<bool> left_out_;                                  // for each column, whether the document does not have it
    std::size_t harmless_count_ = 0;                              // findings that leave the rows complete
    std::vector<std::string> keys_of_row_;                        // of the row that is being read
    std::vector<int> printed_decimals_;                           // of each column, in the rows that were read
    std::uint32_t row_count_ = 0;                                 // rows that were read
    IdTable ids_{0};                                              // of these rows; each text belongs to its row and does not move
};

}  // namespace

LoadedSide load_side(const SideForm& form, const std::string& table, TableReader& block, Document& document, Findings& findings) {
    SideLoader loader(form, document, table, findings);
    Side side = loader.load(block);
    return {std::move(side), loader.harmless_count()};
}

}  // namespace sitegen

#include "check/structure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "check/compared.hpp"
#include "check/declared.hpp"
#include "check/recorder.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

// Columns in which a declared check already compares rows with the rows below them.
using Covered = std::set<std::pair<std::string_view, std::string_view>>;  // table and column
void add_covered(const Expression& expression, Covered& covered) {
    if (expression.kind == Expression::Kind::children) {
        const CellReference& cells = expression.operands.front().cells;
        covered.insert({cells.table, cells.column});
    }
    for (const Expression& operand : expression.operands) add_covered(operand, covered);
}

class StructureChecks : Recorder {
  public:
    StructureChecks(const GeneralCheckInput& input, CheckReport& report) : Recorder(input, report) {}

    void run() {
        make_for_sides(rules::code_order, [this](const Table& table, const Side& side) { check_order(table, side); });
        make_for_sides(rules::missing_parent, [this](const Table& table, const Side& side) { check_parents(table, side); });
        check_sums();
        make_for_sides(rules::similar_names, [this](const Table& table, const Side& side) { check_names(table, side); });
        make(rules::same_project, [this] { check_projects(); });
    }

  private:
    using Breaks = std::vector<std::pair<const Row*, const Row*>>;  // two rows that are the wrong way round

    // Official lists are not always in the order of their codes. The order that the table keeps is that of the codes, of the list,
    // or, where no code of the list is below another one, of the codes of each length: whichever the fewest rows break.
    void check_order(const Table& table, const Side& side) {
        const std::vector<const Classification*> lists = lists_of(side);
        const auto count = static_cast<std::size_t>(
            std::count_if(side.rows.begin(), side.rows.end(), [](const Row& row) { return !row.codes.empty(); }));
        const auto by_code = [](const Row& row, const Row& other) { return row.codes < other.codes; };
        const auto by_list = [&](const Row& row, const Row& other) { return is_before_in_lists(row, other, lists); };
        Breaks found = breaks_of(side, by_code, false);
        const auto try_order = [&found](Breaks breaks) {
            if (breaks.size() < found.size()) found = std::move(breaks);
        };
        if (!found.empty()) try_order(breaks_of(side, by_list, false));
        if (!found.empty() && is_flat(lists)) try_order(breaks_of(side, by_code, true));
        for (const auto& [above, row] : found) {
            Outcome& outcome = disagree(&table, row->place, Severity::warning);
            outcome.row = row->id;
            outcome.message = fmt::format("{}: the code {} comes after {}", table.form->id, row->id, above->id);
            outcome.remedy = "Codes are usually in order. See whether the code is mistyped or the row is misplaced.";
        }
        tally_.counts.exact += count - found.size();
    }

    // by_length: each row is compared with the last one whose code is as long.
    template <typename IsBefore>
    static Breaks breaks_of(const Side& side, const IsBefore& is_before, bool by_length) {
        Breaks breaks;
        std::map<std::size_t, const Row*> last;
        for (const Row& row : side.rows) {
            if (row.codes.empty()) continue;
            const Row*& before = last[by_length ? row.codes.front().size() : 0];
            if (before != nullptr && is_before(row, *before)) breaks.emplace_back(before, &row);
            before = &row;
        }
        return breaks;
    }

    // Whether no code of the first list is below another one, declared or not.
    static bool is_flat(const std::vector<const Classification*>& lists) {
        if (lists.empty() || lists.front() == nullptr) return false;
        const Classification& list = *lists.front();
        return list.is_flat || std::none_of(list.codes.begin(), list.codes.end(), [&](const auto& code) {
                   return std::any_of(list.levels.begin(), list.levels.end(), [&](std::size_t length) {
                       return length < code.first.size() && list.find(std::string_view(code.first).substr(0, length)) != nullptr;
                   });
               });
    }

    [[nodiscard]] std::vector<const Classification*> lists_of(const Side& side) const {
        std::vector<const Classification*> lists;
        for (const std::string& id : side.form->rows.classifications) {
            const auto found = standard_.classifications.find(id);
            lists.push_back(found == standard_.classifications.end() ? nullptr : &found->second);
        }
        return lists;
    }

    // Codes that a list does not have keep the order of codes.
    static bool is_before_in_lists(const Row& row, const Row& other, const std::vector<const Classification*>& lists) {
        for (std::size_t i = 0; i < std::min({row.codes.size(), other.codes.size(), lists.size()}); ++i) {
            if (row.codes[i] == other.codes[i]) continue;
            const Code* code = lists[i] == nullptr ? nullptr : lists[i]->find(row.codes[i]);
            const Code* other_code = lists[i] == nullptr ? nullptr : lists[i]->find(other.codes[i]);
            const bool is_listed = code != nullptr && other_code != nullptr && code->position != other_code->position;
            if (!is_listed) return row.codes[i] < other.codes[i];
            return code->position < other_code->position;
        }
        return false;
    }

    void check_parents(const Table& table, const Side& side) {
        if (side.form->rows.kind != RowsForm::Kind::classified || side.form->rows.classifications.empty()) return;
        const auto classification = standard_.classifications.find(side.form->rows.classifications.front());
        if (classification == standard_.classifications.end()) return;
        const std::vector<RowTree::Orphan> orphans = input_.evaluator.tree_of(side).find_orphans(classification->second);
        for (const RowTree::Orphan& orphan : orphans) {
            Outcome& outcome = disagree(&table, orphan.row->place, Severity::warning);
            outcome.row = orphan.row->id;
            outcome.message =
                fmt::format("{} has the code {}, but not its parent code {}", table.form->id, orphan.row->id, orphan.parent);
            outcome.remedy = "Add the row of the parent code, or correct the code.";
        }
        tally_.counts.exact += side.rows.size() - orphans.size();
    }

    // Compares each row with the rows below it, except in columns where a declared check does so.
    void check_sums() {
        Covered covered;
        for (const std::vector<CheckForm>* checks : {&standard_.checks, &document_.checks}) {
            for (const CheckForm& check : *checks) {
                if (!is_for_stage(check.stages, document_.stage)) continue;
                add_covered(check.that.left, covered);
                add_covered(check.that.right, covered);
            }
        }
        // These go to a separate report. They are made like declared checks, so their message names a formula. describe_sum()
        // replaces it.
        CheckReport sums;
        CheckBuffers buffers;
        CheckForm check = sum_check();
        for (const Table& table : document_.tables) {
            for (const Side& side : table.sides) {
                for (std::size_t at = 0; at < side.form->columns.size(); ++at) {
                    const ColumnForm& column = side.form->columns[at];
                    const auto is_covered = [&](std::string_view name) { return covered.contains({table.form->id, name}); };
                    if (is_covered("*") || is_covered(column.id) || !column.adds_up || !side.form->adds_up) continue;
                    const std::size_t known = sums.outcomes.size();
                    set_column(check, table, column.id);
                    make_check(check, input_.evaluator, "en", buffers, sums);
                    forget_undivided(side, at, known, sums);
                    for (std::size_t i = known; i < sums.outcomes.size(); ++i)
                        describe_sum(table.form->id, column.id, sums.outcomes[i]);
                }
            }
        }
        tally_ = {std::string(rules::children_sum), nullptr, sums.counts()};
        tally_.counts.not_made = {};  // a general check is made wherever there is something to compare
        std::move(sums.outcomes.begin(), sums.outcomes.end(), std::back_inserter(report_.outcomes));
        report_.tallies.push_back(tally_);
    }

    // A column may have amounts only down to some level, as of posts for each service and not for its parts. Where no row below
    // that level has any, the blank rows do not contradict the rows above them.
    static void forget_undivided(const Side& side, std::size_t column, std::size_t known, CheckReport& sums) {
        const auto is_undivided = [&](const Outcome& outcome) {
            const Row* above = outcome.verdict != Verdict::broken || outcome.right ? nullptr : side.find_row(outcome.row);
            if (above == nullptr || above->role == RowRole::total) return false;
            return std::none_of(side.rows.begin(), side.rows.end(), [&](const Row& row) {
                return row.role == RowRole::line && row.level > above->level && row.cells[column].amount();
            });
        };
        const auto first = sums.outcomes.begin() + static_cast<std::ptrdiff_t>(known);
        const auto kept = std::remove_if(first, sums.outcomes.end(), is_undivided);
        sums.tallies.back().counts.broken -= static_cast<std::size_t>(sums.outcomes.end() - kept);
        sums.outcomes.erase(kept, sums.outcomes.end());
    }

    static void describe_sum(const std::string& table, const std::string& column, Outcome& outcome) {
        if (outcome.rule != rules::children_sum) return;
        outcome.column = column;
        if (outcome.verdict == Verdict::unknown) return;
        outcome.message = fmt::format("{} is {}, but the rows below it {}", cell_name(table, outcome.row, column),
                                      say(outcome.left), outcome.right ? "add up to " + outcome.right->plain() : "are blank");
    }

    static CheckForm sum_check() {
        CheckForm check;
        check.id = rules::children_sum;
        check.sentences = {{"en", "A row is the sum of the rows below it."}};
        check.that.left = cells_expression({{}, {RowSelector::Kind::every, {}, 0}, {}, {}});
        check.that.right.kind = Expression::Kind::children;
        check.that.right.operands = {check.that.left};
        return check;
    }

    static void set_column(CheckForm& check, const Table& table, const std::string& column) {
        check.place = table.place;
        for (Expression* each : {&check.that.left, &check.that.right.operands.front()}) {
            each->cells.table = table.form->id;
            each->cells.column = column;
        }
    }

    void check_names(const Table& table, const Side& side) {
        if (side.form->rows.kind != RowsForm::Kind::named) return;
        const std::vector<std::string>& names = names_of(side).names;
        IdTable known(names.size());
        for (std::uint32_t i = 0; i < names.size(); ++i) {
            const Row& row = side.rows[i];
            const Row& other = side.rows[known.add(names[i], i)];
            // Different rows may have rows of the same name below them: each programme has its administration.
            if (&other == &row || row.level > 1) {
                agree();
                continue;
            }
            Outcome& outcome = disagree(&table, row.place, Severity::warning);
            outcome.row = row.id;
            outcome.message = fmt::format("{}: \"{}\" ({}) and \"{}\" ({}) are the same name", table.form->id, row.names.front(),
                                          row.id, other.names.front(), other.id);
            outcome.remedy = "See whether one row was entered twice.";
        }
    }

    // The same thing in two tables of named rows has one id and one name.
    void check_projects() {
        struct Project {
            const Table* table;
            const Row* row;
            const std::string* name;
        };
        std::vector<Project> projects;
        for (const Table& table : document_.tables) {
            for (const Side& side : table.sides) {
                if (side.form->rows.kind != RowsForm::Kind::named) continue;
                const std::vector<std::string>& names = names_of(side).names;
                for (std::size_t i = 0; i < names.size(); ++i) {
                    if (side.rows[i].role == RowRole::line) projects.push_back({&table, &side.rows[i], &names[i]});
                }
            }
        }
        IdTable by_id(projects.size());
        IdTable by_name(projects.size());
        std::set<std::pair<const Table*, const Table*>> alike;  // tables that have a project in common
        for (std::uint32_t i = 0; i < projects.size(); ++i) {
            const Project& same = projects[by_id.add(projects[i].row->id, i)];
            if (same.table != projects[i].table && *same.name == *projects[i].name) alike.insert({projects[i].table, same.table});
        }
        by_id = IdTable(projects.size());
        for (std::uint32_t i = 0; i < projects.size(); ++i) {
            const auto& [table, row, name] = projects[i];
            const std::uint32_t same_id = by_id.add(row->id, i);
            const std::uint32_t same_name = by_name.add(*name, i);
            if (same_id != i && projects[same_id].table != table) {
                const bool are_alike = alike.contains({table, projects[same_id].table});
                compare_projects(*table, *row, *projects[same_id].table, *projects[same_id].row, *name == *projects[same_id].name,
                                 are_alike);
            } else if (same_id == i && same_name != i && projects[same_name].table != table) {
                compare_projects(*table, *row, *projects[same_name].table, *projects[same_name].row, true, true);
            }
        }
    }

    void compare_projects(const Table& table, const Row& row, const Table& other_table, const Row& other, bool have_same_name,
                          bool are_alike) {
        if (row.id == other.id && have_same_name) return agree();
        Outcome& outcome = disagree(&table, row.place, Severity::warning);
        // Tables that have no project in common may use ids for different things: a library's tax and its spending.
        if (!are_alike) outcome.verdict = Verdict::unknown;
        outcome.tables.push_back(other_table.form->id);
        outcome.row = row.id;
        outcome.message = fmt::format("{}[{}] is \"{}\", {}[{}] is \"{}\"", table.form->id, row.id, row.names.front(),
                                      other_table.form->id, other.id, other.names.front());
        outcome.remedy = row.id == other.id ? "One id stands for one project. Correct the name, or give one of them another id."
                                            : "Give the same project the same id in both tables.";
    }
};

}  // namespace

void check_structure(const GeneralCheckInput& input, CheckReport& report) { StructureChecks(input, report).run(); }

}  // namespace sitegen

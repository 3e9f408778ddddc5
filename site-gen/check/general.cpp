#include "check/general.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "check/declared.hpp"
#include "expression/describe.hpp"
#include "model/rules.hpp"
#include "model/utf8.hpp"

namespace sitegen {

namespace {

constexpr std::size_t fewest_names = 5;  // below that, names may well all be new

std::string cell_name(std::string_view table, std::string_view row, std::string_view column) {
    return fmt::format("{}[{}].{}", table, row, column);
}

// The digits of an amount without zeros at either end: 20.50 and 2050 have the same.
std::int64_t digits_of(const Amount& amount) {
    std::int64_t digits = amount.absolute().coefficient();
    while (digits != 0 && digits % 10 == 0) digits /= 10;
    return digits;
}

// How many places the decimal point of two amounts with the same digits, of three or more, stands apart; 0 where they differ
// otherwise or not at all.
int shift_between(const Amount& left, const Amount& right) {
    if (left.is_zero() || right.is_zero() || left.is_negative() != right.is_negative()) return 0;
    const std::int64_t digits = digits_of(left);
    if (digits < 100 || digits != digits_of(right)) return 0;
    int shift = 0;
    for (Amount moved = right; moved.absolute() < left.absolute(); moved = moved.shifted(1)) ++shift;
    for (Amount moved = left; moved.absolute() < right.absolute(); moved = moved.shifted(1)) --shift;
    return shift;
}

// The power of ten, 1 to 3 up or down, that one amount has become of the other, within a twentieth; 0 for none. Amounts of fewer
// than three digits say nothing.
int jump_between(const Amount& now, const Amount& before) {
    if (now.is_zero() || before.is_zero() || now.is_negative() != before.is_negative()) return 0;
    const bool has_risen = now.absolute() > before.absolute();
    const Amount large = (has_risen ? now : before).absolute();
    const Amount small = (has_risen ? before : now).absolute();
    if (large.coefficient() < 100) return 0;
    for (int power = 1; power <= 3; ++power) {
        const Amount scaled = small.shifted(power);
        const Amount twenty_differences = (large - scaled).absolute() * Amount(20, 0);
        if (twenty_differences <= scaled) return has_risen ? power : -power;
    }
    return 0;
}

std::string times(int power) { return "1" + std::string(static_cast<std::size_t>(std::abs(power)), '0') + " times"; }

using Names = std::unordered_map<std::string, const Row*>;  // by bare name

Names names_of(const Side& side) {
    Names names;
    for (const Row& row : side.rows) {
        if (row.role == RowRole::line) names.emplace(bare_name(row.names.front()), &row);
    }
    return names;
}

std::size_t count_common(const Names& left, const Names& right) {
    return static_cast<std::size_t>(
        std::count_if(left.begin(), left.end(), [&](const auto& entry) { return right.contains(entry.first); }));
}

const Side* find_side(const Document& document, std::string_view table_id, const SideForm& form) {
    const Table* table = document.find_table(table_id);
    if (table == nullptr) return nullptr;
    for (const Side& side : table->sides) {
        if (side.form->id == form.id) return &side;
    }
    return nullptr;
}

std::size_t column_index(const SideForm& form, std::string_view id) {
    const auto found = std::find_if(form.columns.begin(), form.columns.end(), [id](const ColumnForm& c) { return c.id == id; });
    return static_cast<std::size_t>(found - form.columns.begin());
}

// The columns whose rows a declared check compares with those below them.
using Covered = std::set<std::pair<std::string, std::string>>;
void add_covered(const Expression& expression, Covered& covered) {
    if (expression.kind == Expression::Kind::children) {
        const CellReference& cells = expression.operands.front().cells;
        covered.insert({cells.table, cells.column});
    }
    for (const Expression& operand : expression.operands) add_covered(operand, covered);
}

class GeneralChecks {
  public:
    GeneralChecks(const GeneralCheckInput& input, CheckReport& report)
        : input_(input), document_(input.document), standard_(*input.document.standard), report_(report) {}

    void run() {
        each_side(rules::code_order, [this](const Table& table, const Side& side) { check_order(table, side); });
        each_side(rules::missing_parent, [this](const Table& table, const Side& side) { check_parents(table, side); });
        check_sums();
        each_side(rules::similar_names, [this](const Table& table, const Side& side) { check_names(table, side); });
        make(rules::same_project, [this] { check_projects(); });
        make(rules::shifted_amount, [this] { check_shifts(); });
        make(rules::jump, [this] { check_jumps(); });
        each_side(rules::exchanged_names, [this](const Table& table, const Side& side) { check_exchange(table, side); });
        make(rules::prior_year, [this] { check_prior_year(); });
        make(rules::stages_differ, [this] { check_stages(); });
    }

  private:
    template <typename Function>
    void make(std::string_view rule, const Function& check) {
        tally_ = {std::string(rule), nullptr, {}};
        check();
        report_.tallies.push_back(tally_);
    }

    template <typename Function>
    void each_side(std::string_view rule, const Function& check) {
        make(rule, [&] {
            for (const Table& table : document_.tables) {
                for (const Side& side : table.sides) check(table, side);
            }
        });
    }

    void agree() { ++tally_.counts.exact; }

    Outcome& disagree(const Table* table, const Place& place, Severity severity) {
        ++tally_.counts.broken;
        Outcome outcome;
        outcome.rule = tally_.rule;
        outcome.verdict = Verdict::broken;
        outcome.severity = severity;
        outcome.place = place;
        if (table != nullptr) outcome.tables.push_back(table->form->id);
        return report_.outcomes.emplace_back(std::move(outcome));
    }

    void check_order(const Table& table, const Side& side) {
        const Row* before = nullptr;
        for (const Row& row : side.rows) {
            if (row.codes.empty()) continue;
            if (before != nullptr && row.codes < before->codes) {
                Outcome& outcome = disagree(&table, row.place, Severity::warning);
                outcome.row = row.id;
                outcome.message = fmt::format("{}: the code {} stands after {}", table.form->id, row.id, before->id);
                outcome.remedy = "Codes usually stand in order; see whether the code or the row is misplaced.";
            } else {
                agree();
            }
            before = &row;
        }
    }

    void check_parents(const Table& table, const Side& side) {
        if (side.form->rows.kind != RowsForm::Kind::classified || side.form->rows.classifications.empty()) return;
        const auto classification = standard_.classifications.find(side.form->rows.classifications.front());
        if (classification == standard_.classifications.end()) return;
        const std::vector<RowIndex::Orphan> orphans = input_.evaluator.index_of(side).find_orphans(classification->second.levels);
        for (const RowIndex::Orphan& orphan : orphans) {
            Outcome& outcome = disagree(&table, orphan.row->place, Severity::warning);
            outcome.row = orphan.row->id;
            outcome.message = fmt::format("{} has the code {}, but not {} above it", table.form->id, orphan.row->id, orphan.parent);
            outcome.remedy = "Add the row of that level, or mend the code.";
        }
        tally_.counts.exact += side.rows.size() - orphans.size();
    }

    // Each row against those below it, in columns that no declared check compares so.
    void check_sums() {
        Covered covered;
        for (const std::vector<CheckForm>* checks : {&standard_.checks, &document_.checks}) {
            for (const CheckForm& check : *checks) {
                add_covered(check.that.left, covered);
                add_covered(check.that.right, covered);
            }
        }
        CheckReport sums;
        for (const Table& table : document_.tables) {
            for (const Side& side : table.sides) {
                for (const ColumnForm& column : side.form->columns) {
                    const auto is_covered = [&](const char* name) { return covered.contains({table.form->id, name}); };
                    if (is_covered("*") || is_covered(column.id.c_str()) || !column.adds_up || !side.form->adds_up) continue;
                    make_check(sum_check(table.form->id, column.id), input_.evaluator, "en", sums);
                }
            }
        }
        tally_ = {std::string(rules::children_sum), nullptr, sums.counts()};
        for (Outcome& outcome : sums.outcomes) {
            if (outcome.rule == rules::children_sum) report_.outcomes.push_back(std::move(outcome));
        }
        report_.tallies.push_back(tally_);
    }

    static CheckForm sum_check(const std::string& table, const std::string& column) {
        CheckForm check;
        check.id = rules::children_sum;
        check.sentences = {{"en", "A row is the sum of the rows below it."}};
        check.that.left.kind = Expression::Kind::cells;
        check.that.left.cells = {table, {RowSelector::Kind::every, {}, 0}, column, {}};
        check.that.right.kind = Expression::Kind::children;
        check.that.right.operands = {check.that.left};
        return check;
    }

    void check_names(const Table& table, const Side& side) {
        if (side.form->rows.kind != RowsForm::Kind::named) return;
        Names names;
        for (const Row& row : side.rows) {
            const auto [other, is_new] = names.emplace(bare_name(row.names.front()), &row);
            if (is_new) {
                agree();
                continue;
            }
            Outcome& outcome = disagree(&table, row.place, Severity::warning);
            outcome.row = row.id;
            outcome.message = fmt::format("{}: \"{}\" ({}) and \"{}\" ({}) are the same name", table.form->id, row.names.front(),
                                          row.id, other->second->names.front(), other->second->id);
            outcome.remedy = "See whether one row was entered twice.";
        }
    }

    // What is the same in two tables of named rows has one id and one name.
    void check_projects() {
        struct Known {
            const Table* table;
            const Row* row;
        };
        std::unordered_map<std::string, Known> by_id;
        std::unordered_map<std::string, Known> by_name;
        for (const Table& table : document_.tables) {
            for (const Side& side : table.sides) {
                if (side.form->rows.kind != RowsForm::Kind::named) continue;
                for (const Row& row : side.rows) {
                    if (row.role != RowRole::line) continue;
                    const std::string name = bare_name(row.names.front());
                    const auto [same_id, is_new_id] = by_id.emplace(row.id, Known{&table, &row});
                    const auto [same_name, is_new_name] = by_name.emplace(name, Known{&table, &row});
                    if (!is_new_id && same_id->second.table != &table) {
                        compare_projects(table, row, *same_id->second.table, *same_id->second.row);
                    } else if (is_new_id && !is_new_name && same_name->second.table != &table) {
                        compare_projects(table, row, *same_name->second.table, *same_name->second.row);
                    }
                }
            }
        }
    }

    void compare_projects(const Table& table, const Row& row, const Table& other_table, const Row& other) {
        if (row.id == other.id && bare_name(row.names.front()) == bare_name(other.names.front())) return agree();
        Outcome& outcome = disagree(&table, row.place, Severity::warning);
        outcome.tables.push_back(other_table.form->id);
        outcome.row = row.id;
        outcome.message = fmt::format("{}[{}] is \"{}\", {}[{}] is \"{}\"", table.form->id, row.id, row.names.front(),
                                      other_table.form->id, other.id, other.names.front());
        outcome.remedy = row.id == other.id ? "One id stands for one project: mend the name, or give one of them another id."
                                            : "Give the same project the same id in both tables.";
    }

    // The same row and column of two tables, equal but for the place of the decimal point.
    void check_shifts() {
        struct Known {
            const Table* table;
            Amount amount;
        };
        std::map<std::pair<std::string_view, std::string_view>, Known> known;
        for (const Table& table : document_.tables) {
            for (const Side& side : table.sides) {
                for (const Row& row : side.rows) {
                    for (std::size_t i = 0; i < row.cells.size(); ++i) {
                        const std::optional<Amount> amount = input_.evaluator.value_of({&table, &row, &row.cells[i], &table.unit});
                        if (!amount || amount->is_zero()) continue;
                        const std::string_view column = side.form->columns[i].id;
                        const auto [other, is_new] = known.try_emplace({row.id, column}, Known{&table, *amount});
                        if (is_new || other->second.table == &table) continue;
                        compare_shift(table, row, i, column, *amount, *other->second.table, other->second.amount);
                    }
                }
            }
        }
    }

    void compare_shift(const Table& table, const Row& row, std::size_t cell, std::string_view column, const Amount& amount,
                       const Table& other_table, const Amount& other) {
        const int shift = shift_between(amount, other);
        if (shift == 0) return agree();
        Outcome& outcome = disagree(&table, row.cells[cell].place, Severity::warning);
        outcome.tables.push_back(other_table.form->id);
        outcome.row = row.id;
        outcome.column = column;
        set_amounts(outcome, amount, other);
        outcome.message =
            fmt::format("{} is {}, {} is {}: the same digits, {}{}", cell_name(table.form->id, row.id, column), amount.plain(),
                        cell_name(other_table.form->id, row.id, column), other.plain(), shift > 0 ? "" : "a fraction: 1/",
                        shift > 0 ? times(shift) : "1" + std::string(static_cast<std::size_t>(-shift), '0'));
        outcome.remedy = "See whether a decimal point has moved, or a table is in another unit.";
    }

    static void set_amounts(Outcome& outcome, const Amount& left, const Amount& right) {
        outcome.left = left;
        outcome.right = right;
        outcome.difference = left - right;
    }

    // Against last year and the other stages: a cell that has become ten, a hundred or a thousand times as much, or a part.
    void check_jumps() {
        if (input_.related.last_year != nullptr) check_jumps_from(*input_.related.last_year, std::to_string(document_.year - 1));
        for (const Document* other : input_.related.other_stages) {
            if (other->standard == &standard_) check_jumps_from(*other, other->stage);
        }
    }

    struct Jump {
        const Row* row;
        std::size_t column;
        int power;
        Amount now;
        Amount before;
    };

    void check_jumps_from(const Document& other, const std::string& when) {
        for (const Table& table : document_.tables) {
            const Table* other_table = other.find_table(table.form->id);
            if (other_table == nullptr) continue;
            std::vector<Jump> jumps;
            std::size_t compared = 0;
            for (std::size_t s = 0; s < table.sides.size() && s < other_table->sides.size(); ++s) {
                find_jumps(table, table.sides[s], *other_table, other_table->sides[s], other, jumps, compared);
            }
            tally_.counts.exact += compared - jumps.size();
            report_jumps(table, jumps, compared, when);
        }
    }

    void find_jumps(const Table& table, const Side& side, const Table& other_table, const Side& other_side, const Document& other,
                    std::vector<Jump>& jumps, std::size_t& compared) {
        const RowIndex others(other_side);
        for (const Row& row : side.rows) {
            const Row* before = others.find(row.id);
            if (before == nullptr || before->cells.size() != row.cells.size()) continue;
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                const std::optional<Amount> now = input_.evaluator.value_of({&table, &row, &row.cells[i], &table.unit});
                std::optional<Amount> then = before->cells[i].amount();
                if (!now || !then) continue;
                then = convert_unit(*then, other_table.unit, document_.unit, *other.standard);
                ++compared;
                const int power = jump_between(*now, *then);
                if (power != 0) jumps.push_back({&row, i, power, *now, *then});
            }
        }
    }

    void report_jumps(const Table& table, const std::vector<Jump>& jumps, std::size_t compared, const std::string& when) {
        if (jumps.empty()) return;
        const int power = jumps.front().power;
        const bool is_unit = jumps.size() > 2 && jumps.size() * 5 >= compared * 4 &&
                             std::all_of(jumps.begin(), jumps.end(), [power](const Jump& jump) { return jump.power == power; });
        if (is_unit) {
            Outcome& outcome = disagree(&table, table.place, Severity::warning);
            outcome.message = fmt::format("nearly all amounts of {} are {}{} those of {}", table.form->id, times(power),
                                          power > 0 ? "" : " less than", when);
            outcome.remedy = "See whether the table is in another unit than it says.";
            return;
        }
        for (const Jump& jump : jumps) {
            Outcome& outcome = disagree(&table, jump.row->cells[jump.column].place, Severity::warning);
            const std::string& column = column_id(table, *jump.row, jump.column);
            outcome.row = jump.row->id;
            outcome.column = column;
            set_amounts(outcome, jump.now, jump.before);
            outcome.message = fmt::format("{} is {}, {} {} {}: about {}{}", cell_name(table.form->id, jump.row->id, column),
                                          jump.now.plain(), when, jump.now == jump.before ? "is" : "it was", jump.before.plain(),
                                          times(jump.power), jump.power > 0 ? " as much" : " less");
            outcome.remedy = "See whether a decimal point or a unit has moved; acknowledge it where the change is real.";
        }
    }

    static const std::string& column_id(const Table& table, const Row& row, std::size_t column) {
        for (const Side& side : table.sides) {
            if (!side.rows.empty() && &row >= &side.rows.front() && &row <= &side.rows.back()) return side.form->columns[column].id;
        }
        static const std::string none;
        return none;
    }

    // Nearly all names are new: perhaps another department's tables.
    void check_exchange(const Table& table, const Side& side) {
        if (side.form->rows.kind != RowsForm::Kind::named || input_.related.last_year == nullptr) return;
        const Side* before = find_side(*input_.related.last_year, table.form->id, *side.form);
        if (before == nullptr || side.rows.size() < fewest_names || before->rows.size() < fewest_names) return;
        const Names now = names_of(side);
        const Names then = names_of(*before);
        if (count_common(now, then) * 10 >= std::min(now.size(), then.size())) return agree();
        Outcome& outcome = disagree(&table, table.place, Severity::warning);
        const Department* owner = find_owner(table, side, now);
        outcome.message = fmt::format("nearly all names of {} have changed since {}", table.form->id, document_.year - 1);
        if (owner != nullptr) outcome.message += fmt::format("; they are those of {}", owner->slug);
        outcome.remedy = owner != nullptr ? "See whether the tables of the two departments were exchanged."
                                          : "See whether these are another department's rows.";
    }

    // The other department that had at least half of these names last year.
    const Department* find_owner(const Table& table, const Side& side, const Names& names) {
        for (const Department& department : input_.content.departments) {
            if (&department == &input_.department) continue;
            for (const Document& document : department.documents) {
                const bool is_last_year = document.year == document_.year - 1 && document.stage == document_.stage;
                if (!is_last_year || document.standard != &standard_) continue;
                const Side* other = find_side(document, table.form->id, *side.form);
                if (other != nullptr && count_common(names, names_of(*other)) * 2 >= names.size()) return &department;
            }
        }
        return nullptr;
    }

    // What this document says of last year against last year's own document.
    void check_prior_year() {
        for (const PriorStatement& prior : document_.priors) {
            if (prior.rate) check_rate(prior);
        }
        const Document* last_year = input_.related.last_year;
        if (last_year == nullptr) return;
        const Evaluator before(*last_year);
        for (const PriorStatement& prior : document_.priors) {
            const std::vector<FoundCell> theirs = before.find_cells(prior.cell);
            const std::vector<FoundCell> ours = input_.evaluator.find_cells(prior.cell);
            if (theirs.empty() || theirs.front().cell == nullptr || ours.empty()) continue;
            const std::optional<Amount> actual = in_this_unit(before.value_of(theirs.front()), *last_year, prior.cell.table);
            if (!actual) continue;
            Amount stated = prior.amount;
            if (prior.is_change) stated = input_.evaluator.value_of(ours.front()).value_or(Amount()) - prior.amount;
            const Table* table = document_.find_table(prior.cell.table);
            compare_with(table, prior.cell.rows.text, prior.cell.column, prior.place, stated, *actual,
                         std::to_string(document_.year - 1) + " as this document states it",
                         "the document of " + std::to_string(last_year->year));
        }
        each_stated_column([&](const ColumnForm& column) { return column.prior_of; }, *last_year,
                           "the document of " + std::to_string(last_year->year));
    }

    // The rate that the document prints beside a change, against the one that follows from its amounts.
    void check_rate(const PriorStatement& prior) {
        const std::vector<FoundCell> cells = input_.evaluator.find_cells(prior.cell);
        const Amount now = cells.empty() ? Amount() : input_.evaluator.value_of(cells.front()).value_or(Amount());
        const Amount before = prior.is_change ? now - prior.amount : prior.amount;
        const std::optional<Amount> rate = quotient(now - before, before.absolute(), 2, prior.rate->decimals(), standard_.rounding);
        if (rate && *rate == *prior.rate) return agree();
        const Table* table = document_.find_table(prior.cell.table);
        Outcome& outcome = disagree(table, prior.place, Severity::error);
        outcome.row = prior.cell.rows.text;
        outcome.column = prior.cell.column;
        const std::string name = cell_name(prior.cell.table, outcome.row, outcome.column);
        if (!rate) {
            outcome.message =
                fmt::format("{} is stated to have changed by {} %, but last year's amount is zero", name, prior.rate->plain());
            outcome.remedy = "A change from zero has no rate: take it out.";
            return;
        }
        set_amounts(outcome, *prior.rate, *rate);
        outcome.message = fmt::format("{} is stated to have changed by {} %, but from {} to {} it has changed by {} %", name,
                                      prior.rate->plain(), before.plain(), now.plain(), rate->plain());
        outcome.remedy = "Mend the change, the rate or the cell.";
    }

    // What columns print of another stage against that stage's own document.
    void check_stages() {
        for (const Document* other : input_.related.other_stages) {
            each_stated_column(
                [&](const ColumnForm& column) { return column.stage == other->stage ? column.stage_of : std::string(); }, *other,
                "the document of the stage \"" + other->stage + "\"");
        }
    }

    // source_of: the column of the other document that a column prints; empty for none.
    template <typename Function>
    void each_stated_column(const Function& source_of, const Document& other, const std::string& other_name) {
        for (const Table& table : document_.tables) {
            const Table* other_table = other.find_table(table.form->id);
            if (other_table == nullptr) continue;
            for (const Side& side : table.sides) {
                for (std::size_t i = 0; i < side.form->columns.size(); ++i) {
                    const std::string source = source_of(side.form->columns[i]);
                    if (!source.empty()) compare_column(table, side, i, *other_table, source, other, other_name);
                }
            }
        }
    }

    void compare_column(const Table& table, const Side& side, std::size_t column, const Table& other_table,
                        const std::string& source, const Document& other, const std::string& other_name) {
        for (const Side& other_side : other_table.sides) {
            const std::size_t other_column = column_index(*other_side.form, source);
            if (other_column == other_side.form->columns.size()) continue;
            const RowIndex others(other_side);
            for (const Row& row : side.rows) {
                const Row* theirs = others.find(row.id);
                const std::optional<Amount> stated = input_.evaluator.value_of({&table, &row, &row.cells[column], &table.unit});
                std::optional<Amount> actual = theirs == nullptr ? std::nullopt : theirs->cells[other_column].amount();
                if (actual) actual = convert_unit(*actual, other_table.unit, document_.unit, *other.standard);
                if (!stated && !actual) continue;
                const std::string& id = side.form->columns[column].id;
                compare_with(&table, row.id, id, row.cells[column].place, stated.value_or(Amount()), actual.value_or(Amount()),
                             cell_name(table.form->id, row.id, id), other_name);
            }
        }
    }

    [[nodiscard]] std::optional<Amount> in_this_unit(const std::optional<Amount>& amount, const Document& other,
                                                     std::string_view table) const {
        if (!amount || table == statements_table) return amount;
        return convert_unit(*amount, other.unit, document_.unit, standard_);
    }

    // Two prints of one amount, to the decimals of the coarser one.
    void compare_with(const Table* table, std::string_view row, std::string_view column, const Place& place, const Amount& stated,
                      const Amount& actual, const std::string& name, const std::string& other_name) {
        const int decimals = std::min(std::max(stated.decimals(), 0), std::max(actual.decimals(), 0));
        const bool is_same =
            stated == actual || (stated.decimals() != actual.decimals() && stated.rounded(decimals) == actual.rounded(decimals));
        if (is_same) return agree();
        Outcome& outcome = disagree(table, place, Severity::error);
        outcome.row = row;
        outcome.column = column;
        set_amounts(outcome, stated, actual);
        outcome.message =
            fmt::format("{} is {}, but {} has {} in {}", name, stated.plain(), other_name, actual.plain(),
                        table == nullptr ? fmt::format("{}[{}]", statements_table, row) : cell_name(table->form->id, row, column));
        outcome.remedy = "Mend the one that is wrong; where it was restated, acknowledge it with the reason.";
    }

    const GeneralCheckInput& input_;
    const Document& document_;
    const Standard& standard_;
    CheckReport& report_;
    CheckTally tally_;
};

}  // namespace

void make_general_checks(const GeneralCheckInput& input, CheckReport& report) { GeneralChecks(input, report).run(); }

}  // namespace sitegen

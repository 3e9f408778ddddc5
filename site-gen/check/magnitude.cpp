#include "check/magnitude.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "check/recorder.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

// The digits of an amount without zeros at either end: the same for 20.50 and 2050.
std::int64_t digits_of(const Amount& amount) {
    std::int64_t digits = amount.absolute().coefficient();
    while (digits != 0 && digits % 10 == 0) digits /= 10;
    return digits;
}

// The distance in places between the decimal points of two amounts with the same three or more digits. 0 if the digits differ, or
// if the points do not.
int shift_between(const Amount& left, const Amount& right) {
    if (left.is_zero() || right.is_zero() || left.is_negative() != right.is_negative()) return 0;
    const std::int64_t digits = digits_of(left);
    if (digits < 100 || digits != digits_of(right)) return 0;
    int shift = 0;
    for (Amount moved = right; moved.absolute() < left.absolute(); moved = moved.shifted(1)) ++shift;
    for (Amount moved = left; moved.absolute() < right.absolute(); moved = moved.shifted(1)) --shift;
    return shift;
}

// The power of ten, 1 to 3 up or down, by which one amount has changed to the other, give or take a twentieth. 0 if there is none.
// Amounts of fewer than three digits have none. Throws AmountOverflow.
int find_jump(const Amount& now, const Amount& before) {
    if (now.is_zero() || before.is_zero() || now.is_negative() != before.is_negative()) return 0;
    const bool has_risen = now.absolute() > before.absolute();
    const Amount large = (has_risen ? now : before).absolute();
    const Amount small = (has_risen ? before : now).absolute();
    if (large.coefficient() < 100) return 0;
    // Most amounts have hardly changed. A factor below nine is no jump, so nothing needs to be multiplied.
    if (large.decimals() == small.decimals() && large.coefficient() / 9 < small.coefficient()) return 0;
    for (int power = 1; power <= 3; ++power) {
        const Amount scaled = small.shifted(power);
        const Amount twenty_differences = (large - scaled).absolute() * Amount(20, 0);
        if (twenty_differences <= scaled) return has_risen ? power : -power;
    }
    return 0;
}

// If amounts are too large to be multiplied, there is no jump.
int jump_between(const Amount& now, const Amount& before) {
    try {
        return find_jump(now, before);
    } catch (const AmountOverflow&) {
        return 0;
    }
}

// What a power of ten, up or down, does to an amount: "100 times", "a tenth of".
std::string times(int power) {
    const std::string ten = "1" + std::string(static_cast<std::size_t>(std::abs(power)), '0');
    if (power > 0) return ten + " times";
    return power == -1 ? "a tenth of" : power == -2 ? "a hundredth of" : power == -3 ? "a thousandth of" : "1/" + ten + " of";
}

// The decimal points of numbers of people, rates and money in another unit have nothing to do with the table's amounts.
bool is_of_table_unit(const Side& side, std::size_t column) {
    const ColumnForm& form = side.form->columns[column];
    return form.kind == ColumnKind::money && form.unit.empty();
}

// Numbers for the ids of columns, in the whole document.
class ColumnNumbers {
  public:
    explicit ColumnNumbers(const Document& document) : numbers_(count_columns(document)) {
        for (const Table& table : document.tables) {
            for (const Side& side : table.sides) {
                for (const ColumnForm& column : side.form->columns) {
                    if (numbers_.add(column.id, count_) == count_) ++count_;
                }
            }
        }
    }

    [[nodiscard]] std::uint32_t count() const { return count_; }
    [[nodiscard]] std::vector<std::uint32_t> of(const Side& side) const {
        std::vector<std::uint32_t> numbers;
        numbers.reserve(side.form->columns.size());
        for (const ColumnForm& column : side.form->columns) numbers.push_back(numbers_.find(column.id));
        return numbers;
    }

  private:
    static std::size_t count_columns(const Document& document) {
        std::size_t count = 0;
        for (const Table& table : document.tables) {
            for (const Side& side : table.sides) count += side.form->columns.size();
        }
        return count;
    }

    IdTable numbers_;
    std::uint32_t count_ = 0;
};

class MagnitudeChecks : Recorder {
  public:
    MagnitudeChecks(const GeneralCheckInput& input, CheckReport& report) : Recorder(input, report) {}

    void run() {
        make(rules::shifted_amount, [this] { check_shifts(); });
        make(rules::jump, [this] { check_jumps(); });
    }

  private:
    // Finds cells with the same row and column in two tables that differ only in the place of the decimal point.
    void check_shifts() {
        struct Known {
            const Table* table;
            Amount amount;
        };
        std::vector<Known> known;
        const RowIndex& index = input_.evaluator.index();
        const ColumnNumbers column_numbers(document_);
        std::vector<std::uint32_t> places(std::size_t{index.count()} * column_numbers.count(), IdTable::none);  // in known
        for (const Table& table : document_.tables) {
            const int power = input_.evaluator.power_of(table);
            for (const Side& side : table.sides) {
                const std::vector<std::uint32_t> columns = column_numbers.of(side);
                const std::vector<std::uint32_t>& rows = index.rows_of(side).numbers();
                for (std::size_t r = 0; r < side.rows.size(); ++r) {
                    const Row& row = side.rows[r];
                    for (std::size_t i = 0; i < row.cells.size(); ++i) {
                        const Cell& cell = row.cells[i];
                        if (cell.state != CellState::amount || !is_of_table_unit(side, i)) continue;
                        const Amount amount = power == 0 ? cell.printed : cell.printed.shifted(power);
                        if (amount.is_zero()) continue;
                        std::uint32_t& other = places[std::size_t{rows[r]} * column_numbers.count() + columns[i]];
                        if (other == IdTable::none) {
                            other = static_cast<std::uint32_t>(known.size());
                            known.push_back({&table, amount});
                        } else if (known[other].table != &table) {
                            compare_shift(table, row, i, side.form->columns[i].id, amount, *known[other].table,
                                          known[other].amount);
                        }
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
            fmt::format("{} is {}, {} {}, which is {}: the same digits", cell_name(table.form->id, row.id, column), in_unit(amount),
                        times(shift), cell_name(other_table.form->id, row.id, column), in_unit(other));
        outcome.remedy = "See whether a decimal point has moved, or one of the tables is not in the unit that it states.";
    }

    // Compares with last year and the other stages: finds cells that have become ten, a hundred or a thousand times as large or as
    // small.
    void check_jumps() {
        if (input_.related.last_year != nullptr)
            check_jumps_from(*input_.related.last_year, fmt::format("the document of {}", document_.year.before().text()));
        for (const Document* other : input_.related.other_stages) {
            if (other->standard == &standard_)
                check_jumps_from(*other, fmt::format("the document of the stage \"{}\"", other->stage));
        }
    }

    struct Jump {
        const Row* row;
        const std::string* column;  // its id
        const Cell* cell;
        int power;
        bool is_leaf;  // no row below repeats its amount
        Amount now;
        Amount before;
    };

    // The results of comparing one column, or a whole table.
    struct Jumps {
        std::vector<Jump> list;
        std::size_t leaf_count = 0;  // cells in rows without rows below that are not zero in either document
    };

    // name: what messages call the other document.
    void check_jumps_from(const Document& other, const std::string& name) {
        const CellFinder others(other);
        for (const Table& table : document_.tables) {
            const Table* other_table = other.find_table(table.form->id);
            if (other_table == nullptr) continue;
            std::vector<Jumps> columns;
            std::size_t compared = 0;
            for (std::size_t s = 0; s < table.sides.size() && s < other_table->sides.size(); ++s) {
                const int power = power_between(other_table->unit, document_.unit, *other.standard);
                find_jumps(table, table.sides[s], others, other_table->sides[s], power, columns, compared);
            }
            tally_.counts.exact += compared - report_jumps(table, columns, name);
        }
    }

    // other_power: power of ten from the other table's unit to the document's. Adds the results for each column.
    void find_jumps(const Table& table, const Side& side, const CellFinder& others, const Side& other_side, int other_power,
                    std::vector<Jumps>& columns, std::size_t& compared) {
        const int own_power = input_.evaluator.power_of(table);
        const RowTree& tree = input_.evaluator.tree_of(side);
        const std::size_t first_column = columns.size();
        columns.resize(first_column + side.form->columns.size());
        std::size_t next = 0;  // the index after the last found row of the other side: usually the row that is needed next
        for (const Row& row : side.rows) {
            const bool is_next = next < other_side.rows.size() && other_side.rows[next].id == row.id;
            const Row* before = is_next ? &other_side.rows[next] : others.find_row(other_side, row.id);
            if (before != nullptr) next = static_cast<std::size_t>(before - other_side.rows.data()) + 1;
            if (before == nullptr || before->cells.size() != row.cells.size()) continue;
            const bool is_leaf = row.role == RowRole::line && tree.children_of(row).empty();
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                if (row.cells[i].state != CellState::amount || !is_of_table_unit(side, i)) continue;
                const Amount now = own_power == 0 ? row.cells[i].printed : row.cells[i].printed.shifted(own_power);
                if (before->cells[i].state != CellState::amount) continue;
                const Amount then = other_power == 0 ? before->cells[i].printed : before->cells[i].printed.shifted(other_power);
                ++compared;
                Jumps& column = columns[first_column + i];
                if (is_leaf && !now.is_zero() && !then.is_zero()) ++column.leaf_count;
                const int power = jump_between(now, then);
                if (power != 0) column.list.push_back({&row, &side.form->columns[i].id, &row.cells[i], power, is_leaf, now, then});
            }
        }
    }

    // Whether a wrong unit is the simplest explanation: nearly all amounts have jumped alike, and there are several. The same
    // amount in a row and in the rows above it counts once. Two amounts are enough if there are no others.
    static bool is_unit_slip(const Jumps& found) {
        std::vector<std::pair<Amount, Amount>> different;  // at most three
        std::size_t count = 0;
        for (const Jump& jump : found.list) {
            if (jump.power != found.list.front().power) return false;
            if (!jump.is_leaf) continue;
            ++count;
            const std::pair amounts(jump.now, jump.before);
            if (different.size() < 3 && std::find(different.begin(), different.end(), amounts) == different.end())
                different.push_back(amounts);
        }
        if (count == found.leaf_count) return different.size() >= 2;
        return different.size() >= 3 && count * 5 >= found.leaf_count * 4;
    }

    // Reports one finding for the table or the column if its unit is probably wrong, otherwise one for each cell whose decimal
    // point probably is. Returns how many cells these are about.
    std::size_t report_jumps(const Table& table, const std::vector<Jumps>& columns, const std::string& name) {
        Jumps all;
        for (const Jumps& column : columns) {
            all.leaf_count += column.leaf_count;
            all.list.insert(all.list.end(), column.list.begin(), column.list.end());
        }
        if (all.list.empty()) return 0;
        if (is_unit_slip(all)) {
            Outcome& outcome = disagree(&table, table.place, Severity::warning);
            outcome.message = fmt::format("nearly all amounts of {} are about {} those in {}", table.form->id,
                                          times(all.list.front().power), name);
            outcome.remedy = "See whether the table is in a unit other than the one that it states.";
            return all.list.size();
        }
        std::size_t count = 0;
        for (const Jumps& column : columns) {
            if (column.list.empty()) continue;
            if (is_unit_slip(column)) {
                report_column(table, column, name);
                count += column.list.size();
                continue;
            }
            for (const Jump& jump : column.list) {
                if (!is_point_slip(jump)) continue;
                report_cell(table, jump, name);
                ++count;
            }
        }
        return count;
    }

    void report_column(const Table& table, const Jumps& column, const std::string& name) {
        const Jump& first = column.list.front();
        Outcome& outcome = disagree(&table, first.cell->place, Severity::warning);
        outcome.column = *first.column;
        outcome.message = fmt::format("nearly all amounts of {} in the column {} are about {} those in {}", table.form->id,
                                      *first.column, times(first.power), name);
        outcome.remedy = "See whether the column is in a unit other than the table's.";
    }

    void report_cell(const Table& table, const Jump& jump, const std::string& name) {
        Outcome& outcome = disagree(&table, jump.cell->place, Severity::warning);
        outcome.row = jump.row->id;
        outcome.column = *jump.column;
        set_amounts(outcome, jump.now, jump.before);
        outcome.message = fmt::format("{} is {}, about {} the {} in {}", cell_name(table.form->id, jump.row->id, *jump.column),
                                      in_unit(jump.now), times(jump.power), in_unit(jump.before), name);
        outcome.remedy = "See whether a decimal point has moved or the amount is in another unit.";
    }

    // An amount may really have become ten times as large. It is more likely that its point has moved if it has the same digits as
    // before, or if moving the point back would settle a broken sum.
    bool is_point_slip(const Jump& jump) {
        if (shift_between(jump.now, jump.before) != 0) return true;
        try {
            const Amount wanted = jump.now.shifted(-jump.power) - jump.now;
            const auto [first, last] = corrections().equal_range(jump.cell);
            return std::any_of(first, last, [&](const auto& entry) {
                const Settlement& settlement = entry.second;
                return (settlement.amount - wanted).absolute() <= settlement.tolerance;
            });
        } catch (const AmountOverflow&) {  // amounts of that size are not judged
            return false;
        }
    }

    // By how much a cell would have to change to settle a broken equality.
    struct Settlement {
        Amount amount;
        Amount tolerance;
    };

    const std::unordered_multimap<const Cell*, Settlement>& corrections() {
        if (corrections_) return *corrections_;
        corrections_.emplace();
        for (const Outcome& outcome : report_.outcomes) {
            if (outcome.verdict != Verdict::broken) continue;
            for (const Correction& correction : outcome.corrections)
                corrections_->emplace(correction.cell, Settlement{correction.amount, outcome.tolerance});
        }
        return *corrections_;
    }

    // Of the earlier checks; made when they are needed.
    std::optional<std::unordered_multimap<const Cell*, Settlement>> corrections_;
};

}  // namespace

void check_magnitudes(const GeneralCheckInput& input, CheckReport& report) { MagnitudeChecks(input, report).run(); }

}  // namespace sitegen

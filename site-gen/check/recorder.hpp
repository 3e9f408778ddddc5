// What general checks share: the tally of the present check, and the recording of outcomes.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "check/general.hpp"

namespace sitegen {

// An expression that adds up the cells.
[[nodiscard]] Expression cells_expression(const CellReference& cells);

// table[row].column
[[nodiscard]] std::string cell_name(std::string_view table, std::string_view row, std::string_view column);

class Recorder {
  protected:
    Recorder(const GeneralCheckInput& input, CheckReport& report)
        : input_(input), document_(input.document), standard_(*input.document.standard), report_(report) {}

    // Makes one check and adds its tally. A sum with more than 18 digits is an outcome.
    template <typename Function>
    void make(std::string_view rule, const Function& check) {
        tally_ = {std::string(rule), nullptr, {}};
        try {
            check();
        } catch (const AmountOverflow&) {
            report_overflow();
        }
        report_.tallies.push_back(tally_);
    }

    // The same, called for each side of each table.
    template <typename Function>
    void make_for_sides(std::string_view rule, const Function& check) {
        make(rule, [&] {
            for (const Table& table : document_.tables) {
                for (const Side& side : table.sides) check(table, side);
            }
        });
    }

    void agree() { ++tally_.counts.exact; }

    // side: its rows have freely chosen names.
    [[nodiscard]] const SideNames& names_of(const Side& side) const {
        return *std::find_if(input_.names.begin(), input_.names.end(), [&](const SideNames& names) { return names.side == &side; });
    }

    // Adds a broken outcome, which the caller fills in. table: nothing if no table is concerned.
    Outcome& disagree(const Table* table, const Place& place, Severity severity);

    static void set_amounts(Outcome& outcome, const Amount& left, const Amount& right);

    [[nodiscard]] std::string in_unit(const Amount& amount) const { return amount.plain() + " " + document_.unit; }

    const GeneralCheckInput& input_;
    const Document& document_;
    const Standard& standard_;
    CheckReport& report_;
    CheckTally tally_;

  private:
    void report_overflow();
};

}  // namespace sitegen

// The figures of a document: what prose, summaries and charts may say about its cells.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/amount.hpp"
#include "model/cell.hpp"
#include "model/readable_amount.hpp"
#include "model/standard.hpp"
#include "text/words.hpp"

namespace sitegen {

struct Figure {
    const FigureForm* form = nullptr;
    std::string unit;
    // An amount or a count. For a change, this year's amount minus last year's. For a share, per cent. Nothing if a cell that it
    // needs is blank or missing: blank is not zero.
    std::optional<Amount> value;
    std::optional<Amount> rate;  // of a change, per cent of last year's amount; nothing if that is not above zero, or unknown
    // Set if a cell that it needs is not published, did not exist or is withheld. Then there is no value.
    std::optional<CellState> missing = std::nullopt;
    // Of a share or a rate: its part or change is not zero, but rounds to 0.00 %.
    bool is_tiny = false;
    // Of a change: the two amounts are printed with different last places, and the rounding of the coarser one explains the
    // difference.
    bool is_within_rounding = false;
    // Of a change: this year's or last year's amount is negative. Words of rise and fall may then be about its size.
    bool is_below_zero = false;
    // Of an amount that several printed ones add up to: how far rounding may have taken it from the true amount. Otherwise zero.
    Amount rounding = {};
    bool is_restated = false;  // of a change: it uses last year's amount as this year's document restates it
    // Of a change: last year's amount is about other tasks, and the document does not restate it. Pages then do not say the change;
    // prose may, because its publisher wrote the sentence.
    bool is_of_other_tasks = false;
};

using Figures = std::map<std::string, Figure, std::less<>>;

// The figure as prose prints it. aspect: "" or plain, or-zero, unit, direction, amount, rate (see content/README.md). Nothing for
// any other aspect.
// large: how a large change is said; as it is, it is printed exactly.
[[nodiscard]] std::optional<std::string> print_figure(const Figure& figure, std::string_view aspect, const Words& words,
                                                      const MoneyForm& large = {});

// The name of the translation for a cell without an amount, such as "cell-withheld".
[[nodiscard]] const char* word_of(CellState state);

// The aspects a figure of that kind has, for messages; the first is "".
[[nodiscard]] const std::vector<std::string>& aspects_of(FigureForm::Kind kind);

// The names of the translations that figures use.
[[nodiscard]] const std::vector<std::string>& figure_words();

}  // namespace sitegen

// Percentages whose words name the whole: "占公用经费的49.29%", "16 per cent of the cost of services".
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "proofread/evidence.hpp"
#include "proofread/labelled_figures.hpp"
#include "proofread/named_rows.hpp"
#include "proofread/typed_numbers.hpp"

namespace sitegen {

struct ShareOfWhole {
    bool agrees = false;                                // with a part that the words may mean
    std::optional<MeantNumber> slipped = std::nullopt;  // otherwise: the share that it is a slip of
    std::optional<Operand> whole = std::nullopt;        // that it agrees with, if the part is the amount before it
    bool is_open = false;                               // if it does not agree, nobody can tell: it is the share of a sum
};

// The prose of one section, with what its words may name.
struct ShareContext {
    const ProseFigures& figures;
    const NamedRows& rows;
    const Evidence& evidence;
    const ProseText& prose;
    const std::vector<ProseNumber>& numbers;
};

// begin: where the words that belong to the percentage begin. Nothing if they name no whole or no part is known.
[[nodiscard]] std::optional<ShareOfWhole> check_share_of_whole(const ShareContext& context, std::size_t number, std::size_t begin);

// The percentage that this one is a slip of, if words for shares lead to it from the amount before it, which is a cell: the share
// in the total of the cell's column, in a larger cell of its row or, for a long percentage, in any total.
[[nodiscard]] std::optional<MeantNumber> find_share_of_amount(const ShareContext& context, std::size_t number);

// A list of at least three percentages with two decimals that are shares of one whole, in the order of the text. If they add up to
// a hundred but for a slip in this one, returns the number that it should be.
[[nodiscard]] std::optional<MeantNumber> find_rest_of_hundred(const ShareContext& context, std::size_t number);

}  // namespace sitegen

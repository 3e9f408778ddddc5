// The changes since last year of several things, of which a sentence names the largest.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/answer.hpp"
#include "model/figure.hpp"

namespace sitegen {

// The change of one of them.
struct NamedChange {
    std::string title;
    Amount size;  // without its sign, in the unit of the list
    bool has_fallen = false;
    Figure change;
    std::string reason = {};  // as the document says it; may be empty
};

struct ChangeList {
    std::vector<NamedChange> changes;
    std::optional<Amount> total;  // the size of the change that may hide a larger one; nothing if it is not known
    bool repeats_total = false;   // a change as large as the total's was left out, so a smaller one is not the largest

    // The largest first. The order of equal changes is that of the standard.
    void sort();
    [[nodiscard]] static bool has_name(std::string_view name);
    // What the list says for one of its names. Nothing for other names, and if there is nothing to say. unit: of the sizes.
    [[nodiscard]] std::optional<std::string> say(const AnswerPiece& piece, std::string_view unit, const MoneyForm& money,
                                                 const Words& words) const;
};

// A change as a sentence says it: "down 2.33 million, or 0.09%, on last year" (said), or an aspect of the figure of kind change.
// Nothing if it is not known or is since an amount about other tasks, and for a part of a change since an amount that the document
// restates, because only the whole says that. reason: said behind the whole, if there is one.
[[nodiscard]] std::optional<std::string> say_change_since(const Figure& change, std::string_view aspect, const MoneyForm& money,
                                                          const Words& words, std::string_view reason = {});

}  // namespace sitegen

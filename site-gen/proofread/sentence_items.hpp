// The amounts and percentages of one sentence, and what the words beside each say that it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "proofread/lexicon.hpp"
#include "proofread/sentence_gaps.hpp"
#include "proofread/typed_numbers.hpp"

namespace sitegen {

enum class ItemRole : std::uint8_t {
    level,       // an amount that nothing is said of
    later,       // "rose to 10"
    base,        // "than the 10 of last year"
    planned,     // "the budget is 10"
    change,      // "up by 10"
    rate,        // "up by 10 %"
    completion,  // "90 % of the plan"
    share,       // any other percentage
};

struct SentenceItem {
    std::size_t number = 0;  // its index among the numbers of the text
    bool is_percent = false;
    bool is_earlier = false;  // in brackets, with an earlier year than the document's
    ItemRole role = ItemRole::level;
    std::optional<DirectionWord::Course> course = std::nullopt;  // of a change or a rate

    [[nodiscard]] bool is_plain_amount() const { return !is_percent && (role == ItemRole::level || role == ItemRole::planned); }
};

struct SentenceItems {
    std::vector<SentenceItem> items;
    std::vector<SentenceGap> gaps;  // one before each item, and one after the last
};

// Sets the roles and courses of the items from the words in the gaps. `text` is the one that the numbers stand in.
void find_roles(SentenceItems& sentence, const std::vector<ProseNumber>& numbers, std::string_view text);

}  // namespace sitegen

// Sentences that answer a reader's first questions: how much, from where, on what, more or less than last year. A standard declares
// them with the names of figures; a page says them before everything else.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/amount.hpp"
#include "model/place.hpp"
#include "model/readable_amount.hpp"
#include "text/words.hpp"

namespace sitegen {

// A part of a sentence: a text, which may hold the tags of titles, or a name with an aspect, such as "revenue-total" and "said".
struct AnswerPiece {
    std::string text;
    std::string name;  // empty for a text
    std::string aspect;
};

using AnswerText = std::vector<AnswerPiece>;

struct AnswerForm {
    std::string id;
    std::string title;                 // the question in a few words; may be empty
    std::vector<AnswerText> texts;     // the first of which every name has a value is said
    std::vector<std::string> changes;  // the figures among which the largest change is chosen
    std::string total;                 // the figure whose change may hide a larger one; empty: none
    std::string chart;                 // the picture; empty: none
    std::string section;               // of the outline, which explains it; empty: none
    std::vector<std::string> stages;   // of whose documents it is; empty: of all
    Place place;
};

// A sentence with its figures filled in.
struct Answer {
    std::string id;
    std::string title;
    std::string text;
    std::string chart;
    std::string section;
    std::vector<std::string> units = {};  // those in the text, which a line does not part from their numbers
};

// The names that stand for the largest change, and for lists of changes.
namespace answer_name {
inline constexpr std::string_view largest_change = "largest-change";  // of the answer's changes
inline constexpr std::string_view larger_change = "larger-change";    // the same, if it is larger than that of the total
inline constexpr std::string_view rises = "rises";                    // those that rose, the largest first
inline constexpr std::string_view falls = "falls";
}  // namespace answer_name

// What a sentence about sums may say of a topic besides its parts.
namespace answer_aspect {
inline constexpr std::string_view whole = "whole";           // what all parts make up
inline constexpr std::string_view more_than = "more-than.";  // before the id of a figure: by how much the whole is more than it
inline constexpr std::string_view less_than = "less-than.";
}  // namespace answer_aspect

// The text for a name and an aspect. Nothing if it has no value: blank is not zero, and no sentence speaks of it.
using AnswerValues = std::function<std::optional<std::string>(const AnswerPiece& piece)>;
// Fills the tags of titles into a text.
using TitleFiller = std::function<std::string(std::string_view text)>;

// The sentence. Nothing if no text of the form has all its values.
[[nodiscard]] std::optional<Answer> say_answer(const AnswerForm& form, const AnswerValues& values, const TitleFiller& fill);

// One of the things that a whole consists of.
struct AnswerPart {
    std::string title;
    Amount amount;
};

// How many parts a list names.
inline constexpr std::size_t most_answer_parts = 3;

// The largest parts, with their amounts and, of a whole above zero, their shares: "Staff 800.00 thousand (60.95%), …". Nothing
// without parts above zero.
[[nodiscard]] std::optional<std::string> say_parts(std::vector<AnswerPart> parts, const std::optional<Amount>& whole,
                                                   Rounding rounding, std::string_view unit, const MoneyForm& money,
                                                   const Words& words);

// What parts say of themselves: "parts" (the list), "largest" (the title), "largest.amount", "largest.share". Titles are said
// without the number that a table has before them.
[[nodiscard]] std::optional<std::string> say_aspect_of_parts(std::vector<AnswerPart> parts, const std::optional<Amount>& whole,
                                                             std::string_view aspect, Rounding rounding, std::string_view unit,
                                                             const MoneyForm& money, const Words& words);

[[nodiscard]] const std::vector<std::string>& answer_words();

}  // namespace sitegen

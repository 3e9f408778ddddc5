#include "model/answer.hpp"

#include <algorithm>

#include "model/share_text.hpp"
#include "text/ordinal.hpp"

namespace sitegen {

namespace {

std::optional<std::string> fill_answer(const AnswerText& text, const AnswerValues& values, const TitleFiller& fill) {
    std::string result;
    for (const AnswerPiece& piece : text) {
        if (piece.name.empty()) {
            result += fill(piece.text);
            continue;
        }
        const std::optional<std::string> value = values(piece);
        if (!value || value->empty()) return std::nullopt;
        result += *value;
    }
    return result;
}

// What is zero or below is not named. The order of equal parts is that of the standard.
std::vector<AnswerPart> largest_first(std::vector<AnswerPart> parts) {
    std::erase_if(parts, [](const AnswerPart& part) { return part.amount.is_zero() || part.amount.is_negative(); });
    std::stable_sort(parts.begin(), parts.end(), [](const AnswerPart& a, const AnswerPart& b) { return a.amount > b.amount; });
    return parts;
}

// The parts that reduce the whole, the furthest below zero first. Without them, the others would seem to be more than the whole.
std::string list_below_zero(const std::vector<AnswerPart>& parts, std::string_view unit, const MoneyForm& money,
                            const Words& words) {
    std::vector<AnswerPart> negative = parts;
    std::erase_if(negative, [](const AnswerPart& part) { return !part.amount.is_negative(); });
    std::stable_sort(negative.begin(), negative.end(),
                     [](const AnswerPart& a, const AnswerPart& b) { return a.amount < b.amount; });
    std::string list;
    for (std::size_t i = 0; i < std::min(negative.size(), most_answer_parts); ++i) {
        if (i > 0) list += words.at("list-separator");
        const std::string amount = said_with_unit(negative[i].amount, unit, money, words);
        list += words.phrase("answer-part", {{"title", negative[i].title}, {"amount", amount}});
    }
    return list;
}

}  // namespace

std::optional<Answer> say_answer(const AnswerForm& form, const AnswerValues& values, const TitleFiller& fill) {
    for (const AnswerText& text : form.texts) {
        if (std::optional<std::string> said = fill_answer(text, values, fill))
            return Answer{form.id, fill(form.title), std::move(*said), form.chart, form.section};
    }
    return std::nullopt;
}

std::optional<std::string> say_parts(std::vector<AnswerPart> parts, const std::optional<Amount>& whole, Rounding rounding,
                                     std::string_view unit, const MoneyForm& money, const Words& words) {
    const std::string below_zero = list_below_zero(parts, unit, money, words);
    parts = largest_first(std::move(parts));
    if (parts.empty()) return std::nullopt;
    std::string list;
    for (std::size_t i = 0; i < std::min(parts.size(), most_answer_parts); ++i) {
        if (i > 0) list += words.at("list-separator");
        const std::string amount = said_with_unit(parts[i].amount, unit, money, words);
        const bool has_share = whole && !whole->is_negative() && !whole->is_zero();
        list += has_share ? words.phrase("answer-part-share", {{"title", parts[i].title},
                                                               {"amount", amount},
                                                               {"share", share_of_whole(parts[i].amount, *whole, rounding, words)}})
                          : words.phrase("answer-part", {{"title", parts[i].title}, {"amount", amount}});
    }
    return below_zero.empty() ? list : words.phrase("answer-parts-below-zero", {{"parts", list}, {"negative", below_zero}});
}

std::optional<std::string> say_aspect_of_parts(std::vector<AnswerPart> parts, const std::optional<Amount>& printed_whole,
                                               std::string_view aspect, Rounding rounding, std::string_view unit,
                                               const MoneyForm& money, const Words& words) {
    // The name of a row may have its number with it, which a sentence would put beside amounts.
    for (AnswerPart& part : parts) part.title = std::string(without_ordinal_number(part.title));
    // Beside a part below zero, the others have no shares.
    const bool is_negative =
        std::any_of(parts.begin(), parts.end(), [](const AnswerPart& part) { return part.amount.is_negative(); });
    const std::optional<Amount> whole = is_negative ? std::nullopt : printed_whole;
    if (aspect == "parts") return say_parts(std::move(parts), whole, rounding, unit, money, words);
    const std::vector<AnswerPart> sorted = largest_first(std::move(parts));
    if (sorted.empty()) return std::nullopt;
    const AnswerPart& largest = sorted.front();
    if (aspect == "largest") return largest.title;
    if (aspect == "largest.amount") return said_with_unit(largest.amount, unit, money, words);
    if (!whole || whole->is_negative() || whole->is_zero()) return std::nullopt;
    return share_of_whole(largest.amount, *whole, rounding, words);
}

const std::vector<std::string>& answer_words() {
    static const std::vector<std::string> names = {"answer-part",    "answer-part-share",    "answer-parts-below-zero",
                                                   "list-separator", "answer-like-for-like", "answer-of-comparable"};
    return names;
}

}  // namespace sitegen

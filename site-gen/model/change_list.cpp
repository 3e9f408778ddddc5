#include "model/change_list.hpp"

#include <algorithm>

namespace sitegen {

namespace {

// What fell and what rose are two lists.
std::optional<std::string> say_side(const std::vector<NamedChange>& changes, bool has_fallen, std::string_view unit,
                                    const MoneyForm& money, const Words& words) {
    std::vector<AnswerPart> parts;
    bool is_restated = false;  // the other amounts of last year are as they were published, which is no other basis
    for (const NamedChange& change : changes) {
        if (change.has_fallen != has_fallen) continue;
        parts.push_back({change.title, change.size});
        is_restated = is_restated || change.change.is_restated;
    }
    std::optional<std::string> said = say_parts(std::move(parts), std::nullopt, Rounding::half_up, unit, money, words);
    return said && is_restated ? words.phrase("change-restated", {{"change", *said}}) : said;
}

}  // namespace

void ChangeList::sort() {
    std::stable_sort(changes.begin(), changes.end(), [](const NamedChange& a, const NamedChange& b) { return a.size > b.size; });
}

bool ChangeList::has_name(std::string_view name) {
    return name == answer_name::largest_change || name == answer_name::larger_change || name == answer_name::rises ||
           name == answer_name::falls;
}

std::optional<std::string> ChangeList::say(const AnswerPiece& piece, std::string_view unit, const MoneyForm& money,
                                           const Words& words) const {
    if (!has_name(piece.name) || changes.empty()) return std::nullopt;
    if (piece.name == answer_name::rises || piece.name == answer_name::falls)
        return say_side(changes, piece.name == answer_name::falls, unit, money, words);
    const NamedChange& largest = changes.front();
    const bool is_hidden = total && largest.size > *total;
    const bool is_largest = !repeats_total || is_hidden;
    if (!is_largest || (piece.name == answer_name::larger_change && !is_hidden)) return std::nullopt;
    if (piece.aspect == "title") return largest.title;
    const std::string_view aspect = piece.aspect.empty() ? "said" : std::string_view(piece.aspect);
    return say_change_since(largest.change, aspect, money, words, largest.reason);
}

std::optional<std::string> say_change_since(const Figure& change, std::string_view aspect, const MoneyForm& money,
                                            const Words& words, std::string_view reason) {
    if (change.form == nullptr || !change.value || change.missing || change.is_of_other_tasks) return std::nullopt;
    if (aspect == "said") {
        std::optional<std::string> text = print_figure(change, "", words, money);
        if (!text || change.value->is_zero() || change.is_within_rounding) return text;
        const char* since = change.is_restated ? "change-since-last-year-restated" : "change-since-last-year";
        std::string said = words.phrase(since, {{"change", *text}});
        return reason.empty() ? said : words.phrase("change-because", {{"change", said}, {"reason", reason}});
    }
    if (change.is_restated) return std::nullopt;
    if (aspect == "rate" && !change.rate) return std::nullopt;
    return print_figure(change, aspect, words, money);
}

}  // namespace sitegen

// The marks, units and words of numbers, from a standard and a translation.
#include <algorithm>
#include <sstream>
#include <utility>

#include "model/amount_text.hpp"
#include "proofread/folded_text.hpp"
#include "proofread/typed_numbers.hpp"
#include "text/number_format.hpp"
#include "text/word_values.hpp"

namespace sitegen {

namespace {

std::string without_spaces(std::string text) {
    std::erase(text, ' ');
    return text;
}

template <typename Item, typename Length>
void sort_longest_first(std::vector<Item>& items, const Length& length) {
    std::stable_sort(items.begin(), items.end(), [&](const Item& a, const Item& b) { return length(a) > length(b); });
}

// Folded, the longest word first.
std::vector<std::pair<std::string, int>> scales_of(const Words& words) {
    std::vector<std::pair<std::string, int>> scales;
    const auto list = words.texts().find("number-scales");
    if (list == words.texts().end()) return scales;
    for (const auto& [word, power] : word_values(list->second, Amount::max_decimals)) {
        if (std::string folded = fold_prose(word); power > 0 && !folded.empty())
            scales.emplace_back(std::move(folded), static_cast<int>(power));
    }
    sort_longest_first(scales, [](const auto& scale) { return scale.first.size(); });
    return scales;
}

// Of the unit "₹ lakh", prose writes the sign before the number and the scale behind it: the sign is a unit, too.
void add_signs_of_units(NumberMarks& marks) {
    std::vector<ProseUnit> found;
    for (const std::string& sign : marks.signs) {
        const auto is_sign = [&sign](const ProseUnit& unit) { return unit.folded == sign; };
        if (std::any_of(marks.units.begin(), marks.units.end(), is_sign)) continue;
        for (const ProseUnit& unit : marks.units) {
            if (unit.kind != ProseUnit::Kind::money || !unit.folded.starts_with(sign)) continue;
            std::string_view rest = std::string_view(unit.folded).substr(sign.size());
            if (rest.starts_with(' ')) rest.remove_prefix(1);
            const auto scale =
                std::find_if(marks.scales.begin(), marks.scales.end(), [rest](const auto& each) { return each.first == rest; });
            if (scale == marks.scales.end()) continue;
            found.push_back({ProseUnit::Kind::money, unit.name.substr(0, unit.name.find(' ')), sign, unit.power - scale->second});
            break;
        }
    }
    add_units(marks, std::move(found));
}

// "₹ Rs. Rs": other ways to write the sign of a currency. Each stands where the sign may.
void add_names_of_currencies(NumberMarks& marks, const Words& words) {
    const auto list = words.texts().find("currency-names");
    if (list == words.texts().end()) return;
    std::istringstream groups(list->second);
    std::vector<ProseUnit> found;
    for (std::string group; std::getline(groups, group, ',');) {
        std::istringstream names(group);
        std::string sign;
        names >> sign;
        sign = fold_prose(sign);
        const auto unit = std::find_if(marks.units.begin(), marks.units.end(), [&sign](const ProseUnit& each) {
            return each.kind == ProseUnit::Kind::money && each.folded == sign;
        });
        if (sign.empty() || unit == marks.units.end()) continue;
        for (std::string name; names >> name;) {
            found.push_back({unit->kind, unit->name, fold_prose(name), unit->power});
            marks.signs.push_back(fold_prose(name));
        }
    }
    add_units(marks, std::move(found));
}

}  // namespace

std::vector<std::string> list_of_words(const Words& words, std::string_view name) {
    std::vector<std::string> list;
    const auto written = words.texts().find(name);
    if (written == words.texts().end()) return list;
    std::istringstream parts(written->second);
    for (std::string part; std::getline(parts, part, ',');) {
        if (std::string folded = fold_prose(part); !folded.empty()) list.push_back(std::move(folded));
    }
    return list;
}

std::string_view unit_of_aspect(const ProsePiece& piece) {
    constexpr std::string_view in_unit = "in.";
    const std::string_view aspect = piece.aspect;
    return aspect.starts_with(in_unit) ? aspect.substr(in_unit.size()) : std::string_view();
}

ProseUnit unit_named(const std::string& name, const Standard& standard) {
    if (name == "%") return {ProseUnit::Kind::percent, "%", "%", 0};
    const auto found = standard.units.find(name);
    if (found != standard.units.end()) return {ProseUnit::Kind::money, name, fold_prose(name), found->second};
    return {name.empty() ? ProseUnit::Kind::none : ProseUnit::Kind::other, name, fold_prose(name), 0};
}

NumberMarks number_marks_of(const Standard& standard, const Words& words) {
    const NumberFormat format = number_format_of(words);
    NumberMarks marks;
    marks.group = fold_prose(format.group);
    marks.point = fold_prose(format.point);
    // A single space folds to an empty text.
    if (marks.group.empty() && !format.group.empty()) marks.group.assign(1, ' ');
    const std::string number(1, figure_mark);
    const std::string percent = words.phrase("percent", {{"number", number}});
    const std::size_t at = std::min(percent.find(figure_mark), percent.size());
    marks.before_percent = without_spaces(fold_prose(percent.substr(0, at)));
    if (at < percent.size()) marks.after_percent = without_spaces(fold_prose(percent.substr(at + 1)));
    marks.scales = scales_of(words);
    marks.numerals = Numerals(words);
    marks.percent_words_before = list_of_words(words, "percent-words-before");
    marks.percent_words = list_of_words(words, "percent-words");
    sort_longest_first(marks.percent_words, [](const std::string& word) { return word.size(); });
    marks.bounds = list_of_words(words, "prose-bounds");
    marks.approximate_words = list_of_words(words, "prose-approximate");
    std::istringstream signs(format.currency_before);
    for (std::string sign; signs >> sign;) {
        if (sign.size() > 1 && sign.back() == '_') sign.pop_back();  // with a space behind it
        marks.signs.push_back(fold_prose(sign));
    }
    std::vector<ProseUnit> units;
    for (const auto& [name, power] : standard.units) units.push_back(unit_named(name, standard));
    add_units(marks, std::move(units));
    add_signs_of_units(marks);
    add_names_of_currencies(marks, words);
    return marks;
}

void add_units(NumberMarks& marks, std::vector<ProseUnit> units) {
    for (ProseUnit& unit : units) {
        if (!unit.folded.empty() && unit.kind != ProseUnit::Kind::percent) marks.units.push_back(std::move(unit));
    }
    sort_longest_first(marks.units, [](const ProseUnit& unit) { return unit.folded.size(); });
}

}  // namespace sitegen

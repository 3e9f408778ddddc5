#include "text/plural.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/ascii.hpp"

namespace sitegen {

namespace {

using enum PluralCategory;

constexpr std::array<std::string_view, 6> category_names = {"zero", "one", "two", "few", "many", "other"};

bool is_within(std::uint64_t number, std::uint64_t first, std::uint64_t last) { return first <= number && number <= last; }

// The rules. Each has the name of a language that follows it. CLDR writes i for the number.

PluralCategory english(std::uint64_t i) { return i == 1 ? one : other; }
PluralCategory chinese(std::uint64_t /*i*/) { return other; }
PluralCategory french(std::uint64_t i) { return i <= 1 ? one : other; }
PluralCategory icelandic(std::uint64_t i) { return i % 10 == 1 && i % 100 != 11 ? one : other; }

PluralCategory hebrew(std::uint64_t i) {
    if (i == 1) return one;
    return i == 2 ? two : other;
}

PluralCategory serbian(std::uint64_t i) {
    if (i % 10 == 1 && i % 100 != 11) return one;
    return is_within(i % 10, 2, 4) && !is_within(i % 100, 12, 14) ? few : other;
}

PluralCategory russian(std::uint64_t i) {
    const PluralCategory category = serbian(i);
    return category == other ? many : category;
}

PluralCategory polish(std::uint64_t i) {
    if (i == 1) return one;
    return is_within(i % 10, 2, 4) && !is_within(i % 100, 12, 14) ? few : many;
}

PluralCategory czech(std::uint64_t i) {
    if (i == 1) return one;
    return is_within(i, 2, 4) ? few : other;
}

PluralCategory slovenian(std::uint64_t i) {
    if (i % 100 == 1) return one;
    if (i % 100 == 2) return two;
    return is_within(i % 100, 3, 4) ? few : other;
}

PluralCategory lithuanian(std::uint64_t i) {
    if (i % 10 == 0 || is_within(i % 100, 11, 19)) return other;
    return i % 10 == 1 ? one : few;
}

PluralCategory latvian(std::uint64_t i) {
    if (i % 10 == 0 || is_within(i % 100, 11, 19)) return zero;
    return i % 10 == 1 ? one : other;
}

PluralCategory romanian(std::uint64_t i) {
    if (i == 1) return one;
    return i == 0 || is_within(i % 100, 1, 19) ? few : other;
}

PluralCategory arabic(std::uint64_t i) {
    if (i <= 2) return std::array{zero, one, two}.at(i);
    if (is_within(i % 100, 3, 10)) return few;
    return is_within(i % 100, 11, 99) ? many : other;
}

PluralCategory maltese(std::uint64_t i) {
    if (i == 1) return one;
    if (i == 2) return two;
    if (i == 0 || is_within(i % 100, 3, 10)) return few;
    return is_within(i % 100, 11, 19) ? many : other;
}

PluralCategory irish(std::uint64_t i) {
    if (i == 1) return one;
    if (i == 2) return two;
    if (is_within(i, 3, 6)) return few;
    return is_within(i, 7, 10) ? many : other;
}

PluralCategory gaelic(std::uint64_t i) {
    if (i == 1 || i == 11) return one;
    if (i == 2 || i == 12) return two;
    return is_within(i, 3, 10) || is_within(i, 13, 19) ? few : other;
}

PluralCategory welsh(std::uint64_t i) {
    if (i <= 3) return std::array{zero, one, two, few}.at(i);
    return i == 6 ? many : other;
}

using Rule = PluralCategory (*)(std::uint64_t);

struct LanguageRule {
    std::string_view languages;  // primary subtags, with spaces between and around them
    Rule rule;
};

// Languages with the rule of English need no entry.
constexpr std::array rules_of_languages = {
    LanguageRule{" zh yue ja ko vi th lo km my id ms jv su bo dz ii ig wo yo to ", chinese},
    LanguageRule{" fr pt hi bn gu kn fa am as zu pa hy ff kab ak ln mg si ti wa ", french},
    LanguageRule{" is mk ", icelandic},
    LanguageRule{" he iw iu se ", hebrew},
    LanguageRule{" sr hr bs sh ", serbian},
    LanguageRule{" ru uk be ", russian},
    LanguageRule{" pl ", polish},
    LanguageRule{" cs sk ", czech},
    LanguageRule{" sl dsb hsb ", slovenian},
    LanguageRule{" lt ", lithuanian},
    LanguageRule{" lv ", latvian},
    LanguageRule{" ro mo ", romanian},
    LanguageRule{" ar ", arabic},
    LanguageRule{" mt ", maltese},
    LanguageRule{" ga ", irish},
    LanguageRule{" gd ", gaelic},
    LanguageRule{" cy ", welsh},
};

Rule rule_of(std::string_view language) {
    const std::string tag = ascii_lower(language);
    if (tag == "pt-pt") return english;  // Portugal says "0 documentos", Brazil "0 documento"
    const std::string wanted = " " + tag.substr(0, tag.find('-')) + " ";
    const auto has_it = [&](const LanguageRule& line) { return line.languages.find(wanted) != std::string_view::npos; };
    const auto* const found = std::find_if(rules_of_languages.begin(), rules_of_languages.end(), has_it);
    return found == rules_of_languages.end() ? english : found->rule;
}

}  // namespace

std::string_view name_of(PluralCategory category) { return category_names.at(static_cast<std::size_t>(category)); }

std::optional<PluralCategory> plural_category_named(std::string_view name) {
    const auto* const found = std::find(category_names.begin(), category_names.end(), name);
    if (found == category_names.end()) return std::nullopt;
    return static_cast<PluralCategory>(found - category_names.begin());
}

PluralCategory plural_category(std::string_view language, std::uint64_t count) { return rule_of(language)(count); }

std::vector<PluralCategory> plural_categories(std::string_view language) {
    const Rule rule = rule_of(language);
    std::array<bool, category_names.size()> is_used = {};
    is_used.at(static_cast<std::size_t>(other)) = true;
    // Every rule uses only the last two digits and a few small numbers, so 0 to 200 have all categories.
    for (std::uint64_t i = 0; i <= 200; ++i) is_used.at(static_cast<std::size_t>(rule(i))) = true;
    std::vector<PluralCategory> categories;
    for (std::size_t i = 0; i < is_used.size(); ++i) {
        if (is_used.at(i)) categories.push_back(static_cast<PluralCategory>(i));
    }
    return categories;
}

}  // namespace sitegen

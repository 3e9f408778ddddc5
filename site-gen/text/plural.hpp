// Chooses the plural form for a number of things, by the cardinal rules of Unicode's CLDR for whole numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace sitegen {

// CLDR's six categories. Their meaning depends on the language: in Russian, 21 is "one".
enum class PluralCategory : std::uint8_t { zero, one, two, few, many, other };

// "few", for example.
[[nodiscard]] std::string_view name_of(PluralCategory category);
[[nodiscard]] std::optional<PluralCategory> plural_category_named(std::string_view name);

// language: a BCP 47 tag such as zh-CN. A language that is not known here has "one" for 1 and "other" for everything else.
[[nodiscard]] PluralCategory plural_category(std::string_view language, std::uint64_t count);

// The categories of whole numbers in that language, and "other", which every language has. In the order of the type.
[[nodiscard]] std::vector<PluralCategory> plural_categories(std::string_view language);

}  // namespace sitegen

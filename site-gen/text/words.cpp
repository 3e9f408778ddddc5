#include "text/words.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <system_error>

#include "text/collation.hpp"

namespace sitegen {

namespace {

constexpr std::int64_t largest_scale = 18;  // as a power of ten
constexpr std::string_view minus = "\u2212";
constexpr std::string_view left_to_right_mark = "\u200E";

// Nothing if the argument is not given.
std::optional<std::string_view> argument_named(std::string_view name, Words::Arguments arguments) {
    const auto is_wanted = [name](const auto& argument) { return argument.first == name; };
    const auto* const given = std::find_if(arguments.begin(), arguments.end(), is_wanted);
    if (given == arguments.end()) return std::nullopt;
    return given->second;
}

std::uint64_t count_in(Words::Arguments arguments, std::string_view name) {
    const std::string_view digits = argument_named("count", arguments).value_or(std::string_view());
    std::uint64_t count = 0;
    const std::from_chars_result read = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size())
        throw std::logic_error("\"" + std::string(name) + "\" is not given a whole number as {count}");
    return count;
}

}  // namespace

Words::Words(std::string language, std::map<std::string, std::string, std::less<>> texts,
             std::map<std::string, PluralForms, std::less<>> plurals)
    : language_(std::move(language)),
      is_right_to_left_(is_right_to_left(language_)),
      texts_(std::move(texts)),
      plurals_(std::move(plurals)) {
    if (const auto group = texts_.find("number-group"); group != texts_.end()) number_format_.group = group->second;
    if (const auto point = texts_.find("number-point"); point != texts_.end()) number_format_.point = point->second;
    if (const auto signs = texts_.find("currency-before"); signs != texts_.end()) number_format_.currency_before = signs->second;
    if (const auto scales = texts_.find("number-scales-written"); scales != texts_.end()) {
        written_scales_ = word_values(scales->second, largest_scale);
        std::stable_sort(written_scales_.begin(), written_scales_.end(),
                         [](const WordValue& a, const WordValue& b) { return a.second < b.second; });
    }
}

const std::string& Words::at(std::string_view name) const {
    const auto found = texts_.find(name);
    if (found == texts_.end()) throw std::logic_error("the translations lack \"" + std::string(name) + "\"");
    return found->second;
}

const std::string& Words::pattern_for(std::string_view name, Arguments arguments) const {
    const auto plural = plurals_.find(name);
    if (plural == plurals_.end()) return at(name);
    const auto form = plural->second.find(plural_category(language_, count_in(arguments, name)));
    return form == plural->second.end() ? at(name) : form->second;
}

std::string Words::in_sentence(std::string number) const {
    if (is_right_to_left_ && number.starts_with(minus)) number.insert(0, left_to_right_mark);
    return number;
}

std::string Words::phrase(std::string_view name, Arguments arguments) const {
    const std::string_view pattern = pattern_for(name, arguments);
    std::string result;
    std::size_t position = 0;
    while (position < pattern.size()) {
        const std::size_t open = pattern.find('{', position);
        const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
        if (close == std::string_view::npos) break;
        result += pattern.substr(position, open - position);
        const std::string_view wanted = pattern.substr(open + 1, close - open - 1);
        const std::optional<std::string_view> given = argument_named(wanted, arguments);
        if (!given) throw std::logic_error("\"" + std::string(name) + "\" is not given {" + std::string(wanted) + "}");
        // A currency's sign may stand before the number and leave no unit after it.
        if (wanted == "unit" && given->empty() && result.ends_with(' ')) result.pop_back();
        if (is_right_to_left_ && given->starts_with(minus)) result += left_to_right_mark;
        result += *given;
        position = close + 1;
    }
    result += pattern.substr(position);
    return result;
}

}  // namespace sitegen

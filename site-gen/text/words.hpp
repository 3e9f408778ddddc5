// The words of the interface in one language. They come from a theme's translations/<language>.toml.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/number_format.hpp"
#include "text/plural.hpp"
#include "text/word_values.hpp"

namespace sitegen {

// The forms of a word that counts something: one for each category of the language. "other" is always there.
using PluralForms = std::map<PluralCategory, std::string>;

class Words {
  public:
    using Arguments = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    Words() = default;
    // texts: each word; for a word with plural forms, its form "other". plurals: the forms of words that have some.
    Words(std::string language, std::map<std::string, std::string, std::less<>> texts,
          std::map<std::string, PluralForms, std::less<>> plurals = {});

    // A BCP 47 tag such as zh-CN.
    [[nodiscard]] const std::string& language() const { return language_; }
    [[nodiscard]] const std::map<std::string, std::string, std::less<>>& texts() const { return texts_; }

    // The marks that "number-group", "number-point" and "currency-before" give.
    [[nodiscard]] const NumberFormat& number_format() const { return number_format_; }

    // The powers of ten that large amounts are said in, with their words, the smallest first: what "number-scales-written" lists.
    [[nodiscard]] const std::vector<WordValue>& written_scales() const { return written_scales_; }

    // The text with that name. The loader makes sure that every name is there that the program or the theme uses. A missing one is
    // a bug: std::logic_error.
    [[nodiscard]] const std::string& at(std::string_view name) const;

    // A number as a sentence has it. Written from right to left, its minus would move behind the digits; a mark keeps it before
    // them.
    [[nodiscard]] std::string in_sentence(std::string number) const;

    // The text with each {argument} replaced by its value, numbers as in sentences; without a space before an empty {unit}. Of a
    // word with plural forms, the form for the argument "count", a whole number in plain digits. The loader has made sure that the
    // text names none but the arguments of text/word_arguments.hpp, so that one which is not given is a bug, too: std::logic_error.
    [[nodiscard]] std::string phrase(std::string_view name, Arguments arguments) const;

  private:
    [[nodiscard]] const std::string& pattern_for(std::string_view name, Arguments arguments) const;

    std::string language_;
    bool is_right_to_left_ = false;
    NumberFormat number_format_;
    std::vector<WordValue> written_scales_;
    std::map<std::string, std::string, std::less<>> texts_;
    std::map<std::string, PluralForms, std::less<>> plurals_;
};

}  // namespace sitegen

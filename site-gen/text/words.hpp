// The words of the interface in one language: what a theme's translations/<language>.toml holds.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "text/number_format.hpp"

namespace sitegen {

class Words {
  public:
    using Arguments = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    Words() = default;
    Words(std::string language, std::map<std::string, std::string, std::less<>> texts);

    // A BCP 47 tag such as zh-CN.
    [[nodiscard]] const std::string& language() const { return language_; }
    [[nodiscard]] const std::map<std::string, std::string, std::less<>>& texts() const { return texts_; }

    // The marks that "number-group" and "number-point" give.
    [[nodiscard]] const NumberFormat& number_format() const { return number_format_; }

    // The text of that name. The loader has made sure that every name the program and the theme use is there, so a missing one
    // is a bug: std::logic_error.
    [[nodiscard]] const std::string& at(std::string_view name) const;

    // The text with each {argument} replaced by its value. The loader has made sure that it names none but those of
    // text/word_arguments.hpp, so that one which is not given is a bug, too: std::logic_error.
    [[nodiscard]] std::string phrase(std::string_view name, Arguments arguments) const;

  private:
    std::string language_;
    NumberFormat number_format_;
    std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace sitegen

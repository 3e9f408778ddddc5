// How a language is written, and the order of its names: Chinese by pinyin, Swedish with å after z, as readers know it from their
// dictionaries.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace sitegen {

// Whether the language is written from right to left, as Persian is, or a language in Arabic or Hebrew script.
[[nodiscard]] bool is_right_to_left(std::string_view language);

// The name from its first letter or digit on: a quotation mark or bracket before it is not what readers look a name up by. All of
// it if there is none.
[[nodiscard]] std::string_view from_first_letter(std::string_view name);

class Collation {
  public:
    // language: BCP 47, such as zh-CN. A language without rules of its own has those of Unicode.
    explicit Collation(std::string_view language);
    ~Collation();
    Collation(const Collation&) = delete;
    Collation& operator=(const Collation&) = delete;
    Collation(Collation&&) = delete;
    Collation& operator=(Collation&&) = delete;

    // Bytes that are in the order of the texts.
    [[nodiscard]] std::string key(std::string_view text) const;

    // The letter under which the language's index has a text: "S" for 商务局 in Chinese. Empty if it has none for it.
    [[nodiscard]] std::string index_letter(std::string_view text) const;

  private:
    struct Rules;
    std::unique_ptr<Rules> rules_;
};

}  // namespace sitegen

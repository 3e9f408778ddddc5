// Folds prose and labels, so that what reads alike compares equal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

// Takes characters and writes them folded: letters in lower case, full-width forms as ordinary ones, without quotation marks,
// spaces only where they part two narrow characters.
class Folder {
  public:
    // offsets: for each byte that is written where its character begins in the source; filled in where they are wanted.
    Folder(std::string& text, std::vector<std::uint32_t>* offsets) : text_(text), offsets_(offsets) {}

    // bytes: of the character.
    void add(char32_t character, std::string_view bytes, std::size_t offset);

    // Common ideographs, which fold to themselves, one after the other in the source.
    void add_ideographs(std::string_view bytes, std::size_t offset);

    // A narrow character that stands for something else.
    void add_mark(char mark, std::size_t offset);

    void end_block(std::size_t offset) {
        has_space_ = was_wide_ = false;
        if (is_in_block()) put(U'\n', offset);
    }

  private:
    [[nodiscard]] bool is_in_block() const { return !text_.empty() && text_.back() != '\n'; }
    void put(char32_t c, std::size_t offset);

    std::string& text_;
    std::vector<std::uint32_t>* offsets_;
    bool has_space_ = false;
    std::size_t space_offset_ = 0;
    bool was_wide_ = false;
};

// Bytes of the common ideographs that a text begins with.
[[nodiscard]] std::size_t length_of_ideographs(std::string_view text);

// A text such as a label, folded.
[[nodiscard]] std::string fold_prose(std::string_view text);

}  // namespace sitegen

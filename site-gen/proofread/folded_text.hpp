// Folds prose and labels. Texts that read alike are equal after that.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

// Takes characters and writes them folded: letters in lower case, full-width forms as ordinary ones, no quotation marks. Spaces
// stay only between two narrow characters.
class Folder {
  public:
    // offsets: filled in if not null. For each byte written, it gets the offset in the source where its character begins.
    Folder(std::string& text, std::vector<std::uint32_t>* offsets) : text_(text), offsets_(offsets) {}

    // bytes: the character in UTF-8. offset: in the source.
    void add(char32_t character, std::string_view bytes, std::size_t offset);

    // Adds common ideographs, which do not change. They follow each other in the source.
    void add_ideographs(std::string_view bytes, std::size_t offset);

    // Adds a narrow character that stands for something else, such as a figure.
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

// How many bytes at the beginning of a text are common ideographs.
[[nodiscard]] std::size_t length_of_ideographs(std::string_view text);

// A text such as a label, folded.
[[nodiscard]] std::string fold_prose(std::string_view text);

}  // namespace sitegen

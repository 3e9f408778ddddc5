// Finds the text of paragraphs and headings in the Markdown that they were read from. cmark says where an inline begins. But it
// counts lines and columns of a block without its markers and indentation, and its count is wrong after some links. So its answer
// is only a hint, and each place is confirmed by comparing the text. If texts are asked for in their order, all of them together
// take linear time.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace sitegen {

// A text as cmark reports it.
struct InlineText {
    std::string_view literal;
    int line = 0;    // counted by cmark, from 1
    int column = 0;  // from 1, in bytes
};

// A part of a literal, and its place in the Markdown.
struct InlinePlace {
    std::size_t literal_begin = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_verbatim = true;  // byte for byte the same; otherwise the whole part stands for the whole range
};

class InlinePlaces {
  public:
    // markdown: must outlive this object.
    explicit InlinePlaces(std::string_view markdown);

    // The offset at which a line begins. For a line after the last one, the end.
    [[nodiscard]] std::size_t line_begin(int line) const;
    [[nodiscard]] std::size_t line_end(int line) const;  // without its line break

    // Begins a paragraph or heading. It goes from that line and column (in bytes) to last_line.
    void begin_block(int line, int column, int last_line);

    // The places of a text, or of the first line of HTML. Each entity and each escaped character has its own place. The result is
    // valid until the next call.
    [[nodiscard]] const std::vector<InlinePlace>& find_text(const InlineText& text);
    // The places of a code span. Its literal has a space for each line break.
    [[nodiscard]] const std::vector<InlinePlace>& find_code(const InlineText& code);

    // The end of the last text that was found.
    [[nodiscard]] std::size_t cursor() const { return cursor_; }
    [[nodiscard]] std::size_t block_end() const { return block_end_; }

  private:
    [[nodiscard]] bool match_text(std::size_t at, const InlineText& text, InlinePlace& place) const;
    [[nodiscard]] bool match_text(std::size_t at, std::string_view literal);
    [[nodiscard]] bool match_code(std::size_t at, std::string_view literal);
    [[nodiscard]] std::size_t behind_break(std::size_t at) const;
    void add_place(const InlinePlace& place);
    void place_nearby();
    template <typename Match>
    bool find(const InlineText& text, const Match& match);
    template <typename Match>
    bool find_on_line(int line, const InlineText& text, const Match& match);
    template <typename Match>
    bool find_behind_definitions(const InlineText& text, const Match& match);
    void settle(const InlineText& text, std::size_t at);

    std::string_view markdown_;
    std::vector<std::size_t> lines_;   // where they begin
    std::vector<InlinePlace> places_;  // of the text that was last asked for
    int block_column_ = 1;
    std::size_t block_end_ = 0;
    int last_line_ = 0;                  // of the block
    bool may_begin_with_links_ = false;  // the block may begin with link definitions; true until its first text is found
    std::size_t cursor_ = 0;
    int told_line_ = 0;        // the line that cmark reported for the last text
    int line_ = 0;             // the line that really has the last text
    std::ptrdiff_t base_ = 0;  // add this to a column reported by cmark to get an offset in the Markdown
};

}  // namespace sitegen

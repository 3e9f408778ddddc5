// Finds the text of paragraphs and headings in the Markdown they were read from. cmark says where an inline begins, but counts
// lines and columns of a block without its markers and indentation, and loses count behind some links: so each place is proved by
// comparing the text, and what it says leads to it. Asked for in the order of the text, all places of a text take linear time.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace sitegen {

// A text as cmark has it.
struct InlineText {
    std::string_view literal;
    int line = 0;    // from 1, as cmark counts
    int column = 0;  // from 1, in bytes
};

// A part of a literal, and where it stands in the Markdown.
struct InlinePlace {
    std::size_t literal_begin = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_verbatim = true;  // byte for byte; otherwise the whole stands for the whole
};

class InlinePlaces {
  public:
    // markdown: outlives this object.
    explicit InlinePlaces(std::string_view markdown);

    // The offset at which a line begins; of one behind the last, the end.
    [[nodiscard]] std::size_t line_begin(int line) const;
    [[nodiscard]] std::size_t line_end(int line) const;  // without its line break

    // A paragraph or heading from that line and column (in bytes) to that line.
    void begin_block(int line, int column, int last_line);

    // The places of a text, or of the first line of HTML: an entity and an escaped character have places of their own. Valid until
    // the next call.
    [[nodiscard]] const std::vector<InlinePlace>& find_text(const InlineText& text);
    // Those of a code span, whose literal has a space for each line break.
    [[nodiscard]] const std::vector<InlinePlace>& find_code(const InlineText& code);

    // Behind the last text found.
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
    std::vector<InlinePlace> places_;  // of the text that was asked for last
    int block_column_ = 1;
    std::size_t block_end_ = 0;
    int last_line_ = 0;                  // of the block
    bool may_begin_with_links_ = false;  // with definitions of links; until its first text is found
    std::size_t cursor_ = 0;
    int told_line_ = 0;        // by cmark, of the last text
    int line_ = 0;             // on which it stands
    std::ptrdiff_t base_ = 0;  // an offset in the Markdown is the column that cmark tells and this
};

}  // namespace sitegen

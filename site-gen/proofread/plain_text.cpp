#include "proofread/plain_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "proofread/folded_text.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

// A tag or address that is longer is none, and a code span: what is not closed must not be looked for again and again to the end.
constexpr std::size_t longest_markup = 1024;
constexpr std::size_t longest_code = 1U << 16U;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_punctuation(char c) { return c > ' ' && c < 0x7F && !is_letter(c) && !is_digit(c); }

bool begins_html_block(std::string_view line) {
    static constexpr std::array<std::string_view, 19> blocks = {
        "blockquote", "center", "details", "div", "dl",     "figure",  "footer", "form",  "header", "main",
        "nav",        "ol",     "p",       "pre", "script", "section", "style",  "table", "ul"};
    if (line.size() < 2 || line.front() != '<') return false;
    if (line[1] == '!' || line[1] == '?') return true;
    line.remove_prefix(line[1] == '/' ? 2 : 1);
    std::size_t length = 0;
    while (length < line.size() && (is_letter(line[length]) || is_digit(line[length]))) ++length;
    if (length == 0) return false;
    std::string name;
    for (const char c : line.substr(0, length)) name += is_letter(c) ? static_cast<char>(c | 0x20) : c;
    if (std::find(blocks.begin(), blocks.end(), name) != blocks.end()) return true;
    // Any other tag opens a block where it is all there is on its line.
    const std::size_t close = line.find('>');
    return close != std::string_view::npos && line.find_first_not_of(" \t\r", close + 1) == std::string_view::npos;
}

// A reading of CommonMark that is good enough to know what is prose; render/ has the whole of it.
class MarkdownReader {
  public:
    MarkdownReader(const std::vector<ProsePiece>& pieces, ProseText& prose) : prose_(prose), out_(prose.text, &prose.offsets) {
        std::size_t size = 0;
        for (const ProsePiece& piece : pieces) size += piece.figure != nullptr ? 1 : piece.text.size();
        for (auto* text : {&text_, &prose.text}) text->reserve(size + 1);
        segments_.reserve(pieces.size());
        prose.offsets.reserve(size + 1);
        for (const ProsePiece& piece : pieces) {
            if (piece.figure != nullptr) {
                figures_.push_back(&piece);
                segments_.push_back({text_.size(), piece.offset});
                text_ += figure_mark;
                continue;
            }
            if (piece.text.empty()) continue;
            segments_.push_back({text_.size(), piece.offset});
            const std::size_t begin = text_.size();
            text_ += piece.text;
            for (std::size_t at = text_.find(figure_mark, begin); at != std::string::npos; at = text_.find(figure_mark, at + 1))
                text_[at] = ' ';
        }
    }

    void read() {
        while (at_ < text_.size()) read_line();
        out_.end_block(offset(text_.size()));
    }

  private:
    void read_line() {
        const std::size_t end = end_of_line(at_);
        const std::string_view line = std::string_view(text_).substr(at_, end - at_);
        const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
        const std::string_view rest = line.substr(indent);
        if (!fence_.empty()) {
            if (rest.starts_with(fence_) && rest.find_first_not_of(fence_.front()) >= rest.find_last_not_of(" \t\r"))
                fence_.clear();
            return skip_to(end);
        }
        if (rest.find_first_not_of(" \t\r") == std::string_view::npos) {
            out_.end_block(offset(at_));
            in_paragraph_ = in_html_ = false;
            return skip_to(end);
        }
        if (in_html_ || (!in_paragraph_ && indent < 4 && begins_html_block(rest))) {
            in_html_ = true;
            return skip_to(end);
        }
        if (rest.starts_with("```") || rest.starts_with("~~~")) {
            fence_ = rest.substr(0, std::min(rest.find_first_not_of(rest.front()), rest.size()));
            out_.end_block(offset(at_));
            in_paragraph_ = false;
            return skip_to(end);
        }
        const bool is_code = !in_paragraph_ && !in_list_ && (indent >= 4 || line.starts_with('\t'));
        const bool is_address = !in_paragraph_ && rest.starts_with('[') && rest.find("]:") != std::string_view::npos;
        const bool is_rule = rest.find_first_not_of("-=*_ \t\r") == std::string_view::npos;
        if (is_rule) out_.end_block(offset(at_));
        if (is_code || is_address || is_rule) return skip_to(end);
        if (indent == 0) in_list_ = in_list_ && in_paragraph_;
        at_ += indent;
        const bool is_heading = skip_markers();
        in_paragraph_ = !is_heading;
        read_inline();
        if (is_heading) out_.end_block(offset(at_));
    }

    // Marks of quotes, items and headings; whether the line is a heading.
    bool skip_markers() {
        while (true) {
            const std::string_view rest = std::string_view(text_).substr(at_);
            std::size_t length = 0;
            if (!rest.empty() && std::string_view(">-*+").find(rest.front()) != std::string_view::npos) {
                length = 1;
            } else {
                while (length < rest.size() && length < 9 && is_digit(rest[length])) ++length;
                length = length > 0 && length < rest.size() && (rest[length] == '.' || rest[length] == ')') ? length + 1 : 0;
            }
            if (length == 0) break;
            if (rest.front() != '>') {
                if (length >= rest.size() || (rest[length] != ' ' && rest[length] != '\t')) break;
                in_list_ = true;
                out_.end_block(offset(at_));
            }
            at_ += length;
            while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
        }
        std::size_t hashes = at_;
        while (hashes < text_.size() && text_[hashes] == '#') ++hashes;
        const bool is_heading = hashes > at_ && hashes - at_ <= 6 && (hashes == text_.size() || text_[hashes] == ' ');
        if (!is_heading) return false;
        out_.end_block(offset(at_));
        at_ = hashes;
        return true;
    }

    // To the end of the line; what began on it may end on a later one of the same paragraph.
    void read_inline() {
        if (paragraph_end_ <= at_) paragraph_end_ = std::min(text_.find("\n\n", at_), text_.size());
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '\n') {
                out_.add(U' ', " ", offset(at_++));
                return;
            }
            if (c == figure_mark) {
                out_.add_mark(figure_mark, offset(at_));
                prose_.figures.push_back(figures_[next_figure_++]);
                ++at_;
            } else if (static_cast<unsigned char>(c) >= 0x80) {
                if (!read_ideographs()) read_character();
            } else if (c == '\\' && at_ + 1 < text_.size() && is_ascii_punctuation(text_[at_ + 1])) {
                out_.add(static_cast<char32_t>(text_[at_ + 1]), std::string_view(text_).substr(at_ + 1, 1), offset(at_ + 1));
                at_ += 2;
            } else if (!skip_markup(paragraph_end_)) {
                read_character();
            }
        }
    }

    // Nearly all of Chinese prose: as many as follow each other in one piece; whether there was any.
    bool read_ideographs() {
        const std::size_t begin = at_;
        const std::size_t begin_offset = offset(at_);
        const std::string_view rest = std::string_view(text_).substr(at_, end_of_segment() - at_);
        const std::size_t length = length_of_ideographs(rest);
        if (length == 0) return false;
        at_ += length;
        out_.add_ideographs(std::string_view(text_).substr(begin, length), begin_offset);
        return true;
    }

    void read_character() {
        const std::string_view rest = std::string_view(text_).substr(at_);
        if (rest.front() == '&') {
            const std::size_t end = rest.substr(0, 10).find(';');
            const std::string_view entity = rest.substr(0, end == std::string_view::npos ? 0 : end + 1);
            char32_t value = entity == "&nbsp;" ? U' ' : 0;
            if (entity.starts_with("&#")) {
                std::uint32_t number = 0;
                const bool is_hexadecimal = entity.size() > 3 && (entity[2] == 'x' || entity[2] == 'X');
                std::from_chars(entity.data() + (is_hexadecimal ? 3 : 2), entity.data() + entity.size(), number,
                                is_hexadecimal ? 16 : 10);
                value = number >= 0x20 && number < 0x110000 ? static_cast<char32_t>(number) : 0;
            }
            if (value != 0) {
                std::string bytes;
                append_character(bytes, value);
                out_.add(value, bytes, offset(at_));
                at_ += entity.size();
                return;
            }
        }
        const Character character = first_character(rest);
        out_.add(character.value, rest.substr(0, character.byte_count), offset(at_));
        at_ += character.byte_count;
    }

    // Code spans, tags, addresses and the marks of emphasis and links; whether there was anything.
    bool skip_markup(std::size_t limit) {
        const std::string_view rest = std::string_view(text_).substr(at_, std::max(limit, at_ + 1) - at_);
        switch (rest.front()) {
            case '*':
            case '_':
            case '[':
                return skip(1);
            case '`':
                return skip_code(rest);
            case '<': {
                if (rest.size() < 2 || (!is_letter(rest[1]) && std::string_view("/!?").find(rest[1]) == std::string_view::npos))
                    return false;
                const std::size_t end = rest.substr(0, longest_markup).find('>');
                return end != std::string_view::npos && skip(end + 1);
            }
            case ']': {
                const char open = rest.size() > 1 ? rest[1] : ' ';
                if (open != '(' && open != '[') return skip(1);
                return skip(1 + length_in_brackets(rest.substr(1, longest_markup), open, open == '(' ? ')' : ']'));
            }
            case 'h':
            case 'H':
            case 'w':
                return skip_address(rest);
            default:
                return false;
        }
    }

    bool skip_code(std::string_view rest) {
        const std::size_t length = std::min(rest.find_first_not_of('`'), rest.size());
        const std::string_view marks = rest.substr(0, length);
        const std::string_view within = rest.substr(0, longest_code);
        for (std::size_t found = within.find(marks, length); found != std::string_view::npos;) {
            const std::size_t end = std::min(within.find_first_not_of('`', found), within.size());
            if (end - found == length) return skip(end);
            found = within.find(marks, end);
        }
        return skip(length);
    }

    static std::size_t length_in_brackets(std::string_view text, char open, char close) {
        int depth = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == open) ++depth;
            if (text[i] == close && --depth == 0) return i + 1;
        }
        return 0;
    }

    bool skip_address(std::string_view rest) {
        if (!rest.starts_with("http://") && !rest.starts_with("https://") && !rest.starts_with("www.")) return false;
        std::size_t end = 0;
        while (end < rest.size() && rest[end] > ' ' && rest[end] < 0x7F && rest[end] != '<' && rest[end] != ')') ++end;
        return skip(end);
    }

    // Figures within what is left out are passed by, too.
    bool skip(std::size_t length) {
        const auto begin = text_.begin() + static_cast<std::ptrdiff_t>(at_);
        next_figure_ += static_cast<std::size_t>(std::count(begin, begin + static_cast<std::ptrdiff_t>(length), figure_mark));
        at_ += length;
        return true;
    }
    void skip_to(std::size_t line_end) { skip(std::min(line_end + 1, text_.size()) - at_); }

    [[nodiscard]] std::size_t end_of_line(std::size_t from) const { return std::min(text_.find('\n', from), text_.size()); }
    // Asked for from the beginning to the end of the text, so that the segment is nearly always the one of the last time.
    [[nodiscard]] std::size_t offset(std::size_t at) {
        if (segments_.empty()) return 0;
        while (at >= end_of_segment() && segment_ + 1 < segments_.size()) ++segment_;
        while (at < segments_[segment_].begin) --segment_;
        return segments_[segment_].offset + (std::min(at, text_.size()) - segments_[segment_].begin);
    }
    [[nodiscard]] std::size_t end_of_segment() const {
        return segment_ + 1 < segments_.size() ? segments_[segment_ + 1].begin : text_.size();
    }

    // A piece, where its text begins in that of all and in the source.
    struct Segment {
        std::size_t begin;
        std::size_t offset;
    };

    ProseText& prose_;
    std::string text_;
    std::vector<Segment> segments_;
    std::size_t segment_ = 0;
    std::vector<const ProsePiece*> figures_;
    std::size_t next_figure_ = 0;
    std::size_t at_ = 0;
    std::size_t paragraph_end_ = 0;
    std::string fence_;
    bool in_paragraph_ = false;
    bool in_html_ = false;
    bool in_list_ = false;
    Folder out_;
};

}  // namespace

ProseText read_prose(const std::vector<ProsePiece>& pieces) {
    ProseText result;
    MarkdownReader(pieces, result).read();
    return result;
}

}  // namespace sitegen

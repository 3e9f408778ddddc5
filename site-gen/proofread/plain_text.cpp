#include "proofread/plain_text.hpp"

#include <algorithm>

#include "proofread/folded_text.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

using Kind = MarkdownNode::Kind;

// The length of a web address at the beginning of a text. Its numbers are not numbers of the prose.
std::size_t length_of_address(std::string_view text) {
    if (!text.starts_with("http://") && !text.starts_with("https://") && !text.starts_with("www.")) return 0;
    std::size_t end = 0;
    while (end < text.size() && text[end] > ' ' && text[end] < 0x7F && text[end] != '<' && text[end] != ')') ++end;
    return end;
}

class TreeReader {
  public:
    TreeReader(const MarkdownTree& tree, ProseText& prose) : tree_(tree), prose_(prose), out_(prose.text, &prose.offsets) {
        prose.text.reserve(tree.text.size());
        prose.offsets.reserve(tree.text.size());
    }

    void read() {
        for (const MarkdownNode& node : tree_.nodes) {
            switch (node.kind) {
                case Kind::text:
                case Kind::code:
                    read_text(node.text_begin, node.text_end);
                    break;
                case Kind::code_block:
                    read_lines(node);
                    break;
                case Kind::soft_break:
                case Kind::hard_break:
                    out_.add(U' ', " ", last_);
                    break;
                case Kind::emphasis:
                case Kind::strong:
                case Kind::link:
                case Kind::image:
                    break;
                default:
                    out_.end_block(last_);
            }
        }
        out_.end_block(last_);
    }

  private:
    // Lines that are printed as lines separate like paragraphs: no number continues from one to the next.
    void read_lines(const MarkdownNode& block) {
        out_.end_block(last_);
        for (std::uint32_t begin = block.text_begin; begin < block.text_end;) {
            const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(tree_.text.find('\n', begin), block.text_end));
            read_text(begin, end);
            out_.end_block(last_);
            begin = end + 1;
        }
    }

    void read_text(std::uint32_t begin, std::uint32_t end) {
        while (begin < end) {
            while (origin_ + 1 < tree_.origins.size() && tree_.origins[origin_ + 1].text <= begin) ++origin_;
            const MarkdownOrigin& origin = tree_.origins[origin_];
            const bool is_last = origin_ + 1 == tree_.origins.size();
            const std::uint32_t origin_end = is_last ? end : std::min(end, tree_.origins[origin_ + 1].text);
            if (origin.figure != MarkdownOrigin::no_figure) {
                begin = read_figure(origin, origin_end);
            } else if (!origin.is_verbatim) {
                begin = read_replaced(origin, begin, origin_end);
            } else {
                begin = read_verbatim(origin, begin, origin_end, end);
            }
        }
    }

    // Only the first stretch of a figure is read; it stands for the whole figure.
    std::uint32_t read_figure(const MarkdownOrigin& origin, std::uint32_t end) {
        const ProsePiece* figure = &tree_.figures[origin.figure];
        if (last_figure_ != figure) {
            last_figure_ = figure;
            last_ = origin.begin;
            out_.add_mark(figure_mark, last_);
            prose_.figures.push_back(figure);
            prose_.replaced.push_back({origin.begin, origin.end});
        }
        return end;
    }

    std::uint32_t read_replaced(const MarkdownOrigin& origin, std::uint32_t begin, std::uint32_t end) {
        last_ = origin.begin;
        prose_.replaced.push_back({origin.begin, origin.end});
        while (begin < end) begin += read_character(begin, end);
        return end;
    }

    // An address may end after the stretch.
    std::uint32_t read_verbatim(const MarkdownOrigin& origin, std::uint32_t begin, std::uint32_t end, std::uint32_t text_end) {
        const std::string_view text = tree_.text;
        while (begin < end) {
            last_ = origin.begin + (begin - origin.text);
            const char c = text[begin];
            if (static_cast<unsigned char>(c) >= 0x80) {
                // Nearly all of Chinese prose: all consecutive ideographs are read at once.
                if (const std::size_t length = length_of_ideographs(text.substr(begin, end - begin)); length > 0) {
                    out_.add_ideographs(text.substr(begin, length), last_);
                    begin += static_cast<std::uint32_t>(length);
                } else {
                    begin += read_character(begin, end);
                }
                continue;
            }
            const std::size_t address = c == 'h' || c == 'w' ? length_of_address(text.substr(begin, text_end - begin)) : 0;
            begin += address > 0 ? static_cast<std::uint32_t>(address) : read_character(begin, end);
        }
        return begin;
    }

    // Returns the size of the character in bytes.
    std::uint32_t read_character(std::uint32_t at, std::uint32_t end) {
        const std::string_view rest = std::string_view(tree_.text).substr(at, end - at);
        const Character character = first_character(rest);
        const bool is_mark = rest.front() == figure_mark;
        out_.add(is_mark ? U' ' : character.value, rest.substr(0, character.byte_count), last_);
        return static_cast<std::uint32_t>(character.byte_count);
    }

    const MarkdownTree& tree_;
    ProseText& prose_;
    Folder out_;
    std::size_t origin_ = 0;
    std::uint32_t last_ = 0;  // where the last character begins in the source
    const ProsePiece* last_figure_ = nullptr;
};

}  // namespace

std::size_t ProseText::source_end(std::size_t at, std::string_view source) const {
    const std::uint32_t begin = offsets[at];
    const auto found = std::lower_bound(replaced.begin(), replaced.end(), begin,
                                        [](const Replaced& part, std::uint32_t offset) { return part.begin < offset; });
    if (found != replaced.end() && found->begin == begin) return found->end;
    return begin + first_character(source.substr(begin)).byte_count;
}

ProseText plain_text_of(const MarkdownTree& tree) {
    ProseText result;
    TreeReader(tree, result).read();
    return result;
}

}  // namespace sitegen

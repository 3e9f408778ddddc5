#include "diff/page_text.hpp"

#include <algorithm>
#include <array>

namespace sitegen {

namespace {

constexpr std::array<std::string_view, 11> left_out = {"head", "script", "style",  "template", "svg",       "table",
                                                       "nav",  "header", "footer", "form",     "figcaption"};

// Elements that stand within a sentence.
constexpr std::array<std::string_view, 21> within_lines = {"a",    "abbr", "b",     "bdi",  "bdo",    "cite", "code",
                                                           "data", "del",  "dfn",   "em",   "i",      "ins",  "kbd",
                                                           "mark", "q",    "small", "span", "strong", "sup",  "time"};

template <typename Names>
bool has(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

struct Entity {
    std::string_view name;
    char character;
};
constexpr std::array entities = {Entity{"&amp;", '&'}, Entity{"&lt;", '<'}, Entity{"&gt;", '>'}, Entity{"&quot;", '"'},
                                 Entity{"&#39;", '\''}};

// Text with white space as a browser shows it.
void append_text(std::string& out, std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto entity = std::find_if(entities.begin(), entities.end(),
                                         [&](const Entity& each) { return text.substr(i).starts_with(each.name); });
        if (text[i] == '&' && entity != entities.end()) {
            out += entity->character;
            i += entity->name.size();
            continue;
        }
        const bool is_space = text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r';
        if (!is_space) {
            out += text[i];
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
        ++i;
    }
}

class TextReader {
  public:
    explicit TextReader(std::string_view html) : rest_(html) {}

    std::vector<std::string> run() {
        while (!rest_.empty()) {
            const std::size_t open = std::min(rest_.find('<'), rest_.size());
            if (skipped_.empty()) append_text(block_, rest_.substr(0, open));
            rest_.remove_prefix(open);
            if (!rest_.empty()) read_tag();
        }
        end_block();
        return std::move(blocks_);
    }

  private:
    // In values of attributes, > is an entity. A comment is a tag of no name.
    void read_tag() {
        const std::size_t end = std::min(rest_.find('>'), rest_.size() - 1);
        std::string_view tag = rest_.substr(1, end - 1);
        rest_.remove_prefix(end + 1);
        const bool is_end = tag.starts_with('/');
        if (is_end) tag.remove_prefix(1);
        const std::string_view name = tag.substr(0, tag.find_first_of(" \n\t/"));
        if (!skipped_.empty()) {
            // Elements of one name may lie in each other.
            if (name == skipped_ && !tag.ends_with('/')) depth_ += is_end ? -1 : 1;
            if (depth_ == 0) skipped_ = {};
            return;
        }
        if (!has(within_lines, name) && name != "wbr") end_block();
        if (!is_end && has(left_out, name)) {
            skipped_ = name;
            depth_ = 1;
        }
    }

    void end_block() {
        while (block_.ends_with(' ')) block_.pop_back();
        if (!block_.empty()) blocks_.push_back(std::move(block_));
        block_.clear();
    }

    std::string_view rest_;
    std::string_view skipped_;  // the element that is left out now
    int depth_ = 0;             // of elements of its name
    std::string block_;
    std::vector<std::string> blocks_;
};

}  // namespace

std::vector<std::string> running_text(std::string_view html) { return TextReader(html).run(); }

std::string without_sizes(std::string_view text) {
    static constexpr std::array<std::string_view, 4> units = {" B", " KB", " MB", " GB"};
    std::string out;
    while (!text.empty()) {
        const std::size_t number = std::min(text.find_first_not_of("0123456789."), text.size());
        std::string_view rest = text.substr(number);
        const auto unit = std::find_if(units.begin(), units.end(), [&](std::string_view each) {
            return rest.starts_with(each) && (rest.size() == each.size() || !is_letter_or_digit(rest[each.size()]));
        });
        if (number > 0 && unit != units.end()) {
            text = rest.substr(unit->size());
            continue;
        }
        const std::size_t kept = std::max<std::size_t>(number, 1);
        out += text.substr(0, kept);
        text.remove_prefix(kept);
    }
    return out;
}

}  // namespace sitegen

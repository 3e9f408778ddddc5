#include "load/toml_depth.hpp"

#include <algorithm>
#include <array>

namespace sitegen {

namespace {

constexpr std::string_view token_ends = " \t#\"'.[]{}\n\r,=";

// For each byte, whether a token that is a bare word ends before it. Words are most of a text.
constexpr std::array<bool, 256> ends_word = [] {
    std::array<bool, 256> ends{};
    for (const char c : token_ends) ends[static_cast<unsigned char>(c)] = true;
    return ends;
}();

// Skips through the text from token to token.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    std::optional<std::size_t> find_deep() {
        while (at_ < text_.size()) {
            const std::size_t begin = at_;
            take_token();
            if (key_parts_ > deepest_toml || open_ > deepest_toml) return begin;
        }
        return std::nullopt;
    }

  private:
    void take_token() {
        const char c = text_[at_];
        switch (c) {
            case ' ':
            case '\t':
                ++at_;
                return;
            case '#':
                at_ = std::min(text_.find('\n', at_), text_.size());
                return;
            case '"':
            case '\'':
                skip_string(c);
                return count_part();
            case '.':
                ++at_;
                is_after_point_ = true;
                return;
            case '[':
            case '{':
                ++open_;
                break;
            case ']':
            case '}':
                if (open_ > 0) --open_;
                break;
            case '\n':
            case '\r':
            case ',':
            case '=':
                break;
            default:
                while (at_ < text_.size() && !ends_word[static_cast<unsigned char>(text_[at_])]) ++at_;
                return count_part();
        }
        ++at_;
        key_parts_ = 0;
        is_after_point_ = false;
    }

    // A number with a point counts as two parts, which does not matter.
    void count_part() {
        key_parts_ = is_after_point_ ? key_parts_ + 1 : 1;
        is_after_point_ = false;
    }

    void skip_string(char quote) {
        const std::string_view three = quote == '"' ? R"(""")" : "'''";
        if (text_.substr(at_, three.size()) != three) return skip_line_string(quote);
        at_ += three.size();
        while (at_ < text_.size() && text_.substr(at_, three.size()) != three) at_ += is_escape(quote) ? 2 : 1;
        at_ = std::min(at_ + three.size(), text_.size());
        // One or two quotes may come directly before the three closing ones.
        for (int more = 0; more < 2 && at_ < text_.size() && text_[at_] == quote; ++more) ++at_;
    }

    void skip_line_string(char quote) {
        ++at_;
        while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') at_ += is_escape(quote) ? 2 : 1;
        if (at_ < text_.size() && text_[at_] == quote) ++at_;
        at_ = std::min(at_, text_.size());
    }

    [[nodiscard]] bool is_escape(char quote) const { return quote == '"' && text_[at_] == '\\'; }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t open_ = 0;  // open brackets and braces
    std::size_t key_parts_ = 0;
    bool is_after_point_ = false;
};

}  // namespace

std::optional<std::size_t> find_deep_nesting(std::string_view text) { return Scanner(text).find_deep(); }

}  // namespace sitegen

#include "template/shorten_template.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"

namespace sitegen {

namespace {

using Tokens = std::vector<TemplateToken>;

bool is_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), is_ascii_space); }

bool is_text(const TemplateToken& token) { return token.kind == TemplateToken::Kind::text; }

bool is_value(const TemplateToken& token) {
    return token.kind == TemplateToken::Kind::variable || token.kind == TemplateToken::Kind::raw;
}

// Joins neighbouring texts, without these lines.
class TagLines {
  public:
    Tokens take_out(const Tokens& tokens) {
        for (const TemplateToken& token : tokens) {
            if (is_text(token)) {
                add_text(token);
            } else {
                line_.push_back(token);
            }
        }
        end_line();
        return std::move(result_);
    }

  private:
    void add_text(const TemplateToken& token) {
        std::string_view rest = token.text;
        while (!rest.empty()) {
            const std::size_t line_break = rest.find('\n');
            const std::string_view part = rest.substr(0, line_break == std::string_view::npos ? rest.size() : line_break + 1);
            line_.push_back({TemplateToken::Kind::text, std::string(part), token.place, token.offset});
            rest.remove_prefix(part.size());
            if (part.ends_with('\n')) end_line();
        }
    }

    void end_line() {
        const bool has_tags = std::any_of(line_.begin(), line_.end(), [](const TemplateToken& token) { return !is_text(token); });
        const bool is_shown = std::any_of(line_.begin(), line_.end(), [](const TemplateToken& token) {
            return is_value(token) || (is_text(token) && !is_blank(token.text));
        });
        for (TemplateToken& token : line_) {
            if (is_text(token) && has_tags && !is_shown) continue;
            if (is_text(token) && !result_.empty() && is_text(result_.back())) {
                result_.back().text += token.text;
            } else {
                result_.push_back(std::move(token));
            }
        }
        line_.clear();
    }

    Tokens result_;
    Tokens line_;  // the part that has been read
};

// Follows a template to know where white space matters and where a line begins.
class Shortener {
  public:
    Tokens shorten(Tokens tokens) {
        for (TemplateToken& token : tokens) {
            switch (token.kind) {
                case TemplateToken::Kind::text:
                    token.text = shortened(token.text);
                    break;
                case TemplateToken::Kind::section:
                case TemplateToken::Kind::inverted:
                    section_starts_.push_back(begins_line_);
                    break;
                case TemplateToken::Kind::close:  // whether or not the section is entered
                    begins_line_ = begins_line_ && section_starts_.back();
                    section_starts_.pop_back();
                    break;
                default:
                    begins_line_ = false;
            }
        }
        std::erase_if(tokens, [](const TemplateToken& token) { return is_text(token) && token.text.empty(); });
        return tokens;
    }

  private:
    std::string shortened(std::string_view text) {
        std::string result;
        for (std::size_t i = 0; i < text.size();) {
            std::size_t end = i;
            while (end < text.size() && is_ascii_space(text[end])) ++end;
            if (end > i) add_space(result, text.substr(i, end - i));
            i = end;
            while (end < text.size() && !is_ascii_space(text[end])) follow(text[end++]);
            result += text.substr(i, end - i);
            if (end > i) begins_line_ = false;
            i = end;
        }
        return result;
    }

    void add_space(std::string& result, std::string_view run) {
        follow(' ');
        const bool breaks_line = run.find('\n') != std::string_view::npos;
        if (is_kept_) {
            result += run;
            begins_line_ = run.ends_with('\n');
        } else if (!begins_line_) {
            result += breaks_line ? "\n" : run;
            begins_line_ = breaks_line;
        }
    }

    // Follows the beginning and end of elements in which white space matters.
    void follow(char c) {
        static constexpr std::array<std::string_view, 4> names = {"pre", "textarea", "script", "style"};
        const bool ends_name = is_ascii_space(c) || c == '>' || c == '/';
        if (c == '<' || (c == '/' && tag_ == "<")) {
            tag_ = c == '<' ? "<" : "</";
        } else if (!ends_name) {
            if (!tag_.empty()) tag_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (!tag_.empty()) {
            const bool is_end = tag_.starts_with("</");
            const std::string_view name = std::string_view(tag_).substr(is_end ? 2 : 1);
            if (std::find(names.begin(), names.end(), name) != names.end()) is_kept_ = !is_end;
            tag_.clear();
        }
    }

    bool begins_line_ = true;
    bool is_kept_ = false;
    std::string tag_;  // the beginning of a tag up to its name, while it is read
    std::vector<bool> section_starts_;
};

}  // namespace

std::vector<TemplateToken> shorten_template(const std::vector<TemplateToken>& tokens) {
    return Shortener().shorten(TagLines().take_out(tokens));
}

}  // namespace sitegen

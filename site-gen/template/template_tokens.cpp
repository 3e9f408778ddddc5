#include "template/template_tokens.hpp"

#include "model/rules.hpp"

namespace sitegen {

namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

class Scanner {
  public:
    Scanner(const Sources& sources, std::uint32_t file, Findings& findings)
        : findings_(findings), text_(sources.at(file).text), places_(file, text_) {}

    std::optional<std::vector<TemplateToken>> scan() {
        while (at_ < text_.size()) {
            const std::size_t open = std::min(text_.find("{{", at_), text_.size());
            if (open > at_)
                tokens_.push_back(
                    {TemplateToken::Kind::text, std::string(text_.substr(at_, open - at_)), places_.place_of(at_, 1), at_});
            at_ = open;
            if (at_ < text_.size() && !scan_tag()) return std::nullopt;
        }
        if (!check_balance()) return std::nullopt;
        return std::move(tokens_);
    }

  private:
    bool scan_tag() {
        const bool is_triple = text_.substr(at_).starts_with("{{{");
        const std::string_view end_mark = is_triple ? "}}}" : "}}";
        const std::size_t content = at_ + end_mark.size();
        const std::size_t end = text_.find(end_mark, content);
        if (end == std::string_view::npos) {
            findings_.error(rules::template_syntax, places_.place_of(at_, 2), "the tag is not closed",
                            "Close it with " + std::string(end_mark) + ".");
            return false;
        }
        std::string_view name = trimmed(text_.substr(content, end - content));
        const std::size_t begin = std::exchange(at_, end + end_mark.size());
        const Place tag_place = places_.place_of(begin, static_cast<std::uint32_t>(at_ - begin));
        auto kind = is_triple ? TemplateToken::Kind::raw : TemplateToken::Kind::variable;
        if (!is_triple && !name.empty()) {
            switch (name.front()) {
                case '!':
                    return true;
                case '=':
                    findings_.error(rules::template_syntax, tag_place, "delimiters cannot be changed", "Use {{ and }}.");
                    return false;
                case '#':
                    kind = TemplateToken::Kind::section;
                    break;
                case '^':
                    kind = TemplateToken::Kind::inverted;
                    break;
                case '/':
                    kind = TemplateToken::Kind::close;
                    break;
                case '>':
                    kind = TemplateToken::Kind::partial;
                    break;
                case '&':
                    kind = TemplateToken::Kind::raw;
                    break;
                default:
                    break;
            }
            if (kind != TemplateToken::Kind::variable) name = trimmed(name.substr(1));
        }
        if (name.empty()) {
            findings_.error(rules::template_syntax, tag_place, "the tag names nothing", "Put a name into it.");
            return false;
        }
        tokens_.push_back({kind, std::string(name), tag_place, begin});
        return true;
    }

    bool check_balance() {
        std::vector<const TemplateToken*> open;
        for (const TemplateToken& token : tokens_) {
            if (token.kind == TemplateToken::Kind::section || token.kind == TemplateToken::Kind::inverted) {
                open.push_back(&token);
            } else if (token.kind == TemplateToken::Kind::close) {
                if (open.empty() || open.back()->text != token.text) {
                    findings_.error(rules::template_syntax, token.place,
                                    open.empty()
                                        ? "{{/" + token.text + "}} closes no section"
                                        : "{{/" + token.text + "}} was found where {{/" + open.back()->text + "}} is expected",
                                    "Close sections in reverse order, each in the file that opened it.");
                    return false;
                }
                open.pop_back();
            }
        }
        if (open.empty()) return true;
        findings_.error(rules::template_syntax, open.back()->place, "the section \"" + open.back()->text + "\" is not closed",
                        "Add {{/" + open.back()->text + "}}.");
        return false;
    }

    Findings& findings_;
    std::string_view text_;
    PlaceFinder places_;
    std::size_t at_ = 0;
    std::vector<TemplateToken> tokens_;
};

}  // namespace

std::optional<std::vector<TemplateToken>> scan_template(const Sources& sources, std::uint32_t file, Findings& findings) {
    return Scanner(sources, file, findings).scan();
}

}  // namespace sitegen

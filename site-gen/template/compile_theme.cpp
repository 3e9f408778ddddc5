#include "template/compile_theme.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "model/amount_text.hpp"
#include "model/page_kinds.hpp"
#include "model/rules.hpp"
#include "template/html_position.hpp"
#include "template/open_sections.hpp"
#include "template/shorten_template.hpp"
#include "template/template_tokens.hpp"
#include "text/joined.hpp"

namespace sitegen {

namespace {

using Tokens = std::vector<TemplateToken>;

// Replaces the tags of partials with their templates, and puts the page's own template into its layout.
class Expander {
  public:
    Expander(const Theme& theme, const Sources& sources, Findings& findings, std::string kind)
        : theme_(theme), sources_(sources), findings_(findings), kind_(std::move(kind)) {}

    // Returns nothing, after findings, if a file is missing or has wrong syntax.
    std::optional<Tokens> expand() {
        append("layouts/default", theme_.place);
        return is_sound_ ? std::optional(std::move(result_)) : std::nullopt;
    }

  private:
    void append(const std::string& path, const Place& used_at) {
        const auto file = theme_.templates.find(path);
        if (file == theme_.templates.end()) {
            std::vector<std::string> known;
            for (const auto& [name, id] : theme_.templates) known.push_back(name);
            fail(rules::missing_partial, used_at, "there is no template " + path + ".mustache" + nearest_hint(path, known),
                 "Add the file, or correct the name.");
            return;
        }
        if (std::find(open_.begin(), open_.end(), path) != open_.end()) {
            fail(rules::cyclic_partial, used_at, path + ".mustache includes itself", "Partials cannot be recursive.");
            return;
        }
        std::optional<Tokens> tokens = scan_template(sources_, file->second, findings_);
        if (!tokens) {
            is_sound_ = false;
            return;
        }
        open_.push_back(path);
        for (TemplateToken& token : *tokens) {
            if (token.kind == TemplateToken::Kind::partial) {
                append(token.text == "content" ? "pages/" + kind_ : "partials/" + token.text, token.place);
            } else {
                result_.push_back(std::move(token));
            }
        }
        open_.pop_back();
    }

    void fail(std::string_view rule, const Place& place, std::string message, std::string remedy) {
        findings_.error(rule, place, std::move(message), std::move(remedy));
        is_sound_ = false;
    }

    const Theme& theme_;
    const Sources& sources_;
    Findings& findings_;
    std::string kind_;
    std::vector<std::string> open_;
    Tokens result_;
    bool is_sound_ = true;
};

bool is_url_attribute(std::string_view name) {
    static constexpr std::array<std::string_view, 8> names = {"href",   "src",  "action", "formaction",
                                                              "poster", "cite", "data",   "xlink:href"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

const char* describe(FieldKind kind) {
    switch (kind) {
        case FieldKind::text:
            return "a text";
        case FieldKind::html:
            return "HTML";
        case FieldKind::url:
            return "an address";
        case FieldKind::flag:
            return "a flag";
        case FieldKind::object:
            return "an object";
        case FieldKind::list:
            return "a list";
        case FieldKind::words:
            return "the translations";
    }
    return "";
}

// Checks the names of an expanded template, section by section, and where their values are put in the HTML.
class Checker {
  public:
    Checker(const Theme& theme, const ViewType& root, Findings& findings) : theme_(theme), findings_(findings), sections_(root) {}

    bool check(const Tokens& tokens) {
        for (const TemplateToken& token : tokens) {
            switch (token.kind) {
                case TemplateToken::Kind::text:
                    position_.advance(token.text);
                    break;
                case TemplateToken::Kind::variable:
                case TemplateToken::Kind::raw:
                    check_value(token);
                    break;
                case TemplateToken::Kind::section:
                case TemplateToken::Kind::inverted:
                    open_section(token);
                    break;
                case TemplateToken::Kind::close:
                    close_section(token);
                    break;
                case TemplateToken::Kind::partial:
                    break;
            }
        }
        return is_sound_;
    }

  private:
    struct Found {
        FieldKind kind;
        const ViewType* type;
    };

    std::optional<Found> look_up(const TemplateToken& token) {
        const FoundName found = sections_.find(token.text);
        const Field* field = found.name.field;
        if (field != nullptr && field->kind == FieldKind::words && !found.rest.empty()) return look_up_word(token, found.rest);
        if (field != nullptr) return Found{field->kind, field->type};
        std::vector<std::string> known;
        for (const ViewType* type : found.searched) {
            for (const Field& candidate : type->fields) known.emplace_back(candidate.name);
        }
        fail(rules::unknown_name, token,
             "there is no name \"" + token.text + "\" here" + nearest_hint(std::string(found.rest), known),
             "See the names of each object in themes/README.md.");
        return std::nullopt;
    }

    std::optional<Found> look_up_word(const TemplateToken& token, std::string_view name) {
        const auto& texts = theme_.words.texts();
        if (texts.find(name) != texts.end()) return Found{FieldKind::text, nullptr};
        std::vector<std::string> known;
        known.reserve(texts.size());
        for (const auto& [word, text] : texts) known.push_back(word);
        fail(rules::missing_translation, token, "no translation is named \"" + std::string(name) + "\"" + nearest_hint(name, known),
             "Add it to every file of translations/.");
        return std::nullopt;
    }

    void open_section(const TemplateToken& token) {
        const std::optional<Found> found = look_up(token);
        const bool enters = found && token.kind == TemplateToken::Kind::section && found->type != nullptr;
        sections_.open(enters ? found->type : nullptr);
        section_starts_.push_back(position_);
        if (found && found->kind != FieldKind::flag && found->kind != FieldKind::list && found->kind != FieldKind::object) {
            fail(rules::wrong_use, token, "\"" + token.text + "\" is " + describe(found->kind) + " and cannot open a section",
                 "Sections are for flags, objects and lists.");
        }
    }

    // A section may be left out or repeated, so the text after it must have the position in which the section began.
    void close_section(const TemplateToken& token) {
        if (!position_.is_like(section_starts_.back())) {
            refuse_position(token, "the section \"" + token.text + "\" begins in one part of the HTML and ends in another",
                            "Put only whole elements, whole attributes or text into it.");
        }
        sections_.close();
        section_starts_.pop_back();
    }

    void check_value(const TemplateToken& token) {
        const std::optional<Found> found = look_up(token);
        if (!found) return;
        const bool is_raw = token.kind == TemplateToken::Kind::raw;
        if (found->kind != FieldKind::text && found->kind != FieldKind::html && found->kind != FieldKind::url) {
            fail(rules::wrong_use, token, "\"" + token.text + "\" is " + describe(found->kind) + " and cannot be printed",
                 "Open a section for it: {{#" + token.text + "}}…{{/" + token.text + "}}.");
        } else if (is_raw && found->kind != FieldKind::html) {
            fail(rules::unsafe_raw, token, "\"" + token.text + "\" is not HTML and must be escaped",
                 "Write {{" + token.text + "}}.");
        } else if (!is_raw && found->kind == FieldKind::html) {
            fail(rules::wrong_use, token, "\"" + token.text + "\" is HTML and would be shown as source",
                 "Write {{{" + token.text + "}}}.");
        } else {
            check_position(token, found->kind);
        }
        position_.advance_over_value();
    }

    void check_position(const TemplateToken& token, FieldKind kind) {
        const std::string& attribute = position_.attribute();
        switch (position_.kind()) {
            case HtmlPosition::Kind::content:
                return;
            case HtmlPosition::Kind::quoted_value:
                if (kind == FieldKind::html) {
                    refuse_position(token, "HTML is not allowed in an attribute", "Print a text there.");
                } else if (attribute.starts_with("on") || attribute == "style" || attribute == "srcdoc") {
                    refuse_position(token, "content is not allowed in " + attribute + "=", "Use a class or a data- attribute.");
                } else if (is_url_attribute(attribute) && kind != FieldKind::url && !position_.value_so_far().starts_with("#")) {
                    refuse_position(token, "\"" + token.text + "\" is not an address and is not allowed in " + attribute + "=",
                                    "Print an address there, or a fragment: #section-{{id}}.");
                }
                return;
            case HtmlPosition::Kind::unquoted_value:
                refuse_position(token, "the value of " + attribute + "= is not quoted", "Put it in double quotes.");
                return;
            case HtmlPosition::Kind::tag:
                refuse_position(token, "content cannot be the name of an element or attribute", "Print it in a quoted value.");
                return;
            case HtmlPosition::Kind::raw_element:
                refuse_position(token, "content is not allowed in a script, style sheet or text area", "Print it into the page.");
                return;
            case HtmlPosition::Kind::comment:
                refuse_position(token, "content is not allowed in a comment", "Use {{! }} for remarks.");
                return;
        }
    }

    void refuse_position(const TemplateToken& token, const std::string& message, const std::string& remedy) {
        fail(rules::unsafe_position, token, message, remedy);
    }

    void fail(std::string_view rule, const TemplateToken& token, const std::string& message, const std::string& remedy) {
        findings_.error(rule, token.place, message, remedy);
        is_sound_ = false;
    }

    const Theme& theme_;
    Findings& findings_;
    OpenSections sections_;
    std::vector<HtmlPosition> section_starts_;
    HtmlPosition position_;
    bool is_sound_ = true;
};

// What accessors of views share for all pages.
Scope scope_of(const Words& words) {
    const auto& texts = words.texts();
    const auto title_words = texts.find("title-words");
    return {
        number_format_of(words),         words.at("cell-not-published"),
        words.at("cell-did-not-exist"),  words.at("cell-withheld"),
        words.at("cell-not-applicable"), words_of_titles(title_words == texts.end() ? std::string_view() : title_words->second)};
}

// Refuses templates for kinds of pages that the program does not publish. Otherwise nobody would notice that their content is
// missing.
void refuse_other_pages(const Theme& theme, Findings& findings) {
    static constexpr std::string_view folder = "pages/";
    for (const auto& [path, file] : theme.templates) {
        if (!path.starts_with(folder)) continue;
        const std::string kind = path.substr(folder.size());
        if (std::find(page_kinds().begin(), page_kinds().end(), kind) != page_kinds().end()) continue;
        const std::string all = joined(page_kinds(), ", ");
        findings.error(rules::unknown_name, {file, 0, 0, 0},
                       "there is no kind of page \"" + kind + "\"" + nearest_hint(kind, page_kinds()),
                       "Kinds of pages are " + all + ". What several pages share is a partial.");
    }
}

}  // namespace

const std::vector<std::string>& page_kinds() {
    static const std::vector<std::string> kinds(page_kind_names.begin(), page_kind_names.end());
    return kinds;
}

PageTemplates compile_theme(const Theme& theme, const ViewType& root, const Sources& sources, Findings& findings) {
    PageTemplates templates;
    Findings all;
    for (const std::string& kind : page_kinds()) {
        std::optional<Tokens> tokens = Expander(theme, sources, all, kind).expand();
        if (!tokens || !Checker(theme, root, all).check(*tokens)) continue;
        templates.emplace(kind, PageTemplate(shorten_template(*tokens), root, theme.words, scope_of(theme.words)));
    }
    for (const auto& [path, file] : theme.templates) (void)scan_template(sources, file, all);  // even those that no page uses
    refuse_other_pages(theme, all);
    // A fault in a partial occurs in every page that uses it. It is reported once.
    std::vector<const Finding*> reported;
    for (const Finding& finding : all.list()) {
        const bool is_known = std::any_of(reported.begin(), reported.end(), [&](const Finding* other) {
            return other->rule == finding.rule && other->place.file == finding.place.file &&
                   other->place.line == finding.place.line && other->place.column == finding.place.column &&
                   other->message == finding.message;
        });
        if (is_known) continue;
        reported.push_back(&finding);
        findings.add(finding);
    }
    return templates;
}

}  // namespace sitegen

#include "template/template_slots.hpp"

#include <iterator>
#include <stdexcept>

#include "text/escape.hpp"

namespace sitegen {

namespace {

using Kind = TemplateStep::Kind;

class Slotter {
  public:
    Slotter(const ViewType& root, const Words& words) : words_(words), sections_(root) {}

    SlottedTemplate slot(const std::vector<TemplateToken>& tokens) {
        for (const TemplateToken& token : tokens) add(token);
        result_.rest = take_run();
        return std::move(result_);
    }

  private:
    struct Open {
        std::size_t section = 0;
        std::size_t outline_begin = 0;
        bool is_inverted = false;
        std::string text;  // before its tag
    };

    void add(const TemplateToken& token) {
        switch (token.kind) {
            case TemplateToken::Kind::text:
                text_ += token.text;
                break;
            case TemplateToken::Kind::variable:
            case TemplateToken::Kind::raw:
                add_value(token.text);
                break;
            case TemplateToken::Kind::section:
            case TemplateToken::Kind::inverted:
                open_section(token);
                break;
            case TemplateToken::Kind::close:
                close_section();
                break;
            case TemplateToken::Kind::partial:
                throw std::logic_error("the partial \"" + token.text + "\" was not expanded");
        }
    }

    void add_value(const std::string& path) {
        FoundName found = find(path);
        if (found.name.field->kind == FieldKind::words) {  // they are the same on every page
            append_escaped(text_, words_.at(found.rest));
        } else {
            run_.push_back({std::exchange(text_, {}), Kind::value, std::move(found.name)});
        }
    }

    void open_section(const TemplateToken& token) {
        TemplateName name = find(token.text).name;
        const bool is_inverted = token.kind == TemplateToken::Kind::inverted;
        const bool enters = !is_inverted && name.field->type != nullptr;
        sections_.open(enters ? name.field->type : nullptr);
        const std::size_t number = result_.sections.size();
        open_.push_back({number, result_.outline.size(), is_inverted, std::exchange(text_, {})});
        result_.outline += (is_inverted ? "{{^" : "{{#") + std::to_string(number) + "}}";
        result_.sections.push_back({std::move(name), std::exchange(run_, {}), {}});
    }

    void close_section() {
        Open open = std::move(open_.back());
        open_.pop_back();
        sections_.close();
        TemplateSection& section = result_.sections[open.section];
        const bool is_innermost = open.section + 1 == result_.sections.size();
        const bool enters = !open.is_inverted && section.name.field->type != nullptr;
        if (is_innermost && !enters) {
            make_condition(std::move(open));
            return;
        }
        add_text(section.before, std::move(open.text));
        section.after = take_run();
        result_.outline += "{{/" + std::to_string(open.section) + "}}";
    }

    // Puts the last section back into the run that it interrupted.
    void make_condition(Open open) {
        TemplateSection section = std::move(result_.sections.back());
        result_.sections.pop_back();
        result_.outline.resize(open.outline_begin);
        TemplateRun guarded = take_run();
        run_ = std::move(section.before);
        const Kind kind = open.is_inverted ? Kind::unless_set : Kind::if_set;
        run_.push_back({std::move(open.text), kind, std::move(section.name), guarded.size()});
        std::move(guarded.begin(), guarded.end(), std::back_inserter(run_));
    }

    static void add_text(TemplateRun& run, std::string text) {
        if (!text.empty()) run.push_back({std::move(text), Kind::text, {}});
    }

    // The steps since the last section tag.
    TemplateRun take_run() {
        add_text(run_, std::exchange(text_, {}));
        return std::exchange(run_, {});
    }

    [[nodiscard]] FoundName find(std::string_view path) const {
        FoundName found = sections_.find(path);
        if (found.name.field == nullptr) throw std::logic_error("a template uses the unknown name \"" + std::string(path) + "\"");
        return found;
    }

    const Words& words_;
    SlottedTemplate result_;
    TemplateRun run_;   // since the last section tag
    std::string text_;  // since the last tag
    OpenSections sections_;
    std::vector<Open> open_;
};

}  // namespace

SlottedTemplate slot_template(const std::vector<TemplateToken>& tokens, const ViewType& root, const Words& words) {
    return Slotter(root, words).slot(tokens);
}

}  // namespace sitegen

#include "render/template_slots.hpp"

#include <stdexcept>

#include "render/escape.hpp"

namespace sitegen {

namespace {

class Slotter {
  public:
    Slotter(const ViewType& root, const Words& words) : words_(words) { types_.push_back(&root); }

    SlottedTemplate slot(const std::vector<TemplateToken>& tokens) {
        for (const TemplateToken& token : tokens) add(token);
        if (!text_.empty()) result_.outline += "{{{" + add_slot({}) + "}}}";
        return std::move(result_);
    }

  private:
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
                result_.slots[open_.back()].after = std::exchange(text_, {});
                result_.outline += "{{/" + std::to_string(open_.back()) + "}}";
                open_.pop_back();
                types_.pop_back();
                break;
            case TemplateToken::Kind::partial:
                throw std::logic_error("the partial \"" + token.text + "\" was not expanded");
        }
    }

    void add_value(const std::string& name) {
        TemplateSlot slot = resolve(name);
        if (slot.field->kind == FieldKind::words) {  // the same on every page
            append_escaped(text_, words_.at(std::string_view(name).substr(name.find('.') + 1)));
        } else {
            result_.outline += "{{{" + add_slot(std::move(slot)) + "}}}";
        }
    }

    void open_section(const TemplateToken& token) {
        TemplateSlot slot = resolve(token.text);
        const bool enters = token.kind == TemplateToken::Kind::section && slot.field->type != nullptr;
        types_.push_back(enters ? slot.field->type : types_.back());
        open_.push_back(result_.slots.size());
        result_.outline += (token.kind == TemplateToken::Kind::section ? "{{#" : "{{^") + add_slot(std::move(slot)) + "}}";
    }

    // Returns the slot's name.
    std::string add_slot(TemplateSlot slot) {
        slot.before = std::exchange(text_, {});
        result_.slots.push_back(std::move(slot));
        return std::to_string(result_.slots.size() - 1);
    }

    // The innermost object that knows the first name of the path, then field by field.
    [[nodiscard]] TemplateSlot resolve(std::string_view path) const {
        TemplateSlot slot;
        std::size_t dot = path.find('.');
        for (std::size_t depth = types_.size(); depth-- > 0 && slot.field == nullptr;) {
            slot.field = types_[depth]->find(path.substr(0, dot));
            slot.depth = depth;
        }
        while (slot.field != nullptr && slot.field->kind != FieldKind::words && dot != std::string_view::npos) {
            path.remove_prefix(dot + 1);
            dot = path.find('.');
            slot.objects.push_back(slot.field);
            slot.field = slot.field->type->find(path.substr(0, dot));
        }
        if (slot.field == nullptr) throw std::logic_error("a template uses the unknown name \"" + std::string(path) + "\"");
        return slot;
    }

    const Words& words_;
    SlottedTemplate result_;
    std::string text_;                    // since the last tag
    std::vector<const ViewType*> types_;  // of the objects of the sections that are open, the root's first
    std::vector<std::size_t> open_;       // the slots of these sections
};

}  // namespace

SlottedTemplate slot_template(const std::vector<TemplateToken>& tokens, const ViewType& root, const Words& words) {
    return Slotter(root, words).slot(tokens);
}

}  // namespace sitegen

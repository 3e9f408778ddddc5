#include "render/page_template.hpp"

#include <kainjow/mustache.hpp>

#include <deque>
#include <map>
#include <stdexcept>

namespace sitegen {

namespace {

namespace km = kainjow::mustache;

// One open section: the object it is about.
struct Frame {
    const ViewType* type = nullptr;
    const void* object = nullptr;
};

// A list or object that a section at some depth is about to enter. The library is handed placeholders; which of them it pushes
// says which item is meant.
struct Pending {
    const km::data* entered = nullptr;  // the list of placeholders, or the one for an object
    const Field* field = nullptr;
    const void* owner = nullptr;
};

// Resolves names against view types while the library renders. Names were checked when the theme was loaded; an unknown one here
// is a bug.
class ViewContext : public km::basic_context<std::string> {
  public:
    ViewContext(const ViewType& type, const void* root, const Scope& scope) : scope_(scope) { frames_.push_back({&type, root}); }

    void push(const km::data* data) override {
        Frame next = frames_.back();
        const std::size_t depth = frames_.size() - 1;
        if (depth < pending_.size() && pending_[depth].field != nullptr) {
            const Pending& pending = pending_[depth];
            if (pending.field->kind == FieldKind::list && pending.entered->is_non_empty_list()) {
                const km::list& items = pending.entered->list_value();
                const auto* begin = items.data();
                if (!std::less<>()(data, begin) && std::less<>()(data, begin + items.size())) {
                    next = {pending.field->type, pending.field->item(pending.owner, static_cast<std::size_t>(data - begin))};
                }
            } else if (pending.field->kind == FieldKind::object && data == pending.entered) {
                next = {pending.field->type, pending.field->item(pending.owner, 0)};
            }
        }
        frames_.push_back(next);
    }

    void pop() override { frames_.pop_back(); }

    const km::data* get(const std::string& path) const override {
        std::string_view rest = path;
        const std::size_t dot = rest.find('.');
        const std::string_view first = rest.substr(0, dot);
        for (std::size_t i = frames_.size(); i-- > 0;) {
            if (const Field* field = frames_[i].type->find(first)) {
                return dot == std::string_view::npos ? value(*field, frames_[i].object)
                                                     : follow(*field, frames_[i].object, rest.substr(dot + 1));
            }
        }
        throw std::logic_error("a template uses the unknown name \"" + path + "\"");
    }

    const km::data* get_partial(const std::string& name) const override {
        throw std::logic_error("the partial \"" + name + "\" was not expanded");
    }

  private:
    const km::data* follow(const Field& field, const void* owner, std::string_view rest) const {
        if (field.kind == FieldKind::words) {
            std::string& text = fresh_text();
            text = scope_.words->at(rest);
            return &scratch_;
        }
        const void* object = field.item(owner, 0);
        if (object == nullptr) return &false_;
        const std::size_t dot = rest.find('.');
        const Field* next = field.type->find(rest.substr(0, dot));
        if (next == nullptr) throw std::logic_error("a template uses the unknown name \"" + std::string(rest) + "\"");
        return dot == std::string_view::npos ? value(*next, object) : follow(*next, object, rest.substr(dot + 1));
    }

    const km::data* value(const Field& field, const void* object) const {
        switch (field.kind) {
            case FieldKind::text:
            case FieldKind::html:
            case FieldKind::url:
                field.print(object, scope_, fresh_text());
                return &scratch_;
            case FieldKind::flag:
                return field.test(object) ? &true_ : &false_;
            case FieldKind::list:
                return remember(field, object, placeholders(field.count(object)));
            case FieldKind::object:
                return field.item(object, 0) == nullptr ? &false_ : remember(field, object, &object_);
            case FieldKind::words:
                break;
        }
        return &false_;
    }

    const km::data* remember(const Field& field, const void* owner, const km::data* entered) const {
        const std::size_t depth = frames_.size() - 1;
        if (pending_.size() <= depth) pending_.resize(depth + 1);
        pending_[depth] = {entered, &field, owner};
        return entered;
    }

    // Lists of that many placeholders; at each depth another, so that their addresses tell nested lists apart.
    const km::data* placeholders(std::size_t count) const {
        const std::size_t depth = frames_.size() - 1;
        while (lists_.size() <= depth) lists_.emplace_back();
        const auto [found, inserted] = lists_[depth].try_emplace(count);
        if (inserted) found->second = km::data(km::list(count, km::data(true)));
        return &found->second;
    }

    // The library prints a value before it asks for the next, so one string serves them all.
    std::string& fresh_text() const {
        auto& text = const_cast<std::string&>(scratch_.string_value());
        text.clear();
        return text;
    }

    const Scope& scope_;
    std::vector<Frame> frames_;
    mutable std::vector<Pending> pending_;
    mutable std::deque<std::map<std::size_t, km::data>> lists_;
    mutable km::data scratch_ = km::data(std::string());
    km::data true_ = km::data(true);
    km::data false_ = km::data(false);
    km::data object_ = km::data(true);
};

struct AppendingSink {
    std::string& out;
    AppendingSink& operator<<(const std::string& text) {
        out += text;
        return *this;
    }
};

}  // namespace

struct PageTemplate::Parsed {
    explicit Parsed(const std::string& text) : mustache(text) {}
    mutable km::mustache mustache;  // rendering is not const in the library, but changes nothing in a template without partials
};

PageTemplate::PageTemplate(const std::string& text) : parsed_(std::make_unique<Parsed>(text)) {
    if (!parsed_->mustache.is_valid())
        throw std::logic_error("a checked template does not parse: " + parsed_->mustache.error_message());
}
PageTemplate::PageTemplate(PageTemplate&&) noexcept = default;
PageTemplate& PageTemplate::operator=(PageTemplate&&) noexcept = default;
PageTemplate::~PageTemplate() = default;

void PageTemplate::render(const ViewType& type, const void* root, const Scope& scope, std::string& out) const {
    ViewContext context(type, root, scope);
    AppendingSink sink{out};
    parsed_->mustache.render(context, sink);
}

}  // namespace sitegen

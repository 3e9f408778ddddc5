#include "template/page_template.hpp"

#include <kainjow/mustache.hpp>

#include <deque>
#include <stdexcept>

#include "template/template_slots.hpp"
#include "text/escape.hpp"

namespace sitegen {

namespace {

namespace km = kainjow::mustache;

// What a section is about to enter: the items of a list in turn, an object, or nothing new.
struct Entered {
    const TemplateSection* section = nullptr;
    const Field* field = nullptr;  // of a list or object; nothing if the section stays with its outer object
    const void* owner = nullptr;
    std::size_t next = 0;  // item
};

bool is_set(const Field& field, const void* object) {
    switch (field.kind) {
        case FieldKind::flag:
            return field.test(object);
        case FieldKind::object:
            return field.item(object, 0) != nullptr;
        case FieldKind::list:
            return field.count(object) > 0;
        case FieldKind::text:
        case FieldKind::html:
        case FieldKind::url:
        case FieldKind::words:
            break;
    }
    throw std::logic_error("a template asks whether a text is set");
}

// Guides the library through the sections of a template: which are entered, and how often. When the library reaches a section tag,
// the text before the tag is appended to the page. The library itself prints nothing, because it would copy every text several
// times.
class SectionContext : public km::basic_context<std::string> {
  public:
    SectionContext(const std::vector<TemplateSection>& sections, const Scope& scope, const void* root, std::string& out)
        : sections_(sections), scope_(scope), out_(out), objects_{root}, entered_(1) {}

    const km::data* get(const std::string& name) const override {
        std::size_t number = 0;
        for (const char digit : name) number = 10 * number + static_cast<std::size_t>(digit - '0');
        const TemplateSection& section = sections_[number];
        print(section.before);
        const void* owner = owner_of(section.name);
        return owner == nullptr ? skip(section) : visit(section, owner);
    }

    // The library enters the section that `get` has just returned, or its next item.
    void push(const km::data* /*item*/) override {
        Entered& entered = entered_[objects_.size() - 1];
        objects_.push_back(entered.field == nullptr ? objects_.back() : entered.field->item(entered.owner, entered.next++));
        if (entered_.size() < objects_.size()) entered_.emplace_back();
    }

    void pop() override {
        print(entered_[objects_.size() - 2].section->after);
        objects_.pop_back();
    }

    const km::data* get_partial(const std::string& name) const override {
        throw std::logic_error("the partial \"" + name + "\" was not expanded");
    }

    void print(const TemplateRun& run) const {
        for (std::size_t i = 0; i < run.size(); ++i) {
            const TemplateStep& step = run[i];
            out_ += step.text;
            if (step.kind == TemplateStep::Kind::text) continue;
            const void* owner = owner_of(step.name);
            if (step.kind == TemplateStep::Kind::value) {
                if (owner != nullptr) print_value(*step.name.field, owner);
            } else {
                const bool holds = owner != nullptr && is_set(*step.name.field, owner);
                if (holds != (step.kind == TemplateStep::Kind::if_set)) i += step.guards;
            }
        }
    }

  private:
    // Nothing if the path to it goes through an absent object.
    [[nodiscard]] const void* owner_of(const TemplateName& name) const {
        const void* object = objects_[name.depth];
        for (const Field* step : name.objects) {
            if (object != nullptr) object = step->item(object, 0);
        }
        return object;
    }

    void print_value(const Field& field, const void* owner) const {
        const std::size_t begin = out_.size();
        field.print(owner, scope_, out_);
        if (field.kind != FieldKind::html) escape_from(out_, begin);
    }

    const km::data* visit(const TemplateSection& section, const void* owner) const {
        const Field& field = *section.name.field;
        if (field.kind == FieldKind::list) {
            const std::size_t count = field.count(owner);
            if (count == 0) return skip(section);
            entered_[objects_.size() - 1] = {&section, &field, owner, 0};
            return placeholders(count);
        }
        if (!is_set(field, owner)) return skip(section);
        entered_[objects_.size() - 1] = {&section, field.kind == FieldKind::object ? &field : nullptr, owner, 0};
        return &something_;
    }

    // An inverted section is pushed, too.
    const km::data* skip(const TemplateSection& section) const {
        entered_[objects_.size() - 1] = {&section, nullptr, nullptr, 0};
        return &nothing_;
    }

    // A list with that many items. The library does not look at the items.
    const km::data* placeholders(std::size_t count) const {
        static constexpr std::size_t short_count = 32;
        static const std::vector<km::data> short_lists = [] {
            std::vector<km::data> lists;
            for (std::size_t i = 0; i <= short_count; ++i) lists.emplace_back(km::list(i, km::data(true)));
            return lists;
        }();
        if (count <= short_count) return &short_lists[count];
        // One for each depth: a list must not change while the library iterates over it.
        const std::size_t depth = objects_.size() - 1;
        while (long_lists_.size() <= depth) long_lists_.emplace_back(km::list());
        auto& list = const_cast<km::list&>(long_lists_[depth].list_value());
        while (list.size() > count) list.pop_back();
        while (list.size() < count) list.emplace_back(true);
        return &long_lists_[depth];
    }

    const std::vector<TemplateSection>& sections_;
    const Scope& scope_;
    std::string& out_;
    std::vector<const void*> objects_;      // the objects of the open sections, beginning with the root
    mutable std::vector<Entered> entered_;  // one for each open section
    mutable std::deque<km::data> long_lists_;
    km::data something_ = km::data(true);
    km::data nothing_ = km::data(false);
};

struct UnusedSink {
    UnusedSink& operator<<(const std::string& /*nothing*/) { return *this; }
};

Digest digest_of_tokens(const std::vector<TemplateToken>& tokens) {
    Sha256 hash;
    for (const TemplateToken& token : tokens) {
        const char kind = static_cast<char>('0' + static_cast<int>(token.kind));
        hash.add({&kind, 1});
        hash.add_item(token.text);
    }
    return hash.digest();
}

}  // namespace

struct PageTemplate::Parsed {
    Parsed(SlottedTemplate slots, Scope common) : slotted(std::move(slots)), scope(std::move(common)), mustache(slotted.outline) {}
    SlottedTemplate slotted;
    Scope scope;
    mutable km::mustache mustache;  // rendering is not const in the library, but changes nothing in a template without partials
};

PageTemplate::PageTemplate(const std::vector<TemplateToken>& tokens, const ViewType& root, const Words& words, Scope scope)
    : parsed_(std::make_unique<Parsed>(slot_template(tokens, root, words), std::move(scope))) {
    if (!parsed_->mustache.is_valid())
        throw std::logic_error("a checked template does not parse: " + parsed_->mustache.error_message());
    digest_ = digest_of_tokens(tokens);
}
PageTemplate::PageTemplate(PageTemplate&&) noexcept = default;
PageTemplate& PageTemplate::operator=(PageTemplate&&) noexcept = default;
PageTemplate::~PageTemplate() = default;

void PageTemplate::render(const void* root, std::string& out) const {
    SectionContext context(parsed_->slotted.sections, parsed_->scope, root, out);
    UnusedSink sink;
    parsed_->mustache.render(context, sink);
    context.print(parsed_->slotted.rest);
}

}  // namespace sitegen

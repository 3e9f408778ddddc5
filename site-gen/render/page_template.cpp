#include "render/page_template.hpp"

#include <kainjow/mustache.hpp>

#include <deque>
#include <stdexcept>

#include "render/escape.hpp"
#include "render/template_slots.hpp"

namespace sitegen {

namespace {

namespace km = kainjow::mustache;

// What a section is about to enter: the items of a list one after the other, an object, or nothing new.
struct Entered {
    const TemplateSlot* section = nullptr;
    const Field* field = nullptr;  // of a list or object; nothing where the section stays with the object it stands in
    const void* owner = nullptr;
    std::size_t next = 0;  // item
};

// Leads the library through a template: which sections are entered and how often. Each tag that it comes by has its slot, and what
// is to be printed there is appended to the page at once; the library, which would copy every text several times, prints nothing.
class SlotContext : public km::basic_context<std::string> {
  public:
    SlotContext(const std::vector<TemplateSlot>& slots, const Scope& scope, const void* root, std::string& out)
        : slots_(slots), scope_(scope), out_(out), objects_{root}, entered_(1) {}

    const km::data* get(const std::string& name) const override {
        std::size_t number = 0;
        for (const char digit : name) number = 10 * number + static_cast<std::size_t>(digit - '0');
        const TemplateSlot& slot = slots_[number];
        out_ += slot.before;
        if (slot.field == nullptr) return &nothing_;
        const void* object = objects_[slot.depth];
        for (const Field* step : slot.objects) {
            if (object != nullptr) object = step->item(object, 0);
        }
        return object == nullptr ? skip(slot) : visit(slot, object);
    }

    // The library enters a section that `get` has just told it of, or its next item.
    void push(const km::data* /*item*/) override {
        Entered& entered = entered_[objects_.size() - 1];
        objects_.push_back(entered.field == nullptr ? objects_.back() : entered.field->item(entered.owner, entered.next++));
        if (entered_.size() < objects_.size()) entered_.emplace_back();
    }

    void pop() override {
        objects_.pop_back();
        out_ += entered_[objects_.size() - 1].section->after;
    }

    const km::data* get_partial(const std::string& name) const override {
        throw std::logic_error("the partial \"" + name + "\" was not expanded");
    }

  private:
    const km::data* visit(const TemplateSlot& slot, const void* object) const {
        const Field& field = *slot.field;
        switch (field.kind) {
            case FieldKind::text:
            case FieldKind::url: {
                const std::size_t begin = out_.size();
                field.print(object, scope_, out_);
                escape_from(out_, begin);
                return &nothing_;
            }
            case FieldKind::html:
                field.print(object, scope_, out_);
                return &nothing_;
            case FieldKind::flag:
                skip(slot);
                return field.test(object) ? &something_ : &nothing_;
            case FieldKind::object:
                if (field.item(object, 0) == nullptr) return skip(slot);
                enter(slot, object);
                return &something_;
            case FieldKind::list:
                return visit_list(slot, object, field.count(object));
            case FieldKind::words:
                break;
        }
        throw std::logic_error("a template prints what is no value");
    }

    const km::data* visit_list(const TemplateSlot& slot, const void* owner, std::size_t count) const {
        if (count == 0) return skip(slot);
        enter(slot, owner);
        return placeholders(count);
    }

    void enter(const TemplateSlot& slot, const void* owner) const { entered_[objects_.size() - 1] = {&slot, slot.field, owner, 0}; }

    // Also an inverted section is pushed.
    const km::data* skip(const TemplateSlot& slot) const {
        entered_[objects_.size() - 1] = {&slot, nullptr, nullptr, 0};
        return &nothing_;
    }

    // A list of that many items: what they are the library does not look at.
    const km::data* placeholders(std::size_t count) const {
        static constexpr std::size_t short_count = 32;
        static const std::vector<km::data> short_lists = [] {
            std::vector<km::data> lists;
            for (std::size_t i = 0; i <= short_count; ++i) lists.emplace_back(km::list(i, km::data(true)));
            return lists;
        }();
        if (count <= short_count) return &short_lists[count];
        // One for each depth: a list must not change while the library goes through it.
        const std::size_t depth = objects_.size() - 1;
        while (long_lists_.size() <= depth) long_lists_.emplace_back(km::list());
        auto& list = const_cast<km::list&>(long_lists_[depth].list_value());
        while (list.size() > count) list.pop_back();
        while (list.size() < count) list.emplace_back(true);
        return &long_lists_[depth];
    }

    const std::vector<TemplateSlot>& slots_;
    const Scope& scope_;
    std::string& out_;
    std::vector<const void*> objects_;      // of the sections that are open, the root first
    mutable std::vector<Entered> entered_;  // from each of them
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
    Parsed(SlottedTemplate slotted, Scope common)
        : slots(std::move(slotted.slots)), scope(std::move(common)), mustache(slotted.outline) {}
    std::vector<TemplateSlot> slots;
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
    SlotContext context(parsed_->slots, parsed_->scope, root, out);
    UnusedSink sink;
    parsed_->mustache.render(context, sink);
}

}  // namespace sitegen

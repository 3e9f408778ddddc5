#include "load/extend_toml.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "model/rules.hpp"

namespace sitegen {

namespace {

constexpr std::array<std::string_view, 4> words = {"after", "before", "leave-out", "replace"};

std::string_view id_of(const TomlNode& entry) {
    const TomlNode* id = entry.kind == TomlNode::Kind::table ? entry.find("id") : nullptr;
    return id != nullptr && id->kind == TomlNode::Kind::string ? id->text : std::string_view();
}

bool is_list_by_id(const TomlNode& node) {
    return node.kind == TomlNode::Kind::array && !node.items().empty() &&
           std::all_of(node.items().begin(), node.items().end(), [](const TomlNode& item) { return !id_of(item).empty(); });
}

bool says(const TomlNode& entry, std::string_view word) {
    const TomlNode* value = entry.find(word);
    return value != nullptr && value->kind == TomlNode::Kind::boolean && value->text == "true";
}

class Extension {
  public:
    explicit Extension(Findings& findings) : findings_(findings) {}

    void extend(TomlNode& base, TomlNode&& own) {
        base.place = own.place;
        std::vector<TomlEntry>& entries = base.add_parts().entries;
        for (TomlEntry& entry : own.add_parts().entries) {
            const auto known =
                std::find_if(entries.begin(), entries.end(), [&](const TomlEntry& each) { return each.key == entry.key; });
            if (known == entries.end()) {
                entries.push_back(std::move(entry));
            } else if (known->value.kind == TomlNode::Kind::table && entry.value.kind == TomlNode::Kind::table) {
                extend(known->value, std::move(entry.value));
            } else if (is_list_by_id(known->value) && is_list_by_id(entry.value)) {
                extend_list(entry.key, known->value, std::move(entry.value));
            } else {
                *known = std::move(entry);
            }
        }
        index_keys(*base.parts);
    }

    std::vector<RemovedEntry> take_removed() { return std::move(removed_); }

  private:
    void extend_list(const std::string& key, TomlNode& base, TomlNode&& own) {
        std::vector<TomlNode>& items = base.parts->items;
        for (TomlNode& item : own.parts->items) {
            const std::string id(id_of(item));
            std::size_t at = find(items, id);
            const bool is_known = at < items.size();
            if (says(item, "leave-out")) {
                if (is_known) {
                    items.erase(items.begin() + static_cast<std::ptrdiff_t>(at));
                    removed_.push_back({within_ + key, id, item.find("id")->place});
                } else {
                    report_unknown(*item.find("id"), items);
                }
                continue;
            }
            const TomlNode* after = item.find("after");
            const TomlNode* before = item.find("before");
            const bool replaces = !is_known || says(item, "replace");
            const TomlNode* beside = after != nullptr ? after : before;
            std::size_t target = is_known ? at : items.size();
            if (beside != nullptr) {
                target = find(items, beside->text);
                if (target == items.size()) {
                    report_unknown(*beside, items);
                } else if (beside == after) {
                    ++target;
                }
            }
            TomlNode joined = is_known ? std::move(items[at]) : TomlNode();
            if (is_known) {
                items.erase(items.begin() + static_cast<std::ptrdiff_t>(at));
                if (target > at) --target;
            }
            remove_words(item);
            if (replaces) {
                joined = std::move(item);
            } else {
                const std::string before_item = within_;
                within_ += id + "/";
                extend(joined, std::move(item));
                within_ = before_item;
            }
            items.insert(items.begin() + static_cast<std::ptrdiff_t>(target), std::move(joined));
        }
    }

    static std::size_t find(const std::vector<TomlNode>& items, std::string_view id) {
        const auto found = std::find_if(items.begin(), items.end(), [id](const TomlNode& item) { return id_of(item) == id; });
        return static_cast<std::size_t>(found - items.begin());
    }

    // Their instructions have been carried out.
    static void remove_words(TomlNode& entry) {
        std::erase_if(entry.parts->entries,
                      [](const TomlEntry& each) { return std::find(words.begin(), words.end(), each.key) != words.end(); });
        index_keys(*entry.parts);
    }

    void report_unknown(const TomlNode& id, const std::vector<TomlNode>& items) {
        std::vector<std::string> known;
        known.reserve(items.size());
        for (const TomlNode& item : items) known.emplace_back(id_of(item));
        findings_.error(rules::invalid_value, id.place,
                        "the standard that is extended has no \"" + std::string(id.text) + "\" here" +
                            nearest_hint(std::string(id.text), known),
                        "Name an id that it has at this place.");
    }

    Findings& findings_;
    std::string within_;  // the ids of the entries that are being joined, each with a slash
    std::vector<RemovedEntry> removed_;
};

}  // namespace

std::vector<RemovedEntry> extend_toml(TomlNode& base, TomlNode&& own, Findings& findings) {
    Extension extension(findings);
    extension.extend(base, std::move(own));
    return extension.take_removed();
}

}  // namespace sitegen

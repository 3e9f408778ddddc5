#include "model/content.hpp"

#include <algorithm>

namespace sitegen {

namespace {

const Department* find_compared(const Department& department, const std::string& slug) {
    const auto found = std::lower_bound(department.compared.begin(), department.compared.end(), slug,
                                        [](const Department& each, const std::string& wanted) { return each.slug < wanted; });
    return found != department.compared.end() && found->slug == slug ? &*found : nullptr;
}

bool is_of_same_time(const Document& document, const Document& other) {
    return other.year == document.year && other.stage == document.stage;
}

// Amounts of another standard are compared if the document's unit is also one of its units.
bool knows_unit(const Document& other, const Document& document) {
    if (other.standard == document.standard) return true;
    const auto own = document.standard->units.find(document.unit);
    const auto same = other.standard->units.find(document.unit);
    return own != document.standard->units.end() && same != other.standard->units.end() && own->second == same->second;
}

}  // namespace

RelatedDocuments find_related(const Department& department, const Document& document) {
    RelatedDocuments related;
    for (const Document& other : department.documents) {
        const bool is_alike = other.stage == document.stage && other.standard == document.standard;
        if (other.year == document.year.before() && is_alike) related.last_year = &other;
        if (other.year == document.year && other.stage != document.stage) related.other_stages.push_back(&other);
    }
    for (const TaskChange& change : department.task_changes) {
        if (change.year == document.year) related.task_changes.push_back(&change);
    }
    for (const Containment& containment : department.history.containments) {
        const Department* part = containment.holds_in(document.year) ? find_compared(department, containment.department) : nullptr;
        if (part == nullptr) continue;
        for (const Document& other : part->documents) {
            if (is_of_same_time(document, other) && other.standard == document.standard)
                related.contained.push_back({part->slug, part->name_in(other.year), part->code, &other});
        }
    }
    for (const Department& named : department.compared) {
        for (const Document& other : named.documents) {
            if (is_of_same_time(document, other) && knows_unit(other, document))
                related.named.push_back({named.slug, &other, &named.files});
        }
    }
    return related;
}

}  // namespace sitegen

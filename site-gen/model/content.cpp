#include "model/content.hpp"

namespace sitegen {

RelatedDocuments find_related(const Department& department, const Document& document) {
    RelatedDocuments related;
    for (const Document& other : department.documents) {
        const bool is_alike = other.stage == document.stage && other.standard == document.standard;
        if (other.year == document.year.before() && is_alike) related.last_year = &other;
        if (other.year == document.year && other.stage != document.stage) related.other_stages.push_back(&other);
    }
    for (const Containment& containment : department.history.containments) {
        if (!containment.holds_in(document.year)) continue;
        for (const Department& part : department.contained) {
            if (part.slug != containment.department) continue;
            for (const Document& other : part.documents) {
                const bool is_alike =
                    other.year == document.year && other.stage == document.stage && other.standard == document.standard;
                if (is_alike) related.contained.push_back({part.slug, part.name_in(other.year), part.code, &other});
            }
        }
    }
    return related;
}

}  // namespace sitegen

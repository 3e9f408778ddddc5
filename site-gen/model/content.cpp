#include "model/content.hpp"

namespace sitegen {

RelatedDocuments find_related(const Department& department, const Document& document) {
    RelatedDocuments related;
    for (const Document& other : department.documents) {
        const bool is_alike = other.stage == document.stage && other.standard == document.standard;
        if (other.year == document.year.before() && is_alike) related.last_year = &other;
        if (other.year == document.year && other.stage != document.stage) related.other_stages.push_back(&other);
    }
    return related;
}

}  // namespace sitegen

#include "build/department_search.hpp"

#include <utility>

#include "search/department_data.hpp"

namespace sitegen {

std::string search_data_path(const std::string& department) { return "search/departments/" + department + ".js"; }

std::string search_amounts_path(const std::string& department) { return "search/amounts/" + department + ".js"; }

DepartmentSearch search_department(const Department& department, const std::vector<std::vector<RenderedSection>>& narratives,
                                   const std::vector<const DocumentSummary*>& summaries) {
    std::vector<SearchableDocument> documents;
    for (std::size_t i = department.documents.size(); i-- > 0;) {
        const DocumentSummary& summary = *summaries[i];
        SearchableDocument& searchable = documents.emplace_back();
        searchable = {&department.documents[i], summary.year.text(), summary.stage, summary.folder, {}};
        for (const RenderedSection& section : narratives[i]) searchable.narrative.push_back({section.section, section.html});
    }
    thread_local TermSet terms;
    thread_local TermSet numbers;
    terms.clear();
    numbers.clear();
    DepartmentScripts scripts = department_data(department, documents, terms, numbers);
    return {std::move(scripts.texts), std::move(scripts.amounts), terms.encoded(), numbers.encoded()};
}

}  // namespace sitegen

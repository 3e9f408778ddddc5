#include "build/department_search.hpp"

#include <algorithm>

#include "build/document_checks.hpp"
#include "derive/derive_document.hpp"
#include "render/narrative.hpp"
#include "search/department_data.hpp"

namespace sitegen {

std::vector<RenderedSection> narrative_of(const SiteBuild& build, const DocumentInput& input) {
    Findings ignored;
    const DerivedDocument derived = derive_document(input.department, input.document, ignored);
    const DocumentToCheck checked{input.document,    derived.related, derived.figures,
                                  build.theme.words, input.sources,   build.lexicons};
    std::vector<RenderedSection> narrative;
    for (const SectionPieces& text : split_narrative(checked, ignored)) {
        const ProseSettings settings{&derived.figures, &build.theme.words, nullptr, {}, 4};
        narrative.push_back({text.section, render_prose(input.sources, text.file, text.prose, settings, ignored)});
    }
    return narrative;
}

Digest search_key(const std::string& department, const std::vector<DocumentRecord>& documents) {
    Sha256 hash;
    hash.add_item(department);
    for (const DocumentRecord& document : documents) {
        hash.add_item(document.folder);
        hash.add(document.unit.key);
    }
    return hash.digest();
}

std::string search_data_path(const std::string& department) { return "search/departments/" + department + ".js"; }

DepartmentSearch search_department(const Department& department, const std::vector<std::vector<RenderedSection>>& narratives,
                                   const std::vector<DocumentRecord>& records) {
    std::vector<SearchableDocument> documents;
    for (std::size_t i = department.documents.size(); i-- > 0;) {
        const Document& document = department.documents[i];
        const std::string folder = document.year.text() + "/" + document.stage;
        const auto record =
            std::find_if(records.begin(), records.end(), [&](const DocumentRecord& other) { return other.folder == folder; });
        if (record == records.end()) continue;
        const DocumentSummary& summary = record->summary;
        SearchableDocument& searchable = documents.emplace_back();
        searchable = {&document, summary.year.text(), summary.stage, summary.folder, {}};
        for (const RenderedSection& section : narratives[i]) searchable.narrative.push_back({section.section, section.html});
    }
    thread_local TermSet terms;
    terms.clear();
    DepartmentSearch search;
    search.script = department_data(department, documents, terms);
    search.terms = terms.encoded();
    return search;
}

}  // namespace sitegen

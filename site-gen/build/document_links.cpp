#include "build/document_links.hpp"

#include <algorithm>

#include "across/overviews.hpp"
#include "model/addresses.hpp"
#include "render/site_pages.hpp"

namespace sitegen {

namespace {

const std::string& stage_title(const Document& document) { return document.standard->find_stage(document.stage)->title; }

std::string url_of(const Document& other, const std::string& root) { return root + document_folder(other) + document_path::page; }

}  // namespace

void link_years(const DerivedDocument& derived, PageView& page) {
    const Document& document = *derived.document;
    std::vector<FiscalYear> years;
    for (const Document& other : derived.department->documents) {
        if (other.stage == document.stage) years.push_back(other.year);
    }
    if (years.size() < 2) return;
    const std::string root = root_from(derived.folder);
    const std::string stage = derived.folder.substr((document.department + "/" + document.year.text() + "/").size());
    for (std::size_t i = 0; i < years.size(); ++i) {
        const FiscalYear& year = years[i];
        const LinkView link{year.text(), root + document.department + "/" + year.text() + "/" + stage + "index.html",
                            year == document.year};
        if (i + 1 < years.size() && years[i + 1] == document.year) page.previous = link;
        if (i > 0 && years[i - 1] == document.year) page.next = link;
        page.years.push_back(link);
    }
}

void link_stages(const DerivedDocument& derived, PageView& page) {
    const Document& document = *derived.document;
    const std::string root = root_from(derived.folder);
    std::vector<LinkView> links;
    for (const Document& other : derived.department->documents) {
        if (other.year == document.year) links.push_back({stage_title(other), url_of(other, root), &other == &document});
    }
    if (links.size() > 1) page.stages = std::move(links);
}

std::vector<OtherDocument> other_documents(const DerivedDocument& derived) {
    const Document& document = *derived.document;
    const std::string root = root_from(derived.folder);
    std::vector<OtherDocument> list;
    std::vector<const Document*> years;
    for (const Document& other : derived.department->documents) {
        if (other.stage == document.stage && other.standard == document.standard) years.push_back(&other);
    }
    const auto own = std::find(years.begin(), years.end(), &document);
    if (own != years.begin() && own != years.end())
        list.push_back({*(own - 1), (*(own - 1))->year.text(), url_of(**(own - 1), root)});
    if (own != years.end() && own + 1 != years.end())
        list.push_back({*(own + 1), (*(own + 1))->year.text(), url_of(**(own + 1), root)});
    for (const Document* stage : derived.related.other_stages) list.push_back({stage, stage_title(*stage), url_of(*stage, root)});
    return list;
}

std::vector<LinkView> comparison_links(const DerivedDocument& derived, const Words& words) {
    const Document& document = *derived.document;
    const std::string root = root_from(derived.folder);
    std::vector<LinkView> links;
    for (const Document* stage : derived.related.other_stages) {
        const bool is_later = is_compared_with(*stage, document);
        if (!is_later && !is_compared_with(document, *stage)) continue;
        const Document& later = is_later ? *stage : document;
        const Document& earlier = is_later ? document : *stage;
        links.push_back(
            {words.phrase("comparison-of-stages", {{"stage", stage_title(*stage)}}),
             (is_later ? root + document_folder(later) : std::string()) + document_path::changes + "#stage-" + earlier.stage,
             false});
    }
    return links;
}

}  // namespace sitegen

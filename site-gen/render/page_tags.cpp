#include "render/page_tags.hpp"

#include <algorithm>

#include "text/web_address.hpp"

namespace sitegen {

namespace {

std::string fact_of(const SiteSettings& site, const PagePlan& page, const std::string& section, PageFact fact) {
    switch (fact) {
        case PageFact::none:
            return {};
        case PageFact::site:
            return site.title;
        case PageFact::publisher:
            return site.publisher;
        case PageFact::title:
            return page.title;
        case PageFact::description:
            return page.description;
        case PageFact::section:
            return section;
        case PageFact::department:
            return page.department;
        case PageFact::date:
            return page.date;
        case PageFact::domain:
            return std::string(host_of(site.address));
        case PageFact::address:
            return canonical_url(site, page.path);
    }
    return {};
}

}  // namespace

std::vector<PageTagView> page_tags(const SiteSettings& site, const PagePlan& page, const std::string& section) {
    std::vector<PageTagView> views;
    for (const PageTag& tag : site.imprint.tags) {
        const std::vector<std::string>& kinds = tag.pages;
        if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), page.kind) == kinds.end()) continue;
        PageTagView view{tag.name, {}};
        bool is_complete = true;
        for (const TagPiece& piece : tag.content) {
            const std::string text = piece.fact == PageFact::none ? piece.text : fact_of(site, page, section, piece.fact);
            is_complete = is_complete && !text.empty();
            view.content += text;
        }
        if (is_complete) views.push_back(std::move(view));
    }
    return views;
}

}  // namespace sitegen

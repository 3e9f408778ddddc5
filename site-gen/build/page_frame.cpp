#include "build/page_frame.hpp"

#include "text/web_address.hpp"

namespace sitegen {

std::string absolute_url(const SiteSettings& site, const std::string& page, const std::string& relative) {
    const std::optional<SiteTarget> target = resolve_relative(page, relative);
    return target ? canonical_url(site, target->path) : site.address;
}

RootView frame_page(const SiteBuild& build, const PagePlan& plan, const std::vector<LinkView>& trail, const DatasetFacts* dataset) {
    RootView view = build.pages.frame(plan, trail);
    if (view.page.canonical_url.empty()) return view;
    Breadcrumbs breadcrumbs;
    for (const LinkView& link : view.page.breadcrumbs)
        breadcrumbs.emplace_back(link.title, absolute_url(build.site, plan.path, link.url));
    view.page.structured_data = structured_data(build.site, view.page.canonical_url, breadcrumbs, dataset);
    return view;
}

}  // namespace sitegen

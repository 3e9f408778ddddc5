#include "render/site_pages.hpp"

#include <algorithm>
#include <set>

#include "model/addresses.hpp"
#include "render/document_page.hpp"
#include "render/page_tags.hpp"
#include "text/web_address.hpp"

namespace sitegen {

namespace {

DocumentLinkView link_view(const DocumentSummary& summary, const std::string& root) {
    const std::string page = root + summary.folder + document_path::page;
    return {summary.title, page, summary.year.text(), summary.stage, key_figure_views(summary, page)};
}

void add_answers(const DepartmentSummary& department, const std::string& root, DepartmentView& view) {
    const DocumentSummary* document = department.answering();
    if (document == nullptr) return;
    const std::string page = root + document->folder + document_path::page;
    for (const Answer& answer : document->answers) view.answers.push_back(answer_view(answer, page));
    view.answered_by = LinkView{document->title, page, false};
}

}  // namespace

SitePages::SitePages(const SiteSettings& site, const Theme& theme, const SiteParts& parts)
    : site_(site), theme_(theme), parts_(parts) {}

RootView SitePages::frame(const PagePlan& plan, const std::vector<LinkView>& trail) const {
    RootView view;
    fill_site(view.site);
    PageView& page = view.page;
    page.kind = plan.kind;
    page.title = plan.title;
    page.description = plan.description;
    page.tags = page_tags(site_, plan, trail.empty() ? plan.title : trail.back().title);
    // Relative links would lead to other addresses from each address for which the page is shown.
    const bool is_anywhere = plan.path == site_path::not_found;
    page.is_alone = is_anywhere && site_.address.empty();
    if (page.is_alone) return view;
    if (!site_.address.empty() && !is_anywhere) page.canonical_url = canonical_url(site_, plan.path);
    add_links(view, plan, is_anywhere ? site_.address : root_from(plan.path), trail);
    add_languages(plan, view.site);
    return view;
}

OriginalTextView SitePages::original(const char* word) const {
    const std::string& language = site_.languages.front().tag;
    const std::string& name = theme_.language_names.find(language)->second;
    return {language, is_right_to_left(language) ? "rtl" : "ltr", theme_.words.phrase(word, {{"language", name}})};
}

// The trees of all languages have the same pages, except for the one for wrong addresses.
void SitePages::add_languages(const PagePlan& plan, SiteView& view) const {
    const bool is_anywhere = plan.path == site_path::not_found;
    const std::string path = is_anywhere ? "index.html" : plan.path;
    const std::string root = is_anywhere ? site_.whole_address() : root_from(site_.folder + plan.path);
    for (const SiteLanguage& language : site_.languages) {
        LanguageLinkView& link = view.languages.emplace_back();
        link.title = theme_.language_names.find(language.tag)->second;
        link.url = root + language.folder + path;
        link.alternate = site_.address.empty() ? link.url : whole_url(site_, language.folder + path);
        link.language = language.tag;
        link.direction = is_right_to_left(language.tag) ? "rtl" : "ltr";
        link.is_current = language.tag == site_.language;
    }
}

// What does not depend on the page.
void SitePages::fill_site(SiteView& site) const {
    site.title = site_.title;
    site.publisher = site_.publisher;
    site.description = site_.description;
    site.language = site_.language;
    site.direction = is_right_to_left(site_.language) ? "rtl" : "ltr";
    site.generator = "site-gen " SITE_GEN_VERSION;
    for (const ImprintLine& line : site_.imprint.lines) site.imprint.push_back({line.title, line.text, line.url});
    if (!site_.contact.is_there()) return;
    const Contact& contact = site_.contact;
    site.contact =
        ContactView{contact.name, contact.email, "mailto:" + contact.email, contact.telephone, "tel:" + dialled(contact.telephone),
                    contact.url};
}

// root: from the page to the site's root.
void SitePages::add_links(RootView& view, const PagePlan& plan, const std::string& root, const std::vector<LinkView>& trail) const {
    SiteView& site = view.site;
    site.home_url = root + "index.html";
    const auto link = [&](const char* word, const char* path) {
        return LinkView{theme_.words.at(word), root + path, plan.path == path};
    };
    const auto navigate = [&](const char* word, const char* path) { site.navigation.push_back(link(word, path)); };
    navigate("page-home", "index.html");
    navigate("page-years", "years/index.html");
    if (parts_.has_topics) navigate("page-topics", "topics/index.html");
    if (parts_.has_glossary) navigate("page-glossary", "glossary/index.html");
    navigate("page-checks", "checks/index.html");
    navigate("page-data", "data/index.html");
    if (site_.outputs.search) navigate("page-search", site_path::search);
    if (site_.outputs.search) site.search_url = root + site_path::search;
    if (site_.about != 0) navigate("page-about", "about/index.html");
    site.further.push_back(link("page-versions", site_path::versions));
    if (site_.accessibility != 0) site.further.push_back(link("page-accessibility", "accessibility/index.html"));
    const std::string to_assets = root + (site_.is_further_language() ? "../" : "") + "assets/";
    const auto add_asset = [&to_assets](std::vector<LinkView>& list, const std::string& name) {
        list.push_back({{}, to_assets + name, false});
    };
    for (const std::string& name : theme_.stylesheets) add_asset(site.stylesheets, name);
    for (const std::string& name : theme_.scripts) add_asset(site.scripts, name);
    if (!theme_.icon.empty()) site.icon_url = to_assets + theme_.icon;

    PageView& page = view.page;
    if (const auto scripts = theme_.page_scripts.find(plan.kind); scripts != theme_.page_scripts.end()) {
        for (const std::string& name : scripts->second) add_asset(page.scripts, name);
    }
    if (plan.kind == "home") return;
    page.breadcrumbs.push_back({theme_.words.at("page-home"), root + "index.html", false});
    page.breadcrumbs.insert(page.breadcrumbs.end(), trail.begin(), trail.end());
    page.breadcrumbs.push_back({plan.title, {}, true});
}

HomeView SitePages::home(const std::vector<DepartmentSummary>& departments) const {
    HomeView home;
    const std::vector<const DepartmentSummary*> sorted = in_order_of_names(departments, Collation(site_.language));
    for (const DepartmentSummary* department : sorted) {
        DepartmentView view = this->department(*department, "");
        const auto is_earlier = [latest = view.documents.empty() ? std::string() : view.documents.front().year](
                                    const DocumentLinkView& link) { return link.year != latest; };
        std::erase_if(view.documents, is_earlier);
        home.departments.push_back(std::move(view));
    }
    for (const DepartmentGroup& group : site_.groups) {
        DepartmentGroupView view{group.title, {}};
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            if (sorted[i]->group == group.id) view.departments.push_back(home.departments[i]);
        }
        if (!view.departments.empty()) home.groups.push_back(std::move(view));
    }
    return home;
}

DepartmentView SitePages::department(const DepartmentSummary& department, const std::string& root) const {
    DepartmentView view{department.name, department.code, {}, root + department_path(department.slug), {}, {}, {}, {}};
    for (const DepartmentGroup& group : site_.groups) {
        if (group.id == department.group) view.group = group.title;
    }
    for (const DocumentSummary& summary : department.documents) view.documents.push_back(link_view(summary, root));
    std::stable_sort(view.documents.begin(), view.documents.end(),
                     [](const DocumentLinkView& a, const DocumentLinkView& b) { return a.year > b.year; });
    if (!view.documents.empty()) {
        for (const DocumentLinkView& document : view.documents) {
            if (document.year == view.documents.front().year) view.latest.push_back(document);
        }
    }
    add_answers(department, root, view);
    return view;
}

GlossaryView SitePages::glossary(const StandardsById& standards) {
    GlossaryView glossary;
    std::set<std::pair<std::string, std::string>> listed;  // each is a term and its text
    std::set<std::string> ids;
    for (const auto& [id, standard] : standards) {
        for (const Term& term : standard->glossary) {
            if (!listed.insert({term.id, term.text}).second) continue;
            // Links lead to the first term with an id. The same id from another standard follows without an anchor.
            const std::string anchor = ids.insert(term.id).second ? term.id : id + "-" + term.id;
            glossary.terms.push_back({anchor, term.term, term.text, "#term-" + anchor});
        }
    }
    return glossary;
}

std::vector<const DepartmentSummary*> in_order_of_names(const std::vector<DepartmentSummary>& departments, const Collation& order) {
    std::vector<std::pair<std::string, const DepartmentSummary*>> keyed;
    keyed.reserve(departments.size());
    for (const DepartmentSummary& department : departments)
        keyed.emplace_back(order.key(from_first_letter(department.name)), &department);
    std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<const DepartmentSummary*> sorted;
    sorted.reserve(keyed.size());
    for (const auto& [key, department] : keyed) sorted.push_back(department);
    return sorted;
}

namespace {

std::string without_index(const std::string& path) {
    const std::string_view index = "index.html";
    const bool is_folder = path == index || path.ends_with("/index.html");
    return is_folder ? path.substr(0, path.size() - index.size()) : path;
}

}  // namespace

std::string canonical_url(const SiteSettings& site, const std::string& path) { return site.address + without_index(path); }

std::string whole_url(const SiteSettings& site, const std::string& path) { return site.whole_address() + without_index(path); }

std::string root_from(std::string_view page_path) {
    std::string root;
    for (const char c : page_path) {
        if (c == '/') root += "../";
    }
    return root;
}

const std::vector<std::string>& site_page_words() {
    static const std::vector<std::string> names = {"page-home",
                                                   "page-glossary",
                                                   "page-checks",
                                                   "page-document-checks",
                                                   "page-search",
                                                   "page-about",
                                                   "page-accessibility",
                                                   "page-moved",
                                                   "page-not-found",
                                                   "language-name",
                                                   "only-in-language",
                                                   "only-names-in-language",
                                                   "only-prose-in-language",
                                                   "only-some-prose-in-language",
                                                   "description-document",
                                                   "description-across",
                                                   "description-amounts",
                                                   "description-cells",
                                                   "description-table",
                                                   "description-department",
                                                   "description-glossary",
                                                   "description-checks",
                                                   "description-document-checks",
                                                   "description-search",
                                                   "description-about",
                                                   "description-accessibility"};
    return names;
}

}  // namespace sitegen

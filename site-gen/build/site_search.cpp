#include "build/site_search.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "search/term_index.hpp"

namespace sitegen {

namespace {

SearchStart search_start(const SitePages& pages, const std::vector<DepartmentSummary>& departments,
                         const StandardsById& standards) {
    SearchStart start;
    start.term_file_count = count_of_term_files(departments.size());
    for (const DepartmentSummary& department : departments) {
        SearchStart::Named& named = start.departments.emplace_back();
        named = {department.slug, department.name, department.code, {}};
        for (const FormerName& former : department.history.names) named.former_names.push_back(former.name);
    }
    for (const TermView& term : SitePages::glossary(standards).terms)
        start.glossary.push_back({"../glossary/index.html" + term.url, term.term, term.text});
    const RootView frame = pages.frame({"search/index.html", "search", {}, {}}, {});
    for (const LinkView& link : frame.site.navigation) {
        if (!link.is_current) start.pages.emplace_back(link.title, link.url);
    }
    for (const LinkView& link : frame.site.further) start.pages.emplace_back(link.title, link.url);
    std::set<std::pair<std::string, std::string>> synonyms;  // several standards may have the same
    for (const auto& [id, standard] : standards) {
        for (const Synonym& synonym : standard->synonyms) synonyms.insert({synonym.word, synonym.meaning});
    }
    start.synonyms.assign(synonyms.begin(), synonyms.end());
    return start;
}

// Its sections, and the tables of a section that has several.
SearchOverviews::Page found_headings(const Overview& overview) {
    SearchOverviews::Page page{overview.title, "../" + overview.path, {}};
    for (const OverviewSection& section : overview.sections) {
        page.headings.emplace_back(section.id, section.title);
        if (section.tables.size() < 2) continue;
        for (const OverviewTable& table : section.tables) page.headings.emplace_back("table-" + table.id, table.title);
    }
    return page;
}

}  // namespace

void SiteSearch::add_codes(FoundCodes codes) {
    overviews_.topics.push_back({std::move(codes.topic), std::move(codes.topic_id), std::move(codes.codes)});
}

void SiteSearch::set_headings(std::size_t page, const Overview& overview) { overviews_.pages[page] = found_headings(overview); }

void SiteSearch::write_scripts(const SiteBuild& build, const std::vector<DepartmentSummary>& departments,
                               const StandardsById& standards,
                               const std::function<void(const std::string& path, const std::string& script)>& write) {
    std::erase_if(overviews_.pages, [](const SearchOverviews::Page& page) { return page.headings.empty(); });
    SearchStart start = search_start(build.pages, departments, standards);
    std::move(pages_.begin(), pages_.end(), std::back_inserter(start.pages));
    write("search/start.js", start_data(start));
    write("search/overviews.js", overviews_data(overviews_));
    if (count_of_term_files(departments.size()) == 0) return;
    std::vector<std::string_view> terms;
    std::vector<std::string_view> numbers;
    for (const DepartmentSummary& department : departments) {
        terms.push_back(department.search_terms);
        numbers.push_back(department.search_numbers);
    }
    const auto write_files = [&write](const char* what, const std::vector<std::string_view>& of_departments) {
        write_term_files(what, of_departments, [&](std::size_t file, const std::string& script) {
            write(std::string("search/") + what + "/" + name_of_term_file(file) + ".js", script);
        });
    };
    write_files("terms", terms);
    write_files("numbers", numbers);
}

}  // namespace sitegen

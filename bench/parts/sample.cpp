#include "sample.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

#include "build/site_resources.hpp"
#include "chart/draw_chart.hpp"
#include "derive/derive_document.hpp"
#include "derive/print_document.hpp"
#include "load/load_site.hpp"
#include "load/load_theme.hpp"
#include "render/site_pages.hpp"

namespace sitegen {

namespace {

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

Sample::Sample(const std::filesystem::path& content) : shelf_(content, {SITE_GEN_STANDARDS_FOLDER}, sources_, findings_) {
    FileReader files(content, sources_, findings_);
    site_ = load_site(files, sources_, findings_);
    const std::vector<std::string> departments = find_departments(files, site_.languages, findings_);
    if (departments.empty()) throw std::runtime_error("there is no department in " + content.string());
    StandardLookup standards(shelf_);
    department_ = load_department({files, departments.front(), standards, site_.groups, site_.languages, sources_, findings_});
    theme_ = load_theme({SITE_GEN_THEMES_FOLDER}, choose_theme({}, site_), required_words(), sources_, findings_).theme;
    templates_ = compile_theme(theme_, root_view_type(), sources_, findings_);
    if (findings_.has_errors() || department_.documents.empty()) throw std::runtime_error("the content or the theme has errors");
    const Document& newest = document();
    tables_text_ = read(content / "departments" / newest.department / newest.year.text() / newest.stage / "tables.toml");
    derived_ = derive_document(department_, newest, findings_);
    summary_ = summarize(derived_, words());
    ProseLexicons lexicons(words());
    const DocumentToCheck input{department_, newest, derived_.related, derived_.figures, words(), sources_, lexicons};
    const std::vector<SectionPieces> pieces = split_narrative(input, findings_);
    report_ = run_checks(input, check_prose(input, pieces, findings_), findings_);
    const GlossaryLinks links(glossary());
    for (const SectionPieces& text : pieces) {
        const ProseSettings settings{&derived_.figures, &words(), &links, "section-" + text.section, 4};
        narrative_.push_back({text.section, render_prose(sources_, text.file, text.prose, settings, findings_)});
    }
    for (const Chart& chart : derived_.charts) {
        ChartSheets sheets = draw_chart(chart, words());
        files_.charts.push_back({&chart, std::move(sheets.summary), std::move(sheets.in_page), std::move(sheets.standalone), {}});
    }
    printed_ = print_document(newest, department_, site_, words());
    for (const TableFile& file : printed_.files) files_.tables.push_back({&file, "CSV", {"data/" + file.name + ".csv", 1234}});
    files_.has_checks = false;
}

std::vector<GlossaryLink> Sample::glossary() const {
    std::vector<GlossaryLink> links;
    for (const Term& term : document().standard->glossary)
        links.push_back({term.term, "../../glossary/index.html#term-" + term.id});
    return links;
}

RootView Sample::page_view() const {
    const SitePages pages(site_, theme_, {.has_glossary = true, .has_topics = true});
    RootView view = pages.frame({derived_.folder + "index.html", "document", document().title, {}},
                                {{department_.name, "../../" + department_.slug + "/index.html", false}});
    view.page.document = document_view({derived_, summary_, printed_, files_, narrative_, report_, words(), false, "../../"});
    return view;
}

const Sample& sample() {
    static const std::unique_ptr<const Sample> result = [] {
        const char* folder = std::getenv("SITE_GEN_BENCH_CONTENT");
        if (folder == nullptr) throw std::runtime_error("SITE_GEN_BENCH_CONTENT names the content to measure");
        return std::make_unique<const Sample>(folder);
    }();
    return *result;
}

}  // namespace sitegen

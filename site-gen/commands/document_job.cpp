#include "commands/document_job.hpp"

#include <fmt/format.h>

#include "chart/chart.hpp"
#include "commands/document_checks.hpp"
#include "derive/document.hpp"
#include "export/check_reports.hpp"
#include "export/csv.hpp"
#include "model/rules.hpp"
#include "render/checks_page.hpp"
#include "render/document_page.hpp"
#include "render/narrative.hpp"

namespace sitegen {

namespace {

// A chart whose sum is too large is a finding at its declaration, and left out.
std::vector<DrawnChart> draw_charts(const DerivedDocument& derived, const Words& words, Findings& findings) {
    std::vector<DrawnChart> drawn;
    for (const Chart& chart : derived.charts) {
        try {
            drawn.push_back({&chart, summarize_chart(chart, words), draw_chart(chart, words, ChartForm::in_page),
                             "charts/" + chart.id + ".svg"});
        } catch (const AmountOverflow&) {
            const Document& document = *derived.document;
            findings.error(
                rules::amount_overflow, document.standard->find_chart(chart.id)->place,
                fmt::format("a sum of the chart \"{}\" of {} {} exceeds 18 digits", chart.id, document.department, document.year),
                "Declare the document's tables in a larger unit.");
        }
    }
    return drawn;
}

class DocumentJob {
  public:
    DocumentJob(const SiteBuild& build, const Department& department, const Document& document, Findings& findings)
        : build_(build),
          document_(document),
          words_(build.theme.words),
          findings_(findings),
          derived_(derive_document(department, document, findings)),
          root_(root_from(derived_.folder)) {}

    DocumentSummary run() {
        DocumentSummary summary = summarize(derived_, words_);
        DocumentFiles files = write_data();
        files.charts = draw_charts(derived_, words_, findings_);
        for (const DrawnChart& drawn : files.charts) write(drawn.path, draw_chart(*drawn.chart, words_, ChartForm::standalone));
        const DocumentToCheck checked{build_.content, *derived_.department, document_, derived_.figures, words_, build_.sources};
        const std::vector<SectionPieces> pieces = split_narrative(checked, findings_);
        const std::vector<RenderedSection> narrative = render_narrative(pieces);
        const CheckReport report = run_checks(checked, pieces, findings_);
        summary.checks = report.counts();

        PagePlan plan{derived_.folder + "index.html", "document", document_.title, {}};
        const Department& department = *derived_.department;
        plan.description = words_.phrase("description-document", {{"department", department.name},
                                                                  {"year", std::to_string(document_.year)},
                                                                  {"stage", summary.stage},
                                                                  {"title", document_.title}});
        RootView view = build_.pages.frame(plan, {{department.name, root_ + department.slug + "/index.html", false}});
        view.page.document = document_view({derived_, summary, files, narrative, report, words_, root_});
        publish_page(build_, plan.path, view);
        publish_checks(report, summary);
        return summary;
    }

  private:
    void publish_checks(const CheckReport& report, const DocumentSummary& summary) {
        const Department& department = *derived_.department;
        const DataFile json = write("checks/checks.json", document_checks_json({&document_, &report}));
        PagePlan plan{derived_.folder + "checks/index.html",
                      "document-checks",
                      words_.phrase("page-document-checks", {{"title", document_.title}}),
                      {}};
        plan.description =
            words_.phrase("description-document-checks",
                          {{"department", department.name}, {"year", std::to_string(document_.year)}, {"stage", summary.stage}});
        RootView view = build_.pages.frame(plan, {{department.name, "../" + root_ + department.slug + "/index.html", false},
                                                  {document_.title, "../index.html", false}});
        view.page.breadcrumbs.back().title = words_.at("page-checks");  // the document's title stands before it
        const DownloadView download{words_.at("checks-file"), "checks.json", "JSON", format_size(json.byte_count)};
        view.page.document_checks = document_checks_view({derived_, report, words_, "", "../index.html", download});
        publish_page(build_, plan.path, view);
    }

    DataFile write(const std::string& path, const std::string& bytes) {
        build_.publication.write(derived_.folder + path, bytes);
        return {path, bytes.size()};
    }

    DataFile write_csv(const std::string& name, std::string csv) {
        if (build_.content.site.csv_bom) csv.insert(0, "\xEF\xBB\xBF");
        return write("data/" + name + ".csv", csv);
    }

    DocumentFiles write_data() {
        DocumentFiles files;
        const auto numbered = [](int number, std::string_view name) { return fmt::format("{:02}-{}", number, name); };
        for (const Table& table : document_.tables) {
            files.tables.push_back(
                write_csv(numbered(table.form->number, table.form->id), table_csv(table, *derived_.department, document_, words_)));
        }
        files.long_table = write_csv(fmt::format("{}-{}-{}", document_.department, document_.year, document_.stage),
                                     long_csv(document_, *derived_.department));
        if (!document_.performance.empty()) {
            const int first = document_.standard->performance->number_from;
            files.performance.push_back(write_csv(numbered(first, "performance-funds"), performance_funds_csv(document_)));
            files.performance.push_back(
                write_csv(numbered(first + 1, "performance-indicators"), performance_indicators_csv(document_)));
        }
        return files;
    }

    std::vector<RenderedSection> render_narrative(const std::vector<SectionPieces>& narrative) {
        std::vector<GlossaryLink> glossary;
        for (const Term& term : document_.standard->glossary) {
            glossary.push_back({term.term, root_ + "glossary/index.html#term-" + term.id});
        }
        std::vector<RenderedSection> sections;
        for (const SectionPieces& text : narrative) {
            const ProseSettings settings{&derived_.figures, &words_, glossary, "section-" + text.section, 4};
            sections.push_back({text.section, render_prose(build_.sources, text.file, text.pieces, settings, findings_)});
        }
        return sections;
    }

    const SiteBuild& build_;
    const Document& document_;
    const Words& words_;
    Findings& findings_;
    DerivedDocument derived_;
    std::string root_;
};

}  // namespace

DocumentSummary publish_document(const SiteBuild& build, const Department& department, const Document& document,
                                 Findings& findings) {
    return DocumentJob(build, department, document, findings).run();
}

void publish_page(const SiteBuild& build, const std::string& path, const RootView& view) {
    std::string html;
    build.templates.find(view.page.kind)->second.render(root_view_type(), &view, Scope{&build.theme.words}, html);
    build.publication.write(path, html);
}

std::vector<ChartView> charts_for_home(const SiteBuild& build, const Department& department, const Document& document,
                                       std::size_t most) {
    Findings reported_already;
    const DerivedDocument derived = derive_document(department, document, reported_already);
    std::vector<ChartView> views;
    for (const DrawnChart& drawn : draw_charts(derived, build.theme.words, reported_already)) {
        if (views.size() < most) views.push_back(chart_view(drawn, derived.folder, build.theme.words));
    }
    return views;
}

}  // namespace sitegen

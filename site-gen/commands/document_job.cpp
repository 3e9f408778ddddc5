#include "commands/document_job.hpp"

#include <fmt/format.h>

#include "chart/chart.hpp"
#include "check/prose.hpp"
#include "derive/document.hpp"
#include "export/csv.hpp"
#include "model/rules.hpp"
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
        const DocumentSummary summary = summarize(derived_, words_);
        DocumentFiles files = write_data();
        files.charts = draw_charts(derived_, words_, findings_);
        for (const DrawnChart& drawn : files.charts) write(drawn.path, draw_chart(*drawn.chart, words_, ChartForm::standalone));
        const std::vector<RenderedSection> narrative = render_narrative();

        PagePlan plan{derived_.folder + "index.html", "document", document_.title, {}};
        const Department& department = *derived_.department;
        plan.description = words_.phrase("description-document", {{"department", department.name},
                                                                  {"year", std::to_string(document_.year)},
                                                                  {"stage", summary.stage},
                                                                  {"title", document_.title}});
        RootView view = build_.pages.frame(plan, {{department.name, root_ + department.slug + "/index.html", false}});
        view.page.document = document_view({derived_, summary, files, narrative, words_, root_});
        publish_page(build_, plan.path, view);
        return summary;
    }

  private:
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

    std::vector<RenderedSection> render_narrative() {
        std::vector<GlossaryLink> glossary;
        for (const Term& term : document_.standard->glossary) {
            glossary.push_back({term.term, root_ + "glossary/index.html#term-" + term.id});
        }
        const ProseFigures figures = prose_figures_of(document_, derived_.figures, words_);
        std::vector<RenderedSection> sections;
        for (const Narrative& text : document_.narrative) {
            const ProseSettings settings{&derived_.figures, &words_, glossary, "section-" + text.section, 4};
            const std::vector<ProsePiece> pieces = split_prose(build_.sources, text.file, settings, findings_);
            report_prose(check_prose(pieces, {text.section, text.file, build_.sources, document_, figures}));
            sections.push_back({text.section, render_prose(build_.sources, text.file, pieces, settings, findings_)});
        }
        return sections;
    }

    void report_prose(const std::vector<Outcome>& outcomes) {
        for (const Outcome& outcome : outcomes) {
            findings_.add({outcome.severity, outcome.rule, outcome.place, outcome.message, outcome.remedy});
        }
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

#include "build/document_job.hpp"

#include <algorithm>
#include <optional>

#include "across/origin_text.hpp"
#include "build/document_amounts.hpp"
#include "build/document_charts.hpp"
#include "build/document_checks.hpp"
#include "build/document_data.hpp"
#include "build/document_links.hpp"
#include "build/overview_job.hpp"
#include "build/page_frame.hpp"
#include "build/prose_links.hpp"
#include "chart/draw_chart.hpp"
#include "check/across_documents.hpp"
#include "derive/answers.hpp"
#include "derive/derive_document.hpp"
#include "derive/print_document.hpp"
#include "export/check_reports.hpp"
#include "model/addresses.hpp"
#include "model/rules.hpp"
#include "render/checks_page.hpp"
#include "render/document_page.hpp"
#include "render/narrative.hpp"

namespace sitegen {

namespace {

// The document compared with earlier ones. Nothing if there are none.
std::optional<Overview> changes_of(const DerivedDocument& derived, const SiteBuild& build, Findings& findings) {
    if (!build.site.outputs.changes || !has_changes(derived)) return std::nullopt;
    return changes_overview(derived, build.site, build.theme.words, findings);
}

class DocumentJob {
  public:
    DocumentJob(const SiteBuild& build, const DocumentInput& input, FileWriter& files, Findings& findings)
        : build_(build),
          input_(input),
          document_(input.document),
          words_(build.theme.words),
          files_(files),
          findings_(findings),
          timer_(build.timings, Stage::derive),
          derived_(derive_document(input.department, input.document, findings)),
          root_(root_from(derived_.folder)),
          files_root_(input.original == nullptr ? std::string() : root_ + "../" + derived_.folder) {}

    MadeDocument run() {
        // All findings come first: with an error nothing is published, and all errors are reported at once.
        MadeDocument result;
        result.summary = summarize(derived_, words_);
        DocumentSummary& summary = result.summary;
        summary.answers = answers_of(derived_, words_);
        const std::optional<Overview> changes = changes_of(derived_, build_, findings_);
        timer_.next(Stage::charts);
        DocumentFiles files;
        files.charts = draw_charts(derived_, words_, build_.site.outputs.charts ? ChartUse::both : ChartUse::in_page, findings_);
        timer_.next(Stage::checks);
        const DocumentToCheck checked{*derived_.department, document_,      derived_.related, derived_.figures, words_,
                                      input_.sources,       build_.lexicons};
        result.pieces = split_narrative(checked, findings_);
        const CheckReport report = run_checks(checked, prose_outcomes(checked, result), findings_);
        summary.checks = report.counts();
        summary.operands = operand_values_of(document_);
        summary.names = document_names_of(input_.department, document_, report);
        if (input_.original == nullptr) result.headings = heading_questions_of(input_.department, checked, result.pieces);
        timer_.next(Stage::prose);
        result.narrative = render_narrative(result.pieces, report);
        for (const SectionPieces& text : result.pieces) {
            for (InternalLink& link : internal_links(input_.sources, text.file, text.prose, page_in_language()))
                result.links.push_back(std::move(link));
        }
        report_undated(summary);
        std::optional<DocumentAmounts> amounts;
        // They are data, of which there is one copy.
        if (!is_provisional() && input_.original == nullptr) {
            amounts.emplace(AmountsInput{build_, input_.department, document_, derived_.figures, derived_.folder, files_});
            amounts->report_changes(findings_);
        }
        if (input_.has_errors || findings_.has_errors()) return result;

        // From here on there are no more findings, except about links. Files are made before the pages that state their sizes.
        timer_.next(Stage::csv);
        const PrintedDocument printed = print_document(document_, input_.department, build_.site, words_);
        write_document_data(
            {build_, input_.department, document_, printed, report, derived_.folder, root_, files_.work_folder().string()},
            [this](const std::string& path, const MakeBytes& make) { return write_data_file(path, make); }, files);
        if (amounts) amounts->write([this](const std::string& path, const std::string& bytes) { write(path, bytes); });
        timer_.next(Stage::charts);
        write_charts(files);
        if (input_.charts_for_home > 0) result.charts_for_home = charts_for_home(summary, files);
        timer_.next(Stage::page);
        files.has_checks = build_.site.outputs.checks;
        files.has_changes = changes.has_value();
        summary.has_changes = files.has_changes;
        const std::string& html = write_document_page(summary, printed, files, result.narrative, report);
        check_own_links(result.links, page_in_language().path, html, result.dead_links);
        timer_.next(Stage::checks_page);
        note_downloads(files, summary.downloads);
        if (files.has_checks) write_checks(report, summary);
        if (changes) write_overview(build_, {derived_.folder + document_path::changes, "overview", nullptr, {}}, *changes, files_);
        return result;
    }

  private:
    [[nodiscard]] PageInLanguage page_in_language() const {
        return {build_.site.folder + derived_.folder + document_path::page, build_.site.folder};
    }

    // What is wrong with the numbers of the narrative. A section that is shown in the first language has what was found there.
    std::vector<Outcome> prose_outcomes(const DocumentToCheck& checked, MadeDocument& result) {
        std::vector<Outcome> outcomes;
        if (has_lexicon()) outcomes = check_prose(checked, result.pieces, findings_);
        if (input_.original == nullptr) {
            if (!build_.site.languages.empty()) result.prose_outcomes = outcomes;
            return outcomes;
        }
        for (const Outcome& outcome : input_.original->made.prose_outcomes) {
            const Narrative* section = document_.find_narrative(outcome.row);
            if (section != nullptr && !section->language.empty()) outcomes.push_back(outcome);
        }
        return outcomes;
    }

    // Without a translation of the standard, nothing is known of the words by which the prose names figures and units.
    [[nodiscard]] bool has_lexicon() const {
        return input_.original == nullptr || document_.standard->translations.contains(words_.language());
    }

    // The pictures of its answers; without them, the first charts of its outline.
    [[nodiscard]] std::vector<ChartView> charts_for_home(const DocumentSummary& summary, const DocumentFiles& files) const {
        std::vector<ChartView> views;
        const auto is_picture = [&](const DrawnChart& drawn) {
            return std::any_of(summary.answers.begin(), summary.answers.end(),
                               [&](const Answer& answer) { return answer.chart == drawn.chart->id; });
        };
        const bool has_pictures = std::any_of(files.charts.begin(), files.charts.end(), is_picture);
        for (const DrawnChart& drawn : files.charts) {
            const bool is_chosen = has_pictures ? is_picture(drawn) : views.size() < input_.charts_for_home;
            if (!is_chosen) continue;
            views.push_back(chart_view(drawn, derived_.folder, words_));
            // Beside sentences, the tables of the document have its data.
            views.back().is_repeated = views.back().is_repeated || has_pictures;
        }
        return views;
    }

    [[nodiscard]] bool is_provisional() const { return document_.is_provisional || build_.site.is_provisional; }

    // The only fact of a tag that a document may not have.
    void report_undated(const DocumentSummary& summary) {
        if (!summary.published.empty()) return;
        const auto states_date = [](const PageTag& tag) {
            const auto is_for = [](const std::string& kind) { return kind == "document"; };
            const auto is_date = [](const TagPiece& piece) { return piece.fact == PageFact::date; };
            return std::any_of(tag.pages.begin(), tag.pages.end(), is_for) &&
                   std::any_of(tag.content.begin(), tag.content.end(), is_date);
        };
        const std::vector<PageTag>& tags = build_.site.imprint.tags;
        const auto tag = std::find_if(tags.begin(), tags.end(), states_date);
        if (tag == tags.end()) return;
        findings_.warning(rules::missing_key, document_.place,
                          "the page cannot have the tag \"" + tag->name + "\" that the imprint asks for: the document has no date",
                          "Add date to [source], the day on which it was published.");
    }

    // Returns the page. It is valid until the thread's next page.
    const std::string& write_document_page(const DocumentSummary& summary, const PrintedDocument& printed,
                                           const DocumentFiles& files, const std::vector<RenderedSection>& narrative,
                                           const CheckReport& report) {
        const Department& department = input_.department;
        PagePlan plan = plan_of(document_path::page, "document", document_.title, summary);
        plan.description = words_.phrase("description-document", {{"department", plan.department},
                                                                  {"year", document_.year.text()},
                                                                  {"stage", summary.stage},
                                                                  {"title", document_.title}});
        const DatasetFacts dataset = dataset_of(plan, summary, files);
        RootView view = frame_page(build_, plan, {{plan.department, root_ + department_path(department.slug), false}}, &dataset);
        DocumentPageInput shown{derived_,
                                summary,
                                printed,
                                files,
                                narrative,
                                report,
                                words_,
                                is_provisional(),
                                root_,
                                remarks(),
                                other_documents(derived_),
                                comparisons()};
        if (input_.original != nullptr) {
            shown.data_root = files_root_;
            shown.original = build_.pages.original_text();
            shown.original_names = build_.pages.original_names();
            shown.all_original_prose = build_.pages.all_original_prose();
            shown.some_original_prose = build_.pages.some_original_prose();
            shown.untranslated = &input_.original->untranslated;
        }
        view.page.document = document_view(shown);
        view.page.document->citation = citation(summary);
        link_years(derived_, view.page);
        link_stages(derived_, view.page);
        const std::string& html = render_page(build_, view);
        write(document_path::page, html);
        return html;
    }

    // Who published what, in which version, where.
    [[nodiscard]] std::string citation(const DocumentSummary& summary) const {
        const std::string& department = input_.department.name_in(document_.year);
        std::string text = words_.phrase("citation", {{"department", department}, {"title", document_.title}});
        if (build_.site.publisher != department)
            text += words_.phrase("citation-publisher", {{"publisher", build_.site.publisher}});
        const std::string& date = summary.versions.empty() ? summary.published : summary.versions.back().date;
        if (!date.empty()) text += words_.phrase("citation-version", {{"date", date}});
        if (!build_.site.address.empty()) text += " " + canonical_url(build_.site, derived_.folder + document_path::page);
        return text;
    }

    [[nodiscard]] PagePlan plan_of(const std::string& path, const std::string& kind, std::string title,
                                   const DocumentSummary& summary) const {
        return {derived_.folder + path, kind, std::move(title), {}, input_.department.name_in(document_.year), summary.published};
    }

    // For search engines. Only a site that knows its address says it.
    [[nodiscard]] DatasetFacts dataset_of(const PagePlan& plan, const DocumentSummary& summary, const DocumentFiles& files) const {
        DatasetFacts dataset;
        if (build_.site.address.empty()) return dataset;
        dataset.id = document_.department + "-" + document_.year.text() + "-" + document_.stage;
        dataset.title = document_.title;
        dataset.description = plan.description;
        dataset.department = plan.department;
        dataset.published = summary.published;
        if (!summary.versions.empty()) dataset.modified = summary.versions.back().date;
        const auto address_of_file = [&](const DataFile& file) {
            return build_.site.whole_address() + derived_.folder + file.path.substr(files_root_.size());
        };
        for (const WrittenTable& written : files.tables)
            dataset.files.push_back({written.table->title, address_of_file(written.file), std::string(written.media_type)});
        if (files.data_package)
            dataset.files.push_back({"datapackage.json", address_of_file(*files.data_package), "application/json"});
        return dataset;
    }

    // The notes of the site and the department on the year, and why it cannot be compared with the year before.
    [[nodiscard]] std::vector<std::string> remarks() const {
        std::vector<std::string> texts = notes_for(build_.site.notes, document_.year, document_.stage);
        for (const std::string& text : notes_for(input_.department.history.notes, document_.year, document_.stage))
            texts.push_back(text);
        if (!has_amounts_of_other_tasks()) return texts;
        for (const TaskChange* change : derived_.related.task_changes) texts.push_back(task_change_text(*change, words_));
        return texts;
    }

    // Whether a reader might compare it with last year although the department had other tasks then.
    [[nodiscard]] bool has_amounts_of_other_tasks() const {
        return derived_.related.last_year != nullptr ||
               std::any_of(derived_.key_figures.begin(), derived_.key_figures.end(),
                           [](const KeyFigure& key) { return key.change.is_of_other_tasks || key.figure->is_of_other_tasks; });
    }

    [[nodiscard]] std::vector<LinkView> comparisons() const {
        return build_.site.outputs.changes ? comparison_links(derived_, words_) : std::vector<LinkView>();
    }

    void write_checks(const CheckReport& report, DocumentSummary& summary) {
        const Department& department = input_.department;
        const DataFile json = write_data_file(document_path::checks_file, [&] {
            return document_checks_json({&document_, &report});
        });
        summary.downloads.checks_bytes = json.byte_count;
        summary.downloads.checks_digest = json.digest;
        PagePlan plan = plan_of(document_path::checks, "document-checks",
                                words_.phrase("page-document-checks", {{"title", document_.title}}), summary);
        plan.description = words_.phrase(
            "description-document-checks",
            {{"department", department.name_in(document_.year)}, {"year", document_.year.text()}, {"stage", summary.stage}});
        const std::string to_document = std::string("../") + document_path::page;
        RootView view = frame_page(build_, plan,
                                   {{department.name_in(document_.year), "../" + root_ + department_path(department.slug), false},
                                    {document_.title, to_document, false}});
        view.page.breadcrumbs.back().title = words_.at("page-checks");  // the document's title is before it
        const std::string url = input_.original == nullptr ? "checks.json" : "../" + json.path;
        const DownloadView download{words_.at("checks-file"), url, "JSON", format_size(json.byte_count),
                                    saved_name(document_, json.path)};
        view.page.document_checks = document_checks_view({derived_, report, words_, "", to_document, download});
        write(document_path::checks, render_page(build_, view));
    }

    // A chart has no file if nothing is drawn, or if the site does not want such files.
    void write_charts(const DocumentFiles& files) {
        for (const DrawnChart& drawn : files.charts) {
            if (!drawn.path.empty()) write(drawn.path, drawn.file);
        }
    }

    DataFile write(const std::string& path, const std::string& bytes) {
        const Timings::Clock::time_point started = Timings::Clock::now();
        const PublishedFile& file = files_.write(derived_.folder + path, bytes);
        timer_.leave_out(Timings::Clock::now() - started);
        return {path, bytes.size(), file.digest};
    }

    // There is one copy of it, in the folder of the first language.
    template <typename Make>
    DataFile write_data_file(const std::string& path, const Make& make) {
        if (input_.original == nullptr) return write(path, make());
        const PublishedFile& file = files_.find_data(derived_.folder + path);
        return {files_root_ + path, file.byte_count, file.digest};
    }

    std::vector<RenderedSection> render_narrative(const std::vector<SectionPieces>& narrative, const CheckReport& report) {
        std::vector<RenderedSection> sections;
        {
            const GlossaryLinks glossary(glossary_links(*document_.standard));
            for (const SectionPieces& text : narrative)
                sections.push_back({text.section, render_section(text, words_, glossary, report, findings_), {}});
        }
        if (input_.original == nullptr) return sections;
        // What has been found out about these texts was reported with the document in their own language.
        const GlossaryLinks glossary(glossary_links(*input_.original->document.standard));
        Findings reported_already;
        for (const SectionPieces& text : input_.original->made.pieces) {
            const Narrative* section = document_.find_narrative(text.section);
            if (section == nullptr || section->language.empty()) continue;
            const Words& words = input_.original->build.theme.words;
            sections.push_back({text.section, render_section(text, words, glossary, report, reported_already), section->language});
        }
        return sections;
    }

    [[nodiscard]] std::vector<GlossaryLink> glossary_links(const Standard& standard) const {
        std::vector<GlossaryLink> links;
        for (const Term& term : standard.glossary) links.push_back({term.term, root_ + "glossary/index.html#term-" + term.id});
        return links;
    }

    [[nodiscard]] std::string render_section(const SectionPieces& text, const Words& words, const GlossaryLinks& glossary,
                                             const CheckReport& report, Findings& findings) const {
        ProseSettings settings{&derived_.figures,         &words, &glossary,
                               "section-" + text.section, 4,      marks_in_prose(report, text.section)};
        if (input_.original != nullptr) settings.relink = relink_to_data(build_.site.folder, derived_.folder + document_path::page);
        return render_prose(input_.sources, text.file, text.prose, settings, findings);
    }

    const SiteBuild& build_;
    const DocumentInput& input_;
    const Document& document_;
    const Words& words_;
    FileWriter& files_;
    Findings& findings_;
    StageTimer timer_;
    DerivedDocument derived_;
    std::string root_;        // from the page to the folder of its language
    std::string files_root_;  // from the page to the folder of its data; empty if that is its own folder
};

}  // namespace

MadeDocument make_document(const SiteBuild& build, const DocumentInput& input, FileWriter& files, Findings& findings) {
    return DocumentJob(build, input, files, findings).run();
}

const std::string& render_page(const SiteBuild& build, const RootView& view) {
    thread_local std::string html;  // keeps its memory from page to page
    html.clear();
    build.templates.find(view.page.kind)->second.render(&view, html);
    return html;
}

}  // namespace sitegen

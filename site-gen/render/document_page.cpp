#include "render/document_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "model/addresses.hpp"
#include "model/amount_text.hpp"
#include "model/share_text.hpp"
#include "model/title.hpp"
#include "render/checks_page.hpp"
#include "render/flow_table.hpp"
#include "render/performance_view.hpp"
#include "render/table_room.hpp"
#include "render/table_view.hpp"
#include "text/unbroken_numbers.hpp"

namespace sitegen {

namespace {

std::string say(const std::optional<Amount>& amount, const Words& words) {
    return amount ? format_amount(*amount, number_format_of(words)) : std::string();
}

// Whether a chart shows shares of its whole: it has one series without negative values that does not exceed the whole. The drawing
// has the same rule.
bool shows_shares(const Chart& chart, const ChartWhole& whole) {
    const bool shows_parts = chart.kind == ChartKind::donut || chart.kind == ChartKind::treemap || chart.total;
    if (!shows_parts || chart.series.size() != 1 || whole.is_exceeded) return false;
    const auto is_negative = [](const std::optional<Amount>& value) { return value && value->is_negative(); };
    const std::vector<std::optional<Amount>>& values = chart.series.front().values;
    return std::none_of(values.begin(), values.end(), is_negative);
}

std::string share_of(const std::optional<Amount>& value, const Chart& chart, const ChartWhole& whole, const Words& words) {
    return value ? share_of_whole(*value, whole.whole, chart.rounding, words) : std::string();
}

class DocumentViewBuilder {
  public:
    explicit DocumentViewBuilder(const DocumentPageInput& input)
        : input_(input),
          document_(*input.derived.document),
          standard_(*document_.standard),
          checks_{input.derived,
                  input.report,
                  input.words,
                  input.files.has_checks ? std::optional<std::string>(document_path::checks) : std::nullopt,
                  {},
                  {}} {}

    [[nodiscard]] DocumentView build() const {
        DocumentView view;
        view.title = document_.title;
        view.department = input_.derived.department->name_in(document_.year);
        view.department_url = input_.root + department_path(document_.department);
        view.code = input_.derived.department->code;
        view.year = document_.year.text();
        view.stage = input_.summary.stage;
        view.unit = document_.unit;
        for (const Answer& answer : input_.summary.answers) view.answers.push_back(answer_view_of(answer));
        view.key_figures = key_figure_views(input_.summary, {});
        for (const PartForm& part : standard_.parts) view.parts.push_back(build_part(part));
        view.downloads = build_downloads();
        for (const Note& note : document_.notes) {
            if (!note.on) view.notes.push_back({note.text, note.original});
        }
        for (const std::string& text : input_.remarks) view.remarks.push_back({{}, text});
        view.source = source_view(document_.source);
        for (const SourceDocument& source : document_.other_sources) view.other_sources.push_back(source_view(source));
        for (std::size_t i = document_.versions.size(); i > 0; --i) view.versions.push_back(version_view(i - 1));
        view.is_provisional = input_.is_provisional;
        view.checks = check_counts_view(input_.report.counts());
        view.checks_url = checks_.checks_url.value_or("");
        if (input_.files.has_changes) view.changes_url = document_path::changes;
        view.comparisons = input_.comparisons;
        if (has_original_names()) view.original = input_.original_names;
        view.original_prose = original_prose();
        return view;
    }

  private:
    [[nodiscard]] static SourceView source_view(const SourceDocument& source) {
        return {source.title, source.publisher, source.date, source.url, source.page_count.value_or(0), source.sha256};
    }

    [[nodiscard]] VersionView version_view(std::size_t number) const {
        const Version& version = document_.versions[number];
        VersionView view{version.date, version.text, version.url, version.sha256};
        const auto shown = [this](const std::optional<Amount>& amount, const std::string& word) {
            return amount ? format_amount(*amount, number_format_of(input_.words)) : word;
        };
        for (const CorrectedAmount& each : input_.summary.versions[number].amounts) {
            std::string before = shown(each.before, each.before_word);
            // The unit stands behind the last amount, and behind each where they differ; never behind a word.
            const bool shows_unit_before =
                each.before && !each.unit_before.empty() && (!each.after || each.unit != each.unit_before);
            if (shows_unit_before) before = input_.words.phrase("chart-amount", {{"value", before}, {"unit", each.unit_before}});
            view.amounts.push_back({each.title, each.target.empty() ? std::string() : "#" + each.target, std::move(before),
                                    shown(each.after, each.after_word), each.after ? each.unit : std::string()});
        }
        if (version.says_what_changed() && !input_.is_provisional)
            view.amounts_url = input_.data_root + earlier_amounts_path(number);
        return view;
    }

    [[nodiscard]] std::string fill(const std::string& title) const {
        return fill_title(title, *input_.derived.department, document_);
    }

    [[nodiscard]] AnswerView answer_view_of(const Answer& answer) const {
        AnswerView view = answer_view(answer, "");
        for (const DrawnChart& drawn : input_.files.charts) {
            if (drawn.chart->id == answer.chart && is_at_head(answer)) view.chart = chart_view(drawn, "", input_.words);
        }
        // The tables of the page have its data.
        if (view.chart) view.chart->is_repeated = true;
        return view;
    }

    // A chart stands on the page once, with the first answer that names it.
    [[nodiscard]] bool is_at_head(const Answer& answer) const {
        const std::vector<Answer>& answers = input_.summary.answers;
        const auto first =
            std::find_if(answers.begin(), answers.end(), [&](const Answer& each) { return each.chart == answer.chart; });
        return &*first == &answer;
    }
    [[nodiscard]] bool is_at_head(const std::string& chart) const {
        const std::vector<Answer>& answers = input_.summary.answers;
        return std::any_of(answers.begin(), answers.end(), [&](const Answer& each) { return each.chart == chart; });
    }

    // The same place in other documents. has_place: whether a document has it.
    template <typename HasPlace>
    [[nodiscard]] std::vector<LinkView> others(const std::string& anchor, const HasPlace& has_place) const {
        std::vector<LinkView> links;
        for (const OtherDocument& other : input_.others) {
            if (has_place(*other.document)) links.push_back({other.title, other.url + anchor, false});
        }
        return links;
    }

    [[nodiscard]] PartView build_part(const PartForm& form) const {
        PartView part;
        part.id = form.id;
        part.title = fill(form.title);
        for (const SectionForm& section : form.sections) {
            if (!is_for_stage(section.stages, document_.stage)) continue;
            SectionView view = build_section(section);
            const bool is_empty = view.html.empty() && view.charts.empty() && view.forms.empty() && view.pictures.empty();
            if (!section.is_optional || !is_empty) part.sections.push_back(std::move(view));
        }
        if (form.has_tables) {
            for (const PrintedTable& table : input_.printed.tables) part.tables.push_back(build_table(table));
        }
        if (form.has_glossary) {
            for (const Term& term : standard_.glossary) {
                part.terms.push_back({term.id, term.term, term.text, input_.root + "glossary/index.html#term-" + term.id});
            }
        }
        return part;
    }

    // What is said once of all sections without a translation.
    [[nodiscard]] const std::optional<OriginalTextView>& original_prose() const {
        static const std::optional<OriginalTextView> nothing;
        const auto is_original = [](const RenderedSection& section) { return !section.language.empty(); };
        const auto count = std::count_if(input_.narrative.begin(), input_.narrative.end(), is_original);
        if (count == 0) return nothing;
        return static_cast<std::size_t>(count) == input_.narrative.size() ? input_.all_original_prose : input_.some_original_prose;
    }

    [[nodiscard]] bool has_original_names() const { return input_.untranslated != nullptr && !input_.untranslated->empty(); }

    void mark_original_names(TableView& table) const {
        for (SideView& side : table.sides) {
            for (RowView& row : side.rows) {
                for (NameView& name : row.names) {
                    if (input_.untranslated->contains(name.title)) name.language = input_.original_names->language;
                }
            }
        }
    }

    [[nodiscard]] TableView build_table(const PrintedTable& table) const {
        TableView view = table_view(table, checks_, download(file_of(table)));
        if (has_original_names()) mark_original_names(view);
        view.others = others("#table-" + view.id, [&](const Document& document) {
            const Table* same = document.find_table(view.id);
            return same != nullptr && !same->is_left_out();
        });
        return view;
    }

    [[nodiscard]] SectionView build_section(const SectionForm& form) const {
        SectionView section;
        section.id = form.id;
        section.title = fill(form.title);
        for (const RenderedSection& rendered : input_.narrative) {
            if (rendered.section != form.id) continue;
            section.html = rendered.html;
            if (!rendered.language.empty()) section.original = input_.original;
        }
        for (OutcomeView& view : prose_outcome_views(checks_, form.id)) {
            std::vector<OutcomeView>& views = view.verdict == Verdict::acknowledged ? section.acknowledged : section.doubtful;
            views.push_back(std::move(view));
        }
        for (const std::string& id : form.charts) {
            for (const DrawnChart& drawn : input_.files.charts) {
                if (drawn.chart->id != id) continue;
                if (is_at_head(id)) {
                    section.pictures.push_back({drawn.chart->title, "#chart-" + id, false});
                } else {
                    section.charts.push_back(chart_view(drawn, "", input_.words));
                }
            }
        }
        section.is_collapsed = form.is_collapsed;
        section.others =
            others("#section-" + form.id, [&](const Document& document) { return document.find_narrative(form.id) != nullptr; });
        if (form.has_targets) {
            for (const PerformanceTargets& targets : document_.performance) {
                section.forms.push_back(performance_view(targets, *standard_.performance, input_.words));
                section.forms.back().project_url = project_anchor(targets.project);
            }
        }
        return section;
    }

    // The anchor of the table with the project's row.
    [[nodiscard]] std::string project_anchor(const std::string& project) const {
        for (const Table& table : document_.tables) {
            for (const Side& side : table.sides) {
                const bool is_named = side.form->rows.kind == RowsForm::Kind::named;
                if (is_named && !project.empty() && side.find_row(project) != nullptr) return "#table-" + table.form->id;
            }
        }
        return {};
    }

    // A table's title begins with its number.
    [[nodiscard]] std::string title_of(const TableFile& file) const {
        if (file.kind != TableFile::Kind::table) return file.title;
        const std::string number = std::to_string(file.tables.front().number);
        return input_.words.phrase("download-table", {{"number", number}, {"title", file.title}});
    }

    [[nodiscard]] const WrittenTable& file_of(const PrintedTable& table) const {
        const auto holds = [&table](const WrittenTable& written) {
            return written.table->kind == TableFile::Kind::table && &written.table->tables.front() == &table;
        };
        return *std::find_if(input_.files.tables.begin(), input_.files.tables.end(), holds);
    }

    [[nodiscard]] DownloadView download(std::string title, const DataFile& file, std::string kind) const {
        return {std::move(title), file.path, std::move(kind), format_size(file.byte_count), saved_name(document_, file.path)};
    }

    [[nodiscard]] DownloadView download(const WrittenTable& written) const {
        return download(title_of(*written.table), written.file, std::string(written.format));
    }

    // Files about the whole document come first.
    [[nodiscard]] std::vector<DownloadView> build_downloads() const {
        std::vector<DownloadView> downloads;
        const auto add = [&](bool whole) {
            for (const WrittenTable& written : input_.files.tables) {
                if ((written.table->kind == TableFile::Kind::cells) == whole) downloads.push_back(download(written));
            }
        };
        if (const std::optional<DataFile>& workbook = input_.files.workbook)
            downloads.push_back(download(input_.words.at("download-workbook"), *workbook, "XLSX"));
        add(true);
        if (const std::optional<DataFile>& json = input_.files.json)
            downloads.push_back(download(input_.words.at("download-document-json"), *json, "JSON"));
        if (const std::optional<DataFile>& package = input_.files.data_package)
            downloads.push_back(download(input_.words.at("download-package"), *package, "JSON"));
        add(false);
        return downloads;
    }

    const DocumentPageInput& input_;
    const Document& document_;
    const Standard& standard_;
    ChecksPageInput checks_;
};

}  // namespace

DocumentView document_view(const DocumentPageInput& input) { return DocumentViewBuilder(input).build(); }

namespace {

// The part of the printed total that the rows do not cover. If there are several series, it belongs to none of them.
ChartRowView rest_row(const Chart& chart, const ChartWhole& whole, bool has_shares, const Words& words) {
    ChartRowView row{words.at("chart-rest"), {}};
    row.cells.resize(chart.series.size());
    if (chart.series.size() == 1) row.cells.front().text = say(whole.rest, words);
    if (chart.series.size() > 1) row.title = words.phrase("chart-rest-of", {{"amount", say(whole.rest, words)}});
    if (has_shares) row.cells.push_back({share_of(whole.rest, chart, whole, words)});
    return row;
}

}  // namespace

ChartView chart_view(const DrawnChart& drawn, const std::string& folder, const Words& words) {
    const Chart& chart = *drawn.chart;
    ChartView view;
    view.id = chart.id;
    view.title = chart.title;
    view.unit = chart.unit;
    view.summary = drawn.summary;
    view.svg = drawn.svg;
    if (!drawn.path.empty()) view.url = folder + drawn.path;
    view.is_repeated = drawn.is_repeated;
    if (chart.kind == ChartKind::flow) {
        add_flow_table(chart, words, view);
        label_chart_table(view);
        return view;
    }
    view.headings.push_back({words.at(chart.kind == ChartKind::line ? "chart-year" : "chart-category"), 1, 1, false, false});
    for (const ChartSeries& series : chart.series) {
        const bool is_only = chart.series.size() == 1;
        view.headings.push_back(
            {is_only ? words.phrase("chart-amount-heading", {{"unit", chart.unit}}) : series.title, 1, 1, false, true});
    }
    for (const std::string& note : chart.notes) view.notes.push_back({{}, note});
    const ChartWhole whole = whole_of(chart);
    const bool has_shares = shows_shares(chart, whole);
    if (has_shares) view.headings.push_back({words.at("share"), 1, 1, false, true});
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
        ChartRowView row;
        row.title = chart.categories[i];
        std::vector<std::string> labels;  // several lines may say the same
        for (const ChartMark& mark : chart.marks) {
            if (mark.before != i || i == 0 || std::find(labels.begin(), labels.end(), mark.label) != labels.end()) continue;
            labels.push_back(mark.label);
            row.title = words.phrase("chart-year-marked", {{"year", row.title}, {"label", mark.label}});
        }
        if (i == 0 && has_reckoned_values(chart))
            row.title = words.phrase("chart-year-marked", {{"year", row.title}, {"label", words.at("chart-reckoned")}});
        for (const ChartSeries& series : chart.series) row.cells.push_back({say(series.values[i], words)});
        if (has_shares) row.cells.push_back({share_of(chart.series.front().values[i], chart, whole, words)});
        view.rows.push_back(std::move(row));
    }
    if (whole.rest && (chart.series.size() == 1 || chart.kind == ChartKind::stacked_bar))
        view.rows.push_back(rest_row(chart, whole, has_shares, words));
    label_chart_table(view);
    return view;
}

AnswerView answer_view(const Answer& answer, const std::string& page) {
    AnswerView view{answer.id, answer.title, answer.text, {}, {}, {}};
    append_unbroken(view.html, answer.text, answer.units);
    if (!answer.section.empty()) view.url = page + "#section-" + answer.section;
    return view;
}

std::vector<KeyFigureView> key_figure_views(const DocumentSummary& summary, const std::string& page) {
    std::vector<KeyFigureView> views;
    for (const DocumentSummary::Headline& headline : summary.headlines) {
        const bool is_own = page.empty();
        views.push_back({is_own ? headline.id : std::string(), is_own ? std::string() : page + "#key-" + headline.id,
                         headline.title, headline.value, headline.unit, headline.exact, headline.change});
    }
    return views;
}

const std::vector<std::string>& document_page_words() {
    static const std::vector<std::string> names = {
        "download-table", "download-package", "comparison-of-stages", "chart-year",           "chart-year-marked",
        "table-page",     "table-pages",      "table-lines",          "table-more-files",     "chart-category",
        "chart-flow-in",  "chart-flow-out",   "table-blank-rows",     "chart-amount-heading", "share",
        "form-funds",     "form-goals",       "rounded-to",           "form-target",          "form-target-same",
        "chart-rest",     "chart-rest-of",    "chart-reckoned"};
    return names;
}

}  // namespace sitegen

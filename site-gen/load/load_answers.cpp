#include "load/load_answers.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "load/stage_names.hpp"
#include "model/figure.hpp"
#include "model/rules.hpp"
#include "model/title.hpp"

namespace sitegen {

namespace {

using Aspects = std::vector<std::string>;

// What a sentence may name, each with its aspects.
using AnswerNames = std::map<std::string, Aspects, std::less<>>;

Aspects with_prefix(const std::string& prefix, const Aspects& aspects) {
    Aspects result;
    for (const std::string& aspect : aspects) result.push_back(aspect.empty() ? prefix : prefix + "." + aspect);
    return result;
}

void add_all(Aspects& aspects, const Aspects& more) { aspects.insert(aspects.end(), more.begin(), more.end()); }

// A blank amount is not said, so there is no "or-zero".
Aspects aspects_in_answers(FigureForm::Kind kind) {
    Aspects aspects = aspects_of(kind);
    std::erase(aspects, "or-zero");
    aspects.emplace_back("said");
    if (kind == FigureForm::Kind::amount || kind == FigureForm::Kind::count)
        add_all(aspects, with_prefix("change", aspects_of(FigureForm::Kind::change)));
    return aspects;
}

const Aspects& aspects_of_parts() {
    static const Aspects aspects = {"parts", "largest", "largest.amount", "largest.share"};
    return aspects;
}

class AnswerLoader {
  public:
    // is_of_document: whether the answers are about one document, which has a department, charts and sections.
    AnswerLoader(TableReader& reader, const Standard& standard, AnswerNames names, bool is_of_document)
        : reader_(reader), standard_(standard), names_(std::move(names)), is_of_document_(is_of_document) {}

    [[nodiscard]] std::vector<AnswerForm> load() {
        std::vector<AnswerForm> forms;
        std::set<std::string> taken;
        for (TableReader& entry : reader_.tables("answer", Need::optional)) forms.push_back(load_one(entry, taken));
        return forms;
    }

  private:
    AnswerForm load_one(TableReader& entry, std::set<std::string>& taken) {
        if (is_of_document_) {
            entry.refuse_others({"id", "title", "text", "otherwise", "changes", "total", "chart", "section", "stages"});
        } else {
            entry.refuse_others({"id", "title", "text", "otherwise"});
        }
        AnswerForm form;
        form.place = entry.place();
        form.id = entry.id(taken, "answer");
        form.title = entry.title("title", Need::optional);
        if (is_of_document_) load_document_keys(entry, form);
        const AnswerNames names = names_for(form);
        const std::string text = entry.text("text", Need::required);
        form.texts.push_back(parse(text, entry.place_of("text"), names, entry.findings()));
        for (const std::string& other : entry.texts("otherwise", Need::optional))
            form.texts.push_back(parse(other, entry.place_of("otherwise", other), names, entry.findings()));
        return form;
    }

    void load_document_keys(TableReader& entry, AnswerForm& form) {
        form.changes = entry.texts("changes", Need::optional);
        for (const std::string& id : form.changes) check_changing(id, entry.place_of("changes", id), entry.findings());
        form.total = entry.text("total", Need::optional);
        if (!form.total.empty()) check_changing(form.total, entry.place_of("total"), entry.findings());
        form.chart = entry.text("chart", Need::optional);
        if (!form.chart.empty() && standard_.find_chart(form.chart) == nullptr) {
            std::vector<std::string> known;
            for (const ChartDeclaration& chart : standard_.charts) known.push_back(chart.id);
            entry.findings().error(rules::unknown_chart, entry.place_of("chart"),
                                   "the standard declares no chart \"" + form.chart + "\"" + nearest_hint(form.chart, known),
                                   "Name a chart of the standard, or declare it with [[chart]].");
        }
        form.section = entry.text("section", Need::optional);
        if (!form.section.empty()) check_section(form.section, entry);
        form.stages = load_stage_names(entry, standard_);
    }

    // Only what is counted in money has a change that can be compared with others.
    void check_changing(const std::string& id, const Place& place, Findings& findings) const {
        const FigureForm* figure = standard_.find_figure(id);
        if (figure != nullptr && (figure->kind == FigureForm::Kind::amount || figure->kind == FigureForm::Kind::change)) return;
        std::vector<std::string> known;
        for (const FigureForm& each : standard_.figures) {
            if (each.kind == FigureForm::Kind::amount || each.kind == FigureForm::Kind::change) known.push_back(each.id);
        }
        findings.error(rules::unknown_figure, place,
                       "the standard declares no figure \"" + id + "\" that is an amount or a change" + nearest_hint(id, known),
                       "Name a figure of the standard, or declare it with [[figure]].");
    }

    void check_section(const std::string& id, TableReader& entry) const {
        std::vector<std::string> known;
        for (const PartForm& part : standard_.parts) {
            for (const SectionForm& section : part.sections) known.push_back(section.id);
        }
        if (std::find(known.begin(), known.end(), id) != known.end()) return;
        entry.findings().error(rules::unknown_section, entry.place_of("section"),
                               "the outline has no section \"" + id + "\"" + nearest_hint(id, known),
                               "Name a section of one of the parts.");
    }

    [[nodiscard]] AnswerNames names_for(const AnswerForm& form) const {
        AnswerNames names = names_;
        if (form.changes.empty() && is_of_document_) return names;
        Aspects of_change = aspects_of(FigureForm::Kind::change);
        of_change.emplace_back("title");
        names.emplace(answer_name::largest_change, of_change);
        if (!form.total.empty() || !is_of_document_) names.emplace(answer_name::larger_change, of_change);
        for (const std::string_view list : {answer_name::rises, answer_name::falls}) names.emplace(list, Aspects{""});
        return names;
    }

    // The tags of titles stay in the text, because they are filled for each document.
    [[nodiscard]] AnswerText parse(const std::string& text, const Place& place, const AnswerNames& names,
                                   Findings& findings) const {
        AnswerText pieces;
        const auto add_text = [&pieces](std::string_view more) {
            if (more.empty()) return;
            if (pieces.empty() || !pieces.back().name.empty()) pieces.emplace_back();
            pieces.back().text += more;
        };
        std::string_view rest = text;
        while (!rest.empty()) {
            const std::size_t open = rest.find("{{");
            add_text(rest.substr(0, open));
            if (open == std::string_view::npos) break;
            const std::size_t close = rest.find("}}", open);
            if (close == std::string_view::npos) {
                findings.error(rules::template_syntax, place, "the tag is not closed", "Close it with }}.");
                break;
            }
            const std::string_view tag = rest.substr(open, close + 2 - open);
            const bool is_title_tag = find_unknown_name(tag).empty() && (is_of_document_ || tag != "{{department}}");
            if (is_title_tag) {
                add_text(tag);
            } else if (std::optional<AnswerPiece> piece = named(tag.substr(2, tag.size() - 4), place, names, findings)) {
                pieces.push_back(std::move(*piece));
            }
            rest.remove_prefix(close + 2);
        }
        return pieces;
    }

    [[nodiscard]] static std::optional<AnswerPiece> named(std::string_view tag, const Place& place, const AnswerNames& names,
                                                          Findings& findings) {
        const std::size_t dot = std::min(tag.find('.'), tag.size());
        AnswerPiece piece{{}, std::string(tag.substr(0, dot)), std::string(tag.substr(std::min(dot + 1, tag.size())))};
        const auto found = names.find(piece.name);
        if (found == names.end()) {
            std::vector<std::string> known;
            for (const auto& each : names) known.push_back(each.first);
            findings.error(rules::unknown_figure, place,
                           "there is no figure \"" + piece.name + "\" for this sentence" + nearest_hint(piece.name, known),
                           "Name a figure of the standard, or see \"Answers\" in content/README.md.");
            return std::nullopt;
        }
        const Aspects& aspects = found->second;
        if (std::find(aspects.begin(), aspects.end(), piece.aspect) != aspects.end()) return piece;
        findings.error(rules::unknown_figure, place,
                       piece.aspect.empty()
                           ? "\"" + piece.name + "\" needs an aspect in this sentence, such as " + aspects.front()
                           : "\"" + piece.name + "\" has no \"" + piece.aspect + "\"" + nearest_hint(piece.aspect, aspects),
                       "See \"Answers\" in content/README.md.");
        return std::nullopt;
    }

    TableReader& reader_;
    const Standard& standard_;
    AnswerNames names_;
    bool is_of_document_;
};

// Lines have no parts, and a flow has two wholes. A sum over several series would be printed nowhere.
bool has_parts(const ChartDeclaration& chart) {
    return !chart.over_years && chart.kind != "line" && chart.kind != "flow" && chart.series.size() <= 1;
}

}  // namespace

std::vector<AnswerForm> load_answers(TableReader& reader, const Standard& standard) {
    AnswerNames names;
    for (const ChartDeclaration& chart : standard.charts) {
        if (has_parts(chart)) names[chart.id] = aspects_of_parts();
    }
    for (const TopicForm& topic : standard.overview.topics) names[topic.id] = aspects_of_parts();
    // A figure may have the same id.
    for (const FigureForm& figure : standard.figures) add_all(names[figure.id], aspects_in_answers(figure.kind));
    return AnswerLoader(reader, standard, std::move(names), true).load();
}

std::vector<AnswerForm> load_overview_answers(TableReader& overview, const Standard& standard) {
    AnswerNames names = {{"stage", {""}}};
    Aspects of_topic = aspects_of_parts();
    of_topic.emplace_back(answer_aspect::whole);
    for (const std::string_view prefix : {answer_aspect::more_than, answer_aspect::less_than}) {
        for (const std::string& id : standard.overview.figures) of_topic.push_back(std::string(prefix) + id);
    }
    for (const TopicForm& topic : standard.overview.topics) names[topic.id] = of_topic;
    for (const std::string& id : standard.overview.figures) {
        Aspects aspects = {"", "said", "unit", "count", "per-inhabitant"};
        add_all(aspects, with_prefix("change", aspects_of(FigureForm::Kind::change)));
        add_all(names[id], aspects);
    }
    if (!standard.overview.size.empty()) names["departments"] = aspects_of_parts();
    return AnswerLoader(overview, standard, std::move(names), false).load();
}

}  // namespace sitegen

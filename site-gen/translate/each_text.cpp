#include "translate/each_text.hpp"

#include <utility>

namespace sitegen {

namespace {

class TextWalk {
  public:
    explicit TextWalk(const TextVisitor& visit) : visit_(visit) {}

    void shown(std::string& text) const {
        if (!text.empty()) visit_(text, TextUse::shown);
    }
    void optional(std::string& text) const {
        if (!text.empty()) visit_(text, TextUse::optional);
    }
    void all_shown(std::vector<std::string>& texts) const {
        for (std::string& text : texts) shown(text);
    }
    void all_optional(std::vector<std::string>& texts) const {
        for (std::string& text : texts) optional(text);
    }

    // ---- Site and departments

    void source(StatisticsSource& source) const {
        shown(source.title);
        shown(source.source);
    }
    void population(std::optional<Population>& population) const {
        if (!population) return;
        source(population->source);
        shown(population->unit);
    }
    void notes(std::vector<StandingNote>& notes) const {
        for (StandingNote& note : notes) shown(note.text);
    }
    void history(DepartmentHistory& history) const {
        for (FormerName& former : history.names) shown(former.name);
        for (Origin& origin : history.origins) shown(origin.reason);
        if (history.closure) shown(history.closure->reason);
        for (Absence& absence : history.absences) shown(absence.reason);
        population(history.population);
        notes(history.notes);
    }

    // ---- Standards

    // A sentence is translated as a whole, with its names in braces, and then cut again.
    void answer(AnswerText& pieces) const {
        std::string text;
        for (const AnswerPiece& piece : pieces) text += piece.name.empty() ? piece.text : tag_of(piece);
        const std::string before = text;
        shown(text);
        if (text == before) return;
        AnswerText cut;
        std::string_view rest = text;
        while (!rest.empty()) {
            std::size_t at = rest.size();
            const AnswerPiece* next = nullptr;
            for (const AnswerPiece& piece : pieces) {
                if (piece.name.empty()) continue;
                const std::size_t found = rest.find(tag_of(piece));
                if (found < at) {
                    at = found;
                    next = &piece;
                }
            }
            if (at > 0) cut.push_back({std::string(rest.substr(0, at)), {}, {}});
            if (next == nullptr) break;
            rest.remove_prefix(at + tag_of(*next).size());
            cut.push_back(*next);
        }
        pieces = std::move(cut);
    }
    void answers(std::vector<AnswerForm>& answers) const {
        for (AnswerForm& form : answers) {
            shown(form.title);
            for (AnswerText& text : form.texts) answer(text);
        }
    }
    void item(ItemForm& item) const {
        shown(item.title);
        shown(item.unit);
    }
    void side(SideForm& side) const {
        shown(side.title);
        shown(side.code_title);
        all_shown(side.row_titles);
        for (ItemForm& each : side.rows.items) item(each);
        if (side.rows.total) item(*side.rows.total);
        for (ColumnForm& column : side.columns) {
            shown(column.title);
            shown(column.group);
            shown(column.unit);
        }
    }
    void figures(std::vector<FigureForm>& figures) const {
        for (FigureForm& figure : figures) {
            shown(figure.title);
            shown(figure.unit);
            all_optional(figure.labels);
        }
    }
    void overview(OverviewDeclaration& overview) const {
        for (TopicForm& topic : overview.topics) {
            shown(topic.title);
            shown(topic.description);
            for (TopicItemForm& each : topic.items) shown(each.title);
        }
        answers(overview.answers);
    }
    void chart(ChartDeclaration& chart) const {
        shown(chart.title);
        for (ChartItemForm& each : chart.items) shown(each.title);
        for (ChartSeriesForm& series : chart.series) shown(series.title);
        if (!chart.uses) return;
        for (ChartSeriesForm& series : chart.uses->series) shown(series.title);
    }
    void labels(std::vector<Label>& labels) const {
        for (Label& label : labels) shown(label.title);
    }
    void form(PerformanceForm& form) const {
        shown(form.title);
        labels(form.fields);
        labels(form.periods);
        labels(form.funds);
        shown(form.funds_title);
        shown(form.goals_title);
        all_shown(form.indicator_levels);
        shown(form.indicator_value_title);
    }
    void units(std::map<std::string, int, std::less<>>& units) const {
        std::map<std::string, int, std::less<>> translated;
        for (const auto& [unit, power] : units) {
            std::string text = unit;
            optional(text);
            translated.emplace(std::move(text), power);
        }
        units = std::move(translated);
    }
    void prose(ProseWords& words) const {
        for (auto* list : {&words.rise, &words.fall, &words.same, &words.residue, &words.no_data}) all_optional(*list);
    }
    void classifications(std::map<std::string, Classification, std::less<>>& classifications) const {
        for (auto& [id, classification] : classifications) {
            shown(classification.title);
            for (auto& [code, named] : classification.codes) optional(named.name);
        }
    }

    // ---- Documents

    void source(SourceDocument& source) const {
        shown(source.title);
        shown(source.publisher);
    }
    void acknowledgement(Acknowledgement& acknowledgement) const { shown(acknowledgement.reason); }
    void table(Table& table) const {
        shown(table.unit);
        shown(table.printed_note);
        shown(table.absence_reason);
        shown(table.rounded_to);
        shown(table.own_title);
        for (auto& [id, title] : table.own_column_titles) shown(title);
        if (table.restated) acknowledgement(table.restated->differences);
        for (Side& each : table.sides) {
            for (Row& row : each.rows) {
                all_shown(row.names);
                shown(row.unit);
            }
        }
    }
    void targets(PerformanceTargets& targets) const {
        shown(targets.unit);
        all_shown(targets.fields);
        all_shown(targets.goals);
        for (PerformanceIndicator& indicator : targets.indicators) {
            all_shown(indicator.path);
            shown(indicator.unit);
            for (IndicatorValue& value : indicator.values) shown(value.text);
        }
    }
    void document(Document& document) const {
        shown(document.title);
        shown(document.unit);
        shown(document.rounded_to);
        source(document.source);
        for (SourceDocument& other : document.other_sources) source(other);
        for (Version& version : document.versions) shown(version.text);
        for (Table& each : document.tables) table(each);
        for (std::string& text : document.texts) shown(text);
        figures(document.figures);
        for (Acknowledgement& each : document.acknowledgements) acknowledgement(each);
        for (Note& note : document.notes) shown(note.text);
        for (ChangeReason& reason : document.reasons) shown(reason.text);
        for (DeclaredCode& code : document.codes) optional(code.name);
        for (PerformanceTargets& each : document.performance) targets(each);
    }

  private:
    static std::string tag_of(const AnswerPiece& piece) {
        return "{{" + piece.name + (piece.aspect.empty() ? "" : ".") + piece.aspect + "}}";
    }

    const TextVisitor& visit_;
};

}  // namespace

void each_text(SiteSettings& site, const TextVisitor& visit) {
    const TextWalk walk(visit);
    walk.shown(site.title);
    walk.shown(site.publisher);
    walk.shown(site.description);
    for (DepartmentGroup& group : site.groups) walk.shown(group.title);
    if (site.statistics.prices) walk.source(site.statistics.prices->source);
    walk.population(site.statistics.population);
    walk.notes(site.notes);
    if (site.licence) walk.shown(site.licence->title);
    walk.shown(site.contact.name);
    for (ImprintLine& line : site.imprint.lines) {
        walk.shown(line.title);
        walk.shown(line.text);
    }
    for (PageTag& tag : site.imprint.tags) {
        for (TagPiece& piece : tag.content) walk.optional(piece.text);
    }
    for (AcrossAcknowledgement& each : site.acknowledgements) walk.acknowledgement(each.explains);
}

void each_text(Standard& standard, const TextVisitor& visit) {
    const TextWalk walk(visit);
    walk.shown(standard.title);
    for (StageForm& stage : standard.stages) walk.shown(stage.title);
    walk.units(standard.units);
    walk.shown(standard.large_amounts);
    walk.classifications(standard.classifications);
    for (TableForm& table : standard.tables) {
        walk.shown(table.title);
        for (SideForm& side : table.sides) walk.side(side);
    }
    for (StatementForm& statement : standard.statements) {
        walk.shown(statement.title);
        walk.shown(statement.unit);
    }
    walk.figures(standard.figures);
    walk.prose(standard.prose);
    for (Synonym& synonym : standard.synonyms) {
        walk.optional(synonym.word);
        walk.optional(synonym.meaning);
    }
    walk.answers(standard.answers);
    walk.overview(standard.overview);
    for (ChartDeclaration& chart : standard.charts) walk.chart(chart);
    for (PartForm& part : standard.parts) {
        walk.shown(part.title);
        for (SectionForm& section : part.sections) walk.shown(section.title);
    }
    for (Term& term : standard.glossary) {
        walk.shown(term.term);
        walk.shown(term.text);
    }
    if (standard.performance) walk.form(*standard.performance);
}

void each_text(Department& department, const TextVisitor& visit) {
    const TextWalk walk(visit);
    walk.shown(department.name);
    walk.history(department.history);
    for (Document& document : department.documents) walk.document(document);
}

}  // namespace sitegen

#include "derive/answers.hpp"

#include <algorithm>
#include <map>

#include "derive/derive_figures.hpp"
#include "expression/cell_finder.hpp"
#include "expression/evaluate.hpp"
#include "model/change_list.hpp"
#include "model/parts_of_topic.hpp"
#include "model/rules.hpp"
#include "model/title.hpp"

namespace sitegen {

namespace {

class DocumentAnswers {
  public:
    DocumentAnswers(const DerivedDocument& derived, const Words& words)
        : derived_(derived),
          document_(*derived.document),
          standard_(*document_.standard),
          words_(words),
          evaluator_(document_, derived.related),
          finder_(document_) {}

    [[nodiscard]] std::vector<Answer> make() {
        std::vector<Answer> answers;
        for (const AnswerForm& form : standard_.answers) {
            if (!is_for_stage(form.stages, document_.stage)) continue;
            const ChangeList changes = changes_of(form);
            const auto value = [&](const AnswerPiece& piece) { return value_of(piece, changes); };
            const auto fill = [this](std::string_view text) { return fill_title(text, *derived_.department, document_); };
            if (std::optional<Answer> answer = say_answer(form, value, fill)) {
                answer->units = units_in(answer->text, standard_, words_);
                answers.push_back(std::move(*answer));
            }
        }
        return answers;
    }

  private:
    // A document's own figure may have the name of one that its standard gives to other stages only.
    [[nodiscard]] const Figure* find_figure(std::string_view id) const {
        const auto found = derived_.figures.find(id);
        return found == derived_.figures.end() ? nullptr : &found->second;
    }

    // The change since last year of a figure. Its form is nothing if it is not known.
    [[nodiscard]] const Figure& change_of(const std::string& id, const Figure& figure) {
        if (figure.form->kind == FigureForm::Kind::change) return figure;
        const auto known = changes_.find(id);
        if (known != changes_.end()) return known->second;
        for (const KeyFigure& key : derived_.key_figures) {
            if (key.figure == &figure) return changes_.emplace(id, key.change).first->second;
        }
        return changes_.emplace(id, derive_change(*figure.form, document_, evaluator_, beyond_range_)).first->second;
    }

    [[nodiscard]] ChangeList changes_of(const AnswerForm& form) {
        ChangeList list;
        std::optional<NamedChange> total;
        if (!form.total.empty()) total = named_change(form.total, AllowZero::yes);
        if (total) list.total = total->size;
        for (const std::string& id : form.changes) {
            if (is_above_another(id, form.changes)) continue;
            std::optional<NamedChange> change = named_change(id);
            // Revenue that changes like the expenditure says nothing more.
            const bool repeats_total = change && total && change->size == total->size && change->has_fallen == total->has_fallen;
            if (repeats_total) list.repeats_total = true;
            if (change && !repeats_total) list.changes.push_back(std::move(*change));
        }
        list.sort();
        return list;
    }

    struct FigureCell {
        const Side* side = nullptr;
        const Row* row = nullptr;
        const CellReference* cells = nullptr;
    };

    // The one cell of a table that a figure is, or whose change it is. Nothing if it is anything else.
    [[nodiscard]] std::optional<FigureCell> cell_of(const std::string& id) const {
        const Figure* figure = find_figure(id);
        if (figure == nullptr) return std::nullopt;
        const Expression& expression = figure->form->expressions.front();
        if (expression.kind != Expression::Kind::cells || expression.cells.rows.kind != RowSelector::Kind::row) return std::nullopt;
        const std::vector<FoundCell> found = finder_.find_cells(expression.cells);
        if (found.size() != 1 || found.front().row == nullptr) return std::nullopt;
        const Row* row = found.front().row;
        for (const Side& side : found.front().table->sides) {
            if (!side.rows.empty() && row >= side.rows.data() && row <= &side.rows.back())
                return FigureCell{&side, row, &expression.cells};
        }
        return std::nullopt;
    }

    // Whether the figure is a total of a table, or a row above another one, of which a part is in the list and has changed. The
    // part says more.
    [[nodiscard]] bool is_above_another(const std::string& id, const std::vector<std::string>& all) {
        const std::optional<FigureCell> cell = cell_of(id);
        if (!cell) return false;
        return std::any_of(all.begin(), all.end(), [&](const std::string& other) {
            const std::optional<FigureCell> part = other == id ? std::nullopt : cell_of(other);
            const bool is_beside = part && part->side == cell->side && part->cells->column == cell->cells->column;
            return is_beside && is_above(finder_.tree_of(*cell->side), *cell->row, *part->row) && named_change(other);
        });
    }

    [[nodiscard]] static bool is_above(const RowTree& tree, const Row& row, const Row& other) {
        const auto children = tree.children_of(row);
        return std::any_of(children.begin(), children.end(),
                           [&](const Row* child) { return child == &other || is_above(tree, *child, other); });
    }

    // Why a figure has changed, as the document says it: in a [[reason]], or where an editor was asked about an amount that is ten
    // times what it was. Empty if it says nothing.
    [[nodiscard]] std::string_view reason_of(const std::string& id) const {
        const Figure* figure = find_figure(id);
        const auto is_its = [&](const ChangeReason& reason) {
            const Figure* other = find_figure(reason.figure);
            return reason.figure == id || (figure != nullptr && other != nullptr && is_change_of(*figure, *other));
        };
        const auto found = std::find_if(document_.reasons.begin(), document_.reasons.end(), is_its);
        if (found != document_.reasons.end()) return found->text;
        const std::optional<FigureCell> cell = cell_of(id);
        if (!cell) return {};
        const auto explains = [&](const Acknowledgement& each) {
            return each.check == rules::jump && each.table == cell->cells->table && each.row == cell->row->id &&
                   each.column == cell->cells->column;
        };
        const auto acknowledged = std::find_if(document_.acknowledgements.begin(), document_.acknowledgements.end(), explains);
        return acknowledged == document_.acknowledgements.end() ? std::string_view() : acknowledged->reason;
    }

    // Whether a figure of change is the change of the other one.
    [[nodiscard]] static bool is_change_of(const Figure& change, const Figure& other) {
        if (change.form->kind != FigureForm::Kind::change) return false;
        const Expression& its = change.form->expressions.front();
        const Expression& its_other = other.form->expressions.front();
        return its.kind == Expression::Kind::cells && its_other.kind == its.kind && its.cells.table == its_other.cells.table &&
               its.cells.column == its_other.cells.column && its.cells.rows == its_other.cells.rows;
    }

    enum class AllowZero { no, yes };

    // Nothing if there is no comparison, no change, or no money.
    [[nodiscard]] std::optional<NamedChange> named_change(const std::string& id, AllowZero zero = AllowZero::no) {
        const Figure* figure = find_figure(id);
        if (figure == nullptr) return std::nullopt;
        const Figure& change = change_of(id, *figure);
        const auto unit = standard_.units.find(change.unit);
        const bool is_known = change.form != nullptr && change.value && !change.missing && !change.is_of_other_tasks;
        if (!is_known || unit == standard_.units.end()) return std::nullopt;
        const bool is_none = change.is_within_rounding || change.value->is_zero();
        if (is_none && zero == AllowZero::no) return std::nullopt;
        const Amount value = is_none ? Amount() : convert_unit(*change.value, change.unit, document_.unit, standard_);
        return NamedChange{title_of(*figure), value.absolute(), value.is_negative(), change, std::string(reason_of(id))};
    }

    // A figure of change is named by what has changed.
    [[nodiscard]] std::string title_of(const Figure& figure) const {
        return fill_title(figure.form->title, *derived_.department, document_);
    }

    [[nodiscard]] std::optional<std::string> value_of(const AnswerPiece& piece, const ChangeList& changes) {
        if (std::optional<std::string> said = changes.say(piece, document_.unit, money_of(document_.unit), words_)) return said;
        if (ChangeList::has_name(piece.name)) return std::nullopt;
        if (!is_about_parts(piece.aspect)) {
            const Figure* figure = find_figure(piece.name);
            return figure == nullptr ? std::nullopt : figure_text(piece, *figure);
        }
        const auto is_named = [&](const Chart& chart) { return chart.id == piece.name; };
        const auto chart = std::find_if(derived_.charts.begin(), derived_.charts.end(), is_named);
        return chart == derived_.charts.end() ? topic_text(piece) : chart_text(piece, *chart);
    }

    // A figure may have the id of a chart or a topic. Its aspects are others.
    [[nodiscard]] static bool is_about_parts(std::string_view aspect) { return aspect == "parts" || aspect.starts_with("largest"); }

    [[nodiscard]] MoneyForm money_of(std::string_view unit) const { return money_form(standard_, unit); }

    [[nodiscard]] std::optional<std::string> figure_text(const AnswerPiece& piece, const Figure& figure) {
        static constexpr std::string_view of_change = "change";
        const bool is_change = figure.form->kind == FigureForm::Kind::change;
        if (!is_change && piece.aspect.starts_with(of_change)) {
            const Figure& change = change_of(piece.name, figure);
            const std::string_view rest = std::string_view(piece.aspect).substr(of_change.size());
            return say_change_since(change, rest.empty() ? "said" : rest.substr(1), money_of(change.unit), words_,
                                    reason_of(piece.name));
        }
        if (is_change) return say_change_since(figure, piece.aspect, money_of(figure.unit), words_, reason_of(piece.name));
        if (!figure.value || figure.missing) return std::nullopt;
        if (piece.aspect != "said") {
            std::optional<std::string> text = print_figure(figure, piece.aspect, words_);
            return text ? std::optional(words_.in_sentence(std::move(*text))) : std::nullopt;
        }
        return figure.form->kind == FigureForm::Kind::share
                   ? print_figure(figure, "", words_)
                   : said_with_unit(*figure.value, figure.unit, money_of(figure.unit), words_);
    }

    // Such a chart has one series: a sum over several would be printed nowhere.
    [[nodiscard]] std::optional<std::string> chart_text(const AnswerPiece& piece, const Chart& chart) const {
        std::vector<AnswerPart> parts;
        for (std::size_t i = 0; i < chart.categories.size(); ++i) {
            if (const std::optional<Amount>& value = chart.series.front().values[i]) parts.push_back({chart.categories[i], *value});
        }
        try {
            const ChartWhole whole = whole_of(chart);
            return say_aspect_of_parts(parts, whole.is_exceeded ? std::nullopt : std::optional(whole.whole), piece.aspect,
                                       chart.rounding, chart.unit, chart.money, words_);
        } catch (const AmountOverflow&) {
            return std::nullopt;  // the chart itself is a finding
        }
    }

    [[nodiscard]] std::optional<std::string> topic_text(const AnswerPiece& piece) const {
        const TopicForm* form = standard_.overview.find_topic(piece.name);
        if (form == nullptr) return std::nullopt;
        const TopicSummary& topic = derived_.topics.at(static_cast<std::size_t>(form - standard_.overview.topics.data()));
        std::vector<AnswerPart> parts;
        for (TopicPart& part : parts_of_topic(*form, standard_, topic)) parts.push_back({std::move(part.title), part.amount});
        const bool has_whole = topic.total.state == CellState::amount;
        return say_aspect_of_parts(parts, has_whole ? std::optional(topic.total.amount) : std::nullopt, piece.aspect,
                                   standard_.rounding, document_.unit, money_of(document_.unit), words_);
    }

    const DerivedDocument& derived_;
    const Document& document_;
    const Standard& standard_;
    const Words& words_;
    Findings beyond_range_;  // the page of changes reports them; without the change there is no sentence
    Evaluator evaluator_;
    CellFinder finder_;
    std::map<std::string, Figure, std::less<>> changes_;  // of figures that have been asked for
};

}  // namespace

std::vector<Answer> answers_of(const DerivedDocument& derived, const Words& words) {
    if (derived.document->standard->answers.empty()) return {};
    return DocumentAnswers(derived, words).make();
}

}  // namespace sitegen

#include "across/group_answers.hpp"

#include <algorithm>
#include <map>

#include "across/adjusted_amounts.hpp"
#include "across/like_for_like.hpp"
#include "across/topic_parts.hpp"
#include "model/amount_text.hpp"
#include "model/change_list.hpp"
#include "model/parts_of_topic.hpp"
#include "model/title.hpp"

namespace sitegen {

namespace {

class GroupAnswers {
  public:
    GroupAnswers(const OverviewContext& context, const AcrossGroup& group)
        : context_(context),
          group_(group),
          words_(context.words),
          standard_(*group.standard),
          rounding_(standard_.rounding),
          money_(money_form(standard_, group.unit)),
          compared_(context.across, group) {}

    [[nodiscard]] std::vector<Answer> make() const {
        std::vector<Answer> answers;
        const ChangeList changes = changes_of_departments();
        const auto value = [&](const AnswerPiece& piece) { return value_of(piece, changes); };
        const auto fill = [this](std::string_view text) { return fill_years(text, group_.year); };
        for (const AnswerForm& form : standard_.overview.answers) {
            if (std::optional<Answer> answer = say_answer(form, value, fill)) {
                answer->units = units_in(answer->text, standard_, words_);
                answers.push_back(std::move(*answer));
            }
        }
        return answers;
    }

  private:
    using Said = std::optional<std::string>;

    [[nodiscard]] Said value_of(const AnswerPiece& piece, const ChangeList& changes) const {
        if (ChangeList::has_name(piece.name)) return changes.say(piece, group_.unit, money_, words_);
        if (piece.name == "stage") return group_.stage->title;
        if (piece.name == "departments") return say_parts_of(departments(), sum_of(0).amount, piece.aspect);
        const std::vector<std::string>& figures = standard_.overview.figures;
        const auto figure = std::find(figures.begin(), figures.end(), piece.name);
        if (figure != figures.end()) return figure_text(static_cast<std::size_t>(figure - figures.begin()), piece.aspect);
        const TopicForm* topic = find_topic(group_, piece.name);
        return topic == nullptr ? Said() : topic_text(*topic, piece.aspect);
    }

    [[nodiscard]] AcrossSum sum_of(std::size_t figure) const {
        return Across::sum(group_, [figure](const DocumentSummary& document) { return overview_figure(document, figure); });
    }

    [[nodiscard]] Said figure_text(std::size_t figure, std::string_view aspect) const {
        static constexpr std::string_view of_change = "change";
        if (aspect.starts_with(of_change)) {
            aspect.remove_prefix(of_change.size());
            return change_text(figure, aspect.empty() ? "said" : aspect.substr(1));
        }
        const AcrossSum sum = sum_of(figure);
        if (!sum.amount) return std::nullopt;
        if (aspect == "count") return std::to_string(sum.document_count);
        if (aspect == "unit") return group_.unit;
        if (aspect == "said") return said_with_unit(*sum.amount, group_.unit, money_, words_);
        if (aspect == "per-inhabitant") return per_inhabitant(*sum.amount);
        return format_amount(*sum.amount, words_.number_format());
    }

    [[nodiscard]] Said per_inhabitant(const Amount& amount) const {
        const AdjustedAmounts terms = terms_for(AdjustedAmounts(context_.site.statistics, std::nullopt, words_), group_.rank);
        if (!terms.have_inhabitants(group_.year)) return std::nullopt;
        const OverviewCell cell = terms.per_inhabitant_cell(amount, group_.unit_power, group_.year, standard_);
        const std::string unit = smallest_unit(standard_).name;
        return cell.amount ? Said(said_with_unit(*cell.amount, unit, money_form(standard_, unit), words_)) : Said();
    }

    // If some departments are in one year only, the sentence says how many are compared.
    [[nodiscard]] Said change_text(std::size_t figure, std::string_view aspect) const {
        const LikeForLike::Sums sums = compared_.sums(figure);
        const std::optional<Amount> known = sums.change(group_.unit_power);
        Figure change = change_between_sums(known ? std::optional(*sums.before + *known) : std::nullopt, sums.before, group_);
        change.is_restated = !sums.restatements.empty();
        Said text = say_change_since(change, aspect, money_, words_);
        if (!text || sums.is_of_all()) return text;
        if (aspect != "said") return std::nullopt;
        const char* word = sums.with_other_tasks.empty() ? "answer-like-for-like" : "answer-of-comparable";
        return words_.phrase(word, {{"change", *text}, {"count", std::to_string(sums.count)}});
    }

    // The changes of departments that both years have, in their size.
    [[nodiscard]] ChangeList changes_of_departments() const {
        ChangeList list;
        if (standard_.overview.size.empty()) return list;
        for (const AcrossEntry& entry : group_.entries) {
            if (is_in_other_figure(group_, entry, 0)) continue;
            const KnownAmount now = known_figure_in(group_, entry.department->slug, 0, group_);
            const KnownAmount before = compared_.before(entry, 0);
            if (!now.amount || !before.amount || is_within_rounding(now, before, group_.unit_power)) continue;
            const Amount known = *before.amount + *known_change(now, before, group_.unit_power);
            Figure change = change_between_sums(known, before.amount, group_);
            if (change.value->is_zero()) continue;
            change.is_restated = LikeForLike::restatement(entry, 0) != nullptr;
            const Amount value = *change.value;
            list.changes.push_back({name_of(entry), value.absolute(), value.is_negative(), std::move(change)});
        }
        const LikeForLike::Sums sums = compared_.sums(0);
        if (const std::optional<Amount> change = sums.change(group_.unit_power)) list.total = change->absolute();
        list.sort();
        return list;
    }

    [[nodiscard]] const std::string& name_of(const AcrossEntry& entry) const {
        return entry.department->history.name_in(group_.year, entry.department->name);
    }

    [[nodiscard]] Said say_parts_of(const std::vector<AnswerPart>& parts, const std::optional<Amount>& whole,
                                    std::string_view aspect) const {
        return say_aspect_of_parts(parts, whole, aspect, rounding_, group_.unit, money_, words_);
    }

    [[nodiscard]] std::vector<AnswerPart> departments() const {
        std::vector<AnswerPart> parts;
        for (const AcrossEntry& entry : group_.entries) {
            const std::optional<Amount> amount = figure_in(group_, entry.department->slug, 0, group_);
            if (amount && !is_in_other_figure(group_, entry, 0)) parts.push_back({name_of(entry), *amount});
        }
        return parts;
    }

    [[nodiscard]] static bool is_of_all(const AcrossSum& sum) { return sum.missing_count == 0 && sum.without_count == 0; }

    // Shares are only of a whole that every document states.
    [[nodiscard]] Said topic_text(const TopicForm& form, std::string_view aspect) const {
        const std::size_t index = index_of(group_, form);
        const AcrossSum whole = sum_in_topic(group_, index, [](const TopicSummary& topic) { return topic.total; });
        const std::optional<Amount> known = is_of_all(whole) ? whole.amount : std::nullopt;
        if (aspect == answer_aspect::whole) return known ? Said(said_with_unit(*known, group_.unit, money_, words_)) : std::nullopt;
        for (const bool is_more : {true, false}) {
            const std::string_view prefix = is_more ? answer_aspect::more_than : answer_aspect::less_than;
            if (aspect.starts_with(prefix)) return beyond(known, whole, aspect.substr(prefix.size()), is_more);
        }
        return say_parts_of(parts_of(form, index), known, aspect);
    }

    // By how much the whole of a topic is more, or less, than a figure of the same documents. Nothing if it is not.
    [[nodiscard]] Said beyond(const std::optional<Amount>& known, const AcrossSum& whole, std::string_view figure,
                              bool is_more) const {
        const std::vector<std::string>& figures = standard_.overview.figures;
        const auto found = std::find(figures.begin(), figures.end(), figure);
        if (!known || found == figures.end()) return std::nullopt;
        const AcrossSum other = sum_of(static_cast<std::size_t>(found - figures.begin()));
        if (!other.amount || !is_of_all(other) || other.document_count != whole.document_count) return std::nullopt;
        const Amount difference = is_more ? *known - *other.amount : *other.amount - *known;
        if (difference.is_zero() || difference.is_negative()) return std::nullopt;
        return said_with_unit(difference, group_.unit, money_, words_);
    }

    // The sums of all departments. Rows that each document names itself are not added.
    [[nodiscard]] std::vector<AnswerPart> parts_of(const TopicForm& form, std::size_t index) const {
        std::vector<AnswerPart> parts;
        std::map<std::string, std::size_t, std::less<>> places;  // in the list, by id
        for (const AcrossEntry& entry : group_.entries) {
            const TopicSummary* topic = topic_in(entry, index);
            if (topic == nullptr || is_in_other_topic(group_, entry, index)) continue;
            for (TopicPart& part : parts_of_topic(form, standard_, *topic)) {
                const Amount amount = group_.in_unit(part.amount, *entry.document);
                const bool is_shared = form.kind != TopicForm::Kind::rows;
                const auto known = is_shared ? places.find(part.id) : places.end();
                if (known != places.end()) {
                    parts[known->second].amount = parts[known->second].amount + amount;
                    continue;
                }
                if (is_shared) places.emplace(part.id, parts.size());
                parts.push_back({std::move(part.title), amount});
            }
        }
        return parts;
    }

    const OverviewContext& context_;
    const AcrossGroup& group_;
    const Words& words_;
    const Standard& standard_;
    Rounding rounding_;
    MoneyForm money_;
    LikeForLike compared_;
};

}  // namespace

Figure change_between_sums(const std::optional<Amount>& now, const std::optional<Amount>& before, const AcrossGroup& group) {
    static const FigureForm form = [] {
        FigureForm result;
        result.kind = FigureForm::Kind::change;
        return result;
    }();
    Figure change;
    if (!now || !before) return change;
    change.form = &form;
    change.unit = group.unit;
    change.value = *now - *before;
    change.rate = rate_of_change(*change.value, *before, 2, group.standard->rounding);
    change.is_tiny = change.rate && change.rate->is_zero() && !change.value->is_zero();
    return change;
}

void move_picture(Overview& overview, std::string_view section) {
    const auto found = std::find_if(overview.sections.begin(), overview.sections.end(),
                                    [&](const OverviewSection& each) { return each.id == section; });
    if (found == overview.sections.end() || found->charts.empty()) return;
    overview.pictures.push_back(std::move(found->charts.front()));
    found->charts.erase(found->charts.begin());
}

std::vector<Answer> group_answers(const OverviewContext& context, const AcrossGroup& group) {
    if (group.standard->overview.answers.empty()) return {};
    return GroupAnswers(context, group).make();
}

}  // namespace sitegen

#include "render/checks_page.hpp"

#include <algorithm>
#include <climits>

#include "model/addresses.hpp"
#include "model/amount_text.hpp"
#include "model/outcome_subject.hpp"
#include "model/rules.hpp"
#include "model/title.hpp"
#include "render/table_room.hpp"
#include "text/number_format.hpp"

namespace sitegen {

namespace {

std::string word_of(std::string_view rule) { return "check-" + std::string(rule); }
std::string word_of(NotMade reason) { return std::string("not-made-") + name_of(reason); }

bool concerns(const Outcome& outcome, std::string_view table) {
    return table.empty() || std::find(outcome.tables.begin(), outcome.tables.end(), table) != outcome.tables.end();
}

class OutcomeViews {
  public:
    explicit OutcomeViews(const ChecksPageInput& input)
        : input_(input), document_(*input.derived.document), format_(number_format_of(input.words)) {}

    [[nodiscard]] OutcomeView view(const Outcome& outcome, const CheckForm* check) const {
        OutcomeView view;
        view.subject = subject_of(outcome, document_, *input_.derived.department, input_.words);
        view.sentence = sentence_of(outcome.rule, check);
        view.has_amounts = outcome.left || outcome.right;
        view.left = say(outcome.left, outcome.unit);
        view.right = say(outcome.right, outcome.unit);
        view.has_left = outcome.left.has_value();
        view.has_right = outcome.right.has_value();
        NumberWithUnit difference = place_unit(format_amount(outcome.difference.absolute(), format_), outcome.unit, format_);
        view.difference = std::move(difference.number);
        view.unit = std::move(difference.unit);
        view.tolerance = format_amount(outcome.tolerance.trimmed(), format_);
        if (input_.checks_url) view.url = *input_.checks_url + "#check-" + outcome.rule;
        view.verdict = outcome.verdict;
        for (const std::string& id : outcome.tables) view.tables.push_back(table_of(id));
        if (outcome.acknowledgement != nullptr) {
            view.reason = outcome.acknowledgement->reason;
            view.note = outcome.acknowledgement->note;
        }
        return view;
    }

    [[nodiscard]] std::string sentence_of(const std::string& rule, const CheckForm* check) const {
        return check == nullptr ? input_.words.at(word_of(rule)) : check->sentence(input_.words.language());
    }

    [[nodiscard]] CheckedTableView table_of(std::string_view id) const {
        if (id == statements_table) return {std::string(id), 0, input_.words.at("check-statements"), {}};
        if (id == performance_table) return {std::string(id), 0, input_.words.at("check-performance"), {}};
        const TableForm* form = document_.standard->find_table(id);
        if (form == nullptr) return {};
        const Table* table = document_.find_table(id);
        const bool is_there = table != nullptr && !table->is_left_out();
        return {form->id, form->number, title_of_table(*form, *input_.derived.department, document_),
                is_there ? input_.document_url + "#table-" + form->id : std::string()};
    }

    // Why a declared check gave no comparison.
    [[nodiscard]] std::string reason_of(const CheckTally& tally) const {
        std::string lacks = tally.lacks;
        if (tally.not_made == NotMade::table_absent || tally.not_made == NotMade::table_left_out)
            lacks = table_of(tally.lacks).title;
        if (const StatementForm* form = document_.standard->find_statement(tally.lacks)) lacks = form->title;
        return input_.words.phrase(word_of(*tally.not_made), {{"lacks", lacks}});
    }

  private:
    // With the currency's sign if it stands before the number; the rest of the unit is the view's own.
    [[nodiscard]] std::string say(const std::optional<Amount>& amount, std::string_view unit) const {
        return amount ? place_unit(format_amount(*amount, format_), unit, format_).number : input_.words.at("check-blank");
    }

    const ChecksPageInput& input_;
    const Document& document_;
    NumberFormat format_;
};

// What the comparisons need as a table: a subject and four amounts. Its headings are the theme's own words.
std::string room_of(const std::vector<OutcomeView>& outcomes) {
    constexpr const char* usual_word = "difference";
    TableRoom room;
    room.add_column(TableRoom::Kind::name, {});
    for (int i = 0; i < 4; ++i) room.add_column(TableRoom::Kind::amount, usual_word);
    for (const OutcomeView& outcome : outcomes) {
        std::size_t column = 0;
        for (const std::string* amount : {&outcome.left, &outcome.right, &outcome.difference, &outcome.tolerance})
            room.add_cell(++column, *amount);
    }
    return room_class(room.digits());
}

const CheckForm* form_of(const CheckReport& report, const Outcome& outcome) {
    const auto found = std::find_if(report.tallies.begin(), report.tallies.end(),
                                    [&](const CheckTally& tally) { return tally.rule == outcome.rule; });
    return found == report.tallies.end() ? nullptr : found->check;
}

// The first table that an expression names. Empty if it names none.
std::string_view first_table(const Expression& expression) {
    if (!expression.cells.table.empty()) return expression.cells.table;
    for (const Expression& operand : expression.operands) {
        const std::string_view found = first_table(operand);
        if (!found.empty()) return found;
    }
    return {};
}

std::string_view first_table(const CheckForm& check) {
    const std::string_view found = first_table(check.that.left);
    return found.empty() ? first_table(check.that.right) : found;
}

// Calls act(outcome, id) for each outcome of the section's prose that contradicts a figure.
template <typename Act>
void each_difference_in(const CheckReport& report, std::string_view section, const Act& act) {
    std::size_t number = 0;
    for (const Outcome& outcome : report.outcomes) {
        const bool is_difference = outcome.verdict == Verdict::acknowledged || outcome.verdict == Verdict::broken;
        if (!is_difference || outcome.source_end == 0 || outcome.row != section) continue;
        act(outcome, "difference-" + std::string(section) + "-" + std::to_string(++number));
    }
}

// Groups declared checks by the first table that each names.
class CheckGroups {
  public:
    void add(std::string_view table, const VerdictCounts& counts, CheckView check) {
        std::size_t at = 0;
        while (at < tables_.size() && tables_[at] != table) ++at;
        if (at == tables_.size()) {
            tables_.emplace_back(table);
            sums_.emplace_back();
            groups_.emplace_back();
        }
        sums_[at] += counts;
        groups_[at].checks.push_back(std::move(check));
    }

    [[nodiscard]] std::vector<CheckGroupView> take(const OutcomeViews& views) {
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            groups_[i].table = views.table_of(tables_[i]);
            groups_[i].counts = check_counts_view(sums_[i]);
        }
        // In the order of the tables. The performance forms and the text have no number and come last.
        std::stable_sort(groups_.begin(), groups_.end(), [](const CheckGroupView& a, const CheckGroupView& b) {
            return (a.table.number == 0 ? INT_MAX : a.table.number) < (b.table.number == 0 ? INT_MAX : b.table.number);
        });
        return std::move(groups_);
    }

  private:
    std::vector<std::string> tables_;
    std::vector<VerdictCounts> sums_;
    std::vector<CheckGroupView> groups_;
};

// The outcomes that concern a table and are of the kind that is asked for.
template <typename IsAsked>
std::vector<OutcomeView> views_of(const ChecksPageInput& input, std::string_view table, const IsAsked& is_asked) {
    const OutcomeViews views(input);
    std::vector<OutcomeView> found;
    for (const Outcome& outcome : input.report.outcomes) {
        if (!is_asked(outcome) || !concerns(outcome, table)) continue;
        const CheckForm* form = form_of(input.report, outcome);
        // Other outcomes, such as a stale acknowledgement, have no check of their own. They prevent publication anyway.
        if (form == nullptr && !rules::is_general_check(outcome.rule)) continue;
        found.push_back(views.view(outcome, form));
        std::erase_if(found.back().tables, [&](const CheckedTableView& other) { return other.id == table; });
    }
    return found;
}

}  // namespace

CheckCountsView check_counts_view(const VerdictCounts& counts) {
    return {counts.total(),
            counts.exact,
            counts.rounding,
            counts.acknowledged - counts.explained_remarks,
            counts.broken - counts.remarks,
            counts.remarks + counts.explained_remarks,
            counts.unknown,
            counts.lacking()};
}

DocumentChecksView document_checks_view(const ChecksPageInput& input) {
    const OutcomeViews views(input);
    DocumentChecksView view;
    view.title = input.derived.document->title;
    view.department = input.derived.department->name_in(input.derived.document->year);
    view.document_url = input.document_url;
    view.json = input.json;
    view.counts = check_counts_view(input.report.counts());
    view.acknowledged = outcome_views(input, Verdict::acknowledged, {});
    view.doubtful = outcome_views(input, Verdict::broken, {});
    view.remarks = remark_views(input, {});
    CheckGroups groups;
    for (const CheckTally& tally : input.report.tallies) {
        if (!is_for_readers(tally)) continue;
        CheckView check;
        check.id = tally.rule;
        check.sentence = views.sentence_of(tally.rule, tally.check);
        check.counts = check_counts_view(counts_for_readers(tally, input.report));
        for (const Outcome& outcome : input.report.outcomes) {
            if (outcome.rule == tally.rule && is_for_readers(outcome)) check.outcomes.push_back(views.view(outcome, tally.check));
        }
        check.room = room_of(check.outcomes);
        if (tally.check != nullptr) {
            check.reference = tally.check->reference;
            check.formula = tally.check->formula;
        }
        if (tally.not_made) check.not_made = views.reason_of(tally);
        if (check.counts.made == 0) {
            view.idle.push_back(std::move(check));
        } else if (tally.check == nullptr) {
            view.general.push_back(std::move(check));
        } else {
            groups.add(first_table(*tally.check), tally.counts, std::move(check));
        }
    }
    view.declared = groups.take(views);
    return view;
}

std::vector<OutcomeView> outcome_views(const ChecksPageInput& input, Verdict verdict, std::string_view table) {
    return views_of(input, table, [verdict](const Outcome& outcome) {
        return outcome.verdict == verdict && rules::is_about_figures(outcome.rule);
    });
}

std::vector<OutcomeView> remark_views(const ChecksPageInput& input, std::string_view table) {
    return views_of(input, table, [](const Outcome& outcome) {
        const bool is_broken = outcome.verdict == Verdict::acknowledged || outcome.verdict == Verdict::broken;
        return is_broken && !rules::is_about_figures(outcome.rule);
    });
}

std::vector<OutcomeView> prose_outcome_views(const ChecksPageInput& input, std::string_view section) {
    std::vector<OutcomeView> found;
    std::optional<OutcomeViews> views;  // most sections have none
    each_difference_in(input.report, section, [&](const Outcome& outcome, const std::string& id) {
        if (!views) views.emplace(input);
        OutcomeView view = views->view(outcome, nullptr);
        view.id = id;
        view.subject = outcome.column;  // it is shown within the section
        found.push_back(std::move(view));
    });
    return found;
}

std::vector<TextMark> marks_in_prose(const CheckReport& report, std::string_view section) {
    std::vector<TextMark> marks;
    each_difference_in(report, section, [&](const Outcome& outcome, const std::string& id) {
        marks.push_back({outcome.source_begin, outcome.source_end, id});
    });
    return marks;
}

std::size_t count_outcomes(const CheckReport& report, Verdict verdict, std::string_view table) {
    return static_cast<std::size_t>(std::count_if(report.outcomes.begin(), report.outcomes.end(), [&](const Outcome& outcome) {
        return outcome.verdict == verdict && concerns(outcome, table);
    }));
}

ChecksView checks_view(const std::vector<DepartmentSummary>& departments, const std::vector<AcrossReport>& across,
                       const std::string& root, bool have_pages, DownloadView json) {
    ChecksView view;
    VerdictCounts sum;
    const char* page = have_pages ? document_path::checks : document_path::page;
    for (const DepartmentSummary& department : departments) {
        for (const DocumentSummary& summary : department.documents) {
            sum += summary.checks;
            view.documents.push_back({summary.title, root + summary.folder + page, check_counts_view(summary.checks)});
        }
    }
    for (const AcrossReport& report : across) sum += report.report.counts();
    view.counts = check_counts_view(sum);
    view.json = std::move(json);
    return view;
}

const std::vector<std::string>& checks_page_words() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> result = {"check-blank", "check-subject", "check-statements", "check-performance", "checks-file"};
        for (const std::string_view rule : rules::general_checks) result.push_back(word_of(rule));
        for (std::size_t i = 0; i < not_made_count; ++i) result.push_back(word_of(static_cast<NotMade>(i)));
        return result;
    }();
    return names;
}

}  // namespace sitegen

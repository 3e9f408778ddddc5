#include "check/check_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>

#include "check/declared.hpp"
#include "check/general.hpp"
#include "check/outcome_units.hpp"
#include "check/recorder.hpp"
#include "check/suspects.hpp"
#include "expression/resolve.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

// Adds the outcomes of the prose, with a tally for each rule.
void add_prose(std::vector<Outcome> prose, CheckReport& report) {
    for (const std::string_view rule : rules::literal_rules) {
        CheckTally tally{std::string(rule), nullptr, {}};
        for (Outcome& outcome : prose) {
            if (outcome.rule != rule) continue;
            // A literal that equals a figure agrees with it, for now.
            if (rule == rules::unbound_literal) outcome.verdict = Verdict::exact;
            ++tally.counts.of(outcome.verdict);
            report.outcomes.push_back(std::move(outcome));
        }
        report.tallies.push_back(std::move(tally));
    }
}

CheckTally& tally_of(CheckReport& report, std::string_view rule) {
    return *std::find_if(report.tallies.begin(), report.tallies.end(),
                         [rule](const CheckTally& tally) { return tally.rule == rule; });
}

// The text in TOML's form.
std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + '"';
}

std::string name_of(const Acknowledgement& acknowledgement) {
    std::string name = acknowledgement.check;
    if (acknowledgement.cells) {
        const std::string cells = describe(cells_expression(*acknowledgement.cells), {});
        return name + " of " + (cells.ends_with('.') ? cells.substr(0, cells.size() - 1) : cells);
    }
    if (!acknowledgement.table.empty()) name += " of " + acknowledgement.table;
    if (!acknowledgement.row.empty()) name += "[" + acknowledgement.row + "]";
    if (!acknowledgement.column.empty()) name += "." + acknowledgement.column;
    return name;
}

class Acknowledger {
  public:
    Acknowledger(const Document& document, CheckReport& report) : document_(document), report_(report) {}

    void run() {
        std::vector<Outcome> stale;
        for (const Acknowledgement& acknowledgement : document_.acknowledgements) match(acknowledgement, stale);
        // This comes after the matching: an explained difference does not point to a cell and needs no proposed acknowledgement.
        name_suspects(report_);
        for (Outcome& outcome : report_.outcomes) {
            if (outcome.verdict == Verdict::broken) propose(outcome);
        }
        // Stale acknowledgements are added only now, because match() searches the outcomes, and they cannot be acknowledged
        // themselves.
        CheckTally tally{std::string(rules::stale_acknowledgement), nullptr, {}};
        tally.counts.broken = stale.size();
        report_.tallies.push_back(std::move(tally));
        std::move(stale.begin(), stale.end(), std::back_inserter(report_.outcomes));
    }

  private:
    // If a check is made in several tables, the same row and column may be broken in more than one.
    static bool concerns(const Outcome& outcome, const Acknowledgement& acknowledgement) {
        if (outcome.verdict != Verdict::broken || outcome.rule != acknowledgement.check || outcome.row != acknowledgement.row ||
            outcome.column != acknowledgement.column)
            return false;
        return acknowledgement.table.empty() ||
               std::find(outcome.tables.begin(), outcome.tables.end(), acknowledgement.table) != outcome.tables.end();
    }

    // All differences of the check in a declared set of cells have the same reason.
    void match_cells(const Acknowledgement& acknowledgement, std::vector<Outcome>& stale) {
        const CellReference& cells = *acknowledgement.cells;
        CellReference whole_rows = cells;
        whole_rows.column.clear();
        std::set<std::string_view> rows;
        const std::vector<FoundCell> found = CellFinder(document_).find_cells(whole_rows);
        for (const FoundCell& each : found) {
            if (each.row != nullptr) rows.insert(each.row->id);
        }
        // If a check's formula names its columns, its outcomes have no column.
        const bool is_named = names_column(acknowledgement.check, cells);
        std::size_t count = 0;
        for (Outcome& outcome : report_.outcomes) {
            const bool is_of_column = cells.column.empty() || (outcome.column.empty() ? is_named : outcome.column == cells.column);
            const bool is_meant = outcome.verdict == Verdict::broken && outcome.rule == acknowledgement.check && is_of_column &&
                                  rows.contains(outcome.row) &&
                                  std::find(outcome.tables.begin(), outcome.tables.end(), cells.table) != outcome.tables.end();
            if (!is_meant) continue;
            acknowledge(outcome, acknowledgement);
            ++count;
        }
        if (count != 0) return;
        Outcome outcome;
        outcome.rule = rules::stale_acknowledgement;
        outcome.row = name_of(acknowledgement);
        outcome.verdict = Verdict::broken;
        outcome.place = acknowledgement.place;
        outcome.message = fmt::format("the acknowledgement explains {}, but none of its cells is broken", outcome.row);
        outcome.remedy = "Remove it, or correct the cells that it names.";
        stale.push_back(std::move(outcome));
    }

    // Whether a declared check names the column of the table itself.
    [[nodiscard]] bool names_column(std::string_view rule, const CellReference& cells) const {
        for (const CheckTally& tally : report_.tallies) {
            if (tally.rule != rule || tally.check == nullptr) continue;
            std::vector<OwnReference> own;
            std::vector<const CellReference*> bound;
            for (const Expression* side : {&tally.check->that.left, &tally.check->that.right}) add_references(*side, own, bound);
            return std::any_of(own.begin(), own.end(), [&](const OwnReference& each) {
                return each.cells->table == cells.table && each.cells->column == cells.column;
            });
        }
        return false;
    }

    void acknowledge(Outcome& outcome, const Acknowledgement& acknowledgement) {
        outcome.verdict = Verdict::acknowledged;
        outcome.acknowledgement = &acknowledgement;
        VerdictCounts& counts = tally_of(report_, outcome.rule).counts;
        --counts.broken;
        ++counts.acknowledged;
    }

    void match(const Acknowledgement& acknowledgement, std::vector<Outcome>& stale) {
        if (acknowledgement.cells) return match_cells(acknowledgement, stale);
        Outcome* meant = nullptr;
        Outcome* other = nullptr;      // broken, but differs by something else
        Outcome* ambiguous = nullptr;  // broken in a different table than the previous one
        for (Outcome& outcome : report_.outcomes) {
            if (!concerns(outcome, acknowledgement)) continue;
            const Outcome* before = meant != nullptr ? meant : other;
            if (before != nullptr && before->tables != outcome.tables) ambiguous = &outcome;
            if (outcome.difference != acknowledgement.difference) {
                if (other == nullptr) other = &outcome;
            } else if (meant == nullptr) {
                meant = &outcome;
            }
        }
        const bool is_told = ambiguous == nullptr || !acknowledgement.table.empty();
        if (meant != nullptr && is_told) {
            acknowledge(*meant, acknowledgement);
            return;
        }
        Outcome outcome;
        outcome.rule = rules::stale_acknowledgement;
        outcome.row = name_of(acknowledgement);
        outcome.verdict = Verdict::broken;
        outcome.place = acknowledgement.place;
        if (!is_told) {
            outcome.message = fmt::format("the acknowledgement explains {}, which is broken in several tables", outcome.row);
            outcome.remedy = "Name the table that it is about, for example table = " + quoted(ambiguous->tables.front()) + ".";
        } else if (other != nullptr) {
            outcome.tables = other->tables;
            outcome.difference = other->difference;
            outcome.message = fmt::format("the acknowledgement explains a difference of {}, but {} differs by {}",
                                          acknowledgement.difference.plain(), outcome.row, other->difference.plain());
            outcome.remedy = "See what has changed. Then correct the difference and the reason, or the cells.";
        } else {
            outcome.message = fmt::format("the acknowledgement explains {}, which is not broken", outcome.row);
            outcome.remedy = "Remove it, or correct the row and the column that it names.";
        }
        stale.push_back(std::move(outcome));
    }

    // Proposes an acknowledgement, in case the published document itself is wrong. Its reason is empty, which the loader refuses,
    // so the editor must fill it in.
    static void propose(Outcome& outcome) {
        // These are faults of the content or the standard, not differences in the published document.
        static constexpr std::array faults = {rules::amount_overflow, rules::unknown_table, rules::unknown_row,
                                              rules::unknown_column, rules::overlapping_parts};
        const bool is_fault = std::find(faults.begin(), faults.end(), outcome.rule) != faults.end();
        if (outcome.severity == Severity::note || is_fault) return;
        std::vector<std::string> lines = {"If it was published like this, or is right, say why in document.toml:", "",
                                          "[[acknowledge]]", fmt::format("check = {}", quoted(outcome.rule))};
        // A declared check names its tables itself.
        if (rules::is_general_check(outcome.rule) && !outcome.tables.empty())
            lines.push_back(fmt::format("table = {}", quoted(outcome.tables.front())));
        if (!outcome.row.empty()) lines.push_back(fmt::format("row = {}", quoted(outcome.row)));
        if (!outcome.column.empty()) lines.push_back(fmt::format("column = {}", quoted(outcome.column)));
        if (!outcome.difference.is_zero()) lines.push_back(fmt::format("difference = {}", outcome.difference.plain()));
        lines.emplace_back("reason = \"\"  # why it is so, for readers");
        lines.emplace_back("note = \"\"    # how it was found and what was left unchanged");
        for (const std::string& line : lines) outcome.remedy += line.empty() ? "\n" : "\n   " + line;
    }

    const Document& document_;
    CheckReport& report_;
};

}  // namespace

namespace {

// Names in the document of another stage must exist. Returns whether they do.
bool resolve(const CheckForm& check, const RelatedDocuments& related, CheckReport& report) {
    if (related.other_stages.empty() && !check.names_departments) return true;
    Findings faults;
    resolve_stages(check.that.left, related, faults);
    resolve_stages(check.that.right, related, faults);
    if (check.names_departments) resolve_departments(check.that, related, faults);
    for (const Finding& fault : faults.list()) {
        Outcome outcome;
        outcome.rule = fault.rule;
        outcome.verdict = Verdict::broken;
        outcome.place = fault.place;
        outcome.message = fault.message;
        outcome.remedy = fault.remedy;
        report.outcomes.push_back(std::move(outcome));
    }
    return faults.list().empty();
}

// After all outcomes have their verdicts.
void count_remarks(CheckReport& report) {
    for (CheckTally& tally : report.tallies) {
        if (rules::is_about_figures(tally.rule)) continue;
        tally.counts.remarks = tally.counts.broken;
        tally.counts.explained_remarks = tally.counts.acknowledged;
    }
}

}  // namespace

CheckReport check_document(const Document& document, const RelatedDocuments& related, std::vector<Outcome> prose,
                           std::string_view language) {
    CheckReport report;
    // The general checks, and also literals that equal a figure and acknowledgements that explain nothing.
    report.tallies.reserve(document.standard->checks.size() + document.checks.size() + rules::general_checks.size() + 2);
    const Evaluator evaluator(document, related);
    CheckBuffers buffers;
    for (const std::vector<CheckForm>* checks : {&document.standard->checks, &document.checks}) {
        for (const CheckForm& check : *checks) {
            if (check.is_across || !is_for_stage(check.stages, document.stage)) continue;
            if (resolve(check, related, report)) make_check(check, evaluator, language, buffers, report);
        }
    }
    make_general_checks({document, related, evaluator}, report);
    set_units(document, report);
    // Acknowledgements come last, because they may name an outcome of any earlier check.
    add_prose(std::move(prose), report);
    Acknowledger(document, report).run();
    count_remarks(report);
    return report;
}

namespace {

// The content of the finding's message, for programs.
std::shared_ptr<const FindingSubject> subject_of(const Outcome& outcome, const Document& document) {
    auto subject = std::make_shared<FindingSubject>();
    subject->department = document.department;
    subject->year = document.year;
    subject->stage = document.stage;
    subject->tables = outcome.tables;
    if (rules::is_of_literal(outcome.rule)) {
        subject->section = outcome.row;
        subject->literal = outcome.column;
    } else if (outcome.rule == rules::chart_total) {
        subject->chart = outcome.row;
        subject->column = outcome.column;
    } else if (outcome.rule != rules::stale_acknowledgement) {
        subject->row = outcome.row;
        subject->column = outcome.column;
    }
    subject->left = outcome.left;
    subject->right = outcome.right;
    if (outcome.left || outcome.right) subject->difference = outcome.difference;
    subject->unit = outcome.unit;
    return subject;
}

}  // namespace

void report_outcomes(const Document& document, const CheckReport& report, Findings& findings) {
    for (const Outcome& outcome : report.outcomes) {
        std::string message = outcome.message;
        if (outcome.verdict == Verdict::acknowledged) message += "; acknowledged: " + outcome.acknowledgement->reason;
        // A likely slip in the prose proves nothing, but the editor should look at it.
        const bool is_slip = rules::is_doubt(outcome.rule) && outcome.verdict == Verdict::unknown;
        const Severity severity = outcome.verdict == Verdict::broken || is_slip ? outcome.severity : Severity::note;
        findings.add({severity, outcome.rule, outcome.place, std::move(message), outcome.remedy, subject_of(outcome, document)});
    }
}

}  // namespace sitegen

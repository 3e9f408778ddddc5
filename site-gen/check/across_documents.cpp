#include "check/across_documents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <set>

#include "check/compared.hpp"
#include "expression/describe.hpp"
#include "expression/evaluate.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_departments_named = 10;

std::string joined(const std::set<std::string>& names) {
    std::string text;
    std::size_t count = 0;
    for (const std::string& name : names) {
        if (++count > most_departments_named) break;
        text.append(text.empty() ? "" : ", ").append(name);
    }
    if (names.size() > most_departments_named) text += fmt::format(" and {} more", names.size() - most_departments_named);
    return text;
}

bool names_any_cell(const Expression& expression, const Evaluator& evaluator) {
    if (expression.kind == Expression::Kind::cells) return !evaluator.find_cells(expression.cells).empty();
    return std::any_of(expression.operands.begin(), expression.operands.end(),
                       [&](const Expression& operand) { return names_any_cell(operand, evaluator); });
}

OperandValue value_of(const Expression& expression, const Evaluator& evaluator) {
    OperandValue value;
    value.has_cells = true;
    try {
        const Measured measured = evaluator.measure(expression, {});
        if (measured.missing) {
            value.state = *measured.missing;
        } else if (measured.value && measured.applies) {
            value.state = CellState::amount;
            value.amount = *measured.value;
            value.rounding = measured.rounding;
            value.cell_count = measured.cell_count;
        } else {
            value.has_cells = names_any_cell(expression, evaluator);
        }
    } catch (const AmountOverflow&) {
        value = OperandValue();
        value.has_cells = true;
    }
    return value;
}

// Why a check is not made: the most useful reason, and the departments that it concerns.
struct Lack {
    std::optional<NotMade> reason;
    std::set<std::string> names;

    void note(NotMade why, const std::string& name) {
        if (reason && *reason < why) return;
        if (reason != why) names.clear();
        reason = why;
        names.insert(name);
    }
};

class AcrossCheck {
  public:
    // first_value: the index of the check's first operand among a document's values.
    AcrossCheck(const CheckForm& form, const DocumentsToCheck& documents, std::size_t first_value)
        : form_(form), documents_(documents), operands_(operands_of(form.that)), first_value_(first_value) {}

    [[nodiscard]] std::size_t operand_count() const { return operands_.size(); }

    void make(std::string_view language, CheckReport& report) {
        CheckTally tally{form_.id, &form_, {}};
        Outcome outcome;
        outcome.rule = form_.id;
        outcome.severity = form_.severity;
        outcome.place = form_.place;
        outcome.unit = documents_.unit;
        try {
            const Measured left = measure(form_.that.left);
            const Measured right = measure(form_.that.right);
            if (lack_.reason) {
                tally.not_made = lack_.reason;
                tally.lacks = joined(lack_.names);
            } else if (!left.value || !right.value) {
                tally.not_made = NotMade::no_rows;
            } else if (!withheld_.empty()) {
                outcome.verdict = Verdict::unknown;
                outcome.message =
                    fmt::format("{} cannot be checked: a cell is not there or withheld in {}", formula(), joined(withheld_));
            } else {
                set_compared(outcome, left, right, compare(left, form_.that.relation, right, form_.tolerance));
                describe_outcome(language, outcome);
            }
        } catch (const AmountOverflow&) {
            outcome.rule = rules::amount_overflow;
            outcome.verdict = Verdict::broken;
            outcome.severity = Severity::error;
            outcome.message = fmt::format("the check \"{}\" of {} exceeds 18 digits", form_.id, documents_.year.text());
            outcome.remedy = "Declare the documents' tables in a larger unit.";
        }
        if (!tally.not_made) {
            ++tally.counts.of(outcome.verdict);
            // The page shows exact outcomes with their amounts, too.
            report.outcomes.push_back(std::move(outcome));
        }
        report.tallies.push_back(std::move(tally));
    }

  private:
    [[nodiscard]] std::string formula() const {
        return fmt::format("in {}, {}: {} {} {}", documents_.year.text(), documents_.stage->id, describe(form_.that.left, {}),
                           symbol_of(form_.that.relation), describe(form_.that.right, {}));
    }

    void describe_outcome(std::string_view language, Outcome& outcome) const {
        const std::string when = fmt::format("in {}, {}", documents_.year.text(), documents_.stage->id);
        const std::string left = describe(form_.that.left, {});
        const std::string right = describe(form_.that.right, {});
        const bool is_equality = form_.that.relation == Comparison::Relation::equal;
        if (is_equality || outcome.verdict == Verdict::exact) {
            outcome.message = fmt::format("{}: {} is {}, {} {} is {}", when, left, say(outcome.left),
                                          outcome.verdict == Verdict::exact ? "and" : "but", right, say(outcome.right));
        } else {
            outcome.message = fmt::format("{}: {} is {}, but it should be {} {}, which is {}", when, left, say(outcome.left),
                                          symbol_of(form_.that.relation), right, say(outcome.right));
        }
        outcome.remedy = form_.sentence(language);
        if (outcome.verdict == Verdict::exact) return;
        const std::string difference = outcome.difference.absolute().plain();
        const char* explains = form_.tolerance ? "the check allows" : "rounding explains";
        if (outcome.verdict == Verdict::rounding) {
            outcome.remedy += fmt::format(" They differ by {}, which {}.", difference, explains);
            return;
        }
        outcome.remedy += fmt::format(" They differ by {} {}", difference, documents_.unit);
        outcome.remedy +=
            outcome.tolerance.is_zero() ? "." : fmt::format("; {} at most {}.", explains, outcome.tolerance.trimmed().plain());
        if (form_.severity == Severity::note) return;
        outcome.remedy += fmt::format(
            "\n   Where it was published so, or is right, say why in site.toml:\n\n   [[acknowledge]]\n   check = \"{}\"\n"
            "   standard = \"{}\"\n   year = {}\n   stage = \"{}\"\n   difference = {}\n   reason = \"\"  # why it is so, for "
            "readers\n"
            "   note = \"\"    # how it was found and what was left as it is",
            form_.id, documents_.standard->id, year_as_toml(), documents_.stage->id, outcome.difference.plain());
    }

    [[nodiscard]] std::string year_as_toml() const {
        const std::string year = documents_.year.text();
        return documents_.year.spans_two ? "\"" + year + "\"" : year;
    }

    Measured measure(const Expression& expression) {
        Measured result;
        switch (expression.kind) {
            case Expression::Kind::number:
                result.value = expression.number;
                return result;
            case Expression::Kind::departments:
                return sum(next_++);
            case Expression::Kind::department:
                return one(expression.department, next_++);
            case Expression::Kind::negate:
                return negated(measure(expression.operands[0]));
            case Expression::Kind::multiply: {
                const Measured left = measure(expression.operands[0]);
                return product_of(left, measure(expression.operands[1]));
            }
            default:
                break;
        }
        result = measure(expression.operands[0]);
        Measured other = measure(expression.operands[1]);
        if (expression.kind == Expression::Kind::subtract) other = negated(other);
        add(result, other);
        return result;
    }

    static Measured negated(Measured value) {
        if (value.value) value.value = value.value->negated();
        return value;
    }

    // The sum over the documents that are contained in no other one.
    Measured sum(std::size_t operand) {
        Measured result;
        for (const std::string& name : documents_.missing) lack_.note(NotMade::no_department, name);
        for (const DocumentInCheck& document : documents_.documents) {
            if (!document.is_contained) add(result, value_of(document, operand));
        }
        return result;
    }

    Measured one(const std::string& slug, std::size_t operand) {
        const auto found =
            std::lower_bound(documents_.documents.begin(), documents_.documents.end(), slug,
                             [](const DocumentInCheck& each, const std::string& wanted) { return each.department < wanted; });
        if (found != documents_.documents.end() && found->department == slug) return value_of(*found, operand);
        lack_.note(NotMade::no_department, slug);
        return {};
    }

    // The document's value in the common unit.
    Measured value_of(const DocumentInCheck& document, std::size_t operand) {
        Measured result;
        const std::size_t at = first_value_ + operand;
        if (at >= document.summary->operands.size()) return result;
        const OperandValue& value = document.summary->operands[at];
        if (value.state == CellState::blank) {
            if (value.has_cells) lack_.note(NotMade::blank, document.name);
            return result;
        }
        if (value.state != CellState::amount) {
            withheld_.insert(document.name);
            result.value = Amount();
            return result;
        }
        const int power = document.summary->unit_power - documents_.unit_power;
        result.value = power == 0 ? value.amount : value.amount.shifted(power);
        result.rounding = power == 0 ? value.rounding : value.rounding.shifted(power);
        result.cell_count = value.cell_count;
        return result;
    }

    const CheckForm& form_;
    const DocumentsToCheck& documents_;
    std::vector<const Expression*> operands_;
    std::size_t first_value_;
    std::size_t next_ = 0;
    Lack lack_;
    std::set<std::string> withheld_;  // names of departments
};

void acknowledge(const DocumentsToCheck& documents, const std::vector<AcrossAcknowledgement>& acknowledgements, CheckReport& report,
                 std::vector<const AcrossAcknowledgement*>& used) {
    for (Outcome& outcome : report.outcomes) {
        for (const AcrossAcknowledgement& each : acknowledgements) {
            const bool is_meant = outcome.verdict == Verdict::broken && each.standard == documents.standard->id &&
                                  each.year == documents.year && each.stage == documents.stage->id &&
                                  each.explains.check == outcome.rule && each.explains.difference == outcome.difference;
            if (!is_meant) continue;
            outcome.verdict = Verdict::acknowledged;
            outcome.acknowledgement = &each.explains;
            // There is nothing to propose any more.
            outcome.remedy.resize(std::min(outcome.remedy.find('\n'), outcome.remedy.size()));
            used.push_back(&each);
            for (CheckTally& tally : report.tallies) {
                if (tally.rule == outcome.rule) tally.counts = {.acknowledged = 1};
            }
        }
    }
}

}  // namespace

std::vector<OperandValue> operand_values_of(const Document& document) {
    std::vector<OperandValue> values;
    std::optional<Evaluator> evaluator;  // few standards have such checks
    for (const CheckForm& check : document.standard->checks) {
        if (!check.is_across) continue;
        if (!evaluator) evaluator.emplace(document);
        for (const Expression* operand : operands_of(check.that)) values.push_back(value_of(operand->operands.front(), *evaluator));
    }
    return values;
}

AcrossReport check_across_documents(const DocumentsToCheck& documents, const std::vector<AcrossAcknowledgement>& acknowledgements,
                                    std::string_view language, std::vector<const AcrossAcknowledgement*>& used) {
    AcrossReport result{documents.standard, documents.stage, documents.year, documents.unit, {}};
    std::size_t first_value = 0;
    for (const CheckForm& form : documents.standard->checks) {
        if (!form.is_across) continue;
        AcrossCheck check(form, documents, first_value);
        check.make(language, result.report);
        first_value += check.operand_count();
    }
    acknowledge(documents, acknowledgements, result.report, used);
    return result;
}

void report_outcomes(const AcrossReport& report, Findings& findings) {
    for (const Outcome& outcome : report.report.outcomes) {
        if (outcome.verdict == Verdict::exact) continue;
        std::string message = outcome.message;
        if (outcome.verdict == Verdict::acknowledged) message += "; acknowledged: " + outcome.acknowledgement->reason;
        auto subject = std::make_shared<FindingSubject>();
        subject->year = report.year;
        subject->stage = report.stage->id;
        subject->left = outcome.left;
        subject->right = outcome.right;
        if (outcome.left || outcome.right) subject->difference = outcome.difference;
        subject->unit = report.unit;
        const Severity severity = outcome.verdict == Verdict::broken ? outcome.severity : Severity::note;
        findings.add({severity, outcome.rule, outcome.place, std::move(message), outcome.remedy, std::move(subject)});
    }
}

void report_idle(const std::vector<AcrossAcknowledgement>& acknowledgements, const std::vector<const AcrossAcknowledgement*>& used,
                 Findings& findings) {
    for (const AcrossAcknowledgement& each : acknowledgements) {
        if (std::find(used.begin(), used.end(), &each) != used.end()) continue;
        findings.error(
            rules::stale_acknowledgement, each.explains.place,
            fmt::format("the acknowledgement explains a difference of {} in {} of {}, {}, of {}, which is not there",
                        each.explains.difference.plain(), each.explains.check, each.year.text(), each.stage, each.standard),
            "See what has changed. Then correct the acknowledgement, or remove it.");
    }
}

}  // namespace sitegen

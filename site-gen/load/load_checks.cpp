#include "load/load_checks.hpp"

#include <algorithm>
#include <set>
#include <type_traits>

#include "expression/describe.hpp"
#include "expression/parse.hpp"
#include "expression/resolve.hpp"
#include "load/load_expression.hpp"
#include "load/stage_names.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

const Standard& standard_of(const Standard& standard) { return standard; }
const Standard& standard_of(const Document& document) { return *document.standard; }

// Reads one [[check]].
template <typename Owner>
class CheckLoader {
  public:
    CheckLoader(TableReader& entry, const Owner& owner) : entry_(entry), owner_(owner), findings_(entry.findings()) {}

    // Returns nothing, after findings, if the formula cannot be read.
    std::optional<CheckForm> load(std::set<std::string>& taken) {
        entry_.refuse_others({"id", "reference", "sentence", "that", "where", "tolerance", "severity", "stages"});
        CheckForm check;
        check.place = entry_.place();
        check.id = entry_.id(taken, "check");
        check.reference = entry_.text("reference", Need::optional);
        load_sentences(check);
        check.tolerance = load_tolerance();
        check.severity = load_severity();
        check.stages = load_stage_names(entry_, standard_of(owner_));
        const std::size_t findings_before = findings_.list().size();
        load_formula(check);
        // Rows can only be compared if every reference was found. If the bound rows differ, this is an error, but the check's name
        // stays known, for acknowledgements.
        if (findings_.list().size() > findings_before) return std::nullopt;
        check_selectors(check);
        return check;
    }

  private:
    void load_sentences(CheckForm& check) {
        std::optional<TableReader> sentences = entry_.table("sentence", Need::required);
        if (!sentences) return;
        for (const TomlEntry& line : entry_.find("sentence")->entries())
            check.sentences.emplace(line.key, sentences->text(line.key, Need::required));
        if (check.sentences.empty()) {
            findings_.error(rules::missing_key, sentences->place(), "the check has no sentence",
                            "Write in plain words what must hold: sentence = { en = \"…\" }.");
        }
    }

    std::optional<Amount> load_tolerance() {
        const TomlNode* node = entry_.find("tolerance");
        if (node == nullptr || (node->kind == TomlNode::Kind::string && node->text == "rounding")) return std::nullopt;
        if (node->kind == TomlNode::Kind::string && node->text == "none") return Amount(0, 0);
        if (node->kind == TomlNode::Kind::number) {
            const std::optional<Amount> amount = entry_.amount("tolerance", Need::required);
            if (amount && !amount->is_negative()) return amount;
        }
        findings_.error(rules::invalid_value, node->place, "a tolerance is \"rounding\", \"none\" or an amount of zero or more",
                        "Remove it: by default, a check allows what the rounding of the printed cells explains.");
        return std::nullopt;
    }

    Severity load_severity() {
        const std::string severity = entry_.text("severity", Need::optional);
        if (severity == "warning") return Severity::warning;
        if (severity == "note") return Severity::note;
        if (!severity.empty() && severity != "error") {
            findings_.error(rules::invalid_value, entry_.place_of("severity"), "there is no severity \"" + severity + "\"",
                            "Write error, warning or note.");
        }
        return Severity::error;
    }

    void load_formula(CheckForm& check) {
        const TomlNode* that = entry_.find("that");
        if (that == nullptr) return entry_.report_missing("that");
        if (!is_quoted(*that, "a formula", findings_)) return;
        check.formula = that->text;
        std::optional<Comparison> comparison =
            parse_comparison(that->text, that->place_in_text(0, 1), findings_, spelling_of(*that));
        if (comparison) check.that = std::move(*comparison);
        if (comparison) resolve_names(check.that, owner_, findings_);
        if (comparison) check_departments(check);
        const TomlNode* where = entry_.find("where");
        if (where == nullptr || !is_quoted(*where, "a condition", findings_)) return;
        std::optional<std::vector<Comparison>> condition =
            parse_condition(where->text, where->place_in_text(0, 1), findings_, spelling_of(*where));
        if (!condition) return;
        check.where = std::move(*condition);
        for (const Comparison& each : check.where) resolve_names(each, owner_, findings_);
    }

    // A check over all documents has no document, rows or columns of its own, and one of a row's department needs rows.
    void check_departments(CheckForm& check) {
        const std::vector<const Expression*> operands = operands_of(check.that);
        check.names_departments = !operands.empty();
        if (operands.empty()) return;
        for (const Expression* side : {&check.that.left, &check.that.right}) {
            if (side->kind != Expression::Kind::divide) continue;
            findings_.error(rules::expression_syntax, side->place, "a quotient cannot be compared with cells of other departments",
                            "Multiply the other side by the divisor.");
        }
        check.is_across = std::any_of(operands.begin(), operands.end(),
                                      [](const Expression* operand) { return operand->kind == Expression::Kind::departments; });
        std::vector<OwnReference> own;
        std::vector<const CellReference*> bound;
        for (const Expression* side : {&check.that.left, &check.that.right}) add_references(*side, own, bound);
        const bool has_own_rows = std::any_of(own.begin(), own.end(), [](const OwnReference& each) { return each.is_bound; });
        const auto of_row =
            std::find_if(operands.begin(), operands.end(), [](const Expression* operand) { return operand->department == "*"; });
        if (check.is_across) {
            check_across(check, own, bound);
        } else if (of_row != operands.end() && !has_own_rows) {
            findings_.error(rules::expression_syntax, (*of_row)->place,
                            "department(*, …) is the department of a row, but no rows are named",
                            "Name rows of this document beside it, such as agencies[*].total, or one department's folder.");
        }
    }

    void check_across(const CheckForm& check, const std::vector<OwnReference>& own,
                      const std::vector<const CellReference*>& bound) {
        const auto refuse = [this](const Place& place, const char* message, const char* remedy) {
            findings_.error(rules::expression_syntax, place, message, remedy);
        };
        if constexpr (std::is_same_v<Owner, Document>)
            return refuse(check.place, "a check with departments(…) is not about this document alone",
                          "Declare it in checks.toml of the standard.");
        if (entry_.find("where") != nullptr)
            return refuse(entry_.place_of("where"), "a check with departments(…) has no document that a condition could be about",
                          "Remove it.");
        if (!own.empty())
            return refuse(own.front().cells->place, "a check with departments(…) has no document of its own",
                          "Write these cells within departments(…), or within department(…) with the folder of one.");
        if (!bound.empty())
            return refuse(bound.front()->place, "a check with departments(…) is made once, not for each row",
                          "Name one row, or add the rows up with sum(…).");
        for (const Expression* operand : operands_of(check.that)) {
            resolve_names(operand->operands.front(), owner_, findings_);
            refuse_every_column(operand->operands.front());
            if (operand->department == "*")
                refuse(operand->place, "department(*, …) is the department of a row, but the check has no rows",
                       "Name one department's folder.");
        }
    }

    void refuse_every_column(const Expression& expression) {
        if (expression.cells.column == "*") {
            findings_.error(rules::expression_syntax, expression.cells.place,
                            "a check with departments(…) is made once, not for each column", "Name the column.");
        }
        for (const Expression& operand : expression.operands) refuse_every_column(operand);
    }

    // A check that is made for each row must select the same rows everywhere.
    void check_selectors(const CheckForm& check) {
        std::vector<const CellReference*> bound;
        const auto add = [&](const Comparison& comparison) {
            for (const Expression* side : {&comparison.left, &comparison.right}) {
                for (const CellReference* reference : bound_references(*side)) bound.push_back(reference);
            }
        };
        add(check.that);
        for (const Comparison& each : check.where) add(each);
        for (const CellReference* reference : bound) {
            if (reference->rows == bound.front()->rows) continue;
            findings_.error(rules::expression_syntax, reference->place,
                            "the check is made for several rows, but its tables do not all name the same rows",
                            "Write the same [ ] for each table, or add the rows up with sum(…).");
            return;
        }
    }

    TableReader& entry_;
    const Owner& owner_;
    Findings& findings_;
};

template <typename Owner>
std::vector<CheckForm> load_all_checks(TableReader& reader, const Owner& owner, std::set<std::string> taken) {
    std::vector<CheckForm> checks;
    for (TableReader& entry : reader.tables("check", Need::optional)) {
        if (std::optional<CheckForm> check = CheckLoader<Owner>(entry, owner).load(taken)) checks.push_back(std::move(*check));
    }
    return checks;
}

// Checks must not use these ids: a finding's name tells whether a rule or a check was broken.
std::set<std::string> names_of_rules() {
    std::set<std::string> names;
    for (const std::string_view rule : rules::content_rules) names.emplace(rule);
    return names;
}

}  // namespace

std::vector<CheckForm> load_checks(TableReader& reader, const Standard& standard) {
    return load_all_checks(reader, standard, names_of_rules());
}

std::vector<CheckForm> load_checks(TableReader& reader, const Document& document) {
    if (reader.find("check") == nullptr) return {};
    std::set<std::string> taken = names_of_rules();
    for (const CheckForm& check : document.standard->checks) taken.insert(check.id);
    return load_all_checks(reader, document, taken);
}

namespace {

// These cells are given instead of one cell and its difference.
std::optional<CellReference> load_acknowledged_cells(TableReader& entry, const Document& document) {
    if (entry.find("cells") == nullptr) return std::nullopt;
    for (const char* key : {"table", "row", "column", "difference"}) {
        if (entry.find(key) == nullptr) continue;
        entry.findings().error(rules::invalid_value, entry.place_of(key),
                               std::string("\"cells\" says already what \"") + key + "\" would",
                               "Keep one of them: \"cells\" for many, the others for one.");
        return std::nullopt;
    }
    return load_reference(entry, "cells", document);
}

}  // namespace

std::vector<Acknowledgement> load_acknowledgements(TableReader& reader, const Document& document) {
    if (reader.find("acknowledge") == nullptr) return {};
    std::vector<std::string> names;
    for (const std::vector<CheckForm>* checks : {&document.standard->checks, &document.checks}) {
        for (const CheckForm& check : *checks) names.push_back(check.id);
    }
    for (const std::string_view rule : rules::general_checks) names.emplace_back(rule);
    std::vector<Acknowledgement> acknowledgements;
    for (TableReader& entry : reader.tables("acknowledge", Need::optional)) {
        entry.refuse_others({"check", "table", "row", "column", "cells", "difference", "reason", "note"});
        Acknowledgement result;
        result.place = entry.place();
        result.check = entry.text("check", Need::required);
        result.cells = load_acknowledged_cells(entry, document);
        result.table = entry.text("table", Need::optional);
        result.row = entry.text("row", Need::optional);
        result.column = entry.text("column", Need::optional);
        result.difference = entry.amount("difference", Need::optional).value_or(Amount());
        result.reason = entry.text("reason", Need::required);
        result.note = entry.text("note", Need::required);
        if (!result.check.empty() && std::find(names.begin(), names.end(), result.check) == names.end()) {
            entry.findings().error(rules::unknown_check, entry.place_of("check"),
                                   "there is no check \"" + result.check + "\"" + nearest_hint(result.check, names),
                                   "Copy the name in brackets from the message that it explains.");
            continue;
        }
        const bool is_known = result.table.empty() || result.table == statements_table || result.table == performance_table ||
                              document.standard->find_table(result.table) != nullptr;
        if (!is_known) {
            std::vector<std::string> tables;
            for (const TableForm& form : document.standard->tables) tables.push_back(form.id);
            entry.findings().error(rules::unknown_table, entry.place_of("table"),
                                   "the standard has no table \"" + result.table + "\"" + nearest_hint(result.table, tables),
                                   "Copy the lines from the message that it explains.");
        }
        acknowledgements.push_back(std::move(result));
    }
    return acknowledgements;
}

}  // namespace sitegen

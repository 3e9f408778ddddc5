#include "load/load_expression.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <type_traits>

#include "expression/parse.hpp"
#include "expression/resolve.hpp"
#include "load/stage_names.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

// Only a check is made for each column.
void refuse_every_column(const Expression& expression, Findings& findings) {
    if (expression.kind == Expression::Kind::cells && expression.cells.column == "*") {
        findings.error(rules::unknown_column, expression.cells.place, "only a check may write \"*\" for every column",
                       "Name the column.");
    }
    for (const Expression& operand : expression.operands) refuse_every_column(operand, findings);
}

// owner: the standard or document with the expression. Returns zero, after a finding, if it cannot be read.
template <typename Owner>
Expression read_expression(const TomlNode& node, const Owner& owner, Findings& findings) {
    if (!is_quoted(node, "an expression", findings)) return {};
    const std::optional<Expression> expression = parse_expression(node.text, node.place_in_text(0, 1), findings, spelling_of(node));
    if (!expression) return {};
    resolve_names(*expression, owner, findings);
    refuse_every_column(*expression, findings);
    return *expression;
}

template <typename Owner>
std::optional<CellReference> read_reference(const TomlNode& node, const Owner& owner, Findings& findings) {
    if (!is_quoted(node, "a cell", findings)) return std::nullopt;
    std::optional<CellReference> reference = parse_reference(node.text, node.place_in_text(0, 1), findings, spelling_of(node));
    if (reference) resolve_names(*reference, owner, findings);
    return reference;
}

template <typename Owner>
Expression read_count(const TomlNode& node, const Owner& owner, Findings& findings) {
    Expression count;
    if (std::optional<CellReference> rows = read_reference(node, owner, findings)) {
        count.kind = Expression::Kind::count;
        count.place = rows->place;
        count.cells = std::move(*rows);
    }
    return count;
}

// The key of the entry that holds the formula, and the figure's kind. Returns nothing, after a finding, if there is not exactly
// one.
const TomlNode* find_formula(TableReader& entry, FigureForm& figure) {
    struct Form {
        const char* key;
        FigureForm::Kind kind;
    };
    static constexpr std::array forms = {Form{"amount", FigureForm::Kind::amount}, Form{"change", FigureForm::Kind::change},
                                         Form{"share", FigureForm::Kind::share}, Form{"count", FigureForm::Kind::count}};
    const TomlNode* formula = nullptr;
    for (const Form& form : forms) {
        const TomlNode* found = entry.find(form.key);
        if (found == nullptr) continue;
        if (formula != nullptr) {
            entry.findings().error(rules::invalid_value, found->place, "a figure has only one of amount, share, change and count",
                                   "Keep one.");
            return nullptr;
        }
        formula = found;
        figure.kind = form.kind;
    }
    if (formula == nullptr) {
        entry.findings().error(rules::missing_key, entry.place(), "the figure has no amount, share, change or count",
                               "Add one of them.");
    }
    return formula;
}

template <typename Owner>
void load_formula(TableReader& entry, const Owner& owner, FigureForm& figure) {
    Findings& findings = entry.findings();
    const TomlNode* formula = find_formula(entry, figure);
    const bool is_share = figure.kind == FigureForm::Kind::share;
    // If the formula cannot be read, zeros take the place of its expressions, because other code relies on their number.
    if (formula == nullptr) {
        figure.expressions.resize(is_share ? 2 : 1);
    } else if (figure.kind == FigureForm::Kind::count) {
        figure.expressions.push_back(read_count(*formula, owner, findings));
    } else if (!is_share) {
        figure.expressions.push_back(read_expression(*formula, owner, findings));
    } else if (formula->kind != TomlNode::Kind::array || formula->items().size() != 2) {
        findings.error(rules::wrong_type, formula->place, "a share is a list of two expressions", "Write [\"part\", \"whole\"].");
        figure.expressions.resize(2);
    } else {
        for (const TomlNode& item : formula->items()) figure.expressions.push_back(read_expression(item, owner, findings));
    }
}

template <typename Owner>
std::vector<FigureForm> load_all_figures(TableReader& reader, const Owner& owner, std::set<std::string> taken) {
    std::vector<FigureForm> figures;
    for (TableReader& entry : reader.tables("figure", Need::optional)) {
        std::vector<std::string> known = {"id", "title", "unit", "labels", "amount", "share", "change", "count", "as-of"};
        FigureForm figure;
        if constexpr (std::is_same_v<Owner, Standard>) {  // a document is of one stage
            known.emplace_back("stages");
            figure.stages = load_stage_names(entry, owner);
        }
        entry.refuse_others(known);
        figure.place = entry.place();
        figure.id = entry.id(taken, "figure");
        figure.title = entry.plain_title("title", Need::required);
        figure.unit = entry.text("unit", Need::optional);
        figure.labels = entry.texts("labels", Need::optional);
        const std::string as_of = entry.text("as-of", Need::optional);
        figure.is_of_prior_year = as_of == "prior-year";
        if (!as_of.empty() && !figure.is_of_prior_year && as_of != "year") {
            entry.findings().error(rules::invalid_value, entry.place_of("as-of"), "a figure cannot be as of \"" + as_of + "\"",
                                   "Write prior-year, or remove \"as-of\".");
        }
        load_formula(entry, owner, figure);
        figures.push_back(std::move(figure));
    }
    return figures;
}

}  // namespace

Spelling spelling_of(const TomlNode& node) { return node.is_verbatim ? Spelling::verbatim : Spelling::escaped; }

bool is_quoted(const TomlNode& node, const char* what, Findings& findings) {
    if (node.kind == TomlNode::Kind::string) return true;
    findings.error(rules::wrong_type, node.place, std::string(what) + " must be in quotes", "Write \"expenditure[total].basic\".");
    return false;
}

std::vector<FigureForm> load_figures(TableReader& reader, const Standard& standard) {
    return load_all_figures(reader, standard, {});
}

std::vector<FigureForm> load_figures(TableReader& reader, const Document& document) {
    if (reader.find("figure") == nullptr) return {};
    std::set<std::string> taken;
    for (const FigureForm& figure : document.standard->figures) taken.insert(figure.id);
    return load_all_figures(reader, document, taken);
}

Expression load_expression(const TomlNode& node, const Standard& standard, Findings& findings) {
    return read_expression(node, standard, findings);
}

std::optional<CellReference> load_reference(TableReader& reader, std::string_view key, const Standard& standard) {
    const TomlNode* node = reader.find(key);
    return node == nullptr ? std::nullopt : read_reference(*node, standard, reader.findings());
}

std::optional<CellReference> load_reference(TableReader& reader, std::string_view key, const Document& document) {
    const TomlNode* node = reader.find(key);
    return node == nullptr ? std::nullopt : read_reference(*node, document, reader.findings());
}

std::optional<CellReference> load_reference(const TomlNode& node, const Document& document, Findings& findings) {
    return read_reference(node, document, findings);
}

}  // namespace sitegen

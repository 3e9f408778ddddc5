#include "expression/resolve.hpp"

#include <algorithm>

#include "expression/common_unit.hpp"
#include "expression/counted_unit.hpp"
#include "expression/describe.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

bool is_known_code(const SideForm& side, const Standard& standard, std::string_view code) {
    std::size_t begin = 0;
    for (const std::string& id : side.rows.classifications) {
        if (begin > code.size()) return true;  // the second code may be blank
        const std::size_t end = std::min(code.find('/', begin), code.size());
        const auto classification = standard.classifications.find(id);
        if (classification == standard.classifications.end()) return true;  // already reported, where the table names it
        if (classification->second.find(code.substr(begin, end - begin)) == nullptr) return false;
        begin = end + 1;
    }
    return begin > code.size();
}

// Whether the standard declares the row for that side in every document.
bool declares_row(const SideForm& side, const Standard& standard, const std::string& id) {
    if (side.rows.total && side.rows.total->id == id) return true;
    switch (side.rows.kind) {
        case RowsForm::Kind::items:
            return side.rows.find_item(id) != nullptr;
        case RowsForm::Kind::classified:
            return is_known_code(side, standard, id);
        case RowsForm::Kind::named:
            break;
    }
    return false;
}

class Resolver {
  public:
    // document: nothing for an expression of the standard itself.
    Resolver(const Standard& standard, const Document* document, Findings& findings)
        : standard_(standard), document_(document), findings_(findings) {}

    void resolve(const Expression& expression) {
        if (expression.kind == Expression::Kind::cells) check_kind(expression.cells, false);
        const bool adds = expression.kind == Expression::Kind::sum || expression.kind == Expression::Kind::children;
        if (adds && expression.operands[0].kind == Expression::Kind::cells) check_kind(expression.operands[0].cells, true);
        if (expression.kind == Expression::Kind::cells || expression.kind == Expression::Kind::count) resolve(expression.cells);
        // Another stage's document may follow another standard, so its names are only known if the document is there.
        if (expression.kind == Expression::Kind::stage && standard_.find_stage(expression.stage) == nullptr) return;
        if (expression.kind == Expression::Kind::department) return;  // for the same reason
        for (const Expression& operand : expression.operands) resolve(operand);
    }

    void resolve(const CellReference& reference) {
        if (reference.table == statements_table) {
            resolve_statement(reference);
        } else if (reference.table == performance_table) {
            resolve_fund(reference);
        } else if (const TableForm* table = standard_.find_table(reference.table)) {
            resolve_in(*table, reference);
        } else if (!standard_.tables.empty()) {
            std::vector<std::string> names;
            for (const TableForm& known : standard_.tables) names.push_back(known.id);
            report(rules::unknown_table, reference.place, "the standard has no table \"" + reference.table + "\"", reference.table,
                   {standard_.find_left_out({}, "table", reference.table), names, "Name a table of the standard."});
        }
    }

  private:
    // Texts are not amounts, and rates are never added.
    void check_kind(const CellReference& reference, bool is_summed) {
        const ColumnForm* column = find_column(reference, standard_);
        if (column == nullptr) return;
        if (column->kind == ColumnKind::text && !is_summed) {
            findings_.error(rules::invalid_value, reference.place, reference.table + "." + column->id + " holds texts, not amounts",
                            "Name a column of amounts.");
        } else if (is_summed && find_side(reference, standard_)->rows.has_units) {
            findings_.error(rules::invalid_value, reference.place,
                            "the rows of " + reference.table + " have units of their own, so they cannot be added up",
                            "Name one of its rows.");
        } else if (column->kind == ColumnKind::rate && is_summed) {
            findings_.error(rules::invalid_value, reference.place,
                            reference.table + "." + column->id + " holds rates, which cannot be added up",
                            "Name one of its rows, or divide the sums of the amounts.");
        }
    }

    void resolve_statement(const CellReference& reference) {
        if (reference.rows.kind == RowSelector::Kind::row && standard_.find_statement(reference.rows.text) == nullptr) {
            std::vector<std::string> names;
            for (const StatementForm& statement : standard_.statements) names.push_back(statement.id);
            report(rules::unknown_row, reference.place, "the standard declares no statement \"" + reference.rows.text + "\"",
                   reference.rows.text,
                   {standard_.find_left_out({}, "statement", reference.rows.text), names,
                    "Declare it with [[statement]] or correct the name."});
        }
        if (!reference.column.empty() && reference.column != "*" && reference.column != "value") {
            findings_.error(rules::unknown_column, reference.place, "a statement has only the column \"value\"", "Write .value.");
        }
    }

    void resolve_fund(const CellReference& reference) {
        std::vector<std::string> names;
        if (standard_.performance) {
            for (const Label& fund : standard_.performance->funds) {
                for (const Label& period : standard_.performance->periods) names.push_back(fund.id + "-" + period.id);
            }
        }
        if (!reference.column.empty() && std::find(names.begin(), names.end(), reference.column) == names.end()) {
            findings_.error(
                rules::unknown_column, reference.place,
                "performance targets have no amount \"" + reference.column + "\"" + nearest_hint(reference.column, names),
                "Name a fund and a period of the standard's [form]: total-year.");
        }
    }

    void resolve_in(const TableForm& table, const CellReference& reference) {
        if (table.sides.empty()) return;
        std::vector<std::string> names;
        for (const SideForm& side : table.sides) {
            for (const ColumnForm& column : side.columns) names.push_back(column.id);
        }
        const bool names_one = !reference.column.empty() && reference.column != "*";
        if (names_one && std::find(names.begin(), names.end(), reference.column) == names.end()) {
            report(rules::unknown_column, reference.place, reference.table + " has no column \"" + reference.column + "\"",
                   reference.column,
                   {standard_.find_left_out(table.id, "columns", reference.column), names, "Name a column of the table."});
        } else if (reference.rows.kind == RowSelector::Kind::row) {
            if (document_ == nullptr) {
                resolve_row_of_standard(table, reference);
            } else if (const Table* loaded = document_->find_table(table.id)) {
                resolve_row_of_document(*loaded, reference);
            }
        }
    }

    // Without a column, rows of both sides may be meant.
    static bool may_be_of(const SideForm& side, const CellReference& reference) {
        return reference.column.empty() || reference.column == "*" || side.find_column(reference.column) != nullptr;
    }

    void resolve_row_of_standard(const TableForm& table, const CellReference& reference) {
        std::vector<std::string> names;
        bool is_named = false;
        for (const SideForm& side : table.sides) {
            if (!may_be_of(side, reference)) continue;
            if (declares_row(side, standard_, reference.rows.text)) return;
            for (const ItemForm& item : side.rows.items) names.push_back(item.id);
            if (side.rows.total) names.push_back(side.rows.total->id);
            is_named = is_named || side.rows.kind == RowsForm::Kind::named;
        }
        if (is_named) {
            findings_.error(rules::unknown_row, reference.place,
                            "rows of " + table.id + " are named by each document, so a standard cannot know \"" +
                                reference.rows.text + "\"" + nearest_hint(reference.rows.text, names),
                            "Name the total, or declare this in the document.");
            return;
        }
        report_row(reference, names, "Name a row of the table.");
    }

    void resolve_row_of_document(const Table& table, const CellReference& reference) {
        std::vector<std::string> names;
        for (const Side& side : table.sides) {
            if (!may_be_of(*side.form, reference)) continue;
            if (side.find_row(reference.rows.text) != nullptr) return;
            for (const Row& row : side.rows) names.push_back(row.id);
        }
        report_row(reference, names, "Name a row that the document's table has.");
    }

    void report_row(const CellReference& reference, const std::vector<std::string>& names, const char* remedy) {
        const LeftOut* left_out =
            document_ == nullptr ? standard_.find_left_out(reference.table, "items", reference.rows.text) : nullptr;
        report(rules::unknown_row, reference.place, reference.table + " has no row \"" + reference.rows.text + "\"",
               reference.rows.text, {left_out, names, remedy});
    }

    // What to do about a name that is not there.
    struct Instead {
        const LeftOut* left_out;  // what an extending standard has left out; nothing where the name was never there
        const std::vector<std::string>& names;
        const char* remedy;
    };

    void report(std::string_view rule, const Place& place, std::string message, const std::string& name, const Instead& instead) {
        if (instead.left_out == nullptr)
            return findings_.error(rule, place, std::move(message) + nearest_hint(name, instead.names), instead.remedy);
        const LeftOut& left_out = *instead.left_out;
        findings_.error(rule, place,
                        std::move(message) + ": " + left_out.standard + " leaves it out, in line " +
                            std::to_string(left_out.place.line) + " of its standard.toml",
                        "Leave out, or replace, in " + left_out.standard + " what uses it, too.");
    }

    const Standard& standard_;
    const Document* document_;
    Findings& findings_;
};

class Locator {
  public:
    explicit Locator(const Standard& standard) : standard_(standard) {}

    void locate(Expression& expression) const {
        // It may follow another standard.
        if (expression.kind == Expression::Kind::stage || expression.kind == Expression::Kind::department) return;
        locate(expression.cells);
        for (Expression& operand : expression.operands) locate(operand);
    }
    void locate(Comparison& comparison) const {
        locate(comparison.left);
        locate(comparison.right);
    }
    void locate(CellReference& reference) const {
        if (reference.table == statements_table || reference.table == performance_table) return;
        const TableForm* table = standard_.find_table(reference.table);
        if (table == nullptr) return;
        DeclaredPlace& declared = reference.declared;
        declared = {&standard_, static_cast<std::uint32_t>(table - standard_.tables.data())};
        for (std::uint32_t side = 0; side < table->sides.size(); ++side) {
            const SideForm& form = table->sides[side];
            const ColumnForm* column = form.find_column(reference.column);
            if (column == nullptr && reference.column != "*") continue;
            if (const ItemForm* item = form.rows.find_item(reference.rows.text))
                declared.row = static_cast<std::uint32_t>(item - form.rows.items.data());
            if (column == nullptr) continue;
            declared.side = side;
            declared.column = static_cast<std::uint32_t>(column - form.columns.data());
            declared.has_column = true;
            return;
        }
    }

  private:
    const Standard& standard_;
};

}  // namespace

void resolve_names(const CellReference& reference, const Standard& standard, Findings& findings) {
    Resolver(standard, nullptr, findings).resolve(reference);
}
void resolve_names(const Expression& expression, const Standard& standard, Findings& findings) {
    Resolver(standard, nullptr, findings).resolve(expression);
    refuse_unlike_units(expression, standard, nullptr, findings);
}
void resolve_departments(const Comparison& comparison, const RelatedDocuments& related, Findings& findings) {
    for (const Expression* operand : operands_of(comparison)) {
        for (const NamedDocument& named : related.named) {
            if (operand->department == named.department)
                resolve_names(operand->operands.front(), *named.document->standard, findings);
        }
    }
}
void resolve_stages(const Expression& expression, const RelatedDocuments& related, Findings& findings) {
    for (const Document* other : related.other_stages) {
        const bool is_meant = expression.kind == Expression::Kind::stage && other->stage == expression.stage;
        if (is_meant) resolve_names(expression.operands.front(), *other->standard, findings);
    }
    for (const Expression& operand : expression.operands) resolve_stages(operand, related, findings);
}
void resolve_names(const Comparison& comparison, const Standard& standard, Findings& findings) {
    Resolver(standard, nullptr, findings).resolve(comparison.left);
    Resolver(standard, nullptr, findings).resolve(comparison.right);
    refuse_unlike_units(comparison, standard, nullptr, findings);
}
void resolve_names(const Comparison& comparison, const Document& document, Findings& findings) {
    Resolver(*document.standard, &document, findings).resolve(comparison.left);
    Resolver(*document.standard, &document, findings).resolve(comparison.right);
    refuse_unlike_units(comparison, *document.standard, &document, findings);
}
void resolve_names(const CellReference& reference, const Document& document, Findings& findings) {
    Resolver(*document.standard, &document, findings).resolve(reference);
}
void resolve_names(const Expression& expression, const Document& document, Findings& findings) {
    Resolver(*document.standard, &document, findings).resolve(expression);
    refuse_unlike_units(expression, *document.standard, &document, findings);
}

void locate_cells(Standard& standard) {
    const Locator locator(standard);
    for (CheckForm& check : standard.checks) {
        locator.locate(check.that);
        for (Comparison& condition : check.where) locator.locate(condition);
    }
    for (FigureForm& figure : standard.figures) {
        for (Expression& expression : figure.expressions) locator.locate(expression);
    }
    for (ChartDeclaration& chart : standard.charts) {
        for (ChartItemForm& item : chart.items) locator.locate(item.value);
        if (chart.total) locator.locate(*chart.total);
    }
    for (TopicForm& topic : standard.overview.topics) {
        for (TopicItemForm& item : topic.items) locator.locate(item.value);
        if (topic.total) locator.locate(*topic.total);
    }
}

}  // namespace sitegen

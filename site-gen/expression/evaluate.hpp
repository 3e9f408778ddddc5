// Evaluates the cell language over a document. Exact: sums and products of printed decimals, no rounding anywhere.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/document.hpp"
#include "model/expression.hpp"

namespace sitegen {

struct FoundCell {
    const Table* table = nullptr;  // nothing for a statement
    const Row* row = nullptr;
    const Cell* cell = nullptr;
};

// The amount in another unit of the standard; as it is where one of them is not a unit of money.
[[nodiscard]] Amount convert_unit(const Amount& amount, const std::string& from, const std::string& to, const Standard& standard);

class Evaluator {
  public:
    // last_year: the same department's document of the year before at the same stage, or nothing.
    Evaluator(const Document& document, const Document* last_year) : document_(document), last_year_(last_year) {}

    // The value in the document's unit (a statement's in its own). Nothing where every cell it names is blank or missing:
    // blank is not zero, but adds nothing to a sum. Throws AmountOverflow.
    [[nodiscard]] std::optional<Amount> evaluate(const Expression& expression) const { return evaluate(expression, Year::current); }

    // The same last year: from last year's document, or from what this one states about the year before.
    [[nodiscard]] std::optional<Amount> evaluate_prior(const Expression& expression) const {
        return evaluate(expression, Year::prior);
    }

    // The change since last year that this document itself states for a single cell; nothing where it states none, or where
    // last year's own document is there to say.
    [[nodiscard]] std::optional<Amount> stated_change(const Expression& expression) const;

    // Why the value cannot be known: the state of the first cell that is not published, did not exist or is withheld. Nothing
    // where each has an amount or is blank.
    [[nodiscard]] std::optional<CellState> find_missing(const Expression& expression) const;

    // The unit of the result: the document's, or that of the statement which the expression names.
    [[nodiscard]] std::string unit_of(const Expression& expression) const;

    // The cell's amount in the document's unit; nothing where it holds none.
    [[nodiscard]] std::optional<Amount> value_of(const FoundCell& found) const;

    // The rows that a reference selects, in printed order. Without a column the cells are nothing.
    [[nodiscard]] std::vector<FoundCell> find_cells(const CellReference& reference) const;

  private:
    enum class Year { current, prior };

    [[nodiscard]] std::optional<Amount> evaluate(const Expression& expression, Year year) const;
    [[nodiscard]] std::optional<Amount> sum(const CellReference& reference) const;
    [[nodiscard]] const PriorStatement* find_prior(const CellReference& reference) const;
    [[nodiscard]] std::optional<Amount> prior_sum(const CellReference& reference) const;
    const Document& document_;
    const Document* last_year_;
};

}  // namespace sitegen

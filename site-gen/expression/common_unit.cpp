#include "expression/common_unit.hpp"

#include <cstdint>
#include <optional>
#include <string>

#include "expression/counted_unit.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

// What numbers are of. Units of money are converted into each other, so they are one. Counted things may be called differently, as
// posts and FTE, and still be compared, and a rate may be of anything by anything; but rows that name their own units do so because
// they differ.
struct NumberUnit {
    enum class Kind : std::uint8_t { money, percentage, rate, counted, of_row };
    Kind kind = Kind::money;
    std::string name = {};  // empty for money
};

// Nothing where a number may be of any unit.
using Unit = std::optional<NumberUnit>;

bool are_unlike(const NumberUnit& left, const NumberUnit& right) {
    using Kind = NumberUnit::Kind;
    const auto is_either = [&](Kind kind) { return left.kind == kind || right.kind == kind; };
    if (left.kind == right.kind) return left.kind == Kind::of_row && left.name != right.name;
    if (is_either(Kind::rate)) return false;
    return is_either(Kind::money) || (is_either(Kind::percentage) && is_either(Kind::counted));
}

class UnitReader {
  public:
    UnitReader(const Standard& standard, const Document* document, Findings& findings, const ComparedCell& cell = {})
        : standard_(standard), document_(document), findings_(findings), cell_(cell) {}

    Unit read(const Expression& expression) {
        switch (expression.kind) {
            case Expression::Kind::cells:
                return unit_of(expression.cells);
            case Expression::Kind::add:
            case Expression::Kind::subtract:
                return common(expression.operands[0], expression.operands[1], expression.place, "adds");
            case Expression::Kind::negate:
            case Expression::Kind::sum:
            case Expression::Kind::children:
            case Expression::Kind::prior:
                return read(expression.operands[0]);
            case Expression::Kind::multiply:
            case Expression::Kind::divide:
                // Posts times pay is money, and money by inhabitants is neither. What is added within is looked at all the same.
                for (const Expression& operand : expression.operands) read(operand);
                return std::nullopt;
            case Expression::Kind::stage:
            case Expression::Kind::department:
            case Expression::Kind::departments:
                return std::nullopt;  // their documents may follow another standard
            case Expression::Kind::number:
            case Expression::Kind::count:
                break;
        }
        return std::nullopt;
    }

    Unit common(const Expression& left, const Expression& right, const Place& place, const char* verb) {
        const Unit first = read(left);
        const Unit second = read(right);
        if (first && second && are_unlike(*first, *second)) {
            findings_.error(rules::invalid_value, place,
                            "the expression " + std::string(verb) + " " + name_of(*first) + " and " + name_of(*second),
                            "Use numbers of one unit.");
        }
        return first ? first : second;
    }

  private:
    static std::string name_of(const NumberUnit& unit) {
        return unit.kind == NumberUnit::Kind::money ? "money" : "\"" + unit.name + "\"";
    }

    // One of many rows and columns: the one that is compared.
    [[nodiscard]] CellReference bound(CellReference reference) const {
        if (reference.rows.kind != RowSelector::Kind::row && !cell_.row.empty())
            reference.rows = {RowSelector::Kind::row, std::string(cell_.row), 0};
        if (reference.column == "*" && !cell_.column.empty()) reference.column = cell_.column;
        return reference;
    }

    [[nodiscard]] Unit unit_of(const CellReference& each) const {
        const CellReference reference = bound(each);
        if (reference.table != statements_table) {
            const SideForm* side = find_side(reference, standard_);
            if (side == nullptr) return std::nullopt;  // no column, every column, or one that is not there
            if (side->rows.has_units) return unit_of_row(*side, reference);
            if (find_column(reference, standard_)->kind == ColumnKind::text) return std::nullopt;  // refused as such
        } else if (reference.rows.kind != RowSelector::Kind::row || standard_.find_statement(reference.rows.text) == nullptr) {
            return std::nullopt;
        }
        const std::string* counted = counted_unit(reference, standard_);
        if (counted == nullptr) return NumberUnit{};
        if (counted->empty()) return std::nullopt;  // counted things without a name may be any
        const ColumnForm* column = find_column(reference, standard_);
        const bool is_rate = column != nullptr && column->kind == ColumnKind::rate;
        if (*counted == "%") return NumberUnit{NumberUnit::Kind::percentage, *counted};
        return NumberUnit{is_rate ? NumberUnit::Kind::rate : NumberUnit::Kind::counted, *counted};
    }

    [[nodiscard]] Unit unit_of_row(const SideForm& form, const CellReference& reference) const {
        if (reference.rows.kind != RowSelector::Kind::row) return std::nullopt;
        const std::string& id = reference.rows.text;
        const auto named = [](const std::string& unit) {
            return unit.empty() ? Unit() : NumberUnit{NumberUnit::Kind::of_row, unit};
        };
        if (const ItemForm* item = form.rows.find_item(id)) return named(item->unit);
        const Table* table = document_ == nullptr ? nullptr : document_->find_table(reference.table);
        if (table == nullptr) return std::nullopt;
        for (const Side& side : table->sides) {
            const Row* row = side.form == &form ? side.find_row(id) : nullptr;
            if (row != nullptr) return named(row->unit);
        }
        return std::nullopt;
    }

    const Standard& standard_;
    const Document* document_;
    Findings& findings_;
    ComparedCell cell_;
};

}  // namespace

void refuse_unlike_units(const Expression& expression, const Standard& standard, const Document* document, Findings& findings) {
    UnitReader(standard, document, findings).read(expression);
}

void refuse_unlike_units(const Comparison& comparison, const Standard& standard, const Document* document, Findings& findings) {
    UnitReader(standard, document, findings).common(comparison.left, comparison.right, comparison.left.place, "compares");
}

std::string unit_beside_money(const Comparison& comparison, const ComparedCell& cell, const Document& document) {
    Findings unheard;  // the loader has told what there is to tell
    UnitReader reader(*document.standard, &document, unheard, cell);
    return reader.common(comparison.left, comparison.right, {}, "compares").value_or(NumberUnit{}).name;
}

}  // namespace sitegen

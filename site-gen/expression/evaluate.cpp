#include "expression/evaluate.hpp"

#include <algorithm>

#include "expression/counted_unit.hpp"

namespace sitegen {

namespace {

using Sign = Evaluator::Sign;
using Value = std::optional<Amount>;

void add_value(Measured& sum, Sign sign, const Amount& value) {
    if (sign == Sign::plus) {
        sum.value = sum.value ? *sum.value + value : value;
    } else {
        sum.value = sum.value ? *sum.value - value : value.negated();
    }
}

void add(Measured& sum, Sign sign, const Measured& added) {
    if (added.value) add_value(sum, sign, *added.value);
    sum.rounding = bound_sum(sum.rounding, added.rounding);
    sum.cell_count += added.cell_count;
    sum.applies = sum.applies && added.applies;
    if (!sum.missing) sum.missing = added.missing;
    if (sum.place.line == 0) sum.place = added.place;
}

Sign other_than(Sign sign) { return sign == Sign::plus ? Sign::minus : Sign::plus; }

// Nothing is known about the cells of a table that the document does not have.
void add_absent(Measured& sum, const Table& table) {
    if (!sum.missing) sum.missing = table.absence;
    if (sum.place.line == 0) sum.place = table.place;
}

// The decimals of a column's amounts: the most that one of them has, because 20 may mean 20.00.
int most_decimals(const Side& side, std::size_t column) {
    if (column < side.printed_decimals.size()) return side.printed_decimals[column];
    int most = 0;
    for (const Row& row : side.rows) {
        const Cell& cell = row.cells[column];
        if (cell.state == CellState::amount) most = std::max(most, cell.printed.decimals());
    }
    return most;
}

// The decimals of all columns with the table's unit that add up, or of one column that stands apart from them.
int most_decimals(const Table& table, const ColumnForm* apart) {
    int most = 0;
    for (const Side& side : table.sides) {
        const std::vector<ColumnForm>& columns = side.form->columns;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const bool is_meant = apart == nullptr ? !columns[i].stands_apart() : &columns[i] == apart;
            if (is_meant) most = std::max(most, most_decimals(side, i));
        }
    }
    return most;
}

}  // namespace

void add(Measured& sum, const Measured& part) { add(sum, Evaluator::Sign::plus, part); }

// The rounding is |left| × right's rounding, the same the other way round, and the product of both roundings.
Measured product_of(const Measured& left, const Measured& right) {
    Measured product = left;
    product.value.reset();
    add(product, right);
    product.value.reset();
    product.rounding = Amount();
    if (!left.value || !right.value) return product;
    product.value = *left.value * *right.value;
    const bool is_exact = left.rounding.is_zero() && right.rounding.is_zero();
    if (is_exact) return product;
    product.rounding =
        bound_sum(bound_product(left.value->absolute(), right.rounding),
                  bound_sum(bound_product(right.value->absolute(), left.rounding), bound_product(left.rounding, right.rounding)));
    return product;
}

const CellReference* only_cell(const Expression& expression) {
    if (expression.kind == Expression::Kind::cells) return &expression.cells;
    return expression.operands.size() == 1 ? only_cell(expression.operands.front()) : nullptr;
}

CellReference bound_to(const CellReference& reference, const Binding& binding) {
    CellReference result = reference;
    if (binding.has_row && result.rows.kind != RowSelector::Kind::row)
        result.rows = {RowSelector::Kind::row, std::string(binding.row), 0};
    if (result.column == "*") result.column = binding.column;
    return result;
}

int place_of(const Amount& rounding) {
    const Amount place = bound_sum(rounding, rounding).trimmed();
    int power = -place.decimals();
    for (std::int64_t size = place.coefficient(); size >= 10; size /= 10) ++power;
    return power;
}

int known_place_of(const Measured& measured, const Amount& amount) {
    if (measured.cell_count == 0 || measured.rounding.is_zero()) return -amount.decimals();
    // Half of the place for each cell.
    const std::optional<Amount> half =
        quotient(measured.rounding, Amount(static_cast<std::int64_t>(measured.cell_count), 0), 0, measured.rounding.decimals());
    return half ? place_of(*half) : 0;
}

Amount to_known_place(const Amount& amount, const Amount& rounding) { return amount.rounded_to_place(place_of(rounding)); }

int power_between(const std::string& from, const std::string& to, const Standard& standard) {
    if (from == to) return 0;
    const auto from_power = standard.units.find(from);
    const auto to_power = standard.units.find(to);
    if (from_power == standard.units.end() || to_power == standard.units.end()) return 0;
    return from_power->second - to_power->second;
}

bool have_same_precision(const Measured& left, const Measured& right) {
    if (left.cell_count == 0 || right.cell_count == 0) return true;
    const auto times = [](const Amount& rounding, std::size_t count) {
        return bound_product(rounding, Amount(static_cast<std::int64_t>(count), 0));
    };
    return times(left.rounding, right.cell_count) == times(right.rounding, left.cell_count);
}

Amount convert_unit(const Amount& amount, const std::string& from, const std::string& to, const Standard& standard) {
    return amount.shifted(power_between(from, to, standard));
}

std::optional<Amount> Evaluator::value_of(const FoundCell& found) const {
    if (found.cell == nullptr) return std::nullopt;
    const Value amount = found.cell->amount();
    if (!amount) return amount;
    return convert_unit(*amount, *found.unit, unit_, *document_.standard);
}

int Evaluator::decimals_of_document() const {
    if (decimals_) return *decimals_;
    decimals_ = 0;
    for (const Table& each : document_.tables) {
        if (each.unit == document_.unit) decimals_ = std::max(*decimals_, most_decimals(each, nullptr));
    }
    return *decimals_;
}

void Evaluator::add_cell(Measured& sum, Sign sign, const Cell& cell, const CellHome& home) const {
    if (sum.place.line == 0) sum.place = cell.place;
    if (cell.state != CellState::amount) {
        if (cell.state > CellState::blank && !sum.missing) sum.missing = cell.state;
        return;
    }
    const CellFacts& facts = facts_of(home);
    add_value(sum, sign, facts.power == 0 ? cell.printed : cell.printed.shifted(facts.power));
    sum.rounding = sum.cell_count > 0 ? bound_sum(sum.rounding, facts.rounding) : facts.rounding;
    ++sum.cell_count;
}

const Evaluator::CellFacts& Evaluator::find_facts(const CellHome& home) const {
    TableFacts& facts = table_facts(*home.table);
    if (home.apart == nullptr) {
        if (!facts.has_rounding)
            facts.common.rounding = rounding_of(*home.table, home.table->unit, most_decimals(*home.table, nullptr));
        facts.has_rounding = true;
        return facts.common;
    }
    for (const auto& [column, known] : facts.apart) {
        if (column == home.apart) return known;
    }
    return facts.apart.emplace_back(home.apart, facts_apart(*home.table, *home.apart)).second;
}

// For money in its own unit, a number of people or posts, or a rate.
Evaluator::CellFacts Evaluator::facts_apart(const Table& table, const ColumnForm& column) const {
    const std::string& unit = table.unit_of(column);
    const int decimals = most_decimals(table, &column);
    if (column.kind == ColumnKind::money)
        return {power_between(unit, unit_, *document_.standard), rounding_of(table, unit, decimals)};
    // Whole numbers of people or posts are counted, not rounded.
    const bool is_counted = column.kind == ColumnKind::count && decimals == 0;
    return {0, is_counted ? Amount() : half_of_last_place(decimals)};
}

// A value that only prose or a form states has the tables' precision if it has their unit.
void Evaluator::add_stated(Measured& sum, Sign sign, const FoundCell& found) const {
    if (found.cell == nullptr) return;
    if (found.table != nullptr) {
        const ColumnForm& column = column_of(found);
        return add_cell(sum, sign, *found.cell, {found.table, column.stands_apart() ? &column : nullptr});
    }
    if (sum.place.line == 0) sum.place = found.cell->place;
    if (found.cell->state > CellState::blank && !sum.missing) sum.missing = found.cell->state;
    const Value value = value_of(found);
    if (!value) return;
    add_value(sum, sign, *value);
    ++sum.cell_count;
    const int printed = found.cell->printed.decimals();
    const int decimals = *found.unit == document_.unit ? std::max(decimals_of_document(), printed) : printed;
    sum.rounding = bound_sum(sum.rounding, rounding_of(*found.unit, decimals));
}

Amount Evaluator::rounding_of(const Table& table, const std::string& unit, int decimals) const {
    if (table.rounded_to.empty()) return rounding_of(unit, decimals);
    // Half of the unit to which the printed amounts were rounded, if their decimals do not show it.
    const Amount declared = half_of_last_place(0, power_between(table.rounded_to, unit_, *document_.standard));
    return std::max(declared, rounding_of(unit, decimals));
}

Amount Evaluator::rounding_of(const std::string& unit, int decimals) const {
    const Standard& standard = *document_.standard;
    const auto power = standard.units.find(unit);
    if (power == standard.units.end()) return {};  // it is not money: it is counted, not rounded
    if (standard.minor_digits && decimals - power->second >= *standard.minor_digits) return {};  // printed to the last penny
    return half_of_last_place(decimals, power_between(unit, unit_, standard));
}

void Evaluator::add_many(Measured& sum, Sign sign, const PreparedCells& cells, const Binding& binding) const {
    if (cells.kind == PreparedCells::Kind::absent) return add_absent(sum, *cells.absent);
    if (cells.kind == PreparedCells::Kind::whole) {
        bool is_stated = false;
        each_cell(*cells.reference, binding, [&](const FoundCell& found) {
            // A cell that the content does not mention has no place.
            is_stated =
                is_stated || (found.cell != nullptr && (found.cell->state != CellState::blank || found.cell->place.line != 0));
            add_stated(sum, sign, found);
        });
        // A statement that the text does not make means neither nothing nor zero.
        const bool is_statement =
            cells.reference->table == statements_table && cells.reference->rows.kind == RowSelector::Kind::row;
        sum.applies = sum.applies && (is_stated || !is_statement);
        return;
    }
    each_row(cells, binding, [&](const Row& row) { add_cell(sum, sign, row.cells[cells.column], {cells.table, cells.apart}); });
}

void Evaluator::add_children(Measured& sum, Sign sign, const PreparedCells& cells, const Binding& binding) const {
    if (cells.kind == PreparedCells::Kind::absent) return add_absent(sum, *cells.absent);
    bool has_children = false;
    if (cells.table != nullptr) {
        each_row(cells, binding, [&](const Row& row) {
            for (const Row* child : cells.tree->children_of(row)) {
                has_children = true;
                add_cell(sum, sign, child->cells[cells.column], {cells.table, cells.apart});
            }
        });
    }
    sum.applies = sum.applies && has_children;
}

const Evaluator* Evaluator::other(const Document* document) const {
    if (document == nullptr) return nullptr;
    for (const Evaluator& known : others_) {
        if (&known.document_ == document) return &known;
    }
    return &others_.emplace_back(*document, RelatedDocuments{}, unit_);
}

void Evaluator::prepare(const Expression& expression, std::string_view column, Year year, PreparedExpression& prepared) const {
    const std::size_t at = prepared.nodes.size();
    PreparedExpression::Node& node = prepared.nodes.emplace_back();
    node.expression = &expression;
    switch (expression.kind) {
        case Expression::Kind::cells:
            if (year == Year::current) node.cells = prepare_cells(expression.cells, column);
            break;
        case Expression::Kind::children:
            if (year == Year::current) node.cells = prepare_cells(expression.operands[0].cells, column);
            if (node.cells.table != nullptr) node.cells.tree = &tree_of(*node.cells.side);
            break;
        case Expression::Kind::stage:
        case Expression::Kind::department:
        case Expression::Kind::departments:
            break;
        case Expression::Kind::prior:
            year = Year::prior;
            [[fallthrough]];
        default:
            for (const Expression& operand : expression.operands) prepare(operand, column, year, prepared);
    }
    prepared.nodes[at].end = prepared.nodes.size();
}

void Evaluator::add_to(Measured& sum, Sign sign, PreparedExpression& prepared, std::size_t at, const Binding& binding,
                       Year year) const {
    PreparedExpression::Node& node = prepared.nodes[at];
    const Expression& expression = *node.expression;
    const auto add_first = [&](Sign of) { add_to(sum, of, prepared, at + 1, binding, year); };
    const auto add_second = [&](Sign of) { add_to(sum, of, prepared, prepared.nodes[at + 1].end, binding, year); };
    switch (expression.kind) {
        case Expression::Kind::number:
            return add_value(sum, sign, expression.number);
        case Expression::Kind::cells:
            if (year == Year::current) return add_cells(sum, sign, node.cells, binding);
            return add(sum, sign, measure_prior(expression.cells, binding));
        case Expression::Kind::add:
            add_first(sign);
            return add_second(sign);
        case Expression::Kind::subtract:
            add_first(sign);
            return add_second(other_than(sign));
        case Expression::Kind::negate:
            return add_first(other_than(sign));
        case Expression::Kind::multiply:
            return add(
                sum, sign,
                product_of(measure(prepared, at + 1, binding, year), measure(prepared, prepared.nodes[at + 1].end, binding, year)));
        case Expression::Kind::divide:
            // A quotient has no exact value: a check compares its parts (check/declared.cpp).
            sum.applies = false;
            return;
        case Expression::Kind::sum:
            // A sum adds up its rows, whichever row the check is made for.
            if (!node.sum) node.sum = measure(prepared, at + 1, {{}, binding.column, false}, year);
            return add(sum, sign, *node.sum);
        case Expression::Kind::children:
            if (year == Year::current) return add_children(sum, sign, node.cells, binding);
            return add(sum, sign, measure_last_year(expression, binding));
        case Expression::Kind::prior:
            return add_to(sum, sign, prepared, at + 1, binding, Year::prior);
        case Expression::Kind::count:
            return add(sum, sign, measure_count(expression.cells, year));
        case Expression::Kind::stage:
            return add(sum, sign, measure_stage(expression, binding));
        case Expression::Kind::department:
            return add(sum, sign, measure_department(expression, binding));
        case Expression::Kind::departments:
            // It is about all documents together, which a single document does not know.
            sum.applies = false;
            return;
    }
}

Measured Evaluator::measure_count(const CellReference& reference, Year year) const {
    const Evaluator* of_year = year == Year::current ? this : other(related_.last_year);
    Measured count;
    count.applies = of_year != nullptr;
    if (!count.applies) return count;
    if (const Table* absent = of_year->find_absent(reference)) {
        add_absent(count, *absent);
    } else {
        count.value = Amount(static_cast<std::int64_t>(of_year->count_rows(reference)), 0);
    }
    return count;
}

Measured Evaluator::measure_stage(const Expression& expression, const Binding& binding) const {
    for (const Document* document : related_.other_stages) {
        if (document->stage != expression.stage) continue;
        Measured result = other(document)->measure(expression.operands[0], binding.of_other_document());
        result.place = {};
        return result;
    }
    Measured none;
    none.applies = false;
    return none;
}

bool Evaluator::has_stage(std::string_view stage) const {
    return std::any_of(related_.other_stages.begin(), related_.other_stages.end(),
                       [&](const Document* document) { return document->stage == stage; });
}

std::string Evaluator::unit_of(const Expression& expression) const {
    const CellReference* cells = only_cell(expression);
    const std::string* counted = cells == nullptr ? nullptr : unit_of_row(*cells);
    if (counted == nullptr) counted = counted_unit(expression, *document_.standard);
    return counted == nullptr ? unit_ : *counted;
}

const std::string* Evaluator::unit_of_row(const CellReference& reference) const {
    const SideForm* form = reference.rows.kind == RowSelector::Kind::row ? find_side(reference, *document_.standard) : nullptr;
    const Table* table = form != nullptr && form->rows.has_units ? document_.find_table(reference.table) : nullptr;
    if (table == nullptr) return nullptr;
    for (const Side& side : table->sides) {
        const Row* row = side.form == form ? side.find_row(reference.rows.text) : nullptr;
        if (row != nullptr) return &row->unit;
    }
    return nullptr;
}

// The unit in which the document states amounts of such cells: the counted unit, a statement's own unit, or the document's.
const std::string& Evaluator::unit_of_cells(const CellReference& reference) const {
    if (const std::string* unit = unit_of_row(reference)) return *unit;
    if (const std::string* counted = counted_unit(reference, *document_.standard)) return *counted;
    const bool is_statement = reference.table == statements_table;
    const StatementForm* form = is_statement ? document_.standard->find_statement(reference.rows.text) : nullptr;
    return form == nullptr || form->unit.empty() ? document_.unit : form->unit;
}

}  // namespace sitegen

#include "across/table_changes.hpp"

#include <algorithm>

#include "across/overview_parts.hpp"
#include "model/readable_amount.hpp"
#include "model/row_names.hpp"
#include "model/title.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_changes = 40;  // of one table
constexpr std::size_t most_bars_of_changes = 10;

// Whether a change between the amounts, and its rate, are certainly within the exact range.
bool is_within_range(const std::optional<Amount>& now, const std::optional<Amount>& before) {
    constexpr std::int64_t bound = 1'000'000'000'000;
    const auto is_small = [](const Amount& amount) { return amount.coefficient() < bound && amount.coefficient() > -bound; };
    return now && before && now->decimals() == before->decimals() && is_small(*now) && is_small(*before);
}

int unit_power(const Document& document, const Table& table) {
    const auto found = document.standard->units.find(table.unit);
    return found == document.standard->units.end() ? 0 : found->second;
}

// An amount of which rounding hides no more than that.
KnownAmount known_to(const std::optional<Amount>& amount, const Amount& rounding) {
    if (!amount) return {};
    return {amount, rounding.is_zero() ? -amount->decimals() : place_of(rounding)};
}

}  // namespace

bool TableChanges::Pair::has_amount() const {
    const auto is_some = [](const std::optional<Amount>& amount) { return amount && !amount->is_zero(); };
    return is_unknown || is_some(before) || is_some(now);
}

bool TableChanges::Pair::is_same(const Pair& other) const {
    return !is_unknown && !other.is_unknown && before == other.before && now == other.now;
}

OverviewTable TableChanges::compare() {
    const Table* other = before_.find_table(table_.form->id);
    OverviewTable result;
    result.id = "changes-" + before_.stage + "-" + table_.form->id;
    result.title = title_of_table(*table_.form, *derived_.department, now_);
    result.unit = table_.unit;
    result.has_file = false;
    if (other == nullptr) {
        result.notes.push_back(words_.at("changes-no-table"));
        return result;
    }
    for (const Side& side : table_.sides) {
        const auto is_same = [&](const Side& each) { return each.form->id == side.form->id; };
        const auto found = std::find_if(other->sides.begin(), other->sides.end(), is_same);
        if (found != other->sides.end()) compare_sides(side, *found, *other, result);
    }
    if (compared_columns_ == 0) {
        result.notes.push_back(words_.at("changes-other-columns"));
        return result;
    }
    finish(*other, result);
    return result;
}

void TableChanges::compare_sides(const Side& side, const Side& other, const Table& other_table, OverviewTable& result) {
    if (side.form->rows.kind != other.form->rows.kind || side.form->rows.classifications != other.form->rows.classifications) {
        result.notes.push_back(words_.at("changes-other-rows"));
        return;
    }
    const int power = unit_power(before_, other_table) - unit_power(now_, table_);
    std::vector<SharedColumn>& columns = columns_.emplace_back(shared_columns(side, other));
    note_restated_columns(side, columns);
    if (has_rows_) note_roundings(side, other, columns);
    const std::vector<PairedRow> rows = paired_rows(side, other);
    if (has_rows_) name_rows(rows);
    for (const SharedColumn& column : columns) add_column(rows, column, power);
}

std::vector<TableChanges::SharedColumn> TableChanges::shared_columns(const Side& side, const Side& other) {
    std::vector<SharedColumn> columns;
    for (std::size_t i = 0; i < side.form->columns.size(); ++i) {
        const std::string& id = side.form->columns[i].id;
        const std::vector<ColumnForm>& others = other.form->columns;
        const auto found = std::find_if(others.begin(), others.end(), [&](const ColumnForm& column) { return column.id == id; });
        const ColumnForm& form = side.form->columns[i];
        // Last year's amounts are those of this table a year ago, and so is a plan for next year; a difference has no rate.
        if (form.kind == ColumnKind::text || form.is_difference || !form.prior_of.empty()) continue;
        if (names_other_year(form) && before_.year != now_.year) continue;
        if (found == others.end() || side.lacks(id) || other.lacks(id)) {
            ++lone_columns_;
            continue;
        }
        std::string title = has_rows_ ? title_of_column(*table_.form, form, *derived_.department, now_) : std::string();
        // The table's unit is already above it.
        if (has_rows_ && !form.unit.empty() && title.find(form.unit) == std::string::npos)
            title = words_.phrase("column-unit", {{"title", title}, {"unit", form.unit}});
        columns.push_back({i,
                           static_cast<std::size_t>(found - others.begin()),
                           id,
                           std::move(title),
                           form.adds_up,
                           form.kind == ColumnKind::money && form.unit.empty(),
                           std::nullopt,
                           true,
                           {},
                           {}});
    }
    compared_columns_ += columns.size();
    return columns;
}

// Amounts of last year's document are about other tasks if a part of the department has become another one since. The document's
// own column of last year's amounts is on its own basis if it is restated.
void TableChanges::note_restated_columns(const Side& side, std::vector<SharedColumn>& columns) const {
    if (&before_ != derived_.related.last_year) return;
    for (SharedColumn& column : columns) {
        for (std::size_t i = 0; i < side.form->columns.size(); ++i) {
            const ColumnForm& form = side.form->columns[i];
            if (form.prior_of == column.id && table_.restates(form.id) && !side.lacks(form.id)) column.restated = i;
        }
        column.is_comparable = column.restated || derived_.related.task_changes.empty();
    }
}

void TableChanges::note_roundings(const Side& side, const Side& other, std::vector<SharedColumn>& columns) const {
    for (SharedColumn& column : columns) {
        column.rounding_now = rounding_in(now_cells_, side, column.now);
        column.rounding_before =
            column.restated ? rounding_in(now_cells_, side, *column.restated) : rounding_in(before_cells_, other, column.before);
    }
}

// All amounts of a column are rounded to the same place. side: of the document of the cells.
Amount TableChanges::rounding_in(const Evaluator& cells, const Side& side, std::size_t column) const {
    const auto row =
        std::find_if(side.rows.begin(), side.rows.end(), [&](const Row& each) { return each.cells[column].amount().has_value(); });
    if (row == side.rows.end()) return {};
    const CellReference cell{table_.form->id, {RowSelector::Kind::row, row->id, 0}, side.form->columns[column].id, {}};
    Expression expression;
    expression.kind = Expression::Kind::cells;
    expression.cells = cell;
    return cells.measure(expression, {}).rounding;
}

void TableChanges::name_rows(const std::vector<PairedRow>& rows) {
    std::vector<const Row*> all;
    all.reserve(rows.size());
    for (const PairedRow& row : rows) all.push_back(&row.row());
    const std::vector<std::string> names =
        names_apart(all, {&table_, before_.find_table(table_.form->id)}, words_.at("path-separator"));
    for (std::size_t i = 0; i < all.size(); ++i) names_.emplace(all[i], names[i]);
}

// "2011301 Administration"
std::string TableChanges::said_name(const Row& row) const {
    std::string name = coded_name(row, words_.at("path-separator"));
    return name.empty() ? drawn_name(row) : name;
}

const std::string& TableChanges::drawn_name(const Row& row) const {
    const auto found = names_.find(&row);
    return found == names_.end() ? narrow_name(row) : found->second;
}

// An unknown cell cannot be compared. A cell that is blank or missing has no amount.
TableChanges::Pair TableChanges::pair_of(const PairedRow& row, const SharedColumn& column, int power) {
    const Cell* before = row.before == nullptr ? nullptr : &row.before->cells[column.before];
    if (column.restated) before = row.now == nullptr ? nullptr : &row.now->cells[*column.restated];
    const Cell* now = row.now == nullptr ? nullptr : &row.now->cells[column.now];
    const auto is_unknown = [](const Cell* cell) { return cell != nullptr && cell->state > CellState::blank; };
    const auto amount_of = [](const Cell* cell) { return cell == nullptr ? std::nullopt : cell->amount(); };
    if (is_unknown(before) || is_unknown(now)) return {std::nullopt, std::nullopt, true};
    Pair pair{amount_of(before), amount_of(now)};
    if (pair.before && column.is_money && column.adds_up && !column.restated) pair.before = pair.before->shifted(power);
    return pair;
}

// A row that has one part with an amount, the same one, is the same money. A total is of all parts, and readers look for it.
void TableChanges::add_column(const std::vector<PairedRow>& rows, const SharedColumn& column, int power) {
    std::vector<Pair> pairs;
    pairs.reserve(rows.size());
    for (const PairedRow& row : rows) pairs.push_back(pair_of(row, column, power));
    std::vector<std::size_t> part_counts(rows.size(), 0);
    std::vector<std::size_t> parts(rows.size(), PairedRow::no_parent);  // one of the parts of each row
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].parent == PairedRow::no_parent || !pairs[i].has_amount()) continue;
        ++part_counts[rows[i].parent];
        parts[rows[i].parent] = i;
    }
    const auto is_folded = [&](std::size_t i) {
        const bool is_total = rows[i].row().role == RowRole::total;
        return has_rows_ && column.adds_up && !is_total && part_counts[i] == 1 && pairs[i].is_same(pairs[parts[i]]);
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (is_folded(i)) continue;
        std::vector<const Row*> above;
        for (std::size_t at = rows[i].parent; at != PairedRow::no_parent && is_folded(at) && pairs[i].has_amount();
             at = rows[at].parent)
            above.insert(above.begin(), &rows[at].row());
        add(rows[i], column, pairs[i], part_counts[i] == 0, std::move(above));
    }
}

void TableChanges::add(const PairedRow& row, const SharedColumn& column, const Pair& pair, bool is_part,
                       std::vector<const Row*> above) {
    if (pair.is_unknown || (!pair.before && !pair.now)) return;
    // Last year's amount of a row that the document does not print is on the old basis.
    if (column.restated && row.now == nullptr) return;
    ++compared_;
    if (!has_rows_ && is_within_range(pair.now, pair.before)) return;
    const Amount size = (pair.now.value_or(Amount()) - pair.before.value_or(Amount())).absolute();
    if (size.is_zero()) return;
    const bool was_there = column.restated || row.before != nullptr;
    Change change{&row.row(), {&column}, pair.before, pair.now, size, was_there, row.now != nullptr, is_part, std::move(above)};
    if (!has_rows_) return reckon(change);
    if (const std::optional<Amount> known = known_change(known_now(change), known_before(change), 0)) {
        if (known->is_zero()) {
            ++rounded_;
            return;
        }
        change.size = known->absolute();
    }
    std::vector<std::size_t>& others = by_row_[change.row];
    const auto is_same = [&](std::size_t at) {
        const Change& other = changes_[at];
        return other.before == change.before && other.now == change.now && other.above == change.above &&
               other.columns.front()->adds_up == column.adds_up && other.columns.front()->is_money == column.is_money &&
               other.columns.front()->is_comparable == column.is_comparable && other.size == change.size;
    };
    const auto same = column.adds_up ? std::find_if(others.begin(), others.end(), is_same) : others.end();
    if (same != others.end()) {
        changes_[*same].columns.push_back(&column);
        return;
    }
    others.push_back(changes_.size());
    changes_.push_back(std::move(change));
}

void TableChanges::finish(const Table& other, OverviewTable& result) {
    if (!has_rows_) return;
    // A count cannot be told in another unit of money.
    const bool is_money = std::all_of(changes_.begin(), changes_.end(), [](const Change& change) {
        return std::all_of(change.columns.begin(), change.columns.end(),
                           [](const SharedColumn* column) { return column->is_money; });
    });
    if (is_money) set_unit(result, table_.unit, *now_.standard, words_);
    const auto is_of_table = [](const std::vector<SharedColumn>& columns) {
        return std::any_of(columns.begin(), columns.end(), [](const SharedColumn& column) { return column.is_money; });
    };
    if (std::none_of(columns_.begin(), columns_.end(), is_of_table)) result.unit.clear();
    std::stable_sort(changes_.begin(), changes_.end(), [](const Change& a, const Change& b) { return a.size > b.size; });
    result.columns = {named_column("row", "row_name", words_.at("column-row")),
                      named_column("column", "column_title", words_.at("column-column")),
                      money_column("before", label(before_)),
                      money_column("now", label(now_)),
                      money_column("change", words_.at("column-change")),
                      amount_column("rate", words_.at("column-rate"))};
    result.columns[0].key_size = result.columns[1].key_size = 0;  // two sides may have rows with the same id
    // The only column that is compared needs no name on the page.
    result.columns[1].is_shown =
        std::any_of(columns_.begin(), columns_.end(), [](const auto& columns) { return columns.size() > 1; });
    if (has_stages()) result.columns.push_back(amount_column("completion", words_.at("column-completion")));
    note_basis(result);
    if (compared_ == 0) {
        result.notes.push_back(words_.at("changes-nothing"));
    } else if (changes_.empty() && rounded_ == 0) {
        result.notes.push_back(words_.phrase("changes-none", {{"count", std::to_string(compared_)}}));
    }
    if (rounded_ > 0) result.notes.push_back(words_.phrase("changes-within-rounding", {{"count", std::to_string(rounded_)}}));
    if (changes_.size() > most_changes) {
        result.notes.push_back(
            words_.phrase("changes-shown", {{"shown", std::to_string(most_changes)}, {"count", std::to_string(changes_.size())}}));
        result.most_shown = most_changes;
        result.has_file = true;
    }
    if (std::any_of(changes_.begin(), changes_.end(), [](const Change& change) { return !change.above.empty(); }))
        result.notes.push_back(words_.at("changes-folded"));
    if (lone_columns_ > 0) result.notes.push_back(words_.at("changes-some-columns"));
    const bool has_converted = std::any_of(changes_.begin(), changes_.end(), [](const Change& change) {
        return change.before && std::any_of(change.columns.begin(), change.columns.end(),
                                            [](const SharedColumn* column) { return column->is_money && !column->restated; });
    });
    if (other.unit != table_.unit && has_converted)
        result.notes.push_back(words_.phrase("changes-other-unit", {{"before", other.unit}, {"now", table_.unit}}));
    for (const Change& change : changes_) result.rows.push_back(row_of(change));
}

// Whose amounts of last year are compared, if not those that last year's document has.
void TableChanges::note_basis(OverviewTable& result) const {
    bool is_restated = false;
    bool is_of_other_tasks = false;
    for (const std::vector<SharedColumn>& columns : columns_) {
        for (const SharedColumn& column : columns) {
            is_restated = is_restated || column.restated;
            is_of_other_tasks = is_of_other_tasks || !column.is_comparable;
        }
    }
    if (is_restated)
        result.notes.push_back(words_.phrase("change-basis-restated", {{"reason", table_.restated->differences.reason}}));
    if (is_of_other_tasks) result.notes.push_back(words_.at("changes-other-tasks"));
}

std::optional<Chart> TableChanges::largest_changes(std::string_view preferred) const {
    const SharedColumn* column = column_to_draw(preferred);
    if (column == nullptr) return std::nullopt;
    Chart chart;
    chart.id = "changes-" + before_.stage + "-" + table_.form->id;
    chart.kind = ChartKind::bar;
    chart.unit = table_.unit;
    chart.money = money_form(*now_.standard, chart.unit);
    ChartSeries bars{words_.at("column-change"), {}};
    for (const Change& change : changes_) {
        // A row that is new or gone has no amount of change.
        const bool is_drawn =
            change.before && change.now && bars.values.size() < most_bars_of_changes && is_part_in(*column, change);
        if (!is_drawn) continue;
        chart.categories.push_back(drawn_name(*change.row));
        bars.values.emplace_back(*known_change(known_now(change), known_before(change), 0));
    }
    if (chart.categories.size() < 2) return std::nullopt;
    chart.title = words_.phrase("chart-changes", {{"title", title_of_table(*table_.form, *derived_.department, now_)}});
    const bool has_others =
        std::any_of(columns_.begin(), columns_.end(), [](const std::vector<SharedColumn>& side) { return side.size() > 1; });
    if (has_others) chart.title = words_.phrase("changes-column", {{"title", chart.title}, {"column", column->title}});
    chart.series.push_back(std::move(bars));
    chart.notes = notes_on_lone_rows(*column);
    if (column->restated)
        chart.notes.push_back(words_.phrase("change-basis-restated", {{"reason", table_.restated->differences.reason}}));
    return chart;
}

// The column of the largest change that can be drawn. Changes are sorted by their size.
const TableChanges::SharedColumn* TableChanges::column_to_draw(std::string_view preferred) const {
    const SharedColumn* largest = nullptr;
    Amount size;
    for (const Change& change : changes_) {
        if (!change.before || !change.now) continue;
        if (largest != nullptr && change.size < size) break;
        for (const SharedColumn* column : change.columns) {
            if (!is_part_in(*column, change) || (largest != nullptr && column->id != preferred)) continue;
            largest = column;
            size = change.size;
        }
    }
    return largest;
}

// Whether the change is one of a row without parts in that column. A total stands beside its parts.
bool TableChanges::is_part_in(const SharedColumn& column, const Change& change) {
    return change.is_part && change.row->role == RowRole::line && column.is_money && column.adds_up && column.is_comparable &&
           std::find(change.columns.begin(), change.columns.end(), &column) != change.columns.end();
}

KnownAmount TableChanges::known_now(const Change& change) const {
    return known_to(change.now, change.columns.front()->rounding_now);
}

KnownAmount TableChanges::known_before(const Change& change) const {
    return known_to(change.before, change.columns.front()->rounding_before);
}

// The largest rows with an amount in only one of the documents: first those of the earlier one.
std::vector<std::string> TableChanges::notes_on_lone_rows(const SharedColumn& column) const {
    constexpr std::size_t most_named = 3;
    std::vector<std::string> notes;
    for (const Document* document : {&before_, &now_}) {
        std::string names;
        std::size_t count = 0;
        for (const Change& change : changes_) {
            const std::optional<Amount>& amount = document == &before_ ? change.before : change.now;
            if (!amount || (change.before && change.now) || !is_part_in(column, change)) continue;
            if (++count > most_named) continue;
            const std::string said = said_with_unit(*amount, table_.unit, money_form(*now_.standard, table_.unit), words_);
            names += (names.empty() ? "" : words_.at("list-separator")) +
                     words_.phrase("changes-row", {{"row", drawn_name(*change.row)}, {"amount", said}});
        }
        if (count > most_named)
            names = words_.phrase("names-and-more", {{"names", names}, {"count", std::to_string(count - most_named)}});
        if (count > 0) notes.push_back(words_.phrase("changes-lone-rows", {{"document", label(*document)}, {"rows", names}}));
    }
    return notes;
}

// Throws what its row would throw.
void TableChanges::reckon(const Change& change) const {
    static_cast<void>(rate_of(change));
    if (has_stages()) static_cast<void>(completion_of(change));
}

// For a rate, a share would say nothing.
OverviewCell TableChanges::rate_of(const Change& change) const {
    const SharedColumn& column = *change.columns.front();
    return column.adds_up && column.is_comparable ? rate_cell(known_now(change), known_before(change), 0, now_.standard->rounding)
                                                  : percent_cell(std::nullopt);
}

OverviewCell TableChanges::completion_of(const Change& change) const {
    return change.columns.front()->adds_up ? share_cell(change.now, change.before, now_.standard->rounding)
                                           : percent_cell(std::nullopt);
}

std::string TableChanges::label(const Document& document) const {
    const std::string year = document.year.text();
    return before_.stage == now_.stage ? year : year + " " + document.standard->find_stage(document.stage)->title;
}

// The document's notes on these cells, their row, or the rows that it stands for. Notes on the whole table are at the document.
std::vector<std::string> TableChanges::notes_on(const Document& document, const Change& change) const {
    std::vector<std::string> texts;
    for (const Note& note : document.notes) {
        const auto is_about = [&](const Row* row) {
            return std::any_of(change.columns.begin(), change.columns.end(),
                               [&](const SharedColumn* column) { return note.concerns(table_.form->id, row->id, column->id); });
        };
        const bool is_concerned = is_about(change.row) || std::any_of(change.above.begin(), change.above.end(), is_about);
        if (!note.rows.empty() && is_concerned) texts.push_back(note.text);
    }
    return texts;
}

OverviewRow TableChanges::row_of(const Change& change) const {
    std::string name = said_name(*change.row);
    std::string path;
    for (const Row* row : change.above) path += (path.empty() ? "" : words_.at("path-separator")) + said_name(*row);
    if (!path.empty()) name = words_.phrase("changes-path", {{"name", name}, {"path", path}});
    std::string columns;
    std::string ids;
    for (const SharedColumn* column : change.columns) {
        columns += (columns.empty() ? "" : words_.at("list-separator")) + column->title;
        ids += (ids.empty() ? "" : "/") + column->id;
    }
    OverviewRow row;
    // Blank is not zero. A row with an amount in only one of the documents is new or gone, and has no amount of change.
    row.cells = cells_of(named_cell(change.row->id, std::move(name)), named_cell(std::move(ids), std::move(columns)),
                         change.was_there ? amount_cell(change.before) : gap_cell(words_.at("changes-not-yet")),
                         change.is_there ? amount_cell(change.now) : gap_cell(words_.at("changes-no-longer")),
                         change.columns.front()->is_comparable ? change_cell(known_now(change), known_before(change), 0, words_)
                                                               : gap_cell(words_.at("change-not-comparable")),
                         rate_of(change));
    if (has_stages()) row.cells.push_back(completion_of(change));
    if (!change.columns.front()->restated) row.cells[2].notes = notes_on(before_, change);
    row.cells[3].notes = notes_on(now_, change);
    row.is_total = change.row->role == RowRole::total;
    return row;
}

}  // namespace sitegen

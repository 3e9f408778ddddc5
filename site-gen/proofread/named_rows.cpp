#include "proofread/named_rows.hpp"

#include <algorithm>

#include "model/title.hpp"
#include "proofread/folded_text.hpp"
#include "proofread/labelled_figures.hpp"

namespace sitegen {

namespace {

constexpr int narrowest_label = 4;         // columns: a shorter name would be found in too many words
constexpr int widest_remark = 4;           // columns in brackets that do not belong to a name
constexpr int widest_ordinal = 4;          // columns before the mark between an ordinal and a name
constexpr std::size_t most_amounts = 400;  // with one name
constexpr std::size_t shortest_label = 4;  // bytes
constexpr int narrowest_part = 8;          // columns of a name that stand for the whole of it

// A text without short remarks in brackets. For each of its bytes, it has the place in the full text.
struct Reduced {
    std::string text;
    std::vector<std::uint32_t> places;
};

Reduced without_remarks(std::string_view text) {
    Reduced reduced;
    reduced.text.reserve(text.size());
    reduced.places.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '(') {
            const std::size_t end = text.find_first_of("()\n", at + 1);
            const bool is_remark = end != std::string_view::npos && text[end] == ')' && end > at + 1 &&
                                   columns_of(text.substr(at + 1, end - at - 1)) <= widest_remark &&
                                   text.substr(at + 1, end - at - 1).find_first_of("0123456789\x01") == std::string_view::npos;
            if (is_remark) {
                at = end;
                continue;
            }
        }
        reduced.text += text[at];
        reduced.places.push_back(static_cast<std::uint32_t>(at));
    }
    return reduced;
}

// "一、基本支出", "1. Schools", "其中：车辆": the text after the first mark, if only a short text comes before the mark.
std::string_view without_ordinal(std::string_view name) {
    for (const std::string_view mark : {"、", ":", ". ", ")"}) {
        const std::size_t at = name.find(mark);
        if (at == std::string_view::npos || columns_of(name.substr(0, at)) > widest_ordinal) continue;
        std::string_view rest = name.substr(at + mark.size());
        while (rest.starts_with(' ')) rest.remove_prefix(1);
        return without_ordinal(rest);
    }
    return name;
}

bool begins_character(std::string_view text, std::size_t at) {
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

// The columns of the longest whole words that both texts have.
int columns_in_common(std::string_view a, std::string_view b) {
    int widest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (!begins_character(a, i) || !is_whole_word(a, i, a.size())) continue;
        for (std::size_t j = b.find(a[i]); j != std::string_view::npos; j = b.find(a[i], j + 1)) {
            if (!is_whole_word(b, j, b.size())) continue;
            std::size_t size = 0;
            while (i + size < a.size() && j + size < b.size() && a[i + size] == b[j + size]) ++size;
            const auto is_cut = [&] {
                return !begins_character(a, i + size) || !is_whole_word(a, i, i + size) || !is_whole_word(b, j, j + size);
            };
            while (size > 0 && is_cut()) --size;
            widest = std::max(widest, columns_of(a.substr(i, size)));
        }
    }
    return widest;
}

// What the document says was a statement's value last year; null if it says nothing.
const PriorStatement* prior_of(const Document& document, const std::string& statement) {
    const auto found = std::find_if(document.priors.begin(), document.priors.end(), [&](const PriorStatement& each) {
        return each.cell.table == statements_table && each.cell.rows.text == statement && !each.is_change;
    });
    return found == document.priors.end() ? nullptr : &*found;
}

// A name of very many rows says nothing. Besides, all amounts of one name are compared with each other.
void add_to(NamedRow& row, const RowAmount& amount) {
    if (row.amounts.size() < most_amounts) row.amounts.push_back(amount);
}

}  // namespace

std::string RowAmount::cell_name() const {
    std::string name = table->form->id + "[" + row->id + "]." + column->id;
    if (origin == Origin::own) return name;
    // What a document itself says of the year before.
    const bool is_own_past = origin == Origin::last_year && !column->prior_of.empty();
    name += " (" + (is_own_past ? document->year.before() : document->year).text();
    if (origin == Origin::other_stage) name += " " + document->stage;
    return name + ")";
}

bool RowAmount::is_of_documents_year() const {
    if (origin != Origin::own || column == nullptr) return origin == Origin::own;
    return column->prior_of.empty() && !names_other_year(*column);
}

NamedRows::NamedRows(const Document& document, const RelatedDocuments& related) : year_(document.year) {
    add(document, RowAmount::Origin::own);
    if (related.last_year != nullptr) add(*related.last_year, RowAmount::Origin::last_year);
    for (const Document* other : related.other_stages) add(*other, RowAmount::Origin::other_stage);
    add_priors(document);
    add_statements(document, RowAmount::Origin::own);
    if (related.last_year != nullptr) add_statements(*related.last_year, RowAmount::Origin::last_year);
    for (const Document* other : related.other_stages) add_statements(*other, RowAmount::Origin::other_stage);
    add_counts(document, related.last_year);
    add_titles_of_figures(document);
}

// "Fund revenue" for the row "Total fund revenue": the title of a figure of one cell, where it is the beginning or end of the name
// of the cell's row.
void NamedRows::add_titles_of_figures(const Document& document) {
    for (const FigureForm& figure : document.standard->figures) {
        if (figure.kind != FigureForm::Kind::amount || figure.expressions.empty()) continue;
        const Expression& expression = figure.expressions.front();
        const bool is_cell = expression.kind == Expression::Kind::cells && expression.cells.rows.kind == RowSelector::Kind::row;
        if (!is_cell) continue;
        const auto found = std::find_if(all_.begin(), all_.end(), [&](const RowAmount& each) {
            return each.origin == RowAmount::Origin::own && each.table->form->id == expression.cells.table &&
                   each.row->id == expression.cells.rows.text;
        });
        if (found == all_.end()) continue;
        const std::string title = without_remarks(fold_prose(figure.title)).text;
        const std::string reduced = without_remarks(fold_prose(rows_[found->named].name)).text;
        const std::string_view name = without_ordinal(reduced);
        const std::size_t rest = name.size() - std::min(name.size(), title.size());
        const bool is_part = rest > 0 && columns_of(title) >= narrowest_label &&
                             ((name.starts_with(title) && is_whole_word(name, 0, title.size())) ||
                              (name.ends_with(title) && is_whole_word(name, rest, name.size())));
        if (is_part) labels_.emplace(title, found->named);
    }
}

// What the document states of last year's cells: the amount, or the change since.
void NamedRows::add_priors(const Document& document) {
    for (const PriorStatement& prior : document.priors) {
        if (prior.cell.table == statements_table) continue;
        const auto is_now = [&](const RowAmount& each) {
            return each.origin == RowAmount::Origin::own && each.table->form->id == prior.cell.table &&
                   each.row->id == prior.cell.rows.text && each.column->id == prior.cell.column;
        };
        const auto now = std::find_if(all_.begin(), all_.end(), is_now);
        if (now == all_.end()) continue;
        ColumnForm& column = prior_columns_.emplace_front();
        column.id = now->column->id;
        column.prior_of = now->column->id;
        RowAmount before = *now;
        before.value = prior.is_change ? now->value - prior.amount : prior.amount;
        before.origin = RowAmount::Origin::last_year;
        before.column = &column;
        for (const std::string& name : now->row->names) add_to(rows_[row_named(name)], before);
        all_.push_back(before);
    }
}

void NamedRows::add_statements(const Document& document, RowAmount::Origin origin) {
    const std::map<std::string, int, std::less<>>& units = document.standard->units;
    StatementTable& stated = statements_.emplace_front();
    stated.form.id = statements_table;
    stated.side.columns = {{"value", "", ""}, {"value", "", "", "value"}};
    stated.table.form = &stated.form;
    Side& side = stated.table.sides.emplace_back();
    side.form = &stated.side;
    side.rows.reserve(document.statements.size());  // amounts refer to the rows
    for (const Statement& statement : document.statements) {
        const std::string& id = statement.form->id;
        const auto unit = units.find(statement.form->unit.empty() ? document.unit : statement.form->unit);
        if (statement.value.state != CellState::amount) continue;
        Row& row = side.rows.emplace_back();
        row.id = id;
        row.names = {statement.form->title};
        if (unit == units.end()) {
            const std::size_t place = row_named(statement.form->title);
            rows_[place].is_column = false;
            const RowAmount cell{statement.value.printed,     0,    origin, &document, &stated.table, &row,
                                 &side.form->columns.front(), place};
            add_quantity({cell, statement.form->unit}, {place});
            continue;
        }
        RowAmount amount{statement.value.printed,    unit->second, origin, &document, &stated.table, &row,
                         &side.form->columns.front()};
        add_statement(amount, statement.form->title);
        const PriorStatement* prior = origin == RowAmount::Origin::own ? prior_of(document, id) : nullptr;
        if (prior == nullptr) continue;
        amount.value = prior->amount;
        amount.origin = RowAmount::Origin::last_year;
        amount.column = &side.form->columns.back();
        add_statement(amount, statement.form->title);
    }
}

void NamedRows::add_counts(const Document& document, const Document* last_year) {
    for (const Statement& statement : document.statements) {
        const StatementForm& form = *statement.form;
        const bool is_count = !form.unit.empty() && !document.standard->units.contains(form.unit);
        if (!is_count || statement.value.state != CellState::amount) continue;
        if (const PriorStatement* prior = prior_of(document, form.id)) {
            counts_.push_back({form.title, statement.value.printed, prior->amount});
            continue;
        }
        for (const Statement& before : last_year == nullptr ? std::vector<Statement>() : last_year->statements) {
            if (before.form->id == form.id && before.form->unit == form.unit && before.value.state == CellState::amount)
                counts_.push_back({form.title, statement.value.printed, before.value.printed});
        }
    }
}

void NamedRows::add_statement(const RowAmount& amount, const std::string& name) {
    const std::size_t place = row_named(name);
    rows_[place].is_column = false;
    RowAmount named = amount;
    named.named = place;
    add_to(rows_[place], named);
    stated_.push_back(named);
    all_.push_back(named);
}

void NamedRows::add(const Document& document, RowAmount::Origin origin) {
    for (const Table& table : document.tables) {
        const auto unit = document.standard->units.find(table.unit);
        const bool is_of_money = unit != document.standard->units.end();
        for (const Side& side : table.sides) {
            for (const Row& row : side.rows) {
                // If two classifications name a row, each of its names may be meant.
                std::vector<std::size_t> named;
                for (const std::string& name : row.names) {
                    const std::size_t place = row_named(name);
                    if (std::find(named.begin(), named.end(), place) == named.end()) named.push_back(place);
                    rows_[place].is_column = false;
                }
                for (std::size_t i = 0; i < row.cells.size(); ++i) {
                    const ColumnForm& column = side.form->columns[i];
                    if (row.cells[i].state != CellState::amount) continue;
                    if (column.kind == ColumnKind::count || column.kind == ColumnKind::rate) {
                        const RowAmount cell{row.cells[i].printed, 0, origin, &document, &table, &row, &column, named.front()};
                        add_quantity({cell, row.unit.empty() ? column.unit : row.unit}, named);
                        continue;
                    }
                    // A value that has its own unit cannot equal a number in the table's unit.
                    if (!is_of_money || column.kind != ColumnKind::money || !column.unit.empty()) continue;
                    const RowAmount amount{row.cells[i].printed, unit->second, origin, &document, &table, &row, &column,
                                           named.front()};
                    if (row.role == RowRole::total) totals_.push_back(amount);
                    all_.push_back(amount);
                    for (const std::size_t place : named) add_to(rows_[place], amount);
                    // The title of a column stands for the column's total.
                    if (row.role == RowRole::total) add_to(rows_[row_named(amount.column->title)], amount);
                }
            }
        }
    }
}

// Of a total, the title of the column is a name, too.
void NamedRows::add_quantity(const RowQuantity& quantity, const std::vector<std::size_t>& named) {
    const auto add_to_row = [&](std::size_t place) {
        std::vector<RowQuantity>& quantities = rows_[place].quantities;
        if (quantities.size() < most_amounts) quantities.push_back(quantity);
    };
    for (const std::size_t place : named) add_to_row(place);
    const bool is_total = quantity.cell.row->role == RowRole::total && !quantity.cell.column->title.empty();
    if (is_total) add_to_row(row_named(quantity.cell.column->title));
}

std::size_t NamedRows::row_named(const std::string& name) {
    const std::string folded = without_remarks(fold_prose(name)).text;
    const auto [known, is_new] = labels_.emplace(without_ordinal(folded), rows_.size());
    if (is_new) rows_.push_back({name, {}});
    return known->second;
}

std::vector<std::size_t> NamedRows::printing(const Amount& value, const Amount& half) const {
    if (printed_.empty()) {
        printed_.reserve(all_.size());
        for (std::size_t i = 0; i < all_.size(); ++i) {
            try {
                printed_.emplace_back(all_[i].value.shifted(all_[i].power), i);
            } catch (const AmountOverflow&) {
                continue;  // prose never writes it out
            }
        }
        std::sort(printed_.begin(), printed_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    }
    std::vector<std::size_t> rows;
    const auto is_less = [](const auto& each, const Amount& wanted) { return each.first < wanted; };
    const Amount last = value + half + half;
    for (auto at = std::lower_bound(printed_.begin(), printed_.end(), value - half, is_less);
         at != printed_.end() && at->first <= last; ++at)
        rows.push_back(all_[at->second].named);
    return rows;
}

std::vector<RowAmount> NamedRows::wholes_of(const RowAmount& cell) const {
    std::vector<RowAmount> wholes;
    if (cell.column->is_difference) return wholes;
    for (const RowAmount& total : totals_) {
        const bool is_of_column = total.document == cell.document && total.table == cell.table && total.column == cell.column;
        if (is_of_column && total.row != cell.row) wholes.push_back(total);
    }
    for (const RowAmount& other : rows_[cell.named].amounts) {
        const bool is_of_row = other.document == cell.document && other.table == cell.table && other.row == cell.row;
        if (is_of_row && other.column != cell.column && !other.column->is_difference && other.value > cell.value)
            wholes.push_back(other);
    }
    return wholes;
}

std::vector<std::size_t> NamedRows::partly_named(std::string_view words) const {
    std::vector<std::size_t> rows;
    if (columns_of(words) < narrowest_part) return rows;
    for (const auto& [name, row] : labels_) {
        const int common = columns_in_common(name, words);
        if (common >= narrowest_part && 5 * common >= 2 * columns_of(name)) rows.push_back(row);
    }
    return rows;
}

std::vector<RowMention> NamedRows::find_mentions(const ProseText& prose) const {
    const Reduced reduced = without_remarks(prose.text);
    const std::string_view text = reduced.text;
    std::vector<RowMention> kept;
    for (std::size_t at = 0; at < text.size();) {
        const auto label = longest_at(text, at);
        if (label == labels_.end()) {
            ++at;
            continue;
        }
        const std::string_view name = label->first;
        const std::size_t end = at + name.size();
        kept.push_back({at, end, label->second});
        // The end of this name may be the name of another row: 总计 in 收入总计.
        for (std::size_t i = 1; i + shortest_label <= name.size(); ++i) {
            const auto inner = labels_.find(name.substr(i));
            if (inner == labels_.end() || columns_of(inner->first) < narrowest_label || !is_whole_word(text, at + i, end)) continue;
            kept.push_back({at + i, end, inner->second});
        }
        at = end;
    }
    for (RowMention& each : kept) {
        each.end = reduced.places[each.end - 1] + 1;
        each.begin = reduced.places[each.begin];
    }
    return kept;
}

// Labels that begin alike are next to each other.
auto NamedRows::longest_at(std::string_view text, std::size_t at) const
    -> std::map<std::string, std::size_t, std::less<>>::const_iterator {
    const std::string_view rest = text.substr(at);
    const std::string_view start = rest.substr(0, shortest_label);
    auto longest = labels_.end();
    for (auto label = labels_.lower_bound(start); label != labels_.end() && label->first.starts_with(start); ++label) {
        if (!rest.starts_with(label->first) || columns_of(label->first) < narrowest_label) continue;
        if (is_whole_word(text, at, at + label->first.size())) longest = label;
    }
    return longest;
}

}  // namespace sitegen

#include "import/ledger_adder.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "import/import_rules.hpp"
#include "import/load_ledger_mapping.hpp"
#include "import/misread_text.hpp"
#include "import/read_number.hpp"
#include "import/read_rows.hpp"
#include "load/file_reader.hpp"

namespace sitegen {

namespace {

constexpr std::uint32_t no_row = UINT32_MAX;

}  // namespace

void LedgerAdder::begin_file(const LedgerFiles& files, const std::string& name) {
    files_ = &files;
    sources_.push_back({name, files.sheet});
    blank_count_ = 0;
    first_blank_ = 0;
}

std::string LedgerAdder::place(std::size_t line) const { return fmt::format("{}:{}", sources_.back().file, line); }

void LedgerAdder::add(const LedgerRecord& record, LedgerTableFields& table, LedgerDocument& document) {
    const auto found =
        std::find_if(document.sides.begin(), document.sides.end(), [&](const LedgerSide& side) { return side.form == table.side; });
    LedgerSide& side = *found;
    side.mapping = table.mapping;
    side.file = sources_.back().file;
    LedgerRow* row = row_of(record, table, side, document);
    if (row == nullptr) return;
    side.lines.add(static_cast<std::uint32_t>(sources_.size() - 1), static_cast<std::uint32_t>(record.line));
    const bool is_subtracted = !table.subtracted.is_empty() && table.subtracted.pass(record.fields);
    if (!table.amounts.empty()) {
        for (const auto& [from, to] : table.amounts) add_amount(record, from, row->cells[to], table, *row, to, is_subtracted);
        return;
    }
    const std::string& column = table.column.text(record.fields);
    const std::optional<std::size_t> index = column_with_id(*table.side, column);
    if (!index) {
        limited_.add(Severity::error, rules::unknown_column, place(record.line), "no-column " + column,
                     fmt::format("the table \"{}\" has no column “{}”", table.table->id, column),
                     "Say which column it is: values = { \"…\" = \"total\" } of the field \"column\", or leave the rows out "
                     "with where-not.");
        return;
    }
    add_amount(record, table.amount, row->cells[*index], table, *row, *index, is_subtracted);
}

// The row of the record's keys, which is made if it is new. Nothing, after a finding, if it cannot be a row of the table.
LedgerRow* LedgerAdder::row_of(const LedgerRecord& record, LedgerTableFields& table, LedgerSide& side, LedgerDocument& document) {
    row_key_.clear();
    const bool is_named = side.form->rows.kind == RowsForm::Kind::named;
    const std::size_t key_count = is_named ? 2 : std::max<std::size_t>(side.form->rows.classifications.size(), 1);
    for (std::size_t i = 0; i < key_count; ++i) {
        if (i < table.keys.size() && table.keys[i].is_declared()) row_key_ += table.keys[i].text(record.fields);
        row_key_ += '\n';
    }
    const auto known = side.index.find(row_key_);
    if (known != side.index.end()) return known->second == no_row ? nullptr : &side.rows[known->second];
    LedgerRow row;
    row.line = static_cast<std::uint32_t>(record.line);
    row.cells.resize(side.form->columns.size());
    if (!set_keys(record, table, side, document, row)) {
        side.index.emplace(row_key_, no_row);
        return nullptr;
    }
    const auto index =
        side.by_keys.emplace(fmt::format("{}", fmt::join(row.keys, "\n")), static_cast<std::uint32_t>(side.rows.size()))
            .first->second;
    if (index == side.rows.size()) side.rows.push_back(std::move(row));
    side.index.emplace(row_key_, index);
    return &side.rows[index];
}

bool LedgerAdder::set_keys(const LedgerRecord& record, LedgerTableFields& table, const LedgerSide& side, LedgerDocument& document,
                           LedgerRow& row) {
    const RowsForm& rows = side.form->rows;
    const auto text = [&](std::size_t i) {
        return i < table.keys.size() && table.keys[i].is_declared() ? table.keys[i].text(record.fields) : std::string();
    };
    switch (rows.kind) {
        case RowsForm::Kind::items: {
            const std::string given = text(0);
            const auto item = std::find_if(rows.items.begin(), rows.items.end(), [&](const ItemForm& each) {
                return each.id == given || folded_key(each.title) == folded_key(given);
            });
            if (item == rows.items.end()) {
                refuse_row(record, table, given, "say which row it is: values = { \"…\" = \"id\" } of the field \"item\"");
                return false;
            }
            row.keys = {item->id};
            return true;
        }
        case RowsForm::Kind::classified:
            return set_codes(record, table, side, document, row);
        case RowsForm::Kind::named:
            break;
    }
    const std::string name = text(1);
    const std::string id = text(0);
    if (name.empty()) {
        refuse_row(record, table, id, "give the row a name");
        return false;
    }
    if (looks_misread(name)) report_misread(place(record.line), name, limited_);
    row.keys = {id.empty() || !is_slug(id) ? id_of_name(id.empty() ? name : id) : id, name};
    if (rows.level_count > 0) row.keys.push_back(text(2).empty() ? "1" : text(2));
    if (rows.has_units) row.keys.push_back(text(rows.level_count > 0 ? 3 : 2));
    return true;
}

bool LedgerAdder::set_codes(const LedgerRecord& record, LedgerTableFields& table, const LedgerSide& side, LedgerDocument& document,
                            LedgerRow& row) {
    const std::vector<std::string>& lists = side.form->rows.classifications;
    for (std::size_t i = 0; i < lists.size(); ++i) {
        const std::string& code = i < table.keys.size() ? table.keys[i].text(record.fields) : row_key_;
        const auto list = standard_.classifications.find(lists[i]);
        if (list == standard_.classifications.end()) return false;
        if (side.form->rows.total && code == side.form->rows.total->id && i == 0) {
            row.keys.assign(lists.size(), "");
            row.keys[0] = code;
            return true;
        }
        if (list->second.find(code) == nullptr && !(code.empty() && i > 0)) {
            LedgerFieldReader* names = table.keys.size() > lists.size() ? &table.keys[lists.size()] : nullptr;
            const std::string name = names != nullptr && names->is_declared() ? names->text(record.fields) : "";
            if (list->second.level_of(code) == 0 || name.empty()) {
                refuse_row(record, table, code,
                           "correct the code, or declare \"name\" of the table, so that codes that the list lacks are taken "
                           "from the file");
                return false;
            }
            if (looks_misread(name)) report_misread(place(record.line), name, limited_);
            document.codes.emplace(std::pair(lists[i], code), name);
        }
        row.keys.push_back(code);
    }
    return true;
}

void LedgerAdder::refuse_row(const LedgerRecord& record, const LedgerTableFields& table, const std::string& text,
                             const std::string& remedy) {
    limited_.add(Severity::error, rules::unknown_row, place(record.line), "no-row " + table.table->id,
                 fmt::format("“{}” is no row of the table \"{}\"", text, table.table->id),
                 "Leave the rows out with where-not, or " + remedy + ".");
}

void LedgerAdder::add_amount(const LedgerRecord& record, std::size_t from, LedgerCell& cell, const LedgerTableFields& table,
                             const LedgerRow& row, std::size_t to, bool is_subtracted) {
    const std::string_view text = from < record.fields.size() ? record.fields[from] : std::string_view();
    if (text.find_first_not_of(' ') == std::string_view::npos) {
        ++blank_count_;
        if (first_blank_ == 0) first_blank_ = record.line;
        cell.is_there = true;
        return;
    }
    Amount amount;
    const auto plain =
        files_->marks.decimal == '.' ? Amount::parse(text) : std::variant<Amount, AmountFault>(AmountFault::not_a_number);
    if (std::holds_alternative<Amount>(plain)) {
        amount = std::get<Amount>(plain);
    } else {
        GridCell typed;
        typed.kind = GridCellKind::text;
        typed.text = text;
        const AmountReading reading = read_number(typed, files_->marks, files_->states);
        if (reading.fault != NumberFault::none) {
            limited_.add(Severity::error, rules::unreadable_amount, place(record.line),
                         "amount " + std::to_string(static_cast<int>(reading.fault)), message_of(reading.fault, typed),
                         remedy_of(reading.fault));
            return;
        }
        if (!reading.mark.empty())
            limited_.add(Severity::warning, rules::footnote_mark, place(record.line), "mark",
                         fmt::format("the mark “{}” of “{}” is left out", reading.mark, typed.text), "");
        if (reading.cell.kind == ImportedCell::Kind::state) {
            cell.is_there = true;
            if (!hides_sum(cell.state)) cell.state = reading.cell.value;
            return;
        }
        amount = std::get<Amount>(Amount::parse(reading.cell.value));
    }
    if (is_subtracted) amount = amount.negated();
    if (cell.count > 0 && !table.mapping->sums) {
        limited_.add(Severity::error, rules::duplicate_row, place(record.line), "twice " + table.table->id,
                     fmt::format("{}[{}].{} has an amount already, on line {}", table.table->id, fmt::join(row.keys, "/"),
                                 table.side->columns[to].id, cell.line),
                     "If they are parts of one amount, declare duplicates = \"sum\". Otherwise leave one out.");
        return;
    }
    try {
        cell.sum = cell.count == 0 ? amount : cell.sum + amount;
    } catch (const AmountOverflow&) {
        limited_.add(Severity::error, rules::amount_overflow, place(record.line), "overflow",
                     "the sum exceeds the exact range of 18 digits", "Use a larger unit in the standard.");
        return;
    }
    cell.is_there = true;
    ++cell.count;
    cell.line = static_cast<std::uint32_t>(record.line);
    summed_count_ += cell.count == 2 ? 1 : 0;
}

void report_misread(const std::string& where, const std::string& text, LimitedFindings& limited) {
    limited.add(Severity::error, rules::wrong_encoding, where, "misread", fmt::format("“{}” was read in a wrong encoding", text),
                remedy_of_misread_texts);
}

}  // namespace sitegen

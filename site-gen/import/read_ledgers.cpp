#include "import/read_ledgers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "import/import_rules.hpp"
#include "import/ledger_departments.hpp"
#include "import/ledger_fields.hpp"
#include "import/ledger_records.hpp"
#include "import/ledger_totals.hpp"
#include "import/limited_findings.hpp"
#include "import/load_ledger_mapping.hpp"
#include "import/misread_text.hpp"
#include "import/read_rows.hpp"
#include "load/file_reader.hpp"
#include "text/counted.hpp"

namespace sitegen {

namespace {

// The fields of one table for the file that is being read.
struct TableReaders {
    const LedgerTable* mapping = nullptr;
    const TableForm* table = nullptr;
    const SideForm* side = nullptr;
    std::vector<LedgerFieldReader> keys;
    LedgerFieldReader column;
    std::vector<std::pair<std::size_t, std::size_t>> amounts;  // a column of the file, a column of the form
    std::size_t amount = 0;                                    // of the file, if each record has one amount
    std::vector<std::pair<const LedgerFilter*, LedgerFieldReader>> filters;
    std::vector<std::pair<const LedgerFilter*, LedgerFieldReader>> subtracted;
};

class LedgerReader {
  public:
    LedgerReader(const LedgerMapping& mapping, const Standard& standard, const std::filesystem::path& folder, ImportLog& log)
        : mapping_(mapping), standard_(standard), folder_(folder), log_(log), limited_(log), departments_(mapping, log) {}

    std::vector<ImportedDocument> read() {
        read_lookups();
        for (const LedgerFiles& files : mapping_.files) {
            const std::vector<std::filesystem::path> paths = files_matching(folder_, files.pattern);
            if (paths.empty())
                log_.add(Severity::error, rules::unreadable_source, files.pattern, "no file has such a name",
                         "Correct \"files\" in the mapping file.");
            for (const std::filesystem::path& path : paths) read_file(path, files);
        }
        limited_.finish();
        return finished();
    }

  private:
    void read_lookups() {
        for (const LedgerLookup& lookup : mapping_.lookups) {
            LedgerFiles file;
            file.encoding = lookup.encoding;
            file.delimiter = lookup.delimiter;
            std::optional<std::size_t> key;
            std::optional<std::size_t> value;
            const auto headings = [&](const std::vector<std::string>& names) {
                key = heading_index(names, lookup.key);
                value = heading_index(names, lookup.value);
                for (const auto& [name, index] : {std::pair(lookup.key, key), std::pair(lookup.value, value)}) {
                    if (!index) report_missing_column(lookup.file, name, names);
                }
                return key && value;
            };
            auto& texts = lookups_[lookup.id];
            const auto take = [&](const LedgerRecord& record) {
                if (*key < record.fields.size() && *value < record.fields.size())
                    texts.emplace(folded_key(record.fields[*key]), one_line(record.fields[*value]));
            };
            (void)read_ledger_records(folder_ / lookup.file, file, headings, take, log_);
        }
    }

    void report_missing_column(const std::string& file, const std::string& name, const std::vector<std::string>& headings) {
        log_.add(Severity::error, rules::column_not_found, file,
                 fmt::format("the file has no column “{}”{}", name, nearest_hint(name, headings)),
                 fmt::format("Its columns are {}.", fmt::join(headings, ", ")));
    }

    void read_file(const std::filesystem::path& path, const LedgerFiles& files) {
        files_ = &files;
        file_name_ = path.filename().string();
        const std::size_t before = record_count_;
        kept_count_ = 0;
        blank_count_ = 0;
        first_blank_ = 0;
        const auto headings = [&](const std::vector<std::string>& names) { return open_fields(names); };
        const auto take = [&](const LedgerRecord& record) { add(record); };
        if (!read_ledger_records(path, files, headings, take, log_)) return;
        log_.decide(file_name_, fmt::format("{} read, {} of them used.", counted(record_count_ - before, "record"), kept_count_));
        report_missed();
        if (blank_count_ > 0)
            log_.decide(file_name_,
                        fmt::format("{} blank, the first on line {}: a cell without any other amount stays blank.",
                                    counted(blank_count_, "amount") + (blank_count_ == 1 ? " is" : " are"), first_blank_));
    }

    // Texts that a lookup does not have stand for themselves.
    void report_missed() {
        std::set<std::pair<std::string, std::string>> missed;
        const auto collect = [&](const LedgerFieldReader& reader) {
            for (const std::string& text : reader.missed()) missed.emplace(reader.lookup_id(), text);
        };
        for (const LedgerFieldReader* reader : {&year_, &stage_, &department_}) collect(*reader);
        for (const TableReaders& table : tables_) {
            for (const LedgerFieldReader& key : table.keys) collect(key);
            collect(table.column);
        }
        for (const auto& [id, text] : missed)
            log_.decide(file_name_, fmt::format("“{}” is not in the lookup \"{}\", and is kept as it is.", text, id));
    }

    // Finds the columns of the file for all fields. Returns false, after a finding, if one is missing.
    bool open_fields(const std::vector<std::string>& headings) {
        std::vector<std::string> missing;
        const auto reader = [&](const LedgerField& field) {
            return LedgerFieldReader(field, headings, file_name_, lookups_, missing);
        };
        const auto readers = [&](const std::vector<LedgerFilter>& filters) {
            std::vector<std::pair<const LedgerFilter*, LedgerFieldReader>> list;
            for (const LedgerFilter& filter : filters) list.emplace_back(&filter, reader(filter.field));
            return list;
        };
        const auto column = [&](const std::string& name) {
            const auto index = heading_index(headings, name);
            if (!index) missing.push_back(name);
            return index.value_or(0);
        };
        year_ = reader(files_->year);
        stage_ = reader(files_->stage);
        department_ = reader(files_->department);
        filters_ = readers(files_->filters);
        tables_.clear();
        for (const LedgerTable& mapping : files_->tables) {
            TableReaders table;
            table.mapping = &mapping;
            table.table = standard_.find_table(mapping.table);
            table.side = &*std::find_if(table.table->sides.begin(), table.table->sides.end(),
                                        [&](const SideForm& side) { return side.id == mapping.side; });
            for (const LedgerField& key : mapping.keys) table.keys.push_back(reader(key));
            for (const LedgerAmount& amount : mapping.amounts)
                table.amounts.emplace_back(column(amount.column), column_of(*table.side, amount.to).value_or(0));
            if (mapping.amounts.empty()) {
                table.column = reader(mapping.column);
                table.amount = column(mapping.amount);
            }
            table.filters = readers(mapping.filters);
            table.subtracted = readers(mapping.subtracted);
            tables_.push_back(std::move(table));
        }
        std::sort(missing.begin(), missing.end());
        missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
        for (const std::string& name : missing) report_missing_column(file_name_, name, headings);
        return missing.empty();
    }

    [[nodiscard]] static std::optional<std::size_t> column_of(const SideForm& side, const std::string& id) {
        for (std::size_t i = 0; i < side.columns.size(); ++i) {
            if (side.columns[i].id == id) return i;
        }
        return std::nullopt;
    }

    static bool passes(std::vector<std::pair<const LedgerFilter*, LedgerFieldReader>>& filters,
                       const std::vector<std::string_view>& fields) {
        return std::all_of(filters.begin(), filters.end(), [&](auto& each) {
            const std::string text = folded_key(each.second.text(fields));
            const bool is_listed =
                std::find(each.first->values.begin(), each.first->values.end(), text) != each.first->values.end();
            return is_listed != each.first->is_negated;
        });
    }

    [[nodiscard]] std::string place(std::size_t line) const { return fmt::format("{}:{}", file_name_, line); }

    void add(const LedgerRecord& record) {
        ++record_count_;
        if (!passes(filters_, record.fields)) return;
        LedgerDocument* document = document_of(record);
        if (document == nullptr) return;
        bool is_used = false;
        for (TableReaders& table : tables_) {
            if (!passes(table.filters, record.fields)) continue;
            is_used = true;
            add_to_table(record, table, *document);
        }
        kept_count_ += is_used ? 1 : 0;
    }

    [[nodiscard]] LedgerDocument* document_of(const LedgerRecord& record) {
        const std::string& department = department_.text(record.fields);
        const std::string& year = year_.text(record.fields);
        const std::string& stage = stage_.text(record.fields);
        key_.clear();
        for (const std::string* part : {&department, &year, &stage}) (key_ += *part) += '\n';
        const auto known = by_texts_.find(key_);
        if (known != by_texts_.end()) return known->second;
        return by_texts_[key_] = make_document(record, department, year, stage);
    }

    [[nodiscard]] LedgerDocument* make_document(const LedgerRecord& record, const std::string& department,
                                                const std::string& year_text, const std::string& stage_text) {
        // "FY2018" and "Fiscal Year 2018" name a year as 2018 does.
        std::string digits = year_text.substr(std::min(year_text.find_first_of("0123456789"), year_text.size()));
        if (digits.ends_with(".0")) digits.resize(digits.size() - 2);
        const std::optional<FiscalYear> year = read_fiscal_year(digits);
        if (!year)
            limited_.add(Severity::error, rules::invalid_value, place(record.line), "no-year",
                         fmt::format("“{}” is no fiscal year", year_text), "Correct the field \"year\" of the mapping file.");
        report_misread(record, department);
        const StageForm* stage = standard_.find_stage(stage_text);
        for (const StageForm& each : standard_.stages) {
            if (stage == nullptr && folded_key(each.title) == folded_key(stage_text)) stage = &each;
        }
        if (stage == nullptr)
            limited_.add(Severity::error, rules::invalid_value, place(record.line), "no-stage",
                         fmt::format("“{}” is no stage of the standard", stage_text),
                         "Say which stage it is: values = { \"…\" = \"budget\" } of the field \"stage\".");
        const std::optional<std::string> folder = departments_.folder_of(department, place(record.line), limited_);
        if (!year || stage == nullptr || !folder) return nullptr;
        const auto stage_index = static_cast<std::size_t>(stage - standard_.stages.data());
        LedgerDocument& document = documents_[{*folder, *year, stage_index}];
        if (document.sides.empty()) {
            for (const TableForm& table : standard_.tables) {
                for (const SideForm& side : table.sides) document.sides.push_back({&table, &side, {}, {}, {}});
            }
        }
        return &document;
    }

    void add_to_table(const LedgerRecord& record, TableReaders& table, LedgerDocument& document) {
        const auto found = std::find_if(document.sides.begin(), document.sides.end(),
                                        [&](const LedgerSide& side) { return side.form == table.side; });
        LedgerSide& side = *found;
        side.mapping = table.mapping;
        side.file = file_name_;
        LedgerRow* row = row_of(record, table, side, document);
        if (row == nullptr) return;
        const bool is_subtracted = !table.subtracted.empty() && passes(table.subtracted, record.fields);
        if (!table.amounts.empty()) {
            for (const auto& [from, to] : table.amounts) add_amount(record, from, row->cells[to], table, *row, to, is_subtracted);
            return;
        }
        const std::string& column = table.column.text(record.fields);
        const std::optional<std::size_t> index = column_of(*table.side, column);
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
    [[nodiscard]] LedgerRow* row_of(const LedgerRecord& record, TableReaders& table, LedgerSide& side, LedgerDocument& document) {
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

    bool set_keys(const LedgerRecord& record, TableReaders& table, const LedgerSide& side, LedgerDocument& document,
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
        report_misread(record, name);
        row.keys = {id.empty() || !is_slug(id) ? id_of_name(id.empty() ? name : id) : id, name};
        if (rows.level_count > 0) row.keys.push_back(text(2).empty() ? "1" : text(2));
        if (rows.has_units) row.keys.push_back(text(rows.level_count > 0 ? 3 : 2));
        return true;
    }

    bool set_codes(const LedgerRecord& record, TableReaders& table, const LedgerSide& side, LedgerDocument& document,
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
                report_misread(record, name);
                document.codes.emplace(std::pair(lists[i], code), name);
            }
            row.keys.push_back(code);
        }
        return true;
    }

    void report_misread(const LedgerRecord& record, const std::string& text) {
        if (looks_misread(text))
            limited_.add(Severity::error, rules::wrong_encoding, place(record.line), "misread",
                         fmt::format("“{}” was read in a wrong encoding", text), remedy_of_misread_texts);
    }

    void refuse_row(const LedgerRecord& record, const TableReaders& table, const std::string& text, const std::string& remedy) {
        limited_.add(Severity::error, rules::unknown_row, place(record.line), "no-row " + table.table->id,
                     fmt::format("“{}” is no row of the table \"{}\"", text, table.table->id),
                     "Leave the rows out with where-not, or " + remedy + ".");
    }

    void add_amount(const LedgerRecord& record, std::size_t from, LedgerCell& cell, const TableReaders& table, const LedgerRow& row,
                    std::size_t to, bool is_subtracted) {
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

    [[nodiscard]] std::vector<ImportedDocument> finished() {
        if (summed_count_ > 0)
            log_.decide("", fmt::format("{} of several records each.",
                                        counted(summed_count_, "cell") + (summed_count_ == 1 ? " is the sum" : " are sums")));
        std::vector<ImportedDocument> result;
        LedgerTotals totals(standard_, mapping_, log_);
        for (auto& [key, document] : documents_) {
            const auto& [folder, year, stage] = key;
            ImportedDocument imported = totals.finish(document, standard_.stages[stage].id);
            imported.department = folder;
            imported.year = year;
            imported.stage = standard_.stages[stage].id;
            imported.standard = &standard_;
            imported.unit = mapping_.unit;
            imported.source = mapping_.source;
            if (imported.source.title.empty()) imported.source.title = files_ == nullptr ? "" : file_name_;
            departments_.name(imported, standard_.stages[stage].title);
            result.push_back(std::move(imported));
        }
        totals.report();
        departments_.report();
        return result;
    }

    static constexpr std::uint32_t no_row = UINT32_MAX;

    const LedgerMapping& mapping_;
    const Standard& standard_;
    const std::filesystem::path& folder_;
    ImportLog& log_;
    LimitedFindings limited_;
    LedgerDepartments departments_;
    LookupTables lookups_;
    std::map<std::tuple<std::string, FiscalYear, std::size_t>, LedgerDocument> documents_;  // the stage by its index
    std::unordered_map<std::string, LedgerDocument*> by_texts_;                             // nothing: refused
    // Of the file that is being read
    const LedgerFiles* files_ = nullptr;
    std::string file_name_;
    LedgerFieldReader year_;
    LedgerFieldReader stage_;
    LedgerFieldReader department_;
    std::vector<std::pair<const LedgerFilter*, LedgerFieldReader>> filters_;
    std::vector<TableReaders> tables_;
    std::size_t kept_count_ = 0;
    std::size_t blank_count_ = 0;
    std::size_t first_blank_ = 0;
    // Reused, so that a record allocates nothing
    std::string key_;
    std::string row_key_;
    std::size_t record_count_ = 0;
    std::size_t summed_count_ = 0;
};

}  // namespace

std::vector<ImportedDocument> read_ledgers(const LedgerMapping& mapping, const Standard& standard,
                                           const std::filesystem::path& folder, ImportLog& log) {
    return LedgerReader(mapping, standard, folder, log).read();
}

}  // namespace sitegen

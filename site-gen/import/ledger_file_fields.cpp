#include "import/ledger_file_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "import/import_rules.hpp"
#include "import/load_ledger_mapping.hpp"

namespace sitegen {

bool LedgerFilterReaders::pass(const std::vector<std::string_view>& fields) {
    return std::all_of(filters_.begin(), filters_.end(), [&](auto& each) {
        const std::string text = folded_key(each.second.text(fields));
        const bool is_listed = std::find(each.first->values.begin(), each.first->values.end(), text) != each.first->values.end();
        return is_listed != each.first->is_negated;
    });
}

void LedgerFileFields::report_missed(const std::string& file_name, ImportLog& log) const {
    std::set<std::pair<std::string, std::string>> missed;
    const auto collect = [&](const LedgerFieldReader& reader) {
        for (const std::string& text : reader.missed()) missed.emplace(reader.lookup_id(), text);
    };
    for (const LedgerFieldReader* reader : {&year, &stage, &department}) collect(*reader);
    for (const LedgerTableFields& table : tables) {
        for (const LedgerFieldReader& key : table.keys) collect(key);
        collect(table.column);
    }
    for (const auto& [id, text] : missed)
        log.decide(file_name, fmt::format("“{}” is not in the lookup \"{}\", and is kept as it is.", text, id));
}

std::optional<LedgerFileFields> open_ledger_fields(const LedgerFiles& files, const std::vector<std::string>& headings,
                                                   const std::string& file_name, const Standard& standard,
                                                   const LookupTables& lookups, ImportLog& log) {
    std::vector<std::string> missing;
    const auto reader = [&](const LedgerField& field) { return LedgerFieldReader(field, headings, file_name, lookups, missing); };
    const auto readers = [&](const std::vector<LedgerFilter>& filters) {
        LedgerFilterReaders list;
        for (const LedgerFilter& filter : filters) list.add(filter, reader(filter.field));
        return list;
    };
    const auto column = [&](const std::string& name) {
        const auto index = heading_index(headings, name);
        if (!index) missing.push_back(name);
        return index.value_or(0);
    };
    LedgerFileFields fields;
    fields.year = reader(files.year);
    fields.stage = reader(files.stage);
    fields.department = reader(files.department);
    fields.filters = readers(files.filters);
    for (const LedgerTable& mapping : files.tables) {
        LedgerTableFields table;
        table.mapping = &mapping;
        table.table = standard.find_table(mapping.table);
        table.side = &*std::find_if(table.table->sides.begin(), table.table->sides.end(),
                                    [&](const SideForm& side) { return side.id == mapping.side; });
        for (const LedgerField& key : mapping.keys) table.keys.push_back(reader(key));
        for (const LedgerAmount& amount : mapping.amounts)
            table.amounts.emplace_back(column(amount.column), column_with_id(*table.side, amount.to).value_or(0));
        if (mapping.amounts.empty()) {
            table.column = reader(mapping.column);
            table.amount = column(mapping.amount);
        }
        table.filters = readers(mapping.filters);
        table.subtracted = readers(mapping.subtracted);
        fields.tables.push_back(std::move(table));
    }
    std::sort(missing.begin(), missing.end());
    missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
    for (const std::string& name : missing) report_missing_column(file_name, name, headings, log);
    if (!missing.empty()) return std::nullopt;
    return fields;
}

std::optional<std::size_t> column_with_id(const SideForm& side, const std::string& id) {
    for (std::size_t i = 0; i < side.columns.size(); ++i) {
        if (side.columns[i].id == id) return i;
    }
    return std::nullopt;
}

void report_missing_column(const std::string& file, const std::string& name, const std::vector<std::string>& headings,
                           ImportLog& log) {
    log.add(Severity::error, rules::column_not_found, file,
            fmt::format("the file has no column “{}”{}", name, nearest_hint(name, headings)),
            fmt::format("Its columns are {}.", fmt::join(headings, ", ")));
}

}  // namespace sitegen

#include "import/unit_slips.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "import/import_rules.hpp"
#include "model/amount.hpp"

namespace sitegen {

namespace {

struct Total {
    const ImportedTable* table = nullptr;
    Amount amount;  // in the unit of power 0, as far as the tables say
};

// The digits of an amount without zeros at its ends, and the power of ten of the last of them.
std::pair<std::int64_t, int> digits_of(const Amount& amount) {
    std::int64_t digits = amount.coefficient();
    int power = -amount.decimals();
    while (digits != 0 && digits % 10 == 0) {
        digits /= 10;
        ++power;
    }
    return {digits, power};
}

bool is_total(const ImportedSide& side, const ImportedRow& row) {
    const RowsForm& rows = side.form->rows;
    if (rows.total && rows.total->id == row.keys.front()) return true;
    const ItemForm* item = rows.find_item(row.keys.front());
    return item != nullptr && item->role == RowRole::total;
}

// No two units are a factor of 100 apart, but a decimal comma that was read as a mark of thousands makes one. Only five digits tell
// it from chance.
int least_power(std::int64_t digits) { return digits >= 10'000 || digits <= -10'000 ? 2 : 3; }

}  // namespace

void find_unit_slips(const ImportedDocument& document, ImportLog& log) {
    constexpr std::int64_t least_digits = 1000;  // shorter numbers are alike by chance
    std::map<std::int64_t, std::vector<std::pair<int, const ImportedTable*>>> by_digits;
    for (const ImportedTable& table : document.tables) {
        const auto unit = document.standard->units.find(table.unit.empty() ? document.unit : table.unit);
        if (unit == document.standard->units.end()) continue;
        for (const ImportedSide& side : table.sides) {
            for (const ImportedRow& row : side.rows) {
                if (!is_total(side, row)) continue;
                for (std::size_t i = 0; i < row.cells.size(); ++i) {
                    const ColumnForm& column = *side.columns[i];
                    if (row.cells[i].kind != ImportedCell::Kind::number || column.kind != ColumnKind::money || !column.unit.empty())
                        continue;
                    const auto parsed = Amount::parse(row.cells[i].value);
                    if (!std::holds_alternative<Amount>(parsed)) continue;
                    const auto [digits, power] = digits_of(std::get<Amount>(parsed));
                    if (digits >= least_digits || digits <= -least_digits)
                        by_digits[digits].emplace_back(power + unit->second, &table);
                }
            }
        }
    }
    std::map<const ImportedTable*, const ImportedTable*> reported;
    for (const auto& [digits, totals] : by_digits) {
        for (const auto& [power, table] : totals) {
            for (const auto& [other_power, other] : totals) {
                if (table == other || power - other_power < least_power(digits)) continue;
                if (!reported.try_emplace(other, table).second) continue;
                log.add(Severity::warning, rules::unit_slip, source_place(other->file, other->sheet, ""),
                        fmt::format("a total of the table \"{}\" has the digits of one of \"{}\", and is {} times as small",
                                    other->form->id, table->form->id,
                                    "1" + std::string(static_cast<std::size_t>(power - other_power), '0')),
                        power - other_power == 2
                            ? "See whether a decimal comma was read as a mark of thousands, or the other way round."
                            : "See whether one of the two is in another unit than it says.");
            }
        }
    }
}

}  // namespace sitegen

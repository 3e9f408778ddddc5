// The columns of facts (export/facts_csv.hpp): what their files, the descriptions of these for machines and the data dictionary are
// made from.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

struct FactsColumn {
    enum class Type : unsigned char { text, integer, number, boolean, date };
    const char* name = "";
    Type type = Type::text;
    const char* fiscal_type = "";    // its meaning in the Fiscal Data Package; empty if that has none
    bool is_of_key = false;          // these columns together tell a row from all others
    bool is_only_in_joined = false;  // documents' own files do not have it
    bool is_always_set = false;
};

inline constexpr std::array facts_columns = {
    FactsColumn{"department", FactsColumn::Type::text, "administrative-classification:generic:level1:code", true, false, true},
    FactsColumn{"department_name", FactsColumn::Type::text, "administrative-classification:generic:level1:label", false, false,
                true},
    FactsColumn{"contained_in", FactsColumn::Type::text, "", false, true, false},
    FactsColumn{"group"},
    FactsColumn{"year", FactsColumn::Type::text, "date:fiscal-year", true, false, true},
    FactsColumn{"stage", FactsColumn::Type::text, "phase:id", true, false, true},
    FactsColumn{"standard", FactsColumn::Type::text, "", false, false, true},
    FactsColumn{"table", FactsColumn::Type::text, "", true, false, true},
    FactsColumn{"table_title", FactsColumn::Type::text, "", false, false, true},
    FactsColumn{"side", FactsColumn::Type::text, "", true, false, false},
    FactsColumn{"row", FactsColumn::Type::text, "budget-line-id", true, false, false},
    FactsColumn{"code"},
    FactsColumn{"row_name"},
    FactsColumn{"level", FactsColumn::Type::integer},
    FactsColumn{"role"},
    FactsColumn{"column", FactsColumn::Type::text, "", true, false, false},
    FactsColumn{"column_title"},
    FactsColumn{"measure"},
    FactsColumn{"amount", FactsColumn::Type::number},
    FactsColumn{"unit"},
    FactsColumn{"base_amount", FactsColumn::Type::number, "value", false, false, false},
    FactsColumn{"base_unit"},
    FactsColumn{"state", FactsColumn::Type::text, "", false, false, true},
    FactsColumn{"restated", FactsColumn::Type::boolean, "", false, false, true},
    FactsColumn{"version", FactsColumn::Type::date},
    FactsColumn{"source"},
    FactsColumn{"source_pages"},
    FactsColumn{"notes"},
};

// The name of the word with a column's title; with "-explained" behind it, of that with its meaning.
[[nodiscard]] inline std::string fact_word(std::string_view column) {
    std::string word = "fact-";
    for (const char c : column) word += c == '_' ? '-' : c;
    return word;
}

// The values of columns that have few: their names are those of content.
[[nodiscard]] inline std::vector<std::string_view> fact_values(std::string_view column) {
    if (column == "role") return {"item", "parent", "subtotal", "total"};
    if (column == "measure") return {"money", "count", "rate"};
    if (column == "state") return {"amount", "blank", "not applicable", "not published", "did not exist", "withheld"};
    return {};
}

// The page that explains them.
inline constexpr const char* dictionary_path = "data/dictionary/index.html";

}  // namespace sitegen

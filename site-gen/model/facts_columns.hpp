// The columns of facts (export/facts_csv.hpp): what their files, the descriptions of these for machines and the data dictionary are
// made from.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

// What the values of a column of a CSV file are, and what that is called in descriptions of it: the names that Data Package has.
enum class FieldType : unsigned char { text, integer, number, boolean, date };

[[nodiscard]] constexpr const char* name_of(FieldType type) {
    switch (type) {
        case FieldType::text:
            return "string";
        case FieldType::integer:
            return "integer";
        case FieldType::number:
            return "number";
        case FieldType::boolean:
            return "boolean";
        case FieldType::date:
            return "date";
    }
    return "";
}

[[nodiscard]] constexpr bool is_number(FieldType type) { return type == FieldType::integer || type == FieldType::number; }

struct FactsColumn {
    const char* name = "";
    FieldType type = FieldType::text;
    const char* fiscal_type = "";    // its meaning in the Fiscal Data Package; empty if that has none
    bool is_of_key = false;          // these columns together tell a row from all others
    bool is_only_in_joined = false;  // documents' own files do not have it
    bool is_always_set = false;
};

inline constexpr std::array facts_columns = {
    FactsColumn{"department", FieldType::text, "administrative-classification:generic:level1:code", true, false, true},
    FactsColumn{"department_name", FieldType::text, "administrative-classification:generic:level1:label", false, false, true},
    FactsColumn{"contained_in", FieldType::text, "", false, true, false},
    FactsColumn{"group"},
    FactsColumn{"year", FieldType::text, "date:fiscal-year", true, false, true},
    FactsColumn{"stage", FieldType::text, "phase:id", true, false, true},
    FactsColumn{"standard", FieldType::text, "", false, false, true},
    FactsColumn{"table", FieldType::text, "", true, false, true},
    FactsColumn{"table_title", FieldType::text, "", false, false, true},
    FactsColumn{"side", FieldType::text, "", true, false, false},
    FactsColumn{"row", FieldType::text, "budget-line-id", true, false, false},
    FactsColumn{"code"},
    FactsColumn{"classification"},
    FactsColumn{"row_name"},
    FactsColumn{"level", FieldType::integer},
    FactsColumn{"role"},
    FactsColumn{"column", FieldType::text, "", true, false, false},
    FactsColumn{"column_title"},
    FactsColumn{"direction", FieldType::text, "direction"},
    FactsColumn{"measure"},
    FactsColumn{"amount", FieldType::number},
    FactsColumn{"unit"},
    FactsColumn{"base_amount", FieldType::number, "value", false, false, false},
    FactsColumn{"base_unit"},
    FactsColumn{"currency", FieldType::text, "value-currency:code"},
    FactsColumn{"state", FieldType::text, "", false, false, true},
    FactsColumn{"restated", FieldType::boolean, "", false, false, true},
    FactsColumn{"version", FieldType::date},
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
    if (column == "direction") return {"revenue", "expenditure"};
    if (column == "measure") return {"money", "count", "rate"};
    if (column == "state") return {"amount", "blank", "not applicable", "not published", "did not exist", "withheld"};
    return {};
}

// The page that explains them.
inline constexpr const char* dictionary_path = "data/dictionary/index.html";

}  // namespace sitegen

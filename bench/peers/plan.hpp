// What the tables of all documents of a comparison have in common, from which their standard follows.
//
// A side of a table is a run of text columns and the number columns that follow:
// - names that are the same in every document are a fixed list;
// - texts of digits before a name are a classification's codes;
// - any other name is a code of a classification that holds each name once for each line: "0107" is the seventh name on line 1.
//   So names may stand in any order and stand twice. A text behind it is a code of a second classification. A text before it, a
//   number that differs from document to document, is left out: the line's code is printed in its place.
#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace peers {

using Json = nlohmann::json;

// A list of names, in the order of the text, with their numbers from 1.
using Names = std::map<std::string, int>;

enum class SideKind { items, codes, lines };

struct Item {
    std::string name;
    int level = 1;
    friend bool operator==(const Item&, const Item&) = default;
};

// Columns are counted as in "cols".
struct SidePlan {
    SideKind kind = SideKind::items;
    std::vector<std::size_t> texts;
    std::vector<std::size_t> numbers;
    std::vector<bool> adds_up;  // for each number column
    bool is_sum = true;         // the first number is the sum of the others, in every row
    std::vector<Item> items;    // of the first document; the total among them
    std::string total;          // its name; empty where there is none
    std::string list;           // the classification of codes or lines
    std::string second_list;    // of the text behind the lines; or empty
    std::size_t name = 0;       // the column of the name
};

struct TablePlan {
    std::string id;
    std::string title;
    std::vector<std::string> columns;
    std::vector<SidePlan> sides;
};

// What all documents say together.
struct Plan {
    std::vector<TablePlan> tables;
    std::map<std::string, std::map<std::string, std::string>> codes;  // by list: code → name
    std::map<std::string, Names> names;                               // by list: of lines, and of second texts
    std::map<std::string, std::size_t> line_counts;                   // by list of lines
    std::map<std::string, std::string> titles;                        // by list
    std::size_t amount_count = 0;                                     // of the longest narrative
    std::size_t percent_count = 0;
};

// documents: the files, in order; they are read twice.
[[nodiscard]] Plan make_plan(const std::vector<std::filesystem::path>& documents);

[[nodiscard]] Json read(const std::filesystem::path& path);
[[nodiscard]] inline bool is_total(const Json& row) { return row.front() == 0; }
[[nodiscard]] inline const std::string& text_of(const Json& row, std::size_t column) {
    return row[column + 1].get_ref<const std::string&>();
}

// ---- Names in the standard and in documents ----

// Columns are numbered over both sides: c1.
[[nodiscard]] std::string column_id(const TablePlan& table, const SidePlan& side, std::size_t i);
[[nodiscard]] std::string item_id(const SidePlan& side, std::size_t i);
[[nodiscard]] std::string line_code(std::size_t line, int name);

}  // namespace peers

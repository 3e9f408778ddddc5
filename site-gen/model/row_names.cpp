#include "model/row_names.hpp"

#include <algorithm>
#include <unordered_map>

namespace sitegen {

namespace {

using RowsAbove = std::unordered_map<const Row*, const Row*>;

// Of rows without codes: the last row before each that is less deep. A heading may print a subtotal.
void find_rows_above(const Side& side, RowsAbove& above) {
    std::vector<const Row*> open;
    for (const Row& row : side.rows) {
        if (!row.codes.empty()) continue;
        while (!open.empty() && open.back()->level >= row.level) open.pop_back();
        if (!open.empty()) above.emplace(&row, open.back());
        open.push_back(&row);
    }
}

// The row's name with more that tells it from rows of the same name.
std::string wider_name(const Row& row, const RowsAbove& above, std::string_view separator) {
    const std::string& name = narrow_name(row);
    if (row.names.size() > 1 && !row.names.front().empty() && &name != &row.names.front())
        return row.names.front() + std::string(separator) + name;
    if (const auto found = above.find(&row); found != above.end())
        return narrow_name(*found->second) + std::string(separator) + name;
    return row.codes.empty() ? name : row.codes.front() + " " + name;
}

}  // namespace

const std::string& narrow_name(const Row& row) {
    const auto last = std::find_if(row.names.rbegin(), row.names.rend(), [](const std::string& name) { return !name.empty(); });
    return last == row.names.rend() ? row.id : *last;
}

std::vector<std::string> names_apart(const std::vector<const Row*>& rows, const std::vector<const Table*>& tables,
                                     std::string_view separator) {
    std::unordered_map<std::string_view, std::size_t> counts;
    for (const Row* row : rows) {
        if (row != nullptr) ++counts[narrow_name(*row)];
    }
    const bool are_unique = std::all_of(counts.begin(), counts.end(), [](const auto& count) { return count.second == 1; });
    RowsAbove above;
    for (const Table* table : tables) {
        if (are_unique || table == nullptr) continue;
        for (const Side& side : table->sides) find_rows_above(side, above);
    }
    std::vector<std::string> names;
    names.reserve(rows.size());
    for (const Row* row : rows) {
        if (row == nullptr) {
            names.emplace_back();
            continue;
        }
        const std::string& name = narrow_name(*row);
        names.push_back(counts[name] == 1 ? name : wider_name(*row, above, separator));
    }
    return names;
}

std::string coded_name(const Row& row, std::string_view separator) {
    std::string name;
    for (std::size_t i = 0; i < row.codes.size(); ++i) {
        if (row.codes[i].empty()) continue;
        if (!name.empty()) name += separator;
        name += row.codes[i];
        if (i < row.names.size() && !row.names[i].empty()) name += " " + row.names[i];
    }
    return name;
}

}  // namespace sitegen

// The corrections of a document after its publication.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/cell.hpp"
#include "model/place.hpp"

namespace sitegen {

// What the publication before a correction had in one cell.
struct EarlierCell {
    std::string cell;         // table[row].column
    Cell was;                 // an amount, or why there was none
    std::string unit;         // of `was`; empty: the one that the corrected cell has; or its table's, where that is no longer there
    bool is_removed = false;  // the corrected document no longer has the cell
    Place place;
};

// What a correction added: "table", "table[row]" or "table[row].column".
struct AddedCells {
    std::string name;
    Place place;

    // cell: table[row].column
    [[nodiscard]] bool have(std::string_view cell) const;
};

struct Version {
    std::string date;    // YYYY-MM-DD, the date of the corrected document
    std::string text;    // what was changed and why
    std::string url;     // of the earlier publication; empty if that is not available
    std::string sha256;  // of the earlier publication; empty if it is not known
    Place place;
    std::vector<EarlierCell> changes = {};  // each cell once
    std::vector<AddedCells> added = {};

    // Whether the amounts before the correction are known. Otherwise it only says that there was one.
    [[nodiscard]] bool says_what_changed() const { return !changes.empty() || !added.empty(); }
};

}  // namespace sitegen

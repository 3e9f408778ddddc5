// What a document has published: the amounts of its tables, those that only its prose states, and those of its performance forms,
// now and before each of its corrections.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/document.hpp"

namespace sitegen {

// A cell of a publication. Texts are not among them.
struct PublishedAmount {
    std::string cell;  // table[row].column; each once
    Cell value;        // its place is that of the content, if it comes from there
    std::string unit;

    // Whether readers see the same amount, or the same reason why there is none. The number of decimals does not count, nor does
    // the unit of no amount.
    [[nodiscard]] bool is_same(const PublishedAmount& other) const;
};

// In printed order. Cells that only earlier publications had come last.
using PublishedAmounts = std::vector<PublishedAmount>;

// corrections: how many of the document's corrections the publication has. The first publication has none.
[[nodiscard]] PublishedAmounts amounts_published(const Document& document, std::size_t corrections);
// The present ones.
[[nodiscard]] PublishedAmounts amounts_published(const Document& document);

// A cell that two publications do not have alike. Both point into the lists that were compared.
struct AmountChange {
    const PublishedAmount* before = nullptr;  // nothing: the earlier one does not have the cell
    const PublishedAmount* now = nullptr;     // nothing: the later one does not have it
};

// In the order of the later publication; then the cells that only the earlier one has, in its order.
[[nodiscard]] std::vector<AmountChange> compare_amounts(const PublishedAmounts& before, const PublishedAmounts& now);

// The amount with its unit, or the name of its state.
[[nodiscard]] std::string shown_amount(const PublishedAmount& amount);

// The lines of a [[version]] that declare the changes: changes = [...] and added = [...]. Empty for no changes.
[[nodiscard]] std::string declaration_of(const std::vector<AmountChange>& changes);

// Nothing if the publication has no such cell.
[[nodiscard]] const PublishedAmount* find_amount(const PublishedAmounts& amounts, std::string_view cell);

}  // namespace sitegen

// What a document has published: the amounts of its tables, those that only its prose states, and those of its performance forms,
// now and before each of its corrections.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "model/figure.hpp"

namespace sitegen {

// A cell of a publication. Texts are not among them.
struct PublishedAmount {
    // table[row].column; each once. Or what a standard decides about all cells: see is_of_standard().
    std::string cell;
    Cell value;  // its place is that of the content, if it comes from there
    std::string unit;

    // Whether readers see the same amount, or the same reason why there is none. The number of decimals does not count, nor does
    // the unit of no amount.
    [[nodiscard]] bool is_same(const PublishedAmount& other) const;
};

// Whether it says what amounts mean, and is none of the document's own: "unit(k€)", the power of ten of a unit that the amounts
// use, or "figure(spending)", a key figure, which is computed from the cells.
[[nodiscard]] bool is_of_standard(std::string_view cell);

// In printed order. Cells that only earlier publications had come last.
using PublishedAmounts = std::vector<PublishedAmount>;

// corrections: how many of the document's corrections the publication has. The first publication has none.
[[nodiscard]] PublishedAmounts amounts_published(const Document& document, std::size_t corrections);
// The present ones. They have no key figures: see figures_published().
[[nodiscard]] PublishedAmounts amounts_published(const Document& document);

// The present key figures, of those that are computed from the document's own cells alone.
[[nodiscard]] PublishedAmounts figures_published(const Document& document, const Figures& figures);

// The names of the document's performance forms in its manifest, one for each: the project's row, as in expressions; of a second
// form of a project, and of one without a project, "form/" and its own id.
[[nodiscard]] std::vector<std::string> names_of_forms(const Document& document);

// A cell that two publications do not have alike. Both point into the lists that were compared.
struct AmountChange {
    const PublishedAmount* before = nullptr;  // nothing: the earlier one does not have the cell
    const PublishedAmount* now = nullptr;     // nothing: the later one does not have it
};

// In the order of the later publication; then the cells that only the earlier one has, in its order. What a standard decides is
// compared where both have it, and figures only if nothing else explains their change. Nor is it a change that a publication lacks
// what the program that made it did not write yet: one without any unit has no form with a name of its own.
[[nodiscard]] std::vector<AmountChange> compare_amounts(const PublishedAmounts& before, const PublishedAmounts& now);

// The amount with its unit, or the name of its state.
[[nodiscard]] std::string shown_amount(const PublishedAmount& amount);

// The lines of a [[version]] that declare the changes: changes = [...] and added = [...]. Empty for no changes.
[[nodiscard]] std::string declaration_of(const std::vector<AmountChange>& changes);

// Those of the document itself, without what its standard decides.
[[nodiscard]] std::size_t count_amounts(const PublishedAmounts& amounts);

// Nothing if the publication has no such cell.
[[nodiscard]] const PublishedAmount* find_amount(const PublishedAmounts& amounts, std::string_view cell);

}  // namespace sitegen

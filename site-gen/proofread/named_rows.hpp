// The rows of a document's tables as its prose may name them, with their amounts this year, last year and at other stages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/document.hpp"
#include "proofread/plain_text.hpp"

namespace sitegen {

struct RowAmount {
    enum class Origin : std::uint8_t { own, last_year, other_stage };
    Amount value;   // as printed
    int power = 0;  // of ten, of the currency's unit
    Origin origin = Origin::own;
    const Document* document = nullptr;
    const Table* table = nullptr;
    const Row* row = nullptr;
    const ColumnForm* column = nullptr;
    std::size_t named = 0;  // the row of that name

    // "table[row].column"
    [[nodiscard]] std::string cell_name() const;
};

// All rows of one name, over the tables of the document and those beside it.
struct NamedRow {
    std::string name;                // as first printed
    std::vector<RowAmount> amounts;  // of money
    bool is_column = true;           // no row has this name: it is the title of a column, whose totals these are
};

// Where the prose names a row.
struct RowMention {
    std::size_t begin = 0;  // in the ProseText
    std::size_t end = 0;
    std::size_t row = 0;
};

// Refers to the documents. What a name has in common with the prose is compared without short remarks in brackets, such as the
// words for the levels of a classification.
class NamedRows {
  public:
    NamedRows(const Document& document, const RelatedDocuments& related);

    [[nodiscard]] const NamedRow& at(std::size_t row) const { return rows_[row]; }
    // Every amount of money in a total row, of whatever name.
    [[nodiscard]] const std::vector<RowAmount>& totals() const { return totals_; }
    // Every amount of money.
    [[nodiscard]] const std::vector<RowAmount>& all() const { return all_; }

    // The rows that print this amount, in the currency's own unit.
    [[nodiscard]] std::vector<std::size_t> printing(const Amount& value) const;
    // What the cell may be a share of: the totals of its column, and the larger amounts of its row.
    [[nodiscard]] std::vector<RowAmount> wholes_of(const RowAmount& cell) const;

    // In the order of the text. Of names that overlap the longest counts.
    [[nodiscard]] std::vector<RowMention> find_mentions(const ProseText& prose) const;

  private:
    void add(const Document& document, RowAmount::Origin origin);
    std::size_t row_named(const std::string& name);
    [[nodiscard]] std::map<std::string, std::size_t, std::less<>>::const_iterator longest_at(std::string_view text,
                                                                                             std::size_t at) const;

    std::vector<NamedRow> rows_;
    std::map<std::string, std::size_t, std::less<>> labels_;  // folded names → rows
    std::vector<RowAmount> totals_;
    std::vector<RowAmount> all_;
    mutable std::vector<std::pair<Amount, std::size_t>> printed_;  // amounts with their places in all_, sorted when first asked for
};

// The same, put together when they are first asked for: prose that is bound to figures does without.
class DocumentRows {
  public:
    DocumentRows(const Document& document, const RelatedDocuments& related) : document_(document), related_(related) {}
    [[nodiscard]] const NamedRows& get() {
        if (!rows_) rows_.emplace(document_, related_);
        return *rows_;
    }

  private:
    const Document& document_;
    const RelatedDocuments& related_;
    std::optional<NamedRows> rows_;
};

}  // namespace sitegen

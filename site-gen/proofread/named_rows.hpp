// The rows of a document's tables by the names that its prose may use, with their amounts this year, last year and at other stages.
// A statement is a row, too: it has a name and an amount.
#pragma once

#include <cstddef>
#include <cstdint>
#include <forward_list>
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
    int power = 0;  // power of ten of the currency's unit
    Origin origin = Origin::own;
    const Document* document = nullptr;
    const Table* table = nullptr;
    const Row* row = nullptr;
    const ColumnForm* column = nullptr;
    std::size_t named = 0;  // the index of its NamedRow

    // "table[row].column"; of another document with its year, or its year and stage: "table[row].column (2022)"
    [[nodiscard]] std::string cell_name() const;
    // Whether it is an amount of the document and of its year: its column does not say that it is about another.
    [[nodiscard]] bool is_of_documents_year() const;
};

// A count or a rate.
struct RowQuantity {
    RowAmount cell;    // its power is 0
    std::string unit;  // %, posts
};

// All rows with one name, in the tables of the document and of related documents.
struct NamedRow {
    std::string name;                // as first printed
    std::vector<RowAmount> amounts;  // only amounts of money
    std::vector<RowQuantity> quantities = {};
    bool is_column = true;  // no row has this name; it is the title of a column, and the amounts are the column's totals
};

// A statement that is no amount of money: posts, vehicles.
struct StatedCount {
    std::string title;
    Amount value;
    Amount last_year;
};

// A place where the prose names a row.
struct RowMention {
    std::size_t begin = 0;  // in the ProseText
    std::size_t end = 0;
    std::size_t row = 0;
};

// Refers to the documents. Names are compared with the prose without short remarks in brackets, such as the words for the levels of
// a classification.
class NamedRows {
  public:
    NamedRows(const Document& document, const RelatedDocuments& related);

    [[nodiscard]] const FiscalYear& year() const { return year_; }  // of the document
    [[nodiscard]] const NamedRow& at(std::size_t row) const { return rows_[row]; }
    [[nodiscard]] std::size_t count() const { return rows_.size(); }
    // Every amount of money in a total row, whatever the row's name.
    [[nodiscard]] const std::vector<RowAmount>& totals() const { return totals_; }
    // Every amount of money that only a statement has.
    [[nodiscard]] const std::vector<RowAmount>& stated() const { return stated_; }
    // The statements that count something, and have a value of last year.
    [[nodiscard]] const std::vector<StatedCount>& counts() const { return counts_; }
    // Every amount of money.
    [[nodiscard]] const std::vector<RowAmount>& all() const { return all_; }

    // The rows that the words name partly: "external debt" for "External borrowing". They share at least eight columns of whole
    // words and two fifths of the name. The words are folded.
    [[nodiscard]] std::vector<std::size_t> partly_named(std::string_view words) const;

    // The rows that print this amount, which is in the currency's own unit, or one that it may be after rounding or cutting off.
    // half: half of its last place.
    [[nodiscard]] std::vector<std::size_t> printing(const Amount& value, const Amount& half = Amount()) const;
    // The amounts that the cell may be a share of: the totals of its column, and larger amounts in its row.
    [[nodiscard]] std::vector<RowAmount> wholes_of(const RowAmount& cell) const;

    // The mentions in the order of the text. If names overlap, the longest counts.
    [[nodiscard]] std::vector<RowMention> find_mentions(const ProseText& prose) const;

  private:
    // A document's statements as a table. Its second column has last year's values that the document itself states.
    struct StatementTable {
        TableForm form;
        SideForm side;
        Table table;
    };

    void add(const Document& document, RowAmount::Origin origin);
    void add_priors(const Document& document);
    void add_statements(const Document& document, RowAmount::Origin origin);
    void add_statement(const RowAmount& amount, const std::string& name);
    void add_quantity(const RowQuantity& quantity, const std::vector<std::size_t>& named);
    void add_counts(const Document& document, const Document* last_year);
    void add_titles_of_figures(const Document& document);
    std::size_t row_named(const std::string& name);
    [[nodiscard]] std::map<std::string, std::size_t, std::less<>>::const_iterator longest_at(std::string_view text,
                                                                                             std::size_t at) const;

    FiscalYear year_;
    std::vector<NamedRow> rows_;
    std::map<std::string, std::size_t, std::less<>> labels_;  // folded names → indexes of rows
    std::vector<RowAmount> totals_;
    std::vector<RowAmount> stated_;
    std::vector<StatedCount> counts_;
    std::vector<RowAmount> all_;
    std::forward_list<StatementTable> statements_;  // amounts refer to them
    std::forward_list<ColumnForm> prior_columns_;   // the same: of last year's amounts that the document itself states
    // Amounts with their indexes in all_, sorted when they are first needed.
    mutable std::vector<std::pair<Amount, std::size_t>> printed_;
};

// The named rows of a document, made when they are first asked for. Prose that uses only figures does not need them.
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

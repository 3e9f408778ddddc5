// From the texts before a row's amounts to the keys of the row: codes, items and ids.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "import/read_rows.hpp"
#include "import/sheet_region.hpp"

namespace sitegen {

// Finds the keys of one side's rows, from the top to the bottom: what a row is may depend on the rows above it.
class RowKeys {
  public:
    RowKeys(const TableForm& table, const SideForm& side, const RowContext& context);

    // A row's texts as a source has them.
    struct Texts {
        std::string where;               // for findings
        std::vector<std::string> codes;  // of each code column
        std::vector<std::string> names;  // of each name column; indentation is not part of them
        int indent = 0;                  // of the first name
        bool has_date_for_code = false;  // a code has become a date
        bool has_amounts = false;        // otherwise a row that is not recognised is no error
    };
    // Nothing, after a finding if the row has amounts, if it is no row of the form.
    [[nodiscard]] std::optional<std::vector<std::string>> keys_of(const Texts& texts);

    // The ids of the items that no row has had so far and that a document must have.
    [[nodiscard]] std::vector<const ItemForm*> missing_items() const;
    // Where the item of that id stands in the form.
    [[nodiscard]] std::size_t place_of_item(const std::string& id) const;

  private:
    [[nodiscard]] std::optional<std::vector<std::string>> keys_of_item(const Texts& texts);
    [[nodiscard]] std::optional<std::vector<std::string>> keys_of_codes(const Texts& texts);
    [[nodiscard]] std::optional<std::vector<std::string>> keys_of_name(const Texts& texts);
    [[nodiscard]] bool is_total(const Texts& texts) const;
    // Whether an item of that name, as a whole or without its ordinal, has had its row.
    [[nodiscard]] bool is_repeated(const std::string& whole, const std::string& bare) const;
    // The code that a cell or its name stands for; empty if there is none.
    [[nodiscard]] std::string code_of(const Classification& list, std::string code, std::string name, const Texts& texts,
                                      std::size_t number);
    [[nodiscard]] std::string joined_code(const std::vector<std::string>& parts, const Classification& list);
    [[nodiscard]] std::string code_by_name(const Classification& list, const std::string& name, std::size_t number) const;
    [[nodiscard]] std::string mapped(const std::string& name) const;
    void refuse(const Texts& texts, const std::string& message, const std::string& remedy);

    const TableForm& table_;
    const SideForm& side_;
    const RowContext& context_;
    std::size_t next_item_ = 0;
    std::set<std::string> used_items_;
    std::vector<std::string> last_codes_;       // of each classification, in the last row
    std::vector<std::string> last_parts_;       // of a code in several columns
    bool has_filled_zeros_ = false;             // the parts of the last code had lost zeros
    std::map<std::string, std::size_t> named_;  // how many rows have had that name
    std::set<std::string> ids_;
    std::vector<int> indents_;                                                        // of the rows that the present one is below
    std::map<std::string, std::map<std::string, std::vector<std::string>>> by_name_;  // codes by list and comparable name
};

}  // namespace sitegen

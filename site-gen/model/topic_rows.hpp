// Rows of a table for the pages across departments. They are kept for every document, so they are small.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/cell.hpp"

namespace sitegen {

struct TopicRow {
    std::string_view id;    // a code, the row's own id, or an item's
    std::string_view name;  // as printed; empty if the classification or the standard has it
    CellState state = CellState::blank;
    Amount amount;  // in the document's unit; set if the state is amount
};

class TopicRows {
  public:
    // id and name: at most 65,535 bytes each; the rest is cut off.
    void add(const TopicRow& row);
    void reserve(std::size_t row_count) { entries_.reserve(row_count); }
    // Releases the memory that adding has left unused.
    void shrink();

    [[nodiscard]] std::size_t size() const { return entries_.size(); }
    // The result refers to this object.
    [[nodiscard]] TopicRow operator[](std::size_t index) const;
    // The row with that id. Its state is blank if there is none.
    [[nodiscard]] TopicRow find(std::string_view id) const;

  private:
    struct Entry {
        std::uint32_t begin = 0;  // of the id; the name follows it
        std::uint16_t id_length = 0;
        std::uint16_t name_length = 0;
        std::int64_t coefficient = 0;
        std::uint8_t decimals = 0;
        CellState state = CellState::blank;
    };
    std::string text_;
    std::vector<Entry> entries_;
};

}  // namespace sitegen

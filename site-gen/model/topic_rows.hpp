// Rows of a table as the pages across departments need them. They are kept for every document, so they take little room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/cell.hpp"

namespace sitegen {

struct TopicRow {
    std::string_view id;    // a code, the row's own id, or an item's
    std::string_view name;  // as printed; empty where the classification or the standard has it
    CellState state = CellState::blank;
    Amount amount;  // in the document's unit, where the state is amount
};

class TopicRows {
  public:
    // id and name: of at most 65,535 bytes; what is longer is cut.
    void add(const TopicRow& row);
    void reserve(std::size_t row_count) { entries_.reserve(row_count); }
    // Gives back the room that adding has left over.
    void shrink();

    [[nodiscard]] std::size_t size() const { return entries_.size(); }
    // Refers to this object.
    [[nodiscard]] TopicRow operator[](std::size_t index) const;
    // The row of that id; in state blank where there is none.
    [[nodiscard]] TopicRow find(std::string_view id) const;

  private:
    struct Entry {
        std::uint32_t begin = 0;  // of the id, which the name follows
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

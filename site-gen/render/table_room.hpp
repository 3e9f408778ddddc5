// How much room a table needs. A style sheet cannot measure what it prints, so the program says it: a theme shows a table's rows
// below each other where the room is less.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "render/view_parts.hpp"

namespace sitegen {

// Counts in digits of the table's type. An ideograph is as wide as two, any other character as one at most, as far as texts of some
// length go.
class TableRoom {
  public:
    enum class Kind { name, code, amount, text };

    // The columns from left to right, then whatever stands in them. A number is never parted, a text only between words.
    void add_column(Kind kind, std::string_view heading);
    void add_cell(std::size_t column, std::string_view text);
    void add_digits(std::size_t column, std::size_t digits);

    // Marks of footnotes, which hang beside the numbers of the last column.
    void add_marks();

    [[nodiscard]] std::size_t digits() const;

    // Whether cells need the heading of their column beside them: not where all of them are of one, and always have room.
    [[nodiscard]] bool needs_labels() const;

  private:
    struct Column {
        Kind kind = Kind::amount;
        std::size_t digits = 0;
    };
    std::vector<Column> columns_;
    std::size_t marks_ = 0;
};

// A class for that: "needs-40" to "needs-144" in steps of 8, "needs-32" for whatever has room on any screen, "needs-more" for more.
[[nodiscard]] std::string room_class(std::size_t digits);

// Fills in what the table of a chart needs, and the labels of its cells.
void label_chart_table(ChartView& view);

}  // namespace sitegen

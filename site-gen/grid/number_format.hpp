// What the number format of a cell says about its number.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "grid/workbook.hpp"

namespace sitegen {

struct CellFormat {
    std::optional<int> decimals = std::nullopt;  // as in GridCell
    int shown_power = 0;
    bool is_percentage = false;
    bool has_day = false;     // it shows a day, a month or a year
    bool has_time = false;    // it shows hours, minutes or seconds
    bool is_elapsed = false;  // the hours may be more than 24
    int indent = 0;

    [[nodiscard]] bool is_date() const { return has_day || has_time; }
};

// Of the first section of a format code of Office Open XML, such as "#,##0.00_);[Red](#,##0.00)".
[[nodiscard]] CellFormat format_of_code(std::string_view code);

// Of the formats that have a number and no code in the file.
[[nodiscard]] CellFormat format_of_number(unsigned number);

// Whether it is a decimal, or a decimal with an exponent, as programs write them.
[[nodiscard]] bool is_decimal(std::string_view text);

// A cell of a number as stored, or of the date that it means by its format. Days are counted as spreadsheets of Microsoft do: from
// 1900 with a 29th of February, or from 1904.
[[nodiscard]] GridCell number_cell(std::string_view stored, const CellFormat& format, bool is_1904);

// "2024-03-01T14:30:00.000Z" as a GridCell has it.
[[nodiscard]] std::string date_of_iso(std::string_view stored);

}  // namespace sitegen

#include "render/table_room.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr std::size_t step = 8;
constexpr std::size_t least = 32;
constexpr std::size_t most = 144;

constexpr std::size_t room_of_marks = 4;
// Between the text of a column and that of the next.
constexpr std::size_t gap = 2;
// What a column is not narrower than, so that its heading or its texts do not stand in lines of a word each.
constexpr std::size_t least_name = 14;
constexpr std::size_t least_text = 11;
constexpr std::size_t least_amount = 6;

// A text that is not longer stands in one line.
constexpr std::size_t most_of_a_line = 18;

// The longest piece of it that no line can end within, or all of it. Lines end at spaces and beside ideographs.
std::size_t width_of(std::string_view text, bool is_parted) {
    // Most cells are numbers.
    if (!is_parted && std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return text.size();
    std::size_t longest = 0;
    std::size_t width = 0;
    while (!text.empty()) {
        const Character character = first_character(text);
        text.remove_prefix(character.byte_count);
        const auto columns = static_cast<std::size_t>(std::max(column_count(character.value), 0));
        if (is_parted && (character.value == ' ' || columns == 2)) {
            width = 0;
            longest = std::max(longest, columns);
            continue;
        }
        width += columns;
        longest = std::max(longest, width);
    }
    return longest;
}

}  // namespace

void TableRoom::add_column(Kind kind, std::string_view heading) {
    const std::size_t least_of_kind = kind == Kind::name ? least_name : kind == Kind::text ? least_text : least_amount;
    // Headings are set smaller than what they stand over.
    columns_.push_back({kind, std::max(least_of_kind, width_of(heading, true) * 9 / 10)});
}

void TableRoom::add_cell(std::size_t column, std::string_view text) {
    const Kind kind = columns_.at(column).kind;
    // A long word of a name is parted where nothing else helps.
    if (kind == Kind::name) return;
    const std::size_t width = width_of(text, false);
    add_digits(column, kind == Kind::text && width > most_of_a_line ? width_of(text, true) : width);
}

void TableRoom::add_digits(std::size_t column, std::size_t digits) {
    columns_.at(column).digits = std::max(columns_.at(column).digits, digits);
}

std::size_t TableRoom::digits() const {
    std::size_t sum = marks_;
    for (const Column& column : columns_) sum += column.digits + gap;
    return sum;
}

void TableRoom::add_marks() { marks_ = room_of_marks; }

bool TableRoom::needs_labels() const {
    const auto is_amount = [](const Column& column) { return column.kind == Kind::amount || column.kind == Kind::text; };
    return std::count_if(columns_.begin(), columns_.end(), is_amount) > 1 || digits() > least;
}

std::string room_class(std::size_t digits) {
    if (digits > most) return "needs-more";
    return "needs-" + std::to_string(std::max(least, (digits + step - 1) / step * step));
}

void label_chart_table(ChartView& view) {
    TableRoom room;
    for (std::size_t i = 0; i < view.headings.size(); ++i)
        room.add_column(i == 0 ? TableRoom::Kind::name : TableRoom::Kind::amount, view.headings[i].title);
    for (const ChartRowView& row : view.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) room.add_cell(i + 1, row.cells[i].text);
    }
    view.room = room_class(room.digits());
    if (!room.needs_labels()) return;
    for (ChartRowView& row : view.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) row.cells[i].label = view.headings[i + 1].title;
    }
}

}  // namespace sitegen

#include "import/table_titles.hpp"

#include <algorithm>

#include "import/import_words.hpp"
#include "import/matching.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

// The title without what stands in brackets: many forms add "（不含上年结转）", and many offices leave it out.
std::string without_brackets(std::string_view title) {
    std::string text;
    int depth = 0;
    while (!title.empty()) {
        const Character character = first_character(title);
        if (character.value == U'(' || character.value == U'（') ++depth;
        if (depth == 0) text += title.substr(0, character.byte_count);
        if ((character.value == U')' || character.value == U'）') && depth > 0) --depth;
        title.remove_prefix(character.byte_count);
    }
    return text;
}

// Offices put their names and more words around a title. The longer the part that is the title, the likelier it is.
double likeness_of_part(const std::string& title, const std::string& text) {
    constexpr double least = 0.72;
    if (title.empty() || text.find(title) == std::string::npos) return 0;
    return least + (0.98 - least) * static_cast<double>(title.size()) / static_cast<double>(text.size());
}

// The title of a side may be like that of its table, and a row's like that of another table.
bool is_heading_of_a_form(const std::string& text, const Standard& standard) {
    const std::string given = match_form_of_title(text);
    const auto is_given = [&](const std::string& title) { return !title.empty() && match_form_of_title(title) == given; };
    for (const TableForm& form : standard.tables) {
        if (is_given(form.title)) return false;
    }
    for (const TableForm& form : standard.tables) {
        for (const SideForm& side : form.sides) {
            if (is_given(side.title)) return true;
            if (std::any_of(side.columns.begin(), side.columns.end(),
                            [&](const ColumnForm& column) { return is_given(column.title) || is_given(column.group); }))
                return true;
            if (std::any_of(side.rows.items.begin(), side.rows.items.end(),
                            [&](const ItemForm& item) { return is_given(item.title); }))
                return true;
        }
    }
    return false;
}

// A list of contents has titles, and so have notes that name a table. Headings follow only the table's own title.
bool is_above_headings(const SheetRegion& region, std::size_t row, const TableForm& form, const HeadingContext& context) {
    constexpr std::size_t rows_between = 6;
    const SheetRegion below = region.rows_from(row + 1, row + 1 + rows_between);
    return find_headings(below, form, context) || find_headings(region.rows_from(row + 1, row + 60).transposed(), form, context);
}

}  // namespace

double title_likeness(const TableForm& form, std::string_view text) {
    const std::string own = match_form_of_title(form.title);
    const std::string given = match_form_of_title(text);
    const std::string bare_own = match_form_of_title(without_brackets(form.title));
    const std::string bare_given = match_form_of_title(without_brackets(text));
    return std::max({likeness(own, given), 0.98 * likeness(bare_own, bare_given), likeness_of_part(own, given),
                     0.98 * likeness_of_part(bare_own, bare_given)});
}

std::optional<int> number_before_title(std::string_view text) {
    for (const std::string& word : import_words().tables) {
        const std::size_t at = text.find(word);
        const bool is_within_word = at != std::string_view::npos && at > 0 && is_ascii_letter(text[at - 1]);  // stable
        if (at == std::string_view::npos || at > 12 || is_within_word) continue;
        std::size_t i = at + word.size();
        while (i < text.size() && text[i] == ' ') ++i;
        std::size_t end = i;
        while (end < text.size() && end - i < 3 && is_ascii_digit(text[end])) ++end;
        if (end > i) return std::stoi(std::string(text.substr(i, end - i)));
    }
    return std::nullopt;
}

std::string title_in(const SheetRegion& region, std::size_t row) {
    for (std::size_t column = 0; column < region.column_count(); ++column) {
        const GridCell& cell = region.at(row, column);
        if (!cell.is_blank()) return cell.kind == GridCellKind::text ? one_line(cell.text) : "";
    }
    return "";
}

std::vector<std::size_t> title_rows(const SheetRegion& region, const Standard& standard, const HeadingContext& context) {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < region.row_count(); ++row) {
        if (region.filled_count(row) > 2) continue;
        const std::string text = title_in(region, row);
        if (text.empty() || is_heading_of_a_form(text, standard)) continue;
        const bool is_title = std::any_of(standard.tables.begin(), standard.tables.end(), [&](const TableForm& form) {
            return is_for_stage(form.stages, context.stage) && title_likeness(form, text) >= likely_title &&
                   is_above_headings(region, row, form, context);
        });
        // A title over two lines, or the same title on the next line, begins no second table.
        if (is_title && (rows.empty() || row > rows.back() + 2)) rows.push_back(row);
    }
    return rows;
}

}  // namespace sitegen

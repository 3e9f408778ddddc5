#include "import/heading_rows.hpp"

#include <algorithm>

#include "import/heading_titles.hpp"
#include "import/heading_years.hpp"
#include "import/matching.hpp"
#include "import/read_number.hpp"
#include "import/stated_unit.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_rows_before = 15;  // titles and lines of units above the headings
constexpr std::size_t most_heading_rows = 6;

// A cell such as 2023 is a heading as often as an amount.
bool is_year_number(const GridCell& cell) {
    return cell.text.size() == 4 && (cell.text.starts_with("19") || cell.text.starts_with("20") || cell.text.starts_with("21")) &&
           std::all_of(cell.text.begin(), cell.text.end(), is_ascii_digit);
}

class HeadingRowFinder {
  public:
    HeadingRowFinder(const SheetRegion& region, const TableForm& form, const HeadingContext& context)
        : region_(region), form_(form), context_(context) {}

    [[nodiscard]] std::optional<HeadingRows> find() const {
        const std::size_t end = std::min(region_.row_count(), most_rows_before);
        std::optional<std::size_t> first;
        std::optional<std::size_t> second_best;
        for (std::size_t row = 0; row < end && !first; ++row) {
            if (is_data(row)) break;
            const std::size_t hits = hits_of(row);
            if (hits >= 2) first = row;
            if (hits == 1 && region_.filled_count(row) <= 2 && !second_best) second_best = row;
        }
        if (!first) first = second_best;
        if (!first) return std::nullopt;
        while (*first > 0 && has_years_over_headings(*first - 1)) --*first;
        HeadingRows rows{*first, *first + 1};
        while (rows.end < region_.row_count() && rows.end - *first < most_heading_rows && is_heading(rows.end)) ++rows.end;
        return rows;
    }

  private:
    [[nodiscard]] bool is_wanted(const std::string& text) const {
        for (const SideForm& side : form_.sides) {
            if (are_alike_titles(side.title, text, context_.year) || are_alike_titles(side.code_title, text, context_.year))
                return true;
            for (const std::string& title : side.row_titles) {
                if (are_alike_titles(title, text, context_.year)) return true;
            }
            for (const ColumnForm& column : side.columns) {
                if (are_alike_titles(column.title, text, context_.year) || are_alike_titles(column.group, text, context_.year))
                    return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::size_t hits_of(std::size_t row) const {
        std::size_t hits = 0;
        for (std::size_t column = 0; column < region_.column_count(); ++column) {
            const std::string text = one_line(region_.at(row, column).text);
            if (!text.empty() && text.size() < 200 && is_wanted(text)) ++hits;
        }
        return hits;
    }

    // A row of the list that the form declares, or a row with amounts.
    [[nodiscard]] bool is_data(std::size_t row) const {
        std::string first;
        std::size_t filled = 0;
        for (std::size_t column = 0; column < region_.column_count(); ++column) {
            const GridCell& cell = region_.at(row, column);
            if (cell.is_blank()) continue;
            if (looks_like_amount(cell) && !is_year_number(cell) && !is_only_a_year(one_line(cell.text))) return true;
            if (++filled == 1) first = match_form_without_ordinal(cell.text);
        }
        if (filled != 1 || first.empty()) return false;
        return std::any_of(form_.sides.begin(), form_.sides.end(), [&](const SideForm& side) {
            const auto has_title = [&](const ItemForm& item) { return match_form_without_ordinal(item.title) == first; };
            return std::any_of(side.rows.items.begin(), side.rows.items.end(), has_title) ||
                   (side.rows.total && has_title(*side.rows.total));
        });
    }

    // Below the first heading row: headings of the form, or parts of a heading that is merged above them, such as 类, 款 and 项.
    [[nodiscard]] bool is_heading(std::size_t row) const {
        if (states_units_of_columns(region_, row, context_)) return true;
        if (is_data(row) || region_.filled_count(row) == 0) return false;
        if (hits_of(row) > 0 || has_years_for_headings(row)) return true;
        for (std::size_t column = 0; column < region_.column_count(); ++column) {
            const bool is_below_merged = region_.continues_to_the_left(row - 1, column) && !region_.at(row, column).is_blank();
            if (is_below_merged) return true;
        }
        return false;
    }

    // Years above headings: "Item | 2024 | 2023" over " | Budget | Budget". One year may belong to a title.
    [[nodiscard]] bool has_years_over_headings(std::size_t row) const {
        std::size_t years = 0;
        for (std::size_t column = 0; column < region_.column_count(); ++column)
            years += is_only_a_year(one_line(region_.at(row, column).text)) ? 1 : 0;
        return !is_data(row) && (years >= 2 || (years == 1 && hits_of(row) > 0));
    }

    [[nodiscard]] std::optional<std::size_t> first_filled_column(std::size_t row) const {
        for (std::size_t column = 0; row < region_.row_count() && column < region_.column_count(); ++column) {
            if (!region_.at(row, column).is_blank()) return column;
        }
        return std::nullopt;
    }

    // Years below headings, without merged cells: "Item | Budget | Budget" over " | 2024 | 2023". A year with a name before it is
    // an amount, and one in the place of a name is a row of a table by years.
    [[nodiscard]] bool has_years_for_headings(std::size_t row) const {
        const std::optional<std::size_t> first = first_filled_column(row);
        if (!first || !is_only_a_year(one_line(region_.at(row, *first).text))) return false;
        const auto begins_before = [&](std::size_t other) { return first_filled_column(other).value_or(*first) < *first; };
        return begins_before(row - 1) || begins_before(row + 1);
    }

    const SheetRegion& region_;
    const TableForm& form_;
    const HeadingContext& context_;
};

}  // namespace

std::optional<HeadingRows> find_heading_rows(const SheetRegion& region, const TableForm& form, const HeadingContext& context) {
    return HeadingRowFinder(region, form, context).find();
}

bool states_units_of_columns(const SheetRegion& region, std::size_t row, const HeadingContext& context) {
    std::size_t units = 0;
    for (std::size_t column = 0; context.standard != nullptr && column < region.column_count(); ++column) {
        const std::string text = region.shown_text(row, column);
        if (text.empty() || text == "%" || text == "(%)") continue;
        if (region.at(row, column).kind != GridCellKind::text || !unit_stated_in(text, *context.standard).is_stated()) return false;
        ++units;
    }
    return units > 0;
}

}  // namespace sitegen

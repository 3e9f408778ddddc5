#include "import/headings.hpp"

#include <algorithm>
#include <set>

#include "import/matching.hpp"
#include "import/read_number.hpp"
#include "model/title.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_rows_before = 15;  // titles and lines of units above the headings
constexpr std::size_t most_heading_rows = 6;
constexpr double alike = 0.75;

// How well a heading is that of a column. An exact title is worth more than all that its group and side can add.
constexpr double exact_title = 3;
constexpr double part_of_title = 1.2;
constexpr double same_group = 1;
constexpr double other_group = -0.5;
constexpr double no_match = -1;

bool are_same(std::string_view title, std::string_view text, const FiscalYear& year) {
    if (match_form(fill_years(title, year)) == match_form(text) && !match_form(text).empty()) return true;
    const std::string bare = match_form_of_title(title);
    return !bare.empty() && bare == match_form_of_title(text);
}

bool are_alike(std::string_view title, std::string_view text, const FiscalYear& year) {
    return are_same(title, text, year) || likeness(match_form_of_title(title), match_form_of_title(text)) >= alike;
}

// A cell such as 2023 is a heading as often as an amount.
bool is_year_number(const GridCell& cell) {
    return cell.text.size() == 4 && (cell.text.starts_with("19") || cell.text.starts_with("20") || cell.text.starts_with("21")) &&
           std::all_of(cell.text.begin(), cell.text.end(), is_ascii_digit);
}

class HeadingFinder {
  public:
    HeadingFinder(const SheetRegion& region, const TableForm& form, const HeadingContext& context)
        : region_(region), form_(form), context_(context) {}

    std::optional<TableHeadings> find() {
        if (!find_rows()) return find_single_row();
        read_paths();
        align_columns();
        find_keys();
        find_others();
        measure();
        return found_;
    }

  private:
    [[nodiscard]] bool is_wanted(const std::string& text) const {
        for (const SideForm& side : form_.sides) {
            if (are_alike(side.title, text, context_.year) || are_alike(side.code_title, text, context_.year)) return true;
            for (const std::string& title : side.row_titles) {
                if (are_alike(title, text, context_.year)) return true;
            }
            for (const ColumnForm& column : side.columns) {
                if (are_alike(column.title, text, context_.year) || are_alike(column.group, text, context_.year)) return true;
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
            if (looks_like_amount(cell) && !is_year_number(cell)) return true;
            if (++filled == 1) first = match_form_without_ordinal(cell.text);
        }
        if (filled != 1 || first.empty()) return false;
        return std::any_of(form_.sides.begin(), form_.sides.end(), [&](const SideForm& side) {
            const auto has_title = [&](const ItemForm& item) { return match_form_without_ordinal(item.title) == first; };
            return std::any_of(side.rows.items.begin(), side.rows.items.end(), has_title) ||
                   (side.rows.total && has_title(*side.rows.total));
        });
    }

    [[nodiscard]] bool find_rows() {
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
        if (!first) return false;
        found_.first_row = *first;
        found_.end_row = *first + 1;
        while (found_.end_row < region_.row_count() && found_.end_row - *first < most_heading_rows && is_heading(found_.end_row))
            ++found_.end_row;
        return true;
    }

    // Below the first heading row: headings of the form, or parts of a heading that is merged above them, such as 类, 款 and 项.
    [[nodiscard]] bool is_heading(std::size_t row) const {
        if (is_data(row) || region_.filled_count(row) == 0) return false;
        if (hits_of(row) > 0) return true;
        for (std::size_t column = 0; column < region_.column_count(); ++column) {
            const bool is_below_merged = region_.continues_to_the_left(row - 1, column) && !region_.at(row, column).is_blank();
            if (is_below_merged) return true;
        }
        return false;
    }

    // For each column its headings from the top. A blank beside the heading of a group belongs to that group.
    void read_paths() {
        paths_.resize(region_.column_count());
        for (std::size_t row = found_.first_row; row < found_.end_row; ++row) {
            std::string left;
            for (std::size_t column = 0; column < paths_.size(); ++column) {
                std::string text = region_.shown_text(row, column);
                const bool is_last = row + 1 == found_.end_row;
                if (text.empty() && !is_last && !one_line(region_.at(row + 1, column).text).empty()) text = left;
                left = text;
                if (!text.empty() && (paths_[column].empty() || paths_[column].back() != text)) paths_[column].push_back(text);
            }
        }
    }

    [[nodiscard]] double score_of(const SideForm& side, const ColumnForm& column, const std::vector<std::string>& path) const {
        if (path.empty()) return no_match;
        const std::string& last = path.back();
        std::string joined;
        for (const std::string& part : path) joined += part;
        double score = 0;
        if (are_same(column.title, last, context_.year) || are_same(column.group + column.title, joined, context_.year)) {
            score = exact_title;
        } else {
            const std::string title = match_form_of_title(column.title);
            const std::string text = match_form_of_title(last);
            if (title.empty() || text.empty()) return no_match;
            const bool is_part = text.find(title) != std::string::npos || title.find(text) != std::string::npos;
            const double likely = likeness(title, text);
            if (!is_part && likely < alike) return no_match;
            score = is_part ? part_of_title : likely;
        }
        const auto names = [&](const std::string& title) {
            return std::any_of(path.begin(), path.end() - 1,
                               [&](const auto& part) { return are_alike(title, part, context_.year); });
        };
        if (path.size() > 1) {
            if (!column.group.empty()) score += names(column.group) ? same_group : other_group;
            for (const SideForm& each : form_.sides) {
                if (!each.title.empty() && names(each.title)) score += &each == &side ? same_group : -same_group;
            }
            if (column.group.empty() && names_a_group(path)) score += other_group;
        }
        return score;
    }

    [[nodiscard]] bool names_a_group(const std::vector<std::string>& path) const {
        for (const SideForm& side : form_.sides) {
            for (const ColumnForm& column : side.columns) {
                if (!column.group.empty() && are_same(column.group, path.front(), context_.year)) return true;
            }
        }
        return false;
    }

    // The columns of all sides, in their order, are matched with those of the sheet, so that the sum of the scores is largest. If a
    // single side has more matches in another order, its columns were moved.
    void align_columns() {
        struct Wanted {
            std::size_t side;
            std::size_t column;
        };
        std::vector<Wanted> wanted;
        for (std::size_t side = 0; side < form_.sides.size(); ++side) {
            found_.sides.emplace_back().amounts.resize(form_.sides[side].columns.size());
            for (std::size_t column = 0; column < form_.sides[side].columns.size(); ++column) {
                if (is_for_stage(form_.sides[side].columns[column].stages, context_.stage)) wanted.push_back({side, column});
            }
        }
        const std::size_t rows = wanted.size();
        const std::size_t columns = paths_.size();
        std::vector<std::vector<double>> score(rows, std::vector<double>(columns));
        std::vector<std::vector<double>> best(rows + 1, std::vector<double>(columns + 1));
        for (std::size_t i = 0; i < rows; ++i) {
            const SideForm& side = form_.sides[wanted[i].side];
            for (std::size_t j = 0; j < columns; ++j) score[i][j] = score_of(side, side.columns[wanted[i].column], paths_[j]);
        }
        for (std::size_t i = rows; i-- > 0;) {
            for (std::size_t j = columns; j-- > 0;) {
                best[i][j] = std::max(best[i + 1][j], best[i][j + 1]);
                if (score[i][j] > 0) best[i][j] = std::max(best[i][j], score[i][j] + best[i + 1][j + 1]);
            }
        }
        std::vector<std::optional<std::size_t>> in_order(rows);
        for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
            if (score[i][j] > 0 && best[i][j] == score[i][j] + best[i + 1][j + 1]) {
                in_order[i++] = j++;
            } else if (best[i][j] == best[i][j + 1]) {
                ++j;
            } else {
                ++i;
            }
        }
        if (form_.sides.size() == 1) {
            const auto moved = match_in_any_order(score);
            const auto count = [](const auto& list) {
                return std::count_if(list.begin(), list.end(), [](const auto& each) { return each.has_value(); });
            };
            if (count(moved) > count(in_order)) in_order = moved;
        }
        for (std::size_t i = 0; i < rows; ++i) {
            found_.sides[wanted[i].side].amounts[wanted[i].column] = in_order[i];
            if (in_order[i]) score_sum_ += std::min(1.0, score[i][*in_order[i]] / exact_title);
        }
    }

    // The best pairs first.
    [[nodiscard]] static std::vector<std::optional<std::size_t>> match_in_any_order(const std::vector<std::vector<double>>& score) {
        std::vector<std::optional<std::size_t>> matches(score.size());
        std::set<std::size_t> taken;
        for (std::size_t step = 0; step < score.size(); ++step) {
            double best = 0;
            std::size_t row = 0;
            std::size_t column = 0;
            for (std::size_t i = 0; i < score.size(); ++i) {
                for (std::size_t j = 0; !matches[i] && j < score[i].size(); ++j) {
                    if (score[i][j] <= best || taken.contains(j)) continue;
                    best = score[i][j];
                    row = i;
                    column = j;
                }
            }
            if (best <= 0) break;
            matches[row] = column;
            taken.insert(column);
        }
        return matches;
    }

    [[nodiscard]] static bool is_code_text(const GridCell& cell) {
        const std::string text = one_line(cell.text);
        return !text.empty() && text.size() <= 12 && is_ascii_digit(text[0]) && std::all_of(text.begin(), text.end(), [](char c) {
            return is_ascii_digit(c) || is_ascii_letter(c) || c == '-' || c == '.';
        });
    }

    // Whether most of a column's cells are codes: short and without marks between thousands.
    [[nodiscard]] bool holds_codes(std::size_t column) const {
        std::size_t codes = 0;
        std::size_t filled = 0;
        const std::size_t end = std::min(region_.row_count(), found_.end_row + 200);
        for (std::size_t row = found_.end_row; row < end; ++row) {
            const GridCell& cell = region_.at(row, column);
            if (cell.is_blank()) continue;
            ++filled;
            codes += is_code_text(cell) && cell.text.find('.') == std::string::npos ? 1 : 0;
        }
        return codes * 2 > filled;
    }

    [[nodiscard]] bool is_headed(std::size_t column, const std::string& title) const {
        const auto is_title = [&](const std::string& part) { return are_alike(title, part, context_.year); };
        return !title.empty() && std::any_of(paths_[column].begin(), paths_[column].end(), is_title);
    }

    // The columns of the names and codes are those before the side's first amounts, behind the amounts of the side before it.
    void find_keys() {
        std::size_t begin = 0;
        for (std::size_t i = 0; i < form_.sides.size(); ++i) {
            SideColumns& side = found_.sides[i];
            std::size_t first = paths_.size();
            std::size_t last = begin;
            for (const auto& column : side.amounts) {
                if (!column) continue;
                first = std::min(first, *column);
                last = std::max(last, *column + 1);
            }
            if (first == paths_.size()) continue;
            const bool has_codes = form_.sides[i].rows.kind == RowsForm::Kind::classified;
            for (std::size_t column = begin; column < first; ++column) {
                const bool has_code_title = is_headed(column, form_.sides[i].code_title);
                const std::vector<std::string>& titles = form_.sides[i].row_titles;
                const bool has_row_title =
                    std::any_of(titles.begin(), titles.end(), [&](const auto& title) { return is_headed(column, title); });
                const bool is_blank = is_blank_column(column);
                if (is_blank && !has_row_title && !has_code_title) continue;
                if (has_codes && !has_row_title && (has_code_title || holds_codes(column))) {
                    side.codes.push_back(column);
                } else if (has_row_title || !is_numbering(column)) {
                    side.names.push_back(column);
                }
            }
            keep_headed_names(side, form_.sides[i]);
            begin = last;
        }
        if (form_.sides.size() == 1) find_moved_keys(found_.sides.front(), form_.sides.front());
    }

    // Names and codes behind the amounts, where their headings tell.
    void find_moved_keys(SideColumns& side, const SideForm& form) const {
        const bool lacks_names = side.names.empty();
        const bool lacks_codes = side.codes.empty() && form.rows.kind == RowsForm::Kind::classified;
        for (std::size_t column = 0; column < paths_.size(); ++column) {
            const auto is_this = [&](const auto& at) { return at == column; };
            if (std::any_of(side.amounts.begin(), side.amounts.end(), is_this) || is_blank_column(column)) continue;
            if (lacks_codes && is_headed(column, form.code_title)) {
                side.codes.push_back(column);
            } else if (lacks_names && std::any_of(form.row_titles.begin(), form.row_titles.end(),
                                                  [&](const auto& title) { return is_headed(column, title); })) {
                side.names.push_back(column);
            }
        }
    }

    // A list with one column of amounts may be printed as a single row of amounts below the names of its items, without headings
    // for either. Seen from its side, it is a column of names with the amounts behind it.
    [[nodiscard]] std::optional<TableHeadings> find_single_row() {
        if (!region_.is_transposed() || form_.sides.size() != 1) return std::nullopt;
        const SideForm& side = form_.sides.front();
        std::set<std::string> titles;
        for (const ItemForm& item : side.rows.items) {
            if (!item.is_optional && is_for_stage(item.stages, context_.stage))
                titles.insert(match_form_without_ordinal(fill_years(item.title, context_.year)));
        }
        std::vector<std::size_t> needed;
        for (std::size_t i = 0; i < side.columns.size(); ++i) {
            if (!side.columns[i].is_optional && is_for_stage(side.columns[i].stages, context_.stage)) needed.push_back(i);
        }
        if (titles.size() < 2 || needed.size() != 1) return std::nullopt;
        for (std::size_t column = 0; column + 1 < region_.column_count(); ++column) {
            std::set<std::string> named;
            for (std::size_t row = 0; row < region_.row_count(); ++row) {
                const std::string name = match_form_without_ordinal(region_.shown_text(row, column));
                if (titles.contains(name)) named.insert(name);
            }
            const double part = static_cast<double>(named.size()) / static_cast<double>(titles.size());
            if (named.size() < 2 || part < alike) continue;
            found_.sides.emplace_back().amounts.resize(side.columns.size());
            found_.sides.front().names = {column};
            found_.sides.front().amounts[needed.front()] = column + 1;
            found_.fit = part;
            return found_;
        }
        return std::nullopt;
    }

    // More columns than the form has names for: those with its headings count. 序号 and the like are no names.
    void keep_headed_names(SideColumns& side, const SideForm& form) const {
        if (side.names.size() <= std::max<std::size_t>(form.row_titles.size(), 1)) return;
        std::vector<std::size_t> headed;
        for (const std::size_t column : side.names) {
            if (std::any_of(form.row_titles.begin(), form.row_titles.end(),
                            [&](const auto& title) { return is_headed(column, title); }))
                headed.push_back(column);
        }
        if (!headed.empty()) side.names = headed;
    }

    [[nodiscard]] bool is_blank_column(std::size_t column) const {
        for (std::size_t row = found_.end_row; row < region_.row_count(); ++row) {
            if (!region_.at(row, column).is_blank()) return false;
        }
        return true;
    }

    // 1, 2, 3 … down the column.
    [[nodiscard]] bool is_numbering(std::size_t column) const {
        std::size_t expected = 1;
        for (std::size_t row = found_.end_row; row < region_.row_count(); ++row) {
            const GridCell& cell = region_.at(row, column);
            if (cell.is_blank()) continue;
            if (one_line(cell.text) != std::to_string(expected)) return false;
            ++expected;
        }
        return expected > 1;
    }

    void find_others() {
        std::set<std::size_t> used;
        for (const SideColumns& side : found_.sides) {
            used.insert(side.codes.begin(), side.codes.end());
            used.insert(side.names.begin(), side.names.end());
            for (const auto& column : side.amounts) {
                if (column) used.insert(*column);
            }
        }
        for (std::size_t column = 0; column < paths_.size(); ++column) {
            if (!used.contains(column) && !paths_[column].empty()) found_.others.push_back(column);
        }
    }

    void measure() {
        std::size_t expected = 0;
        std::size_t keys = 0;
        for (std::size_t i = 0; i < form_.sides.size(); ++i) {
            for (const ColumnForm& column : form_.sides[i].columns) {
                expected += column.is_optional || !is_for_stage(column.stages, context_.stage) ? 0 : 1;
            }
            keys += found_.sides[i].codes.empty() && found_.sides[i].names.empty() ? 0 : 1;
        }
        const double columns = expected == 0 ? 0 : std::min(1.0, score_sum_ / static_cast<double>(expected));
        found_.fit =
            columns * (0.5 + 0.5 * static_cast<double>(keys) / static_cast<double>(std::max<std::size_t>(form_.sides.size(), 1)));
    }

    const SheetRegion& region_;
    const TableForm& form_;
    const HeadingContext& context_;
    TableHeadings found_;
    std::vector<std::vector<std::string>> paths_;
    double score_sum_ = 0;
};

}  // namespace

std::optional<TableHeadings> find_headings(const SheetRegion& region, const TableForm& form, const HeadingContext& context) {
    return HeadingFinder(region, form, context).find();
}

std::string heading_of(const SheetRegion& region, const TableHeadings& headings, std::size_t column) {
    std::string heading;
    std::string last;
    for (std::size_t row = headings.first_row; row < headings.end_row; ++row) {
        const std::string text = region.shown_text(row, column);
        if (text.empty() || text == last) continue;
        heading += (heading.empty() ? "" : " / ") + text;
        last = text;
    }
    return heading;
}

}  // namespace sitegen

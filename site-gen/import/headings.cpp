#include "import/headings.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "import/heading_columns.hpp"
#include "import/heading_rows.hpp"
#include "import/heading_titles.hpp"
#include "import/matching.hpp"
#include "model/title.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

class HeadingFinder {
  public:
    HeadingFinder(const SheetRegion& region, const TableForm& form, const HeadingContext& context)
        : region_(region), form_(form), context_(context) {}

    std::optional<TableHeadings> find() {
        const std::optional<HeadingRows> rows = find_heading_rows(region_, form_, context_);
        if (!rows) return find_single_row();
        found_.first_row = rows->first;
        found_.end_row = rows->end;
        read_paths();
        AlignedColumns aligned = align_columns(form_, paths_, context_);
        for (auto& amounts : aligned.amounts) found_.sides.emplace_back().amounts = std::move(amounts);
        found_.other_years = std::move(aligned.other_years);
        score_sum_ = aligned.score;
        find_keys();
        find_others();
        measure();
        return found_;
    }

  private:
    // For each column its headings from the top. A blank beside the heading of a group belongs to that group.
    void read_paths() {
        paths_.resize(region_.column_count());
        for (std::size_t row = found_.first_row; row < found_.end_row; ++row) {
            if (states_units_of_columns(region_, row, context_)) continue;
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
        // Half of them are enough: the column of the first part of a code may have one code, and the name of the total.
        return codes > 0 && codes * 2 >= filled;
    }

    [[nodiscard]] bool is_headed(std::size_t column, const std::string& title) const {
        const auto is_title = [&](const std::string& part) { return are_alike_titles(title, part, context_.year); };
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
                // One heading for the codes and their names: "Fund | Fund".
                const bool is_either = has_code_title && has_row_title;
                if (has_codes && (is_either ? holds_codes(column) : !has_row_title && (has_code_title || holds_codes(column)))) {
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
        for (const OtherYearsColumn& each : found_.other_years) used.insert(each.column);
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

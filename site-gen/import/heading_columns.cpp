#include "import/heading_columns.hpp"

#include <algorithm>
#include <set>

#include "import/heading_titles.hpp"
#include "import/matching.hpp"

namespace sitegen {

namespace {

// How well a heading is that of a column. An exact title is worth more than all that its group and side can add.
constexpr double exact_title = 3;
constexpr double part_of_title = 1.2;
constexpr double same_group = 1;
constexpr double other_group = -0.5;
constexpr double no_match = -1;

class ColumnAligner {
  public:
    ColumnAligner(const TableForm& form, const std::vector<std::vector<std::string>>& paths, const HeadingContext& context)
        : form_(form), paths_(paths), context_(context) {}

    [[nodiscard]] AlignedColumns align() const {
        AlignedColumns found;
        struct Wanted {
            std::size_t side;
            std::size_t column;
        };
        std::vector<Wanted> wanted;
        for (std::size_t side = 0; side < form_.sides.size(); ++side) {
            found.amounts.emplace_back(form_.sides[side].columns.size());
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
            found.amounts[wanted[i].side][wanted[i].column] = in_order[i];
            if (in_order[i]) found.score += std::min(1.0, score[i][*in_order[i]] / exact_title);
        }
        return found;
    }

  private:
    [[nodiscard]] double score_of(const SideForm& side, const ColumnForm& column, const std::vector<std::string>& path) const {
        if (path.empty()) return no_match;
        const std::string& last = path.back();
        std::string joined;
        for (const std::string& part : path) joined += part;
        double score = 0;
        if (are_same_titles(column.title, last, context_.year) ||
            are_same_titles(column.group + column.title, joined, context_.year)) {
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
                               [&](const auto& part) { return are_alike_titles(title, part, context_.year); });
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
                if (!column.group.empty() && are_same_titles(column.group, path.front(), context_.year)) return true;
            }
        }
        return false;
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

    const TableForm& form_;
    const std::vector<std::vector<std::string>>& paths_;
    const HeadingContext& context_;
};

}  // namespace

AlignedColumns align_columns(const TableForm& form, const std::vector<std::vector<std::string>>& paths,
                             const HeadingContext& context) {
    return ColumnAligner(form, paths, context).align();
}

}  // namespace sitegen

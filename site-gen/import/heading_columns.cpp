#include "import/heading_columns.hpp"

#include <algorithm>
#include <set>

#include "import/heading_titles.hpp"
#include "import/heading_years.hpp"
#include "import/matching.hpp"
#include "model/title.hpp"

namespace sitegen {

namespace {

// How well a heading is that of a column. An exact title is worth more than all that its group and side can add.
constexpr double exact_title = 3;
constexpr double part_of_title = 1.2;
constexpr double same_group = 1;
constexpr double other_group = -0.5;
constexpr double no_match = -1;

constexpr double same_years = 0.1;     // the years tell two columns apart that are equal otherwise
constexpr double of_other_year = 0.9;  // of the score, for a heading that is the column's but for its year

// What the years of a heading say about a column.
enum class YearFit : std::uint8_t { none, same, other };

using Paths = std::vector<std::vector<std::string>>;
using Matrix = std::vector<std::vector<double>>;  // for each wanted column of the form, for each of the region

class ColumnAligner {
  public:
    ColumnAligner(const TableForm& form, const Paths& paths, const HeadingContext& context, YearReading reading)
        : form_(form), paths_(paths), context_(context), reading_(reading) {
        for (std::size_t side = 0; side < form_.sides.size(); ++side) {
            for (std::size_t column = 0; column < form_.sides[side].columns.size(); ++column) {
                if (is_for_stage(form_.sides[side].columns[column].stages, context_.stage)) wanted_.push_back({side, column});
            }
        }
    }

    [[nodiscard]] AlignedColumns align() {
        compare();
        AlignedColumns found;
        for (const SideForm& side : form_.sides) found.amounts.emplace_back(side.columns.size());
        const std::vector<std::optional<std::size_t>> matches = best_matches();
        for (std::size_t i = 0; i < wanted_.size(); ++i) {
            found.amounts[wanted_[i].side][wanted_[i].column] = matches[i];
            if (matches[i]) found.score += std::min(1.0, score_[i][*matches[i]] / exact_title);
        }
        add_other_years(matches, found);
        return found;
    }

  private:
    struct Wanted {
        std::size_t side;
        std::size_t column;
    };

    [[nodiscard]] const ColumnForm& wanted_form(const Wanted& wanted) const {
        return form_.sides[wanted.side].columns[wanted.column];
    }

    void compare() {
        std::vector<std::vector<int>> years_of_headings;
        for (const auto& path : paths_) years_of_headings.push_back(years_of_heading(path));
        for (const Wanted& wanted : wanted_) {
            const std::vector<int> years = years_of_column(wanted_form(wanted));
            std::vector<double>& scores = score_.emplace_back();
            std::vector<double>& others = other_year_score_.emplace_back();
            for (std::size_t j = 0; j < paths_.size(); ++j) {
                const double score = score_of(form_.sides[wanted.side], wanted_form(wanted), paths_[j]);
                const YearFit fit = fit_of(years, years_of_headings[j]);
                scores.push_back(score <= 0              ? score
                                 : fit == YearFit::other ? no_match
                                 : fit == YearFit::same  ? score + same_years
                                                         : score);
                others.push_back(fit == YearFit::other ? score : no_match);
            }
        }
    }

    // The years that the title means once it is filled in, or else those of the group, or else last year for last year's amounts.
    [[nodiscard]] std::vector<int> years_of_column(const ColumnForm& column) const {
        for (const std::string& title : {column.title, column.group}) {
            std::vector<int> years = distances_of_years(fill_years(title, context_.year), context_.year, reading_);
            if (!years.empty()) return years;
        }
        return column.prior_of.empty() ? std::vector<int>() : std::vector<int>{-1};
    }

    // The lowest part that names years says more than the groups above it.
    [[nodiscard]] std::vector<int> years_of_heading(const std::vector<std::string>& path) const {
        for (auto part = path.rbegin(); part != path.rend(); ++part) {
            std::vector<int> years = distances_of_years(*part, context_.year, reading_);
            if (!years.empty()) return years;
        }
        return {};
    }

    // A column without a year of its own is of the document's year, unless its heading says otherwise: "Carried over from 2023".
    [[nodiscard]] static YearFit fit_of(const std::vector<int>& column, const std::vector<int>& heading) {
        if (heading.empty()) return YearFit::none;
        if (column.empty()) return heading == std::vector<int>{0} ? YearFit::same : YearFit::none;
        if (column == heading) return YearFit::same;
        const auto is_named = [&](int year) { return std::find(heading.begin(), heading.end(), year) != heading.end(); };
        return std::any_of(column.begin(), column.end(), is_named) ? YearFit::none : YearFit::other;
    }

    // In the order of the form, or in any order if that finds more columns of a single side.
    [[nodiscard]] std::vector<std::optional<std::size_t>> best_matches() const {
        std::vector<std::optional<std::size_t>> in_order = match_in_order();
        if (form_.sides.size() != 1) return in_order;
        std::vector<std::optional<std::size_t>> moved = match_in_any_order();
        return count_of(moved) > count_of(in_order) ? moved : in_order;
    }

    [[nodiscard]] static std::ptrdiff_t count_of(const std::vector<std::optional<std::size_t>>& matches) {
        return std::count_if(matches.begin(), matches.end(), [](const auto& each) { return each.has_value(); });
    }

    [[nodiscard]] std::vector<std::optional<std::size_t>> match_in_order() const {
        const std::size_t rows = wanted_.size();
        const std::size_t columns = paths_.size();
        Matrix best(rows + 1, std::vector<double>(columns + 1));
        for (std::size_t i = rows; i-- > 0;) {
            for (std::size_t j = columns; j-- > 0;) {
                best[i][j] = std::max(best[i + 1][j], best[i][j + 1]);
                if (score_[i][j] > 0) best[i][j] = std::max(best[i][j], score_[i][j] + best[i + 1][j + 1]);
            }
        }
        std::vector<std::optional<std::size_t>> matches(rows);
        for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
            if (score_[i][j] > 0 && best[i][j] == score_[i][j] + best[i + 1][j + 1]) {
                matches[i++] = j++;
            } else if (best[i][j] == best[i][j + 1]) {
                ++j;
            } else {
                ++i;
            }
        }
        return matches;
    }

    // Columns that a document must have, with a heading that is theirs but for its year. So the table is still recognised, and the
    // fault can be named.
    void add_other_years(const std::vector<std::optional<std::size_t>>& matches, AlignedColumns& found) const {
        std::set<std::size_t> taken;
        for (const auto& match : matches) {
            if (match) taken.insert(*match);
        }
        for (std::size_t i = 0; i < wanted_.size(); ++i) {
            if (matches[i] || wanted_form(wanted_[i]).is_optional) continue;
            std::optional<std::size_t> best;
            for (std::size_t j = 0; j < paths_.size(); ++j) {
                const double score = taken.contains(j) ? no_match : other_year_score_[i][j];
                if (score > 0 && (!best || score > other_year_score_[i][*best])) best = j;
            }
            if (!best) continue;
            taken.insert(*best);
            found.other_years.push_back({wanted_[i].side, wanted_[i].column, *best});
            found.score += of_other_year * std::min(1.0, other_year_score_[i][*best] / exact_title);
        }
    }

    [[nodiscard]] double title_score(const ColumnForm& column, const std::vector<std::string>& path) const {
        std::string joined;
        for (const std::string& part : path) joined += part;
        if (are_same_titles(column.group + column.title, joined, context_.year)) return exact_title;
        const double score = likeness_to(column.title, path.back());
        // Of "Budget" over "2024" the first is the title, unless the form's is a year itself.
        const auto is_title = [](const std::string& part) { return !is_only_a_year(part); };
        const auto title = std::find_if(path.rbegin(), path.rend(), is_title);
        return title == path.rend() ? score : std::max(score, likeness_to(column.title, *title));
    }

    [[nodiscard]] double likeness_to(const std::string& column_title, const std::string& text) const {
        if (are_same_titles(column_title, text, context_.year)) return exact_title;
        const std::string title = match_form_of_title(column_title);
        const std::string given = match_form_of_title(text);
        if (title.empty() || given.empty()) return no_match;
        if (given.find(title) != std::string::npos || title.find(given) != std::string::npos) return part_of_title;
        const double likely = likeness(title, given);
        return likely < alike ? no_match : likely;
    }

    [[nodiscard]] double score_of(const SideForm& side, const ColumnForm& column, const std::vector<std::string>& path) const {
        if (path.empty()) return no_match;
        double score = title_score(column, path);
        if (score <= 0 || path.size() == 1) return score;
        const auto names = [&](const std::string& title) {
            return std::any_of(path.begin(), path.end() - 1,
                               [&](const auto& part) { return are_alike_titles(title, part, context_.year); });
        };
        if (!column.group.empty()) score += names(column.group) ? same_group : other_group;
        for (const SideForm& each : form_.sides) {
            if (!each.title.empty() && names(each.title)) score += &each == &side ? same_group : -same_group;
        }
        if (column.group.empty() && names_a_group(path)) score += other_group;
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
    [[nodiscard]] std::vector<std::optional<std::size_t>> match_in_any_order() const {
        std::vector<std::optional<std::size_t>> matches(score_.size());
        std::set<std::size_t> taken;
        for (std::size_t step = 0; step < score_.size(); ++step) {
            double best = 0;
            std::size_t row = 0;
            std::size_t column = 0;
            for (std::size_t i = 0; i < score_.size(); ++i) {
                for (std::size_t j = 0; !matches[i] && j < score_[i].size(); ++j) {
                    if (score_[i][j] <= best || taken.contains(j)) continue;
                    best = score_[i][j];
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
    const Paths& paths_;
    const HeadingContext& context_;
    YearReading reading_;
    std::vector<Wanted> wanted_;  // the columns of the form that documents of the stage have
    Matrix score_;
    Matrix other_year_score_;  // of headings that name another year
};

bool have_years_of_the_other_kind(const Paths& paths, const FiscalYear& year) {
    return std::any_of(paths.begin(), paths.end(), [&](const auto& path) {
        return std::any_of(path.begin(), path.end(), [&](const auto& part) { return depends_on_reading(part, year); });
    });
}

}  // namespace

AlignedColumns align_columns(const TableForm& form, const std::vector<std::vector<std::string>>& paths,
                             const HeadingContext& context) {
    AlignedColumns found = ColumnAligner(form, paths, context, YearReading::by_beginning).align();
    if (!have_years_of_the_other_kind(paths, context.year)) return found;
    AlignedColumns other = ColumnAligner(form, paths, context, YearReading::by_end).align();
    return other.score > found.score ? other : found;
}

}  // namespace sitegen

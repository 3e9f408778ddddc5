#include "import/choose_year.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "import/heading_years.hpp"
#include "import/sheet_region.hpp"

namespace sitegen {

namespace {

constexpr std::size_t rows_at_the_head = 6;
constexpr std::size_t most_texts_of_a_title_row = 2;

enum class YearKind : std::uint8_t { unknown, calendar, of_two };

// Of the documents of one department; unknown if it has none, or both kinds.
YearKind kind_of_years(const std::filesystem::path& folder) {
    bool has_calendar = false;
    bool has_of_two = false;
    std::error_code error;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const std::optional<FiscalYear> year = parse_fiscal_year(at->path().filename().string());
        has_calendar = has_calendar || (year && !year->spans_two);
        has_of_two = has_of_two || (year && year->spans_two);
    }
    if (has_calendar == has_of_two) return YearKind::unknown;
    return has_of_two ? YearKind::of_two : YearKind::calendar;
}

// Of the department, or else of all departments.
YearKind kind_in_content(const std::filesystem::path& content, const std::string& department) {
    const std::filesystem::path folder = content / "departments";
    if (const YearKind own = kind_of_years(folder / department); own != YearKind::unknown) return own;
    YearKind all = YearKind::unknown;
    std::error_code error;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const YearKind kind = kind_of_years(at->path());
        if (kind == YearKind::unknown) continue;
        if (all != YearKind::unknown && all != kind) return YearKind::unknown;
        all = kind;
    }
    return all;
}

class YearSearch {
  public:
    explicit YearSearch(YearKind kind) : kind_(kind) {}

    void add(std::string_view text, bool is_title) {
        const std::vector<StatedYear> years = fiscal_years_in(text);
        if (years.size() != 1) {
            if (!is_title) {
                for (const StatedYear& year : years) add_heading(year);
            }
            return;
        }
        if (!is_title) return add_heading(years.front());
        if (const std::optional<FiscalYear> year = meant_by(years.front())) {
            ++titles_[*year];
        } else if (unclear_.empty()) {
            unclear_ = one_line(text);
        }
    }

    [[nodiscard]] ChosenYear choose() {
        leave_out_parts_of_periods();
        if (titles_.empty() && unclear_.empty() && headings_.size() == 1 && has_clear_headings_) return {*headings_.begin(), 0, {}};
        if (titles_.empty() && !unclear_.empty())
            return {{},
                    0,
                    fmt::format("nothing tells whether “{}” names the year that begins then or the one that ends then", unclear_)};
        if (titles_.empty()) return {{}, 0, "no title names a year"};
        std::size_t all = 0;
        auto most = titles_.begin();
        std::string names;
        for (auto each = titles_.begin(); each != titles_.end(); ++each) {
            all += each->second;
            if (each->second > most->second) most = each;
            names += (names.empty() ? "" : ", ") + each->first.text();
        }
        if (most->second * 2 <= all) return {{}, 0, "the titles name several years: " + names};
        return {most->first, most->second, {}};
    }

  private:
    // Nothing if it may be one of two years.
    [[nodiscard]] std::optional<FiscalYear> meant_by(const StatedYear& stated) const {
        if (stated.year.spans_two) return stated.year;
        if (kind_ == YearKind::calendar) return stated.year;
        if (stated.is_by_end)
            return kind_ == YearKind::of_two ? std::optional(FiscalYear(stated.year.first - 1, true)) : std::nullopt;
        return kind_ == YearKind::of_two ? std::nullopt : std::optional(stated.year);
    }

    void add_heading(const StatedYear& stated) {
        const std::optional<FiscalYear> year = meant_by(stated);
        has_clear_headings_ = has_clear_headings_ && year;
        if (year && std::find(headings_.begin(), headings_.end(), *year) == headings_.end()) headings_.push_back(*year);
    }

    // A sheet "2024" of "Budget 2024-25" names no other year.
    void leave_out_parts_of_periods() {
        std::erase_if(titles_, [&](const auto& each) {
            return !each.first.spans_two && std::any_of(titles_.begin(), titles_.end(), [&](const auto& other) {
                return other.first.spans_two && other.first.overlaps(each.first);
            });
        });
    }

    YearKind kind_;
    std::map<FiscalYear, std::size_t> titles_;  // and how many titles name them
    std::vector<FiscalYear> headings_;          // of all headings, each once
    bool has_clear_headings_ = true;
    std::string unclear_;  // the first title that may be of one of two years
};

}  // namespace

ChosenYear choose_year_of(const std::vector<ReadSource>& sources, const std::filesystem::path& content,
                          const std::string& department) {
    YearSearch search(kind_in_content(content, department));
    for (const ReadSource& source : sources) {
        for (const Sheet& sheet : source.workbook.sheets) {
            search.add(sheet.name, true);
            for (std::size_t row = 0; row < std::min(rows_at_the_head, sheet.rows.size()); ++row) {
                const std::vector<GridCell>& cells = sheet.rows[row].cells;
                const auto count = std::count_if(cells.begin(), cells.end(), [](const GridCell& cell) { return !cell.is_blank(); });
                for (const GridCell& cell : cells) {
                    if (cell.kind == GridCellKind::text)
                        search.add(one_line(cell.text), count <= static_cast<std::ptrdiff_t>(most_texts_of_a_title_row));
                }
            }
        }
    }
    return search.choose();
}

}  // namespace sitegen

// The lines of ledgers that a table remembers, and the look-up of merged cells.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>
#include <string>

#include "grid/merged_cells.hpp"
#include "import/ledger_lines.hpp"

using namespace sitegen;

namespace {

std::string text_of_lines(const LedgerLines& lines) {
    std::string text;
    for (const LinesOfFile& file : lines.files()) {
        text += std::to_string(file.file) + ":";
        for (const LineRange& range : file.ranges) text += " " + std::to_string(range.first) + "-" + std::to_string(range.last);
        text += " (" + std::to_string(file.count) + ") ";
    }
    return text;
}

LedgerLines lines_added(const std::vector<std::uint32_t>& numbers) {
    LedgerLines lines;
    for (const std::uint32_t line : numbers) lines.add(0, line);
    return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ledger_lines)

BOOST_AUTO_TEST_CASE(lines_that_follow_each_other_are_one_range) {
    BOOST_TEST(text_of_lines(lines_added({})) == "");
    BOOST_TEST(text_of_lines(lines_added({7})) == "0: 7-7 (1) ");
    BOOST_TEST(text_of_lines(lines_added({2, 3, 4, 9})) == "0: 2-4 9-9 (4) ");
    BOOST_TEST(text_of_lines(lines_added({2, 2, 3, 3})) == "0: 2-3 (2) ");
}

BOOST_AUTO_TEST_CASE(of_five_ranges_the_nearest_become_one) {
    BOOST_TEST(text_of_lines(lines_added({10, 20, 29, 40, 50})) == "0: 10-10 20-29 40-40 50-50 (5) ");
    BOOST_TEST(text_of_lines(lines_added({10, 20, 30, 40, 50})) == "0: 10-20 30-30 40-40 50-50 (5) ");
    BOOST_TEST(text_of_lines(lines_added({10, 20, 30, 40, 42})) == "0: 10-10 20-20 30-30 40-42 (5) ");
}

BOOST_AUTO_TEST_CASE(they_take_little_room_whatever_is_added) {
    LedgerLines lines;
    for (std::uint32_t file = 0; file < 20; ++file) {
        for (std::uint32_t line = 2; line < 30'000; line += 3) lines.add(file, line);
    }
    BOOST_TEST(lines.files().size() == LedgerLines::most_files);
    BOOST_TEST(lines.more_files() == 20 - LedgerLines::most_files);
    for (const LinesOfFile& file : lines.files()) {
        BOOST_TEST(file.count == 10'000U);
        BOOST_TEST(file.ranges.size() <= LinesOfFile::most_ranges);
        BOOST_TEST(file.ranges.front().first == 2U);
        BOOST_TEST(file.ranges.back().last == 29'999U);
    }
}

BOOST_AUTO_TEST_CASE(each_cell_finds_its_merged_range) {
    std::mt19937 random(5489);  // NOLINT: the same ranges each time
    const auto below = [&](std::size_t limit) { return static_cast<std::uint32_t>(random() % limit); };
    for (int round = 0; round < 50; ++round) {
        // Ranges that do not overlap: within squares of ten by ten.
        std::vector<GridRange> ranges;
        for (std::uint32_t row = 0; row < 60; row += 10) {
            for (std::uint32_t column = 0; column < 60; column += 10) {
                const std::uint32_t first_row = row + below(5);
                const std::uint32_t first_column = column + below(5);
                ranges.push_back({first_row, first_column, first_row + below(5), first_column + below(5)});
            }
        }
        std::shuffle(ranges.begin(), ranges.end(), random);
        ranges.resize(below(ranges.size()));
        const MergedCells merged(ranges);
        std::size_t wrong = 0;
        for (std::size_t row = 0; row < 61; ++row) {
            for (std::size_t column = 0; column < 61; ++column) {
                const GridRange* expected = nullptr;
                for (const GridRange& range : ranges) {
                    if (row >= range.first_row && row <= range.last_row && column >= range.first_column &&
                        column <= range.last_column)
                        expected = &range;
                }
                const GridRange* found = merged.at(row, column);
                const bool is_right = expected == nullptr ? found == nullptr
                                                          : found != nullptr && found->first_row == expected->first_row &&
                                                                found->first_column == expected->first_column;
                wrong += is_right ? 0 : 1;
            }
        }
        BOOST_TEST(wrong == 0U);
    }
}

BOOST_AUTO_TEST_SUITE_END()

// Which rows of a table may be folded away.

#include "render/blank_rows.hpp"

#include <boost/test/unit_test.hpp>
#include <forward_list>

#include "amounts.hpp"

using namespace sitegen;

namespace {

struct TestRow {
    int level;
    std::string cells;  // a letter for each: b blank, 0 zero, 1 an amount, w withheld, t a text
    RowRole role = RowRole::line;
    bool has_note = false;
    bool is_doubted = false;
};

// "b" for each row that may be folded away, "." for one that stays.
std::string folded(const std::vector<TestRow>& rows) {
    static const std::uint32_t note = 1;
    std::forward_list<std::vector<Cell>> cells;
    std::forward_list<PrintedRow> printed;
    std::vector<RowView> views;
    CheckReport report;
    report.outcomes.resize(2);
    report.outcomes[0].verdict = Verdict::acknowledged;
    report.outcomes[1].verdict = Verdict::rounding;
    for (const TestRow& row : rows) {
        std::vector<Cell>& made = cells.emplace_front();
        for (const char letter : row.cells) {
            Cell& cell = made.emplace_back();
            cell.state = letter == 'b'   ? CellState::blank
                         : letter == 'w' ? CellState::withheld
                         : letter == 't' ? CellState::text
                                         : CellState::amount;
            if (letter == '0') cell.printed = amount("0.00");
            if (letter == '1') cell.printed = amount("1.00");
        }
        PrintedRow& line = printed.emplace_front();
        line.shown = made;
        line.cells = made;
        if (row.is_doubted) report.outcomes[0].corrections.push_back({&made.back(), {}, {}});
        report.outcomes[1].corrections.push_back({&made.back(), {}, {}});
        line.role = row.role;
        line.level = row.level;
        if (row.has_note) line.notes = std::span(&note, 1);
        RowView& view = views.emplace_back();
        view.row = &line;
    }
    const std::size_t count = mark_blank_rows(views, doubted_cells(report));
    std::string marks;
    for (const RowView& view : views) marks += view.is_blank ? 'b' : '.';
    BOOST_TEST(static_cast<std::size_t>(std::count(marks.begin(), marks.end(), 'b')) == count);
    return marks;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(blank_rows)

BOOST_AUTO_TEST_CASE(folds_rows_that_say_nothing) {
    constexpr RowRole total = RowRole::total;
    constexpr RowRole subtotal = RowRole::subtotal;
    struct Case {
        std::vector<TestRow> rows;
        const char* folded;
    };
    const std::vector<Case> cases = {
        {{{1, "1b"}, {1, "bb"}, {1, "b1"}}, ".b."},
        {{{1, "00"}, {1, "b0"}, {1, "bb"}}, "..b"},              // blank is not zero
        {{{1, "bw"}, {1, "bt"}, {1, "bb"}}, "..b"},              // a word or a text says something
        {{{1, "bb"}, {2, "bb"}, {2, "11"}, {1, "bb"}}, ".b.b"},  // a heading stays above a row that stays
        {{{1, "bb"}, {2, "bb"}, {3, "11"}, {2, "bb"}}, "...b"},  // and so does the heading of that heading
        {{{1, "bb"}, {1, "bb"}, {2, "11"}}, "b.."},              // but not the row before
        {{{1, "bb"}, {3, "bb"}, {2, "11"}}, ".b."},
        {{{1, "bb"}, {2, "bb"}, {1, "11"}, {2, "11"}}, "bb.."},
        {{{1, "bb"}, {1, "bb", subtotal}, {1, "bb", total}}, "bb."},
        {{{1, "bb"}, {1, "bb", RowRole::line, true}, {1, "bb"}}, "b.b"},
        {{{1, "bb"}, {2, "bb", RowRole::line, true}}, ".."},
        {{{1, "bb"}, {2, "bb", RowRole::line, false, true}, {2, "bb"}}, "..b"},  // a difference may be about it
        {{}, ""},
    };
    for (const Case& c : cases) BOOST_TEST(folded(c.rows) == c.folded);
}

BOOST_AUTO_TEST_SUITE_END()

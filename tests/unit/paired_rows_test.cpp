// Which row of a table is a part of which, in two documents.

#include "across/paired_rows.hpp"

#include <boost/test/unit_test.hpp>

using namespace sitegen;

namespace {

Row row(const std::string& id, RowRole role = RowRole::line, int level = 1) {
    Row result;
    result.id = id;
    result.role = role;
    result.level = level;
    return result;
}

Row coded(const std::string& id) {
    Row result = row(id);
    result.codes = {id.substr(0, id.find('/'))};
    return result;
}

// "201<total 20113<201": each row with the row that it is a part of.
std::string tree_of(const SideForm& form, std::vector<Row> now, std::vector<Row> before) {
    Side later;
    later.form = &form;
    later.rows = std::move(now);
    Side earlier;
    earlier.form = &form;
    earlier.rows = std::move(before);
    const std::vector<PairedRow> rows = paired_rows(later, earlier);
    std::string text;
    for (const PairedRow& each : rows) {
        text += (text.empty() ? "" : " ") + each.row().id;
        if (each.now == nullptr) text += "(gone)";
        if (each.before == nullptr) text += "(new)";
        if (each.parent != PairedRow::no_parent) text += "<" + rows[each.parent].row().id;
    }
    return text;
}

SideForm form_of(RowsForm::Kind kind) {
    SideForm form;
    form.rows.kind = kind;
    return form;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rows_in_pairs)

BOOST_AUTO_TEST_CASE(a_code_is_a_part_of_the_longest_code_that_it_begins_with) {
    const SideForm form = form_of(RowsForm::Kind::classified);
    BOOST_TEST(tree_of(form, {row("total", RowRole::total), coded("201"), coded("2011301"), coded("208")},
                       {row("total", RowRole::total), coded("201"), coded("20113"), coded("2011301")}) ==
               "total 201<total 2011301<20113 208(new)<total 20113(gone)<201");
    BOOST_TEST(tree_of(form, {coded("301"), coded("30101/50101"), coded("30102/50102")}, {}) ==
               "301(new) 30101/50101(new)<301 30102/50102(new)<301");
}

BOOST_AUTO_TEST_CASE(a_deeper_row_is_a_part_of_the_row_above_it) {
    const SideForm named = form_of(RowsForm::Kind::named);
    BOOST_TEST(tree_of(named,
                       {row("a"), row("b", RowRole::line, 2), row("c", RowRole::line, 3), row("d", RowRole::line, 2), row("e")},
                       {row("a"), row("z", RowRole::line, 2)}) == "a b(new)<a c(new)<b d(new)<a e(new) z(gone)");
    // A fixed list says in its checks what its totals contain.
    const SideForm items = form_of(RowsForm::Kind::items);
    BOOST_TEST(tree_of(items, {row("a"), row("b", RowRole::line, 2), row("sum", RowRole::total)}, {}) ==
               "a(new) b(new)<a sum(new)");
}

BOOST_AUTO_TEST_CASE(rows_that_do_not_add_up_are_no_parts_of_the_total) {
    SideForm form = form_of(RowsForm::Kind::named);
    BOOST_TEST(tree_of(form, {row("a"), row("total", RowRole::total)}, {}) == "a(new)<total total(new)");
    form.adds_up = false;
    BOOST_TEST(tree_of(form, {row("a"), row("total", RowRole::total)}, {}) == "a(new) total(new)");
}

BOOST_AUTO_TEST_SUITE_END()

// What a comparison of two publications reads.

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "diff/page_text.hpp"
#include "export/document_texts.hpp"

using namespace sitegen;

BOOST_AUTO_TEST_SUITE(diff)

BOOST_AUTO_TEST_CASE(sizes_of_downloads_are_no_text) {
    struct Case {
        const char* text;
        const char* expected;
    };
    const std::vector<Case> cases = {
        {"Download Table 3 (CSV, 207 B)", "Download Table 3 (CSV, )"},
        {"下载（CSV，20.3 KB）", "下载（CSV，）"},
        {"The archive has 1.5 GB.", "The archive has ."},
        {"2025 Budget", "2025 Budget"},
        {"12 Boats, 3 MBA, 4.5", "12 Boats, 3 MBA, 4.5"},
        {"7", "7"},
        {"", ""},
    };
    for (const Case& each : cases) BOOST_TEST(without_sizes(each.text) == each.expected);
}

BOOST_AUTO_TEST_CASE(texts_of_a_document_are_named) {
    const std::string json = R"({"title": "Budget", "tables": [{"id": "projects", "title": "Projects", "sides": [{
        "columns": [{"id": "amount", "title": "Amount", "group": "2024"}, {"id": "remark", "title": "Remark"}],
        "rows": [{"id": "gate", "codes": ["07"], "names": ["Gate"], "cells": ["1.5", {"text": "green"}]},
                 {"id": "pond", "names": ["Pond"], "cells": [{"state": "withheld"}, null]}]}]}]})";
    std::vector<std::string> texts;
    for (const DocumentText& text : read_document_texts(json)) texts.push_back(text.of + " = " + text.text);
    const std::vector<std::string> expected = {
        "title = Budget",           "projects = Projects",        "projects.amount = 2024 / Amount",
        "projects.remark = Remark", "projects[gate] = 07 / Gate", "projects[gate].remark = green",
        "projects[pond] = Pond"};
    BOOST_TEST(texts == expected, boost::test_tools::per_element());
    for (const char* other : {"", "[]", "{\"tables\": 3}", "{\"tables\": [1]}", "{"})
        BOOST_TEST(read_document_texts(other).empty());
}

BOOST_AUTO_TEST_SUITE_END()

#include <pugixml.hpp>
#include <sstream>

#include "export/check_reports.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

std::string place_of(const ReportedFinding& finding) {
    if (finding.path.empty()) return {};
    std::string place = visible_text(finding.path);
    if (finding.line != 0) place += ":" + std::to_string(finding.line) + ":" + std::to_string(finding.column);
    return place + ": ";
}

// XML cannot represent control characters, not even as references.
void set_attribute(pugi::xml_node node, const char* name, const std::string& value) {
    node.append_attribute(name).set_value(visible_text(value).c_str());
}

void add_text(pugi::xml_node node, const std::string& text) { node.text().set(visible_text(text).c_str()); }

// Returns whether it failed.
bool add_case(pugi::xml_node suite, const std::string& suite_name, const CheckTally& tally, const CheckReport& report) {
    pugi::xml_node test = suite.append_child("testcase");
    set_attribute(test, "classname", suite_name);
    set_attribute(test, "name", tally.rule);
    std::string failures;
    std::string notes;
    bool fails = false;
    for (const Outcome& outcome : report.outcomes) {
        if (outcome.rule != tally.rule) continue;
        const bool is_failure = outcome.verdict == Verdict::broken && outcome.severity == Severity::error;
        fails = fails || is_failure;
        (is_failure ? failures : notes) += outcome.message + "\n";
    }
    if (fails) {
        pugi::xml_node failure = test.append_child("failure");
        set_attribute(failure, "type", tally.rule);
        set_attribute(failure, "message", failures.substr(0, failures.find('\n')));
        add_text(failure, failures);
    }
    if (!notes.empty()) add_text(test.append_child("system-out"), notes);
    return fails;
}

void set_totals(pugi::xml_node node, std::size_t tests, std::size_t failures) {
    set_attribute(node, "tests", std::to_string(tests));
    set_attribute(node, "failures", std::to_string(failures));
}

// Its text within <testsuites>.
std::string text_of(pugi::xml_node suite) {
    std::ostringstream out;
    suite.print(out, "  ", pugi::format_default, pugi::encoding_utf8, 1);
    return out.str();
}

}  // namespace

JunitSuite junit_suite(const CheckedDocument& checked) {
    const Document& document = *checked.document;
    const std::string name = document.department + "." + document.year.text() + "." + document.stage;
    pugi::xml_document xml;
    pugi::xml_node node = xml.append_child("testsuite");
    set_attribute(node, "name", name);
    JunitSuite suite;
    for (const CheckTally& tally : checked.report->tallies) {
        suite.rules.insert(tally.rule);
        if (tally.counts.total() == 0) continue;
        ++suite.test_count;
        if (add_case(node, name, tally, *checked.report)) ++suite.failure_count;
    }
    set_totals(node, suite.test_count, suite.failure_count);
    suite.xml = text_of(node);
    return suite;
}

std::string checks_junit(const std::vector<JunitSuite>& suites, const Report& report) {
    std::set<std::string> rules_of_checks;
    std::size_t tests = 0;
    std::size_t failures = 0;
    std::string documents;
    for (const JunitSuite& suite : suites) {
        rules_of_checks.insert(suite.rules.begin(), suite.rules.end());
        tests += suite.test_count;
        failures += suite.failure_count;
        documents += suite.xml;
    }
    pugi::xml_document xml;
    pugi::xml_node others = xml.append_child("testsuite");
    set_attribute(others, "name", "content");
    std::size_t other_count = 0;
    for (const ReportedFinding& finding : report.list()) {
        if (rules_of_checks.contains(finding.rule) || finding.severity != Severity::error) continue;
        pugi::xml_node test = others.append_child("testcase");
        set_attribute(test, "classname", "content");
        set_attribute(test, "name", finding.rule);
        pugi::xml_node failure = test.append_child("failure");
        set_attribute(failure, "type", finding.rule);
        set_attribute(failure, "message", finding.message);
        add_text(failure, place_of(finding) + finding.message + "\n" + finding.remedy);
        ++other_count;
    }
    set_totals(others, other_count, other_count);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"" + std::to_string(tests + other_count) +
           "\" failures=\"" + std::to_string(failures + other_count) + "\">\n" + documents + text_of(others) + "</testsuites>\n";
}

}  // namespace sitegen

#include <pugixml.hpp>
#include <sstream>

#include "export/check_reports.hpp"

namespace sitegen {

namespace {

std::string place_of(const Finding& finding, const Sources& sources) {
    if (finding.place.file == 0) return {};
    std::string place = sources.at(finding.place.file).path;
    if (finding.place.line != 0) place += ":" + std::to_string(finding.place.line) + ":" + std::to_string(finding.place.column);
    return place + ": ";
}

void set_attribute(pugi::xml_node node, const char* name, const std::string& value) {
    node.append_attribute(name).set_value(value.c_str());
}

void add_text(pugi::xml_node node, const std::string& text) { node.text().set(text.c_str()); }

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

struct Totals {
    std::size_t tests = 0;
    std::size_t failures = 0;
};

void set_totals(pugi::xml_node node, const Totals& totals) {
    set_attribute(node, "tests", std::to_string(totals.tests));
    set_attribute(node, "failures", std::to_string(totals.failures));
}

}  // namespace

std::string checks_junit(const std::vector<CheckedDocument>& checked, const Findings& findings, const Sources& sources) {
    pugi::xml_document xml;
    pugi::xml_node declaration = xml.append_child(pugi::node_declaration);
    set_attribute(declaration, "version", "1.0");
    set_attribute(declaration, "encoding", "UTF-8");
    pugi::xml_node root = xml.append_child("testsuites");
    Totals all;
    std::vector<std::string> rules_of_checks;
    for (const CheckedDocument& each : checked) {
        const Document& document = *each.document;
        const std::string name = document.department + "." + std::to_string(document.year) + "." + document.stage;
        pugi::xml_node suite = root.append_child("testsuite");
        set_attribute(suite, "name", name);
        Totals totals;
        for (const CheckTally& tally : each.report->tallies) {
            rules_of_checks.push_back(tally.rule);
            if (tally.counts.total() == 0) continue;
            ++totals.tests;
            if (add_case(suite, name, tally, *each.report)) ++totals.failures;
        }
        set_totals(suite, totals);
        all.tests += totals.tests;
        all.failures += totals.failures;
    }
    std::sort(rules_of_checks.begin(), rules_of_checks.end());
    pugi::xml_node suite = root.append_child("testsuite");
    set_attribute(suite, "name", "content");
    Totals totals;
    for (const Finding& finding : findings.list()) {
        const bool is_of_check = std::binary_search(rules_of_checks.begin(), rules_of_checks.end(), finding.rule);
        if (is_of_check || finding.severity != Severity::error) continue;
        pugi::xml_node test = suite.append_child("testcase");
        set_attribute(test, "classname", "content");
        set_attribute(test, "name", finding.rule);
        pugi::xml_node failure = test.append_child("failure");
        set_attribute(failure, "type", finding.rule);
        set_attribute(failure, "message", finding.message);
        add_text(failure, place_of(finding, sources) + finding.message + "\n" + finding.remedy);
        ++totals.tests;
        ++totals.failures;
    }
    set_totals(suite, totals);
    all.tests += totals.tests;
    all.failures += totals.failures;
    set_totals(root, all);
    std::ostringstream out;
    xml.save(out, "  ");
    return out.str();
}

}  // namespace sitegen

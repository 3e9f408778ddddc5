#include <fmt/format.h>

#include "export/check_reports.hpp"
#include "export/json_text.hpp"
#include "model/addresses.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

using Json = nlohmann::ordered_json;

// A number, or a text if the year spans two.
Json json_of(const FiscalYear& year) { return year.spans_two ? Json(year.text()) : Json(year.first); }

const char* name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::exact:
            return "exact";
        case Verdict::rounding:
            return "rounding";
        case Verdict::acknowledged:
            return "acknowledged";
        case Verdict::broken:
            return "broken";
        case Verdict::unknown:
            break;
    }
    return "unknown";
}

Json json_of(const VerdictCounts& counts) {
    Json json = {{"exact", counts.exact},
                 {"rounding", counts.rounding},
                 {"acknowledged", counts.acknowledged},
                 {"broken", counts.broken},
                 {"unknown", counts.unknown}};
    Json not_made = Json::object();  // numbers of checks, by reason
    for (std::size_t i = 0; i < counts.not_made.size(); ++i) {
        if (counts.not_made[i] != 0) not_made.emplace(name_of(static_cast<NotMade>(i)), counts.not_made[i]);
    }
    if (!not_made.empty()) json["not-made"] = std::move(not_made);
    return json;
}

// The counts of one check. Zeros are left out.
Json some_of(const VerdictCounts& counts) {
    Json some = Json::object();
    const auto add = [&](const char* name, std::size_t count) {
        if (count != 0) some.emplace(name, count);
    };
    add("exact", counts.exact);
    add("rounding", counts.rounding);
    add("acknowledged", counts.acknowledged);
    add("broken", counts.broken);
    add("unknown", counts.unknown);
    return some;
}

Json json_of(const std::optional<Amount>& amount) { return amount ? Json(amount->plain()) : Json(nullptr); }

Json json_of(const Outcome& outcome) {
    Json json = Json::object();  // filled member by member, because a list would be copied
    json.emplace("verdict", name_of(outcome.verdict));
    if (!outcome.row.empty()) json.emplace("row", outcome.row);
    if (!outcome.column.empty()) json.emplace("column", outcome.column);
    json.emplace("left", json_of(outcome.left));
    json.emplace("right", json_of(outcome.right));
    json.emplace("difference", outcome.difference.plain());
    json.emplace("tolerance", outcome.tolerance.trimmed().plain());
    json.emplace("tables", outcome.tables);
    json.emplace("message", outcome.message);
    if (outcome.acknowledgement != nullptr) {
        json.emplace("reason", outcome.acknowledgement->reason);
        json.emplace("note", outcome.acknowledgement->note);
    }
    return json;
}

// The definition of the check.
Json json_of(const CheckForm& check) {
    Json json = {{"id", check.id}};
    if (!check.reference.empty()) json["reference"] = check.reference;
    json["sentence"] = check.sentences;
    json["formula"] = check.formula;
    return json;
}

Json json_of(const Standard& standard) {
    Json checks = Json::array();
    for (const CheckForm& check : standard.checks) checks.push_back(json_of(check));
    return {{"id", standard.id}, {"title", standard.title}, {"checks", std::move(checks)}};
}

Json json_of(const StandardsById& standards) {
    Json list = Json::array();
    for (const auto& [id, standard] : standards) list.push_back(json_of(*standard));
    return list;
}

// Each check with its counts, and every comparison that is not exact.
Json json_of(const CheckReport& report, const Standard& standard) {
    Json checks = Json::array();
    for (const CheckTally& tally : report.tallies) {
        Json check = Json::object();
        check.emplace("id", tally.rule);
        const bool is_own = standard.find_check(tally.rule) == nullptr;
        if (tally.check != nullptr && is_own) check.update(json_of(*tally.check));
        check.emplace("counts", some_of(tally.counts));
        if (tally.not_made) check.emplace("not-made", name_of(*tally.not_made));
        if (!tally.lacks.empty()) check.emplace("lacks", tally.lacks);
        Json outcomes = Json::array();
        for (const Outcome& outcome : report.outcomes) {
            if (outcome.rule == tally.rule) outcomes.push_back(json_of(outcome));
        }
        if (!outcomes.empty()) check.emplace("outcomes", std::move(outcomes));
        checks.push_back(std::move(check));
    }
    return checks;
}

// The checks over all documents of a standard, year and stage, with the exact comparisons, too.
Json json_of(const std::vector<AcrossReport>& across) {
    Json list = Json::array();
    for (const AcrossReport& report : across) {
        list.push_back({{"year", json_of(report.year)},
                        {"stage", report.stage->id},
                        {"standard", report.standard->id},
                        {"unit", report.unit},
                        {"counts", json_of(report.report.counts())},
                        {"checks", json_of(report.report, *report.standard)}});
    }
    return list;
}

Json json_of(const CheckedDocument& checked) {
    const Document& document = *checked.document;
    Json json = {{"department", document.department},
                 {"year", json_of(document.year)},
                 {"stage", document.stage},
                 {"standard", document.standard->id},
                 {"unit", document.unit},
                 {"counts", json_of(checked.report->counts())},
                 {"checks", json_of(*checked.report, *document.standard)}};
    return json;
}

// The subject of a finding. Fields that do not apply are left out.
Json json_of(const FindingSubject& subject) {
    Json json = Json::object();
    if (!subject.department.empty()) json["department"] = subject.department;  // a check over all documents has none
    json["year"] = json_of(subject.year);
    json["stage"] = subject.stage;
    if (!subject.tables.empty()) json["tables"] = subject.tables;
    const auto add = [&](const char* name, const std::string& text) {
        if (!text.empty()) json[name] = visible_text(text);
    };
    add("row", subject.row);
    add("column", subject.column);
    add("section", subject.section);
    add("literal", subject.literal);
    add("chart", subject.chart);
    if (subject.difference) {
        json["left"] = json_of(subject.left);
        json["right"] = json_of(subject.right);
        json["difference"] = subject.difference->plain();
        add("unit", subject.unit);
    }
    return json;
}

// The text of a value, indented for its place within another value. Texts of values have no line breaks of their own.
std::string indented(const std::string& json, std::size_t depth) {
    std::string text;
    for (const char c : json) {
        text += c;
        if (c == '\n') text.append(depth * std::size_t{json_indentation}, ' ');
    }
    return text;
}

// A path as a URI reference, whatever its bytes: everything except letters, digits, /, -, ., _ and ~ becomes %XX.
std::string uri_of(std::string_view path) {
    std::string uri;
    for (const char c : path) {
        if (is_ascii_letter(c) || is_ascii_digit(c) || std::string_view("/-._~").find(c) != std::string_view::npos) {
            uri += c;
        } else {
            uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return uri;
}

// SARIF's names of severities.
const char* level_of(Severity severity) { return name_of(severity); }

}  // namespace

std::string document_checks_json(const CheckedDocument& checked) { return json_text(json_of(checked)); }

std::string site_checks_json(const StandardsById& standards, const std::vector<DepartmentSummary>& departments,
                             const std::vector<AcrossReport>& across, bool have_files) {
    Json documents = Json::array();
    for (const DepartmentSummary& department : departments) {
        for (const DocumentSummary& summary : department.documents) {
            Json document = {{"department", summary.department},
                             {"year", json_of(summary.year)},
                             {"stage", summary.stage},
                             {"title", summary.title}};
            if (have_files) document["url"] = "../" + summary.folder + document_path::checks_file;
            document["counts"] = json_of(summary.checks);
            documents.push_back(std::move(document));
        }
    }
    Json json = {{"standards", json_of(standards)}, {"documents", std::move(documents)}};
    if (!across.empty()) json["across"] = json_of(across);
    return json_text(json);
}

std::string checks_and_findings_json(const StandardsById& standards, const std::vector<std::string>& documents,
                                     const std::vector<AcrossReport>& across, const Report& report) {
    Json list = Json::array();
    for (const ReportedFinding& finding : report.list()) {
        Json json = {{"severity", name_of(finding.severity)}, {"rule", finding.rule}};
        if (!finding.path.empty()) json["file"] = visible_text(finding.path);
        if (finding.line != 0) {
            json["line"] = finding.line;
            json["column"] = finding.column;
            json["length"] = finding.length;
        }
        json["message"] = finding.message;
        json["remedy"] = finding.remedy;
        if (finding.subject != nullptr) json["subject"] = json_of(*finding.subject);
        list.push_back(std::move(json));
    }
    std::string text = "{\n \"standards\": " + indented(json_of(standards).dump(json_indentation), 1) + ",\n \"documents\": [";
    for (const std::string& document : documents) {
        text += &document == &documents.front() ? "\n  " : ",\n  ";
        text += indented(document, 2);
    }
    text += documents.empty() ? "]" : "\n ]";
    if (!across.empty()) text += ",\n \"across\": " + indented(json_of(across).dump(json_indentation), 1);
    return text + ",\n \"findings\": " + indented(list.dump(json_indentation), 1) + "\n}\n";
}

std::string json_for_tools(const CheckedDocument& checked) { return json_of(checked).dump(json_indentation); }

std::string findings_sarif(const Report& report) {
    Json rules = Json::array();
    Json results = Json::array();
    std::map<std::string, std::size_t> known;
    for (const ReportedFinding& finding : report.list()) {
        const auto [rule, is_new] = known.emplace(finding.rule, known.size());
        if (is_new) rules.push_back({{"id", finding.rule}});
        Json result = {{"ruleId", finding.rule},
                       {"ruleIndex", rule->second},
                       {"level", level_of(finding.severity)},
                       {"message", {{"text", finding.remedy.empty() ? finding.message : finding.message + "\n" + finding.remedy}}}};
        if (!finding.path.empty()) {
            Json location = {{"artifactLocation", {{"uri", uri_of(finding.path)}}}};
            if (finding.line != 0) {
                location["region"] = {{"startLine", finding.line},
                                      {"startColumn", finding.column},
                                      {"endColumn", finding.column + std::max(1U, finding.length)}};
            }
            result["locations"] = Json::array({{{"physicalLocation", std::move(location)}}});
        }
        if (finding.subject != nullptr) result["properties"] = json_of(*finding.subject);
        results.push_back(std::move(result));
    }
    const Json driver = {{"name", "site-gen"}, {"version", SITE_GEN_VERSION}, {"rules", std::move(rules)}};
    return json_text(
        {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
         {"version", "2.1.0"},
         {"runs",
          Json::array({{{"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", std::move(results)}}})}});
}

}  // namespace sitegen

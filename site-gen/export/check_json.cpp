#include <nlohmann/json.hpp>

#include "export/check_reports.hpp"

namespace sitegen {

namespace {

using Json = nlohmann::ordered_json;

constexpr int indentation = 2;

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

const char* name_of(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "note";
        case Severity::warning:
            return "warning";
        case Severity::error:
            break;
    }
    return "error";
}

Json json_of(const VerdictCounts& counts) {
    return {{"exact", counts.exact},
            {"rounding", counts.rounding},
            {"acknowledged", counts.acknowledged},
            {"broken", counts.broken},
            {"unknown", counts.unknown}};
}

Json json_of(const std::optional<Amount>& amount) { return amount ? Json(amount->plain()) : Json(nullptr); }

Json json_of(const Outcome& outcome) {
    Json json = {{"verdict", name_of(outcome.verdict)}};
    if (!outcome.row.empty()) json["row"] = outcome.row;
    if (!outcome.column.empty()) json["column"] = outcome.column;
    json["left"] = json_of(outcome.left);
    json["right"] = json_of(outcome.right);
    json["difference"] = outcome.difference.plain();
    json["tolerance"] = outcome.tolerance.trimmed().plain();
    json["tables"] = outcome.tables;
    json["message"] = outcome.message;
    if (outcome.acknowledgement != nullptr) {
        json["reason"] = outcome.acknowledgement->reason;
        json["note"] = outcome.acknowledgement->note;
    }
    return json;
}

Json json_of(const CheckedDocument& checked) {
    const Document& document = *checked.document;
    Json json = {{"department", document.department},
                 {"year", document.year},
                 {"stage", document.stage},
                 {"standard", document.standard->id},
                 {"unit", document.unit},
                 {"counts", json_of(checked.report->counts())},
                 {"checks", Json::array()}};
    for (const CheckTally& tally : checked.report->tallies) {
        Json check = {{"id", tally.rule}};
        if (tally.check != nullptr) {
            if (!tally.check->reference.empty()) check["reference"] = tally.check->reference;
            check["sentence"] = tally.check->sentences;
            check["formula"] = tally.check->formula;
        }
        check["counts"] = json_of(tally.counts);
        check["outcomes"] = Json::array();
        for (const Outcome& outcome : checked.report->outcomes) {
            if (outcome.rule == tally.rule) check["outcomes"].push_back(json_of(outcome));
        }
        json["checks"].push_back(std::move(check));
    }
    return json;
}

std::string write(const Json& json) { return json.dump(indentation) + "\n"; }

// SARIF's names of severities.
const char* level_of(Severity severity) { return name_of(severity); }

}  // namespace

std::string document_checks_json(const CheckedDocument& checked) { return write(json_of(checked)); }

std::string site_checks_json(const std::vector<DocumentSummary>& summaries) {
    Json documents = Json::array();
    for (const DocumentSummary& summary : summaries) {
        documents.push_back({{"department", summary.department},
                             {"year", summary.year},
                             {"stage", summary.stage},
                             {"title", summary.title},
                             {"url", "../" + summary.folder + "checks/checks.json"},
                             {"counts", json_of(summary.checks)}});
    }
    return write({{"documents", std::move(documents)}});
}

std::string checks_and_findings_json(const std::vector<CheckedDocument>& checked, const Findings& findings,
                                     const Sources& sources) {
    Json documents = Json::array();
    for (const CheckedDocument& each : checked) documents.push_back(json_of(each));
    Json list = Json::array();
    for (const Finding& finding : findings.list()) {
        Json json = {{"severity", name_of(finding.severity)}, {"rule", finding.rule}};
        if (finding.place.file != 0) json["file"] = sources.at(finding.place.file).path;
        if (finding.place.line != 0) {
            json["line"] = finding.place.line;
            json["column"] = finding.place.column;
            json["length"] = finding.place.length;
        }
        json["message"] = finding.message;
        json["remedy"] = finding.remedy;
        list.push_back(std::move(json));
    }
    return write({{"documents", std::move(documents)}, {"findings", std::move(list)}});
}

std::string findings_sarif(const Findings& findings, const Sources& sources) {
    Json rules = Json::array();
    Json results = Json::array();
    std::map<std::string, std::size_t> known;
    for (const Finding& finding : findings.list()) {
        const auto [rule, is_new] = known.emplace(finding.rule, known.size());
        if (is_new) rules.push_back({{"id", finding.rule}});
        Json result = {{"ruleId", finding.rule},
                       {"ruleIndex", rule->second},
                       {"level", level_of(finding.severity)},
                       {"message", {{"text", finding.remedy.empty() ? finding.message : finding.message + "\n" + finding.remedy}}}};
        if (finding.place.file != 0) {
            Json location = {{"artifactLocation", {{"uri", sources.at(finding.place.file).path}}}};
            if (finding.place.line != 0) {
                location["region"] = {{"startLine", finding.place.line},
                                      {"startColumn", finding.place.column},
                                      {"endColumn", finding.place.column + std::max(1U, finding.place.length)}};
            }
            result["locations"] = Json::array({{{"physicalLocation", std::move(location)}}});
        }
        results.push_back(std::move(result));
    }
    const Json driver = {{"name", "site-gen"}, {"version", SITE_GEN_VERSION}, {"rules", std::move(rules)}};
    return write(
        {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
         {"version", "2.1.0"},
         {"runs",
          Json::array({{{"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", std::move(results)}}})}});
}

}  // namespace sitegen

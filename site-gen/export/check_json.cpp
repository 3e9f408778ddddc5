#include <nlohmann/json.hpp>

#include "export/check_reports.hpp"

namespace sitegen {

namespace {

using Json = nlohmann::ordered_json;

constexpr int indentation = 1;

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

// Those of one check: what there is none of is left out.
Json some_of(const VerdictCounts& counts) {
    Json all = json_of(counts);
    Json some = Json::object();
    for (const auto& [name, count] : all.items()) {
        if (count != 0) some[name] = count;
    }
    return some;
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

// What the check promises.
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

Json json_of(const Content& content) {
    Json standards = Json::array();
    for (const auto& [id, standard] : content.standards) standards.push_back(json_of(*standard));
    return standards;
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
        const bool is_own = document.standard->find_check(tally.rule) == nullptr;
        if (tally.check != nullptr && is_own) check.update(json_of(*tally.check));
        check["counts"] = some_of(tally.counts);
        Json outcomes = Json::array();
        for (const Outcome& outcome : checked.report->outcomes) {
            if (outcome.rule == tally.rule) outcomes.push_back(json_of(outcome));
        }
        if (!outcomes.empty()) check["outcomes"] = std::move(outcomes);
        json["checks"].push_back(std::move(check));
    }
    return json;
}

std::string write(const Json& json) { return json.dump(indentation) + "\n"; }

// SARIF's names of severities.
const char* level_of(Severity severity) { return name_of(severity); }

}  // namespace

std::string document_checks_json(const CheckedDocument& checked) { return write(json_of(checked)); }

std::string site_checks_json(const Content& content, const std::vector<DocumentSummary>& summaries) {
    Json documents = Json::array();
    for (const DocumentSummary& summary : summaries) {
        documents.push_back({{"department", summary.department},
                             {"year", summary.year},
                             {"stage", summary.stage},
                             {"title", summary.title},
                             {"url", "../" + summary.folder + "checks/checks.json"},
                             {"counts", json_of(summary.checks)}});
    }
    return write({{"standards", json_of(content)}, {"documents", std::move(documents)}});
}

std::string checks_and_findings_json(const Content& content, const std::vector<CheckedDocument>& checked, const Findings& findings,
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
    return write({{"standards", json_of(content)}, {"documents", std::move(documents)}, {"findings", std::move(list)}});
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

#include "load/load_site.hpp"

#include <algorithm>
#include <set>

#include "load/load_history.hpp"
#include "load/load_publisher.hpp"
#include "load/load_statistics.hpp"
#include "load/load_translations.hpp"
#include "load/table_reader.hpp"
#include "model/rules.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

std::optional<Licence> load_licence(TableReader& reader) {
    std::optional<TableReader> table = reader.table("licence", Need::optional);
    if (!table) return std::nullopt;
    table->refuse_others({"name", "title", "url"});
    Licence licence{table->text("name", Need::optional), table->text("title", Need::required), table->web_address("licence")};
    const auto is_plain = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == '_'; };
    if (!std::all_of(licence.name.begin(), licence.name.end(), is_plain)) {
        table->findings().error(rules::invalid_value, table->place_of("name"), "this is not an identifier of a licence",
                                "Write it as SPDX lists it, such as CC-BY-4.0, or leave it out.");
    }
    if (licence.name.empty() && table->find("url") == nullptr) {
        table->findings().error(rules::missing_key, table->place(), "the licence has neither \"name\" nor \"url\"",
                                "Add an identifier, such as name = \"CC-BY-4.0\", or the address of its text.");
    }
    return licence;
}

}  // namespace

namespace {

// Acknowledgements of checks over all documents. Only when the checks are made is it known whether there is such a check.
std::vector<AcrossAcknowledgement> load_acknowledgements(TableReader& reader) {
    std::vector<AcrossAcknowledgement> acknowledgements;
    for (TableReader& entry : reader.tables("acknowledge", Need::optional)) {
        entry.refuse_others({"check", "standard", "year", "stage", "difference", "reason", "note"});
        AcrossAcknowledgement& each = acknowledgements.emplace_back();
        each.standard = entry.slug("standard", Need::required);
        each.year = entry.fiscal_year("year", Need::required).value_or(FiscalYear());
        each.stage = entry.slug("stage", Need::required);
        each.explains.place = entry.place();
        each.explains.check = entry.text("check", Need::required);
        each.explains.difference = entry.amount("difference", Need::required).value_or(Amount());
        each.explains.reason = entry.text("reason", Need::required);
        each.explains.note = entry.text("note", Need::required);
    }
    return acknowledgements;
}

// Its id is a part of names of files, beside those of a standard, a stage and a topic.
constexpr std::size_t longest_group_id = 32;

std::vector<DepartmentGroup> load_groups(TableReader& reader) {
    std::vector<DepartmentGroup> groups;
    std::set<std::string> ids;
    for (TableReader& entry : reader.tables("group", Need::optional)) {
        entry.refuse_others({"id", "title"});
        DepartmentGroup& group = groups.emplace_back();
        group.id = entry.id(ids, "group");
        group.title = entry.text("title", Need::required);
        if (group.id.size() <= longest_group_id) continue;
        entry.findings().error(rules::invalid_name, entry.place_of("id"),
                               "the id of a group has at most " + std::to_string(longest_group_id) + " characters", "Shorten it.");
    }
    return groups;
}

// The kinds of years of all departments' documents. Looks at departments only until both kinds are found.
YearKinds years_of_site(FileReader& files) {
    YearKinds kinds;
    for (const std::string& slug : files.folders_in("departments")) {
        for (const std::string& name : files.folders_in("departments/" + slug)) {
            if (const std::optional<FiscalYear> year = parse_fiscal_year(name)) kinds.add(*year);
        }
        if (kinds.has_both()) break;
    }
    return kinds;
}

// Warns of files beside those that are read, because somebody may think that they are published.
void warn_of_other_files(FileReader& files, const std::vector<std::string>& expected, Findings& findings) {
    for (const std::string& name : files.files_in("")) {
        if (std::find(expected.begin(), expected.end(), name) != expected.end()) continue;
        findings.warning(rules::unexpected_file, files.place_of(name), "this file is not used" + nearest_hint(name, expected),
                         "Name it in site.toml, correct its name, or move it elsewhere.");
    }
}

}  // namespace

Findings find_idle_primary_standard(const SiteSettings& site, const StandardsById& standards) {
    Findings findings;
    if (site.standard.empty() || standards.empty() || standards.contains(site.standard)) return findings;
    std::vector<std::string> known;
    for (const auto& [id, standard] : standards) known.push_back(id);
    findings.error(rules::unknown_standard, site.standard_place,
                   "no document follows the standard \"" + site.standard + "\"" + nearest_hint(site.standard, known),
                   "Name one that documents follow, or remove the line.");
    return findings;
}

SiteSettings load_site(FileReader& files, Sources& sources, Findings& findings) {
    SiteSettings site;
    const std::optional<std::uint32_t> file = files.read_text("site.toml");
    const std::optional<TomlNode> root = file ? parse_toml(sources, *file, findings) : std::nullopt;
    if (!root) return site;
    TableReader reader(*root, findings);
    reader.refuse_others({"title", "publisher", "description", "language", "languages", "theme", "about", "accessibility",
                          "licence", "csv-bom", "outputs", "note", "standard", "group", "acknowledge", "address", "contact",
                          "imprint", "provisional"});
    site.title = reader.text("title", Need::required);
    site.publisher = reader.text("publisher", Need::required);
    site.description = reader.text("description", Need::optional);
    site.language = reader.text("language", Need::required);
    site.language_place = reader.place_of("language");
    site.languages = load_languages(reader, {site.language, {}, site.language_place});
    site.theme = reader.slug("theme", Need::optional);
    site.theme_place = reader.place_of("theme");
    site.csv_bom = reader.boolean("csv-bom");
    site.is_provisional = reader.boolean("provisional");
    site.standard = reader.slug("standard", Need::optional);
    site.standard_place = reader.place_of("standard");
    site.groups = load_groups(reader);
    if (std::optional<TableReader> outputs = reader.table("outputs", Need::optional)) {
        outputs->refuse_others({"charts", "checks", "long-tables", "facts", "database", "workbooks", "json", "changes", "search",
                                "data-packages", "compressed", "bundle"});
        if (outputs->find("charts") != nullptr) site.outputs.charts = outputs->boolean("charts");
        if (outputs->find("checks") != nullptr) site.outputs.checks = outputs->boolean("checks");
        if (outputs->find("long-tables") != nullptr) site.outputs.long_tables = outputs->boolean("long-tables");
        if (outputs->find("facts") != nullptr) site.outputs.facts = outputs->boolean("facts");
        if (outputs->find("database") != nullptr) site.outputs.database = outputs->boolean("database");
        if (outputs->find("workbooks") != nullptr) site.outputs.workbooks = outputs->boolean("workbooks");
        if (outputs->find("json") != nullptr) site.outputs.json = outputs->boolean("json");
        if (outputs->find("changes") != nullptr) site.outputs.changes = outputs->boolean("changes");
        if (outputs->find("search") != nullptr) site.outputs.search = outputs->boolean("search");
        site.outputs.compressed = outputs->boolean("compressed");
        site.outputs.bundle = outputs->boolean("bundle");
        if (outputs->find("data-packages") != nullptr) site.outputs.data_packages = outputs->boolean("data-packages");
    }
    site.licence = load_licence(reader);
    site.acknowledgements = load_acknowledgements(reader);
    std::vector<std::string> expected = {"site.toml", statistics_file, "README.md"};
    const auto article = [&](const char* key, std::map<std::string, std::uint32_t, std::less<>>& in_languages) {
        const std::string name = reader.text(key, Need::optional);
        expected.push_back(name);
        if (name.empty()) return std::uint32_t{0};
        for (const SiteLanguage& language : site.languages) {
            const std::string other = name_in_language(name, language.tag);
            if (language.folder.empty() || !files.exists(other)) continue;
            expected.push_back(other);
            in_languages.emplace(language.tag, files.read_text(other).value_or(0));
        }
        return files.read_text(name, reader.place_of(key)).value_or(0);
    };
    site.about = article("about", site.about_in);
    site.accessibility = article("accessibility", site.accessibility_in);
    site.translations = load_translations(files, {}, site.languages, sources, findings);
    for (std::string& name : load_publisher(reader, files, sources, site)) expected.push_back(std::move(name));
    if (!site.licence && !site.address.empty()) {
        findings.warning(rules::missing_licence, reader.place_of("address"),
                         "the site is published at an address, and nothing says under which conditions its data may be used",
                         "Add [licence] with a title, and with the identifier or the address of the licence.");
    }
    // Files around the content matter only to findings, which every build makes again. They are not recorded as read, because pages
    // do not depend on them.
    FileReader around(files.root(), sources, findings);
    warn_of_other_files(around, expected, findings);
    const bool names_years = reader.find("note") != nullptr || files.exists(statistics_file);
    const YearKinds years = names_years ? years_of_site(around) : YearKinds();
    site.notes =
        load_standing_notes(reader, NoteYears::required, {years, "site"}, [](const StandingNote& /*note*/) { return false; });
    site.statistics = load_statistics(files, years, sources, findings);
    return site;
}

}  // namespace sitegen

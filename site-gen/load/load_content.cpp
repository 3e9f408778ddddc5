#include "load/load_content.hpp"

#include <algorithm>
#include <set>

#include "expression/describe.hpp"
#include "load/claim_addresses.hpp"
#include "load/compared_documents.hpp"
#include "load/load_document.hpp"
#include "load/load_history.hpp"
#include "load/load_publisher.hpp"
#include "load/load_statistics.hpp"
#include "load/static_files.hpp"
#include "load/table_reader.hpp"
#include "model/addresses.hpp"
#include "model/rules.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

bool check_name(FileReader& files, const std::string& name, const std::string& path, Findings& findings) {
    if (is_slug(name)) return true;
    findings.error(rules::invalid_name, files.place_of(path), "\"" + name + "\" cannot become an address",
                   "Rename the folder: letters a to z, digits and hyphens, 64 at most, not beginning with a hyphen.");
    return false;
}

class DepartmentLoader {
  public:
    explicit DepartmentLoader(const DepartmentFolder& folder)
        : folder_(folder), files_(folder.files), path_("departments/" + folder.slug) {
        department_.slug = folder.slug;
    }

    Department load() {
        load_name();
        files_.refuse_files(path_, {"department.toml"}, "a department's folder holds department.toml and a folder for each year");
        for (const std::string& year : files_.folders_in(path_)) load_year(year);
        if (folder_.of_whole == nullptr) load_compared();
        return std::move(department_);
    }

  private:
    void load_name() {
        const std::optional<std::uint32_t> file = files_.read_text(path_ + "/department.toml");
        const std::optional<TomlNode> root = file ? parse_toml(folder_.sources, *file, folder_.findings) : std::nullopt;
        if (!root) return;
        TableReader reader(*root, folder_.findings);
        reader.refuse_others(
            {"name", "code", "group", "former", "origin", "closed", "contains", "missing", "population", "note", "formerly"});
        department_.place = root->place;
        department_.name = reader.text("name", Need::required);
        department_.code = reader.text("code", Need::optional);
        load_group(reader);
        const auto stages_in = [this](const FiscalYear& year) { return files_.folders_in(path_ + "/" + year.text()); };
        LoadedHistory loaded = load_history(reader, {folder_.slug, department_.name, stages_in, years()}, folder_.sources);
        department_.history = std::move(loaded.history);
        department_.questions = std::move(loaded.questions);
        load_former_folders(reader);
    }

    // Their addresses lead to this department, so that citations stay valid.
    void load_former_folders(TableReader& reader) {
        for (const std::string& slug : reader.texts("formerly", Need::optional)) {
            const Place place = reader.place_of("formerly", slug);
            if (!check_slug(slug, place, folder_.findings)) continue;
            std::string fault;
            if (slug == folder_.slug) fault = "the department is still at " + slug + "/";
            if (is_address_of_site(slug)) fault = "the site has a page of its own at " + slug + "/";
            std::vector<std::string>& slugs = department_.formerly;
            if (std::find(slugs.begin(), slugs.end(), slug) != slugs.end()) fault = slug + " is given twice";
            if (!fault.empty()) {
                folder_.findings.error(rules::invalid_value, place, fault,
                                       "Name the folders that the department had before, each once.");
                continue;
            }
            claim_department(slug, place, folder_.findings);
            const Finding finding{Severity::error, std::string(rules::invalid_name), place,
                                  "the address " + slug + "/ belongs to another department: ",
                                  "Only one department can be found there. Remove it here or there."};
            department_.questions.push_back({OpenQuestion::Kind::address, slug, {}, {}, reported(finding, folder_.sources)});
            slugs.push_back(slug);
        }
    }

    // A department in none of the site's groups would be in no total.
    void load_group(TableReader& reader) {
        const bool has_groups = !folder_.groups.empty();
        department_.group = reader.text("group", Need::optional);
        if (has_groups && reader.find("group") == nullptr) {
            folder_.findings.error(rules::missing_key, reader.place(),
                                   "\"group\" is missing: site.toml declares groups of departments",
                                   "Add group = \"" + folder_.groups.front().id + "\", or another one of them.");
        }
        const auto is_its = [this](const DepartmentGroup& group) { return group.id == department_.group; };
        if (department_.group.empty() || std::any_of(folder_.groups.begin(), folder_.groups.end(), is_its)) return;
        std::vector<std::string> known;
        for (const DepartmentGroup& group : folder_.groups) known.push_back(group.id);
        folder_.findings.error(rules::unknown_group, reader.place_of("group"),
                               "site.toml declares no group \"" + department_.group + "\"" + nearest_hint(department_.group, known),
                               has_groups ? "Name one of its groups, or add a [[group]] there."
                                          : "Add the groups to site.toml, each as a [[group]], or remove the line.");
    }

    // Of the years in its folders.
    [[nodiscard]] YearKinds years() const {
        YearKinds kinds;
        for (const std::string& name : files_.folders_in(path_)) {
            if (const std::optional<FiscalYear> year = parse_fiscal_year(name)) kinds.add(*year);
        }
        return kinds;
    }

    // The faults of these documents are reported where the documents themselves are loaded. A faulty one is not compared. Only the
    // compared cells of each stay, because a whole may have thousands of parts.
    void load_compared() {
        std::vector<ReadingLog> logs;
        std::chrono::nanoseconds reading{};
        name_rows(logs);
        const std::set<std::string> slugs = find_compared();
        const ComparedCells compared(department_);
        for (const std::string& slug : slugs) {
            if (slug == folder_.slug || !is_slug(slug)) continue;
            Sources sources;
            Findings dropped;
            FileReader others(files_.root(), sources, dropped);
            Department part =
                DepartmentLoader({others, slug, folder_.standards, folder_.groups, sources, dropped, &department_.documents})
                    .load();
            logs.push_back(others.log());
            reading += others.time_spent_reading();
            if (dropped.has_errors()) continue;
            compared.keep(part, sources);
            if (!part.documents.empty()) department_.compared.push_back(std::move(part));
        }
        files_.add_readings(logs, reading);
    }

    // The other departments that it is compared with, by slug.
    [[nodiscard]] std::set<std::string> find_compared() {
        std::set<std::string> slugs;
        for (const Containment& containment : department_.history.containments) {
            const bool is_needed = std::any_of(department_.documents.begin(), department_.documents.end(),
                                               [&](const Document& document) { return containment.holds_in(document.year); });
            if (is_needed) slugs.insert(containment.department);
        }
        for (const Document& document : department_.documents) {
            add_named_departments(document, slugs);
            ask_for_departments(document);
        }
        return slugs;
    }

    // Only for the document's own checks: a standard may name departments that not every site has.
    void ask_for_departments(const Document& document) {
        for (const CheckForm& check : document.checks) {
            if (!check.names_departments) continue;
            for (const Expression* operand : operands_of(check.that)) {
                if (operand->department.empty() || operand->department == "*") continue;
                const Finding finding{Severity::error, std::string(rules::unknown_department), operand->place,
                                      "there is no department \"" + operand->department + "\"",
                                      "Add departments/" + operand->department + "/ or name another folder of departments/."};
                department_.questions.push_back(
                    {OpenQuestion::Kind::department, operand->department, {}, {}, reported(finding, folder_.sources)});
            }
        }
    }

    // Finds out which departments the rows are, if a check compares them. Few documents have such rows, so only then are all names
    // read.
    void name_rows(std::vector<ReadingLog>& logs) {
        std::optional<std::vector<DepartmentName>> names;
        for (Document& document : department_.documents) {
            if (!has_rows_of_departments(document)) continue;
            if (!names) names = read_names(logs);
            find_departments_of_rows(*names, document);
        }
    }

    [[nodiscard]] std::vector<DepartmentName> read_names(std::vector<ReadingLog>& logs) {
        std::vector<DepartmentName> departments;
        for (const std::string& slug : files_.folders_in("departments")) {
            Sources sources;
            Findings dropped;
            FileReader others(files_.root(), sources, dropped);
            const std::optional<std::uint32_t> file = others.read_text("departments/" + slug + "/department.toml");
            const std::optional<TomlNode> root = file ? parse_toml(sources, *file, dropped) : std::nullopt;
            logs.push_back(others.log());
            if (!root) continue;
            TableReader reader(*root, dropped);
            DepartmentName department{slug, reader.text("code", Need::optional), {reader.text("name", Need::optional)}};
            for (TableReader& former : reader.tables("former", Need::optional))
                department.names.push_back(former.text("name", Need::optional));
            departments.push_back(std::move(department));
        }
        return departments;
    }

    // Whether the whole has a document of that year and stage.
    [[nodiscard]] bool is_wanted(const FiscalYear& year, const std::string& stage) const {
        return folder_.of_whole == nullptr ||
               std::any_of(folder_.of_whole->begin(), folder_.of_whole->end(),
                           [&](const Document& document) { return document.year == year && document.stage == stage; });
    }

    void load_year(const std::string& name) {
        const std::string path = path_ + "/" + name;
        const std::optional<FiscalYear> year = parse_fiscal_year(name);
        if (!year) {
            folder_.findings.error(rules::invalid_name, files_.place_of(path), "\"" + name + "\" is not a fiscal year",
                                   "Name the folder after a fiscal year: 2023, or 2022-23.");
            return;
        }
        files_.refuse_files(path, {}, "a year's folder holds a folder for each stage");
        std::vector<Document> stages;
        for (const std::string& stage : files_.folders_in(path)) {
            if (!check_name(files_, stage, path + "/" + stage, folder_.findings) || !is_wanted(*year, stage)) continue;
            const auto standards = [this](const std::string& id, const Place& place) { return standard_named(id, place); };
            std::optional<Document> document = load_document(
                {files_, path + "/" + stage, folder_.slug, *year, stage, standards, folder_.sources, folder_.findings});
            if (document) stages.push_back(std::move(*document));
        }
        const auto order = [](const Document& document) {
            const std::vector<StageForm>& forms = document.standard->stages;
            return std::find_if(forms.begin(), forms.end(), [&](const StageForm& form) { return form.id == document.stage; }) -
                   forms.begin();
        };
        std::stable_sort(stages.begin(), stages.end(), [&](const Document& a, const Document& b) { return order(a) < order(b); });
        std::move(stages.begin(), stages.end(), std::back_inserter(department_.documents));
    }

    const Standard* standard_named(const std::string& id, const Place& place) {
        const StandardShelf::Found found = folder_.standards.find(id);
        if (!found.is_there) {
            folder_.findings.error(rules::unknown_standard, place,
                                   "there is no standard \"" + id + "\"" + nearest_hint(id, folder_.standards.names()),
                                   "Add standards/" + id + "/standard.toml or name another standard.");
        }
        return found.standard;
    }

    const DepartmentFolder& folder_;
    FileReader& files_;
    std::string path_;
    Department department_;
};

}  // namespace

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
    reader.refuse_others({"title", "publisher", "description", "language", "theme", "about", "accessibility", "licence", "csv-bom",
                          "outputs", "note", "standard", "group", "acknowledge", "address", "contact", "imprint", "provisional"});
    site.title = reader.text("title", Need::required);
    site.publisher = reader.text("publisher", Need::required);
    site.description = reader.text("description", Need::optional);
    site.language = reader.text("language", Need::required);
    site.language_place = reader.place_of("language");
    site.theme = reader.slug("theme", Need::optional);
    site.theme_place = reader.place_of("theme");
    site.csv_bom = reader.boolean("csv-bom");
    site.is_provisional = reader.boolean("provisional");
    site.standard = reader.slug("standard", Need::optional);
    site.standard_place = reader.place_of("standard");
    site.groups = load_groups(reader);
    if (std::optional<TableReader> outputs = reader.table("outputs", Need::optional)) {
        outputs->refuse_others({"charts", "checks", "long-tables", "facts", "database", "workbooks", "json", "changes", "search",
                                "data-packages", "compressed"});
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
        if (outputs->find("data-packages") != nullptr) site.outputs.data_packages = outputs->boolean("data-packages");
    }
    site.licence = load_licence(reader);
    site.acknowledgements = load_acknowledgements(reader);
    std::vector<std::string> expected = {"site.toml", statistics_file, "README.md"};
    const auto article = [&](const char* key) {
        const std::string name = reader.text(key, Need::optional);
        expected.push_back(name);
        return name.empty() ? 0 : files.read_text(name, reader.place_of(key)).value_or(0);
    };
    site.about = article("about");
    site.accessibility = article("accessibility");
    for (std::string& name : load_publisher(reader, files, sources, site)) expected.push_back(std::move(name));
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

std::vector<std::string> find_departments(FileReader& files, Findings& findings) {
    files.refuse_folders("", {"departments", "standards", static_folder}, "this folder is not used", Severity::warning);
    files.refuse_files("departments", {}, "departments/ holds a folder for each department");
    files.refuse_files("standards", {}, "standards/ holds a folder for each standard");
    std::vector<std::string> slugs;
    for (const std::string& slug : files.folders_in("departments")) {
        const std::string folder = "departments/" + slug;
        if (!check_name(files, slug, folder, findings)) continue;
        if (is_address_of_site(slug)) {
            findings.error(rules::invalid_name, files.place_of(folder), "the site already has a page at " + slug + "/",
                           "Rename the folder, for example to " + slug + "-office.");
            continue;
        }
        claim_department(slug, files.place_of(folder), findings);
        slugs.push_back(slug);
    }
    if (slugs.empty()) {
        findings.error(rules::missing_file, files.place_of("departments"), "there is no department to publish",
                       "Add departments/<name>/department.toml and a document.");
    }
    return slugs;
}

Department load_department(const DepartmentFolder& folder) { return DepartmentLoader(folder).load(); }

Content load_content(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& standard_folders,
                     Sources& sources, Findings& findings) {
    FileReader files(folder, sources, findings);
    StandardShelf standards(folder, standard_folders, sources, findings);
    StandardLookup lookup(standards);
    Content content;
    content.site = load_site(files, sources, findings);
    for (const std::string& slug : find_departments(files, findings))
        content.departments.push_back(load_department({files, slug, lookup, content.site.groups, sources, findings}));
    findings.add(standards.address_faults());
    content.standards = standards.take();
    return content;
}

}  // namespace sitegen

#include "load/load_content.hpp"

#include <algorithm>
#include <set>

#include "expression/describe.hpp"
#include "load/claim_addresses.hpp"
#include "load/compared_documents.hpp"
#include "load/load_document.hpp"
#include "load/load_history.hpp"
#include "load/load_site.hpp"
#include "load/load_translations.hpp"
#include "load/static_files.hpp"
#include "load/table_reader.hpp"
#include "model/addresses.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

bool check_name(FileReader& files, const std::string& name, const std::string& path, Findings& findings) {
    if (is_slug(name)) return true;
    findings.error(rules::invalid_name, files.place_of(path), "\"" + name + "\" cannot become an address",
                   "Rename the folder: letters a to z, digits and hyphens, 64 at most, not beginning with a hyphen.");
    return false;
}

bool is_language_folder(const std::string& slug, const std::vector<SiteLanguage>& languages) {
    return std::any_of(languages.begin(), languages.end(),
                       [&](const SiteLanguage& language) { return language.folder == slug + "/"; });
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
        for (const std::string& year : files_.folders_in(path_)) {
            if (year != translations_folder) load_year(year);
        }
        department_.translations = load_translations(files_, path_, folder_.languages, folder_.sources, folder_.findings);
        if (folder_.of_whole == nullptr) load_compared();
        return std::move(department_);
    }

    // Without its documents and what it is compared with.
    Department load_identity() {
        load_name();
        department_.translations = load_translations(files_, path_, folder_.languages, folder_.sources, folder_.findings);
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
            if (is_language_folder(slug, folder_.languages)) fault = "the site has the pages of another language at " + slug + "/";
            if (files_.exists(std::string(static_folder) + "/" + slug)) fault = "files of static/ are at " + slug + "/";
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
            Department part = DepartmentLoader({others, slug, folder_.standards, folder_.groups, folder_.languages, sources,
                                                dropped, &department_.documents})
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
            std::optional<Document> document = load_document({files_, path + "/" + stage, folder_.slug, *year, stage, standards,
                                                              folder_.languages, folder_.sources, folder_.findings});
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

std::vector<std::string> find_departments(FileReader& files, const std::vector<SiteLanguage>& languages, Findings& findings) {
    files.refuse_folders("", {"departments", "standards", translations_folder, static_folder}, "this folder is not used",
                         Severity::warning);
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
        if (is_language_folder(slug, languages)) {
            findings.error(rules::invalid_name, files.place_of(folder),
                           "the site already has the pages of another language at " + slug + "/",
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

Department load_identity(const DepartmentFolder& folder) { return DepartmentLoader(folder).load_identity(); }

Content load_content(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& standard_folders,
                     Sources& sources, Findings& findings) {
    FileReader files(folder, sources, findings);
    StandardShelf standards(folder, standard_folders, sources, findings);
    StandardLookup lookup(standards);
    Content content;
    content.site = load_site(files, sources, findings);
    standards.translate_into(content.site.languages);
    for (const std::string& slug : find_departments(files, content.site.languages, findings)) {
        content.departments.push_back(
            load_department({files, slug, lookup, content.site.groups, content.site.languages, sources, findings}));
    }
    findings.add(standards.address_faults());
    content.standards = standards.take();
    return content;
}

}  // namespace sitegen

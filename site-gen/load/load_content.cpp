#include "load/load_content.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "load/load_document.hpp"
#include "load/load_standard.hpp"
#include "load/table_reader.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

void load_site(FileReader& files, SiteSettings& site, Sources& sources, Findings& findings) {
    const std::optional<std::uint32_t> file = files.read_text("site.toml");
    if (!file) return;
    const std::optional<TomlNode> root = parse_toml(sources, *file, findings);
    if (!root) return;
    TableReader reader(*root, findings);
    reader.refuse_others({"title", "publisher", "description", "language", "theme", "about", "csv-bom"});
    site.title = reader.text("title", Need::required);
    site.publisher = reader.text("publisher", Need::required);
    site.description = reader.text("description", Need::optional);
    site.language = reader.text("language", Need::required);
    site.language_place = reader.place_of("language");
    site.theme = reader.slug("theme", Need::optional);
    site.theme_place = reader.place_of("theme");
    site.csv_bom = reader.boolean("csv-bom");
    const std::string about = reader.text("about", Need::optional);
    if (!about.empty()) site.about = files.read_text(about, reader.place_of("about")).value_or(0);
}

class Loader {
  public:
    Loader(FileReader& files, const std::vector<std::filesystem::path>& standard_folders, Sources& sources, Findings& findings)
        : files_(files), standard_folders_(standard_folders), sources_(sources), findings_(findings) {}

    Content load() {
        load_site(files_, content_.site, sources_, findings_);
        files_.refuse_folders("", {"departments", "standards"}, "nothing is read from this folder", Severity::warning);
        files_.refuse_files("departments", {}, "departments/ holds a folder for each department");
        files_.refuse_files("standards", {}, "standards/ holds a folder for each standard");
        for (const std::string& slug : files_.folders_in("departments")) load_department(slug);
        if (content_.departments.empty()) {
            findings_.error(rules::missing_file, files_.place_of("departments"), "there is no department to publish",
                            "Add departments/<name>/department.toml and a document.");
        }
        return std::move(content_);
    }

  private:
    // Loaded once, where a document first names it; a standard that cannot be read is kept as nothing.
    const Standard* standard_named(const std::string& id, const Place& place) {
        const auto known = standards_.find(id);
        if (known != standards_.end()) return known->second;
        if (files_.exists("standards/" + id + "/standard.toml"))
            return keep(id, load_standard(files_, "standards/" + id, sources_, findings_));
        for (const std::filesystem::path& folder : standard_folders_) {
            std::error_code error;
            if (!std::filesystem::exists(folder / id / "standard.toml", error)) continue;
            FileReader installed(folder.parent_path(), sources_, findings_);
            return keep(id, load_standard(installed, folder.filename().string() + "/" + id, sources_, findings_));
        }
        findings_.error(rules::unknown_standard, place,
                        "there is no standard \"" + id + "\"" + nearest_hint(id, files_.folders_in("standards")),
                        "Add standards/" + id + "/standard.toml or name another.");
        return nullptr;
    }

    const Standard* keep(const std::string& id, std::unique_ptr<Standard> loaded) {
        const Standard* standard = loaded.get();
        standards_.emplace(id, standard);
        if (loaded) content_.standards.emplace(id, std::move(loaded));
        return standard;
    }

    bool check_name(const std::string& name, const std::string& path) {
        if (is_slug(name)) return true;
        findings_.error(rules::invalid_name, files_.place_of(path), "\"" + name + "\" cannot become an address",
                        "Rename the folder: letters a to z, digits and hyphens, 64 at most, not beginning with a hyphen.");
        return false;
    }

    void load_department(const std::string& slug) {
        const std::string folder = "departments/" + slug;
        if (!check_name(slug, folder)) return;
        // The addresses of the site's own pages.
        static constexpr std::array taken = {"about", "assets", "checks", "glossary"};
        if (std::find(taken.begin(), taken.end(), slug) != taken.end()) {
            findings_.error(rules::invalid_name, files_.place_of(folder), "the site has a page of its own at " + slug + "/",
                            "Rename the folder: " + slug + "-office, say.");
            return;
        }
        Department department;
        department.slug = slug;
        load_name(folder, department);
        files_.refuse_files(folder, {"department.toml"}, "a department's folder holds department.toml and a folder for each year");
        for (const std::string& year : files_.folders_in(folder)) load_year(department, folder, year);
        content_.departments.push_back(std::move(department));
    }

    void load_name(const std::string& folder, Department& department) {
        const std::optional<std::uint32_t> file = files_.read_text(folder + "/department.toml");
        const std::optional<TomlNode> root = file ? parse_toml(sources_, *file, findings_) : std::nullopt;
        if (!root) return;
        TableReader reader(*root, findings_);
        reader.refuse_others({"name", "code"});
        department.place = root->place;
        department.name = reader.text("name", Need::required);
        department.code = reader.text("code", Need::optional);
    }

    void load_year(Department& department, const std::string& folder, const std::string& name) {
        const std::string path = folder + "/" + name;
        int year = 0;
        const auto [stop, error] = std::from_chars(name.data(), name.data() + name.size(), year);
        if (error != std::errc() || stop != name.data() + name.size() || year < 1000 || year > 9999) {
            findings_.error(rules::invalid_name, files_.place_of(path), "\"" + name + "\" is not a fiscal year",
                            "Folders of a department are years of four digits.");
            return;
        }
        files_.refuse_files(path, {}, "a year's folder holds a folder for each stage");
        std::vector<Document> stages;
        for (const std::string& stage : files_.folders_in(path)) {
            if (!check_name(stage, path + "/" + stage)) continue;
            const auto standards = [this](const std::string& id, const Place& place) { return standard_named(id, place); };
            std::optional<Document> document =
                load_document({files_, path + "/" + stage, department.slug, year, stage, standards, sources_, findings_});
            if (document) stages.push_back(std::move(*document));
        }
        const auto order = [](const Document& document) {
            const std::vector<StageForm>& forms = document.standard->stages;
            return std::find_if(forms.begin(), forms.end(), [&](const StageForm& form) { return form.id == document.stage; }) -
                   forms.begin();
        };
        std::stable_sort(stages.begin(), stages.end(), [&](const Document& a, const Document& b) { return order(a) < order(b); });
        std::move(stages.begin(), stages.end(), std::back_inserter(department.documents));
    }

    FileReader& files_;
    const std::vector<std::filesystem::path>& standard_folders_;
    Sources& sources_;
    Findings& findings_;
    Content content_;
    std::map<std::string, const Standard*, std::less<>> standards_;  // by id; nothing for one that cannot be read
};

}  // namespace

Content load_content(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& standard_folders,
                     Sources& sources, Findings& findings) {
    FileReader files(folder, sources, findings);
    return Loader(files, standard_folders, sources, findings).load();
}

}  // namespace sitegen

// A build that follows another makes what a clean build makes, whatever has happened in between, and touches nothing else.
//
// A known gap: a foreign file that somebody puts into a folder of a department, say, is not noticed by a build that publishes only
// changes; nothing here does so.

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <functional>
#include <random>
#include <sstream>

#include "all_names.hpp"
#include "program.hpp"
#include "rebuilding.hpp"
#include "small_site.hpp"
#include "this_build.hpp"

namespace fs = std::filesystem;

namespace {

// ---- Files

// Everything below a folder: folders as "/", links as "-> target", files as "=" and their bytes.
std::map<std::string, std::string> remember(const fs::path& folder) {
    std::map<std::string, std::string> entries;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        std::string& what = entries[entry.path().lexically_relative(folder).generic_string()];
        if (entry.is_symlink()) {
            what = "-> " + fs::read_symlink(entry.path()).string();
        } else {
            what = entry.is_directory() ? "/" : "=" + read_file(entry.path());
        }
    }
    return entries;
}

// Touches only what differs.
void restore(const fs::path& folder, const std::map<std::string, std::string>& entries) {
    const std::map<std::string, std::string> now = remember(folder);
    for (const auto& [path, what] : now) {
        const auto wanted = entries.find(path);
        if (wanted == entries.end() || wanted->second.front() != what.front()) fs::remove_all(folder / path);
    }
    for (const auto& [path, what] : entries) {
        const auto found = now.find(path);
        if (found != now.end() && found->second == what) continue;
        if (what == "/") {
            fs::create_directories(folder / path);
        } else if (what.front() == '=') {
            write_file(folder / path, what.substr(1));
        } else {
            fs::remove(folder / path);
            fs::create_symlink(what.substr(3), folder / path);
        }
    }
}

// ---- What may happen between two builds

class World : public RebuiltSite {
  public:
    // Every other one has a theme that prints all names there are, and every fourth one has compressed copies from the start.
    explicit World(unsigned seed) : random_(seed) {
        if (seed % 4 == 2) BOOST_REQUIRE(replace_in_file(content() / "site.toml", "compressed = false", "compressed = true"));
        if (seed % 2 == 1) {
            write_file(root() / "themes/plain/partials/all-names.mustache", template_of_all_names());
            BOOST_REQUIRE(replace_in_file(root() / "themes/plain/layouts/default.mustache", "</body>", "{{> all-names}}\n</body>"));
        }
        write_file(root() / "themes/plain/assets/mark.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n");
    }

    // Of nothing: 0.
    std::size_t below(std::size_t count) { return count == 0 ? 0 : random_() % count; }
    bool toss() { return below(2) == 0; }
    template <typename Item>
    const Item& one_of(const std::vector<Item>& items) {
        return items.at(below(items.size()));
    }
    int number() { return static_cast<int>(below(9000)); }

    // Sorted, so that a seed gives the same on every machine.
    [[nodiscard]] static std::vector<fs::path> entries_of(const fs::path& folder, bool are_folders) {
        std::vector<fs::path> found;
        if (!fs::exists(folder)) return found;
        for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
            if (entry.is_directory() == are_folders) found.push_back(entry.path());
        }
        std::sort(found.begin(), found.end());
        return found;
    }
    [[nodiscard]] static std::vector<fs::path> files_below(const fs::path& folder) {
        std::vector<fs::path> found;
        if (!fs::exists(folder)) return found;
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.is_regular_file() && !entry.is_symlink()) found.push_back(entry.path());
        }
        std::sort(found.begin(), found.end());
        return found;
    }

    fs::path a_department() { return one_of(entries_of(departments(), true)); }
    fs::path a_year() {
        const std::vector<fs::path> years = entries_of(a_department(), true);
        return years.empty() ? fs::path() : one_of(years);
    }
    fs::path a_document() {
        const fs::path year = a_year();
        const std::vector<fs::path> stages = year.empty() ? std::vector<fs::path>() : entries_of(year, true);
        return stages.empty() ? fs::path() : one_of(stages);
    }
    // One that write_document() has made.
    fs::path a_small_document() {
        for (int i = 0; i < 10; ++i) {
            fs::path document = a_document();
            if (!document.empty() && read_file(document / "document.toml").find("standard = \"plain") != std::string::npos)
                return document;
        }
        return {};
    }
    fs::path a_standard() { return one_of(entries_of(content() / "standards", true)); }
    fs::path an_input() {
        std::vector<fs::path> files = files_below(content());
        const std::vector<fs::path> of_theme = files_below(root() / "themes");
        files.insert(files.end(), of_theme.begin(), of_theme.end());
        return one_of(files);
    }
    // Neither the manifest nor what is not the site's. Empty where the site is.
    fs::path a_published_file() {
        std::vector<fs::path> files = files_below(site());
        std::erase(files, site() / "manifest-sha256.txt");
        if (files.empty()) return {};
        fs::path file = one_of(files);
        tampered.insert(file.lexically_relative(site()).generic_string());
        return file;
    }

  private:
    std::mt19937 random_;
};

SmallDocument small_document_at(const fs::path& folder) {
    const bool is_two = read_file(folder / "document.toml").find("plain-two") != std::string::npos;
    return {std::stoi(folder.parent_path().filename()), folder.filename().string(), is_two ? "plain-two" : "plain", {}, false};
}

void mend_document(const fs::path& folder) {
    const fs::path file = folder / "document.toml";
    std::istringstream lines(read_file(file));
    std::string text;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("year = ")) line = "year = " + folder.parent_path().filename().string();
        if (line.starts_with("stage = ")) line = "stage = \"" + folder.filename().string() + "\"";
        text += line + "\n";
    }
    write_file(file, text);
}

void write_other_figures(World& world, const fs::path& folder, int difference, bool do_codes_add_up, bool is_acknowledged) {
    if (folder.empty()) return;
    SmallDocument document = small_document_at(folder);
    document.figures = {world.number(), world.number(), difference, do_codes_add_up};
    document.is_acknowledged = is_acknowledged;
    write_figures(folder, document);
}

void append(const fs::path& file, const std::string& text) { write_file(file, read_file(file) + text); }

void edit_line(const fs::path& file, const std::string& start, const std::string& line) {
    std::istringstream lines(read_file(file));
    std::string text;
    for (std::string each; std::getline(lines, each);) text += (each.starts_with(start) ? line : each) + "\n";
    write_file(file, text);
}

void toggle(const fs::path& file, const std::string& one, const std::string& other) {
    if (!replace_in_file(file, one, other)) replace_in_file(file, other, one);
}

void set_time(const fs::path& file, fs::file_time_type time) { fs::last_write_time(file, time); }

struct Action {
    const char* name;
    std::function<void(World&)> act;
};

const std::vector<Action>& content_actions() {
    static const std::vector<Action> actions = {
        {"figures that agree", [](World& world) { write_other_figures(world, world.a_small_document(), 0, true, false); }},
        {"figures that agree, again", [](World& world) { write_other_figures(world, world.a_small_document(), 0, true, false); }},
        {"figures of which a check warns",
         [](World& world) { write_other_figures(world, world.a_small_document(), 1 + world.number(), true, false); }},
        {"figures with an acknowledged difference",
         [](World& world) { write_other_figures(world, world.a_small_document(), 1 + world.number(), true, true); }},
        {"figures that do not add up", [](World& world) { write_other_figures(world, world.a_small_document(), 0, false, false); }},
        {"a figure of the bureau",
         [](World& world) {
             const fs::path bureau = world.departments() / "bureau";
             const std::vector<fs::path> files = World::files_below(bureau);
             if (!files.empty())
                 replace_in_file(world.one_of(files), "  [\"other\",              0.37],", "  [\"other\",              0.38],");
         }},
        {"another unit of a document",
         [](World& world) {
             const fs::path document = world.a_small_document();
             if (!document.empty()) toggle(document / "document.toml", "unit = \"k€\"", "unit = \"€\"");
         }},
        {"another unit of a department",
         [](World& world) {
             for (const fs::path& file : World::files_below(world.a_department())) {
                 if (file.filename() == "document.toml") toggle(file, "unit = \"k€\"", "unit = \"€\"");
             }
         }},
        {"another unit of a table",
         [](World& world) {
             const fs::path document = world.a_small_document();
             if (!document.empty())
                 toggle(document / "tables.toml", "[tables.projects]\ncolumns", "[tables.projects]\nunit = \"€\"\ncolumns");
         }},
        {"a department that contains another",
         [](World& world) {
             const fs::path file = world.a_department() / "department.toml";
             const fs::path other = world.a_department();
             if (read_file(file).find("[[contains]]") == std::string::npos && other != file.parent_path())
                 append(file, "\n[[contains]]\ndepartment = \"" + other.filename().string() + "\"\n");
         }},
        {"a former name",
         [](World& world) {
             const fs::path file = world.a_department() / "department.toml";
             if (read_file(file).find("[[former]]") == std::string::npos)
                 append(file, "\n[[former]]\nname = \"Name " + std::to_string(world.number()) + "\"\nuntil = 2024\n");
         }},
        {"a word of prose",
         [](World& world) {
             const fs::path document = world.a_document();
             const std::vector<fs::path> files = World::files_below(document / "narrative");
             if (!files.empty()) append(world.one_of(files), "\nMore of it " + std::string(1 + world.below(9), 'x') + ".\n");
         }},
        {"a figure of prose that is none",
         [](World& world) {
             const fs::path document = world.a_document();
             if (!document.empty()) append(document / "narrative/01-changes.md", "\nWe spend {{spendign}}.\n");
         }},
        {"a number typed in prose",
         [](World& world) {
             const fs::path document = world.a_small_document();
             if (!document.empty()) append(document / "narrative/01-changes.md", "\nThe bridge costs 123.4 k€.\n");
         }},
        {"a title",
         [](World& world) {
             const fs::path document = world.a_document();
             if (!document.empty())
                 edit_line(document / "document.toml", "title = ", "title = \"Title " + std::to_string(world.number()) + "\"");
         }},
        {"a statement",
         [](World& world) {
             const fs::path document = world.a_document();
             if (!document.empty())
                 edit_line(document / "document.toml", "vehicles = ", "vehicles = " + std::to_string(world.below(5)));
         }},
        {"a department's name",
         [](World& world) {
             edit_line(world.a_department() / "department.toml",
                       "name = ", "name = \"Name " + std::to_string(world.number()) + "\"");
         }},
        {"the site's title",
         [](World& world) {
             edit_line(world.content() / "site.toml", "title = ", "title = \"Site " + std::to_string(world.number()) + "\"");
         }},
        {"the about text",
         [](World& world) { append(world.content() / "about.md", std::to_string(world.number()) + " pages.\n"); }},
        {"with or without an about page",
         [](World& world) { toggle(world.content() / "site.toml", "\nabout = \"about.md\"\n", "\n# no about.md\n"); }},
        {"an address",
         [](World& world) {
             toggle(world.content() / "site.toml", "language = \"en\"\ntheme",
                    "language = \"en\"\naddress = \"https://example.org/\"\ntheme");
         }},
        {"a former folder",
         [](World& world) {
             const fs::path file = world.a_department() / "department.toml";
             const std::string former = "formerly = [\"former-" + std::to_string(world.below(3)) + "\"]\n";
             if (read_file(file).find("formerly") == std::string::npos) write_file(file, former + read_file(file));
         }},
        {"a link to another document",
         [](World& world) {
             const fs::path document = world.a_document();
             const fs::path other = world.a_document();
             if (document.empty() || other.empty()) return;
             // The first stage has the year's folder.
             const bool is_first = other.filename() == "budget";
             const std::string root = document.filename() == "budget" ? "../../" : "../../../";
             append(document / "narrative/01-changes.md",
                    "\nSee [another](" + root + other.parent_path().lexically_relative(world.departments()).generic_string() +
                        (is_first ? "" : "/" + other.filename().string()) + "/index.html#table-spending).\n");
         }},
        {"a mark in CSV files", [](World& world) { toggle(world.content() / "site.toml", "csv-bom = true", "csv-bom = false"); }},
        {"charts as files", [](World& world) { toggle(world.content() / "site.toml", "charts = true", "charts = false"); }},
        {"pages of checks", [](World& world) { toggle(world.content() / "site.toml", "checks = true", "checks = false"); }},
        {"long tables", [](World& world) { toggle(world.content() / "site.toml", "long-tables = true", "long-tables = false"); }},
        {"a bundle", [](World& world) { toggle(world.content() / "site.toml", "bundle = true", "bundle = false"); }},
        {"compressed copies",
         [](World& world) { toggle(world.content() / "site.toml", "compressed = true", "compressed = false"); }},
        {"a database", [](World& world) { toggle(world.content() / "site.toml", "database = true", "database = false"); }},
        {"workbooks", [](World& world) { toggle(world.content() / "site.toml", "workbooks = true", "workbooks = false"); }},
        {"documents as JSON", [](World& world) { toggle(world.content() / "site.toml", "json = true", "json = false"); }},
        {"facts", [](World& world) { toggle(world.content() / "site.toml", "facts = true", "facts = false"); }},
        {"a search", [](World& world) { toggle(world.content() / "site.toml", "search = true", "search = false"); }},
        {"prices and inhabitants, or none",
         [](World& world) {
             const fs::path file = world.content() / "statistics.toml";
             if (fs::exists(file) && world.toss()) {
                 fs::remove(file);
                 return;
             }
             const std::string value = std::to_string(1 + world.number());
             write_file(file, "[price-index]\ntitle = \"Prices\"\nsource = \"Count\"\nbase = 2024\nvalues = { 2023 = " + value +
                                  ", 2024 = 100.0, 2025 = 104.2 }\n\n[population]\ntitle = \"Residents\"\nsource = \"Count\"\n"
                                  "values = { 2024 = " +
                                  value + " }\n");
         }},
        {"a department's inhabitants",
         [](World& world) {
             const fs::path file = world.a_department() / "department.toml";
             const std::string text = read_file(file);
             const std::string values = "values = { 2024 = " + std::to_string(1 + world.number()) + " }";
             if (text.find("[population]") == std::string::npos) {
                 append(file, "\n[population]\ntitle = \"Pupils\"\nsource = \"Count\"\n" + values + "\n");
             } else {
                 edit_line(file, "values = ", values);
             }
         }},
        {"a note on a department",
         [](World& world) {
             append(world.a_department() / "department.toml", "\n[[note]]\nfrom = 2025\ntext = \"Since 2025.\"\n");
         }},
        {"a note on a year",
         [](World& world) {
             append(world.content() / "site.toml",
                    "\n[[note]]\nyear = " + std::to_string(2023 + world.below(4)) + "\ntext = \"A note.\"\n");
         }},
        {"a note on a row",
         [](World& world) {
             const fs::path document = world.a_small_document();
             if (!document.empty())
                 append(document / "document.toml", "\n[[note]]\non = \"projects[pond-north]\"\ntext = \"A gift.\"\n");
         }},
        {"another year",
         [](World& world) {
             const fs::path year = world.a_year();
             if (year.empty()) return;
             const fs::path other = year.parent_path() / std::to_string(2022 + world.below(6));
             if (fs::exists(other)) return;
             fs::copy(year, other, fs::copy_options::recursive);
             for (const fs::path& stage : World::entries_of(other, true)) mend_document(stage);
         }},
        {"another stage",
         [](World& world) {
             const fs::path document = world.a_small_document();
             if (document.empty()) return;
             const fs::path other = document.parent_path() / (document.filename() == "budget" ? "final" : "budget");
             if (fs::exists(other)) return;
             fs::copy(document, other, fs::copy_options::recursive);
             mend_document(other);
         }},
        {"another department",
         [](World& world) {
             // Up to seven departments: from five on the search has files of terms.
             const fs::path other = world.departments() / ("office-" + std::to_string(world.below(3)));
             if (!fs::exists(other)) fs::copy(world.a_department(), other, fs::copy_options::recursive);
         }},
        {"another section",
         [](World& world) {
             const fs::path document = world.a_small_document();
             if (!document.empty()) write_file(document / "narrative/02-outlook.md", "It will be as it is.\n");
         }},
        {"a file that does not belong there",
         [](World& world) { write_file(world.a_department() / "notes.txt", "Call the mayor.\n"); }},
        {"a file with a dot", [](World& world) { write_file(world.a_department() / ".notes", std::to_string(world.number())); }},
        {"a folder that nothing is read from", [](World& world) { fs::create_directories(world.content() / "drafts"); }},
        {"a link in the place of a text",
         [](World& world) {
             const fs::path document = world.a_small_document();
             if (document.empty()) return;
             fs::create_directories(world.content() / "drafts");
             const fs::path target = world.content() / "drafts/changes.md";
             if (!fs::exists(target)) write_file(target, "We spend {{spending}} k€.\n");
             const fs::path text = document / "narrative/01-changes.md";
             fs::remove(text);
             fs::create_symlink(target.lexically_relative(text.parent_path()), text);
         }},
        {"a text that links lead to",
         [](World& world) {
             const fs::path target = world.content() / "drafts/changes.md";
             if (fs::exists(target)) append(target, std::string(1 + world.below(9), 'y') + "\n");
         }},
        {"another name of a year",
         [](World& world) {
             const fs::path year = world.a_year();
             if (year.empty()) return;
             const fs::path other = year.parent_path() / std::to_string(2022 + world.below(6));
             if (fs::exists(other)) return;
             fs::rename(year, other);
             for (const fs::path& stage : World::entries_of(other, true)) mend_document(stage);
         }},
        {"stages exchanged",
         [](World& world) {
             const fs::path year = world.a_year();
             if (year.empty() || !fs::exists(year / "budget") || !fs::exists(year / "final")) return;
             fs::rename(year / "budget", year / "other");
             fs::rename(year / "final", year / "budget");
             fs::rename(year / "other", year / "final");
             for (const fs::path& stage : World::entries_of(year, true)) mend_document(stage);
         }},
        {"another name of a department",
         [](World& world) {
             const fs::path department = world.a_department();
             const fs::path other = world.departments() / ("renamed-" + std::to_string(world.below(4)));
             if (!fs::exists(other)) fs::rename(department, other);
         }},
        {"a document less", [](World& world) { fs::remove_all(world.a_document()); }},
        {"a year less", [](World& world) { fs::remove_all(world.a_year()); }},
        {"a department less",
         [](World& world) {
             if (World::entries_of(world.departments(), true).size() > 2) fs::remove_all(world.a_department());
         }},
        {"a text less",
         [](World& world) {
             const std::vector<fs::path> files = World::files_below(world.a_document() / "narrative");
             if (!files.empty()) fs::remove(world.one_of(files));
         }},
    };
    return actions;
}

const std::vector<Action>& shared_actions() {
    static const std::vector<Action> actions = {
        {"a template",
         [](World& world) {
             const std::vector<fs::path> pages = World::entries_of(world.theme() / "pages", false);
             append(world.one_of(pages), "<p>" + std::to_string(world.number()) + "</p>\n");
         }},
        {"a partial",
         [](World& world) {
             const std::vector<fs::path> partials = World::entries_of(world.theme() / "partials", false);
             append(world.one_of(partials), "<p>" + std::to_string(world.number()) + "</p>\n");
         }},
        {"the layout",
         [](World& world) {
             replace_in_file(world.theme() / "layouts/default.mustache", "<body>",
                             "<body>\n<p>" + std::to_string(world.number()) + "</p>");
         }},
        {"a template that is none", [](World& world) { append(world.theme() / "pages/home.mustache", "{{#departments}}"); }},
        {"a translation",
         [](World& world) {
             edit_line(world.theme() / "translations/en.toml",
                       "page-checks = ", "page-checks = \"Checks " + std::to_string(world.number()) + "\"");
         }},
        {"a style sheet",
         [](World& world) {
             const fs::path theme = world.theme();
             append(theme / "assets" / (fs::exists(theme / "assets/other.css") ? "other.css" : "plain.css"), "p { color: blue }\n");
         }},
        {"another name of the style sheet",
         [](World& world) {
             const fs::path assets = world.theme() / "assets";
             const bool is_other = fs::exists(assets / "other.css");
             fs::rename(assets / (is_other ? "other.css" : "plain.css"), assets / (is_other ? "plain.css" : "other.css"));
             toggle(world.theme() / "theme.toml", "plain.css", "other.css");
         }},
        {"a file as it is",
         [](World& world) { write_file(world.content() / "static/sources/book.txt", std::to_string(world.number())); }},
        {"a file as it is, hidden or gone",
         [](World& world) {
             const fs::path file = world.content() / "static/.well-known/security.txt";
             if (!fs::remove(file)) write_file(file, "Contact: mailto:web@council.example\n");
             fs::remove_all(world.content() / "static/sources");
         }},
        {"an asset", [](World& world) { write_file(world.theme() / "assets/image.svg", std::to_string(world.number())); }},
        {"an asset less", [](World& world) { fs::remove(world.theme() / "assets/image.svg"); }},
        {"an asset becomes a folder, or the reverse",
         [](World& world) {
             const fs::path mark = world.theme() / "assets/mark.svg";
             const bool is_folder = fs::is_directory(mark);
             fs::remove_all(mark);
             write_file(is_folder ? mark : mark / "one/two.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n");
         }},
        {"the theme that inherits",
         [](World& world) { toggle(world.content() / "site.toml", "theme = \"plain\"", "theme = \"child\""); }},
        {"a partial of the theme that inherits",
         [](World& world) { append(world.root() / "themes/child/partials/document-link.mustache", "<!-- child -->\n"); }},
        {"a standard's title",
         [](World& world) {
             edit_line(world.a_standard() / "standard.toml", "title = \"A",
                       "title = \"A budget " + std::to_string(world.number()) + "\"");
         }},
        {"a figure's title",
         [](World& world) {
             toggle(world.a_standard() / "standard.toml", "title = \"Spending\"\n", "title = \"Spending in all\"\n");
         }},
        {"a chart's title",
         [](World& world) { toggle(world.a_standard() / "standard.toml", "Spending by kind", "What is spent on what"); }},
        {"a check",
         [](World& world) { toggle(world.a_standard() / "checks.toml", "severity = \"warning\"", "severity = \"note\"   "); }},
        {"a check's sentence",
         [](World& world) { toggle(world.a_standard() / "checks.toml", "Income is what is spent.", "What is spent is income."); }},
        {"a term",
         [](World& world) {
             edit_line(world.a_standard() / "glossary.toml", "text = ", "text = \"Pay, " + std::to_string(world.number()) + ".\"");
         }},
        {"with or without terms",
         [](World& world) {
             const fs::path glossary = world.a_standard() / "glossary.toml";
             if (!fs::remove(glossary)) write_file(glossary, "[[term]]\nid = \"staff\"\nterm = \"staff\"\ntext = \"Pay.\"\n");
         }},
        {"a code's name",
         [](World& world) {
             toggle(world.content() / "standards/plain/function.toml", "\"0401\" = \"Parks\"", "\"0401\" = \"Parks and ponds\"");
         }},
        {"the order of stages",
         [](World& world) {
             toggle(world.a_standard() / "standard.toml",
                    "stages = [{ id = \"budget\", title = \"Budget\" }, { id = \"final\", title = \"Final accounts\" }]",
                    "stages = [{ id = \"final\", title = \"Final accounts\" }, { id = \"budget\", title = \"Budget\" }]");
         }},
        {"the folder of a stage",
         [](World& world) {
             toggle(world.a_standard() / "standard.toml", "title = \"Final accounts\" }",
                    "title = \"Final accounts\", folder = \"accounts\" }");
         }},
        {"a standard that documents follow is another one",
         [](World& world) {
             const fs::path document = world.a_small_document();
             if (!document.empty()) toggle(document / "document.toml", "standard = \"plain\"", "standard = \"plain-two\"");
         }},
    };
    return actions;
}

const std::vector<Action>& other_actions() {
    static const std::vector<Action> actions = {
        {"nothing", [](World&) {}},
        {"a file touched", [](World& world) { set_time(world.an_input(), fs::file_time_type::clock::now()); }},
        {"a folder touched", [](World& world) { set_time(world.a_department(), fs::file_time_type::clock::now()); }},
        {"all files of long ago",
         [](World& world) {
             for (const fs::path& folder : {world.content(), world.root() / "themes"}) {
                 for (const fs::path& file : World::files_below(folder)) set_time(file, fs::file_time_type());
             }
         }},
        {"a file of the future",
         [](World& world) { set_time(world.an_input(), fs::file_time_type::clock::now() + std::chrono::hours(1000)); }},
        {"another file of the same size and time in its place",
         [](World& world) {
             const fs::path document = world.a_small_document();
             if (document.empty()) return;
             const fs::path file = document / "tables.toml";
             const fs::file_time_type time = fs::last_write_time(file);
             std::string text = read_file(file);
             const std::size_t at = text.find("-10.0]");
             if (at == std::string::npos) return;
             text[at + 1] = '2';
             write_file(file.string() + ".other", text);
             fs::rename(file.string() + ".other", file);
             set_time(file, time);
         }},
        {"the same bytes written again",
         [](World& world) {
             const fs::path file = world.an_input();
             write_file(file, read_file(file));
         }},
        {"as many other bytes, and the time set back",
         [](World& world) {
             const fs::path document = world.a_document();
             if (document.empty() || !fs::exists(document / "document.toml")) return;
             const fs::path file = document / "document.toml";
             const fs::file_time_type time = fs::last_write_time(file);
             std::string text = read_file(file);
             const std::size_t at = text.find("title = \"") + 9;
             text[at] = text[at] == 'A' ? 'B' : 'A';
             write_file(file, text);
             set_time(file, time);
         }},
        {"a published file less",
         [](World& world) {
             const fs::path file = world.a_published_file();
             if (!file.empty()) fs::remove(file);
         }},
        {"a published file overwritten",
         [](World& world) {
             const fs::path file = world.a_published_file();
             if (!file.empty()) write_file(file, "nonsense");
         }},
        {"a published file replaced by its like",
         [](World& world) {
             const fs::path file = world.a_published_file();
             if (file.empty()) return;
             const std::string bytes = read_file(file);
             fs::remove(file);
             write_file(file, bytes);
         }},
        {"a published file touched",
         [](World& world) {
             const fs::path file = world.a_published_file();
             if (!file.empty()) set_time(file, fs::file_time_type::clock::now());
         }},
        {"a line of the manifest less",
         [](World& world) {
             std::string text = read_file(world.site() / "manifest-sha256.txt");
             const std::size_t at = text.find("/checks/index.html\n");
             if (at == std::string::npos) return;
             const std::size_t start = text.rfind('\n', at) + 1;
             text.erase(start, text.find('\n', at) + 1 - start);
             write_file(world.site() / "manifest-sha256.txt", text);
             world.tampered.insert("manifest-sha256.txt");
         }},
        {"the record less", [](World& world) { fs::remove(world.record()); }},
        {"the record cut off",
         [](World& world) {
             if (fs::exists(world.record())) fs::resize_file(world.record(), world.below(fs::file_size(world.record())));
         }},
        {"a byte of the record",
         [](World& world) {
             std::string bytes = read_file(world.record());
             if (bytes.empty()) return;
             bytes[world.below(bytes.size())] ^= static_cast<char>(1U << world.below(8));
             write_file(world.record(), bytes);
         }},
        {"bytes of the record",
         [](World& world) {
             std::string bytes = read_file(world.record());
             for (std::size_t i = 0; !bytes.empty() && i < 50; ++i)
                 bytes[world.below(bytes.size())] = static_cast<char>(world.below(256));
             write_file(world.record(), bytes);
         }},
    };
    return actions;
}

// What happens before a build, mostly one thing.
std::string change_something(World& world) {
    std::string said;
    const std::size_t count = world.toss() ? 1 : 1 + world.below(3);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t kind = world.below(10);
        const Action& action = world.one_of(kind < 5 ? content_actions() : kind < 7 ? shared_actions() : other_actions());
        action.act(world);
        said += (said.empty() ? "" : "; ") + std::string(action.name);
    }
    return said;
}

const unsigned seed_count = is_sanitized ? 1 : 12;  // 300 builds upon others
const int step_count = is_sanitized ? 12 : 25;

// SITE_GEN_SEED=7 tries another one, SITE_GEN_SEED=7-99 many.
std::vector<unsigned> seeds() {
    std::vector<unsigned> result;
    if (const char* given = std::getenv("SITE_GEN_SEED")) {
        const std::string text = given;
        const std::size_t dash = text.find('-');
        const unsigned long first = std::stoul(text);
        const unsigned long last = dash == std::string::npos ? first : std::stoul(text.substr(dash + 1));
        for (unsigned long seed = first; seed <= last; ++seed) result.push_back(static_cast<unsigned>(seed));
        return result;
    }
    for (unsigned seed = 1; seed <= seed_count; ++seed) result.push_back(seed);
    return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(incremental)

BOOST_AUTO_TEST_CASE(a_build_after_any_changes_is_that_of_a_clean_build) {
    for (const unsigned seed : seeds()) {
        World world(seed);
        std::map<std::string, std::string> sound_content;
        std::map<std::string, std::string> sound_themes;
        std::string history;
        for (int step = 0; step <= step_count; ++step) {
            const std::string done = step == 0 ? "a first build" : change_something(world);
            history += "\n  " + std::to_string(step) + ": " + done;
            const Faults faults = world.build_and_compare();
            BOOST_TEST(faults.empty(), "seed " << seed << ", step " << step << ":" << text_of(faults) << "\nAll steps:" << history);
            if (!faults.empty()) break;
            const bool is_published = read_tree(world.site()) == read_tree(world.clean_site());
            if (is_published) {
                sound_content = remember(world.content());
                sound_themes = remember(world.root() / "themes");
            } else if (world.below(4) != 0) {
                history += "; restored";
                restore(world.content(), sound_content);
                restore(world.root() / "themes", sound_themes);
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

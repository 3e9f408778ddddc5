#include "small_site.hpp"

#include <fmt/format.h>

#include "program.hpp"

namespace fs = std::filesystem;

namespace {

std::string tenths(int amount) {
    return fmt::format("{}{}.{}", amount < 0 ? "-" : "", std::abs(amount) / 10, std::abs(amount) % 10);
}

std::string tables_text(const Figures& figures) {
    const std::string total = tenths(figures.staff + figures.other);
    const std::string code_total = tenths(figures.staff + figures.other + (figures.do_codes_add_up ? 0 : 50));
    const std::string kinds = tenths(figures.staff) + ", " + tenths(figures.other);
    const std::string income = tenths(figures.staff + figures.other + figures.income_less_spending);
    return "[tables.spending]\ncolumns = [\"code\", \"total\", \"staff\", \"other\"]\nrows = [\n"
           "  [\"total\", " +
           total + ", " + kinds + "],\n" + "  [\"04\",    " + code_total + ", " + kinds + "],\n" + "  [\"0401\",  " + total + ", " +
           kinds + "],\n]\n\n" +
           "[tables.summary.income]\ncolumns = [\"id\", \"income\"]\nrows = [\n"
           "  [\"taxes\",        " +
           income + "],\n  [\"income-total\", " + income + "],\n]\n\n" +
           "[tables.summary.outgo]\ncolumns = [\"id\", \"outgo\"]\nrows = [\n"
           "  [\"parks\",        " +
           total + "],\n  [\"outgo-total\",  " + total + "],\n]\n\n" +
           "[tables.projects]\ncolumns = [\"id\", \"name\", \"amount\"]\nrows = [\n"
           "  [\"pond-north\", \"Pond\", -10.0],\n  [\"pond-south\", \"Pond\", 0.00],\n  [\"gate\", \"Gate\", \"\"],\n]\n";
}

std::string document_text(const SmallDocument& document) {
    std::string text = fmt::format(
        "year = {}\nstage = \"{}\"\nstandard = \"{}\"\ntitle = \"The {} of {}\"\nunit = \"k€\"\n\n[statements]\nvehicles = 3\n",
        document.year, document.stage, document.standard, document.stage, document.year);
    if (document.is_acknowledged && document.figures.income_less_spending != 0) {
        text += fmt::format(
            "\n[[acknowledge]]\ncheck = \"income-is-spending\"\ndifference = {}\nreason = \"As printed.\"\nnote = \"As "
            "entered.\"\n",
            tenths(document.figures.income_less_spending));
    }
    return text;
}

}  // namespace

void write_figures(const fs::path& folder, const SmallDocument& document) {
    write_file(folder / "document.toml", document_text(document));
    write_file(folder / "tables.toml", tables_text(document.figures));
}

void write_document(const fs::path& folder, const SmallDocument& document) {
    write_figures(folder, document);
    write_file(folder / "narrative/01-changes.md",
               "We spend {{spending}} {{spending.unit}}, {{spending-change}}; staff take {{staff-share}}\n"
               "in {{project-count}} projects with {{vehicles}} vehicles.\n");
}

void write_department(const fs::path& content, const std::string& slug, const std::string& standard, const std::vector<int>& years,
                      const std::vector<std::string>& stages) {
    const fs::path folder = content / "departments" / slug;
    write_file(folder / "department.toml", "name = \"The " + slug + " department\"\ncode = \"07\"\n");
    int figure = static_cast<int>(slug.size()) * 100;
    for (const int year : years) {
        for (const std::string& stage : stages) {
            write_document(folder / std::to_string(year) / stage, {year, stage, standard, {8000, 5000 + figure, 0, true}, false});
            figure += 25;
        }
    }
}

void write_empty_site(const fs::path& folder) {
    const fs::path content = folder / "content";
    fs::create_directories(content / "standards");
    fs::create_directories(content / "departments");
    fs::copy(tests_folder() / "themes", folder / "themes", fs::copy_options::recursive);
    const fs::path standard = content / "standards/plain";
    fs::copy(tests_folder() / "sites/inherited-theme/content/standards/plain", standard, fs::copy_options::recursive);
    // A second section, so that narrative can be left out, and a check that warns.
    replace_in_file(standard / "standard.toml", "charts = [\"kinds\", \"years\"] }]",
                    "charts = [\"kinds\", \"years\"] }, { id = \"outlook\", title = \"Outlook\" }]");
    write_file(standard / "checks.toml",
               "[[check]]\nid = \"income-is-spending\"\nsentence = { en = \"Income is what is spent.\" }\nseverity = \"warning\"\n"
               "that = \"summary[taxes].income = spending[total].total\"\n");
    fs::copy(standard, content / "standards/plain-two", fs::copy_options::recursive);
    fs::remove(content / "standards/plain-two/function.toml");
    const fs::path two = content / "standards/plain-two/standard.toml";
    replace_in_file(two, "id = \"plain\"", "id = \"plain-two\"");
    replace_in_file(two, "classifications = [\"function\"]", "classifications = [\"plain/function\"]");
    replace_in_file(two, "title = \"A plain budget\"", "title = \"Another plain budget\"");
    write_file(content / "site.toml",
               "title = \"Budgets of Exampleton\"\npublisher = \"Exampleton Council\"\nlanguage = \"en\"\ntheme = \"plain\"\n"
               "about = \"about.md\"\ncsv-bom = false\nprovisional = true\n\n[outputs]\ncharts = true\nchecks = true\nlong-tables "
               "= true\nfacts = true\nbundle = false\ndatabase = false\nworkbooks = false\njson = true\nsearch = true\ncompressed "
               "= false\n");
    write_file(content / "about.md", "Made of figures.\n");
}

bool replace_in_file(const fs::path& file, const std::string& from, const std::string& to) {
    std::string text = read_file(file);
    const std::size_t at = text.find(from);
    if (at == std::string::npos) return false;
    write_file(file, text.replace(at, from.size(), to));
    return true;
}

#include "load/load_standard.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "expression/resolve.hpp"
#include "load/claim_addresses.hpp"
#include "load/load_charts.hpp"
#include "load/load_checks.hpp"
#include "load/load_expression.hpp"
#include "load/load_overview.hpp"
#include "load/load_table_forms.hpp"
#include "load/table_reader.hpp"
#include "model/rules.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

constexpr int longest_code = 32;

// Codes become parts of addresses: none may be ".." there, or lose a point at its end as it would on Windows.
bool is_code(std::string_view text) {
    const auto is_plain = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); };
    const auto is_allowed = [&](char c) { return is_plain(c) || c == '.' || c == '-'; };
    return !text.empty() && text.size() <= longest_code && is_plain(text.front()) && is_plain(text.back()) &&
           std::all_of(text.begin(), text.end(), is_allowed);
}

// "function", or "other-standard/function", which lies in the folder of that standard, beside this one's.
struct ClassificationName {
    std::string standard;  // empty: the one that names it
    std::string id;
};

// Nothing where it is neither: both become parts of a path.
std::optional<ClassificationName> parse_classification_name(std::string_view text) {
    const std::size_t slash = text.find('/');
    const bool is_of_other = slash != std::string_view::npos;
    ClassificationName name;
    if (is_of_other) name.standard = text.substr(0, slash);
    name.id = is_of_other ? text.substr(slash + 1) : text;
    const bool is_sound = is_slug(name.id) && (!is_of_other || is_slug(name.standard));
    return is_sound ? std::optional(std::move(name)) : std::nullopt;
}

// The lengths of the codes; none, after a finding, where they are not a rising series.
std::vector<std::size_t> load_levels(TableReader& reader) {
    std::vector<std::size_t> levels;
    int last = 0;
    for (const int length : reader.integers("levels", Need::required)) {
        if (length <= last || length > longest_code) {
            reader.findings().error(rules::invalid_value, reader.place_of("levels"),
                                    "the lengths of codes rise from 1 to " + std::to_string(longest_code) + " at most",
                                    "Write them from the top level down: [3, 5, 7].");
            return {};
        }
        levels.push_back(static_cast<std::size_t>(length));
        last = length;
    }
    return levels;
}

Code load_code(const TomlEntry& entry, Findings& findings) {
    Code code;
    code.place = entry.place;
    if (entry.value.kind == TomlNode::Kind::string) {
        code.name = checked_text(entry.value, findings);
        if (code.name.empty())
            findings.error(rules::invalid_value, entry.value.place, "the code's name is empty", "Write its name.");
        return code;
    }
    TableReader detail(entry.value, findings);
    detail.refuse_others({"name", "from", "until"});
    code.name = detail.text("name", Need::required);
    code.from = detail.integer("from", Need::optional);
    code.until = detail.integer("until", Need::optional);
    return code;
}

void load_codes(TableReader& reader, Classification& result) {
    if (!reader.table("codes", Need::required)) return;
    for (const TomlEntry& entry : reader.find("codes")->entries()) {
        if (!is_code(entry.key)) {
            reader.findings().error(rules::invalid_name, entry.place, "\"" + entry.key + "\" cannot be a code",
                                    "Use letters a to z, digits and, between them, points and hyphens, 32 at most.");
        } else if (!result.levels.empty() && result.level_of(entry.key) == 0) {
            reader.findings().error(rules::invalid_value, entry.place,
                                    "the code " + entry.key + " has none of the lengths in \"levels\"",
                                    "Mend the code or the levels.");
        }
        result.codes.emplace(entry.key, load_code(entry, reader.findings()));
    }
}

// Nothing, after a finding, where the file cannot be read.
std::optional<Classification> load_classification(FileReader& files, const std::string& path, const std::string& id,
                                                  const Place& named_at, Sources& sources, Findings& findings) {
    const std::optional<std::uint32_t> file = files.read_text(path, named_at);
    const std::optional<TomlNode> root = file ? parse_toml(sources, *file, findings) : std::nullopt;
    if (!root) return std::nullopt;
    Classification result;
    result.id = id;
    result.place = root->place;
    TableReader reader(*root, findings);
    reader.refuse_others({"id", "title", "levels", "codes"});
    const std::string stated_id = reader.slug("id", Need::required);
    if (!stated_id.empty() && stated_id != id) {
        findings.error(rules::wrong_folder, reader.place_of("id"),
                       "the file is named " + id + ".toml but its id is \"" + stated_id + "\"", "Give both the same name.");
    }
    result.title = reader.text("title", Need::required);
    result.levels = load_levels(reader);
    load_codes(reader, result);
    return result;
}

std::vector<Term> load_glossary(FileReader& files, const std::string& path, Sources& sources, Findings& findings) {
    std::vector<Term> terms;
    if (!files.exists(path)) return terms;
    const std::optional<std::uint32_t> file = files.read_text(path);
    if (!file) return terms;
    const std::optional<TomlNode> root = parse_toml(sources, *file, findings);
    if (!root) return terms;
    TableReader reader(*root, findings);
    reader.refuse_others({"term"});
    std::set<std::string> ids;
    for (TableReader& entry : reader.tables("term", Need::optional)) {
        entry.refuse_others({"id", "term", "text"});
        terms.push_back(
            {entry.id(ids, "term"), entry.text("term", Need::required), entry.text("text", Need::required), entry.place()});
    }
    return terms;
}

// kind: what each is, such as a "stage".
std::vector<Label> load_labels(TableReader& reader, std::string_view key, std::string_view kind, Need need) {
    std::vector<Label> labels;
    std::set<std::string> ids;
    for (TableReader& entry : reader.tables(key, need)) {
        entry.refuse_others({"id", "title"});
        labels.push_back({entry.id(ids, kind), entry.text("title", Need::required)});
    }
    return labels;
}

// Without a folder of its own the first stage lies in the year's, each other in one of its name.
void load_stages(TableReader& reader, Standard& standard) {
    std::set<std::string> ids;
    std::map<std::string, std::string> ids_by_folder;
    for (TableReader& entry : reader.tables("stages", Need::required)) {
        entry.refuse_others({"id", "title", "folder"});
        StageForm stage{entry.id(ids, "stage"), entry.text("title", Need::required), entry.slug("folder", Need::optional)};
        if (stage.folder.empty() && !standard.stages.empty()) stage.folder = stage.id;
        static constexpr std::array taken = {"changes", "charts", "checks", "data"};
        if (std::find(taken.begin(), taken.end(), stage.folder) != taken.end()) {
            reader.findings().error(rules::invalid_name, entry.place(), "a year has files of its own in " + stage.folder + "/",
                                    "Give the stage another id, or another folder.");
        }
        const auto [other, is_first] = ids_by_folder.emplace(stage.folder, stage.id);
        if (!is_first) {
            reader.findings().error(
                rules::duplicate_id, entry.place_of("folder"),
                "the stages \"" + other->second + "\" and \"" + stage.id + "\" would lie in one folder, " + stage.folder + "/",
                "Give one of them another folder.");
        }
        standard.stages.push_back(std::move(stage));
    }
}

void load_units(TableReader& reader, Standard& standard) {
    std::optional<TableReader> units = reader.table("units", Need::required);
    if (!units) return;
    for (const TomlEntry& entry : reader.find("units")->entries()) {
        const int power = units->integer(entry.key, Need::required).value_or(0);
        standard.units.emplace(entry.key, power);
        if (power < -6 || power > 12) {
            reader.findings().error(rules::invalid_value, entry.value.place, "a unit's power of ten lies between -6 and 12",
                                    "Write how many zeros the unit has: 4 for a unit of 10000.");
        }
    }
}

void load_rounding(TableReader& reader, Standard& standard) {
    const std::string rounding = reader.text("rounding", Need::optional);
    if (rounding == "half-even") {
        standard.rounding = Rounding::half_even;
    } else if (rounding == "down") {
        standard.rounding = Rounding::down;
    } else if (!rounding.empty() && rounding != "half-up") {
        reader.findings().error(rules::invalid_value, reader.place_of("rounding"), "there is no rounding \"" + rounding + "\"",
                                "Write half-up, half-even or down.");
    }
    standard.minor_digits = reader.integer("minor-digits", Need::optional);
    if (standard.minor_digits.value_or(0) < 0 || standard.minor_digits.value_or(0) > 6) {
        reader.findings().error(rules::invalid_value, reader.place_of("minor-digits"), "the smallest money has 0 to 6 digits",
                                "Write the digits after the point that the currency has: 2 for cents.");
    }
}

void load_prose_words(TableReader& reader, Standard& standard) {
    std::optional<TableReader> words = reader.table("prose", Need::optional);
    if (!words) return;
    words->refuse_others({"rise", "fall", "same"});
    standard.prose = {words->texts("rise", Need::optional), words->texts("fall", Need::optional),
                      words->texts("same", Need::optional)};
}

void load_checks_file(FileReader& files, const std::string& path, Sources& sources, Findings& findings, Standard& standard) {
    if (!files.exists(path)) return;
    const std::optional<std::uint32_t> file = files.read_text(path);
    const std::optional<TomlNode> root = file ? parse_toml(sources, *file, findings) : std::nullopt;
    if (!root) return;
    TableReader reader(*root, findings);
    reader.refuse_others({"check"});
    standard.checks = load_checks(reader, standard);
}

void load_statements(TableReader& reader, Standard& standard) {
    std::set<std::string> ids;
    for (TableReader& entry : reader.tables("statement", Need::optional)) {
        entry.refuse_others({"id", "title", "unit"});
        standard.statements.push_back(
            {entry.id(ids, "statement"), entry.text("title", Need::required), entry.text("unit", Need::optional)});
    }
}

void check_charts(TableReader& section, const std::vector<std::string>& charts, const Standard& standard) {
    std::vector<std::string> names;
    for (const ChartDeclaration& known : standard.charts) names.push_back(known.id);
    for (const std::string& chart : charts) {
        if (standard.find_chart(chart) != nullptr) continue;
        section.findings().error(rules::unknown_chart, section.place_of("charts", chart),
                                 "the standard declares no chart \"" + chart + "\"" + nearest_hint(chart, names),
                                 "Name a chart of the standard, or declare it with [[chart]].");
    }
}

void load_parts(TableReader& reader, Standard& standard) {
    std::set<std::string> ids;
    std::set<std::string> section_ids;  // narrative finds its section by id, whatever the part
    for (TableReader& entry : reader.tables("part", Need::required)) {
        entry.refuse_others({"id", "title", "sections", "tables", "glossary"});
        PartForm part;
        part.id = entry.id(ids, "part");
        part.title = entry.title("title", Need::required);
        part.has_tables = entry.boolean("tables");
        part.has_glossary = entry.boolean("glossary");
        for (TableReader& line : entry.tables("sections", Need::optional)) {
            line.refuse_others({"id", "title", "charts", "forms"});
            part.sections.push_back({line.id(section_ids, "section"), line.title("title", Need::required),
                                     line.texts("charts", Need::optional), line.boolean("forms"), line.place()});
            check_charts(line, part.sections.back().charts, standard);
        }
        standard.parts.push_back(std::move(part));
    }
}

// "total-year", as the cell language names the money of a form.
void load_form_size(TableReader& form, PerformanceForm& result) {
    const std::string size = form.text("size", Need::optional);
    if (size.empty()) return;
    std::vector<std::string> names;
    for (std::size_t fund = 0; fund < result.funds.size(); ++fund) {
        for (std::size_t period = 0; period < result.periods.size(); ++period) {
            names.push_back(result.funds[fund].id + "-" + result.periods[period].id);
            if (names.back() == size) result.size = {fund, period};
        }
    }
    if (result.size) return;
    form.findings().error(rules::invalid_value, form.place_of("size"),
                          "the form has no fund and period \"" + size + "\"" + nearest_hint(size, names),
                          "Name a fund and a period, with a hyphen between them: size = \"total-year\"");
}

void load_performance_form(TableReader& reader, Standard& standard) {
    std::optional<TableReader> form = reader.table("form", Need::optional);
    if (!form) return;
    form->refuse_others({"title", "number-from", "fields", "periods", "funds", "funds-title", "goals-title", "indicator-levels",
                         "indicator-value-title", "size"});
    PerformanceForm result;
    result.title = form->text("title", Need::required);
    result.number_from = form->integer("number-from", Need::required).value_or(0);
    result.fields = load_labels(*form, "fields", "field", Need::required);
    result.periods = load_labels(*form, "periods", "period", Need::required);
    result.funds = load_labels(*form, "funds", "fund", Need::optional);
    result.funds_title = form->text("funds-title", Need::optional);
    result.goals_title = form->text("goals-title", Need::optional);
    result.indicator_levels = form->texts("indicator-levels", Need::required);
    result.indicator_value_title = form->text("indicator-value-title", Need::optional);
    load_form_size(*form, result);
    standard.performance = std::move(result);
}

void check_key_figures(TableReader& reader, const Standard& standard) {
    std::vector<std::string> names;
    for (const FigureForm& figure : standard.figures) names.push_back(figure.id);
    for (const std::string& id : standard.key_figures) {
        if (standard.find_figure(id) != nullptr) continue;
        reader.findings().error(rules::unknown_figure, reader.place_of("key-figures", id),
                                "the standard declares no figure \"" + id + "\"" + nearest_hint(id, names),
                                "Name a figure of the standard, or declare it with [[figure]].");
    }
}

void load_tables(TableReader& reader, FileReader& files, const std::string& folder, Sources& sources, Standard& standard) {
    std::vector<std::string> ids;
    for (const std::string& named : reader.texts("classifications", Need::optional)) {
        const Place place = reader.place_of("classifications", named);
        // "other-standard/function" lies in the folder of that standard, beside this one's.
        const std::optional<ClassificationName> name = parse_classification_name(named);
        if (!name) {
            reader.findings().error(rules::invalid_name, place, "\"" + named + "\" cannot name a classification",
                                    "Write its id, or that of another standard and its id: \"other-standard/function\"");
            continue;
        }
        const std::string& id = name->id;
        ids.push_back(id);
        const std::string in = name->standard.empty() ? folder : folder.substr(0, folder.rfind('/') + 1) + name->standard;
        std::optional<Classification> loaded =
            load_classification(files, in + "/" + id + ".toml", id, place, sources, reader.findings());
        if (loaded) standard.classifications.emplace(id, std::move(*loaded));
    }
    load_table_forms(reader, ids, standard);
}

// The files of other standards that a standard takes its classifications from: "plain/function.toml". Faults are left to its
// loader. Not written down as read: nothing but a warning hangs on it.
std::vector<std::string> files_of_other_standards(const std::filesystem::path& standards, const std::string& id) {
    std::vector<std::string> found;
    Sources sources;
    Findings unheard;
    FileReader files(standards, sources, unheard);
    const std::optional<std::uint32_t> file = files.read_text(id + "/standard.toml");
    const std::optional<TomlNode> root = file ? parse_toml(sources, *file, unheard) : std::nullopt;
    const TomlNode* named = root ? root->find("classifications") : nullptr;
    if (named == nullptr) return found;
    for (const TomlNode& item : named->items()) {
        const std::optional<ClassificationName> name = parse_classification_name(item.text);
        if (name && !name->standard.empty()) found.push_back(std::string(item.text) + ".toml");
    }
    return found;
}

// Whether another standard beside this one takes the classification from it.
bool is_taken_elsewhere(FileReader& files, const std::string& folder, const std::string& id) {
    const std::size_t slash = folder.rfind('/');
    const std::string all = folder.substr(0, slash);
    const std::string wanted = folder.substr(slash + 1) + "/" + id + ".toml";
    for (const std::string& other : files.folders_in(all)) {
        const std::vector<std::string> taken = files_of_other_standards(files.root() / all, other);
        if (std::find(taken.begin(), taken.end(), wanted) != taken.end()) return true;
    }
    return false;
}

// What lies beside the files that are read: mostly a classification that was not named.
void warn_of_other_files(FileReader& files, const std::string& folder, TableReader& reader, Findings& findings) {
    static constexpr std::string_view ending = ".toml";
    std::vector<std::string> expected = {"standard.toml", "checks.toml", "glossary.toml", "README.md"};
    if (const TomlNode* named = reader.find("classifications")) {
        for (const TomlNode& item : named->items()) expected.push_back(std::string(item.text) + std::string(ending));
    }
    for (const std::string& name : files.files_in(folder)) {
        if (std::find(expected.begin(), expected.end(), name) != expected.end()) continue;
        const bool is_toml = name.ends_with(ending);
        if (is_toml && is_taken_elsewhere(files, folder, name.substr(0, name.size() - ending.size()))) continue;
        findings.warning(rules::unexpected_file, files.place_of(folder + "/" + name),
                         "nothing is read from this file" + nearest_hint(name, expected),
                         "Name a classification in \"classifications\"; mend the name of another file, or move it elsewhere.");
    }
    files.refuse_folders(folder, {}, "nothing is read from this folder", Severity::warning);
}

}  // namespace

std::unique_ptr<Standard> load_standard(FileReader& files, const std::string& folder, Sources& sources, Findings& findings) {
    const std::size_t errors_before = findings.count(Severity::error);
    const std::optional<std::uint32_t> file = files.read_text(folder + "/standard.toml");
    const std::optional<TomlNode> root = file ? parse_toml(sources, *file, findings) : std::nullopt;
    if (!root) return nullptr;
    auto standard = std::make_unique<Standard>();
    standard->place = root->place;
    TableReader reader(*root, findings);
    reader.refuse_others({"id", "title", "stages", "units", "classifications", "rounding", "minor-digits", "prose", "key-figures",
                          "table", "statement", "figure", "chart", "part", "form", "overview"});
    standard->id = reader.slug("id", Need::required);
    if (!standard->id.empty() && !folder.ends_with("/" + standard->id)) {
        findings.error(rules::wrong_folder, reader.place_of("id"),
                       "the folder is " + folder + " but the id is \"" + standard->id + "\"", "Give both the same name.");
    }
    standard->title = reader.text("title", Need::required);
    load_stages(reader, *standard);
    load_units(reader, *standard);
    load_rounding(reader, *standard);
    load_prose_words(reader, *standard);
    // Tables and statements first: figures, charts, the overview and checks name their cells. Only with all of these can
    // locate_cells() look the cells up once for all documents.
    load_tables(reader, files, folder, sources, *standard);
    load_statements(reader, *standard);
    load_performance_form(reader, *standard);
    standard->figures = load_figures(reader, *standard);
    standard->key_figures = reader.texts("key-figures", Need::optional);
    check_key_figures(reader, *standard);
    load_overview(reader, *standard);
    load_charts(reader, *standard);
    load_parts(reader, *standard);
    load_checks_file(files, folder + "/checks.toml", sources, findings, *standard);
    standard->glossary = load_glossary(files, folder + "/glossary.toml", sources, findings);
    warn_of_other_files(files, folder, reader, findings);
    locate_cells(*standard);
    // What the ids of a standard with faults would make is not worth telling.
    if (findings.count(Severity::error) == errors_before) claim_addresses(*standard, findings);
    standard->is_sound = findings.count(Severity::error) == errors_before;
    return standard;
}

}  // namespace sitegen

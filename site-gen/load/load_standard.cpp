#include "load/load_standard.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "expression/resolve.hpp"
#include "load/chart_looks.hpp"
#include "load/claim_addresses.hpp"
#include "load/load_answers.hpp"
#include "load/load_charts.hpp"
#include "load/load_checks.hpp"
#include "load/load_classifications.hpp"
#include "load/load_expression.hpp"
#include "load/load_overview.hpp"
#include "load/load_table_forms.hpp"
#include "load/load_translations.hpp"
#include "load/stage_names.hpp"
#include "load/standard_files.hpp"
#include "load/table_reader.hpp"
#include "model/rules.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

std::vector<Term> load_glossary(const std::optional<TomlNode>& root, Findings& findings) {
    std::vector<Term> terms;
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

// kind: the name of such a label, such as "stage".
std::vector<Label> load_labels(TableReader& reader, std::string_view key, std::string_view kind, Need need) {
    std::vector<Label> labels;
    std::set<std::string> ids;
    for (TableReader& entry : reader.tables(key, need)) {
        entry.refuse_others({"id", "title"});
        labels.push_back({entry.id(ids, kind), entry.plain_title("title", Need::required)});
    }
    return labels;
}

// Without a folder of its own, the first stage is in the year's folder, and every other stage is in a folder with its name.
void load_stages(TableReader& reader, Standard& standard) {
    std::set<std::string> ids;
    std::map<std::string, std::string> ids_by_folder;
    for (TableReader& entry : reader.tables("stages", Need::required)) {
        entry.refuse_others({"id", "title", "folder"});
        StageForm stage{entry.id(ids, "stage"), entry.plain_title("title", Need::required), entry.slug("folder", Need::optional)};
        if (stage.folder.empty() && !standard.stages.empty()) stage.folder = stage.id;
        static constexpr std::array taken = {"changes", "charts", "checks", "data", "versions"};
        if (std::find(taken.begin(), taken.end(), stage.folder) != taken.end()) {
            reader.findings().error(rules::invalid_name, entry.place(), "each year already has files in " + stage.folder + "/",
                                    "Give the stage another id, or another folder.");
        }
        const auto [other, is_first] = ids_by_folder.emplace(stage.folder, stage.id);
        if (!is_first) {
            reader.findings().error(
                rules::duplicate_id, entry.place_of("folder"),
                "the stages \"" + other->second + "\" and \"" + stage.id + "\" would share the folder " + stage.folder + "/",
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

void load_currency(TableReader& reader, Standard& standard) {
    standard.currency = reader.text("currency", Need::optional);
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (standard.currency.empty()) return;
    if (standard.currency.size() == 3 && std::all_of(standard.currency.begin(), standard.currency.end(), is_capital)) return;
    reader.findings().error(rules::invalid_value, reader.place_of("currency"),
                            "\"" + standard.currency + "\" is not the code of a currency",
                            "Write its three capitals of ISO 4217: currency = \"CNY\"");
    standard.currency.clear();
}

// A pattern without both marks would print no amount, or an amount without its size.
void load_large_amounts(TableReader& reader, Standard& standard) {
    standard.large_amounts = reader.text("large-amounts", Need::optional);
    if (standard.large_amounts.empty()) return;
    const std::size_t number = standard.large_amounts.find("{number}");
    const std::size_t scale = standard.large_amounts.find("{scale}");
    if (number != std::string::npos && scale != std::string::npos && number < scale) return;
    reader.findings().error(rules::invalid_value, reader.place_of("large-amounts"),
                            "a large amount has a {number} and then a {scale}",
                            "Write where both stand: large-amounts = \"R{number} {scale}\"");
    standard.large_amounts.clear();
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
        reader.findings().error(rules::invalid_value, reader.place_of("minor-digits"),
                                "a currency has 0 to 6 digits after the point",
                                "Write how many digits the currency has after the point: 2 for cents.");
    }
}

void load_prose_words(TableReader& reader, Standard& standard) {
    std::optional<TableReader> words = reader.table("prose", Need::optional);
    if (!words) return;
    words->refuse_others({"rise", "fall", "same", "residue", "no-data"});
    standard.prose = {words->texts("rise", Need::optional), words->texts("fall", Need::optional),
                      words->texts("same", Need::optional), words->texts("residue", Need::optional),
                      words->texts("no-data", Need::optional)};
}

void load_checks_file(const std::optional<TomlNode>& root, Findings& findings, Standard& standard) {
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
            {entry.id(ids, "statement"), entry.plain_title("title", Need::required), entry.text("unit", Need::optional)});
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
    std::set<std::string> section_ids;  // unique over all parts, because a narrative finds its section by id
    for (TableReader& entry : reader.tables("part", Need::required)) {
        entry.refuse_others({"id", "title", "sections", "tables", "glossary"});
        PartForm part;
        part.id = entry.id(ids, "part");
        part.title = entry.title("title", Need::required);
        part.has_tables = entry.boolean("tables");
        part.has_glossary = entry.boolean("glossary");
        for (TableReader& line : entry.tables("sections", Need::optional)) {
            line.refuse_others({"id", "title", "charts", "forms", "optional", "stages", "collapsed"});
            part.sections.push_back({line.id(section_ids, "section"), line.title("title", Need::required),
                                     line.texts("charts", Need::optional), line.boolean("forms"), line.place(),
                                     line.boolean("optional"), load_stage_names(line, standard), line.boolean("collapsed")});
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
    result.title = form->plain_title("title", Need::required);
    result.number_from = form->integer("number-from", Need::required).value_or(0);
    result.fields = load_labels(*form, "fields", "field", Need::required);
    result.periods = load_labels(*form, "periods", "period", Need::required);
    result.funds = load_labels(*form, "funds", "fund", Need::optional);
    result.funds_title = form->plain_title("funds-title", Need::optional);
    result.goals_title = form->plain_title("goals-title", Need::optional);
    result.indicator_levels = form->plain_titles("indicator-levels", Need::required);
    result.indicator_value_title = form->plain_title("indicator-value-title", Need::optional);
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

// Warns of files beside those that are read: usually a classification that was not named.
void warn_of_other_files(FileReader& files, const std::string& folder, TableReader& reader, Findings& findings) {
    static constexpr std::string_view ending = ".toml";
    std::vector<std::string> expected = {"standard.toml", "checks.toml", "glossary.toml", "imprint.toml", "README.md"};
    if (const TomlNode* named = reader.find("classifications")) {
        for (const TomlNode& item : named->items()) expected.push_back(std::string(item.text) + std::string(ending));
    }
    for (const std::string& name : files.files_in(folder)) {
        if (std::find(expected.begin(), expected.end(), name) != expected.end()) continue;
        const bool is_toml = name.ends_with(ending);
        if (is_toml && is_taken_elsewhere(files, folder, name.substr(0, name.size() - ending.size()))) continue;
        findings.warning(rules::unexpected_file, files.place_of(folder + "/" + name),
                         "this file is not used" + nearest_hint(name, expected),
                         "Name a classification in \"classifications\"; correct the name of another file, or move it elsewhere.");
    }
    files.refuse_folders(folder, {translations_folder}, "this folder is not used", Severity::warning);
}

// A standard may serve many sites, so its files of other languages are no fault. Translations of a standard that is extended are
// its own, too; only what it leaves out makes some of them idle.
void load_standard_translations(StandardFiles& files, const StandardFolder& folder, const std::vector<std::string>& languages,
                                Findings& findings, Standard& standard) {
    for (const std::string& language : languages) {
        const std::string name = std::string(translations_folder) + "/" + language + ".toml";
        const std::optional<TomlNode> root = files.other(name);
        if (!root) continue;
        TextTranslations texts = load_texts(*root, findings);
        if (!folder.files->exists(folder.path + "/" + name)) texts.place = {};
        standard.translations.emplace(language, std::move(texts));
    }
}

void load_synonyms(TableReader& reader, Standard& standard) {
    std::optional<TableReader> synonyms = reader.table("synonyms", Need::optional);
    if (!synonyms) return;
    for (const TomlEntry& entry : reader.find("synonyms")->entries())
        standard.synonyms.push_back({entry.key, synonyms->text(entry.key, Need::required)});
}

}  // namespace

std::unique_ptr<Standard> load_standard(const StandardFolder& folder, StandardFolders& folders,
                                        const std::vector<std::string>& languages, Sources& sources, Findings& findings) {
    const std::size_t errors_before = findings.count(Severity::error);
    StandardFiles files(folder, folders, sources, findings);
    const std::optional<TomlNode> root = files.standard();
    if (!root) return nullptr;
    auto standard = std::make_unique<Standard>();
    standard->place = root->place;
    standard->left_out = files.left_out();
    TableReader reader(*root, findings);
    reader.refuse_others({"id",       "title",        "stages",  "units",         "large-amounts", "classifications",
                          "rounding", "minor-digits", "prose",   "ignored-words", "synonyms",      "key-figures",
                          "table",    "statement",    "figure",  "chart",         "answer",        "part",
                          "form",     "overview",     "extends", "currency"});
    standard->id = reader.slug("id", Need::required);
    if (!standard->id.empty() && !folder.path.ends_with("/" + standard->id)) {
        findings.error(rules::wrong_folder, reader.place_of("id"),
                       "the folder is " + folder.path + ", but the id is \"" + standard->id + "\"", "Give both the same name.");
    }
    standard->title = reader.plain_title("title", Need::required);
    load_stages(reader, *standard);
    load_units(reader, *standard);
    load_currency(reader, *standard);
    load_large_amounts(reader, *standard);
    load_rounding(reader, *standard);
    load_prose_words(reader, *standard);
    for (const std::string& word : reader.texts("ignored-words", Need::optional))
        standard->ignored_words.push_back(bare_name(word));
    load_synonyms(reader, *standard);
    // Tables and statements come first, because figures, charts, the overview and checks name their cells. Only then can
    // locate_cells() find these cells once for all documents.
    load_table_forms(reader, load_classifications(reader, folder, folders, sources, *standard), *standard);
    load_statements(reader, *standard);
    load_performance_form(reader, *standard);
    standard->figures = load_figures(reader, *standard);
    standard->key_figures = reader.texts("key-figures", Need::optional);
    check_key_figures(reader, *standard);
    load_overview(reader, *standard);
    load_charts(reader, *standard);
    standard->looks = chart_looks(*standard);
    load_parts(reader, *standard);
    standard->answers = load_answers(reader, *standard);
    load_checks_file(files.other("checks.toml"), findings, *standard);
    standard->glossary = load_glossary(files.other("glossary.toml"), findings);
    load_standard_translations(files, folder, languages, findings, *standard);
    warn_of_other_files(*folder.files, folder.path, reader, findings);
    locate_cells(*standard);
    // A standard with faults would only cause useless findings about its addresses.
    if (findings.count(Severity::error) == errors_before) claim_addresses(*standard, findings);
    standard->is_sound = findings.count(Severity::error) == errors_before;
    return standard;
}

}  // namespace sitegen

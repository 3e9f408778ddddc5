#include "load/load_standard.hpp"

#include <algorithm>
#include <set>

#include "expression/parse.hpp"
#include "load/load_expression.hpp"
#include "load/load_tables_form.hpp"
#include "load/table_reader.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

Classification load_classification(FileReader& files, const std::string& path, const std::string& id, Sources& sources,
                                   Findings& findings) {
    Classification result;
    result.id = id;
    const std::optional<std::uint32_t> file = files.read_text(path);
    if (!file) return result;
    const TomlNode root = parse_toml(sources, *file, findings);
    result.place = root.place;
    TableReader reader(root, findings);
    reader.refuse_others({"id", "title", "levels", "codes"});
    const std::string stated_id = reader.slug("id", Need::required);
    if (!stated_id.empty() && stated_id != id) {
        findings.error(rules::wrong_folder, reader.place_of("id"), "the file is named " + id + ".toml but its id is \"" + stated_id + "\"",
                       "Give both the same name.");
    }
    result.title = reader.text("title", Need::required);
    for (const int length : reader.integers("levels", Need::required)) {
        result.levels.push_back(static_cast<std::size_t>(std::max(length, 0)));
    }
    const std::optional<TableReader> codes = reader.table("codes", Need::required);
    if (!codes) return result;
    for (const TomlEntry& entry : reader.find("codes")->entries) {
        Code code;
        if (entry.value.kind == TomlNode::Kind::string) {
            code.name = checked_text(entry.value, findings);
        } else {
            TableReader detail(entry.value, findings);
            detail.refuse_others({"name", "from", "until"});
            code.name = detail.text("name", Need::required);
            code.from = detail.integer("from", Need::optional);
            code.until = detail.integer("until", Need::optional);
        }
        if (result.level_of(entry.key) == 0) {
            findings.error(rules::invalid_value, entry.place, "the code " + entry.key + " has none of the lengths in \"levels\"",
                           "Mend the code or the levels.");
        }
        result.codes.emplace(entry.key, std::move(code));
    }
    return result;
}

std::vector<Term> load_glossary(FileReader& files, const std::string& path, Sources& sources, Findings& findings) {
    std::vector<Term> terms;
    if (!files.exists(path)) return terms;
    const std::optional<std::uint32_t> file = files.read_text(path);
    if (!file) return terms;
    const TomlNode root = parse_toml(sources, *file, findings);
    TableReader reader(root, findings);
    reader.refuse_others({"term"});
    std::set<std::string> ids;
    for (TableReader& entry : reader.tables("term", Need::optional)) {
        entry.refuse_others({"id", "term", "text"});
        Term term{entry.slug("id", Need::required), entry.text("term", Need::required), entry.text("text", Need::required), entry.place()};
        if (!ids.insert(term.id).second) {
            findings.error(rules::duplicate_id, entry.place_of("id"), "the term \"" + term.id + "\" is explained twice", "Keep one.");
        }
        terms.push_back(std::move(term));
    }
    return terms;
}

std::vector<Label> load_labels(TableReader& reader, std::string_view key, Need need) {
    std::vector<Label> labels;
    for (TableReader& entry : reader.tables(key, need)) {
        entry.refuse_others({"id", "title"});
        labels.push_back({entry.slug("id", Need::required), entry.text("title", Need::required)});
    }
    return labels;
}

void load_units(TableReader& reader, Standard& standard) {
    const std::optional<TableReader> units = reader.table("units", Need::required);
    if (!units) return;
    for (const TomlEntry& entry : reader.find("units")->entries) {
        TableReader one = *units;
        if (const std::optional<int> power = one.integer(entry.key, Need::required)) {
            if (*power >= -6 && *power <= 12) {
                standard.units.emplace(entry.key, *power);
            } else {
                reader.findings().error(rules::invalid_value, entry.value.place, "a unit's power of ten lies between -6 and 12", "");
            }
        }
    }
}

void load_parts(TableReader& reader, Standard& standard) {
    for (TableReader& entry : reader.tables("part", Need::required)) {
        entry.refuse_others({"id", "title", "sections", "tables", "glossary"});
        PartForm part;
        part.id = entry.slug("id", Need::required);
        part.title = entry.text("title", Need::required);
        part.has_tables = entry.boolean("tables");
        part.has_glossary = entry.boolean("glossary");
        for (TableReader& line : entry.tables("sections", Need::optional)) {
            line.refuse_others({"id", "title", "charts", "forms"});
            SectionForm section{line.slug("id", Need::required), line.text("title", Need::required),
                                line.texts("charts", Need::optional), line.boolean("forms"), line.place()};
            for (const std::string& chart : section.charts) {
                if (standard.find_chart(chart) != nullptr) continue;
                std::vector<std::string> names;
                for (const ChartDeclaration& known : standard.charts) names.push_back(known.id);
                reader.findings().error(rules::unknown_chart, line.place_of("charts"),
                                        "the standard declares no chart \"" + chart + "\"" + nearest_hint(chart, names), "");
            }
            part.sections.push_back(std::move(section));
        }
        standard.parts.push_back(std::move(part));
    }
}

void load_performance_form(TableReader& reader, Standard& standard) {
    std::optional<TableReader> form = reader.table("form", Need::optional);
    if (!form) return;
    form->refuse_others({"title", "number-from", "fields", "periods", "funds", "funds-title", "goals-title", "indicator-levels",
                         "indicator-value-title"});
    PerformanceForm result;
    result.title = form->text("title", Need::required);
    result.number_from = form->integer("number-from", Need::required).value_or(0);
    result.fields = load_labels(*form, "fields", Need::required);
    result.periods = load_labels(*form, "periods", Need::required);
    result.funds = load_labels(*form, "funds", Need::optional);
    result.funds_title = form->text("funds-title", Need::optional);
    result.goals_title = form->text("goals-title", Need::optional);
    result.indicator_levels = form->texts("indicator-levels", Need::required);
    result.indicator_value_title = form->text("indicator-value-title", Need::optional);
    standard.performance = std::move(result);
}

void check_key_figures(TableReader& reader, const Standard& standard) {
    for (const std::string& id : standard.key_figures) {
        if (standard.find_figure(id) != nullptr) continue;
        std::vector<std::string> names;
        for (const FigureForm& figure : standard.figures) names.push_back(figure.id);
        reader.findings().error(rules::unknown_figure, reader.place_of("key-figures"),
                                "the standard declares no figure \"" + id + "\"" + nearest_hint(id, names), "");
    }
}

}  // namespace

std::unique_ptr<Standard> load_standard(FileReader& files, const std::string& folder, Sources& sources, Findings& findings) {
    auto standard = std::make_unique<Standard>();
    const std::optional<std::uint32_t> file = files.read_text(folder + "/standard.toml");
    if (!file) return standard;
    const TomlNode root = parse_toml(sources, *file, findings);
    standard->place = root.place;
    TableReader reader(root, findings);
    reader.refuse_others({"id", "title", "stages", "units", "classifications", "key-figures", "table", "statement", "figure", "chart",
                          "part", "form"});
    standard->id = reader.slug("id", Need::required);
    if (!standard->id.empty() && !folder.ends_with("/" + standard->id)) {
        findings.error(rules::wrong_folder, reader.place_of("id"), "the folder is " + folder + " but the id is \"" + standard->id + "\"",
                       "Give both the same name.");
    }
    standard->title = reader.text("title", Need::required);
    standard->stages = load_labels(reader, "stages", Need::required);
    load_units(reader, *standard);
    for (const std::string& id : reader.texts("classifications", Need::optional)) {
        standard->classifications.emplace(id, load_classification(files, folder + "/" + id + ".toml", id, sources, findings));
    }
    load_table_forms(reader, *standard);
    for (TableReader& entry : reader.tables("statement", Need::optional)) {
        entry.refuse_others({"id", "title", "unit"});
        standard->statements.push_back(
            {entry.slug("id", Need::required), entry.text("title", Need::required), entry.text("unit", Need::optional)});
    }
    standard->figures = load_figures(reader, *standard, {});
    standard->key_figures = reader.texts("key-figures", Need::optional);
    check_key_figures(reader, *standard);
    load_charts(reader, *standard);
    load_parts(reader, *standard);
    load_performance_form(reader, *standard);
    standard->glossary = load_glossary(files, folder + "/glossary.toml", sources, findings);
    return standard;
}

}  // namespace sitegen

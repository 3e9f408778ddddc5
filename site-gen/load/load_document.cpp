#include "load/load_document.hpp"

#include <algorithm>

#include "expression/evaluate.hpp"
#include "load/declared_codes.hpp"
#include "load/load_checks.hpp"
#include "load/load_corrected_cells.hpp"
#include "load/load_expression.hpp"
#include "load/load_narrative.hpp"
#include "load/load_performance.hpp"
#include "load/load_sources.hpp"
#include "load/load_tables.hpp"
#include "load/table_reader.hpp"
#include "model/finding.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

void check_folder(TableReader& reader, const DocumentFolder& folder, const Document& document) {
    if (document.year != folder.year) {
        reader.findings().error(rules::wrong_folder, reader.place_of("year"),
                                "the document's year is " + document.year.text() + ", but its folder is " + folder.year.text(),
                                "Correct the year or move the folder.");
    }
    if (document.stage.empty()) return;
    if (document.stage != folder.stage) {
        reader.findings().error(rules::wrong_folder, reader.place_of("stage"),
                                "the document's stage is \"" + document.stage + "\", but its folder is \"" + folder.stage + "\"",
                                "Correct the stage or rename the folder.");
    }
    if (!document.standard->stages.empty() && document.standard->find_stage(document.stage) == nullptr) {
        std::vector<std::string> names;
        for (const StageForm& stage : document.standard->stages) names.push_back(stage.id);
        reader.findings().error(rules::invalid_value, reader.place_of("stage"),
                                "the standard has no stage \"" + document.stage + "\"" + nearest_hint(document.stage, names),
                                "Name one of the standard's stages.");
    }
}

void check_statements(const TomlNode& values, const Standard& standard, Findings& findings) {
    for (const TomlEntry& entry : values.entries()) {
        if (standard.find_statement(entry.key) != nullptr) continue;
        std::vector<std::string> names;
        for (const StatementForm& form : standard.statements) names.push_back(form.id);
        findings.error(rules::unknown_key, entry.place,
                       "the standard declares no statement \"" + entry.key + "\"" + nearest_hint(entry.key, names),
                       "Correct the name, remove it, or declare it in the standard with [[statement]].");
    }
}

void load_statements(TableReader& reader, Document& document) {
    const std::optional<TableReader> values = reader.table("statements", Need::optional);
    if (values) check_statements(*reader.find("statements"), *document.standard, reader.findings());
    document.statements.reserve(document.standard->statements.size());
    for (const StatementForm& form : document.standard->statements) {
        Statement statement;
        statement.form = &form;
        const TomlNode* value = values ? values->find(form.id) : nullptr;
        if (value != nullptr) statement.value = read_cell(*value, reader.findings());
        document.statements.push_back(statement);
    }
}

// The key with the statement of a [[prior]]: "value" or "change". Returns nothing, after a finding, if there is not exactly one.
const char* find_prior_key(TableReader& entry) {
    const TomlNode* value = entry.find("value");
    const TomlNode* change = entry.find("change");
    if (value != nullptr && change != nullptr) {
        entry.findings().error(rules::invalid_value, change->place, "a prior has either \"value\" or \"change\", not both",
                               "Keep one.");
        return nullptr;
    }
    if (value == nullptr && change == nullptr) {
        entry.findings().error(rules::missing_key, entry.place(), "the prior has neither \"value\" nor \"change\"",
                               "Add one of them.");
        return nullptr;
    }
    return value != nullptr ? "value" : "change";
}

// An amount in a different unit than the document's keeps that unit, with its last known place.
void convert(PriorStatement& prior, const std::string& unit, const Document& document, Findings& findings) {
    const int power = power_between(unit, document.unit, *document.standard);
    prior.last_place = power - prior.amount.decimals();
    try {
        prior.amount = prior.amount.shifted(power);
    } catch (const AmountOverflow&) {
        findings.error(rules::amount_overflow, prior.place, "in " + document.unit + " the amount exceeds 18 digits",
                       "Correct the amount or its unit.");
    }
}

void load_priors(TableReader& reader, Document& document) {
    for (TableReader& entry : reader.tables("prior", Need::optional)) {
        entry.refuse_others({"cell", "value", "change", "rate", "unit"});
        if (entry.find("cell") == nullptr) entry.report_missing("cell");
        const std::optional<CellReference> cell = load_reference(entry, "cell", document);
        if (cell && (cell->column.empty() || cell->rows.kind != RowSelector::Kind::row)) {
            entry.findings().error(rules::invalid_value, cell->place, "a prior is about a single cell",
                                   "Name its row and its column: expenditure[total].basic.");
        }
        const char* key = find_prior_key(entry);
        const std::optional<Amount> amount = key == nullptr ? std::nullopt : entry.amount(key, Need::required);
        const std::optional<Amount> rate = entry.amount("rate", Need::optional);
        const std::string unit = entry.text("unit", Need::optional);
        if (!unit.empty()) check_unit(unit, entry.place_of("unit"), *document.standard, entry.findings());
        if (!cell || !amount) continue;
        document.priors.push_back({*cell, *amount, std::string_view(key) == "change", rate, entry.place()});
        if (!unit.empty()) convert(document.priors.back(), unit, document, entry.findings());
    }
}

// The ids of the rows that a note names.
std::vector<std::string> rows_of(const CellReference& reference, const Document& document) {
    std::vector<std::string> ids;
    for (const FoundCell& found : CellFinder(document).find_cells(reference)) {
        if (found.row != nullptr) ids.push_back(found.row->id);
    }
    if (ids.empty()) ids.push_back(reference.rows.text);
    return ids;
}

// Gives each row the numbers of its notes.
void number_notes(Document& document) {
    for (Table& table : document.tables) {
        std::uint32_t number = 0;
        for (const Note& note : document.notes) {
            if (!note.on || note.on->table != table.form->id) continue;
            ++number;
            if (note.rows.empty()) continue;
            for (Side& side : table.sides) {
                for (Row& row : side.rows) {
                    if (note.concerns(table.form->id, row.id, {})) row.notes.push_back(number);
                }
            }
        }
    }
}

void load_notes(TableReader& reader, Document& document) {
    for (TableReader& entry : reader.tables("note", Need::optional)) {
        entry.refuse_others({"on", "text", "original"});
        Note note;
        note.place = entry.place();
        note.on = load_reference(entry, "on", document);
        if (note.on && note.on->rows.kind != RowSelector::Kind::every) note.rows = rows_of(*note.on, document);
        note.text = entry.plain_title("text", Need::required);
        note.original = entry.text("original", Need::optional);
        document.notes.push_back(std::move(note));
    }
    number_notes(document);
}

// What is counted and has a last year.
bool is_changing(const FigureForm& form) { return form.kind == FigureForm::Kind::amount || form.kind == FigureForm::Kind::count; }

void check_changing_figure(const TableReader& entry, const std::string& id, const Document& document) {
    std::vector<std::string> known;
    for (const std::vector<FigureForm>* figures : {&document.standard->figures, &document.figures}) {
        for (const FigureForm& form : *figures) {
            if (is_changing(form)) known.push_back(form.id);
        }
    }
    if (std::find(known.begin(), known.end(), id) != known.end()) return;
    entry.findings().error(rules::unknown_figure, entry.place_of("of"),
                           "there is no figure \"" + id + "\" that is an amount or a count" + nearest_hint(id, known),
                           "Name a figure of the standard, or declare it in document.toml.");
}

void load_reasons(TableReader& reader, Document& document) {
    for (TableReader& entry : reader.tables("reason", Need::optional)) {
        entry.refuse_others({"of", "text"});
        ChangeReason reason{entry.slug("of", Need::required), entry.plain_title("text", Need::required), entry.place()};
        if (reason.figure.empty()) continue;
        check_changing_figure(entry, reason.figure, document);
        const auto is_same = [&](const ChangeReason& other) { return other.figure == reason.figure; };
        if (std::any_of(document.reasons.begin(), document.reasons.end(), is_same)) {
            entry.findings().error(rules::duplicate_id, entry.place_of("of"),
                                   "the figure \"" + reason.figure + "\" has a reason already", "Join the two reasons.");
        }
        document.reasons.push_back(std::move(reason));
    }
}

// Reads the tables of every other file, then everything that refers to them.
void load_other_files(const DocumentFolder& folder, Document& document) {
    TablesLoader tables(document, folder.sources, folder.findings);
    std::vector<TomlNode> roots;
    for (const std::string& name : folder.files.files_in(folder.path)) {
        if (name == "document.toml") continue;
        const std::string path = folder.path + "/" + name;
        if (!name.ends_with(".toml")) {
            folder.findings.error(rules::unexpected_file, folder.files.place_of(path),
                                  "a document's folder holds .toml files and narrative/", "Move the file elsewhere.");
            continue;
        }
        const std::optional<std::uint32_t> file = folder.files.read_text(path);
        std::optional<TomlNode> root = file ? parse_toml(folder.sources, *file, folder.findings) : std::nullopt;
        if (root) {
            roots.push_back(std::move(*root));
        } else {
            tables.miss_file();
        }
    }
    // Tables are read from all files first: a table may be in any of them, and forms and notes name rows of all tables.
    std::vector<TableReader> readers;
    readers.reserve(roots.size());
    for (const TomlNode& root : roots) readers.emplace_back(root, folder.findings);
    for (TableReader& reader : readers) {
        reader.refuse_others({"tables", "performance"});
        tables.load(reader);
    }
    tables.finish();
    for (TableReader& reader : readers) load_performance(reader, document);
}

}  // namespace

std::string standard_named_in(const std::filesystem::path& content, const std::string& document_folder) {
    Sources sources;
    Findings unheard;
    FileReader files(content, sources, unheard);
    const std::optional<std::uint32_t> file = files.read_text(document_folder + "/document.toml");
    const std::optional<TomlNode> root = file ? parse_toml(sources, *file, unheard) : std::nullopt;
    const TomlNode* standard = root ? root->find("standard") : nullptr;
    const bool is_name = standard != nullptr && standard->kind == TomlNode::Kind::string && is_slug(standard->text);
    return is_name ? std::string(standard->text) : std::string();
}

std::optional<Document> load_document(const DocumentFolder& folder) {
    folder.files.refuse_folders(folder.path, {"document.toml", "narrative"},
                                "a document's folder holds .toml files and narrative/");
    const std::optional<std::uint32_t> file = folder.files.read_text(folder.path + "/document.toml");
    const std::optional<TomlNode> root = file ? parse_toml(folder.sources, *file, folder.findings) : std::nullopt;
    if (!root) return std::nullopt;
    TableReader reader(*root, folder.findings);
    reader.refuse_others({"year", "stage", "standard", "title", "unit", "source", "sources", "version", "statements", "prior",
                          "note", "figure", "check", "acknowledge", "reason", "code", "rounded-to", "provisional"});
    const std::string standard_id = reader.slug("standard", Need::required);
    if (standard_id.empty()) return std::nullopt;
    Document document;
    document.standard = folder.standard_named(standard_id, reader.place_of("standard"));
    if (document.standard == nullptr) return std::nullopt;
    document.place = root->place;
    document.department = folder.department;
    document.year = reader.fiscal_year("year", Need::required).value_or(folder.year);
    document.stage = reader.slug("stage", Need::required);
    check_folder(reader, folder, document);
    document.title = reader.text("title", Need::required);
    document.unit = reader.text("unit", Need::required);
    if (!document.unit.empty()) check_unit(document.unit, reader.place_of("unit"), *document.standard, folder.findings);
    document.is_provisional = reader.boolean("provisional");
    document.rounded_to = reader.text("rounded-to", Need::optional);
    if (!document.rounded_to.empty())
        check_unit(document.rounded_to, reader.place_of("rounded-to"), *document.standard, folder.findings);
    // Each step names what the steps before it have loaded: tables name sources; priors, figures and notes
    // name rows; acknowledgements name checks; prose names figures.
    load_sources(reader, document);
    load_statements(reader, document);
    load_declared_codes(reader, document);
    load_other_files(folder, document);
    load_corrected_cells(reader, document);
    load_priors(reader, document);
    document.figures = load_figures(reader, document);
    document.checks = load_checks(reader, document);
    document.acknowledgements = load_acknowledgements(reader, document);
    load_notes(reader, document);
    load_reasons(reader, document);
    load_narrative({folder.files, folder.path + "/narrative", folder.languages, folder.findings}, document);
    if (!document.standard->is_sound) return std::nullopt;  // reported where the standard is read
    return document;
}

}  // namespace sitegen

#include "load/load_document.hpp"

#include <algorithm>

#include "load/load_expression.hpp"
#include "load/load_performance.hpp"
#include "load/load_tables.hpp"
#include "load/table_reader.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

void check_folder(TableReader& reader, const DocumentFolder& folder, const Document& document) {
    if (document.year != folder.year) {
        reader.findings().error(rules::wrong_folder, reader.place_of("year"),
                                "the document says " + std::to_string(document.year) + " but lies in the folder of " +
                                    std::to_string(folder.year),
                                "Mend the year or move the folder.");
    }
    if (document.stage != folder.stage) {
        reader.findings().error(rules::wrong_folder, reader.place_of("stage"),
                                "the document says \"" + document.stage + "\" but lies in the folder \"" + folder.stage + "\"",
                                "Mend the stage or rename the folder.");
    }
    if (document.standard->find_stage(document.stage) == nullptr) {
        std::vector<std::string> names;
        for (const Label& stage : document.standard->stages) names.push_back(stage.id);
        reader.findings().error(rules::invalid_value, reader.place_of("stage"),
                                "the standard has no stage \"" + document.stage + "\"" + nearest_hint(document.stage, names),
                                "Name one of the standard's stages.");
    }
}

SourceDocument load_source(TableReader& reader) {
    SourceDocument source;
    std::optional<TableReader> table = reader.table("source", Need::optional);
    if (!table) return source;
    table->refuse_others({"title", "publisher", "date", "url", "pages"});
    source.title = table->text("title", Need::required);
    source.publisher = table->text("publisher", Need::optional);
    source.page_count = table->integer("pages", Need::optional);
    source.url = table->text("url", Need::optional);
    if (!source.url.empty() && !source.url.starts_with("https://") && !source.url.starts_with("http://")) {
        table->findings().error(rules::unsafe_link, table->place_of("url"), "the source's address is not a web address",
                                "Begin it with https:// or http://.");
        source.url.clear();
    }
    if (const TomlNode* date = table->find("date")) {
        if (date->kind == TomlNode::Kind::date) {
            source.date = date->text;
        } else {
            table->findings().error(rules::wrong_type, date->place, "\"date\" must be a date", "Write it without quotes: 2023-02-10");
        }
    }
    return source;
}

void load_statements(TableReader& reader, Document& document) {
    std::vector<std::string> known;
    for (const StatementForm& form : document.standard->statements) known.push_back(form.id);
    std::optional<TableReader> values = reader.table("statements", Need::optional);
    if (values) values->refuse_others(known);
    for (const StatementForm& form : document.standard->statements) {
        Statement statement;
        statement.form = &form;
        const TomlNode* value = values ? values->find(form.id) : nullptr;
        if (value != nullptr) statement.value = read_cell(*value, reader.findings());
        document.statements.push_back(statement);
    }
}

void load_priors(TableReader& reader, Document& document) {
    for (TableReader& entry : reader.tables("prior", Need::optional)) {
        entry.refuse_others({"cell", "value", "change"});
        PriorStatement prior;
        prior.place = entry.place();
        std::optional<CellReference> cell = load_reference(entry, "cell", *document.standard);
        prior.is_change = entry.find("value") == nullptr;
        const std::optional<Amount> amount = entry.amount(prior.is_change ? "change" : "value", Need::required);
        if (entry.find("cell") == nullptr) {
            reader.findings().error(rules::missing_key, entry.place(), "\"cell\" is missing", "Add it here.");
        }
        if (!cell || !amount) continue;
        prior.cell = std::move(*cell);
        prior.amount = *amount;
        document.priors.push_back(std::move(prior));
    }
}

void load_notes(TableReader& reader, Document& document) {
    for (TableReader& entry : reader.tables("note", Need::optional)) {
        entry.refuse_others({"on", "text", "original"});
        Note note;
        note.place = entry.place();
        note.on = load_reference(entry, "on", *document.standard);
        note.text = entry.text("text", Need::required);
        note.original = entry.text("original", Need::optional);
        document.notes.push_back(std::move(note));
    }
}

// "01-duties.md" is the section "duties".
std::string section_of(std::string_view file_name) {
    std::string_view stem = file_name.substr(0, file_name.size() - 3);
    const std::size_t digits = stem.find_first_not_of("0123456789");
    if (digits != 0 && digits != std::string_view::npos && stem[digits] == '-') stem.remove_prefix(digits + 1);
    return std::string(stem);
}

void load_narrative(const DocumentFolder& folder, Document& document) {
    std::vector<std::string> sections;
    for (const PartForm& part : document.standard->parts) {
        for (const SectionForm& section : part.sections) sections.push_back(section.id);
    }
    for (const std::string& name : folder.files.files_in(folder.path + "/narrative")) {
        const std::string path = folder.path + "/narrative/" + name;
        if (!name.ends_with(".md")) {
            folder.findings.error(rules::unexpected_file, folder.files.place_of(path), "narrative is Markdown", "Name the file NN-section.md.");
            continue;
        }
        const std::string section = section_of(name);
        if (std::find(sections.begin(), sections.end(), section) == sections.end()) {
            folder.findings.error(rules::unknown_section, folder.files.place_of(path),
                                  "the standard has no section \"" + section + "\"" + nearest_hint(section, sections),
                                  "Name the file after a section of the standard's outline.");
            continue;
        }
        if (const Narrative* other = document.find_narrative(section)) {
            folder.findings.error(rules::duplicate_id, folder.files.place_of(path),
                                  "the section \"" + section + "\" is written twice, also in " + folder.sources.at(other->file).path, "Keep one.");
            continue;
        }
        if (const std::optional<std::uint32_t> file = folder.files.read_text(path)) document.narrative.push_back({section, *file});
    }
    for (const std::string& section : sections) {
        if (document.find_narrative(section) != nullptr) continue;
        folder.findings.warning(rules::missing_section, document.place, "the section \"" + section + "\" is not written",
                                "Add narrative/NN-" + section + ".md.");
    }
}

}  // namespace

std::optional<Document> load_document(const DocumentFolder& folder) {
    const std::optional<std::uint32_t> file = folder.files.read_text(folder.path + "/document.toml");
    if (!file) return std::nullopt;
    const TomlNode root = parse_toml(folder.sources, *file, folder.findings);
    TableReader reader(root, folder.findings);
    reader.refuse_others({"year", "stage", "standard", "title", "unit", "source", "statements", "prior", "note", "figure"});
    const std::string standard_id = reader.slug("standard", Need::required);
    if (standard_id.empty()) return std::nullopt;
    Document document;
    document.standard = folder.standard_named(standard_id, reader.place_of("standard"));
    if (document.standard == nullptr) return std::nullopt;
    document.place = root.place;
    document.department = folder.department;
    document.year = reader.integer("year", Need::required).value_or(folder.year);
    document.stage = reader.slug("stage", Need::required);
    check_folder(reader, folder, document);
    document.title = reader.text("title", Need::required);
    document.unit = reader.text("unit", Need::required);
    if (!document.unit.empty()) check_unit(document.unit, reader.place_of("unit"), *document.standard, folder.findings);
    document.source = load_source(reader);
    load_statements(reader, document);
    load_priors(reader, document);
    document.figures = load_figures(reader, *document.standard, document.standard->figures);
    load_notes(reader, document);

    TablesLoader tables(document, folder.findings);
    for (const std::string& name : folder.files.files_in(folder.path)) {
        if (name == "document.toml") continue;
        if (!name.ends_with(".toml")) {
            folder.findings.error(rules::unexpected_file, folder.files.place_of(folder.path + "/" + name),
                                  "a document's folder holds .toml files and narrative/", "Move the file elsewhere.");
            continue;
        }
        const std::optional<std::uint32_t> part = folder.files.read_text(folder.path + "/" + name);
        if (!part) continue;
        const TomlNode part_root = parse_toml(folder.sources, *part, folder.findings);
        TableReader part_reader(part_root, folder.findings);
        part_reader.refuse_others({"tables", "performance"});
        tables.load(part_reader);
        load_performance(part_reader, document);
    }
    tables.finish();
    load_narrative(folder, document);
    return document;
}

}  // namespace sitegen

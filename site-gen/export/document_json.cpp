#include "export/document_json.hpp"

#include <fmt/format.h>

#include "export/json_text.hpp"
#include "model/addresses.hpp"
#include "model/amount_text.hpp"

namespace sitegen {

namespace {

// Writes JSON without making a tree of it first: a document has a thousand cells. Only what is not empty gets a member.
class JsonWriter {
  public:
    explicit JsonWriter(std::string& out) : out_(out) {}

    void open(char bracket) {
        separate();
        out_ += bracket;
        is_first_ = true;
    }
    void close(char bracket) {
        out_ += bracket;
        is_first_ = false;
    }
    void key(std::string_view name) {
        separate();
        quote(name);
        out_ += ':';
        is_first_ = true;
    }
    void value(std::string_view text) {
        separate();
        quote(text);
    }
    void number(std::int64_t value) {
        separate();
        out_ += std::to_string(value);
    }
    void amount(const Amount& value) {
        separate();
        out_ += '"';
        append_plain(out_, value);
        out_ += '"';
    }
    void word(std::string_view value) {
        separate();
        out_ += value;
    }
    void member(std::string_view name, std::string_view text) {
        key(name);
        value(text);
    }
    void member_if(std::string_view name, std::string_view text) {
        if (!text.empty()) member(name, text);
    }
    void line() { out_ += '\n'; }

  private:
    void separate() {
        if (!is_first_) out_ += ',';
        is_first_ = false;
    }
    void quote(std::string_view text) {
        out_ += '"';
        for (const char c : text) {
            if (c == '"' || c == '\\') {
                out_ += '\\';
                out_ += c;
            } else if (static_cast<unsigned char>(c) < 0x20) {
                out_ += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
            } else {
                out_ += c;
            }
        }
        out_ += '"';
    }

    std::string& out_;
    bool is_first_ = true;
};

class DocumentWriter {
  public:
    DocumentWriter(std::string& out, const DocumentJson& input) : json_(out), input_(input) {}

    void write() {
        const Document& document = input_.document;
        json_.open('{');
        json_.member("$schema", input_.schema);
        json_.member("id", document.department + "-" + document.year.text() + "-" + document.stage);
        json_.member("title", document.title);
        json_.key("department");
        json_.open('{');
        json_.member("id", document.department);
        json_.member("name", input_.department.name_in(document.year));
        json_.member_if("code", input_.department.code);
        json_.member_if("group", input_.department.group);
        json_.close('}');
        json_.member("year", document.year.text());
        write_label("stage", document.stage, document.standard->find_stage(document.stage)->title);
        write_label("standard", document.standard->id, document.standard->title);
        json_.member("unit", document.unit);
        json_.key("units");  // powers of ten of the currency's unit
        json_.open('{');
        for (const auto& [name, power] : document.standard->units) {
            json_.key(name);
            json_.number(power);
        }
        json_.close('}');
        json_.member_if("currency", document.standard->currency);
        json_.member_if("version", input_.printed.version);
        json_.member("language", input_.site.language);
        json_.member("publisher", input_.site.publisher);
        if (input_.site.licence)
            json_.member("licence", input_.site.licence->url.empty() ? input_.site.licence->name : input_.site.licence->url);
        write_sources();
        json_.key("corrections");
        json_.open('[');
        for (const Version& version : document.versions) {
            json_.open('{');
            json_.member("date", version.date);
            json_.member("text", version.text);
            json_.close('}');
        }
        json_.close(']');
        json_.key("tables");
        json_.open('[');
        for (const PrintedTable& table : input_.printed.tables) write(table);
        json_.close(']');
        if (!input_.printed.stated.empty()) {
            json_.key("stated");
            json_.open('[');
            for (const PrintedTable& table : input_.printed.stated) write(table);
            json_.close(']');
        }
        json_.close('}');
        json_.line();
    }

  private:
    void write_label(std::string_view name, std::string_view id, std::string_view title) {
        json_.key(name);
        json_.open('{');
        json_.member("id", id);
        json_.member("title", title);
        json_.close('}');
    }

    void write_sources() {
        json_.key("sources");
        json_.open('[');
        if (!input_.document.source.title.empty()) write(input_.document.source);
        for (const SourceDocument& source : input_.document.other_sources) write(source);
        json_.close(']');
    }

    void write(const SourceDocument& source) {
        json_.open('{');
        json_.member("title", source.title);
        json_.member_if("id", source.id);
        json_.member_if("publisher", source.publisher);
        json_.member_if("date", source.date);
        json_.member_if("url", source.url);
        json_.member_if("sha256", source.sha256);
        json_.close('}');
    }

    void write(const PrintedTable& table) {
        json_.line();
        json_.open('{');
        json_.member("id", table.id);
        json_.key("number");
        json_.number(table.number);
        json_.member("title", table.title);
        json_.member_if("unit", table.unit);
        json_.member_if("rounded_to", table.rounded_to);
        if (table.source != nullptr) json_.member("source", table.source->title);
        json_.member_if("pages", text_of(table.pages));
        json_.member_if("note", table.printed_note);
        if (table.absence) {
            json_.member("state", name_of(*table.absence));
            json_.member_if("reason", table.absence_reason);
        }
        json_.key("sides");
        json_.open('[');
        for (const PrintedSide& side : table.sides) write(table, side);
        json_.close(']');
        json_.key("notes");
        json_.open('[');
        for (const PrintedNote& note : table.notes) write(note);
        json_.close(']');
        json_.close('}');
    }

    void write(const PrintedNote& note) {
        json_.open('{');
        json_.member("text", note.text);
        json_.member_if("column", note.column);
        write_list("rows", note.rows);
        json_.member_if("original", note.original);
        json_.close('}');
    }

    void write_list(std::string_view name, std::span<const std::string> texts) {
        if (texts.empty()) return;
        json_.key(name);
        json_.open('[');
        for (const std::string& text : texts) json_.value(text);
        json_.close(']');
    }

    void write(const PrintedTable& table, const PrintedSide& side) {
        json_.open('{');
        json_.member_if("id", side.id);
        json_.member_if("title", side.title);
        write_list("classifications", side.classifications);
        json_.key("columns");
        json_.open('[');
        for (const PrintedColumn& column : table.amounts_of(side)) {
            json_.open('{');
            json_.member("id", column.id);
            json_.member("title", column.title);
            json_.member_if("group", column.group);
            json_.member("measure", name_of(column.measure));
            json_.member_if("direction", name_of(column.direction));
            json_.member_if("unit", column.is_of_money && column.unit.empty() ? table.unit : column.unit);
            if (column.is_restated) {
                json_.key("restated");
                json_.word("true");
            }
            json_.close('}');
        }
        json_.close(']');
        json_.key("rows");
        json_.open('[');
        for (const PrintedRow& row : side.rows) write(row);
        json_.close(']');
        json_.close('}');
    }

    void write(const PrintedRow& row) {
        json_.line();
        json_.open('{');
        json_.member("id", row.id);
        write_list("codes", row.codes);
        write_list("names", row.names);
        if (row.role == RowRole::line) {
            json_.key("level");
            json_.number(row.level);
        }
        json_.member("role", role_name(row));
        json_.member_if("unit", row.unit);
        json_.key("cells");
        json_.open('[');
        for (const Cell& cell : row.cells) write(cell);
        json_.close(']');
        json_.close('}');
    }

    void write(const Cell& cell) {
        if (cell.state == CellState::amount) return json_.amount(cell.printed);
        if (cell.state == CellState::blank) return json_.word("null");
        json_.open('{');
        cell.state == CellState::text ? json_.member("text", *cell.text) : json_.member("state", name_of(cell.state));
        json_.close('}');
    }

    JsonWriter json_;
    const DocumentJson& input_;
};

}  // namespace

void append_document_json(std::string& out, const DocumentJson& input) { DocumentWriter(out, input).write(); }

std::string site_json(const SiteSettings& site, const std::vector<DepartmentSummary>& departments, const Containers& containers) {
    using Json = nlohmann::ordered_json;
    const std::string to_root = "../";
    Json documents = Json::array();
    for (const DepartmentSummary& department : departments) {
        for (const DocumentSummary& document : department.documents) {
            const auto address = [&](const char* path) { return to_root + document.folder + path; };
            Json files = Json::object();
            const DocumentDownloads& downloads = document.downloads;
            if (downloads.json_bytes > 0) files.emplace("json", address(document_path::json));
            if (downloads.long_table_bytes > 0) files.emplace("facts", to_root + long_table_path(document));
            if (downloads.workbook_bytes > 0)
                files.emplace("workbook",
                              to_root + document.folder + workbook_path(document.department, document.year, document.stage_id));
            if (downloads.package_bytes > 0) files.emplace("package", address(document_path::data_package));
            if (downloads.checks_bytes > 0) files.emplace("checks", address(document_path::checks_file));
            Json each = {{"id", document.department + "-" + document.year.text() + "-" + document.stage_id},
                         {"title", document.title},
                         {"department", document.department},
                         {"department_name", department.history.name_in(document.year, department.name)},
                         {"year", document.year.text()},
                         {"stage", {{"id", document.stage_id}, {"title", document.stage}}},
                         {"standard", document.standard},
                         {"unit", document.unit},
                         {"page", address(document_path::page)}};
            if (!department.group.empty()) each.emplace("group", department.group);
            if (const auto container = containers.find(&document); container != containers.end())
                each.emplace("contained_in", container->second->slug);
            if (!document.published.empty()) each.emplace("published", document.published);
            if (!document.versions.empty()) each.emplace("corrected", document.versions.back().date);
            each.emplace("files", std::move(files));
            documents.push_back(std::move(each));
        }
    }
    Json json = {
        {"$schema", "site.schema.json"}, {"title", site.title}, {"publisher", site.publisher}, {"language", site.language}};
    if (site.licence) json.emplace("licence", site.licence->url.empty() ? site.licence->name : site.licence->url);
    json.emplace("documents", std::move(documents));
    return json_text(json);
}

}  // namespace sitegen

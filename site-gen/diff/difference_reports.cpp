#include "diff/difference_reports.hpp"

#include <fmt/format.h>

#include "export/json_text.hpp"
#include "text/counted.hpp"
#include "text/escape.hpp"
#include "text/paths.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

using Json = nlohmann::ordered_json;

std::string shown(const PublishedAmount* amount) { return amount == nullptr ? "no such cell" : shown_amount(*amount); }

const std::string& cell_name(const AmountChange& change) { return (change.now != nullptr ? change.now : change.before)->cell; }

std::size_t change_count(const SiteDifferences& differences) {
    std::size_t count = 0;
    for (const DocumentDifference& document : differences.documents) count += document.amounts.size();
    return count;
}

std::size_t name_count(const SiteDifferences& differences) {
    std::size_t count = 0;
    for (const DocumentDifference& document : differences.documents) count += document.names.size();
    return count;
}

// "1 changed amount and 2 changed texts in 1 document"
std::string count_in_words(const SiteDifferences& differences) {
    const std::size_t names = name_count(differences);
    return fmt::format("{}{} in {}", counted(change_count(differences), "changed amount"),
                       names == 0 ? "" : " and " + counted(names, "changed text"),
                       counted(differences.documents.size(), "document"));
}

// A content folder has no pages and no files of a site.
constexpr std::string_view not_compared =
    "Titles, names, texts and files were not compared, because the content has errors: site-gen check lists them.";

Json json_of(const PublishedAmount* amount) {
    if (amount == nullptr) return nullptr;
    Json json = Json::object();
    // A text, so that no program makes a binary fraction of it.
    if (amount->value.state == CellState::amount) json.emplace("amount", amount->value.printed.plain());
    json.emplace("state", name_of(amount->value.state));
    json.emplace("unit", amount->unit);
    return json;
}

Json json_of(const DocumentDifference& document) {
    Json json = {{"folder", document.folder},
                 {"is", document.is_only_now      ? "added"
                        : document.is_only_before ? "removed"
                                                  : "changed"}};
    if (document.is_only_now || document.is_only_before) {
        json.emplace("amount_count", document.amount_count);
        return json;
    }
    Json amounts = Json::array();
    for (const AmountChange& change : document.amounts)
        amounts.push_back({{"cell", cell_name(change)}, {"before", json_of(change.before)}, {"now", json_of(change.now)}});
    json.emplace("amounts", std::move(amounts));
    Json names = Json::array();
    for (const NameChange& change : document.names)
        names.push_back({{"of", change.of}, {"before", change.before}, {"now", change.now}});
    json.emplace("names", std::move(names));
    return json;
}

std::string escaped(std::string_view text) {
    std::string out;
    append_escaped(out, visible_text(text));
    return out;
}

void append_table(std::string& html, const DocumentDifference& document, const PageLanguage& language) {
    const auto in_words = [&](std::string_view text) { return escaped(language.translate(text)); };
    html += fmt::format(
        "<table>\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th>"
        "<th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
        escaped(document.folder), in_words("Cell"), in_words("Before"), in_words("Now"));
    for (const AmountChange& change : document.amounts) {
        html += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n", escaped(cell_name(change)),
                            in_words(shown(change.before)), in_words(shown(change.now)));
    }
    for (const NameChange& change : document.names) {
        html += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"text\">{}</td><td class=\"text\">{}</td></tr>\n",
                            escaped(change.of), escaped(change.before), escaped(change.now));
    }
    html += "</tbody>\n</table>\n";
}

constexpr std::string_view style = R"(<style>
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; }
table { width: 100%; margin: 1.5rem 0; border-collapse: collapse; }
caption { text-align: start; font-weight: bold; }
th, td { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #ccc; text-align: start; overflow-wrap: anywhere; }
td { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.text { white-space: normal; }
thead th:not(:first-child) { text-align: end; }
del { color: #666; }
ins { text-decoration: none; font-weight: bold; }
</style>
)";

std::string head_of(const PageLanguage& language) {
    const std::string title = escaped(language.translate("What has changed"));
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n{}</head>\n<body>\n<h1>{}</h1>\n",
        language.tag, title, style, title);
}

}  // namespace

std::string differences_as_text(const SiteDifferences& differences) {
    std::string text;
    for (const DocumentDifference& document : differences.documents) {
        text += visible_path(document.folder);
        if (document.is_only_now || document.is_only_before) {
            text += fmt::format(": {}, {}\n", document.is_only_now ? "a new document" : "the document is no longer there",
                                counted(document.amount_count, "amount"));
            continue;
        }
        text += "\n";
        for (const AmountChange& change : document.amounts)
            text += fmt::format("  {}: {} → {}\n", visible_text(cell_name(change)), visible_text(shown(change.before)),
                                visible_text(shown(change.now)));
        for (const NameChange& change : document.names)
            text += fmt::format("  {}: \"{}\" → \"{}\"\n", visible_path(change.of), visible_path(change.before),
                                visible_path(change.now));
    }
    for (const TextDifference& page : differences.texts) {
        text += visible_path(page.path) + "\n";
        for (const std::string& each : page.before) text += "  - " + visible_text(each) + "\n";
        for (const std::string& each : page.now) text += "  + " + visible_text(each) + "\n";
    }
    for (const std::string& path : differences.added_files) text += "added: " + visible_path(path) + "\n";
    for (const std::string& path : differences.removed_files) text += "removed: " + visible_path(path) + "\n";
    for (const std::string& path : differences.altered_files) text += "altered: " + visible_path(path) + "\n";
    text += count_in_words(differences);
    if (differences.has_files) {
        text += fmt::format("; {} with another text; {} added, {} removed, {} altered", counted(differences.texts.size(), "page"),
                            counted(differences.added_files.size(), "file"), differences.removed_files.size(),
                            differences.altered_files.size());
    }
    text += "\n";
    if (!differences.has_files) text += std::string(not_compared) + "\n";
    return text;
}

std::string differences_as_json(const SiteDifferences& differences) {
    Json documents = Json::array();
    for (const DocumentDifference& document : differences.documents) documents.push_back(json_of(document));
    Json json = {{"documents", std::move(documents)}};
    if (!differences.has_files) json.emplace("not_compared", Json{"names", "texts", "files"});
    if (differences.has_files) {
        Json texts = Json::array();
        for (const TextDifference& page : differences.texts)
            texts.push_back({{"path", page.path}, {"before", page.before}, {"now", page.now}});
        json.emplace("texts", std::move(texts));
        json.emplace("files", Json{{"added", differences.added_files},
                                   {"removed", differences.removed_files},
                                   {"altered", differences.altered_files}});
    }
    return json_text(json);
}

std::string differences_as_page(const SiteDifferences& differences, const std::string& before, const std::string& now,
                                const PageLanguage& language) {
    const auto paragraph = [&](const std::string& sentence) { return "<p>" + escaped(language.translate(sentence)) + "</p>\n"; };
    std::string html = head_of(language);
    html += paragraph(fmt::format("From {} to {}: {}.", before, now, count_in_words(differences)));
    if (!differences.has_files) html += paragraph(std::string(not_compared));
    for (const DocumentDifference& document : differences.documents) {
        if (document.is_only_now || document.is_only_before) {
            html += paragraph(fmt::format("{}: {}, {}", document.folder,
                                          document.is_only_now ? "a new document" : "the document is no longer there",
                                          counted(document.amount_count, "amount")));
        } else {
            append_table(html, document, language);
        }
    }
    for (const TextDifference& page : differences.texts) {
        html += fmt::format("<h2>{}</h2>\n<ul>\n", escaped(page.path));
        for (const std::string& each : page.before) html += "<li><del>" + escaped(each) + "</del></li>\n";
        for (const std::string& each : page.now) html += "<li><ins>" + escaped(each) + "</ins></li>\n";
        html += "</ul>\n";
    }
    return html + "</body>\n</html>\n";
}

std::string differences_as_versions(const SiteDifferences& differences) {
    std::string text;
    for (const DocumentDifference& document : differences.documents) {
        if (document.amounts.empty()) continue;
        text += fmt::format("# {}document.toml\n[[version]]\ndate = \ntext = \"\"\n{}\n", visible_text(document.folder),
                            declaration_of(document.amounts));
    }
    return text;
}

}  // namespace sitegen

#include "search/start_data.hpp"

#include "search/script_data.hpp"

namespace sitegen {

std::string start_data(const SearchStart& start) {
    ScriptData data("start");
    data.number(start.term_file_count).open();
    for (const SearchStart::Named& department : start.departments) {
        data.open().text(department.slug).text(department.name).text(department.code).open();
        for (const std::string& name : department.former_names) data.text(name);
        data.close().close();
    }
    data.close().open();
    for (const SearchStart::Explained& term : start.glossary) data.open().text(term.url).text(term.term).text(term.text).close();
    data.close().open();
    for (const auto& [title, url] : start.pages) data.open().text(title).text(url).close();
    data.close().open();
    for (const auto& [word, meaning] : start.synonyms) data.open().text(word).text(meaning).close();
    data.close();
    return data.take();
}

namespace {

void append_pairs(ScriptData& data, const std::vector<std::pair<std::string, std::string>>& pairs) {
    data.open();
    for (const auto& [first, second] : pairs) data.text(first).text(second);
    data.close();
}

}  // namespace

std::string overviews_data(const SearchOverviews& overviews) {
    ScriptData data("overviews");
    data.open();
    for (const SearchOverviews::Codes& topic : overviews.topics) {
        data.open().text(topic.title).text(topic.id);
        append_pairs(data, topic.codes);
        data.close();
    }
    data.close().open();
    for (const SearchOverviews::Page& page : overviews.pages) {
        data.open().text(page.title).text(page.url);
        append_pairs(data, page.headings);
        data.close();
    }
    data.close();
    return data.take();
}

}  // namespace sitegen

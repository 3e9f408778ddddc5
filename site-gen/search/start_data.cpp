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

}  // namespace sitegen

#include "load/load_translations.hpp"

#include <algorithm>

#include "model/addresses.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

constexpr std::string_view toml_ending = ".toml";

// What a text has in braces: {{year}}, {number}.
std::vector<std::string_view> braces_of(std::string_view text) {
    std::vector<std::string_view> braces;
    for (std::size_t open = text.find('{'); open != std::string_view::npos;) {
        std::size_t close = text.find('}', open);
        if (close == std::string_view::npos) close = text.size() - 1;
        if (text.substr(open).starts_with("{{") && text.substr(close).starts_with("}}")) ++close;
        braces.push_back(text.substr(open, close + 1 - open));
        open = text.find('{', close + 1);
    }
    return braces;
}

// Nobody would see what the program should have filled in.
void check_braces(const TomlEntry& entry, Findings& findings) {
    const std::vector<std::string_view> known = braces_of(entry.key);
    for (const std::string_view name : braces_of(entry.value.text)) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        findings.error(rules::invalid_value, entry.value.place,
                       "the translation has " + std::string(name) + ", which the text does not have",
                       known.empty() ? "Remove the braces." : "Write it as the text has it: " + std::string(known.front()) + ".");
    }
}

void refuse(TableReader& site, const std::string& tag, const std::string& fault) {
    site.findings().error(rules::invalid_value, site.place_of("languages", tag), fault,
                          "List further languages as the theme names them, each once: languages = [\"en\"]");
}

}  // namespace

std::vector<SiteLanguage> load_languages(TableReader& site, const SiteLanguage& first) {
    std::vector<SiteLanguage> languages = {first};
    for (const std::string& tag : site.texts("languages", Need::optional)) {
        if (!is_language_tag(tag)) {
            refuse(site, tag, "\"" + tag + "\" is not a language");
            continue;
        }
        const std::string folder = folder_of_language(tag);
        const auto is_same = [&](const SiteLanguage& other) { return folder_of_language(other.tag) == folder; };
        if (std::any_of(languages.begin(), languages.end(), is_same)) {
            refuse(site, tag, "the language " + tag + " is given twice");
        } else if (is_address_of_site(std::string_view(folder).substr(0, folder.size() - 1))) {
            refuse(site, tag, "the site has a page of its own at " + folder);
        } else {
            languages.push_back({tag, folder, site.place_of("languages", tag)});
        }
    }
    if (languages.size() == 1) languages.clear();
    return languages;
}

bool check_is_declared(std::string_view language, const std::vector<SiteLanguage>& languages, const Place& file,
                       Findings& findings) {
    const auto is_it = [&](const SiteLanguage& each) { return each.tag == language && !each.folder.empty(); };
    if (std::any_of(languages.begin(), languages.end(), is_it)) return true;
    std::vector<std::string> known;
    for (const SiteLanguage& each : languages) {
        if (!each.folder.empty()) known.push_back(each.tag);
    }
    const bool is_first = !languages.empty() && languages.front().tag == language;
    findings.warning(rules::undeclared_language, file,
                     is_first ? "the site's first language is " + std::string(language) + ", so this file is not used"
                              : "this file is not used: site.toml does not declare the language " + std::string(language) +
                                    nearest_hint(language, known),
                     is_first ? "Its texts belong into the content itself."
                              : "Add it to \"languages\" of site.toml, or correct the file's name.");
    return false;
}

TextTranslations load_texts(const TomlNode& root, Findings& findings) {
    TextTranslations translations;
    translations.place = root.place;
    for (const TomlEntry& entry : root.entries()) {
        if (entry.value.kind != TomlNode::Kind::string || entry.value.text.empty()) {
            findings.error(rules::wrong_type, entry.value.place, "a translation is a text in quotes",
                           "Write \"text of the content\" = \"the same in this language\".");
            continue;
        }
        check_braces(entry, findings);
        translations.texts.emplace(entry.key, checked_text(entry.value, findings));
        translations.places.emplace(entry.key, entry.place);
    }
    return translations;
}

TranslationsByLanguage load_translations(FileReader& files, const std::string& folder, const std::vector<SiteLanguage>& languages,
                                         Sources& sources, Findings& findings) {
    TranslationsByLanguage translations;
    const std::string path = folder + (folder.empty() ? "" : "/") + translations_folder;
    files.refuse_folders(path, {}, "this folder holds a file for each language");
    for (const std::string& name : files.files_in(path)) {
        const bool is_toml = name.ends_with(toml_ending);
        const std::string language = is_toml ? name.substr(0, name.size() - toml_ending.size()) : std::string();
        if (!is_language_tag(language)) {
            findings.error(rules::unexpected_file, files.place_of(path + "/" + name), "this folder holds a file for each language",
                           "Name the file after a language: en.toml.");
            continue;
        }
        if (!check_is_declared(language, languages, files.place_of(path + "/" + name), findings)) continue;
        const std::optional<std::uint32_t> file = files.read_text(path + "/" + name);
        const std::optional<TomlNode> root = file ? parse_toml(sources, *file, findings) : std::nullopt;
        if (root) translations.emplace(language, load_texts(*root, findings));
    }
    return translations;
}

}  // namespace sitegen

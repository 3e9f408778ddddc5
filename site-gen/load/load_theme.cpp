#include "load/load_theme.hpp"

#include <algorithm>
#include <set>

#include "load/claim_addresses.hpp"
#include "load/file_reader.hpp"
#include "load/load_translation.hpp"
#include "load/table_reader.hpp"
#include "model/rules.hpp"
#include "text/joined.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace {

namespace fs = std::filesystem;

class ThemeLoader {
  public:
    ThemeLoader(const std::vector<fs::path>& folders, Sources& sources, Findings& findings, FileReader::Log log)
        : folders_(folders), sources_(sources), findings_(findings), log_(log) {}

    Theme load(const ThemeChoice& choice, const std::vector<std::string>& required_words) {
        words_of_program_.insert(required_words.begin(), required_words.end());
        Theme theme;
        theme.name = choice.name;
        std::vector<std::string> line = {choice.name};  // from the theme to its oldest ancestor
        Place named_at = choice.name_place;
        while (!line.back().empty()) {
            const std::optional<std::string> parent = load_one(line.back(), named_at, line.size() == 1, theme, named_at);
            if (!parent) return theme;
            if (std::find(line.begin(), line.end(), *parent) != line.end()) {
                findings_.error(rules::theme_cycle, named_at, "the theme \"" + *parent + "\" inherits from itself",
                                "Remove one of the \"inherits\" lines.");
                return theme;
            }
            line.push_back(*parent);
        }
        name_entries(theme);
        claim_assets(theme, findings_);
        choose_words(theme, choice);
        return theme;
    }

    [[nodiscard]] std::vector<ReadingLog> take_logs() { return std::move(logs_); }

  private:
    struct NamedAsset {
        std::string path;
        Place place;
    };
    struct PageScripts {
        std::string kind;
        std::vector<NamedAsset> scripts;
        Place place;
    };

    // Adds what the theme has and its heirs lack. Returns the parent's name, "" if it has no parent, or nothing if the theme cannot
    // be read.
    std::optional<std::string> load_one(const std::string& name, const Place& named_at, bool is_first, Theme& theme,
                                        Place& inherits_at) {
        const auto home = std::find_if(folders_.begin(), folders_.end(), [&](const fs::path& folder) {
            if (!is_slug(name)) return false;
            FileReader files(folder, sources_, findings_, log_);
            const bool is_there = files.exists(name + "/theme.toml");
            logs_.push_back(files.log());
            return is_there;
        });
        if (home == folders_.end()) {
            std::vector<std::string> known;
            for (const fs::path& folder : folders_) {
                const std::vector<std::string> names = FileReader(folder, sources_, findings_).folders_in("");
                known.insert(known.end(), names.begin(), names.end());
            }
            findings_.error(rules::unknown_theme, named_at, "there is no theme \"" + name + "\"" + nearest_hint(name, known),
                            "Name a folder of themes/ that holds a theme.toml.");
            return std::nullopt;
        }
        FileReader files(*home / name, sources_, findings_, log_);
        const std::optional<std::string> parent = load_from(files, name, is_first, theme, inherits_at);
        logs_.push_back(files.log());
        return parent;
    }

    std::optional<std::string> load_from(FileReader& files, const std::string& name, bool is_first, Theme& theme,
                                         Place& inherits_at) {
        const std::optional<std::uint32_t> file = files.read_text("theme.toml");
        if (!file) return std::nullopt;
        const std::optional<TomlNode> root = parse_toml(sources_, *file, findings_);
        if (!root) return std::nullopt;
        TableReader reader(*root, findings_);
        reader.refuse_others({"name", "inherits", "stylesheets", "scripts", "page-scripts", "icon"});
        const std::string stated_name = reader.slug("name", Need::required);
        if (!stated_name.empty() && stated_name != name) {
            findings_.error(rules::wrong_folder, reader.place_of("name"),
                            "the theme's name differs from its folder \"" + name + "\"", "Give both the same name.");
        }
        if (is_first) theme.place = root->place;
        load_entries(reader);
        load_templates(files, theme);
        load_assets(files, "", theme);
        load_translations(files);
        inherits_at = reader.place_of("inherits");
        return reader.slug("inherits", Need::optional);
    }

    // An heir's entries replace those of its ancestors.
    void load_entries(TableReader& reader) {
        const auto assets = [&](std::string_view key) {
            std::vector<NamedAsset> named;
            for (const std::string& path : reader.texts(key, Need::optional))
                named.push_back(entry(path, reader.place_of(key, path)));
            return named;
        };
        std::vector<NamedAsset> stylesheets = assets("stylesheets");
        if (entries_.stylesheets.empty()) entries_.stylesheets = std::move(stylesheets);
        std::vector<NamedAsset> scripts = assets("scripts");
        if (!entries_.has_scripts && reader.find("scripts") != nullptr) {
            entries_.scripts = std::move(scripts);
            entries_.has_scripts = true;
        }
        std::vector<PageScripts> page_scripts = load_page_scripts(reader);
        if (!entries_.has_page_scripts && reader.find("page-scripts") != nullptr) {
            entries_.page_scripts = std::move(page_scripts);
            entries_.has_page_scripts = true;
        }
        NamedAsset icon = entry(reader.text("icon", Need::optional), reader.place_of("icon"));
        if (entries_.icon.path.empty()) entries_.icon = std::move(icon);
    }

    std::vector<PageScripts> load_page_scripts(TableReader& theme) {
        std::vector<PageScripts> all;
        std::optional<TableReader> kinds = theme.table("page-scripts", Need::optional);
        if (!kinds) return all;
        for (const TomlEntry& kind : theme.find("page-scripts")->entries()) {
            PageScripts& scripts = all.emplace_back();
            scripts.kind = kind.key;
            scripts.place = kind.place;
            for (const std::string& path : kinds->texts(kind.key, Need::optional))
                scripts.scripts.push_back(entry(path, kinds->place_of(kind.key, path)));
        }
        return all;
    }

    NamedAsset entry(std::string path, const Place& place) {
        entry_paths_.insert(path);
        return {std::move(path), place};
    }

    void load_templates(FileReader& files, Theme& theme) {
        for (const char* folder : {"layouts", "pages", "partials"}) {
            for (const std::string& name : files.files_in(folder)) {
                const std::string path = std::string(folder) + "/" + name;
                if (!name.ends_with(".mustache")) {
                    findings_.error(rules::unexpected_file, files.place_of(path), "templates end in .mustache",
                                    "Rename or move the file.");
                    continue;
                }
                const std::string key = path.substr(0, path.size() - std::string_view(".mustache").size());
                if (theme.templates.contains(key)) continue;
                if (const std::optional<std::uint32_t> file = files.read_text(path)) theme.templates.emplace(key, *file);
            }
        }
    }

    void load_assets(FileReader& files, const std::string& below, Theme& theme) {
        for (const std::string& name : files.files_in("assets/" + below)) {
            const std::string path = below + name;
            const auto same = [&](const ThemeAsset& asset) { return asset.path == path; };
            if (std::any_of(theme.assets.begin(), theme.assets.end(), same)) continue;
            std::optional<std::string> bytes = files.read_bytes("assets/" + path);
            if (bytes) theme.assets.push_back({path, path, std::move(*bytes)});
        }
        for (const std::string& folder : files.folders_in("assets/" + below)) load_assets(files, below + folder + "/", theme);
    }

    void load_translations(FileReader& files) {
        for (const std::string& name : files.files_in("translations")) {
            if (!name.ends_with(".toml")) continue;
            const std::optional<std::uint32_t> file = files.read_text("translations/" + name);
            const std::optional<TomlNode> root = file ? parse_toml(sources_, *file, findings_) : std::nullopt;
            if (!root) {
                is_readable_ = false;
                continue;
            }
            const std::string id = name.substr(0, name.size() - std::string_view(".toml").size());
            Language& language = languages_[id];
            if (language.place.file == 0) language.place = root->place;
            for (const TomlEntry& entry : root->entries()) {
                const bool is_of_program = words_of_program_.contains(entry.key);
                std::optional<Translation> word = load_translation(entry, id, is_of_program, findings_);
                // A theme is read before its ancestors, so its own word stays, with or without plural forms.
                if (!word || !language.texts.try_emplace(entry.key, std::move(word->text)).second) continue;
                if (!word->forms.empty()) language.plurals.emplace(entry.key, std::move(word->forms));
            }
        }
    }

    // The names of style sheets, scripts and the icon have a fingerprint of their bytes, so that browsers may keep them for ever.
    void name_entries(Theme& theme) {
        std::sort(theme.assets.begin(), theme.assets.end(),
                  [](const ThemeAsset& a, const ThemeAsset& b) { return a.path < b.path; });
        const auto publish = [&](const NamedAsset& named) -> std::string {
            const std::string& path = named.path;
            for (ThemeAsset& asset : theme.assets) {
                if (asset.path != path) continue;
                const std::size_t dot = std::min(path.rfind('.'), path.size());
                asset.published = path.substr(0, dot) + "." + sha256_of(asset.bytes).substr(0, 12) + path.substr(dot);
                return asset.published;
            }
            findings_.error(rules::missing_file, named.place, "the theme has no asset \"" + path + "\"",
                            "Add assets/" + path + " or remove it from theme.toml.");
            return {};
        };
        for (const NamedAsset& named : entries_.stylesheets) theme.stylesheets.push_back(publish(named));
        for (const NamedAsset& named : entries_.scripts) theme.scripts.push_back(publish(named));
        for (const PageScripts& page : entries_.page_scripts) {
            if (!theme.templates.contains("pages/" + page.kind)) {
                findings_.error(rules::unknown_key, page.place, "there is no kind of page \"" + page.kind + "\"",
                                "Name a kind that has a template in pages/.");
            }
            for (const NamedAsset& named : page.scripts) theme.page_scripts[page.kind].push_back(publish(named));
        }
        if (!entries_.icon.path.empty()) theme.icon = publish(entries_.icon);
        // What an ancestor names as its entry and an heir has replaced has no address that a page could name.
        std::erase_if(theme.assets, [this](const ThemeAsset& asset) {
            return asset.published == asset.path && entry_paths_.contains(asset.path);
        });
    }

    void choose_words(Theme& theme, const ThemeChoice& choice) {
        if (!is_readable_) return;  // if a file has a syntax error, its missing words are not worth reporting
        std::set<std::string, std::less<>> names = words_of_program_;
        std::vector<std::string> known;
        for (const auto& [id, words] : languages_) {
            known.push_back(id);
            for (const auto& [name, text] : words.texts) names.insert(name);
        }
        for (const auto& [id, words] : languages_) {
            std::vector<std::string> of_prose;
            for (const std::string& name : names) {
                if (words.texts.contains(name)) continue;
                if (name.starts_with("prose-")) {
                    of_prose.push_back(name);
                    continue;
                }
                findings_.error(rules::missing_translation, words.place, "the language " + id + " lacks \"" + name + "\"",
                                "Add it.");
            }
            // No page prints these words. A list that is new in the program does not stop the sites of other languages.
            if (of_prose.empty()) continue;
            findings_.warning(
                rules::missing_translation, words.place,
                "the language " + id + " lacks words for the check of prose: " + joined(of_prose, ", "),
                "Add these lists, empty where the language has no such words. Until then fewer wrong numbers are found.");
        }
        for (const auto& [id, words] : languages_) {
            const auto name = words.texts.find("language-name");
            theme.language_names.emplace(id, name == words.texts.end() ? id : name->second);
        }
        if (choice.language.empty()) return;  // already reported, where the site's language was read
        const auto words_in = [&](const std::string& language, const Place& place) -> std::optional<Words> {
            const auto chosen = languages_.find(language);
            if (chosen != languages_.end()) return Words(language, chosen->second.texts, chosen->second.plurals);
            findings_.error(
                rules::missing_translation, place,
                "the theme \"" + choice.name + "\" has no translation into \"" + language + "\"" + nearest_hint(language, known),
                "Add translations/" + language + ".toml or change the site's language.");
            return std::nullopt;
        };
        if (std::optional<Words> words = words_in(choice.language, choice.language_place)) theme.words = std::move(*words);
        for (const SiteLanguage& further : choice.languages) {
            if (further.folder.empty()) continue;
            if (std::optional<Words> words = words_in(further.tag, further.place))
                theme.further_words.emplace(further.tag, std::move(*words));
        }
    }

    struct Language {
        Place place;
        std::map<std::string, std::string, std::less<>> texts;
        std::map<std::string, PluralForms, std::less<>> plurals;
    };
    struct Entries {
        std::vector<NamedAsset> stylesheets;
        std::vector<NamedAsset> scripts;
        NamedAsset icon;
        bool has_scripts = false;
        std::vector<PageScripts> page_scripts;
        bool has_page_scripts = false;
    };

    const std::vector<fs::path>& folders_;
    Sources& sources_;
    Findings& findings_;
    FileReader::Log log_;
    std::set<std::string, std::less<>> words_of_program_;
    std::map<std::string, Language> languages_;
    bool is_readable_ = true;  // every translation file could be read
    Entries entries_;
    std::set<std::string, std::less<>> entry_paths_;  // of the theme and its ancestors
    std::vector<ReadingLog> logs_;
};

}  // namespace

LoadedTheme load_theme(const std::vector<fs::path>& folders, const ThemeChoice& choice,
                       const std::vector<std::string>& required_words, Sources& sources, Findings& findings, FileReader::Log log) {
    ThemeLoader loader(folders, sources, findings, log);
    Theme theme = loader.load(choice, required_words);
    return {std::move(theme), loader.take_logs()};
}

}  // namespace sitegen

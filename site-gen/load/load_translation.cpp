#include "load/load_translation.hpp"

#include <algorithm>
#include <vector>

#include "load/table_reader.hpp"
#include "model/rules.hpp"
#include "text/plural.hpp"
#include "text/word_arguments.hpp"

namespace sitegen {

namespace {

class TranslationLoader {
  public:
    TranslationLoader(const TomlEntry& entry, std::string_view language, bool is_of_program, Findings& findings)
        : entry_(entry), language_(language), is_of_program_(is_of_program), findings_(findings) {}

    std::optional<Translation> load() {
        if (entry_.value.kind == TomlNode::Kind::string) return Translation{text_of(entry_.value), {}};
        if (entry_.value.kind != TomlNode::Kind::table) {
            findings_.error(rules::wrong_type, entry_.value.place, "a translation is a text in quotes", "Write name = \"text\".");
            return std::nullopt;
        }
        return load_forms();
    }

  private:
    std::optional<Translation> load_forms() {
        const std::vector<std::string_view> arguments = arguments_of(entry_.key);
        // Without "count", nothing says which form is meant. A script may count, too, but it gets only one text.
        if (std::find(arguments.begin(), arguments.end(), "count") == arguments.end()) {
            findings_.error(rules::wrong_type, entry_.place,
                            "the program does not count anything in \"" + entry_.key + "\", so it cannot choose a plural form",
                            "Write " + entry_.key + " = \"text\".");
            return std::nullopt;
        }
        const std::vector<PluralCategory> categories = plural_categories(language_);
        std::vector<std::string> names;
        for (const PluralCategory category : categories) names.emplace_back(name_of(category));
        TableReader reader(entry_.value, findings_);
        reader.refuse_others(names);
        Translation translation;
        for (const PluralCategory category : categories) load_form(category, translation.forms);
        if (const auto other = translation.forms.find(PluralCategory::other); other != translation.forms.end())
            translation.text = other->second;
        return translation;
    }

    void load_form(PluralCategory category, PluralForms& forms) {
        const std::string name(name_of(category));
        const TomlNode* form = entry_.value.find(name);
        if (form == nullptr) {
            findings_.error(
                rules::missing_translation, entry_.place,
                "the language " + std::string(language_) + " lacks the plural form \"" + name + "\" of \"" + entry_.key + "\"",
                "Add " + name + " = \"text\".");
        } else if (form->kind != TomlNode::Kind::string) {
            findings_.error(rules::wrong_type, form->place, "a plural form is a text in quotes", "Write " + name + " = \"text\".");
        } else {
            forms.emplace(category, text_of(*form));
        }
    }

    std::string text_of(const TomlNode& node) {
        if (is_of_program_) check_arguments(node);
        return checked_text(node, findings_);
    }

    void check_arguments(const TomlNode& node) {
        const std::string_view text = node.text;
        const std::vector<std::string_view> known = arguments_of(entry_.key);
        for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
            const std::size_t close = text.find('}', open);
            const bool is_closed = close != std::string_view::npos;
            const std::string_view name = text.substr(open + 1, is_closed ? close - open - 1 : std::string_view::npos);
            if (is_closed && std::find(known.begin(), known.end(), name) != known.end()) continue;
            std::string all;
            for (const std::string_view each : known) all += (all.empty() ? "{" : ", {") + std::string(each) + "}";
            findings_.error(rules::unknown_name, node.place_in_text(open, 1),
                            "the program does not replace {" + std::string(name) + (is_closed ? "}" : "") + " in \"" + entry_.key +
                                "\"" + nearest_hint(name, {known.begin(), known.end()}),
                            all.empty() ? "This text is printed as it is: remove the braces." : "It replaces " + all + ".");
        }
    }

    const TomlEntry& entry_;
    std::string_view language_;
    bool is_of_program_;
    Findings& findings_;
};

}  // namespace

std::optional<Translation> load_translation(const TomlEntry& entry, std::string_view language, bool is_of_program,
                                            Findings& findings) {
    return TranslationLoader(entry, language, is_of_program, findings).load();
}

}  // namespace sitegen

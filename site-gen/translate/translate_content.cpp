#include "translate/translate_content.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "text/utf8.hpp"
#include "translate/each_text.hpp"

namespace sitegen {

namespace {

const TextTranslations* find_texts(const TranslationsByLanguage& translations, std::string_view language) {
    const auto found = translations.find(language);
    return found == translations.end() ? nullptr : &found->second;
}

// Numbers and signs are the same in every language.
bool has_letters(std::string_view text) {
    while (!text.empty()) {
        const Character character = first_character(text);
        const bool is_digit = character.value >= '0' && character.value <= '9';
        if (is_word_character(character.value) && !is_digit) return true;
        text.remove_prefix(character.byte_count);
    }
    return false;
}

// Replaces texts by their translations, and notes which there are not.
class Translator {
  public:
    // own: of the content itself. standard: of the standard that it follows. Either may be nothing.
    Translator(const TextTranslations* own, const TextTranslations* standard) : own_(own), standard_(standard) {
        if (own_ == nullptr) return;
        for (const auto& [text, translation] : own_->texts) use_.unused.insert(text);
    }

    // For the texts that follow.
    void follow(const TextTranslations* standard) { standard_ = standard; }

    void translate(std::string& text, TextUse use) {
        const std::string* own = find(own_, text);
        if (own != nullptr) use_.unused.erase(text);
        const std::string* translation = own != nullptr ? own : find(standard_, text);
        if (translation != nullptr) {
            text = *translation;
        } else if (use == TextUse::shown && has_letters(text)) {
            missing_here_.insert(text);
            if (seen_.insert(text).second) use_.missing.push_back(text);
        }
    }
    [[nodiscard]] TextVisitor visitor() {
        return [this](std::string& text, TextUse use) { translate(text, use); };
    }
    // Those without a translation since the last call.
    [[nodiscard]] std::set<std::string, std::less<>> take_missing() { return std::exchange(missing_here_, {}); }
    [[nodiscard]] TranslationUse take_use() { return std::move(use_); }

  private:
    static const std::string* find(const TextTranslations* translations, const std::string& text) {
        if (translations == nullptr) return nullptr;
        const auto found = translations->texts.find(text);
        return found == translations->texts.end() ? nullptr : &found->second;
    }

    const TextTranslations* own_;
    const TextTranslations* standard_;
    std::set<std::string> seen_;
    std::set<std::string, std::less<>> missing_here_;
    TranslationUse use_;
};

// A copied document still refers to the forms of the standard in the first language.
void refer_to(const Standard& standard, Document& copy) {
    copy.standard = &standard;
    for (Table& table : copy.tables) {
        table.form = standard.find_table(table.form->id);
        for (std::size_t i = 0; i < table.sides.size(); ++i) table.sides[i].form = &table.form->sides[i];
    }
    for (Statement& statement : copy.statements) statement.form = standard.find_statement(statement.form->id);
}

// Its cells still refer to the texts of the document that it is a copy of.
void refer_to_own_texts(const Document& original, Document& copy) {
    std::map<const std::string*, const std::string*> texts;
    auto text = copy.texts.begin();
    for (const std::string& before : original.texts) texts.emplace(&before, &*text++);
    const auto follow = [&texts](Cell& cell) {
        if (cell.text != nullptr) cell.text = texts.at(cell.text);
    };
    for (Table& table : copy.tables) {
        for (Side& side : table.sides) {
            for (Row& row : side.rows) std::for_each(row.cells.begin(), row.cells.end(), follow);
        }
    }
    for (Statement& statement : copy.statements) follow(statement.value);
    for (PerformanceTargets& targets : copy.performance) {
        for (std::vector<Cell>& fund : targets.funds) std::for_each(fund.begin(), fund.end(), follow);
    }
}

// Takes the sections that have a text in the language.
void choose_narrative(std::string_view language, std::string_view first, TranslatedDepartment& result, Document& document) {
    const auto find = [&](const std::string& section) {
        return std::find_if(document.translated_narrative.begin(), document.translated_narrative.end(),
                            [&](const Narrative& text) { return text.language == language && text.section == section; });
    };
    const std::vector<Narrative> own = std::move(document.narrative);
    document.narrative.clear();
    for (const Narrative& text : own) {
        const auto translated = find(text.section);
        const bool is_missing = translated == document.translated_narrative.end();
        document.narrative.push_back(
            {text.section, is_missing ? text.file : translated->file, is_missing ? std::string(first) : std::string()});
        result.missing_sections += is_missing ? 1 : 0;
        ++result.section_count;
    }
    for (const Narrative& text : document.translated_narrative) {
        const bool is_known = document.find_narrative(text.section) != nullptr;
        if (text.language == language && !is_known) document.narrative.push_back({text.section, text.file, {}});
    }
}

}  // namespace

TranslatedSite translate_site(const SiteSettings& site, const SiteLanguage& language) {
    TranslatedSite result{site, {}};
    Translator translator(find_texts(site.translations, language.tag), nullptr);
    each_text(result.site, translator.visitor());
    result.use = translator.take_use();
    result.site.language = language.tag;
    result.site.folder = language.folder;
    if (!site.address.empty()) result.site.address = site.address + language.folder;
    const auto choose = [&](const std::map<std::string, std::uint32_t, std::less<>>& in_languages, std::uint32_t& article) {
        const auto found = in_languages.find(language.tag);
        if (found != in_languages.end()) article = found->second;
    };
    choose(site.about_in, result.site.about);
    choose(site.accessibility_in, result.site.accessibility);
    return result;
}

TranslatedStandard translate_standard(const Standard& standard, std::string_view language) {
    TranslatedStandard result;
    result.standard = std::make_unique<Standard>(standard);
    Translator translator(find_texts(standard.translations, language), nullptr);
    each_text(*result.standard, translator.visitor());
    result.use = translator.take_use();
    result.standard->is_translated = true;
    return result;
}

TranslatedDepartment translate_department(const Department& department, std::string_view language, std::string_view first,
                                          const StandardInLanguage& in_language) {
    TranslatedDepartment result{department, {}, {}, 0, 0};
    Department& copy = result.department;
    Translator translator(find_texts(department.translations, language), nullptr);
    // Its documents may follow several standards, so each is translated by itself.
    std::vector<Document> documents = std::move(copy.documents);
    copy.documents.clear();
    each_text(copy, translator.visitor());
    const std::set<std::string, std::less<>> missing_names = translator.take_missing();
    Department only;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const Standard& standard = *documents[i].standard;
        refer_to(*in_language(standard), documents[i]);
        refer_to_own_texts(department.documents[i], documents[i]);
        translator.follow(find_texts(standard.translations, language));
        only.documents.push_back(std::move(documents[i]));
        each_text(only, translator.visitor());
        result.missing.push_back(translator.take_missing());
        result.missing.back().insert(missing_names.begin(), missing_names.end());
        choose_narrative(language, first, result, only.documents.front());
        copy.documents.push_back(std::move(only.documents.front()));
        only.documents.clear();
    }
    result.use = translator.take_use();
    // Of the departments that it is compared with, only the amounts matter, and their names.
    for (Department& other : copy.compared) {
        Translator of_other(find_texts(other.translations, language), nullptr);
        std::vector<Document> compared = std::move(other.documents);
        other.documents.clear();
        each_text(other, of_other.visitor());
        other.documents = std::move(compared);
        for (Document& document : other.documents) refer_to(*in_language(*document.standard), document);
    }
    return result;
}

}  // namespace sitegen

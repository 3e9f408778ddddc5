#include "proofread/lexicon.hpp"

#include "expression/describe.hpp"
#include "model/amount_text.hpp"
#include "proofread/folded_text.hpp"

namespace sitegen {

namespace {

constexpr std::string_view ellipsis = "…";

void add_words(std::vector<DirectionWord>& words, const std::vector<std::string>& list, DirectionWord::Course course) {
    for (const std::string& word : list) words.push_back({fold_prose(word), course});
}

}  // namespace

std::optional<ProseLabel> fold_label(const std::string& written) {
    const std::string_view text = written;
    ProseLabel label;
    label.stands_after = text.starts_with(ellipsis);
    for (std::size_t at = label.stands_after ? ellipsis.size() : 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(ellipsis, at), text.size());
        label.parts.push_back(fold_prose(text.substr(at, end - at)));
        at = end + ellipsis.size();
    }
    std::erase(label.parts, std::string());
    // Of a label behind the number, only one part can be matched.
    if (label.parts.empty() || (label.stands_after && label.parts.size() > 1)) return std::nullopt;
    return label;
}

std::vector<LabelForm> label_forms_of(const FigureForm& figure) {
    std::vector<LabelForm> forms;
    const auto add = [&forms](const std::string& written) {
        // With a year in it, each document has to fold its own.
        if (written.find("{{") != std::string::npos) {
            forms.push_back({std::nullopt, &written});
        } else if (std::optional<ProseLabel> label = fold_label(written)) {
            forms.push_back({std::move(label), nullptr});
        }
    };
    add(figure.title);
    for (const std::string& label : figure.labels) add(label);
    return forms;
}

ProseLexicon lexicon_of(const Standard& standard, const Words& words) {
    ProseLexicon lexicon;
    lexicon.standard = &standard;
    for (const FigureForm& figure : standard.figures) {
        const std::size_t number = lexicon.cells.size();
        const std::size_t cells = lexicon.cells.emplace(describe(figure.expressions.front(), {}), number).first->second;
        lexicon.figures.push_back({cells, label_forms_of(figure)});
    }
    add_words(lexicon.words, standard.prose.rise, DirectionWord::Course::rise);
    add_words(lexicon.words, standard.prose.fall, DirectionWord::Course::fall);
    add_words(lexicon.words, standard.prose.same, DirectionWord::Course::same);
    lexicon.marks = number_marks_of(standard, words);
    lexicon.format = number_format_of(words);
    return lexicon;
}

std::shared_ptr<const ProseLexicon> ProseLexicons::of(const Standard& standard) {
    const std::lock_guard guard(mutex_);
    std::shared_ptr<const ProseLexicon>& lexicon = made_[&standard];
    if (lexicon == nullptr) lexicon = std::make_shared<const ProseLexicon>(lexicon_of(standard, words_));
    return lexicon;
}

}  // namespace sitegen

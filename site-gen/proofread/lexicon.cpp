#include "proofread/lexicon.hpp"

#include <algorithm>

#include "expression/describe.hpp"
#include "model/amount_text.hpp"
#include "proofread/folded_text.hpp"
#include "proofread/labelled_figures.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

constexpr std::string_view ellipsis = "…";

void add_words(std::vector<DirectionWord>& words, const std::vector<std::string>& list, DirectionWord::Course course) {
    for (const std::string& word : list) {
        std::string folded = fold_prose(word);
        const bool is_known =
            std::any_of(words.begin(), words.end(), [&](const DirectionWord& each) { return each.word == folded; });
        if (!folded.empty() && !is_known) words.push_back({std::move(folded), course});
    }
}

// A word has the meaning of the first list that contains it. The lists of a language come from its translation.
void add_ties(ProseLexicon& lexicon, const Standard& standard, const Words& words) {
    const auto add = [&lexicon](const std::vector<std::string>& list, TieWord meaning) {
        for (const std::string& word : list) {
            if (!word.empty()) lexicon.ties.emplace(word, meaning);
        }
    };
    const auto add_folded = [&add](const std::vector<std::string>& list, TieWord meaning) {
        std::vector<std::string> folded;
        folded.reserve(list.size());
        for (const std::string& word : list) folded.push_back(fold_prose(word));
        add(folded, meaning);
    };
    using Named = std::pair<const char*, TieWord>;
    // Words that may follow a number may also come before one if they mean the same there.
    add(list_of_words(words, "prose-behind-rise"), TieWord::behind_rise);
    add(list_of_words(words, "prose-behind-fall"), TieWord::behind_fall);
    add_folded(standard.prose.rise, TieWord::rise);
    add_folded(standard.prose.fall, TieWord::fall);
    add_folded(standard.prose.same, TieWord::same);
    add(list_of_words(words, "prose-up"), TieWord::rise);
    add(list_of_words(words, "prose-down"), TieWord::fall);
    add(list_of_words(words, "prose-same"), TieWord::same);
    for (const auto& [name, meaning] :
         {Named{"prose-rise", TieWord::rise}, Named{"prose-fall", TieWord::fall}, Named{"prose-before", TieWord::before},
          Named{"prose-after", TieWord::after}, Named{"prose-planned", TieWord::planned}, Named{"prose-done", TieWord::done},
          Named{"prose-share", TieWord::share}, Named{"prose-parts", TieWord::parts}, Named{"prose-made-of", TieWord::made_of},
          Named{"prose-some-of", TieWord::some_of}, Named{"prose-together", TieWord::together},
          Named{"prose-respectively", TieWord::respectively}, Named{"prose-left", TieWord::left},
          Named{"prose-links", TieWord::link}})
        add(list_of_words(words, name), meaning);
    for (const auto& [word, meaning] : lexicon.ties) {
        if (std::find(lexicon.tie_sizes.begin(), lexicon.tie_sizes.end(), word.size()) == lexicon.tie_sizes.end())
            lexicon.tie_sizes.push_back(word.size());
    }
    std::sort(lexicon.tie_sizes.rbegin(), lexicon.tie_sizes.rend());
}

}  // namespace

std::optional<std::pair<std::size_t, TieWord>> ProseLexicon::longest_tie(std::string_view text, std::size_t at,
                                                                         std::size_t end) const {
    for (const std::size_t size : tie_sizes) {
        if (size > end - at) continue;
        const auto found = ties.find(text.substr(at, size));
        if (found != ties.end() && is_whole_word(text, at, at + size)) return std::pair(size, found->second);
    }
    return std::nullopt;
}

std::optional<std::pair<std::size_t, TieWord>> ProseLexicon::longest_tie_before(std::string_view text, std::size_t at) const {
    for (const std::size_t size : tie_sizes) {
        if (size > at) continue;
        const auto found = ties.find(text.substr(at - size, size));
        if (found != ties.end() && is_whole_word(text, at - size, at)) return std::pair(size, found->second);
    }
    return std::nullopt;
}

bool ProseLexicon::has_tie(std::string_view text, std::size_t begin, std::size_t end, std::initializer_list<TieWord> wanted) const {
    for (std::size_t at = begin; at < end; ++at) {
        const auto word = longest_tie(text, at, end);
        if (!word) continue;
        if (std::find(wanted.begin(), wanted.end(), word->second) != wanted.end()) return true;
        at += word->first - 1;
    }
    return false;
}

bool ProseLexicon::has_only_links(std::string_view text, std::size_t begin, std::size_t end) const {
    while (begin < end) {
        if (text[begin] == ' ' || is_ascii_digit(text[begin])) {
            ++begin;
            continue;
        }
        const auto word = longest_tie(text, begin, end);
        if (!word || word->second != TieWord::link) return false;
        begin += word->first;
    }
    return true;
}

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
    // A label after the number can only be matched if it has one part.
    if (label.parts.empty() || (label.stands_after && label.parts.size() > 1)) return std::nullopt;
    return label;
}

std::vector<LabelForm> label_forms_of(const FigureForm& figure) {
    std::vector<LabelForm> forms;
    const auto add = [&forms](const std::string& written) {
        // A label with a year must be folded by each document.
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
    add_words(lexicon.words, list_of_words(words, "prose-up"), DirectionWord::Course::rise);
    add_words(lexicon.words, list_of_words(words, "prose-down"), DirectionWord::Course::fall);
    add_words(lexicon.words, list_of_words(words, "prose-same"), DirectionWord::Course::same);
    add_ties(lexicon, standard, words);
    lexicon.bases = list_of_words(words, "prose-bases");
    lexicon.elsewhere = list_of_words(words, "prose-elsewhere");
    lexicon.past = list_of_words(words, "prose-past");
    lexicon.last_year = list_of_words(words, "prose-last-year");
    lexicon.purposes = list_of_words(words, "prose-purposes");
    lexicon.repeats = list_of_words(words, "prose-repeats");
    lexicon.reasons = list_of_words(words, "prose-reasons");
    lexicon.turns = list_of_words(words, "prose-turns");
    lexicon.averages = list_of_words(words, "prose-averages");
    lexicon.own = list_of_words(words, "prose-own");
    std::stable_sort(lexicon.own.begin(), lexicon.own.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
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

// The figures of a document and the words that may introduce them in its prose. Made once for each document.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "model/figure.hpp"
#include "proofread/lexicon.hpp"
#include "proofread/typed_numbers.hpp"

namespace sitegen {

struct ProseFigure {
    const Figure* figure = nullptr;
    std::size_t cells = 0;              // the number of its (first) expression; figures of the same cells share it
    ProseUnit unit;                     // the unit of the value
    std::optional<Amount> value;        // as prose prints it, with 0 for blank; nothing if it is not known
    std::optional<Amount> rate;         // of a change
    std::optional<std::size_t> change;  // of an amount or a count: the figure with its change since last year
    std::vector<std::size_t> shares;    // of an amount: the share figures of which it is the part

    [[nodiscard]] FigureForm::Kind kind() const { return figure->form->kind; }
    [[nodiscard]] const std::string& id() const { return figure->form->id; }
};

struct FigureLabel {
    const ProseLabel* label = nullptr;
    std::size_t figure = 0;
};

// Movable, but not copyable: the objects that labels refer to must keep their addresses.
struct ProseFigures {
    ProseFigures() = default;
    ProseFigures(ProseFigures&&) = default;
    ProseFigures& operator=(ProseFigures&&) = default;

    std::shared_ptr<const ProseLexicon> lexicon;  // made for the document's standard
    std::vector<ProseFigure> figures;             // in the order of their declaration
    std::vector<FigureLabel> labels;
    std::deque<ProseLabel> own_labels;  // the labels that are not in the lexicon: with the document's years, and of its own figures
    NumberMarks marks;                  // with the units of the document's figures
    std::string department;             // the name of the document's department, folded
    std::string year;                   // the document's, as written
};

// department: its name in the document's year.
[[nodiscard]] ProseFigures labelled_figures_of(const Document& document, const std::string& department, const Figures& figures,
                                               std::shared_ptr<const ProseLexicon> lexicon);

// The most columns between words and the number that they certainly describe: one wide character, or a short word.
inline constexpr int widest_direct_gap = 3;

// A label in the prose that names the figure of a number.
struct LabelMatch {
    std::size_t figure = 0;
    std::size_t begin = 0;  // where its last part begins, in the ProseText
    std::size_t end = 0;
    std::size_t context = 0;  // one more than where its first part begins; 0 if the label has one part
    int gap = 0;              // columns between the label and the number
    // It begins a sentence, or follows punctuation, a number, or words for the document itself, such as its year and the name of
    // its department. So no word before it changes its meaning.
    bool begins_phrase = false;
    bool is_shared = false;  // other figures have the same label
    [[nodiscard]] std::string_view text(const ProseText& prose) const {
        return std::string_view(prose.text).substr(begin, end - begin);
    }
    // Whether the label is so near that the number is certainly this figure's.
    [[nodiscard]] bool is_direct() const;
    [[nodiscard]] bool is_full() const { return begins_phrase && is_direct(); }
};

// The figures of matches, in their order.
[[nodiscard]] std::vector<std::size_t> figures_of(const std::vector<LabelMatch>& matches);

using FigureFilter = std::function<bool(const ProseFigure&)>;

// The figures that the words from `begin` to `end` name best: those nearest to the end, and of these the longest. There are several
// if they share a name.
[[nodiscard]] std::vector<LabelMatch> find_labels(const ProseFigures& figures, const ProseText& prose, std::size_t begin,
                                                  std::size_t end, const FigureFilter& wanted);

// The same for words after a number that ends at `begin`.
[[nodiscard]] std::vector<LabelMatch> find_labels_after(const ProseFigures& figures, const ProseText& prose, std::size_t begin,
                                                        const FigureFilter& wanted);

// The nearest word of rise, fall or sameness between the two places.
struct DirectionMatch {
    std::size_t begin = 0;
    std::size_t end = 0;
    DirectionWord::Course course = DirectionWord::Course::same;
};
[[nodiscard]] std::optional<DirectionMatch> find_direction(const ProseFigures& figures, const ProseText& prose, std::size_t begin,
                                                           std::size_t end);

// Whether a folded text has no letter or digit directly before `begin` and after `end`.
[[nodiscard]] bool is_whole_word(std::string_view text, std::size_t begin, std::size_t end);

// The columns that a folded text takes, without spaces around it.
[[nodiscard]] int columns_of(std::string_view text);

// Whether a phrase begins at `at`: it follows punctuation, or nothing since `from`. Spaces between do not count.
[[nodiscard]] bool begins_phrase(const ProseText& prose, std::size_t from, std::size_t at);

// Whether the text has punctuation that separates phrases, and whether it begins with it.
[[nodiscard]] bool holds_punctuation(std::string_view text);
[[nodiscard]] bool begins_with_punctuation(std::string_view text);

inline constexpr std::size_t longest_half_sentence = 1500;  // bytes that are looked at on each side

// The sentence around a part of the text. A very long sentence is cut, so that the time stays linear in the length of the text.
struct SentenceBounds {
    std::size_t begin = 0;
    std::size_t end = 0;
};
[[nodiscard]] SentenceBounds sentence_around(std::string_view text, std::size_t from, std::size_t to);

// Whether the character at this place ends a sentence.
[[nodiscard]] bool ends_sentence(std::string_view text, std::size_t at);

}  // namespace sitegen

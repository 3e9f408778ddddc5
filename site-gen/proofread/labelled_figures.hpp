// What the prose of a document may say: its figures with the words that stand before them. Made once a document.
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
    std::size_t cells = 0;              // the number of its (first) expression; figures of the same cells have the same
    ProseUnit unit;                     // of the value
    std::optional<Amount> value;        // as prose prints it, blank as 0; nothing where it is not known
    std::optional<Amount> rate;         // of a change
    std::optional<std::size_t> change;  // of an amount or a count: the figure of its change since last year
    std::vector<std::size_t> shares;    // of an amount: figures of which it is the part

    [[nodiscard]] FigureForm::Kind kind() const { return figure->form->kind; }
    [[nodiscard]] const std::string& id() const { return figure->form->id; }
};

struct FigureLabel {
    const ProseLabel* label = nullptr;
    std::size_t figure = 0;
};

// Movable only: what is its own stays where it is, so that labels can refer to it.
struct ProseFigures {
    ProseFigures() = default;
    ProseFigures(ProseFigures&&) = default;
    ProseFigures& operator=(ProseFigures&&) = default;

    std::shared_ptr<const ProseLexicon> lexicon;  // of the document's standard
    std::vector<ProseFigure> figures;             // in the order of their declaration
    std::vector<FigureLabel> labels;
    std::deque<ProseLabel> own_labels;  // of these, the ones with the document's years and of its own figures
    NumberMarks marks;                  // with the units of the figures
};

[[nodiscard]] ProseFigures labelled_figures_of(const Document& document, const Figures& figures,
                                               std::shared_ptr<const ProseLexicon> lexicon);

// Columns between words and a number that they are surely said of: one wide character, or a short word.
inline constexpr int widest_direct_gap = 3;

// Where a label stands that names the figure of a number.
struct LabelMatch {
    std::size_t figure = 0;
    std::size_t begin = 0;  // of its last part, in the ProseText
    std::size_t end = 0;
    std::size_t context = 0;     // where its first part begins, one after; 0 for a label of one part
    int gap = 0;                 // columns between the label and the number
    bool begins_phrase = false;  // nothing qualifies it: it begins a sentence or follows punctuation or a number
    bool is_shared = false;      // other figures have the same label
    [[nodiscard]] std::string_view text(const ProseText& prose) const {
        return std::string_view(prose.text).substr(begin, end - begin);
    }
    // Whether the number is said of this figure and nothing less.
    [[nodiscard]] bool is_direct() const;
    [[nodiscard]] bool is_full() const { return begins_phrase && is_direct(); }
};

// The figures of matches, in their order.
[[nodiscard]] std::vector<std::size_t> figures_of(const std::vector<LabelMatch>& matches);

using FigureFilter = std::function<bool(const ProseFigure&)>;

// The figures that the words from `begin` to `end` name best: nearest to the end, then longest. Several where they have one name.
[[nodiscard]] std::vector<LabelMatch> find_labels(const ProseFigures& figures, const ProseText& prose, std::size_t begin,
                                                  std::size_t end, const FigureFilter& wanted);

// The same of words that follow a number ending there.
[[nodiscard]] std::vector<LabelMatch> find_labels_after(const ProseFigures& figures, const ProseText& prose, std::size_t begin,
                                                        const FigureFilter& wanted);

// The nearest rise, fall or same word between the two places.
struct DirectionMatch {
    std::size_t begin = 0;
    std::size_t end = 0;
    DirectionWord::Course course = DirectionWord::Course::same;
};
[[nodiscard]] std::optional<DirectionMatch> find_direction(const ProseFigures& figures, const ProseText& prose, std::size_t begin,
                                                           std::size_t end);

// Whether no letter or digit of a folded text goes on at either end.
[[nodiscard]] bool is_whole_word(std::string_view text, std::size_t begin, std::size_t end);

// Columns that a folded text takes, spaces around it aside.
[[nodiscard]] int columns_of(std::string_view text);

// Whether punctuation parts the two sides of this place, or nothing stands before it.
[[nodiscard]] bool begins_phrase(const ProseText& prose, std::size_t from, std::size_t at);

// Whether the text holds punctuation that parts phrases.
[[nodiscard]] bool holds_punctuation(std::string_view text);

inline constexpr std::size_t longest_half_sentence = 1500;  // bytes before and behind what it is looked for around

// The sentence around a stretch of the text. One that goes on and on is cut, so that the time grows as the text does.
struct SentenceBounds {
    std::size_t begin = 0;
    std::size_t end = 0;
};
[[nodiscard]] SentenceBounds sentence_around(std::string_view text, std::size_t from, std::size_t to);

// Whether a sentence ends with the character at this place.
[[nodiscard]] bool ends_sentence(std::string_view text, std::size_t at);

}  // namespace sitegen

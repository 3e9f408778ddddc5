// What a standard's prose may be made of, folded: the words for its figures, for rise and fall, and the units of its numbers. Made
// once a standard, since folding takes longer than reading a document's prose.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/standard.hpp"
#include "proofread/typed_numbers.hpp"
#include "text/number_format.hpp"
#include "text/words.hpp"

namespace sitegen {

// A title or label of a figure, in its parts: "房屋…价值" are two, with any words and numbers between.
struct ProseLabel {
    std::vector<std::string> parts;  // folded
    bool stands_after = false;       // "…辆供口岸": behind the number
};

// A word that says what became of an amount.
struct DirectionWord {
    enum class Course { rise, fall, same };
    std::string word;  // folded
    Course course = Course::same;
};

// What a word says of the numbers beside it.
enum class TieWord : std::uint8_t {
    rise,  // the number behind it is a change, or a rate
    fall,
    behind_rise,  // the number before it is one: "5% more"
    behind_fall,
    same,
    before,        // the number behind it is what another is compared with
    after,         // the number behind it is what became of another: "to"
    planned,       // the number behind it was planned
    done,          // the percentage behind it says how much of a plan was done
    share,         // the percentage behind it is a part of a whole
    parts,         // the numbers behind it are parts of the one before
    together,      // the number behind it is the sum of those before
    respectively,  // one number for each of those before
    link,          // nothing by itself
};

// A label as declared, folded once for all documents, unless it holds a year that each fills in with its own.
struct LabelForm {
    std::optional<ProseLabel> label;
    const std::string* with_years = nullptr;  // as written
};

// Its title and labels; those that nothing is left of are left out.
[[nodiscard]] std::vector<LabelForm> label_forms_of(const FigureForm& figure);

// Folded; nothing where nothing is left of it.
[[nodiscard]] std::optional<ProseLabel> fold_label(const std::string& text);

struct ProseLexicon {
    struct FigureEntry {
        std::size_t cells = 0;  // the number of its (first) expression as written: figures of the same cells have the same
        std::vector<LabelForm> labels;
    };
    const Standard* standard = nullptr;
    std::vector<FigureEntry> figures;                       // of the standard, in their order
    std::map<std::string, std::size_t, std::less<>> cells;  // numbers of expressions, from 0
    std::vector<DirectionWord> words;
    std::map<std::string, TieWord, std::less<>> ties;  // folded
    std::vector<std::size_t> tie_sizes;                // their bytes, each once, the most first
    std::vector<std::string> bases;                    // folded: stages that an amount may be compared with
    std::vector<std::string> elsewhere;                // folded: the sentence is about another time or body
    NumberMarks marks;                                 // with the units of money
    NumberFormat format;

    // The longest word of ties that stands in the text at that place and ends before `end`: its bytes, and what it says.
    [[nodiscard]] std::optional<std::pair<std::size_t, TieWord>> longest_tie(std::string_view text, std::size_t at,
                                                                             std::size_t end) const;
};

// Refers to the standard.
[[nodiscard]] ProseLexicon lexicon_of(const Standard& standard, const Words& words);

// The lexicons of standards in one language, each made when a document first asks for it. From any number of threads.
class ProseLexicons {
  public:
    explicit ProseLexicons(const Words& words) : words_(words) {}

    [[nodiscard]] std::shared_ptr<const ProseLexicon> of(const Standard& standard);

  private:
    const Words& words_;
    std::mutex mutex_;  // guards what follows
    std::map<const Standard*, std::shared_ptr<const ProseLexicon>> made_;
};

}  // namespace sitegen

// The words of a standard's prose, folded: the labels of its figures, words for rise and fall, and the units of numbers. Made once
// for each standard, because folding takes longer than reading one document's prose.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
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

// A title or label of a figure, split into parts. "房屋…价值" has two parts, with any words and numbers between them.
struct ProseLabel {
    std::vector<std::string> parts;  // folded
    bool stands_after = false;       // "…辆供口岸": it follows the number
};

// A word that says how an amount changed.
struct DirectionWord {
    enum class Course { rise, fall, same };
    std::string word;  // folded
    Course course = Course::same;
};

// What a word says about the numbers beside it.
enum class TieWord : std::uint8_t {
    rise,  // the number after it is a change or a rate
    fall,
    behind_rise,  // the number before it is a change or a rate: "5% more"
    behind_fall,
    same,
    before,        // another number is compared with the number after it
    after,         // the number after it is the new amount: "to"
    planned,       // the number after it was planned
    done,          // the percentage after it says how much of a plan was done
    share,         // the percentage after it is a share of a whole
    parts,         // the numbers after it are parts of the number before it
    made_of,       // the same, and there are no other parts
    some_of,       // the same, and there may be others: "mainly"
    together,      // the number after it is the sum of the numbers before it
    respectively,  // the numbers after it belong one by one to the numbers before it
    left,          // the number after it is what is left of a plan: "budget 10, spent 9, left 1"
    link,          // it means nothing by itself
};

[[nodiscard]] inline bool leads_to_parts(TieWord word) {
    return word == TieWord::parts || word == TieWord::made_of || word == TieWord::some_of;
}

// A declared label. It is folded once for all documents, unless it holds a year, which each document fills in.
struct LabelForm {
    std::optional<ProseLabel> label;
    const std::string* with_years = nullptr;  // as written; set if it holds a year
};

// The forms of the figure's title and labels. A label is left out if nothing is left of it after folding.
[[nodiscard]] std::vector<LabelForm> label_forms_of(const FigureForm& figure);

// Returns nothing if nothing is left of the text after folding.
[[nodiscard]] std::optional<ProseLabel> fold_label(const std::string& text);

struct ProseLexicon {
    struct FigureEntry {
        std::size_t cells = 0;  // the number of its (first) expression as written; figures of the same cells share it
        std::vector<LabelForm> labels;
    };
    const Standard* standard = nullptr;
    std::vector<FigureEntry> figures;                       // of the standard, in its order
    std::map<std::string, std::size_t, std::less<>> cells;  // expressions → their numbers, from 0
    std::vector<DirectionWord> words;
    std::map<std::string, TieWord, std::less<>> ties;  // folded
    std::vector<std::size_t> tie_sizes;                // the lengths of these words in bytes, each once, the longest first
    std::vector<std::string> bases;                    // folded: stages that an amount may be compared with
    std::vector<std::string> elsewhere;                // folded: the sentence is about another time or body
    std::vector<std::string> past;                     // folded: an amount beside it may be last year's
    std::vector<std::string> last_year;                // folded: the amount behind is last year's
    std::vector<std::string> purposes;                 // folded: the name of what the amount is for follows
    std::vector<std::string> repeats;                  // folded: the amount before is said again, in another unit
    std::vector<std::string> reasons;                  // folded: a reason follows
    std::vector<std::string> turns;                    // folded: more of it may make less of something else
    std::vector<std::string> averages;                 // folded: the amount after it is an average
    std::vector<std::string> own;                      // folded: what the document itself is about is meant; the longest first
    NumberMarks marks;                                 // with the units of money
    NumberFormat format;

    // The longest word of `ties` at that place of the text that ends before `end`. Returns its length in bytes and its meaning, or
    // nothing.
    [[nodiscard]] std::optional<std::pair<std::size_t, TieWord>> longest_tie(std::string_view text, std::size_t at,
                                                                             std::size_t end) const;
    // The same of the longest word that ends there.
    [[nodiscard]] std::optional<std::pair<std::size_t, TieWord>> longest_tie_before(std::string_view text, std::size_t at) const;
    // Whether one of these words is between two places of the text. What is in a longer word does not count.
    [[nodiscard]] bool has_tie(std::string_view text, std::size_t begin, std::size_t end,
                               std::initializer_list<TieWord> wanted) const;
    // Whether the text from one place to another, which has no figure, consists of words that say nothing by themselves, and of
    // spaces and digits.
    [[nodiscard]] bool has_only_links(std::string_view text, std::size_t begin, std::size_t end) const;
};

// The lexicon refers to the standard, which must outlive it.
[[nodiscard]] ProseLexicon lexicon_of(const Standard& standard, const Words& words);

// The lexicons of standards in one language. Each is made when a document first needs it. Any number of threads may ask.
class ProseLexicons {
  public:
    explicit ProseLexicons(const Words& words) : words_(words) {}

    [[nodiscard]] std::shared_ptr<const ProseLexicon> of(const Standard& standard);

  private:
    const Words& words_;
    std::mutex mutex_;  // guards made_
    std::map<const Standard*, std::shared_ptr<const ProseLexicon>> made_;
};

}  // namespace sitegen

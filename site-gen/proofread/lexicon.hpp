// What a standard's prose may be made of, folded: the words for its figures, for rise and fall, and the units of its numbers. Made
// once a standard, since folding takes longer than reading a document's prose.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
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
    NumberMarks marks;  // with the units of money
    NumberFormat format;
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

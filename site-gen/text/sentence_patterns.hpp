// English sentences with values in them, and the same sentences in another language.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

// A sentence has text and holes: {name} stands for any value, which stays as it is, and {name:group} for a part that has patterns
// of its own. Text lies between two holes. {{name}} is text.
struct SentencePattern {
    std::string group;
    std::string sentence;
    std::string translation;  // with the holes of the sentence, each as {name}
};

class SentencePatterns {
  public:
    // Throws std::logic_error if a translation has other holes than its sentence, if two holes touch or share a name, or if a hole
    // names a group without patterns.
    explicit SentencePatterns(std::vector<SentencePattern> patterns);

    // A hole of this group stands for a whole sentence of the groups that were asked for.
    static constexpr std::string_view whole_sentence = "sentence";

    // The translation by the first of the groups that has a pattern for the whole text; within a group, by the pattern with the
    // most text outside of its holes. Nothing if no pattern fits. A text whose values could be divided in very many ways counts as
    // one that fits none.
    [[nodiscard]] std::optional<std::string> translate(const std::vector<std::string_view>& groups, std::string_view text) const;

    [[nodiscard]] bool has_group(std::string_view group) const { return groups_.find(group) != groups_.end(); }

  private:
    friend class SentenceMatch;

    struct Piece {
        std::string text;   // of a hole: its name
        std::string group;  // of a hole whose part is translated
        bool is_hole = false;
    };
    using Pieces = std::vector<Piece>;
    struct Pattern {
        Pieces sentence;
        Pieces translation;
        std::size_t text_size = 0;  // bytes outside of the holes
        std::string source;
    };

    [[nodiscard]] static Pieces pieces_of(std::string_view text);
    void check(const Pattern& pattern) const;

    std::map<std::string, std::vector<Pattern>, std::less<>> groups_;
};

}  // namespace sitegen

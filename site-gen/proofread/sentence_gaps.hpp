// The text between two numbers of a sentence: which of its words connect them, and where the sentence pauses or stops.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proofread/lexicon.hpp"
#include "proofread/named_rows.hpp"
#include "proofread/plain_text.hpp"

namespace sitegen {

inline constexpr std::size_t longest_gap = 240;  // bytes between two numbers that words may connect

// A word that connects numbers, or a piece of text without such a word.
struct TieToken {
    std::optional<TieWord> word;  // nothing: unknown
    bool is_pause = false;        // a comma or the like
};

// The text between two numbers.
struct SentenceGap {
    std::vector<TieToken> tokens;
    bool is_known = true;  // all words are known, and the clause does not end
    bool has_unknown = false;
    bool has_stop = false;  // a semicolon, or more
    bool opens = false;     // a bracket
    bool closes = false;
    std::optional<int> year;  // the last number of four digits
    std::size_t year_at = 0;  // where it is in the text
    std::string_view plan;    // the last words for what was planned, such as 年初预算, in the text

    [[nodiscard]] bool has(TieWord wanted) const {
        return std::any_of(tokens.begin(), tokens.end(), [wanted](const TieToken& token) { return token.word == wanted; });
    }
    [[nodiscard]] bool has_parts() const { return has(TieWord::parts) || has(TieWord::made_of); }
    [[nodiscard]] bool has_pause() const {
        return std::any_of(tokens.begin(), tokens.end(), [](const TieToken& token) { return token.is_pause; });
    }
    // The last word with a meaning of its own, if no unknown word follows it.
    [[nodiscard]] std::optional<TieWord> lead() const {
        bool is_planned = false;
        for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) {
            if (token->is_pause || !token->word) break;
            if (*token->word == TieWord::planned) is_planned = true;
            if (*token->word == TieWord::planned || *token->word == TieWord::link) continue;
            return token->word;
        }
        return is_planned ? std::optional(TieWord::planned) : std::nullopt;
    }
    // The first such word after a number, if no unknown word comes before it.
    // may_pause: a pause may come before the word.
    [[nodiscard]] std::optional<TieWord> tail(bool may_pause = false) const {
        for (const TieToken& token : tokens) {
            if (token.is_pause && may_pause) {
                may_pause = false;
                continue;
            }
            if (token.is_pause || !token.word) break;
            if (*token.word != TieWord::link) return token.word;
        }
        return std::nullopt;
    }
};

class SentenceGaps {
  public:
    // names: of rows, in the order of the text. The words in them say nothing of the numbers: "the budget for culture" may be one.
    // All outlive this object.
    SentenceGaps(const ProseText& prose, const ProseLexicon& lexicon, const std::vector<RowMention>& names);

    // The text from one byte to another. If it is longer than words may connect, only its end is read, and it is not known.
    [[nodiscard]] SentenceGap read(std::size_t begin, std::size_t end) const;

  private:
    // Each returns the length of what it has read in bytes.
    std::size_t read_token(std::size_t at, std::size_t end, SentenceGap& gap) const;
    std::size_t read_figure(std::size_t at, SentenceGap& gap) const;
    void add_course_of(std::string_view word, SentenceGap& gap) const;
    [[nodiscard]] std::size_t name_at(std::size_t at, std::size_t end) const;
    [[nodiscard]] std::size_t average_at(std::size_t at, std::size_t end) const;

    const ProseText& prose_;
    const std::string& text_;
    const ProseLexicon& lexicon_;
    const std::vector<RowMention>& names_;
    std::vector<std::size_t> marks_;  // where the text prints figures
};

}  // namespace sitegen

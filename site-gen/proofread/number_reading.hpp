// A narrative read from number to number: the words that belong to each, and what its sentence has spoken of before.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "proofread/labelled_figures.hpp"

namespace sitegen {

// What has been said in this sentence so far.
struct Mention {
    std::vector<std::size_t> figures;  // amounts; or changes. None where no figure speaks of it
    bool is_change = false;
};

// A word of rise or fall before a number: written, or printed by a figure.
struct CourseMatch {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_fall = false;
    const Figure* figure = nullptr;
};

// The changes that a number behind such a word may be about.
struct Subject {
    std::vector<std::size_t> changes;
    bool is_clear = false;  // the words leave no doubt
};

struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

[[nodiscard]] bool is_level(const ProseFigure& figure);  // an amount or a count

class NumberReading {
  public:
    NumberReading(const MarkdownTree& tree, const ProseFigures& figures);

    // Moves on to the next number; false where there is none.
    bool advance();
    [[nodiscard]] const ProseNumber& number() const { return numbers_[at_]; }
    [[nodiscard]] const std::vector<ProseNumber>& numbers() const { return numbers_; }
    [[nodiscard]] std::size_t index() const { return at_; }  // of the number among them
    [[nodiscard]] const ProseText& prose() const { return prose_; }
    [[nodiscard]] std::string_view text(std::size_t begin, std::size_t end) const {
        return std::string_view(prose_.text).substr(begin, end - begin);
    }
    // The words since the number before, or since the sentence began.
    [[nodiscard]] std::string_view words_before() const { return text(window_begin_, number().begin); }

    void mention(std::vector<std::size_t> figures, bool is_change) { mentions_.push_back({std::move(figures), is_change}); }
    [[nodiscard]] const Mention* last_mention() const { return mentions_.empty() ? nullptr : &mentions_.back(); }
    [[nodiscard]] const Mention* last_amount() const;

    // The figures that the words around the number name best, unless they stand too far off.
    [[nodiscard]] std::vector<LabelMatch> find_names(const FigureFilter& wanted) const;

    // The word of rise or fall that the number belongs to: near before it, with neither punctuation nor another figure's name
    // between.
    [[nodiscard]] std::optional<CourseMatch> find_course() const;

    // Whose change it is: what the words before name, or what the sentence spoke of last that has one.
    [[nodiscard]] Subject find_subject(const CourseMatch& course) const;

    // The changes of these amounts, where they are known.
    [[nodiscard]] std::vector<std::size_t> changes_of(const std::vector<std::size_t>& amounts) const;

    // A word behind the number that says its amount is as it was.
    [[nodiscard]] std::optional<Span> find_sameness(const std::vector<std::size_t>& changes) const;

  private:
    [[nodiscard]] bool leads(std::string_view words, const std::vector<std::size_t>& changes) const;

    const ProseFigures& figures_;
    ProseText prose_;
    std::vector<ProseNumber> numbers_;
    std::vector<std::size_t> marks_;  // where the figures stand
    std::size_t at_ = 0;
    bool has_begun_ = false;
    std::size_t scanned_ = 0;
    std::size_t window_begin_ = 0;  // behind the number before, or where the sentence begins
    std::vector<Mention> mentions_;
};

}  // namespace sitegen

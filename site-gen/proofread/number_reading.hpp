// Reads a narrative from number to number. For each number it has the words that belong to it and what its sentence has mentioned
// before.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "proofread/labelled_figures.hpp"

namespace sitegen {

// An amount or a change that the sentence has mentioned.
struct Mention {
    std::vector<std::size_t> figures;  // all amounts, or all changes; none if no figure is about it
    bool is_change = false;
    std::size_t number = 0;  // the index of its number
};

// A word of rise or fall before a number. The text has it, or a figure prints it.
struct CourseMatch {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_fall = false;
    const Figure* figure = nullptr;
};

// The changes that a number after such a word may be about.
struct Subject {
    std::vector<std::size_t> changes;
    bool is_clear = false;  // the words leave no doubt
};

struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

[[nodiscard]] bool is_level(const ProseFigure& figure);  // an amount or a count

// A word of rise or fall behind a number.
struct CourseBehind {
    bool is_fall = false;
    std::size_t end = 0;  // of the word
};

class NumberReading {
  public:
    NumberReading(const MarkdownTree& tree, const ProseFigures& figures);

    // Moves to the next number. Returns false if there is none.
    bool advance();
    [[nodiscard]] const ProseNumber& number() const { return numbers_[at_]; }
    [[nodiscard]] const std::vector<ProseNumber>& numbers() const { return numbers_; }
    [[nodiscard]] std::size_t index() const { return at_; }  // the index of number() in numbers()
    [[nodiscard]] const ProseText& prose() const { return prose_; }
    [[nodiscard]] std::string_view text(std::size_t begin, std::size_t end) const {
        return std::string_view(prose_.text).substr(begin, end - begin);
    }
    // The words since the previous number, or since the beginning of the sentence.
    [[nodiscard]] std::string_view words_before() const { return text(window_begin_, number().begin); }

    void mention(std::vector<std::size_t> figures, bool is_change) { mentions_.push_back({std::move(figures), is_change, at_}); }
    [[nodiscard]] const Mention* last_mention() const { return mentions_.empty() ? nullptr : &mentions_.back(); }
    [[nodiscard]] const Mention* last_amount() const;
    // The last amount of the sentence before a place of the text. Nothing if no amount was mentioned there.
    [[nodiscard]] const Mention* amount_before(std::size_t place) const;

    // The figures that the words around the number name best. None if these words are too far away.
    [[nodiscard]] std::vector<LabelMatch> find_names(const FigureFilter& wanted) const;

    // The word of rise or fall that the number belongs to. It is shortly before the number, without punctuation or another figure's
    // name between them.
    [[nodiscard]] std::optional<CourseMatch> find_course() const;

    // The same for a word right behind the number, or behind its rate in brackets: "5 (1.2%) more than".
    [[nodiscard]] std::optional<CourseBehind> find_course_behind() const;

    // Whose change the number is: of the figures that the words before name, of the last amount or change, or of a whole whose
    // parts have all been named since.
    [[nodiscard]] Subject find_subject(const CourseMatch& course) const;

    // The known changes of these amounts.
    [[nodiscard]] std::vector<std::size_t> changes_of(const std::vector<std::size_t>& amounts) const;

    // A word after the number that says that its amount has not changed.
    [[nodiscard]] std::optional<Span> find_sameness(const std::vector<std::size_t>& changes) const;

  private:
    [[nodiscard]] const Mention* find_whole_of_parts() const;
    [[nodiscard]] bool leads(std::string_view words, const std::vector<std::size_t>& changes) const;

    const ProseFigures& figures_;
    ProseText prose_;
    std::vector<ProseNumber> numbers_;
    std::vector<std::size_t> marks_;  // where the text prints figures
    std::size_t at_ = 0;
    bool has_begun_ = false;
    std::size_t scanned_ = 0;
    std::size_t window_begin_ = 0;   // the end of the previous number, or the beginning of the sentence
    std::vector<Mention> mentions_;  // since the last semicolon of the sentence
    std::vector<Mention> earlier_;   // before it
};

}  // namespace sitegen

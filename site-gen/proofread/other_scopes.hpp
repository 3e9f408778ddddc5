// What a figure speaks of: one year, one stage and one body. A number of the prose that is of another contradicts nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "model/document.hpp"
#include "model/fiscal_year.hpp"
#include "proofread/labelled_figures.hpp"

namespace sitegen {

// The scopes of a document's figures. All texts are of the ProseText that the numbers were found in.
class FigureScopes {
  public:
    // Refers to the figures.
    FigureScopes(const Document& document, const ProseFigures& figures);

    // Whether the sentence of the number names a year of which the document's tables have nothing.
    [[nodiscard]] bool is_of_another_year(const ProseNumber& number, std::string_view text) const;

    // Whether the clause of the number speaks of another time or body, or of what might be. names: of rows, whose words do not
    // count.
    [[nodiscard]] bool is_said_to_be_elsewhere(const ProseNumber& number, std::string_view text,
                                               const std::vector<std::string_view>& names) const;

    // Whether a number that the words give for a figure may be that of another year or body, of a part of it or of other terms,
    // the amount that this year's is compared with, or a change since another stage.
    [[nodiscard]] bool is_out_of_scope(const ProseNumber& number, std::string_view text, std::size_t figure) const;

    // Where the last word begins, in the sentence before the number, that says that what follows are parts.
    [[nodiscard]] std::optional<std::size_t> find_parts_word(const ProseNumber& number, std::string_view text) const;

    // Where the text names another year than the figure's right before its label, or between the label and the number:
    // "2021年收入总计为1.00万元" in a document of 2023. Nothing for a figure whose sentences may name other years.
    [[nodiscard]] std::optional<std::size_t> find_other_year(const ProseNumber& number, std::string_view text,
                                                             const LabelMatch& label) const;

    // Whether the text between a name and its number has only known words, and names no other year or stage.
    [[nodiscard]] bool says_nothing_else(std::string_view text, std::size_t begin, std::size_t end) const;

  private:
    struct Scope;
    [[nodiscard]] Scope scope_of(std::size_t figure) const;
    [[nodiscard]] std::size_t end_of_known_words(std::string_view text, std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool is_led_elsewhere(const ProseNumber& number, std::string_view text, const SentenceBounds& sentence,
                                        const Scope& scope) const;
    [[nodiscard]] bool is_behind_heading(const ProseNumber& number, std::string_view text, const SentenceBounds& sentence,
                                         const Scope& scope) const;
    [[nodiscard]] bool is_qualified_behind(const ProseNumber& number, std::string_view text, const SentenceBounds& sentence) const;

    FiscalYear year_;
    std::string stage_;  // the title of the document's stage, folded
    const ProseFigures& figures_;
};

}  // namespace sitegen

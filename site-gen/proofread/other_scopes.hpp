// Numbers that a document's text gives for something else than what its figures say: another year, stage or body.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/fiscal_year.hpp"
#include "proofread/lexicon.hpp"
#include "proofread/typed_numbers.hpp"

namespace sitegen {

inline constexpr int farthest_year = 30;  // a whole number so near to the document's year may be a year

// What a figure speaks of.
struct FigureScope {
    FiscalYear year;                           // of the document
    std::string stage = {};                    // the title of its stage, folded
    bool is_change = false;                    // since last year, which sentences about it may name
    bool is_of_prior_year = false;             // as its form says
    std::vector<std::string_view> names = {};  // that it has in prose, folded: 上年结转 is this year's
};

// Whether the words say that a number is of another year than the figure, or of another body. text: of the ProseText that the
// number was found in.
[[nodiscard]] bool is_beyond_document(const ProseNumber& number, std::string_view text, const FigureScope& scope,
                                      const ProseLexicon& lexicon);

// Whether a number that the words give for a figure may be that of another year or body, the amount that this year's is compared
// with, or a change since another stage: then it contradicts nothing. text: of the ProseText that the number was found in.
[[nodiscard]] bool is_of_another_scope(const ProseNumber& number, std::string_view text, const FigureScope& scope,
                                       const ProseLexicon& lexicon);

// Where the text names another year than the figure's right before the label from `begin` to `end` or between it and the number:
// "2021年收入总计为1.00万元" in a document of 2023. Nothing of a figure whose sentences may name other years.
[[nodiscard]] std::optional<std::size_t> find_other_year(const ProseNumber& number, std::string_view text, std::size_t begin,
                                                         std::size_t end, const FigureScope& scope, const ProseLexicon& lexicon);

}  // namespace sitegen

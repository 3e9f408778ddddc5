#include "proofread/missing_unit.hpp"

#include "proofread/labelled_figures.hpp"
#include "text/utf8.hpp"

namespace sitegen {

std::optional<std::string_view> word_that_wants_unit(const ProseNumber& number, std::string_view text,
                                                     const ProseLexicon& lexicon) {
    const std::string_view behind = text.substr(number.end);
    const bool ends_clause = behind.empty() || holds_punctuation(behind.substr(0, first_character(behind).byte_count));
    // Without decimals it may be a count, an ordinal or a year.
    if (number.unit.kind != ProseUnit::Kind::none || number.value.decimals() == 0 || number.is_scaled || !ends_clause)
        return std::nullopt;
    for (std::size_t end = number.begin; end > 0;) {
        if (text[end - 1] == ' ') {
            --end;
            continue;
        }
        const auto word = lexicon.longest_tie_before(text, end);
        if (!word) break;
        const auto& [size, says] = *word;
        end -= size;
        if (says == TieWord::rise || says == TieWord::fall || says == TieWord::done) return text.substr(end, size);
        if (says != TieWord::link && says != TieWord::planned) break;
    }
    return std::nullopt;
}

}  // namespace sitegen

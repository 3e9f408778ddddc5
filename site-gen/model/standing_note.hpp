// A standing note is about the figures of some years, of a department or of the whole site. A note on one document belongs to that
// document (model/document).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/fiscal_year.hpp"

namespace sitegen {

struct StandingNote {
    std::string text;
    std::optional<FiscalYear> from;   // nothing: from the beginning
    std::optional<FiscalYear> until;  // nothing: without end
    std::string stage;                // empty: every stage

    // Whether it is about the department or the site itself, and not about single years.
    [[nodiscard]] bool is_general() const { return !from && !until; }
    [[nodiscard]] bool holds_in(const FiscalYear& year) const { return (!from || *from <= year) && (!until || year <= *until); }
    [[nodiscard]] bool holds_for(const FiscalYear& year, const std::string& of_stage) const {
        return holds_in(year) && (stage.empty() || stage == of_stage);
    }
};

// The texts of the notes on documents of that year and stage, in order.
[[nodiscard]] inline std::vector<std::string> notes_for(const std::vector<StandingNote>& notes, const FiscalYear& year,
                                                        const std::string& stage) {
    std::vector<std::string> texts;
    for (const StandingNote& note : notes) {
        if (note.holds_for(year, stage)) texts.push_back(note.text);
    }
    return texts;
}

}  // namespace sitegen

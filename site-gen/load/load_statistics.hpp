// statistics.toml, and the notes of department.toml and site.toml on the figures of some years.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "load/file_reader.hpp"
#include "load/table_reader.hpp"
#include "load/year_kinds.hpp"
#include "model/standing_note.hpp"
#include "model/statistics.hpp"

namespace sitegen {

inline constexpr const char* statistics_file = "statistics.toml";

// Empty where there is no such file. years: of the site's documents.
[[nodiscard]] Statistics load_statistics(FileReader& files, const YearKinds& years, Sources& sources, Findings& findings);

// [population] of the table; nothing where there is none. whose: "site" or "department". years: of its documents.
[[nodiscard]] std::optional<Population> load_population(TableReader& reader, const YearKinds& years, const char* whose);

// Which of the notes may do without a year: a department's are then about the department itself.
enum class NoteYears { required, optional };

// Of what notes are on, the "site" or a "department": the kinds of its documents' years.
struct YearsNoted {
    const YearKinds& years;
    const char* whose;
};

// [[note]] of the table. is_idle: whether there is nothing that a note on that year and stage ("" for every stage) is about. It is
// asked about notes on single years.
[[nodiscard]] std::vector<StandingNote> load_standing_notes(TableReader& reader, NoteYears years, const YearsNoted& noted,
                                                            const std::function<bool(const StandingNote& note)>& is_idle);

}  // namespace sitegen

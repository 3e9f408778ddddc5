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

// Empty if there is no such file. years: of the site's documents.
[[nodiscard]] Statistics load_statistics(FileReader& files, const YearKinds& years, Sources& sources, Findings& findings);

// Reads [population] of the table. Returns nothing if there is none. whose: "site" or "department". years: of its documents.
[[nodiscard]] std::optional<Population> load_population(TableReader& reader, const YearKinds& years, const char* whose);

// Whether a note needs a year. A note of a department without a year is about the department itself.
enum class NoteYears { required, optional };

// What the notes are about: the "site" or a "department", and the kinds of its documents' years.
struct YearsNoted {
    const YearKinds& years;
    const char* whose;
};

// Reads the [[note]] entries of the table. is_idle: whether there is nothing that a note on its year and stage can be about. A
// stage of "" means every stage. It is asked only for notes on single years.
[[nodiscard]] std::vector<StandingNote> load_standing_notes(TableReader& reader, NoteYears years, const YearsNoted& noted,
                                                            const std::function<bool(const StandingNote& note)>& is_idle);

}  // namespace sitegen

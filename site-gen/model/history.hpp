// The history of a department: its names, the departments that it continues, what it contains, what it did not publish, and notes
// on its figures.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/finding.hpp"
#include "model/fiscal_year.hpp"
#include "model/standing_note.hpp"
#include "model/statistics.hpp"

namespace sitegen {

// A name that a department had before its present one.
struct FormerName {
    std::string name;
    std::optional<FiscalYear> from;  // nothing: since it exists
    FiscalYear until;                // the last fiscal year of this name
};

// How a department was founded, renamed, merged or split off.
struct Origin {
    enum class Kind : std::uint8_t { founded, renamed, merged, split };
    Kind kind = Kind::founded;
    FiscalYear year;                // the first fiscal year since
    std::string date;               // as content has it, 2021-03-18; empty where it is not given
    std::vector<std::string> from;  // slugs of the departments that it continues; none where it was founded or kept its slug
    std::string reason;
    // The figures before and after are of the same tasks, so a series may run on. True after a rename, unless content says
    // otherwise; false after a merger or a split, unless content says otherwise.
    bool is_comparable = false;
};

// The end of a department.
struct Closure {
    FiscalYear year;  // its last fiscal year
    std::string date;
    std::string reason;
};

// A department of the site whose budget this one's documents contain. So the two are never added.
struct Containment {
    std::string department;  // slug
    std::optional<FiscalYear> from;
    std::optional<FiscalYear> until;

    [[nodiscard]] bool holds_in(const FiscalYear& year) const { return (!from || *from <= year) && (!until || year <= *until); }
};

// Why there is no document, or no amount.
enum class GapReason : std::uint8_t { not_yet_published, not_published, did_not_exist, withheld };

// A document that is not there, and why.
struct Absence {
    FiscalYear year;
    std::string stage;  // empty: every stage
    GapReason gap = GapReason::not_published;
    std::string reason;    // in the words of the publisher; may be empty
    std::string expected;  // of one that is not yet published: the date on which it will be, where that is known
};

// A possible fault that only all departments together can confirm. The finding is complete; its message names its subject.
struct OpenQuestion {
    enum class Kind : std::uint8_t {
        department,   // the slug may be of no department: the finding says so
        name,         // another department may have that name: the finding ends with that department's slug
        end,          // the department may have documents of that year or later: the finding ends with the first of them
        containment,  // the department's documents may contain this one's in turn: the finding ends with the way back
    };
    Kind kind = Kind::department;
    std::string subject;  // the slug, or the name folded for comparison
    FiscalYear year;      // of a containment: the first year of it; of no year where it has none
    FiscalYear until;     // of a containment: its last year; the same
    ReportedFinding finding;
};

struct DepartmentHistory {
    std::vector<FormerName> names;          // the earliest first
    std::vector<Origin> origins;            // the earliest first
    std::optional<Closure> closure;         // nothing: it still exists
    std::vector<Containment> containments;  // as declared
    std::vector<Absence> absences;          // by year, then as declared
    std::optional<Population> population;   // of the people it is there for; nothing: they are those of the site
    std::vector<StandingNote> notes;        // as declared

    // The name in a fiscal year; present: the one that it has today.
    [[nodiscard]] const std::string& name_in(const FiscalYear& year, const std::string& present) const;
    // Whether it was there in that year, as far as is known.
    [[nodiscard]] bool existed_in(const FiscalYear& year) const;
    // The declared absence of a document; nothing where none is declared.
    [[nodiscard]] const Absence* find_absence(const FiscalYear& year, const std::string& stage) const;
};

// As content writes it: "not yet published", "not published", "did not exist", "withheld".
[[nodiscard]] const char* name_of(GapReason reason);

}  // namespace sitegen

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

// A name that a department had before its present name.
struct FormerName {
    std::string name;
    std::optional<FiscalYear> from;  // nothing: since it was founded
    FiscalYear until;                // the last fiscal year with this name
};

// How a department was founded, renamed, merged or split off.
struct Origin {
    enum class Kind : std::uint8_t { founded, renamed, merged, split };
    Kind kind = Kind::founded;
    FiscalYear year;                // the first fiscal year after it
    std::string date;               // as in content, 2021-03-18; empty if it is not given
    std::vector<std::string> from;  // slugs of the departments that it continues; none if it was founded or kept its slug
    std::string reason;
    // The figures before and after are about the same tasks, so a series may continue. Content may say so, or the opposite.
    // Otherwise it is true for a rename and false for a merger or a split.
    bool is_comparable = false;
};

// An event after which the amounts of a department are about other tasks than before: its own origin, or that of another one which
// continues it or a part of it.
struct TaskChange {
    FiscalYear year;     // the first fiscal year after it
    std::string event;   // "Parks split off", in the language of the pages
    std::string reason;  // in the words of content; may be empty
};

// The end of a department.
struct Closure {
    FiscalYear year;  // its last fiscal year
    std::string date;
    std::string reason;
};

// A department of the site whose budget is contained in this one's documents. So the two are never added.
struct Containment {
    std::string department;  // slug
    std::optional<FiscalYear> from;
    std::optional<FiscalYear> until;

    [[nodiscard]] bool holds_in(const FiscalYear& year) const { return (!from || *from <= year) && (!until || year <= *until); }
};

// The reason why there is no document, or no amount.
enum class GapReason : std::uint8_t { not_yet_published, not_published, did_not_exist, withheld };

// A missing document, and the reason.
struct Absence {
    FiscalYear year;
    std::string stage;  // empty: every stage
    GapReason gap = GapReason::not_published;
    std::string reason;    // the publisher's words; may be empty
    std::string expected;  // for a document that is not yet published: the date on which it is expected, if known
};

// A possible fault that only all departments together can confirm. The finding is complete; its message names its subject.
struct OpenQuestion {
    enum class Kind : std::uint8_t {
        department,   // no department may have the slug: the finding says so
        name,         // another department may have the name: the finding ends with that department's slug
        end,          // the department may have documents of that year or later: the finding ends with the first of them
        containment,  // the department's documents may in turn contain this one's: the finding ends with the way back
        address,      // another department may have the slug, or have had it: the finding ends with that department's slug
    };
    Kind kind = Kind::department;
    std::string subject;  // a slug, or the name folded for comparison
    FiscalYear year;      // of a containment: its first year; no year if it has none
    FiscalYear until;     // of a containment: its last year; no year if it has none
    ReportedFinding finding;
};

struct DepartmentHistory {
    std::vector<FormerName> names;          // the earliest first
    std::vector<Origin> origins;            // the earliest first
    std::optional<Closure> closure;         // nothing: it still exists
    std::vector<Containment> containments;  // as declared
    std::vector<Absence> absences;          // by year, then as declared
    std::optional<Population> population;   // of the people that it serves; nothing: the site's population
    std::vector<StandingNote> notes;        // as declared

    // The name in a fiscal year. present: the name that it has today.
    [[nodiscard]] const std::string& name_in(const FiscalYear& year, const std::string& present) const;
    // Whether it existed in that year, as far as is known.
    [[nodiscard]] bool existed_in(const FiscalYear& year) const;
    // The declared absence of a document. Nothing if none is declared.
    [[nodiscard]] const Absence* find_absence(const FiscalYear& year, const std::string& stage) const;
};

// In the words of content: "not yet published", "not published", "did not exist", "withheld".
[[nodiscard]] const char* name_of(GapReason reason);

}  // namespace sitegen

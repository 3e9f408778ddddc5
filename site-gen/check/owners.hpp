// Finds out whose rows a table has if nearly all of its names are new. This needs the documents of all departments.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document_names.hpp"
#include "model/finding.hpp"

namespace sitegen {

// The message of the document's own check about such a table: its names have changed since the year before. year: the document's.
// The remedy is below.
[[nodiscard]] std::string changed_names_message(std::string_view table, const FiscalYear& year);
// Fewest names in a table that the document's own check can judge; all names of a smaller one may be new.
inline constexpr std::size_t fewest_names = 5;
inline constexpr std::string_view changed_names_remedy = "See whether these are another department's rows.";

// Looks for a document of another department that had at least half of these names in the same table, one year before, at the same
// stage and in the same standard. If there are several, the first department by slug counts. Returns nothing if there is none.
// changed: one of the document's tables.
[[nodiscard]] const DocumentNames* find_owner_of_names(const TableNames& changed, const DocumentNames& document,
                                                       const std::vector<const DocumentNames*>& all);

// Adds the owner of the names to a document's findings of exchanged names. all: the names of every document of the site, perhaps
// with this one.
void name_owners(std::vector<ReportedFinding>& found, const DocumentNames& document, const std::vector<const DocumentNames*>& all);

// Selects exchanges, for a report about only a part of the site.
struct ExchangesToTell {
    std::string department = {};          // slug of one of the two departments; empty: any department
    std::optional<FiscalYear> year = {};  // the year in which they have each other's names; nothing: any year
};

// Finds two departments that have exchanged names in a table since the year before: each has exactly the names that the other had.
// This works for small tables, too, which the check of a single document cannot judge. Both departments share one finding, which
// belongs to no file. The year in which they are exchanged back has no finding. all: the names of every document of the site.
// among: the exchanges to report.
[[nodiscard]] std::vector<ReportedFinding> find_exchanges(const std::vector<const DocumentNames*>& all,
                                                          const ExchangesToTell& among = {});

}  // namespace sitegen

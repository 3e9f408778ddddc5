// Whose rows a table has, where nearly all of its names are new. Only the documents of all departments together can show that.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document_names.hpp"
#include "model/finding.hpp"

namespace sitegen {

// What the check of a document says of such a table by itself: that its names have changed since the year before the document's,
// and what to do about it.
[[nodiscard]] std::string changed_names_message(std::string_view table, const FiscalYear& year);
inline constexpr std::size_t fewest_names = 5;  // of a table that one document by itself can tell about: fewer may well all be new
inline constexpr std::string_view changed_names_remedy = "See whether these are another department's rows.";

// The document of another department that had at least half of these names in the same table: the year before, at the same stage
// and in the same standard. Of several, that of the first department by slug. Nothing where there is none. changed: one of the
// document's tables.
[[nodiscard]] const DocumentNames* find_owner_of_names(const TableNames& changed, const DocumentNames& document,
                                                       const std::vector<const DocumentNames*>& all);

// Adds to a document's findings of exchanged names whose names they are. all: the names of every document of the site; this one
// may be among them.
void name_owners(std::vector<ReportedFinding>& found, const DocumentNames& document, const std::vector<const DocumentNames*>& all);

// Of a part of the site, those that concern it.
struct ExchangesToTell {
    std::string department = {};          // slug of one of the two; empty: of any
    std::optional<FiscalYear> year = {};  // in which they have each other's names; nothing: in any
};

// Two departments that have changed names in a table since the year before: each has just those that the other had. So small tables
// are recognised, too, of which the check of one document says nothing. One finding for both, of no file in particular; none for
// the year in which they are changed back. all: the names of every document of the site. among: which of them are told.
[[nodiscard]] std::vector<ReportedFinding> find_exchanges(const std::vector<const DocumentNames*>& all,
                                                          const ExchangesToTell& among = {});

}  // namespace sitegen

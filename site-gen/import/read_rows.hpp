// The rows of a table that was found in a sheet → rows as tables.toml has them. A row that is no row of the form is a finding, and
// so is a cell that is no amount: nothing is dropped in silence.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "import/find_tables.hpp"
#include "import/imported.hpp"
#include "import/mapping.hpp"
#include "import/number_marks.hpp"

namespace sitegen {

// The ids that rows of their own names already have in the content: by table and side ("projects", "summary.revenue") and
// comparable name, in the order in which they stand there.
using KnownIds = std::map<std::pair<std::string, std::string>, std::vector<std::string>>;

struct RowContext {
    const Standard& standard;
    FiscalYear year;
    std::string stage;
    const DocumentMapping& mapping;
    const KnownIds& known;
    ImportLog& log;
    std::vector<DeclaredCode>& codes;  // added to: codes that the source names and the lists lack
    std::string unit = {};             // of tables that state none; empty: not known
    // What the amounts of each source's tables together tell about their marks, by its name.
    std::map<std::string, MarkEvidence> marks_of_sources = {};
};

// The table, with the parts of it that stand in several places in their order. parts: all of the same form, at least one.
[[nodiscard]] ImportedTable read_table(const std::vector<const FoundTable*>& parts, const RowContext& context);

// An id for a row of its own name: the name in Latin letters, or a digest of it, so that it is the same in every year.
[[nodiscard]] std::string id_of_name(const std::string& name);

}  // namespace sitegen

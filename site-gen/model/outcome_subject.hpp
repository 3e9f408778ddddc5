// What readers are told of a comparison: whether they are, and what it is about, in the words of its document.
#pragma once

#include <string>

#include "model/check_report.hpp"
#include "model/content.hpp"
#include "text/words.hpp"

namespace sitegen {

// "一般公共服务支出, 合计": the row and the column. For prose, the section and the literal; for a chart, its title.
[[nodiscard]] std::string subject_of(const Outcome& outcome, const Document& document, const Department& department,
                                     const Words& words);

// Whether it is of use to readers.
[[nodiscard]] bool is_for_readers(const CheckTally& tally);
// Its numbers for them. Those of the prose that agree with the tables, although no figure is written, belong to the check of the
// numbers of the prose.
[[nodiscard]] VerdictCounts counts_for_readers(const CheckTally& tally, const CheckReport& report);
// Whether it is one to list, because it is not exact. A number of the prose that could not be matched is only counted: a list would
// look like an accusation, and the number that it resembles is a hint for the editor.
[[nodiscard]] bool is_for_readers(const Outcome& outcome);

}  // namespace sitegen

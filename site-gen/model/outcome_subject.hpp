// What a comparison is about, in the words of its document.
#pragma once

#include <string>

#include "model/check_report.hpp"
#include "model/content.hpp"
#include "text/words.hpp"

namespace sitegen {

// "一般公共服务支出, 合计": the row and the column. For prose, the section and the literal; for a chart, its title.
[[nodiscard]] std::string subject_of(const Outcome& outcome, const Document& document, const Department& department,
                                     const Words& words);

}  // namespace sitegen

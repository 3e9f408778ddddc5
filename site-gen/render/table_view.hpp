// The view of a table.
#pragma once

#include "model/printed_table.hpp"
#include "render/checks_page.hpp"
#include "render/views.hpp"

namespace sitegen {

// A cell as it is printed; empty if it is blank.
[[nodiscard]] std::string text_of(const Cell& cell, const Words& words);

// Refers to the table's rows, which must outlive the view. csv: the table as a file.
[[nodiscard]] TableView table_view(const PrintedTable& table, const ChecksPageInput& checks, DownloadView csv);

}  // namespace sitegen

// The view of a table.
#pragma once

#include "model/content.hpp"
#include "render/checks_page.hpp"
#include "render/views.hpp"

namespace sitegen {

// Refers to the table's rows, which must outlive the view.
[[nodiscard]] TableView table_view(const Table& table, const ChecksPageInput& checks, DownloadView csv);

}  // namespace sitegen

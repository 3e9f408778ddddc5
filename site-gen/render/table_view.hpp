// The view of a table.
#pragma once

#include "model/content.hpp"
#include "render/views.hpp"

namespace sitegen {

// Refers to the table's rows, which must outlive the view.
[[nodiscard]] TableView table_view(const Table& table, const Department& department, const Document& document, DownloadView csv);

}  // namespace sitegen

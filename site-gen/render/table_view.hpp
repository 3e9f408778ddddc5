// The view of a table.
#pragma once

#include <functional>
#include <string>

#include "model/document.hpp"
#include "render/views.hpp"

namespace sitegen {

// Refers to the table's rows, which must outlive the view. fill: fills in the titles of the standard.
[[nodiscard]] TableView table_view(const Table& table, const Document& document, DownloadView csv,
                                   const std::function<std::string(const std::string&)>& fill);

}  // namespace sitegen

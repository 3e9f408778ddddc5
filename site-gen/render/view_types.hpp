// View types that others are made of.
#pragma once

#include "render/view.hpp"

namespace sitegen {

[[nodiscard]] const ViewType& link_type();
[[nodiscard]] const ViewType& download_type();
[[nodiscard]] const ViewType& key_figure_type();
[[nodiscard]] const ViewType& heading_type();
[[nodiscard]] const ViewType& note_mark_type();
[[nodiscard]] const ViewType& field_type();
[[nodiscard]] const ViewType& chart_type();
[[nodiscard]] const ViewType& overview_type();
[[nodiscard]] const ViewType& source_type();
[[nodiscard]] const ViewType& table_source_type();
[[nodiscard]] const ViewType& version_type();

}  // namespace sitegen

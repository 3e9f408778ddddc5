// View types that other view types use.
#pragma once

#include "model/amount_text.hpp"
#include "template/view_type.hpp"

namespace sitegen {

namespace view {

// A number of comparisons. Its digits are grouped like those of amounts.
template <auto member>
Field count(std::string_view name, std::string_view meaning) {
    using Object = Owner<member>;
    return computed<Object, [](const Object& object, const Scope& scope, std::string& out) {
        append_amount(out, Amount(static_cast<std::int64_t>(object.*member), 0), scope.numbers);
    }>(name, meaning);
}

}  // namespace view

[[nodiscard]] const ViewType& link_type();
[[nodiscard]] const ViewType& original_text_type();
[[nodiscard]] const ViewType& download_type();
[[nodiscard]] const ViewType& key_figure_type();
[[nodiscard]] const ViewType& heading_type();
[[nodiscard]] const ViewType& unit_type();
[[nodiscard]] const ViewType& note_mark_type();
[[nodiscard]] const ViewType& field_type();
[[nodiscard]] const ViewType& value_type();
[[nodiscard]] const ViewType& chart_type();
[[nodiscard]] const ViewType& answer_type();
[[nodiscard]] const ViewType& term_type();
[[nodiscard]] const ViewType& document_type();
[[nodiscard]] const ViewType& overview_type();
[[nodiscard]] const ViewType& source_type();
[[nodiscard]] const ViewType& table_source_type();
[[nodiscard]] const ViewType& version_type();
[[nodiscard]] const ViewType& note_type();
[[nodiscard]] const ViewType& cell_type();
[[nodiscard]] const ViewType& table_type();
[[nodiscard]] const ViewType& check_counts_type();
[[nodiscard]] const ViewType& outcome_type();
[[nodiscard]] const ViewType& document_checks_type();
[[nodiscard]] const ViewType& checks_type();

}  // namespace sitegen

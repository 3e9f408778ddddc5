#include "model/standard.hpp"

#include <algorithm>

namespace sitegen {

namespace {

template <typename Items>
auto find_by_id(const Items& items, std::string_view id) -> decltype(items.data()) {
    const auto found = std::find_if(items.begin(), items.end(), [id](const auto& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

}  // namespace

std::vector<std::string> RowsForm::key_columns() const {
    switch (kind) {
        case Kind::items:
            return {"id"};
        case Kind::named:
            break;
        case Kind::classified:
            break;
    }
    if (kind == Kind::classified) return classifications.size() == 1 ? std::vector<std::string>{"code"} : classifications;
    std::vector<std::string> keys = {"id", "name"};
    if (level_count > 0) keys.emplace_back("level");
    if (has_units) keys.emplace_back("unit");
    return keys;
}

const ItemForm* RowsForm::find_item(std::string_view id) const { return find_by_id(items, id); }

const std::string& CheckForm::sentence(std::string_view language) const {
    const auto exact = sentences.find(language);
    if (exact != sentences.end()) return exact->second;
    const std::string_view primary = language.substr(0, language.find('-'));
    for (const auto& [tag, text] : sentences) {
        if (tag.substr(0, tag.find('-')) == primary) return text;
    }
    return sentences.empty() ? id : sentences.begin()->second;
}

bool Standard::shows_targets() const {
    return std::any_of(parts.begin(), parts.end(), [](const PartForm& part) {
        return std::any_of(part.sections.begin(), part.sections.end(),
                           [](const SectionForm& section) { return section.has_targets; });
    });
}

const ColumnForm* SideForm::find_column(std::string_view column_id) const { return find_by_id(columns, column_id); }
const SideForm* TableForm::find_side_of_column(std::string_view column_id) const {
    const auto has_column = [column_id](const SideForm& side) { return side.find_column(column_id) != nullptr; };
    const auto found = std::find_if(sides.begin(), sides.end(), has_column);
    return found == sides.end() ? nullptr : &*found;
}
const TableForm* Standard::find_table(std::string_view table_id) const { return find_by_id(tables, table_id); }
const StatementForm* Standard::find_statement(std::string_view statement_id) const { return find_by_id(statements, statement_id); }
const FigureForm* Standard::find_figure(std::string_view figure_id) const { return find_by_id(figures, figure_id); }
const ChartDeclaration* Standard::find_chart(std::string_view chart_id) const { return find_by_id(charts, chart_id); }
const CheckForm* Standard::find_check(std::string_view check_id) const { return find_by_id(checks, check_id); }
bool is_for_stage(const std::vector<std::string>& stages, std::string_view stage) {
    return stages.empty() || std::find(stages.begin(), stages.end(), stage) != stages.end();
}

const StageForm* Standard::find_stage(std::string_view stage_id) const { return find_by_id(stages, stage_id); }

std::optional<std::size_t> Standard::look_of(std::string_view part_title) const {
    const auto found = looks.find(part_title);
    return found == looks.end() ? std::nullopt : std::optional(found->second);
}

const LeftOut* Standard::find_left_out(std::string_view table, std::string_view list, std::string_view left_out_id) const {
    const auto found = std::find_if(left_out.begin(), left_out.end(), [&](const LeftOut& entry) {
        if (entry.id != left_out_id) return false;
        if (table.empty()) return entry.list == list;
        const std::string_view of_table = entry.list;
        return of_table.starts_with(std::string(table) + "/") && of_table.ends_with("/" + std::string(list));
    });
    return found == left_out.end() ? nullptr : &*found;
}

}  // namespace sitegen

#include "import/row_remarks.hpp"

#include <string_view>

namespace sitegen {

namespace {

constexpr std::string_view remarks_heading = "notes";  // as export/table_csv writes it, in every language
constexpr std::string_view between_remarks = " / ";

std::string state_named_by(std::string_view word, const StateWords& states) {
    GridCell cell;
    cell.kind = GridCellKind::text;
    cell.text = word;
    const AmountReading reading = read_number(cell, {}, states);
    const bool is_state = reading.fault == NumberFault::none && reading.cell.kind == ImportedCell::Kind::state;
    return is_state ? reading.cell.value : std::string();
}

std::string state_in(std::string_view remarks, const std::string& heading, const StateWords& states) {
    while (true) {
        const std::size_t end = remarks.find(between_remarks);
        const std::string_view remark = remarks.substr(0, end);
        if (remark.starts_with(heading) && remark.substr(heading.size()).starts_with(": ")) {
            if (std::string state = state_named_by(remark.substr(heading.size() + 2), states); !state.empty()) return state;
        } else if (std::string state = state_named_by(remark, states); !state.empty()) {
            return state;
        }
        if (end == std::string_view::npos) return {};
        remarks.remove_prefix(end + between_remarks.size());
    }
}

}  // namespace

std::string state_in_remarks(const FoundTable& part, std::size_t row, std::size_t column, const StateWords& states) {
    for (const std::size_t other : part.headings.others) {
        if (heading_of(part.region, part.headings, other) != remarks_heading) continue;
        const std::string remarks = one_line(part.region.at(row, other).text);
        if (!remarks.empty()) return state_in(remarks, heading_of(part.region, part.headings, column), states);
    }
    return {};
}

}  // namespace sitegen

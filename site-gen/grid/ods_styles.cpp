#include "grid/ods_styles.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sitegen {

namespace {

constexpr int most_ancestors = 64;  // styles may stand on each other in a circle

// "0.353cm" as steps of 10 points, by which spreadsheet programs indent.
int indent_of(std::string_view length) {
    double value = 0;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), value);
    if (error != std::errc()) return 0;
    const std::string_view unit = length.substr(static_cast<std::size_t>(end - length.data()));
    const double points = unit == "cm"   ? value * 72 / 2.54
                          : unit == "mm" ? value * 72 / 25.4
                          : unit == "in" ? value * 72
                          : unit == "pc" ? value * 12
                          : unit == "px" ? value * 0.75
                                         : value;
    return static_cast<int>(std::lround(std::clamp(points / 10, 0.0, 250.0)));
}

// The power of ten that 1000 is. A factor that is none says nothing.
int power_of(std::string_view factor) {
    if (!factor.starts_with('1') || factor.find_first_not_of('0', 1) != std::string_view::npos) return 0;
    return static_cast<int>(std::min<std::size_t>(factor.size(), 20)) - 1;
}

}  // namespace

void OdsStyles::add(pugi::xml_node element) {
    const std::string_view kind = local_name(element.name());
    std::string name(value_of(element, "name"));
    if (kind == "style") {
        // A name means something else in each family.
        const std::string_view family = value_of(element, "family");
        if (family == "table" && value_of(child_of(element, "table-properties"), "display") == "false") hidden_tables_.insert(name);
        if (family != "table-cell") return;
        Style style;
        style.parent = value_of(element, "parent-style-name");
        style.number_format = value_of(element, "data-style-name");
        const std::string_view margin = value_of(child_of(element, "paragraph-properties"), "margin-left");
        if (!margin.empty()) style.indent = indent_of(margin);
        styles_[name] = std::move(style);
        added_.push_back(std::move(name));
        return;
    }
    if (kind != "number-style" && kind != "currency-style" && kind != "percentage-style") return;
    NumberFormat& format = number_formats_[name];
    format = {};
    for (const pugi::xml_node child : element.children()) {
        if (is_named(child, "number") && !format.format) {
            CellFormat shown{.is_percentage = kind == "percentage-style"};
            const std::string_view decimals = value_of(child, "decimal-places");
            shown.shown_power = power_of(value_of(child, "display-factor"));
            if (!decimals.empty()) shown.decimals = static_cast<int>(std::min<std::size_t>(count_in(decimals, 0), 30));
            format.format = shown;
        } else if (is_named(child, "map") && format.other.empty()) {
            format.other = value_of(child, "apply-style-name");
        }
    }
}

std::optional<CellFormat> OdsStyles::number_format_of(const std::string& name) const {
    const auto found = number_formats_.find(name);
    if (found == number_formats_.end() || found->second.format)
        return found == number_formats_.end() ? std::nullopt : found->second.format;
    const auto other = number_formats_.find(found->second.other);
    return other == number_formats_.end() ? std::nullopt : other->second.format;
}

void OdsStyles::end_part() {
    for (const std::string& name : added_) {
        Style& style = styles_[name];
        // A format without a number, such as that of dates, hides the one of the style below.
        if (!style.number_format.empty()) style.format = number_format_of(style.number_format).value_or(CellFormat());
    }
    added_.clear();
}

CellFormat OdsStyles::format_of(std::string_view style) const {
    std::optional<CellFormat> format;
    std::optional<int> indent;
    auto found = styles_.find(style);
    for (int i = 0; i < most_ancestors && found != styles_.end() && !(format && indent); ++i) {
        if (!format) format = found->second.format;
        if (!indent) indent = found->second.indent;
        found = styles_.find(found->second.parent);
    }
    CellFormat result = format.value_or(CellFormat());
    result.indent = indent.value_or(0);
    return result;
}

bool OdsStyles::is_hidden_table(std::string_view style) const { return hidden_tables_.contains(style); }

}  // namespace sitegen

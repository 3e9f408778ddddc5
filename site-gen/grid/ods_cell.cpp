#include "grid/ods_cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "text/ascii.hpp"

namespace sitegen {

namespace {

// Of a paragraph, as ODF has it: white space counts once and not at the ends, and spaces that count are elements.
class ParagraphText {
  public:
    explicit ParagraphText(pugi::xml_node paragraph) {
        append(paragraph);
        if (ends_with_white_space_ && !text_.empty()) text_.pop_back();
    }
    std::string take() { return std::move(text_); }

  private:
    // No deeper than the scanner allows elements to lie.
    void append(pugi::xml_node element) {
        for (const pugi::xml_node child : element.children()) {
            if (child.type() != pugi::node_element) {
                append_characters(child.value());
                continue;
            }
            const std::string_view name = local_name(child.name());
            if (name == "s") {
                constexpr std::size_t most = 1'000'000;  // more than a cell may hold
                append_sign(std::string(std::min(count_in(value_of(child, "c"), 1), most), ' '));
            } else if (name == "tab") {
                append_sign("\t");
            } else if (name == "line-break") {
                append_sign("\n");
            } else if (name != "annotation" && name != "note" && name != "ruby-text") {
                append(child);
            }
        }
    }

    void append_sign(std::string_view sign) {
        text_ += sign;
        ends_with_white_space_ = false;
        is_at_begin_ = false;
    }

    void append_characters(std::string_view characters) {
        for (const char c : characters) {
            const bool is_space = is_ascii_space(c);
            if (is_space && (is_at_begin_ || ends_with_white_space_)) continue;
            text_ += is_space ? ' ' : c;
            ends_with_white_space_ = is_space;
            is_at_begin_ = false;
        }
    }

    std::string text_;
    bool ends_with_white_space_ = false;
    bool is_at_begin_ = true;
};

std::string text_of_paragraphs(pugi::xml_node cell) {
    std::string text;
    bool is_first = true;
    for (const pugi::xml_node child : cell.children()) {
        if (!is_named(child, "p") && !is_named(child, "h")) continue;
        if (!is_first) text += '\n';
        is_first = false;
        text += ParagraphText(child).take();
    }
    return text;
}

// "PT36H05M00S" as 36:05:00. Nothing if it is written otherwise.
std::optional<std::string> span_of_time(std::string_view stored) {
    if (!stored.starts_with("PT")) return std::nullopt;
    stored.remove_prefix(2);
    std::size_t hours = 0;
    std::size_t minutes = 0;
    std::size_t seconds = 0;
    while (!stored.empty()) {
        std::size_t number = 0;
        const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), number);
        if (error != std::errc() || number > 1'000'000'000) return std::nullopt;
        stored.remove_prefix(static_cast<std::size_t>(end - stored.data()));
        if (stored.starts_with('.')) stored.remove_prefix(std::min(stored.find_first_not_of("0123456789", 1), stored.size()));
        if (stored.starts_with('H'))
            hours = number;
        else if (stored.starts_with('M'))
            minutes = number;
        else if (stored.starts_with('S'))
            seconds = number;
        else
            return std::nullopt;
        stored.remove_prefix(1);
    }
    return fmt::format("{:02}:{:02}:{:02}", hours, minutes, seconds);
}

struct Attributes {
    std::string_view type;
    std::string_view value;
    std::string_view date;
    std::string_view time;
    std::string_view boolean;
    std::optional<std::string_view> string;
    std::optional<std::string_view> formula;
    bool is_error = false;
};

// Programs repeat the type under a prefix of their own, and say there that it is an error.
Attributes read_attributes(pugi::xml_node element, OdsCell& cell) {
    Attributes attributes;
    for (const pugi::xml_attribute each : element.attributes()) {
        const std::string_view name = each.name();
        const std::string_view value = each.value();
        if (name.starts_with("calcext:")) {
            attributes.is_error = attributes.is_error || (name == "calcext:value-type" && value == "error");
            continue;
        }
        const std::string_view local = local_name(name);
        if (local == "value-type") attributes.type = value;
        if (local == "value") attributes.value = value;
        if (local == "date-value") attributes.date = value;
        if (local == "time-value") attributes.time = value;
        if (local == "boolean-value") attributes.boolean = value;
        if (local == "string-value") attributes.string = value;
        if (local == "formula") attributes.formula = value;
        if (local == "style-name") cell.style = value;
        if (local == "number-columns-repeated") cell.repeated = std::max<std::size_t>(count_in(value, 1), 1);
        if (local == "number-columns-spanned") cell.columns_spanned = std::max<std::size_t>(count_in(value, 1), 1);
        if (local == "number-rows-spanned") cell.rows_spanned = std::max<std::size_t>(count_in(value, 1), 1);
    }
    return attributes;
}

GridCell cell_with(GridCellKind kind, std::string text) {
    GridCell cell;
    if (text.empty()) return cell;
    cell.kind = kind;
    cell.text = std::move(text);
    return cell;
}

bool is_number(std::string_view type) { return type == "float" || type == "currency" || type == "percentage"; }

// What the attributes say. Nothing if they do not say it, or something that is not of their type.
std::optional<GridCell> typed_cell(const Attributes& attributes) {
    if (is_number(attributes.type) && is_decimal(attributes.value)) {
        GridCell cell = cell_with(GridCellKind::number, std::string(attributes.value));
        cell.is_percentage = attributes.type == "percentage";
        return cell;
    }
    if (attributes.type == "date" && !attributes.date.empty()) return cell_with(GridCellKind::date, date_of_iso(attributes.date));
    if (attributes.type == "time") {
        if (std::optional<std::string> time = span_of_time(attributes.time)) return cell_with(GridCellKind::date, std::move(*time));
    }
    if (attributes.type == "boolean" && !attributes.boolean.empty())
        return cell_with(GridCellKind::boolean, attributes.boolean == "true" ? "TRUE" : "FALSE");
    return std::nullopt;
}

// "of:=SUM([.A1:.A3])" without what says in which language it is.
std::string plain_formula(std::string_view formula) {
    const std::size_t equals = formula.find('=');
    return std::string(equals == std::string_view::npos ? formula : formula.substr(equals + 1));
}

}  // namespace

OdsCell read_ods_cell(pugi::xml_node element) {
    OdsCell result;
    const Attributes attributes = read_attributes(element, result);
    if (std::optional<GridCell> typed = typed_cell(attributes)) {
        result.cell = std::move(*typed);
    } else {
        const bool is_text = attributes.type == "string";
        std::string text = text_of_paragraphs(element);
        if (attributes.is_error) {
            result.cell = cell_with(GridCellKind::error, text.empty() ? "#ERROR" : text);
        } else if (attributes.formula && !is_text && text.empty()) {
            result.cell = {.kind = GridCellKind::uncalculated, .text = plain_formula(*attributes.formula)};
        } else {
            if (is_text && attributes.string) text = *attributes.string;
            result.has_odd_value = !is_text && !attributes.type.empty() && !text.empty();
            normalize_line_breaks(text);
            result.cell = cell_with(GridCellKind::text, std::move(text));
        }
    }
    result.cell.is_formula = attributes.formula.has_value();
    return result;
}

void apply_format(GridCell& cell, const CellFormat& format) {
    cell.indent = format.indent;
    if (cell.kind != GridCellKind::number) return;
    cell.is_percentage = cell.is_percentage || format.is_percentage;
    cell.decimals = format.decimals;
    cell.shown_power = format.shown_power;
}

}  // namespace sitegen

#include "model/title.hpp"

#include <algorithm>
#include <optional>

#include "text/ascii.hpp"

namespace sitegen {

namespace {

// The distance in years of a name from the document's year: 0 for year, -1 for prior-year, -2 for year-2. Nothing for other names.
std::optional<int> years_after(std::string_view name) {
    if (name == "prior-year") return -1;
    if (!name.starts_with("year")) return std::nullopt;
    name.remove_prefix(4);
    if (name.empty()) return 0;
    const bool is_number = name.size() <= 3 && name.size() >= 2 && std::all_of(name.begin() + 1, name.end(), is_ascii_digit);
    if (!is_number || (name.front() != '-' && name.front() != '+')) return std::nullopt;
    int count = 0;
    for (const char digit : name.substr(1)) count = count * 10 + (digit - '0');
    return name.front() == '-' ? -count : count;
}

bool is_known(std::string_view name) { return name == "department" || years_after(name).has_value(); }

// The first {{name}} of a text with its braces. If it is unclosed, everything to the end. Empty if there is none.
std::string_view find_tag(std::string_view text) {
    const std::size_t open = text.find("{{");
    if (open == std::string_view::npos) return {};
    const std::size_t close = text.find("}}", open);
    return text.substr(open, close == std::string_view::npos ? close : close + 2 - open);
}

std::string_view name_in(std::string_view tag) { return tag.ends_with("}}") ? tag.substr(2, tag.size() - 4) : std::string_view(); }

std::string text_of(int years_after_it, const FiscalYear& year) {
    return FiscalYear(year.first + years_after_it, year.spans_two).text();
}

// value_of: the text for a name. Nothing if the name stays as it is.
template <typename ValueOf>
std::string fill(std::string_view title, const ValueOf& value_of) {
    std::string result;
    for (std::string_view tag = find_tag(title); !tag.empty(); tag = find_tag(title)) {
        const auto before = static_cast<std::size_t>(tag.data() - title.data());
        result += title.substr(0, before);
        const std::optional<std::string> value = value_of(name_in(tag));
        result += value ? *value : std::string(tag);
        title.remove_prefix(before + tag.size());
    }
    result += title;
    return result;
}

}  // namespace

std::string fill_title(std::string_view title, const Department& department, const Document& document) {
    return fill(title, [&](std::string_view name) -> std::optional<std::string> {
        if (name == "department") return department.name_in(document.year);
        const std::optional<int> years = years_after(name);
        return years ? std::optional(text_of(*years, document.year)) : std::nullopt;
    });
}

std::string title_of_table(const TableForm& form, const Department& department, const Document& document) {
    const Table* table = document.find_table(form.id);
    return table == nullptr || table->own_title.empty() ? fill_title(form.title, department, document) : table->own_title;
}

std::string title_of_column(const TableForm& form, const ColumnForm& column, const Department& department,
                            const Document& document) {
    if (const Table* table = document.find_table(form.id)) {
        const auto own = table->own_column_titles.find(column.id);
        if (own != table->own_column_titles.end()) return own->second;
    }
    return fill_title(column.title, department, document);
}

std::string fill_years(std::string_view title, const FiscalYear& year) {
    if (title.find("{{") == std::string_view::npos) return std::string(title);
    return fill(title, [&](std::string_view name) -> std::optional<std::string> {
        const std::optional<int> years = years_after(name);
        return years ? std::optional(text_of(*years, year)) : std::nullopt;
    });
}

bool names_other_year(const ColumnForm& column) {
    const auto has = [&column](std::string_view word) {
        return column.title.find(word) != std::string::npos || column.group.find(word) != std::string::npos;
    };
    return (has("{{prior-year") || has("{{year-") || has("{{year+")) && !has("{{year}}");
}

std::optional<int> distance_of_year(const ColumnForm& column) {
    std::optional<int> distance;
    for (std::string_view title : {std::string_view(column.title), std::string_view(column.group)}) {
        for (std::string_view tag = find_tag(title); !tag.empty(); tag = find_tag(title)) {
            const std::optional<int> years = years_after(name_in(tag));
            if (years && distance && *distance != *years) return std::nullopt;
            if (years) distance = years;
            title.remove_prefix(static_cast<std::size_t>(tag.data() - title.data()) + tag.size());
        }
    }
    return distance ? distance : column.prior_of.empty() ? 0 : -1;
}

std::string_view find_unknown_name(std::string_view title) {
    for (std::string_view tag = find_tag(title); !tag.empty(); tag = find_tag(title)) {
        if (!is_known(name_in(tag))) return tag;
        title.remove_prefix(static_cast<std::size_t>(tag.data() - title.data()) + tag.size());
    }
    return {};
}

}  // namespace sitegen

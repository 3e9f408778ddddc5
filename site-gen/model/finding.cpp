#include "model/finding.hpp"

#include <tuple>

namespace sitegen {

namespace {

// Levenshtein distance in bytes; names are short.
std::size_t edit_distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t substituted = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
        }
    }
    return row.back();
}

}  // namespace

void Findings::sort(const Sources& sources) {
    const auto key = [&sources](const Finding& finding) {
        return std::tuple<std::string_view, std::uint32_t, std::uint32_t, std::string_view, std::string_view>(
            sources.at(finding.place.file).path, finding.place.line, finding.place.column, finding.rule, finding.message);
    };
    std::stable_sort(list_.begin(), list_.end(), [&key](const Finding& a, const Finding& b) { return key(a) < key(b); });
    const auto is_repeated = [&key](const Finding& a, const Finding& b) { return a.place.file != 0 && key(a) == key(b); };
    list_.erase(std::unique(list_.begin(), list_.end(), is_repeated), list_.end());
}

std::string nearest_hint(std::string_view given, const std::vector<std::string>& names) {
    if (given.size() > 64) return {};
    const std::string* nearest = nullptr;
    std::size_t least = std::max<std::size_t>(2, given.size() / 3) + 1;
    for (const std::string& name : names) {
        if (name.size() > 64) continue;
        const std::size_t distance = edit_distance(given, name);
        if (distance < least) {
            least = distance;
            nearest = &name;
        }
    }
    return nearest == nullptr ? std::string() : "; did you mean \"" + *nearest + "\"?";
}

}  // namespace sitegen

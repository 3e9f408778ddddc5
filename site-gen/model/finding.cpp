#include "model/finding.hpp"

#include <iterator>
#include <tuple>

#include "text/utf8.hpp"

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

constexpr std::size_t longest_whole_line = 2000;  // bytes
constexpr std::size_t characters_around = 250;    // more than is ever shown

// The byte offset of the code point with that number, from 0.
std::size_t byte_offset_of(std::string_view text, std::size_t character) {
    std::size_t offset = 0;
    for (; offset < text.size() && character > 0; --character) {
        do ++offset;
        while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U);
    }
    return offset;
}

}  // namespace

const char* name_of(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "note";
        case Severity::warning:
            return "warning";
        case Severity::error:
            break;
    }
    return "error";
}

ReportedFinding reported(const Finding& finding, const Sources& sources) {
    const Place& place = finding.place;
    ReportedFinding result{finding.severity,
                           finding.rule,
                           {},
                           place.line,
                           place.column,
                           place.length,
                           {},
                           0,
                           visible_text(finding.message),
                           visible_text(finding.remedy),
                           finding.subject};
    if (place.file != 0) result.path = sources.at(place.file).path;
    const std::string_view line = sources.line(place);
    const std::size_t column = place.column == 0 ? 0 : place.column - 1;
    if (line.size() <= longest_whole_line) {
        result.excerpt = line;
    } else {
        result.excerpt_from = static_cast<std::uint32_t>(column - std::min(column, characters_around));
        const std::size_t begin = sources.offset_in_line(place, result.excerpt_from);
        result.excerpt = line.substr(begin, byte_offset_of(line.substr(begin), 2 * characters_around));
    }
    return result;
}

void Report::add(const Findings& findings, const Sources& sources, Severity least) {
    for (const Finding& finding : findings.list()) {
        if (finding.severity >= least) list_.push_back(reported(finding, sources));
    }
}

void Report::add(Report other) { std::move(other.list_.begin(), other.list_.end(), std::back_inserter(list_)); }

std::size_t Report::count(Severity severity) const {
    return static_cast<std::size_t>(std::count_if(
        list_.begin(), list_.end(), [severity](const ReportedFinding& finding) { return finding.severity == severity; }));
}

void Report::sort() {
    const auto key = [](const ReportedFinding& finding) {
        return std::tie(finding.path, finding.line, finding.column, finding.rule, finding.message);
    };
    std::stable_sort(list_.begin(), list_.end(),
                     [&key](const ReportedFinding& a, const ReportedFinding& b) { return key(a) < key(b); });
    const auto is_repeated = [&key](const ReportedFinding& a, const ReportedFinding& b) {
        return !a.path.empty() && key(a) == key(b);
    };
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

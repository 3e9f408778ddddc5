#include "model/finding.hpp"

#include <iterator>
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

constexpr std::size_t longest_whole_line = 2000;  // bytes
constexpr std::size_t characters_around = 250;    // more than is ever shown

// Reads the lines that places name. Of the text and the line asked for last it knows where it was, so that a text full of findings
// in about their order is read through once.
class LineReader {
  public:
    explicit LineReader(const Sources& sources) : sources_(sources) {}

    // The line's text without its line break; empty where there is no such line.
    std::string_view line_of(const Place& place) {
        if (place.file == 0 || place.line == 0) return {};
        if (place.file != file_) begin_file(place.file);
        if (place.line != line_) begin_line(place.line);
        return text_;
    }

    // The byte of that line at which the code point of that number, from 0, begins.
    std::size_t byte_offset_of(std::size_t character) {
        const auto is_within = [this](std::size_t at) { return (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U; };
        for (; offset_ < text_.size() && character_ < character; ++character_) {
            do ++offset_;
            while (offset_ < text_.size() && is_within(offset_));
        }
        for (; offset_ > 0 && character_ > character; --character_) {
            do --offset_;
            while (offset_ > 0 && is_within(offset_));
        }
        return offset_;
    }

  private:
    void begin_file(std::uint32_t file) {
        file_ = file;
        line_ = 0;
        lines_.assign(1, 0);
        const std::string_view whole = sources_.at(file).text;
        for (std::size_t at = whole.find('\n'); at != std::string_view::npos; at = whole.find('\n', at + 1))
            lines_.push_back(at + 1);
    }

    void begin_line(std::uint32_t line) {
        line_ = line;
        character_ = offset_ = 0;
        text_ = {};
        if (line > lines_.size()) return;
        text_ = std::string_view(sources_.at(file_).text).substr(lines_[line - 1]);
        text_ = text_.substr(0, text_.find('\n'));
        if (text_.ends_with('\r')) text_.remove_suffix(1);
    }

    const Sources& sources_;
    std::uint32_t file_ = 0;
    std::vector<std::size_t> lines_;  // where they begin
    std::uint32_t line_ = 0;
    std::string_view text_;
    std::size_t character_ = 0;  // of the line, which begins at that byte of it
    std::size_t offset_ = 0;
};

ReportedFinding report_finding(const Finding& finding, const Sources& sources, LineReader& lines) {
    const Place& place = finding.place;
    ReportedFinding result{finding.severity, finding.rule, {}, place.line,      place.column,
                           place.length,     {},           0,  finding.message, finding.remedy};
    if (place.file != 0) result.path = sources.at(place.file).path;
    const std::string_view line = lines.line_of(place);
    const std::size_t column = place.column == 0 ? 0 : place.column - 1;
    if (line.size() <= longest_whole_line) {
        result.excerpt = line;
    } else {
        result.excerpt_from = static_cast<std::uint32_t>(column - std::min(column, characters_around));
        const std::size_t begin = lines.byte_offset_of(result.excerpt_from);
        result.excerpt = line.substr(begin, lines.byte_offset_of(result.excerpt_from + 2 * characters_around) - begin);
    }
    return result;
}

}  // namespace

ReportedFinding reported(const Finding& finding, const Sources& sources) {
    LineReader lines(sources);
    return report_finding(finding, sources, lines);
}

void Report::add(const Findings& findings, const Sources& sources, Severity least) {
    LineReader lines(sources);
    for (const Finding& finding : findings.list()) {
        if (finding.severity >= least) list_.push_back(report_finding(finding, sources, lines));
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

#include "commands/findings_text.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr int widest_excerpt = 120;

struct Glyph {
    std::string_view bytes;
    int width;  // columns on a terminal
};

// A control character becomes a space. Characters that print nothing or change the direction of the line are made visible.
Glyph glyph_of(const Character& character, std::string_view bytes) {
    if (!character.is_valid || is_format(character.value)) return {"?", 1};
    if (is_control(character.value)) return {" ", 1};
    return {bytes, column_count(character.value)};
}

// The line's code points with their widths.
std::vector<Glyph> glyphs_of(std::string_view line) {
    std::vector<Glyph> glyphs;
    while (!line.empty()) {
        const Character character = first_character(line);
        glyphs.push_back(glyph_of(character, line.substr(0, character.byte_count)));
        line.remove_prefix(character.byte_count);
    }
    return glyphs;
}

// The part of the line around the place, and the carets under it.
std::string excerpt(const ReportedFinding& finding, const std::string& number) {
    const std::vector<Glyph> glyphs = glyphs_of(finding.excerpt);
    const std::size_t caret = std::min<std::size_t>(finding.column - 1 - finding.excerpt_from, glyphs.size());
    std::size_t begin = caret;
    int width_before = 0;
    while (begin > 0 && width_before + glyphs[begin - 1].width <= widest_excerpt / 2) width_before += glyphs[--begin].width;
    const bool is_cut = begin > 0 || finding.excerpt_from > 0;
    std::string text = is_cut ? "…" : "";
    std::string carets(static_cast<std::size_t>(width_before + (is_cut ? 1 : 0)), ' ');
    int width = width_before;
    std::size_t end = begin;
    for (; end < glyphs.size() && (end < caret || width + glyphs[end].width <= widest_excerpt); ++end) {
        text += glyphs[end].bytes;
        if (end < caret) continue;
        width += glyphs[end].width;
        if (end < caret + finding.length) carets.append(static_cast<std::size_t>(glyphs[end].width), '^');
    }
    if (end < glyphs.size()) text += "…";
    if (caret >= glyphs.size()) carets += '^';
    return fmt::format("{} | {}\n{:>{}} | {}\n", number, text, "", number.size(), carets);
}

const char* escape_of(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "\x1b[36m";
        case Severity::warning:
            return "\x1b[33m";
        case Severity::error:
            return "\x1b[31m";
    }
    return "";
}

}  // namespace

std::string format_finding(const ReportedFinding& made, Colour colour, const MessageLanguage& language) {
    const ReportedFinding finding = language.translated(made);
    const std::string bold = colour == Colour::ansi ? "\x1b[1m" : "";
    const std::string tint = colour == Colour::ansi ? escape_of(finding.severity) : "";
    const std::string reset = colour == Colour::ansi ? "\x1b[0m" : "";
    std::string where = finding.path.empty() ? "site-gen" : visible_text(finding.path);
    if (finding.line != 0) where += fmt::format(":{}:{}", finding.line, finding.column);
    std::string text = fmt::format("{}{}:{} {}{}:{} {} [{}]\n", bold, where, reset, tint, language.name_of(finding.severity), reset,
                                   finding.message, finding.rule);
    if (!finding.excerpt.empty()) text += excerpt(finding, fmt::format("{:>5}", finding.line));
    if (!finding.remedy.empty()) text += "   " + finding.remedy + "\n";
    return text;
}

std::string format_report(const Report& report, Colour colour, const MessageLanguage& language) {
    std::string text;
    for (const ReportedFinding& finding : report.list()) text += format_finding(finding, colour, language) + "\n";
    return text;
}

Colour colour_of(int file_descriptor) {
    const char* no_color = std::getenv("NO_COLOR");
    const bool refused = no_color != nullptr && *no_color != '\0';
    return !refused && isatty(file_descriptor) != 0 ? Colour::ansi : Colour::none;
}

}  // namespace sitegen

#include "commands/report.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

#include "model/utf8.hpp"

namespace sitegen {

namespace {

constexpr int widest_excerpt = 120;

struct Glyph {
    std::string_view bytes;
    int width;  // columns of a terminal
};

// Control characters become a space; those that print as nothing or turn the line's direction are made visible.
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
std::string excerpt(std::string_view line, const Place& place, const std::string& number) {
    const std::vector<Glyph> glyphs = glyphs_of(line);
    const std::size_t caret = std::min<std::size_t>(place.column - 1, glyphs.size());
    std::size_t begin = caret;
    int width_before = 0;
    while (begin > 0 && width_before + glyphs[begin - 1].width <= widest_excerpt / 2) width_before += glyphs[--begin].width;
    std::string text = begin > 0 ? "…" : "";
    std::string carets(static_cast<std::size_t>(width_before + (begin > 0 ? 1 : 0)), ' ');
    int width = width_before;
    std::size_t end = begin;
    for (; end < glyphs.size() && (end < caret || width + glyphs[end].width <= widest_excerpt); ++end) {
        text += glyphs[end].bytes;
        if (end < caret) continue;
        width += glyphs[end].width;
        if (end < caret + place.length) carets.append(static_cast<std::size_t>(glyphs[end].width), '^');
    }
    if (end < glyphs.size()) text += "…";
    if (caret >= glyphs.size()) carets += '^';
    return fmt::format("{} | {}\n{:>{}} | {}\n", number, text, "", number.size(), carets);
}

const char* name_of(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "note";
        case Severity::warning:
            return "warning";
        case Severity::error:
            return "error";
    }
    return "";
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

std::string format_finding(const Finding& finding, const Sources& sources, Colour colour) {
    const std::string bold = colour == Colour::ansi ? "\x1b[1m" : "";
    const std::string tint = colour == Colour::ansi ? escape_of(finding.severity) : "";
    const std::string reset = colour == Colour::ansi ? "\x1b[0m" : "";
    std::string where = finding.place.file == 0 ? "site-gen" : sources.at(finding.place.file).path;
    if (finding.place.line != 0) where += fmt::format(":{}:{}", finding.place.line, finding.place.column);
    std::string text = fmt::format("{}{}:{} {}{}:{} {} [{}]\n", bold, where, reset, tint, name_of(finding.severity), reset,
                                   finding.message, finding.rule);
    const std::string_view line = sources.line(finding.place);
    if (!line.empty()) text += excerpt(line, finding.place, fmt::format("{:>5}", finding.place.line));
    if (!finding.remedy.empty()) text += "   " + finding.remedy + "\n";
    return text;
}

std::string format_findings(Findings& findings, const Sources& sources, Colour colour) {
    findings.sort(sources);
    std::string text;
    for (const Finding& finding : findings.list()) text += format_finding(finding, sources, colour) + "\n";
    return text;
}

Colour colour_of(int file_descriptor) {
    const char* no_color = std::getenv("NO_COLOR");
    const bool refused = no_color != nullptr && *no_color != '\0';
    return !refused && isatty(file_descriptor) != 0 ? Colour::ansi : Colour::none;
}

}  // namespace sitegen

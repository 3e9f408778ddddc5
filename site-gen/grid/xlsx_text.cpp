#include "grid/xlsx_text.hpp"

#include <charconv>
#include <optional>

#include "grid/sheet_builder.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr std::size_t escape_size = 7;  // _x000D_

std::optional<unsigned> escaped_unit(std::string_view text) {
    if (text.size() < escape_size || !text.starts_with("_x") || text[escape_size - 1] != '_') return std::nullopt;
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 6, value, 16);
    if (error != std::errc() || end != text.data() + 6) return std::nullopt;
    return value;
}

// A text's own spaces at its ends count only if it says so: Excel shows them otherwise no more than it keeps them.
void append_run(std::string& text, pugi::xml_node t) {
    std::string own;
    append_text(own, t);
    const bool is_preserved = std::string_view(t.attribute("xml:space").value()) == "preserve";
    text += is_preserved ? std::string_view(own) : trimmed(own);
}

}  // namespace

std::string plain_text(std::string_view escaped) {
    std::string text;
    for (std::size_t at = 0; at < escaped.size();) {
        const std::size_t next = std::min(escaped.find("_x", at), escaped.size());
        text += escaped.substr(at, next - at);
        at = next;
        if (at == escaped.size()) break;
        const std::optional<unsigned> unit = escaped_unit(escaped.substr(at));
        const std::optional<unsigned> low = escaped_unit(escaped.substr(std::min(at + escape_size, escaped.size())));
        if (unit && *unit >= 0xD800 && *unit < 0xDC00 && low && *low >= 0xDC00 && *low < 0xE000) {
            append_character(text, static_cast<char32_t>(0x10000U + ((*unit - 0xD800U) << 10U) + (*low - 0xDC00U)));
            at += 2 * escape_size;
        } else if (unit && *unit != 0 && (*unit < 0xD800 || *unit >= 0xE000)) {
            append_character(text, static_cast<char32_t>(*unit));
            at += escape_size;
        } else {
            text += escaped[at++];
        }
    }
    normalize_line_breaks(text);
    return text;
}

std::string text_of_runs(pugi::xml_node element) {
    std::string text;
    for (const pugi::xml_node child : element.children()) {
        if (is_named(child, "t")) {
            append_run(text, child);
        } else if (is_named(child, "r")) {
            if (const pugi::xml_node t = child_of(child, "t")) append_run(text, t);
        }
    }
    return plain_text(text);
}

std::vector<std::string> read_shared_strings(ZipParts& parts, std::string_view path, const GridLimits& limits, std::string& fault) {
    std::vector<std::string> strings;
    if (path.empty()) return strings;
    XmlPart part(parts, path, limits);
    XmlScanner& tags = part.tags();
    for (XmlScanner::Event event = tags.next(); event != XmlScanner::Event::ends; event = tags.next()) {
        if (event != XmlScanner::Event::opens || tags.depth() != 1 || tags.name() != "si") continue;
        const std::optional<XmlSlice> slice = tags.skip_element();
        if (!slice) break;
        if (strings.size() >= limits.cells) {
            fault = "it has more than " + std::to_string(limits.cells) + " shared texts";
            break;
        }
        strings.push_back(text_of_runs(part.parse(*slice)));
    }
    if (fault.empty()) fault = part.fault();
    return strings;
}

}  // namespace sitegen

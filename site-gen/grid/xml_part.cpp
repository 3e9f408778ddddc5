#include "grid/xml_part.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "grid/read_delimited.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr unsigned parse_flags = pugi::parse_default | pugi::parse_ws_pcdata;
// The tree of an element is up to sixteen times larger than its text.
constexpr std::size_t largest_tree = std::size_t{32} << 20U;

// The encoding of a text of XML, by its byte-order mark or declaration.
std::string declared_encoding(std::string_view text) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return "utf-16";
    if (!text.starts_with("<?xml")) return "utf-8";
    const std::string_view declaration = text.substr(0, std::min(text.find("?>"), text.size()));
    return std::string(attribute_of(declaration.substr(5), "encoding").value_or("utf-8"));
}

}  // namespace

// The scanner is made of a text that is filled within its own initialization.
XmlPart::XmlPart(ZipParts& parts, std::string_view path, const GridLimits& limits)
    : path_(path), text_(parts.unpack(path, limits, unpack_fault_).value_or("")), scanner_("", 0) {
    if (!unpack_fault_.empty()) return;
    const std::string encoding = declared_encoding(text_);
    if (encoding == "utf-8" || encoding == "UTF-8") {
        if (const std::optional<std::size_t> invalid = find_invalid_utf8(text_)) {
            unpack_fault_ = "its part \"" + path_ + "\" is not UTF-8 at byte " + std::to_string(*invalid);
            return;
        }
    } else {
        std::string message;
        std::optional<std::string> converted = in_utf8(text_, encoding, message);
        if (!converted) {
            unpack_fault_ = "its part \"" + path_ + "\" cannot be read: " + message;
            return;
        }
        text_ = std::move(*converted);
    }
    scanner_ = XmlScanner(text_, limits.depth);
}

pugi::xml_node XmlPart::parse(const XmlSlice& slice) {
    if (slice.size > largest_tree) {
        parse_fault_ = "has an element that is larger than " + std::to_string(largest_tree >> 20U) + " MB";
        return {};
    }
    const pugi::xml_parse_result result =
        document_.load_buffer_inplace(text_.data() + slice.begin, slice.size, parse_flags, pugi::encoding_utf8);
    if (result) return document_.document_element();
    parse_fault_ = std::string("is not well-formed XML: ") + result.description() + " at byte " +
                   std::to_string(slice.begin + static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)));
    return {};
}

pugi::xml_node XmlPart::parse_tag() {
    const std::string tag = "<tag " + std::string(scanner_.attributes()) + "/>";
    const pugi::xml_parse_result result = document_.load_buffer(tag.data(), tag.size(), parse_flags, pugi::encoding_utf8);
    if (result) return document_.document_element();
    parse_fault_ = std::string("is not well-formed XML: ") + result.description();
    return {};
}

pugi::xml_node XmlPart::parse_whole() {
    if (scanner_.next() != XmlScanner::Event::opens) return {};
    const std::optional<XmlSlice> slice = scanner_.skip_element();
    return slice ? parse(*slice) : pugi::xml_node();
}

std::string XmlPart::fault() const {
    if (!unpack_fault_.empty()) return unpack_fault_;
    const std::string& what = parse_fault_.empty() ? scanner_.fault() : parse_fault_;
    return what.empty() ? "" : "its part \"" + path_ + "\" " + what;
}

bool is_named(pugi::xml_node node, std::string_view name) { return local_name(node.name()) == name; }

pugi::xml_node child_of(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_node child : node.children()) {
        if (is_named(child, name)) return child;
    }
    return {};
}

std::string_view value_of(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
        if (local_name(attribute.name()) == name) return attribute.value();
    }
    return {};
}

bool is_true(std::string_view value) { return value == "1" || value == "true" || value == "on"; }

std::size_t count_in(std::string_view value, std::size_t fallback) {
    constexpr std::size_t largest = 1'000'000'000;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error == std::errc::result_out_of_range) return largest;
    if (error != std::errc() || end != value.data() + value.size()) return fallback;
    return std::min(number, largest);
}

void append_text(std::string& text, pugi::xml_node node) {
    for (const pugi::xml_node child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
    }
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
    return text;
}

}  // namespace sitegen

// A part of a workbook that is XML. The parser's tree of it is only made element by element, or of parts that are small. This
// header is the second door to pugixml.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "grid/xml_scanner.hpp"
#include "grid/zip_parts.hpp"

namespace sitegen {

class XmlPart {
  public:
    // What cannot be read has a fault() and no tags.
    XmlPart(ZipParts& parts, std::string_view path, const GridLimits& limits);

    [[nodiscard]] XmlScanner& tags() { return scanner_; }

    // The tree of an element that tags() has gone beyond; valid until the next call. Its text is used up by that. Empty at a fault.
    pugi::xml_node parse(const XmlSlice& slice);
    // The element of the tag at which tags() is, with its attributes and without content; valid until the next call of any of
    // these.
    pugi::xml_node parse_tag();
    // The tree from the root on, of a part at whose beginning tags() is.
    pugi::xml_node parse_whole();

    // What is wrong with the part, with its path. Empty if nothing is.
    [[nodiscard]] std::string fault() const;

  private:
    std::string path_;
    std::string unpack_fault_;
    std::string parse_fault_;
    std::string text_;
    XmlScanner scanner_;
    pugi::xml_document document_;
};

// By its name without prefix.
[[nodiscard]] bool is_named(pugi::xml_node node, std::string_view name);
// The first child of that name; empty if there is none.
[[nodiscard]] pugi::xml_node child_of(pugi::xml_node node, std::string_view name);
// The value of an attribute by its name without prefix; empty if there is none.
[[nodiscard]] std::string_view value_of(pugi::xml_node node, std::string_view name);
// "1", "true" or "on".
[[nodiscard]] bool is_true(std::string_view value);
// A number without sign; fallback if it is none. At most a billion, so that sums of two stay within 32 bits.
[[nodiscard]] std::size_t count_in(std::string_view value, std::size_t fallback);

// All text directly in an element.
void append_text(std::string& text, pugi::xml_node node);

[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace sitegen

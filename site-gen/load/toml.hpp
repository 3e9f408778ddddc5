// A TOML file as a tree of values that know their places. This is the only door to the TOML library.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.hpp"
#include "model/place.hpp"

namespace sitegen {

struct TomlEntry;
struct TomlParts;

// Small, because a document has some thousands of them. It cannot be copied.
struct TomlNode {
    enum class Kind : std::uint8_t { table, array, string, number, boolean, date };

    TomlNode();
    TomlNode(Kind node_kind, bool is_node_verbatim, const Place& node_place, std::string_view node_text);
    TomlNode(TomlNode&& other) noexcept;
    TomlNode& operator=(TomlNode&& other) noexcept;
    ~TomlNode();

    Kind kind = Kind::table;
    bool is_verbatim = false;  // string: on one line and without escapes, so that character i is i + 1 characters after the quote
    Place place;
    std::string_view text;             // string: its value; number, boolean and date: the token as written
    std::unique_ptr<TomlParts> parts;  // nothing if the node has none

    [[nodiscard]] const std::vector<TomlNode>& items() const;     // array
    [[nodiscard]] const std::vector<TomlEntry>& entries() const;  // table, in the order of the file
    // For adding items or entries.
    TomlParts& add_parts();

    [[nodiscard]] const TomlNode* find(std::string_view key) const;
    // The place of `length` code points of a string, from a byte of its value on. If the string is not verbatim, the place of the
    // whole string.
    [[nodiscard]] Place place_in_text(std::size_t byte_offset, std::uint32_t length) const;
};

struct TomlEntry {
    std::string key;
    Place place;
    TomlNode value;
};

struct TomlParts {
    std::string text;  // the node's text, if the file does not hold it in this form
    std::vector<TomlNode> items;
    std::vector<TomlEntry> entries;
    std::vector<std::uint32_t> by_key;  // indexes of the entries, sorted by key; empty if there are few entries
};

// Call this after entries were added or removed, so that keys are found.
void index_keys(TomlParts& parts);

inline TomlNode::TomlNode() = default;
inline TomlNode::TomlNode(Kind node_kind, bool is_node_verbatim, const Place& node_place, std::string_view node_text)
    : kind(node_kind), is_verbatim(is_node_verbatim), place(node_place), text(node_text) {}
inline TomlNode::TomlNode(TomlNode&& other) noexcept = default;
inline TomlNode& TomlNode::operator=(TomlNode&& other) noexcept = default;
inline TomlNode::~TomlNode() = default;

// Parses a file in `sources`, which must outlive the tree. Returns nothing, with one finding, if its syntax is wrong or it is
// nested too deeply. So the tree is at most a few hundred levels deep, and functions may be recursive.
[[nodiscard]] std::optional<TomlNode> parse_toml(const Sources& sources, std::uint32_t file, Findings& findings);

}  // namespace sitegen

// A TOML file as a tree of values that know their places. The only door to the TOML library.
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

// Small, as a document has some thousands of them. Cannot be copied.
struct TomlNode {
    enum class Kind : std::uint8_t { table, array, string, number, boolean, date };

    TomlNode();
    TomlNode(Kind node_kind, bool is_node_verbatim, const Place& node_place, std::string_view node_text);
    TomlNode(TomlNode&& other) noexcept;
    TomlNode& operator=(TomlNode&& other) noexcept;
    ~TomlNode();

    Kind kind = Kind::table;
    bool is_verbatim = false;  // string: written on one line as it reads, without escapes: character i stands i + 1 after the quote
    Place place;
    std::string_view text;             // string: its value; number, boolean and date: the token as written
    std::unique_ptr<TomlParts> parts;  // nothing where there are none

    [[nodiscard]] const std::vector<TomlNode>& items() const;     // array
    [[nodiscard]] const std::vector<TomlEntry>& entries() const;  // table, in the order of the file
    // To add to them.
    TomlParts& add_parts();

    [[nodiscard]] const TomlNode* find(std::string_view key) const;
    // The place of `length` code points of a string that begin at a byte of its value; the whole string where it is not verbatim.
    [[nodiscard]] Place place_in_text(std::size_t byte_offset, std::uint32_t length) const;
};

struct TomlEntry {
    std::string key;
    Place place;
    TomlNode value;
};

struct TomlParts {
    std::string text;  // the node's, where it does not stand in the file as it reads
    std::vector<TomlNode> items;
    std::vector<TomlEntry> entries;
    std::vector<std::uint32_t> by_key;  // places of the entries by their keys, where there are so many that a search pays
};

// To be called when entries were added or removed, so that keys are found.
void index_keys(TomlParts& parts);

inline TomlNode::TomlNode() = default;
inline TomlNode::TomlNode(Kind node_kind, bool is_node_verbatim, const Place& node_place, std::string_view node_text)
    : kind(node_kind), is_verbatim(is_node_verbatim), place(node_place), text(node_text) {}
inline TomlNode::TomlNode(TomlNode&& other) noexcept = default;
inline TomlNode& TomlNode::operator=(TomlNode&& other) noexcept = default;
inline TomlNode::~TomlNode() = default;

// Parses a file that is already in `sources`, which outlives the tree. Nothing, with one finding, where it breaks the syntax or is
// nested too deep: the tree is a few hundred levels deep at most, so that functions may call themselves for each.
[[nodiscard]] std::optional<TomlNode> parse_toml(const Sources& sources, std::uint32_t file, Findings& findings);

}  // namespace sitegen

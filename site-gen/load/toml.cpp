#include "load/toml.hpp"

#define TOML_FLOAT_CHARCONV 1
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>

#include "model/rules.hpp"

namespace sitegen {

namespace {

// Byte offsets of the starts of a text's lines, to slice tokens out of it.
class LineIndex {
  public:
    explicit LineIndex(std::string_view text) : text_(text) {
        starts_.push_back(0);
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\n') starts_.push_back(i + 1);
        }
    }

    // The text between two positions of the library: 1-based, columns in code points, the end exclusive.
    [[nodiscard]] std::string_view slice(const toml::source_region& region) const {
        const std::size_t begin = offset(region.begin);
        const std::size_t end = offset(region.end);
        return begin < end ? text_.substr(begin, end - begin) : std::string_view();
    }

  private:
    [[nodiscard]] std::size_t offset(const toml::source_position& position) const {
        if (position.line == 0 || position.line > starts_.size()) return text_.size();
        std::size_t at = starts_[position.line - 1];
        for (toml::source_index column = 1; column < position.column && at < text_.size(); ++column) {
            ++at;
            while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) ++at;
        }
        return at;
    }

    std::string_view text_;
    std::vector<std::size_t> starts_;
};

Place to_place(std::uint32_t file, const toml::source_region& region) {
    const bool within_line = region.end.line == region.begin.line && region.end.column > region.begin.column;
    return {file, region.begin.line, region.begin.column, within_line ? region.end.column - region.begin.column : 1};
}

class Converter {
  public:
    Converter(std::uint32_t file, std::string_view text) : file_(file), lines_(text) {}

    [[nodiscard]] TomlNode convert(const toml::node& node) const {
        TomlNode result;
        result.place = to_place(file_, node.source());
        if (const toml::table* table = node.as_table()) {
            convert_table(*table, result);
        } else if (const toml::array* array = node.as_array()) {
            result.kind = TomlNode::Kind::array;
            result.items.reserve(array->size());
            for (const toml::node& item : *array) result.items.push_back(convert(item));
        } else if (const auto* string = node.as_string()) {
            result.kind = TomlNode::Kind::string;
            result.text = string->get();
        } else {
            result.kind = node.is_number() ? TomlNode::Kind::number : node.is_boolean() ? TomlNode::Kind::boolean : TomlNode::Kind::date;
            result.text = lines_.slice(node.source());
        }
        return result;
    }

  private:
    // The library sorts a table's keys; their places restore the order of the file.
    void convert_table(const toml::table& table, TomlNode& result) const {
        result.entries.reserve(table.size());
        for (const auto& [key, value] : table) {
            result.entries.push_back({std::string(key.str()), to_place(file_, key.source()), convert(value)});
        }
        std::stable_sort(result.entries.begin(), result.entries.end(), [](const TomlEntry& a, const TomlEntry& b) {
            return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
        });
    }

    std::uint32_t file_;
    LineIndex lines_;
};

}  // namespace

const TomlNode* TomlNode::find(std::string_view key) const {
    const auto found = std::find_if(entries.begin(), entries.end(), [key](const TomlEntry& entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : &found->value;
}

TomlNode parse_toml(const Sources& sources, std::uint32_t file, Findings& findings) {
    std::string_view text = sources.at(file).text;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const toml::parse_result parsed = toml::parse(text);
    if (!parsed) {
        const toml::parse_error& fault = parsed.error();
        findings.error(rules::toml_syntax, to_place(file, fault.source()), std::string(fault.description()),
                       "Mend the TOML; the rest of this file was not read.");
        TomlNode empty;
        empty.place = {file, 0, 0, 0};
        return empty;
    }
    TomlNode root = Converter(file, text).convert(parsed.table());
    root.place = {file, 0, 0, 0};
    return root;
}

}  // namespace sitegen

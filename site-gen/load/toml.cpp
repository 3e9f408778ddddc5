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
    // The text from a position on.
    [[nodiscard]] std::string_view from(const toml::source_position& position) const { return text_.substr(offset(position)); }

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
            const std::string_view token = lines_.slice(node.source());
            result.is_verbatim = token.size() == result.text.size() + 2 && token.substr(1, result.text.size()) == result.text;
        } else {
            result.kind = node.is_number()    ? TomlNode::Kind::number
                          : node.is_boolean() ? TomlNode::Kind::boolean
                                              : TomlNode::Kind::date;
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

// The library's message without its "Error while parsing value: ".
std::string_view without_prefix(std::string_view description) {
    const std::size_t colon = description.starts_with("Error while parsing ") ? description.find(": ") : std::string_view::npos;
    return colon == std::string_view::npos ? description : description.substr(colon + 2);
}

// What to do about the commonest slips: typographic quotes, full-width punctuation and codes without quotes.
std::string advise(std::string_view message, std::string_view text_at_fault) {
    for (const std::string_view quote : {"“", "”", "‘", "’", "＂", "＇"}) {
        if (text_at_fault.starts_with(quote)) return "Write straight quotes: \"…\".";
    }
    for (const std::string_view mark : {"，", "、", "。", "：", "；", "＝", "［", "］", "｛", "｝", "【", "】", "（", "）"}) {
        if (text_at_fault.starts_with(mark)) return "Type this character in half width: , . : = [ ] { }.";
    }
    if (message.find("leading zero") != std::string_view::npos) return "Write a code in quotes: \"0401\".";
    return "Mend the TOML.";
}

}  // namespace

const TomlNode* TomlNode::find(std::string_view key) const {
    const auto found = std::find_if(entries.begin(), entries.end(), [key](const TomlEntry& entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : &found->value;
}

Place TomlNode::place_in_text(std::size_t byte_offset, std::uint32_t length) const {
    if (!is_verbatim) return place;
    const auto is_lead = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    const auto before = std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte_offset), is_lead);
    return {place.file, place.line, place.column + 1 + static_cast<std::uint32_t>(before), length};
}

std::optional<TomlNode> parse_toml(const Sources& sources, std::uint32_t file, Findings& findings) {
    const std::string_view text = sources.at(file).text;
    const toml::parse_result parsed = toml::parse(text);
    if (!parsed) {
        const toml::parse_error& fault = parsed.error();
        const std::string message(without_prefix(fault.description()));
        findings.error(rules::toml_syntax, to_place(file, fault.source()), message,
                       advise(message, LineIndex(text).from(fault.source().begin)) + " Nothing in this file was used.");
        return std::nullopt;
    }
    TomlNode root = Converter(file, text).convert(parsed.table());
    root.place = {file, 0, 0, 0};
    return root;
}

}  // namespace sitegen

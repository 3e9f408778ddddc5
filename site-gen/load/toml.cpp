#include "load/toml.hpp"

#define TOML_FLOAT_CHARCONV 1
#define TOML_EXCEPTIONS 0
// With NDEBUG, the library's assertions become assumptions of the optimizer. A file can break them: `a = [ }` does.
#undef NDEBUG
#define TOML_ASSERT(condition) static_cast<void>(0)
#include <toml++/toml.h>

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "load/plain_rows.hpp"
#include "load/toml_depth.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_looked_through = 16;  // entries of a table that are searched without an index

// The byte offsets of a text's lines, for cutting tokens out of it.
class LineIndex {
  public:
    explicit LineIndex(std::string_view text) : text_(text) {
        for (std::size_t start = 0; start != std::string_view::npos;) {
            const std::size_t end = text.find('\n', start);
            const std::string_view line = text.substr(start, end == std::string_view::npos ? end : end - start);
            lines_.push_back({start, std::all_of(line.begin(), line.end(), is_ascii)});
            start = end == std::string_view::npos ? end : end + 1;
        }
    }

    // The text between two positions of the library, which count from 1, with columns in code points. The end is excluded.
    [[nodiscard]] std::string_view slice(const toml::source_region& region) const {
        const std::size_t begin = offset(region.begin);
        const std::size_t end = offset(region.end);
        return begin < end ? text_.substr(begin, end - begin) : std::string_view();
    }
    // The text from a position on.
    [[nodiscard]] std::string_view from(const toml::source_position& position) const { return text_.substr(offset(position)); }

  private:
    struct Line {
        std::size_t start = 0;
        bool is_ascii = true;  // each byte is a column
    };

    static bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

    [[nodiscard]] std::size_t offset(const toml::source_position& position) const {
        if (position.line == 0 || position.line > lines_.size()) return text_.size();
        const Line& line = lines_[position.line - 1];
        if (line.is_ascii) return std::min(line.start + std::max<std::size_t>(position.column, 1) - 1, text_.size());
        if (last_.line != position.line || last_.column > position.column) last_ = {position.line, 1, line.start};
        for (; last_.column < position.column && last_.offset < text_.size(); ++last_.column) {
            ++last_.offset;
            while (last_.offset < text_.size() && (static_cast<unsigned char>(text_[last_.offset]) & 0xC0) == 0x80) ++last_.offset;
        }
        return last_.offset;
    }

    // The last result. Many places are asked for in a long line, from its beginning to its end.
    struct Found {
        toml::source_index line = 0;
        toml::source_index column = 1;
        std::size_t offset = 0;
    };

    std::string_view text_;
    std::vector<Line> lines_;
    mutable Found last_;
};

// text: the text that the library has read.
Place to_place(std::uint32_t file, const TextWithoutRows& text, const toml::source_region& region) {
    const bool within_line = region.end.line == region.begin.line && region.end.column > region.begin.column;
    return {file, text.line_in_file(region.begin.line), region.begin.column,
            within_line ? region.end.column - region.begin.column : 1};
}

Place place_at(std::uint32_t file, const TextWithoutRows& text, std::size_t offset) {
    const std::string_view before = std::string_view(text.text).substr(0, offset);
    const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0: the first line
    const auto is_lead = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto column = std::count_if(before.begin() + static_cast<std::ptrdiff_t>(line_start), before.end(), is_lead) + 1;
    return {file, text.line_in_file(static_cast<std::uint32_t>(line)), static_cast<std::uint32_t>(column), 1};
}

class Converter {
  public:
    // text: the text that the library has read. The converter takes its lists.
    Converter(std::uint32_t file, TextWithoutRows& text) : file_(file), text_(text), lines_(text.text) {}

    [[nodiscard]] TomlNode convert(const toml::node& node) {
        TomlNode result;
        result.place = to_place(file_, text_, node.source());
        if (const toml::table* table = node.as_table()) {
            convert_table(*table, result);
        } else if (const toml::array* array = node.as_array()) {
            convert_array(*array, result);
        } else if (const auto* string = node.as_string()) {
            result.kind = TomlNode::Kind::string;
            own(result, string->get());
            const std::string_view token = lines_.slice(node.source());
            result.is_verbatim = token.size() == result.text.size() + 2 && token.substr(1, result.text.size()) == result.text;
        } else {
            result.kind = node.is_number()    ? TomlNode::Kind::number
                          : node.is_boolean() ? TomlNode::Kind::boolean
                                              : TomlNode::Kind::date;
            own(result, std::string(lines_.slice(node.source())));
        }
        return result;
    }

  private:
    static void own(TomlNode& node, std::string text) {
        TomlParts& parts = node.add_parts();
        parts.text = std::move(text);
        node.text = parts.text;
    }

    using Position = std::pair<toml::source_index, toml::source_index>;
    static Position position_of(const toml::key& key) { return {key.source().begin.line, key.source().begin.column}; }

    // The library sorts a table's keys; their places restore the order of the file.
    void convert_table(const toml::table& table, TomlNode& result) {
        std::vector<std::pair<const toml::key*, const toml::node*>> in_order;
        in_order.reserve(table.size());
        for (const auto& [key, value] : table) in_order.emplace_back(&key, &value);
        std::stable_sort(in_order.begin(), in_order.end(),
                         [](const auto& a, const auto& b) { return position_of(*a.first) < position_of(*b.first); });
        std::vector<TomlEntry>& entries = result.add_parts().entries;
        entries.reserve(in_order.size());
        for (const auto& [key, value] : in_order)
            entries.push_back({std::string(key->str()), to_place(file_, text_, key->source()), convert(*value)});
        index_keys(*result.parts);
    }

    void convert_array(const toml::array& array, TomlNode& result) {
        result.kind = TomlNode::Kind::array;
        PlainList* list = array.empty() ? text_.find(array.source().begin.line) : nullptr;
        if (list != nullptr) {
            if (list->length > 0) result.place.length = list->length;
            result.add_parts().items = std::move(list->items);
            return;
        }
        std::vector<TomlNode>& items = result.add_parts().items;
        items.reserve(array.size());
        for (const toml::node& item : array) items.push_back(convert(item));
    }

    std::uint32_t file_;
    TextWithoutRows& text_;
    LineIndex lines_;
};

// The library's message without its "Error while parsing value: ".
std::string_view without_prefix(std::string_view description) {
    const std::size_t colon = description.starts_with("Error while parsing ") ? description.find(": ") : std::string_view::npos;
    return colon == std::string_view::npos ? description : description.substr(colon + 2);
}

// Advice for the most common slips: typographic quotes, full-width punctuation and codes without quotes.
std::string advise(std::string_view message, std::string_view text_at_fault) {
    for (const std::string_view quote : {"“", "”", "‘", "’", "＂", "＇"}) {
        if (text_at_fault.starts_with(quote)) return "Write straight quotes: \"…\".";
    }
    for (const std::string_view mark : {"，", "、", "。", "：", "；", "＝", "［", "］", "｛", "｝", "【", "】", "（", "）"}) {
        if (text_at_fault.starts_with(mark)) return "Type this character in half width: , . : = [ ] { }.";
    }
    if (message.find("leading zero") != std::string_view::npos) return "Write a code in quotes: \"0401\".";
    return "Correct the TOML syntax.";
}

}  // namespace

void index_keys(TomlParts& parts) {
    parts.by_key.clear();
    if (parts.entries.size() <= most_looked_through) return;
    parts.by_key.resize(parts.entries.size());
    std::iota(parts.by_key.begin(), parts.by_key.end(), 0U);
    std::sort(parts.by_key.begin(), parts.by_key.end(),
              [&](std::uint32_t a, std::uint32_t b) { return parts.entries[a].key < parts.entries[b].key; });
}

const std::vector<TomlNode>& TomlNode::items() const {
    static const std::vector<TomlNode> none;
    return parts == nullptr ? none : parts->items;
}

const std::vector<TomlEntry>& TomlNode::entries() const {
    static const std::vector<TomlEntry> none;
    return parts == nullptr ? none : parts->entries;
}

TomlParts& TomlNode::add_parts() {
    if (parts == nullptr) parts = std::make_unique<TomlParts>();
    return *parts;
}

const TomlNode* TomlNode::find(std::string_view key) const {
    const std::vector<TomlEntry>& all = entries();
    if (all.size() <= most_looked_through) {
        const auto found = std::find_if(all.begin(), all.end(), [key](const TomlEntry& entry) { return entry.key == key; });
        return found == all.end() ? nullptr : &found->value;
    }
    const auto found = std::lower_bound(parts->by_key.begin(), parts->by_key.end(), key,
                                        [&](std::uint32_t at, std::string_view wanted) { return all[at].key < wanted; });
    return found == parts->by_key.end() || all[*found].key != key ? nullptr : &all[*found].value;
}

Place TomlNode::place_in_text(std::size_t byte_offset, std::uint32_t length) const {
    if (!is_verbatim) return place;
    const auto is_lead = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    const auto before = std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte_offset), is_lead);
    return {place.file, place.line, place.column + 1 + static_cast<std::uint32_t>(before), length};
}

std::optional<TomlNode> parse_toml(const Sources& sources, std::uint32_t file, Findings& findings) {
    TextWithoutRows text = take_plain_rows(file, sources.at(file).text);
    // The library is recursive in the parts of a key, so a very long key would end the program.
    if (const std::optional<std::size_t> deep = find_deep_nesting(text.text)) {
        findings.error(rules::nesting_too_deep, place_at(file, text, *deep),
                       fmt::format("a key, a list or a table is nested more than {} levels deep", deepest_toml),
                       "Nest it less. Nothing in this file was used.");
        return std::nullopt;
    }
    const toml::parse_result parsed = toml::parse(std::string_view(text.text));
    if (!parsed) {
        const toml::parse_error& fault = parsed.error();
        const std::string message(without_prefix(fault.description()));
        findings.error(rules::toml_syntax, to_place(file, text, fault.source()), message,
                       advise(message, LineIndex(text.text).from(fault.source().begin)) + " Nothing in this file was used.");
        return std::nullopt;
    }
    TomlNode root = Converter(file, text).convert(parsed.table());
    root.place = {file, 0, 0, 0};
    return root;
}

}  // namespace sitegen

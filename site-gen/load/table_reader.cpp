#include "load/table_reader.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "load/files.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

const TomlNode empty_table;

const char* describe(AmountFault fault) {
    switch (fault) {
        case AmountFault::exponent: return "an amount has no exponent";
        case AmountFault::not_finite: return "an amount is a finite number";
        case AmountFault::not_decimal: return "an amount is written in decimal digits";
        case AmountFault::too_long: return "an amount has at most 18 digits, 12 of them after the point";
        case AmountFault::not_a_number: break;
    }
    return "this is not an amount";
}

std::optional<Amount> read_amount(const TomlNode& node, Findings& findings) {
    const auto refuse = [&](const std::string& message) {
        findings.error(rules::invalid_amount, node.place, message, "Write the amount as printed, without thousands separators: 2737.68");
        return std::nullopt;
    };
    if (node.kind == TomlNode::Kind::string) return refuse("an amount is written without quotes, not as \"" + node.text + "\"");
    if (node.kind != TomlNode::Kind::number) return refuse("an amount is expected here");
    const auto parsed = Amount::parse(node.text);
    if (const auto* fault = std::get_if<AmountFault>(&parsed)) return refuse(std::string(describe(*fault)) + ": " + node.text);
    return std::get<Amount>(parsed);
}

// Characters that print as nothing or reorder their neighbours, so that a reader sees other text than a program does.
bool is_deceptive(utf8proc_int32_t c) {
    return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F || (c >= 0x80 && c <= 0x9F) || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xE0000 && c <= 0xE007F);
}

}  // namespace

std::string checked_text(const TomlNode& node, Findings& findings) {
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(node.text.data());
    for (std::size_t at = 0; at < node.text.size();) {
        utf8proc_int32_t code_point = 0;
        const auto length = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(node.text.size() - at), &code_point);
        if (length <= 0) break;
        if (is_deceptive(code_point)) {
            std::array<char, 8> hex{};
            const auto end = std::to_chars(hex.data(), hex.data() + hex.size(), code_point, 16).ptr;
            findings.error(rules::unsafe_text, node.place,
                           "the text holds the invisible or control character U+" + std::string(hex.data(), end),
                           "Type the text anew without it.");
            break;
        }
        at += static_cast<std::size_t>(length);
    }
    return node.text;
}

Cell read_cell(const TomlNode& node, Findings& findings) {
    Cell cell;
    cell.place = node.place;
    if (node.kind == TomlNode::Kind::string) {
        static constexpr std::array states = {CellState::not_published, CellState::did_not_exist, CellState::withheld};
        if (node.text.empty()) return cell;
        for (const CellState state : states) {
            if (node.text == name_of(state)) {
                cell.state = state;
                return cell;
            }
        }
    }
    if (const std::optional<Amount> amount = read_amount(node, findings)) {
        cell.state = CellState::amount;
        cell.printed = *amount;
    }
    return cell;
}

TableReader::TableReader(const TomlNode& node, Findings& findings) : node_(&node), findings_(findings) {
    if (node.kind != TomlNode::Kind::table) {
        findings.error(rules::wrong_type, node.place, "a table is expected here", "Write { key = value } or a [section].");
        node_ = &empty_table;
    }
}

Place TableReader::place_of(std::string_view key) const {
    const TomlNode* value = node_->find(key);
    return value == nullptr ? node_->place : value->place;
}

const TomlNode* TableReader::expect(std::string_view key, Need need, TomlNode::Kind kind, const char* kind_name) {
    const TomlNode* value = node_->find(key);
    if (value == nullptr) {
        if (need == Need::required) {
            findings_.error(rules::missing_key, node_->place, "\"" + std::string(key) + "\" is missing", "Add it here.");
        }
        return nullptr;
    }
    if (value->kind != kind) {
        findings_.error(rules::wrong_type, value->place, "\"" + std::string(key) + "\" must be " + kind_name,
                        "See content/README.md for the form of this file.");
        return nullptr;
    }
    return value;
}

std::string TableReader::text(std::string_view key, Need need) {
    const TomlNode* value = expect(key, need, TomlNode::Kind::string, "a text in quotes");
    return value == nullptr ? std::string() : checked_text(*value, findings_);
}

std::string TableReader::slug(std::string_view key, Need need) {
    const TomlNode* value = expect(key, need, TomlNode::Kind::string, "a text in quotes");
    if (value == nullptr) return {};
    if (!is_slug(value->text)) {
        findings_.error(rules::invalid_name, value->place, "\"" + value->text + "\" cannot be an id",
                        "Use lower-case letters, digits and hyphens, 64 at most, not beginning with a hyphen.");
        return {};
    }
    return value->text;
}

std::optional<int> TableReader::whole_number(const TomlNode& value, std::string_view key) {
    int number = 0;
    const char* end = value.text.data() + value.text.size();
    const auto [stop, error] = std::from_chars(value.text.data(), end, number);
    if (value.kind == TomlNode::Kind::number && error == std::errc() && stop == end) return number;
    findings_.error(rules::wrong_type, value.place, "\"" + std::string(key) + "\" must be a whole number", "Write digits only.");
    return std::nullopt;
}

std::optional<int> TableReader::integer(std::string_view key, Need need) {
    const TomlNode* value = expect(key, need, TomlNode::Kind::number, "a whole number");
    return value == nullptr ? std::nullopt : whole_number(*value, key);
}

std::vector<int> TableReader::integers(std::string_view key, Need need) {
    std::vector<int> result;
    const TomlNode* value = expect(key, need, TomlNode::Kind::array, "a list of whole numbers");
    if (value == nullptr) return result;
    for (const TomlNode& item : value->items) {
        if (const std::optional<int> number = whole_number(item, key)) result.push_back(*number);
    }
    return result;
}

bool TableReader::boolean(std::string_view key) {
    const TomlNode* value = expect(key, Need::optional, TomlNode::Kind::boolean, "true or false");
    return value != nullptr && value->text == "true";
}

std::optional<Amount> TableReader::amount(std::string_view key, Need need) {
    const TomlNode* value = node_->find(key);
    if (value == nullptr) {
        if (need == Need::required) {
            findings_.error(rules::missing_key, node_->place, "\"" + std::string(key) + "\" is missing", "Add it here.");
        }
        return std::nullopt;
    }
    return read_amount(*value, findings_);
}

std::vector<std::string> TableReader::texts(std::string_view key, Need need) {
    std::vector<std::string> result;
    const TomlNode* value = expect(key, need, TomlNode::Kind::array, "a list of texts");
    if (value == nullptr) return result;
    for (const TomlNode& item : value->items) {
        if (item.kind == TomlNode::Kind::string) {
            result.push_back(checked_text(item, findings_));
        } else {
            findings_.error(rules::wrong_type, item.place, "\"" + std::string(key) + "\" must be a list of texts", "");
        }
    }
    return result;
}

std::vector<TableReader> TableReader::tables(std::string_view key, Need need) {
    std::vector<TableReader> result;
    const TomlNode* value = expect(key, need, TomlNode::Kind::array, "a list of tables");
    if (value == nullptr) return result;
    result.reserve(value->items.size());
    for (const TomlNode& item : value->items) result.emplace_back(item, findings_);
    return result;
}

std::optional<TableReader> TableReader::table(std::string_view key, Need need) {
    const TomlNode* value = expect(key, need, TomlNode::Kind::table, "a table");
    if (value == nullptr) return std::nullopt;
    return TableReader(*value, findings_);
}

void TableReader::refuse_others(std::initializer_list<std::string_view> known) {
    refuse_others(std::vector<std::string>(known.begin(), known.end()));
}

void TableReader::refuse_others(const std::vector<std::string>& known) {
    for (const TomlEntry& entry : node_->entries) {
        if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
        findings_.error(rules::unknown_key, entry.place,
                        "there is no key \"" + entry.key + "\" here" + nearest_hint(entry.key, known),
                        "Mend the name or take it out.");
    }
}

}  // namespace sitegen

#include "load/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

#include "load/file_reader.hpp"
#include "model/rules.hpp"
#include "model/title.hpp"
#include "text/utf8.hpp"
#include "text/web_address.hpp"

namespace sitegen {

namespace {

constexpr const char* see_readme = "See content/README.md for the form of this file.";
constexpr const char* write_plainly = "Write the amount as printed, without thousands separators: 2737.68";

const char* describe(AmountFault fault) {
    switch (fault) {
        case AmountFault::exponent:
            return "an amount has no exponent";
        case AmountFault::not_finite:
            return "an amount is a finite number";
        case AmountFault::not_decimal:
            return "an amount is written in decimal digits";
        case AmountFault::too_long:
            return "an amount has at most 18 digits, 12 of them after the point";
        case AmountFault::not_a_number:
            break;
    }
    return "this is not an amount";
}

std::variant<Amount, AmountFault> parse_amount(std::string_view text) {
    static constexpr std::int64_t most = 999'999'999'999'999'999;
    auto parsed = Amount::parse(text);
    const auto* amount = std::get_if<Amount>(&parsed);
    if (amount != nullptr && std::abs(amount->coefficient()) > most) return AmountFault::too_long;
    return parsed;
}

// "1,501.15" and "-12 345" are numbers that someone has put in quotes. "—" is not.
bool looks_like_number(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos &&
           text.find_first_not_of("0123456789 ,._'+-") == std::string_view::npos;
}

std::optional<Amount> read_amount(const TomlNode& node, Findings& findings) {
    const auto refuse = [&](const std::string& message) {
        findings.error(rules::invalid_amount, node.place, message, write_plainly);
        return std::nullopt;
    };
    if (node.kind == TomlNode::Kind::string) {
        return refuse(looks_like_number(node.text)
                          ? "an amount is written without quotes, not as \"" + std::string(node.text) + "\""
                          : "\"" + std::string(node.text) + "\" is not an amount");
    }
    if (node.kind != TomlNode::Kind::number) return refuse("an amount is expected here");
    // Now the value is a TOML number. It may still have an exponent, or more digits than an amount can have.
    const auto parsed = parse_amount(node.text);
    if (const auto* fault = std::get_if<AmountFault>(&parsed))
        return refuse(std::string(describe(*fault)) + ": " + std::string(node.text));
    return std::get<Amount>(parsed);
}

void check_title(const TomlNode& node, Findings& findings) {
    const std::string_view unknown = find_unknown_name(node.text);
    if (unknown.empty()) return;
    const auto begin = static_cast<std::size_t>(unknown.data() - node.text.data());
    const auto length =
        std::count_if(unknown.begin(), unknown.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    findings.error(rules::invalid_value, node.place_in_text(begin, static_cast<std::uint32_t>(length)),
                   "a title cannot use " + std::string(unknown),
                   "A title may use {{year}}, {{prior-year}}, {{year-2}} or {{year+1}}, and {{department}}.");
}

void check_plain_title(const TomlNode& node, Findings& findings) {
    const std::size_t begin = node.text.find("{{");
    if (begin == std::string_view::npos) return;
    const std::size_t close = node.text.find("}}", begin);
    const std::string_view braces = node.text.substr(begin, close == std::string_view::npos ? close : close + 2 - begin);
    findings.error(rules::invalid_value, node.place_in_text(begin, static_cast<std::uint32_t>(code_point_count(braces))),
                   "this text cannot use " + std::string(braces), "Write it without: it is printed as it is, for every year.");
}

std::string list_keys(const std::vector<std::string>& known) {
    static constexpr std::size_t most = 12;
    if (known.empty()) return "Remove it: no key belongs here.";
    std::string list = "Correct the name or remove the key. Known keys: ";
    for (std::size_t i = 0; i < std::min(known.size(), most); ++i) list += (i == 0 ? "" : ", ") + known[i];
    return list + (known.size() > most ? ", …" : ".");
}

}  // namespace

bool check_slug(std::string_view text, const Place& place, Findings& findings) {
    if (is_slug(text)) return true;
    findings.error(rules::invalid_name, place, "\"" + std::string(text) + "\" cannot be an id",
                   "Use the letters a to z, digits and hyphens, 64 at most, not beginning with a hyphen.");
    return false;
}

std::string checked_text(const TomlNode& node, Findings& findings) {
    if (const std::optional<std::size_t> at = find_deceptive(node.text)) {
        const std::string name = code_point_name(first_character(node.text.substr(*at)).value);
        findings.error(rules::unsafe_text, node.place_in_text(*at, 1), "the text holds the invisible or control character " + name,
                       "Type the text again without it.");
    }
    return std::string(node.text);
}

Cell read_state(const TomlNode& node) {
    Cell cell;
    cell.place = node.place;
    for (const CellState state :
         {CellState::not_applicable, CellState::not_published, CellState::did_not_exist, CellState::withheld}) {
        if (node.text == name_of(state)) cell.state = state;
    }
    return cell;
}

Cell read_cell(const TomlNode& node, Findings& findings) {
    Cell cell;
    cell.place = node.place;
    if (node.kind == TomlNode::Kind::string) {
        if (node.text.empty()) return cell;
        cell = read_state(node);
        if (cell.state != CellState::blank) return cell;
        // A number in quotes goes to read_amount(), which says what is wrong with it.
        if (!looks_like_number(node.text)) {
            findings.error(rules::invalid_amount, node.place, "\"" + std::string(node.text) + "\" is neither an amount nor a state",
                           "Write \"\" for blank, or \"not applicable\", \"not published\", \"did not exist\", \"withheld\".");
            return cell;
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
    }
}

Place TableReader::place_of(std::string_view key) const {
    const TomlNode* value = node_->find(key);
    return value == nullptr ? node_->place : value->place;
}

Place TableReader::place_of(std::string_view key, std::string_view listed) const {
    if (const TomlNode* value = node_->find(key)) {
        for (const TomlNode& item : value->items()) {
            if (item.text == listed) return item.place;
        }
    }
    return place_of(key);
}

void TableReader::report_missing(std::string_view key) {
    if (node_->kind != TomlNode::Kind::table) return;
    findings_.error(rules::missing_key, node_->place, "\"" + std::string(key) + "\" is missing", "Add it here.");
}

const TomlNode* TableReader::expect(std::string_view key, Need need, TomlNode::Kind kind, const char* kind_name) {
    const TomlNode* value = node_->find(key);
    if (value == nullptr) {
        if (need == Need::required) report_missing(key);
        return nullptr;
    }
    if (value->kind != kind) {
        findings_.error(rules::wrong_type, value->place, "\"" + std::string(key) + "\" must be " + kind_name, see_readme);
        return nullptr;
    }
    return value;
}

std::string TableReader::text(std::string_view key, Need need) {
    const TomlNode* value = expect(key, need, TomlNode::Kind::string, "a text in quotes");
    if (value == nullptr) return {};
    if (need == Need::required && value->text.find_first_not_of(" \t\n") == std::string::npos) {
        findings_.error(rules::invalid_value, value->place, "\"" + std::string(key) + "\" is empty",
                        "Write the text between the quotes.");
        return {};
    }
    return checked_text(*value, findings_);
}

std::string TableReader::title(std::string_view key, Need need) {
    std::string result = text(key, need);
    if (const TomlNode* value = node_->find(key)) check_title(*value, findings_);
    return result;
}

std::string TableReader::plain_title(std::string_view key, Need need) {
    std::string result = text(key, need);
    if (const TomlNode* value = node_->find(key)) check_plain_title(*value, findings_);
    return result;
}

std::vector<std::string> TableReader::plain_titles(std::string_view key, Need need) {
    std::vector<std::string> result = texts(key, need);
    if (const TomlNode* value = node_->find(key)) {
        for (const TomlNode& item : value->items()) check_plain_title(item, findings_);
    }
    return result;
}

std::vector<std::string> TableReader::titles(std::string_view key, Need need) {
    std::vector<std::string> result = texts(key, need);
    if (const TomlNode* value = node_->find(key)) {
        for (const TomlNode& item : value->items()) check_title(item, findings_);
    }
    return result;
}

std::string TableReader::slug(std::string_view key, Need need) {
    const TomlNode* value = expect(key, need, TomlNode::Kind::string, "a text in quotes");
    return value != nullptr && check_slug(value->text, value->place, findings_) ? std::string(value->text) : std::string();
}

std::string TableReader::id(std::set<std::string>& taken, std::string_view kind) {
    const TomlNode* value = expect("id", Need::required, TomlNode::Kind::string, "a text in quotes");
    if (value == nullptr) return {};
    if (check_slug(value->text, value->place, findings_) && !taken.emplace(value->text).second) {
        findings_.error(rules::duplicate_id, value->place, fmt::format("the {} \"{}\" is declared twice", kind, value->text),
                        "Rename or remove one of them.");
    }
    return std::string(value->text);
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

std::string TableReader::web_address(const std::string& of_what) {
    std::string url = text("url", Need::optional);
    if (url.empty() || has_web_scheme(url)) return url;
    findings_.error(rules::unsafe_link, place_of("url"), "the address of the " + of_what + " is not a web address",
                    "Begin it with https:// or http://.");
    return {};
}

std::string TableReader::date(std::string_view key) {
    const TomlNode* value = node_->find(key);
    if (value == nullptr) return {};
    // A time of day, or a date with a time, has the same kind.
    if (value->kind == TomlNode::Kind::date && value->text.size() == std::string_view("2023-02-10").size())
        return std::string(value->text);
    findings_.error(rules::wrong_type, value->place, "\"" + std::string(key) + "\" must be a date",
                    "Write it without quotes: 2023-02-10");
    return {};
}

std::optional<FiscalYear> TableReader::fiscal_year(std::string_view key, Need need) {
    const TomlNode* value = node_->find(key);
    if (value == nullptr) {
        if (need == Need::required) report_missing(key);
        return std::nullopt;
    }
    // A year like 2023 is a number and a year like 2022-23 a text, so that editors need not wonder which form to use.
    const bool is_number = value->kind == TomlNode::Kind::number;
    if (is_number || value->kind == TomlNode::Kind::string) {
        const std::optional<FiscalYear> year = read_fiscal_year(value->text);
        if (year && year->spans_two != is_number) return year;
    }
    findings_.error(rules::wrong_type, value->place, "\"" + std::string(key) + "\" must be a fiscal year",
                    "Write 2023 without quotes, or \"2022-23\" in quotes.");
    return std::nullopt;
}

const TomlNode* TableReader::expect_list(std::string_view key, Need need, const char* kind_name) {
    const TomlNode* value = expect(key, need, TomlNode::Kind::array, kind_name);
    if (value != nullptr && need == Need::required && value->items().empty()) {
        findings_.error(rules::invalid_value, value->place, "\"" + std::string(key) + "\" is an empty list",
                        "Write at least one entry between the brackets.");
    }
    return value;
}

std::vector<int> TableReader::integers(std::string_view key, Need need) {
    std::vector<int> result;
    const TomlNode* value = expect_list(key, need, "a list of whole numbers");
    if (value == nullptr) return result;
    for (const TomlNode& item : value->items()) {
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
        if (need == Need::required) report_missing(key);
        return std::nullopt;
    }
    return read_amount(*value, findings_);
}

std::vector<std::string> TableReader::texts(std::string_view key, Need need) {
    std::vector<std::string> result;
    const TomlNode* value = expect_list(key, need, "a list of texts");
    if (value == nullptr) return result;
    result.reserve(value->items().size());
    for (const TomlNode& item : value->items()) {
        if (item.kind == TomlNode::Kind::string) {
            result.push_back(checked_text(item, findings_));
        } else {
            findings_.error(rules::wrong_type, item.place, "\"" + std::string(key) + "\" must be a list of texts",
                            "Put each text in quotes.");
        }
    }
    return result;
}

std::map<std::string, std::string, std::less<>> TableReader::texts_by_id(std::string_view key,
                                                                         const std::vector<std::string>& ids) {
    std::map<std::string, std::string, std::less<>> texts;
    std::optional<TableReader> entries = table(key, Need::optional);
    if (!entries) return texts;
    for (const std::string& id : ids) {
        if (std::string text = entries->text(id, Need::optional); !text.empty()) texts.emplace(id, std::move(text));
    }
    entries->refuse_others(ids);
    return texts;
}

const TomlNode* TableReader::array(std::string_view key, Need need) {
    return expect(key, need, TomlNode::Kind::array, "a list in brackets");
}

std::vector<TableReader> TableReader::tables(std::string_view key, Need need) {
    std::vector<TableReader> result;
    const TomlNode* value = expect_list(key, need, "a list of tables");
    if (value == nullptr) return result;
    result.reserve(value->items().size());
    for (const TomlNode& item : value->items()) {
        TableReader table(item, findings_);
        if (item.kind == TomlNode::Kind::table) result.push_back(table);
    }
    return result;
}

std::optional<TableReader> TableReader::table(std::string_view key, Need need) {
    const TomlNode* value = expect(key, need, TomlNode::Kind::table, "a table");
    if (value == nullptr) return std::nullopt;
    return TableReader(*value, findings_);
}

void TableReader::refuse_others(std::initializer_list<std::string_view> known) {
    for (const TomlEntry& entry : node_->entries()) {
        if (std::find(known.begin(), known.end(), entry.key) == known.end())
            report_unknown(entry, std::vector<std::string>(known.begin(), known.end()));
    }
}

void TableReader::refuse_others(const std::vector<std::string>& known) {
    for (const TomlEntry& entry : node_->entries()) {
        if (std::find(known.begin(), known.end(), entry.key) == known.end()) report_unknown(entry, known);
    }
}

void TableReader::report_unknown(const TomlEntry& entry, const std::vector<std::string>& known) {
    const std::string hint = nearest_hint(entry.key, known);
    findings_.error(rules::unknown_key, entry.place, "there is no key \"" + entry.key + "\" here" + hint,
                    hint.empty() ? list_keys(known) : "Correct the name or remove the key.");
}

}  // namespace sitegen

// Typed access to one TOML table: what is missing, of another type or unknown becomes a finding.
#pragma once

#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "load/toml.hpp"
#include "model/amount.hpp"
#include "model/cell.hpp"
#include "model/finding.hpp"
#include "model/fiscal_year.hpp"

namespace sitegen {

enum class Need { required, optional };

class TableReader {
  public:
    // node: a table. Anything else is a finding and reads as an empty table; then no missing key is reported.
    TableReader(const TomlNode& node, Findings& findings);

    [[nodiscard]] const Place& place() const { return node_->place; }
    [[nodiscard]] const TomlNode* find(std::string_view key) const { return node_->find(key); }
    // The place of the key's value, or of one text in the list that it is; of the table where there is none.
    [[nodiscard]] Place place_of(std::string_view key) const;
    [[nodiscard]] Place place_of(std::string_view key, std::string_view listed) const;
    [[nodiscard]] Findings& findings() const { return findings_; }

    // Values by key. Where a required one is missing, empty or of another type, a finding and an empty value. A list of required
    // texts, numbers or tables has at least one; what array() gives may be empty.
    [[nodiscard]] std::string text(std::string_view key, Need need);
    // A title of a standard, which may name {{year}}, {{prior-year}} and {{department}}.
    [[nodiscard]] std::string title(std::string_view key, Need need);
    [[nodiscard]] std::vector<std::string> titles(std::string_view key, Need need);
    [[nodiscard]] std::string slug(std::string_view key, Need need);
    // The "id" of what this table declares, such as a "figure". A finding where it cannot be an id or is taken. It is returned all
    // the same, so that references to it are not reported, too. taken: the ids of that kind so far; this one is added.
    [[nodiscard]] std::string id(std::set<std::string>& taken, std::string_view kind);
    [[nodiscard]] std::optional<int> integer(std::string_view key, Need need);
    // The optional "url" of a licence, say: an address of the web; empty where there is none or, after a finding, another one.
    [[nodiscard]] std::string web_address(const std::string& of_what);
    // A date as TOML has it, without quotes; empty where there is none.
    [[nodiscard]] std::string date(std::string_view key);
    // 2023, or "2022-23".
    [[nodiscard]] std::optional<FiscalYear> fiscal_year(std::string_view key, Need need);
    [[nodiscard]] std::vector<int> integers(std::string_view key, Need need);
    [[nodiscard]] bool boolean(std::string_view key);
    [[nodiscard]] std::optional<Amount> amount(std::string_view key, Need need);
    [[nodiscard]] std::vector<std::string> texts(std::string_view key, Need need);
    [[nodiscard]] const TomlNode* array(std::string_view key, Need need);
    // The tables of an array of tables.
    [[nodiscard]] std::vector<TableReader> tables(std::string_view key, Need need);
    [[nodiscard]] std::optional<TableReader> table(std::string_view key, Need need);

    // Reports every key that is not among the known ones.
    void refuse_others(std::initializer_list<std::string_view> known);
    void refuse_others(const std::vector<std::string>& known);

    void report_missing(std::string_view key);

  private:
    std::optional<int> whole_number(const TomlNode& value, std::string_view key);
    void report_unknown(const TomlEntry& entry, const std::vector<std::string>& known);
    const TomlNode* expect(std::string_view key, Need need, TomlNode::Kind kind, const char* kind_name);
    const TomlNode* expect_list(std::string_view key, Need need, const char* kind_name);

    const TomlNode* node_;
    Findings& findings_;
};

// Whether the text has the form of an id; a finding where it has not.
bool check_slug(std::string_view text, const Place& place, Findings& findings);

// A text of content as it may be printed: a finding where it holds control or direction-changing characters.
[[nodiscard]] std::string checked_text(const TomlNode& node, Findings& findings);

// A cell in whose place a string names a state; a blank one where it names none.
[[nodiscard]] Cell read_state(const TomlNode& node);

// A cell as content writes it: a number, or a string that names a state. A finding and a blank cell for anything else.
[[nodiscard]] Cell read_cell(const TomlNode& node, Findings& findings);

}  // namespace sitegen

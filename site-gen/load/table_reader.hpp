// Typed access to one TOML table. A value that is missing, unknown or of the wrong type becomes a finding.
#pragma once

#include <initializer_list>
#include <map>
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
    // node: a table. Anything else is a finding and is read as an empty table. Then missing keys are not reported.
    TableReader(const TomlNode& node, Findings& findings);

    [[nodiscard]] const Place& place() const { return node_->place; }
    [[nodiscard]] const TomlNode* find(std::string_view key) const { return node_->find(key); }
    // The place of the key's value, or of one text in it if it is a list. If there is no such value, the place of the table.
    [[nodiscard]] Place place_of(std::string_view key) const;
    [[nodiscard]] Place place_of(std::string_view key, std::string_view listed) const;
    [[nodiscard]] Findings& findings() const { return findings_; }

    // These read a value by its key. If a required value is missing, empty or of the wrong type, they add a finding and return an
    // empty value. A required list of texts, numbers or tables has at least one item. The result of array() may be empty.
    [[nodiscard]] std::string text(std::string_view key, Need need);
    // A title of a standard. It may use {{year}}, {{prior-year}} and {{department}}.
    [[nodiscard]] std::string title(std::string_view key, Need need);
    // A text in which no {{…}} is filled in. One is a finding, because it would be printed as it is.
    [[nodiscard]] std::string plain_title(std::string_view key, Need need);
    [[nodiscard]] std::vector<std::string> plain_titles(std::string_view key, Need need);
    [[nodiscard]] std::vector<std::string> titles(std::string_view key, Need need);
    [[nodiscard]] std::string slug(std::string_view key, Need need);
    // The "id" of the thing that this table declares, such as a "figure". Adds a finding if it cannot be an id or is taken. Returns
    // it even then, so that references to it are not reported as well. taken: the ids of that kind so far; this one is added.
    [[nodiscard]] std::string id(std::set<std::string>& taken, std::string_view kind);
    [[nodiscard]] std::optional<int> integer(std::string_view key, Need need);
    // The optional "url" of a licence, for example: a web address. Empty if there is none. Empty, after a finding, if it is no web
    // address.
    [[nodiscard]] std::string web_address(const std::string& of_what);
    // A TOML date, without quotes. Empty if there is none.
    [[nodiscard]] std::string date(std::string_view key);
    // 2023, or "2022-23".
    [[nodiscard]] std::optional<FiscalYear> fiscal_year(std::string_view key, Need need);
    [[nodiscard]] std::vector<int> integers(std::string_view key, Need need);
    [[nodiscard]] bool boolean(std::string_view key);
    [[nodiscard]] std::optional<Amount> amount(std::string_view key, Need need);
    [[nodiscard]] std::vector<std::string> texts(std::string_view key, Need need);
    // The texts of a table, by the ids that are its keys. Adds a finding for every key that is none of the ids.
    [[nodiscard]] std::map<std::string, std::string, std::less<>> texts_by_id(std::string_view key,
                                                                              const std::vector<std::string>& ids);
    [[nodiscard]] const TomlNode* array(std::string_view key, Need need);
    // The tables in an array of tables.
    [[nodiscard]] std::vector<TableReader> tables(std::string_view key, Need need);
    [[nodiscard]] std::optional<TableReader> table(std::string_view key, Need need);

    // Adds a finding for every key that is not known.
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

// Whether the text has the form of an id. Adds a finding if it has not.
bool check_slug(std::string_view text, const Place& place, Findings& findings);

// A text of content that may be printed. Adds a finding if it holds control characters or characters that change the writing
// direction.
[[nodiscard]] std::string checked_text(const TomlNode& node, Findings& findings);

// The cell for a string that names a state. Blank if the string names none.
[[nodiscard]] Cell read_state(const TomlNode& node);

// Reads a cell of content: a number, or a string that names a state. Anything else is a finding and gives a blank cell.
[[nodiscard]] Cell read_cell(const TomlNode& node, Findings& findings);

}  // namespace sitegen

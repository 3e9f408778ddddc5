// Typed access to one TOML table: what is missing, of another type or unknown becomes a finding.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "load/toml.hpp"
#include "model/amount.hpp"
#include "model/cell.hpp"
#include "model/finding.hpp"

namespace sitegen {

enum class Need { required, optional };

class TableReader {
  public:
    // node: a table; anything else is a finding and reads as an empty one.
    TableReader(const TomlNode& node, Findings& findings);

    [[nodiscard]] const Place& place() const { return node_->place; }
    [[nodiscard]] const TomlNode* find(std::string_view key) const { return node_->find(key); }
    [[nodiscard]] Place place_of(std::string_view key) const;
    [[nodiscard]] Findings& findings() const { return findings_; }

    // Values by key. Where a required one is missing or of another type, a finding and an empty value.
    [[nodiscard]] std::string text(std::string_view key, Need need);
    [[nodiscard]] std::string slug(std::string_view key, Need need);
    [[nodiscard]] std::optional<int> integer(std::string_view key, Need need);
    [[nodiscard]] std::vector<int> integers(std::string_view key, Need need);
    [[nodiscard]] bool boolean(std::string_view key);
    [[nodiscard]] std::optional<Amount> amount(std::string_view key, Need need);
    [[nodiscard]] std::vector<std::string> texts(std::string_view key, Need need);
    // The tables of an array of tables.
    [[nodiscard]] std::vector<TableReader> tables(std::string_view key, Need need);
    [[nodiscard]] std::optional<TableReader> table(std::string_view key, Need need);

    // Reports every key that is not among the known ones.
    void refuse_others(std::initializer_list<std::string_view> known);
    void refuse_others(const std::vector<std::string>& known);

  private:
    std::optional<int> whole_number(const TomlNode& value, std::string_view key);
    const TomlNode* expect(std::string_view key, Need need, TomlNode::Kind kind, const char* kind_name);

    const TomlNode* node_;
    Findings& findings_;
};

// A text of content as it may be printed: a finding where it holds control or direction-changing characters.
[[nodiscard]] std::string checked_text(const TomlNode& node, Findings& findings);

// A cell as content writes it: a number, or a string that names a state. A finding and a blank cell for anything else.
[[nodiscard]] Cell read_cell(const TomlNode& node, Findings& findings);

}  // namespace sitegen

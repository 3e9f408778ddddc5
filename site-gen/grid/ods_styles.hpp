// The formats of the cells of an OpenDocument spreadsheet.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "grid/number_format.hpp"
#include "grid/xml_part.hpp"

namespace sitegen {

class OdsStyles {
  public:
    // A style, or the format of a number, that lies in the styles of a part. Then end_part().
    void add(pugi::xml_node element);
    // Of the part that has been added, so that its styles see its own formats and those of parts before it.
    void end_part();

    // Of a style of cells, with what it takes from the styles that it stands on.
    [[nodiscard]] CellFormat format_of(std::string_view style) const;
    [[nodiscard]] bool is_hidden_table(std::string_view style) const;

  private:
    struct Style {
        std::string parent;
        std::string number_format;
        std::optional<CellFormat> format;
        std::optional<int> indent;
    };
    struct NumberFormat {
        std::optional<CellFormat> format;
        std::string other;  // if it has no number of its own: the one for some of its values
    };

    [[nodiscard]] std::optional<CellFormat> number_format_of(const std::string& name) const;

    std::map<std::string, Style, std::less<>> styles_;
    std::map<std::string, NumberFormat, std::less<>> number_formats_;
    std::vector<std::string> added_;  // styles of the part that is being added
    std::set<std::string, std::less<>> hidden_tables_;
};

}  // namespace sitegen

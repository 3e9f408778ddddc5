#include "described_workbook.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <regex>

namespace {

struct Address {
    std::size_t row = 0;
    std::size_t column = 0;
};

Address address_of(const std::string& name) {
    std::size_t i = 0;
    std::size_t column = 0;
    for (; i < name.size() && name[i] >= 'A' && name[i] <= 'Z'; ++i)
        column = column * 26 + static_cast<std::size_t>(name[i] - 'A') + 1;
    BOOST_REQUIRE_MESSAGE(column > 0 && i < name.size(), name << " names no cell");
    return {std::stoul(name.substr(i)) - 1, column - 1};
}

std::string with_breaks(std::string text) {
    for (std::size_t at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at + 1)) text.replace(at, 2, "\n");
    return text;
}

DescribedCell cell_of(const std::smatch& match) {
    DescribedCell cell;
    const Address first = address_of(match[1]);
    const Address last = match[2].matched ? address_of(match[2]) : first;
    cell.row = first.row;
    cell.column = first.column;
    cell.last_row = last.row;
    cell.last_column = last.column;
    if (match[3].matched) {
        cell.value = with_breaks(match[3]);
    } else if (match[4].matched) {
        cell.kind = match[5] == "none" ? DescribedCell::Kind::uncalculated : DescribedCell::Kind::formula;
        cell.formula = match[4];
        if (cell.kind == DescribedCell::Kind::formula) cell.value = match[5];
    } else if (match[6].matched) {
        cell.kind = DescribedCell::Kind::date;
        cell.value = match[6];
    } else {
        cell.kind = DescribedCell::Kind::number;
        cell.value = match[7];
    }
    if (match[8].matched) cell.format = match[8];
    if (match[9].matched) cell.indent = std::stoi(match[9]);
    return cell;
}

void add_line(const std::string& line, std::vector<DescribedSheet>& sheets) {
    static const std::regex sheet("sheet \"(.*)\"");
    static const std::regex hidden_line("hidden (row|column) (\\w+)");
    static const std::regex cell(
        "([A-Z]+[0-9]+)(?::([A-Z]+[0-9]+))? (?:\"(.*)\"|=(\\S+) (\\S+)|(\\d{4}-\\d\\d-\\d\\d)|(-?[0-9.eE+-]+))(?: "
        "\\[(.*)\\])?(?: indent (\\d))?");
    std::smatch match;
    if (line.empty() || line[0] == '#') return;
    if (std::regex_match(line, match, sheet)) {
        sheets.emplace_back().name = match[1];
        return;
    }
    BOOST_REQUIRE_MESSAGE(!sheets.empty(), "no sheet has begun: " << line);
    if (line == "hidden sheet") {
        sheets.back().is_hidden = true;
    } else if (std::regex_match(line, match, hidden_line)) {
        if (match[1] == "row")
            sheets.back().hidden_rows.insert(std::stoul(match[2]) - 1);
        else
            sheets.back().hidden_columns.insert(address_of(match[2].str() + "1").column);
    } else if (std::regex_match(line, match, cell)) {
        sheets.back().cells.push_back(cell_of(match));
    } else {
        BOOST_FAIL("this describes nothing: " << line);
    }
}

}  // namespace

std::vector<DescribedSheet> read_described_workbook(const std::filesystem::path& description) {
    std::vector<DescribedSheet> sheets;
    std::ifstream stream(description);
    for (std::string line; std::getline(stream, line);) add_line(line, sheets);
    return sheets;
}

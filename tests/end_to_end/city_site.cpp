#include "city_site.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <set>
#include <sstream>

#include "this_build.hpp"

namespace fs = std::filesystem;

namespace {

// The values of one line of TOML, such as ["total", "", -12.30]; texts without their quotes.
std::vector<std::string> values_of(const std::string& line) {
    std::vector<std::string> values;
    std::string value;
    bool is_quoted = false;
    for (std::size_t i = line.find('[') + 1; i < line.size(); ++i) {
        const char byte = line[i];
        if (is_quoted && byte == '\\') {
            value += line[++i];
        } else if (byte == '"') {
            is_quoted = !is_quoted;
        } else if (!is_quoted && (byte == ',' || byte == ']')) {
            values.push_back(std::exchange(value, {}));
            if (byte == ']') break;
        } else if (is_quoted || byte != ' ') {
            value += byte;
        }
    }
    return values;
}

// Calls visit(columns, values) for each row of a table, or of both of its sides.
template <typename Visit>
void for_each_row(const std::string& tables, const std::string& table, const Visit& visit) {
    std::istringstream lines(tables);
    std::vector<std::string> columns;
    bool is_of_table = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("[tables.")) {
            is_of_table = line == "[tables." + table + "]" || line.starts_with("[tables." + table + ".");
        } else if (is_of_table && line.starts_with("columns")) {
            columns = values_of(line);
        } else if (is_of_table && line.starts_with("  [")) {
            visit(columns, values_of(line));
        }
    }
}

// Of 万元 or of 元, with two decimals; nothing where it is no number.
std::optional<Cents> cents_of(std::string text, bool is_in_yuan) {
    const std::size_t point = text.find('.');
    if (point == std::string::npos || text.size() != point + 3) return std::nullopt;
    text.erase(point, 1);
    const Cents cents = std::stoll(text);
    if (!is_in_yuan) return cents;
    BOOST_REQUIRE(cents % 10000 == 0);
    return cents / 10000;
}

// tenths of a per cent, rounded half away from zero.
std::string printed_tenths(Cents numerator, Cents denominator) {
    const Cents scaled = std::abs(numerator) * 1000;
    const Cents tenths = (scaled * 2 + denominator) / (denominator * 2);
    return (numerator < 0 && tenths != 0 ? "-" : "") + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::vector<CsvRow> parse_csv(const std::string& text) {
    std::vector<CsvRow> rows(1);
    std::string field;
    bool is_quoted = false;
    for (const char byte : text) {
        if (byte == '"') {
            // A quote within quotes is doubled: it ends and begins.
            if (!is_quoted && !field.empty()) field += byte;
            is_quoted = !is_quoted;
        } else if (!is_quoted && (byte == ',' || byte == '\n')) {
            rows.back().push_back(std::exchange(field, {}));
            if (byte == '\n') rows.emplace_back();
        } else if (is_quoted || byte != '\r') {
            field += byte;
        }
    }
    rows.pop_back();
    return rows;
}

}  // namespace

std::string printed(Cents cents) {
    const std::string digits = std::to_string(std::abs(cents) % 100);
    return (cents < 0 ? "-" : "") + std::to_string(std::abs(cents) / 100) + "." + (digits.size() < 2 ? "0" : "") + digits;
}

// A rate of change only makes sense from above zero.
// A rate or share of a negative amount means nothing.
std::string printed_rate(Cents now, Cents before) {
    return before > 0 && now >= 0 ? printed_tenths(now - before, before) : std::string();
}

std::string printed_share(Cents part, Cents whole) { return part >= 0 ? printed_tenths(part, whole) : std::string(); }

std::optional<Cents> CityDocument::amount(const std::string& table, const std::string& row, const std::string& column) const {
    std::optional<Cents> found;
    for_each_row(tables, table, [&](const std::vector<std::string>& columns, const std::vector<std::string>& values) {
        const auto at = std::find(columns.begin(), columns.end(), column);
        if (values.front() == row && at != columns.end())
            found = cents_of(values.at(static_cast<std::size_t>(at - columns.begin())), is_in_yuan);
    });
    return found;
}

std::vector<std::string> CityDocument::rows(const std::string& table) const {
    std::vector<std::string> ids;
    for_each_row(tables, table, [&](const std::vector<std::string>& /*columns*/, const std::vector<std::string>& values) {
        ids.push_back(values.front());
    });
    return ids;
}

CitySite::CitySite() {
    const Outcome written = run_command(root(), "'" + example_city_program() + "' content");
    BOOST_REQUIRE_MESSAGE(written.status == 0, written.err);
}

std::string CitySite::folders() const {
    return " --content content --standards content/standards --themes '" + (tests_folder().parent_path() / "themes").string() + "'";
}

Outcome CitySite::build(const std::string& folder, const std::string& options) const {
    return run_site_gen(root(), "build --quiet" + folders() + " --output " + folder + options);
}

Outcome CitySite::check() const { return run_site_gen(root(), "check" + folders()); }

std::vector<CityDocument> CitySite::documents(const std::string& year, const std::string& stage) const {
    std::vector<CityDocument> found;
    for (const fs::directory_entry& entry : fs::directory_iterator(root() / "content/departments")) {
        const fs::path folder = entry.path() / year / stage;
        if (!fs::exists(folder)) continue;
        found.push_back({entry.path().filename().string(), year, stage, read_file(folder / "tables.toml"),
                         read_file(folder / "document.toml").find("unit = \"元\"") != std::string::npos});
    }
    return found;
}

CityDocument CitySite::document(const std::string& department, const std::string& year, const std::string& stage) const {
    for (CityDocument& each : documents(year, stage)) {
        if (each.department == department) return std::move(each);
    }
    BOOST_FAIL("there is no " << stage << " of " << department << " " << year);
    return {};
}

Cents CitySite::spent(const std::string& department, const std::string& year, const std::string& stage) const {
    return document(department, year, stage).amount("expenditure", "total", "total").value();
}

namespace {

// Ids that names follow, and what facts have beside them.
bool is_for_programs(const CsvRow& headings, std::size_t column) {
    static const std::set<std::string> ids = {"department", "contained_in", "group", "standard", "stage",
                                              "figure",     "form",         "row",   "check"};
    if (headings[column] == "role") return true;
    if (!ids.contains(headings[column])) return false;
    const auto is_name = [](const std::string& heading) {
        return heading.ends_with("_name") || heading.ends_with("_title") || heading.ends_with("_text") || heading == "document";
    };
    return std::any_of(headings.begin() + static_cast<std::ptrdiff_t>(column), headings.end(), is_name);
}

// Where the columns begin that say of which year, or of which stage of a standard, a row is; the table's size if it has none. In
// other tables, the year is the first column, and a name follows the stage.
std::size_t facets_in(const CsvRow& headings) {
    for (std::size_t i = 0; i + 1 < headings.size(); ++i) {
        const std::string& next = headings[i + 1];
        if (headings[i] == "year" && next == "amount") return i;
        if (headings[i] == "standard" && next == "stage" && i + 2 < headings.size() && !headings[i + 2].ends_with("_title"))
            return i;
    }
    return headings.size();
}

// Puts the rows of several years or stages beside each other, as the page has them. The notes are those of all.
std::vector<CsvRow> beside_each_other(std::vector<CsvRow> rows) {
    static const std::set<std::string> values = {"amount", "rate", "real", "real-rate", "per-inhabitant", "document"};
    const CsvRow headings = rows.front();
    const std::size_t key_end = facets_in(headings);
    if (key_end == headings.size()) return rows;
    const std::size_t begin = key_end + (headings[key_end] == "year" ? 1 : 2);
    // Behind the amount of a year there are only numbers about all years.
    std::size_t end = begin + 1;
    while (headings[key_end] != "year" && values.contains(headings[end])) ++end;
    const auto part = [](const CsvRow& row, std::size_t from, std::size_t to) {
        return CsvRow(row.begin() + static_cast<std::ptrdiff_t>(from), row.begin() + static_cast<std::ptrdiff_t>(to));
    };
    std::vector<CsvRow> wide(1);
    std::size_t count = 0;
    for (std::size_t i = 1; i < rows.size(); i += count) {
        const CsvRow key = part(rows[i], 0, key_end);
        CsvRow row = key;
        std::string notes;
        for (count = 0; i + count < rows.size() && part(rows[i + count], 0, key_end) == key; ++count) {
            const CsvRow& each = rows[i + count];
            for (std::size_t k = begin; k < end; ++k) row.push_back(each[k]);
            if (!each.back().empty()) notes += (notes.empty() ? "" : " / ") + each.back();
        }
        const CsvRow& last = rows[i + count - 1];
        for (std::size_t k = end; k + 1 < last.size(); ++k) row.push_back(last[k]);
        row.push_back(notes);
        wide.push_back(std::move(row));
    }
    wide.front() = part(headings, 0, key_end);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t k = begin; k < end; ++k) wide.front().push_back(headings[k]);
    }
    for (std::size_t k = end; k < headings.size(); ++k) wide.front().push_back(headings[k]);
    return wide;
}

}  // namespace

std::vector<CsvRow> CitySite::csv_table(const std::string& path) const {
    BOOST_REQUIRE_MESSAGE(fs::exists(site() / path), "the site has no " << path);
    return parse_csv(read_file(site() / path));
}

std::vector<CsvRow> CitySite::csv_rows(const std::string& path) const {
    std::vector<CsvRow> rows = beside_each_other(csv_table(path));
    const CsvRow headings = std::move(rows.front());
    rows.erase(rows.begin());
    // From the end, so that what is before a column stays where it is.
    for (std::size_t i = headings.size(); i-- > 0;) {
        if (!is_for_programs(headings, i)) continue;
        for (CsvRow& row : rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return rows;
}

std::map<std::string, CsvRow> CitySite::csv(const std::string& path) const {
    std::map<std::string, CsvRow> rows;
    for (CsvRow& row : csv_rows(path)) BOOST_REQUIRE(rows.emplace(row.front(), std::move(row)).second);
    return rows;
}

const CitySite& built_city() {
    static const CitySite city;
    static const Outcome outcome = city.build();
    BOOST_REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
    return city;
}

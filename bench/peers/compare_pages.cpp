// Proves that a site which site-gen has built from the converted data of a comparison says what that data says.
//
//   peers-check NEUTRAL SITE [--sample COUNT]
//
// Of COUNT documents (40), spread over all: every table of the page and every CSV file has the rows of the data in their order,
// with the same texts and the same numbers; the page has three drawings; its prose has the same numbers and the same lists,
// headings, quotations and emphasis. Of a project's code only the last two digits are compared, by which site-gen prints its line.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// A row of one side: its texts, and its numbers as plain decimals.
struct Row {
    std::vector<std::string> texts;
    std::vector<std::string> numbers;
};

// Side by side in the data, one below the other in the site.
struct Side {
    std::vector<Row> rows;
};

std::vector<Side> sides_of(const Json& table) {
    std::vector<Side> sides;
    for (const Json& line : table["rows"]) {
        std::size_t side = 0;
        bool is_in_numbers = true;
        for (std::size_t i = 0; i < table["types"].size(); ++i) {
            const bool is_number = table["types"][i] == "n";
            if (!is_number && is_in_numbers) {
                if (++side > sides.size()) sides.emplace_back();
                sides[side - 1].rows.emplace_back();
            }
            is_in_numbers = is_number;
            Row& row = sides[side - 1].rows.back();
            const Json& cell = line[i + 1];
            if (is_number) {
                row.numbers.push_back(fmt::format("{:.2f}", cell.get<double>()));
            } else {
                row.texts.push_back(cell);
            }
        }
    }
    return sides;
}

bool is_long_code(const std::string& text) {
    return text.size() > 7 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool has_text(const std::vector<std::string>& cells, const std::string& text) {
    if (text.empty()) return true;
    const std::string line = is_long_code(text) ? text.substr(text.size() - 2) : "";
    return std::any_of(cells.begin(), cells.end(),
                       [&](const std::string& cell) { return cell == text || (!line.empty() && cell.starts_with(line)); });
}

// Whether the site's cells are the row: texts among the first, then its numbers.
bool is_row(const std::vector<std::string>& cells, const Row& row) {
    if (cells.size() < row.numbers.size()) return false;
    const auto numbers = cells.end() - static_cast<std::ptrdiff_t>(row.numbers.size());
    return std::equal(numbers, cells.end(), row.numbers.begin(), row.numbers.end()) &&
           std::all_of(row.texts.begin(), row.texts.end(), [&](const std::string& text) {
               return has_text({cells.begin(), numbers}, text);
           });
}

using Rows = std::vector<std::vector<std::string>>;

// ---- CSV ----

std::vector<std::string> fields_of(const std::string& line) {
    std::vector<std::string> fields(1);
    bool is_quoted = false;
    for (const char c : line) {
        if (c == '"') {
            is_quoted = !is_quoted;
        } else if (c == ',' && !is_quoted) {
            fields.emplace_back();
        } else if (c != '\r') {
            fields.back() += c;
        }
    }
    return fields;
}

// Without the heading, and without the amounts of the other side.
Rows rows_of_csv(const std::string& csv, const std::vector<Side>& sides) {
    std::istringstream lines(csv);
    std::string line;
    std::getline(lines, line);
    Rows rows;
    for (std::size_t side = 0, before = 0; side < sides.size(); ++side) {
        const std::size_t width = sides[side].rows.front().numbers.size();
        std::size_t after = 0;
        for (std::size_t other = side + 1; other < sides.size(); ++other) after += sides[other].rows.front().numbers.size();
        for (std::size_t i = 0; i < sides[side].rows.size() && std::getline(lines, line); ++i) {
            std::vector<std::string> fields = fields_of(line);
            if (fields.size() < before + width + after) return {};
            fields.erase(fields.end() - static_cast<std::ptrdiff_t>(after), fields.end());
            const auto own = fields.end() - static_cast<std::ptrdiff_t>(width);
            fields.erase(own - static_cast<std::ptrdiff_t>(before), own);
            rows.push_back(std::move(fields));
        }
        before += width;
    }
    return std::getline(lines, line) ? Rows() : rows;
}

// ---- The page ----

std::string replace_all(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::string unescaped(std::string text) {
    for (const auto& [entity, character] : {std::pair("&lt;", "<"), std::pair("&gt;", ">"), std::pair("&quot;", "\""),
                                            std::pair("&#39;", "'"), std::pair("&amp;", "&")})
        text = replace_all(std::move(text), entity, character);
    return text;
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
    const std::size_t begin = text.find(from);
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find(to, begin + from.size()) - begin);
}

std::string without_grouping(const std::string& cell) {
    static const std::regex amount("-?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?");
    return std::regex_match(cell, amount) ? replace_all(cell, ",", "") : cell;
}

// The rows of all bodies of the section's tables. A cell without an end tag ends with its line.
Rows rows_of_page(const std::string& section) {
    Rows rows;
    bool is_in_body = false;
    static const std::regex tag("<(tbody|/tbody|tr|td|th)\\b[^>]*>([^<\\n]*)");
    for (std::sregex_iterator match(section.begin(), section.end(), tag), end; match != end; ++match) {
        const std::string name = (*match)[1].str();
        if (name == "tbody" || name == "/tbody") {
            is_in_body = name == "tbody";
        } else if (is_in_body && name == "tr") {
            rows.emplace_back();
        } else if (is_in_body) {
            rows.back().push_back(without_grouping(unescaped((*match)[2].str())));
        }
    }
    return rows;
}

std::vector<std::string> matches_of(const std::string& text, const std::string& pattern) {
    std::vector<std::string> found;
    const std::regex expression(pattern);
    for (std::sregex_iterator match(text.begin(), text.end(), expression), end; match != end; ++match)
        found.push_back(match->str());
    return found;
}

std::size_t count(const std::string& text, const std::string& pattern) { return matches_of(text, pattern).size(); }

// ---- Comparing ----

class DocumentCheck {
  public:
    DocumentCheck(const Json& document, const fs::path& site)
        : document_(document),
          folder_(site / document["dept"].get<std::string>() / std::to_string(document["year"].get<int>())),
          page_(read(folder_ / "index.html")) {}

    // The faults, in words.
    std::vector<std::string> run() {
        int number = 0;
        for (const Json& table : document_["tables"]) check_table(table, ++number);
        if (count(page_, "<svg ") != 3) fail("the page has not three drawings");
        proofread(document_["markdown"], between(page_, "<div class=\"prose\">", "<figure"));
        return faults_;
    }

  private:
    void check_table(const Json& table, int number) {
        const std::string id = table["id"];
        const std::vector<Side> sides = sides_of(table);
        const std::string csv = read(folder_ / "data" / fmt::format("{:02}-{}.csv", number, id));
        compare(id + " as CSV", rows_of_csv(csv, sides), sides);
        compare(id + " in the page", rows_of_page(between(page_, "id=\"table-" + id + "\"", "</section>")), sides);
    }

    void compare(const std::string& what, const Rows& rows, const std::vector<Side>& sides) {
        std::size_t next = 0;
        for (const Side& side : sides) {
            for (const Row& row : side.rows) {
                if (next >= rows.size()) return fail(what + " lacks rows");
                if (!is_row(rows[next++], row)) return fail(fmt::format("{}: row {} is another", what, next));
            }
        }
        if (next != rows.size()) fail(what + " has more rows");
    }

    void proofread(const std::string& markdown, const std::string& html) {
        const std::string number = "([0-9][0-9,]*\\.[0-9]{2}|\\b0)(万元|%)";
        // A zero has no decimals in the site's prose.
        const std::string written_short = std::regex_replace(markdown, std::regex("\\b0\\.00(万元|%)"), "0$1");
        if (matches_of(written_short, number) != matches_of(html, number)) fail("the numbers of the prose are others");
        const std::vector<std::pair<std::string, std::string>> marks = {
            {"(^|\n)##+ ", "<h[1-6]"},         {"(^|\n)(- |[0-9]+\\. )", "<li>"},
            {"\\*\\*[^*]+\\*\\*", "<strong>"}, {"(^|[^*])\\*[^*]+\\*(?!\\*)", "<em>"},
            {"(^|\n)> ", "<blockquote>"},
        };
        for (const auto& [written, printed] : marks) {
            if (count(markdown, written) != count(html, printed)) fail("the prose has another number of " + printed);
        }
    }

    void fail(const std::string& fault) { faults_.push_back(folder_.string() + ": " + fault); }

    const Json& document_;
    fs::path folder_;
    std::string page_;
    std::vector<std::string> faults_;
};

std::size_t check_site(const fs::path& neutral, const fs::path& site, std::size_t sample) {
    std::vector<fs::path> documents;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(neutral)) {
        if (entry.path().extension() == ".json") documents.push_back(entry.path());
    }
    std::sort(documents.begin(), documents.end());
    if (documents.empty()) throw std::runtime_error("there are no documents in " + neutral.string());
    const std::size_t step = std::max<std::size_t>(1, documents.size() / sample);
    std::size_t checked = 0;
    std::size_t fault_count = 0;
    for (std::size_t i = 0; i < documents.size(); i += step, ++checked) {
        const Json document = Json::parse(read(documents[i]));
        for (const std::string& fault : DocumentCheck(document, site).run()) {
            if (++fault_count <= 20) std::cerr << fault << "\n";
        }
    }
    fmt::print("{} of {} documents compared, {} faults\n", checked, documents.size(), fault_count);
    return fault_count;
}

}  // namespace

int main(int argument_count, char** arguments) {
    CLI::App app("Compares a site with the neutral data it was made from.");
    fs::path neutral;
    fs::path site;
    std::size_t sample = 40;
    app.add_option("neutral", neutral, "The folder of the neutral data")->required()->check(CLI::ExistingDirectory);
    app.add_option("site", site, "The site that site-gen has built")->required()->check(CLI::ExistingDirectory);
    app.add_option("--sample", sample, "How many documents to compare (40)")->check(CLI::PositiveNumber);
    CLI11_PARSE(app, argument_count, arguments);
    try {
        return check_site(neutral, site, sample) == 0 ? 0 : 1;
    } catch (const std::exception& failure) {
        std::cerr << failure.what() << "\n";
        return 2;
    }
}

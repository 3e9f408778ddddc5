// How precise the check of prose is, and how much it finds, on documents that another hand has written (tests/prose/README.md).

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "program.hpp"
#include "this_build.hpp"

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;

struct TypedNumber {
    std::string file;  // below the document's department
    std::size_t line = 0;
    std::size_t begin = 0;  // byte of the line
    std::string literal;
    std::string kind;
    std::string truth;

    // A change of a number that nothing in the document says cannot be found.
    [[nodiscard]] bool can_be_proved() const {
        return truth != "none" && (kind == "amount" || kind == "share" || kind == "change" || kind == "rate");
    }
};

std::vector<std::string> split(const std::string& text, char mark) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, mark);) parts.push_back(part);
    return parts;
}

// A document with its numbers.
class MeasuredDocument {
  public:
    explicit MeasuredDocument(const std::string& name) : folder_(tests_folder() / "prose" / name) {
        std::map<std::pair<std::string, std::size_t>, std::size_t> read;
        std::vector<std::string> lines = split(read_file(folder_ / "numbers.tsv"), '\n');
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const std::vector<std::string> fields = split(lines[i], '\t');
            BOOST_REQUIRE(fields.size() >= 7U);
            TypedNumber number{fields[0], std::stoul(fields[1]), 0, fields[2], fields[3], fields[6]};
            std::size_t& from = read[{number.file, number.line}];
            number.begin = lines_of(number.file).at(number.line - 1).find(number.literal, from);
            BOOST_REQUIRE(number.begin != std::string::npos);
            from = number.begin + number.literal.size();
            numbers_.push_back(number);
        }
        const std::vector<std::string> path = split(numbers_.front().file, '/');  // content/departments/<slug>/<year>/<stage>/…
        slug_ = path.at(2);
        stage_ = path.at(3) + "/" + path.at(4) + "/";
    }

    [[nodiscard]] const std::vector<TypedNumber>& numbers() const { return numbers_; }
    [[nodiscard]] const std::string& slug() const { return slug_; }
    [[nodiscard]] const std::string& stage() const { return stage_; }  // the document's folder in that of its department
    [[nodiscard]] fs::path content() const { return folder_ / "content"; }
    [[nodiscard]] std::vector<std::string> lines_of(const std::string& file) const {
        return split(read_file(folder_ / file), '\n');
    }

  private:
    fs::path folder_;
    std::vector<TypedNumber> numbers_;
    std::string slug_;
    std::string stage_;
};

// As the shell takes one word.
std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

struct ProseFinding {
    std::string department;
    std::size_t line = 0;
    std::string file;
    std::string text;
    bool is_error = false;
};

// Errors and warnings of the prose of one document of each department.
std::vector<ProseFinding> findings_in(const fs::path& content, const std::string& stage) {
    const fs::path checkout = tests_folder().parent_path();
    const Outcome outcome = run_site_gen(content.parent_path(), "check --format json --content " + quoted(content) +
                                                                    " --standards " + quoted(checkout / "content" / "standards") +
                                                                    " --themes " + quoted(checkout / "themes"));
    std::vector<ProseFinding> found;
    const Json report = Json::parse(outcome.out);
    BOOST_REQUIRE(!report.at("documents").empty());
    for (const Json& finding : report.at("findings")) {
        const std::string file = finding.at("file");
        const std::size_t in_departments = file.find("departments/");
        if (!file.ends_with(".md") || in_departments == std::string::npos || finding.at("severity") == "note") continue;
        const std::string path = file.substr(in_departments + std::string("departments/").size());
        const std::string department = path.substr(0, path.find('/'));
        if (!path.substr(department.size() + 1).starts_with(stage)) continue;
        found.push_back({department, finding.at("line"), path.substr(department.size() + 1), finding.at("message"),
                         finding.at("severity") == "error"});
    }
    return found;
}

// Another digit in the place of one. Which ones depends on nothing but the number's place in the list.
std::string with_other_digit(std::string literal, std::size_t index) {
    std::vector<std::size_t> digits;
    for (std::size_t i = 0; i < literal.size(); ++i) {
        if (literal[i] >= '0' && literal[i] <= '9') digits.push_back(i);
    }
    char& digit = literal[digits[index % digits.size()]];
    digit = static_cast<char>('1' + (digit - '1' + 1 + static_cast<int>(index % 8)) % 9);
    return literal;
}

struct Case {
    const char* name;
    std::size_t fewest_found;  // in per cent
};
const std::vector<Case> cases = {{"district-bureau", 90}, {"council", 68}, {"province-budget", 90}, {"us-city", 89}};

}  // namespace

BOOST_AUTO_TEST_SUITE(prose_precision)

BOOST_AUTO_TEST_CASE(right_numbers_are_not_accused) {
    for (const Case& c : cases) {
        const MeasuredDocument document(c.name);
        for (const ProseFinding& finding : findings_in(document.content(), document.stage()))
            BOOST_ERROR(c.name << ": " << finding.file << ":" << finding.line << ": " << finding.text);
    }
}

// Documents whose sentences were written to be misread: no error, and at most one warning in each.
BOOST_AUTO_TEST_CASE(unusual_sentences_are_not_accused) {
    std::size_t count = 0;
    for (const fs::directory_entry& document : fs::directory_iterator(tests_folder() / "prose" / "unusual")) {
        ++count;
        const std::vector<ProseFinding> findings = findings_in(document.path() / "content", "");
        for (const ProseFinding& finding : findings)
            BOOST_TEST(!finding.is_error, document.path().filename()
                                              << ": " << finding.file << ":" << finding.line << ": " << finding.text);
        BOOST_TEST(findings.size() <= 1U, document.path().filename());
    }
    BOOST_TEST(count == 5U);
}

// Each number is changed in a copy of its department, so that one run checks them all.
BOOST_AUTO_TEST_CASE(wrong_numbers_are_found) {
    // Sanitizers take their time: the shortest document will do for them.
    const std::vector<Case> measured = is_sanitized ? std::vector<Case>{cases.back()} : cases;
    for (const Case& c : measured) {
        const MeasuredDocument document(c.name);
        const ScratchFolder scratch;
        const fs::path departments = scratch.path() / "content" / "departments";
        fs::copy(document.content(), scratch.path() / "content", fs::copy_options::recursive);
        std::map<std::string, const TypedNumber*> changed;  // by department
        for (const TypedNumber& number : document.numbers()) {
            if (!number.can_be_proved()) continue;
            const std::string slug = "copy-" + std::to_string(changed.size());
            fs::copy(document.content() / "departments" / document.slug(), departments / slug, fs::copy_options::recursive);
            std::vector<std::string> lines = document.lines_of(number.file);
            lines[number.line - 1].replace(number.begin, number.literal.size(), with_other_digit(number.literal, changed.size()));
            std::string text;
            for (const std::string& line : lines) text += line + "\n";
            const std::size_t prefix = std::string("content/departments/").size() + document.slug().size() + 1;
            write_file(departments / slug / number.file.substr(prefix), text);
            changed.emplace(slug, &number);
        }
        std::map<std::string, bool> is_found;
        for (const ProseFinding& finding : findings_in(scratch.path() / "content", document.stage())) {
            const auto copy = changed.find(finding.department);
            if (copy != changed.end() && copy->second->line == finding.line && copy->second->file.ends_with(finding.file))
                is_found[finding.department] = true;
        }
        BOOST_TEST_MESSAGE(c.name << ": " << is_found.size() << " of " << changed.size() << " changed numbers are found");
        BOOST_TEST(is_found.size() * 100 >= changed.size() * c.fewest_found,
                   c.name << ": " << is_found.size() << " of " << changed.size());
        if (std::getenv("SITE_GEN_MISSED") == nullptr) continue;
        for (const auto& [slug, number] : changed) {
            if (is_found.contains(slug)) continue;
            const std::size_t index = std::stoul(slug.substr(std::string("copy-").size()));
            std::cout << c.name << '\t' << number->file << ':' << number->line << '\t' << number->kind << '\t' << number->literal
                      << '\t' << with_other_digit(number->literal, index) << '\t' << number->truth << '\n';
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

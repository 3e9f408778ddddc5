// What the program puts into words is what translations may ask for.

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "text/word_arguments.hpp"
#include "text/words.hpp"

using namespace sitegen;

namespace fs = std::filesystem;

namespace {

// A call of phrase() in the sources: the words that it may be of, and the arguments that it gives.
struct Call {
    std::string where;
    std::set<std::string> words;
    std::set<std::string> arguments;
};

std::string file_text(const fs::path& path) {
    std::ostringstream read;
    read << std::ifstream(path).rdbuf();
    return read.str();
}

// From behind the bracket to the one that closes it.
std::string bracketed(const std::string& text, std::size_t begin) {
    std::size_t end = begin;
    bool is_quoted = false;
    for (int depth = 1; depth > 0 && end < text.size(); ++end) {
        const char c = text[end];
        if (c == '"' && text[end - 1] != '\\') is_quoted = !is_quoted;
        if (!is_quoted && c == '(') ++depth;
        if (!is_quoted && c == ')') --depth;
    }
    return text.substr(begin, end - begin - 1);
}

std::set<std::string> matches(const std::string& text, const std::regex& form) {
    std::set<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), form), end; at != end; ++at) found.insert((*at)[1]);
    return found;
}

std::vector<Call> calls_in(const fs::path& path) {
    static const std::regex quoted("\"([^\"]+)\"");
    static const std::regex argument("\\{\\s*\\{?\"([a-z-]+)\",");
    std::vector<Call> calls;
    const std::string text = file_text(path);
    const std::string name = "phrase(";
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
        const std::string call = bracketed(text, at + name.size());
        const std::size_t given = call.find("{{");
        if (given == std::string::npos) continue;  // another function of that name
        calls.push_back({path.filename().string(), matches(call.substr(0, given), quoted), matches(call.substr(given), argument)});
    }
    return calls;
}

std::set<std::string> known(const std::string& word) {
    std::set<std::string> names;
    for (const std::string_view name : arguments_of(word)) names.emplace(name);
    return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(words)

BOOST_AUTO_TEST_CASE(every_argument_that_is_given_is_known_and_no_other) {
    std::size_t count = 0;
    for (const fs::directory_entry& entry :
         fs::recursive_directory_iterator(fs::path(SITE_GEN_TESTS_FOLDER).parent_path() / "site-gen")) {
        if (entry.path().extension() != ".cpp") continue;
        for (const Call& call : calls_in(entry.path())) {
            for (const std::string& word : call.words) {
                ++count;
                BOOST_TEST(known(word) == call.arguments, call.where << ": " << word);
            }
        }
    }
    BOOST_TEST(count > 100U, "calls are found");
    // Words that are chosen from a list.
    for (const char* word : {"origin-founded", "origin-renamed", "origin-merged", "origin-split"})
        BOOST_TEST((known(word) == std::set<std::string>{"from"}), word);
    for (const char* word : {"whole-agrees", "whole-within-rounding", "whole-differs"})
        BOOST_TEST((known(word) == std::set<std::string>{"count", "parts", "whole", "difference", "unit"}), word);
    BOOST_TEST(known("year").empty());
    BOOST_TEST(known("no-such-word").empty());
}

BOOST_AUTO_TEST_CASE(fills_in_what_it_is_given) {
    const Words words("en", {{"a", "{x} of {y}, {x}"}, {"b", "{z}"}, {"c", "{x"}});
    BOOST_TEST(words.phrase("a", {{"x", "1"}, {"y", "2"}}) == "1 of 2, 1");
    BOOST_TEST(words.phrase("c", {{"x", "1"}}) == "{x");
    const Words amounts("en", {{"up", "up {amount} {unit}, or {rate}"}});
    BOOST_TEST(amounts.phrase("up", {{"amount", "$5"}, {"unit", ""}, {"rate", "2%"}}) == "up $5, or 2%");
    BOOST_TEST(amounts.phrase("up", {{"amount", "5"}, {"unit", "k$"}, {"rate", "2%"}}) == "up 5 k$, or 2%");
    BOOST_CHECK_THROW((void)words.phrase("b", {{"x", "1"}}), std::logic_error);
    BOOST_CHECK_THROW((void)words.phrase("no-such-word", {}), std::logic_error);
}

// A unit whose first word is one of the language's signs: the sign goes before the digits, and behind the minus.
BOOST_AUTO_TEST_CASE(a_currency_sign_stands_before_its_number) {
    NumberFormat format;
    const auto text = [&format](const char* number, const char* unit) {
        const NumberWithUnit placed = place_unit(number, unit, format);
        return placed.number + "|" + placed.unit;
    };
    BOOST_TEST(text("37.9", "$") == "37.9|$");
    format = Words("en", {{"currency-before", "$ £ R"}}).number_format();
    BOOST_TEST(text("37.9", "$") == "$37.9|");
    BOOST_TEST(text("\u22121,234", "£") == "\u2212£1,234|");
    BOOST_TEST(text("663.0", "R") == "R663.0|");
    BOOST_TEST(text("663.0", "R thousand") == "R663.0|thousand");
    BOOST_TEST(text("663.0", "Rs") == "663.0|Rs");
    BOOST_TEST(text("663.0", "k$") == "663.0|k$");
    BOOST_TEST(text("2,737.68", "万元") == "2,737.68|万元");
    BOOST_TEST(text("5", "") == "5|");
    // Letters do not run into digits. An underscore is a space behind a sign.
    format = Words("pt", {{"currency-before", "R$_ KShs. CHF Fr"}}).number_format();
    BOOST_TEST(text("1.234,50", "R$") == "R$\u00A01.234,50|");
    BOOST_TEST(text("\u22125", "R$ milhões") == "\u2212R$\u00A05|milhões");
    BOOST_TEST(text("5", "KShs.") == "KShs.\u00A05|");
    BOOST_TEST(text("5", "CHF") == "CHF\u00A05|");
}

BOOST_AUTO_TEST_CASE(a_size_is_rounded_to_a_tenth) {
    BOOST_TEST(format_size(999) == "999 B");
    BOOST_TEST(format_size(1'049) == "1.0 KB");
    BOOST_TEST(format_size(940'879) == "940.9 KB");
    BOOST_TEST(format_size(999'949) == "999.9 KB");
    BOOST_TEST(format_size(999'950) == "1.0 MB");
    BOOST_TEST(format_size(2'149'999) == "2.1 MB");
    BOOST_TEST(format_size(2'150'000) == "2.2 MB");
}

BOOST_AUTO_TEST_CASE(keeps_the_minus_before_its_digits) {
    const std::map<std::string, std::string, std::less<>> texts = {{"chart-amount", "{value} {unit}"}};
    const Words persian("fa", texts);
    BOOST_TEST(persian.in_sentence("\u22125.00") == "\u200E\u22125.00");
    BOOST_TEST(persian.in_sentence("5.00") == "5.00");
    BOOST_TEST(persian.phrase("chart-amount", {{"value", "\u22125.00"}, {"unit", "ریال"}}) == "\u200E\u22125.00 ریال");
    const Words english("en", texts);
    BOOST_TEST(english.in_sentence("\u22125.00") == "\u22125.00");
    BOOST_TEST(english.phrase("chart-amount", {{"value", "\u22125.00"}, {"unit", "€"}}) == "\u22125.00 €");
}

BOOST_AUTO_TEST_SUITE_END()

// Findings in other languages: whether each sentence that the program makes has a pattern.

#include "commands/message_language.hpp"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "commands/findings_text.hpp"
#include "commands/translated_messages.hpp"
#include "import/import_rules.hpp"
#include "message_sources.hpp"
#include "text/utf8.hpp"

using namespace sitegen;

namespace fs = std::filesystem;

namespace {

const fs::path tests_home = SITE_GEN_TESTS_FOLDER;

std::string expectation_in(const fs::path& path) {
    std::ostringstream read;
    read << std::ifstream(path, std::ios::binary).rdbuf();
    return read.str();
}

std::set<std::string> rules_of_program() {
    std::set<std::string> all(rules::content_rules.begin(), rules::content_rules.end());
    all.insert(rules::theme_rules.begin(), rules::theme_rules.end());
    all.insert(rules::import_rules.begin(), rules::import_rules.end());
    return all;
}

std::size_t ideographs_in(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
        const Character character = first_character(text);
        if (is_common_ideograph(character.value)) ++count;
        text.remove_prefix(character.byte_count);
    }
    return count;
}

struct PrintedFinding {
    std::string rule;
    std::vector<std::string> sentences;  // the message and, if there is one, the remedy
};

// The findings of a text that format_report() has made.
std::vector<PrintedFinding> findings_in(const std::string& text) {
    static const std::regex head("^.*?: (?:note|warning|error): (.*) \\[([a-z-]+)\\]$");
    static const std::regex quotation("^ *[0-9]* \\| .*$");
    std::vector<PrintedFinding> findings;
    std::istringstream lines(text);
    bool is_after_head = false;
    for (std::string line; std::getline(lines, line);) {
        std::smatch match;
        if (std::regex_match(line, match, head)) {
            findings.push_back({match[2], {match[1]}});
            is_after_head = true;
        } else if (!is_after_head || std::regex_match(line, quotation)) {
            continue;
        } else if (!line.empty() && !line.starts_with("   ")) {
            is_after_head = false;
        } else if (findings.back().sentences.size() == 1) {
            if (!line.empty()) findings.back().sentences.push_back(line.substr(3));
        } else {
            findings.back().sentences.back() += "\n" + line;
        }
    }
    for (PrintedFinding& finding : findings) {
        for (std::string& sentence : finding.sentences) sentence.erase(sentence.find_last_not_of('\n') + 1);
    }
    return findings;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(message_language)

BOOST_AUTO_TEST_CASE(has_sound_patterns_for_every_rule) {
    BOOST_TEST(MessageLanguage::languages() == (std::vector<std::string>{"en", "zh-CN"}), boost::test_tools::per_element());
    const std::set<std::string> known = rules_of_program();
    for (const TranslatedMessages& each : translated_messages()) {
        const MessageLanguage language(each.language);  // throws if the holes of two sentences differ
        for (const std::string& rule : known) BOOST_TEST(language.has_rule(rule), each.language << " lacks the rule " << rule);
        static const std::regex heading("\\n\\[rule\\.([^\\]]*)\\]");
        const std::string toml(each.toml);
        for (std::sregex_iterator i(toml.begin(), toml.end(), heading), end; i != end; ++i)
            BOOST_TEST(known.contains((*i)[1]), each.language << ": there is no rule " << (*i)[1]);
    }
}

// Everything that the error gallery and the imports print.
BOOST_AUTO_TEST_CASE(leaves_no_finding_of_the_galleries_in_english) {
    const MessageLanguage chinese("zh-CN");
    std::size_t count = 0;
    for (const char* gallery : {"errors", "import"}) {
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(tests_home / gallery)) {
            if (entry.path().filename() != "expected.txt") continue;
            for (const PrintedFinding& finding : findings_in(expectation_in(entry.path()))) {
                for (const std::string& sentence : finding.sentences) {
                    ++count;
                    const std::string said = chinese.translate(finding.rule, sentence).value_or("");
                    BOOST_TEST(ideographs_in(said) > ideographs_in(sentence),
                               entry.path() << ": [" << finding.rule << "] " << sentence << " → " << said);
                }
            }
        }
    }
    BOOST_TEST(count > 700U);
}

// What imports decided, and their last lines.
BOOST_AUTO_TEST_CASE(leaves_no_other_line_of_imports_in_english) {
    const MessageLanguage chinese("zh-CN");
    const auto is_known = [&](const std::string& line) { return chinese.lines(line) != line; };
    std::size_t count = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(tests_home / "import")) {
        std::istringstream lines(expectation_in(entry.path() / "expected.txt"));
        for (std::string line; std::getline(lines, line);) {
            if (line.empty() || line.starts_with("   ") || line.ends_with("]") || line.starts_with("exit status ")) continue;
            ++count;
            const std::size_t place = line.find(": ");
            BOOST_TEST((is_known(line) || (place != std::string::npos && is_known(line.substr(place + 2)))), entry.path()
                                                                                                                 << ": " << line);
        }
    }
    BOOST_TEST(count > 200U);
}

// A new sentence of the program needs a pattern in each language, even if no gallery shows it.
BOOST_AUTO_TEST_CASE(knows_the_words_of_every_message_in_the_sources) {
    const std::vector<MessagePhrase> phrases = message_phrases(tests_home.parent_path() / "site-gen");
    BOOST_TEST(phrases.size() > 1000U);
    for (const TranslatedMessages& each : translated_messages()) {
        for (const MessagePhrase& phrase : phrases) {
            BOOST_TEST((each.toml.find(phrase.words) != std::string_view::npos),
                       each.language << " has no pattern with “" << phrase.words << "”, of " << phrase.file);
        }
    }
}

// Parts within parts, which no gallery shows.
BOOST_AUTO_TEST_CASE(translates_the_words_between_values) {
    const MessageLanguage chinese("zh-CN");
    const auto said = [&](std::string_view rule, std::string_view text) {
        return chinese.translate(rule, text).value_or("nothing");
    };
    BOOST_TEST(said("unbound-literal", "6.6% agrees with a number of the sentence and spending[total].staff") ==
               "6.6% 与 本句中的数 与 spending[total].staff 相符");
    BOOST_TEST(said("unbound-literal", "6.6% agrees with the change of spending[total].staff") ==
               "6.6% 与 spending[total].staff 的增减相符");
    BOOST_TEST(
        said("unmatched-literal",
             "5.0 k€ could not be matched to anything in the tables; it resembles a sum of rows, 5.1 k€: one digit differs") ==
        "5.0 k€ 在报表中找不到对应的数；它近似于若干行之和（5.1 k€）：有一位数字不同");
    BOOST_TEST(said("wrong-direction",
                    "the text says \"down\" for staff (Staff), but it is a rise of 2.0 k€; acknowledged: As printed.") ==
               "文字中 staff (Staff) 写为“down”，实为增加 2.0 k€；已说明：As printed.");
    BOOST_TEST(said("unreadable-source", "its part \"xl/workbook.xml\" is cut off within the element \"row\"") ==
               "其部件“xl/workbook.xml”在元素“row”中间中断");
    BOOST_TEST(said("hidden-cells", "2 hidden rows and the hidden columns B, C are left out") ==
               "没有采用 2 个隐藏行和隐藏列 B, C");
    BOOST_TEST(said("invalid-name", "the site cannot have a file \"a/CON\": the path has a component that Windows reserves: CON") ==
               "网站不能有文件“a/CON”：路径有一级是 Windows 的保留名称：CON");
    BOOST_TEST(said("children-sum",
                    "A row is the sum of the rows below it. They differ by 2.5; rounding explains at most 0.1. Look first at "
                    "spending[04].total: if it were 2.5 less, 3 broken checks would hold.") ==
               "每一行等于其下各行之和。两者相差 2.5，四舍五入最多可解释 0.1。请先查看 spending[04].total：如果少 2.5，则 3 "
               "项不符的核对都会成立。");
}

BOOST_AUTO_TEST_CASE(keeps_a_sentence_that_it_does_not_know) {
    const MessageLanguage chinese("zh-CN");
    const ReportedFinding finding{Severity::warning, "missing-key", "a.toml", 0, 0, 0, {}, 0, "something new", "Correct the code."};
    BOOST_TEST(format_finding(finding, Colour::none, chinese) == "a.toml: 警告: something new [missing-key]\n   请改正编码。\n");
    BOOST_TEST(format_finding(finding, Colour::none) == "a.toml: warning: something new [missing-key]\n   Correct the code.\n");
    BOOST_TEST(!MessageLanguage().translate("missing-key", "Correct the code.").has_value());
    // A check that a standard declares may have any name.
    BOOST_TEST(chinese.translate("balance", "a is 1.0, but b is 2.0").value() == "a 为 1.0，但 b 为 2.0");
    BOOST_TEST(chinese.lines("wrote a\nwrote this\nsomething new\n") == "已写入 a\n已写入 this\nsomething new\n");
}

BOOST_AUTO_TEST_SUITE_END()

// Prose that Markdown would not print as it was meant.

#include <boost/test/unit_test.hpp>
#include <string>

#include "model/rules.hpp"
#include "proofread/form_residue.hpp"
#include "render/narrative.hpp"

using namespace sitegen;

namespace {

// The findings of a text, each as "severity line:column+length message". {{count}} prints 23.
std::string lint(const std::string& text) {
    static const FigureForm form = [] {
        FigureForm count;
        count.kind = FigureForm::Kind::count;
        return count;
    }();
    static const Figures figures = {{"count", {&form, "", Amount(23, 0), {}}}};
    static const Words words("en", {{"number-group", ","}, {"number-point", "."}});
    Sources sources;
    const std::uint32_t file = sources.add("text.md", text);
    Findings findings;
    const MarkdownTree prose = read_prose(sources, file, {&figures, &words, nullptr, {}, 1}, findings);
    lint_prose(sources, file, prose, findings);
    std::string result;
    for (const Finding& finding : findings.list()) {
        const Place& place = finding.place;
        if (!result.empty()) result += "\n";
        result += std::string(name_of(finding.severity)) + " " + std::to_string(place.line) + ":" + std::to_string(place.column) +
                  "+" + std::to_string(place.length) + " " + finding.message;
    }
    return result;
}

std::string remedy(const std::string& text) {
    Sources sources;
    const std::uint32_t file = sources.add("text.md", text);
    Findings findings;
    lint_prose(sources, file, read_prose(sources, file, {}, findings), findings);
    return findings.list().empty() ? "" : findings.list().front().remedy;
}

// What is left of a form with these phrases, each as "line:column+length".
std::string residue(const std::string& text) {
    static const Figures none;
    static const Words words("en", {});
    Sources sources;
    const std::uint32_t file = sources.add("text.md", text);
    Standard standard;
    standard.prose.residue = {"XX", "XX局", "增加（减少）", ""};
    Findings findings;
    find_form_residue(read_prose(sources, file, {&none, &words, nullptr, {}, 1}, findings), file, sources, standard, findings);
    std::string result;
    for (const Finding& finding : findings.list()) {
        const Place& place = finding.place;
        result += (result.empty() ? "" : " ") + std::to_string(place.line) + ":" + std::to_string(place.column) + "+" +
                  std::to_string(place.length);
    }
    return result;
}

struct Case {
    const char* text;
    const char* findings;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(prose_lint)

BOOST_AUTO_TEST_CASE(finds_what_is_left_of_a_form) {
    for (const Case& c : {
             Case{"中央XX局增加（减少）12万元。", "1:3+3 1:6+6"},
             Case{"甲\n\n**XXXX**公司", "3:3+2 3:5+2"},
             Case{"`XX` X\n\nX", "1:2+2"},
             Case{"增加，减少；xx", ""},
             Case{"", ""},
         }) {
        BOOST_TEST(residue(c.text) == c.findings, c.text);
    }
}

BOOST_AUTO_TEST_CASE(finds_items_that_are_numbered_anew) {
    const std::string counted = ": items of a list are counted from the first";
    for (const Case& c : {
             Case{"1. a\n2. b\n2. c\n4. d", "error 3:1+2 2. would be printed as 3."},
             Case{"3) a\n\n5) b", "error 3:1+2 5) would be printed as 4."},
             Case{"- > 1. a\n  > 3. b", "error 2:5+2 3. would be printed as 2."},
             Case{"7. a\n7. b", "error 2:1+2 7. would be printed as 8."},
             Case{"1. a\n\n{{count}}. b", "error 3:1+10 {{count}}. would be printed as 2."},
             Case{"1. a\n1. b\n1. c", "warning 2:1+2 1. would be printed as 2."},
         }) {
        BOOST_TEST(lint(c.text) == c.findings + counted, lint(c.text));
    }
    BOOST_TEST(remedy("1. a\n3. b") == "Number them one by one, or write 3\\. to keep it in its sentence.");
    for (const char* text : {"1. a\n2. b\n3. c", "3. a\n4. b", "0. a\n1. b", "08. a\n09. b\n10. c",
                             "1. a\n\n   2. b\n\n   3. c\n2. d", "1. a\n   1. b\n   2. c\n2. d", "- a\n- b", "1. A\n\n1) B",
                             "1\\. a\n3\\. b", "    1. a\n    3. b", "```\n1. a\n3. b\n```", "No. 1. a\n3. b"}) {
        BOOST_TEST(lint(text) == "", text << ": " << lint(text));
    }
}

BOOST_AUTO_TEST_CASE(finds_numbers_of_sentences_that_begin_a_list) {
    for (const Case& c : {
             Case{"2024. évi költségvetés", "warning 1:1+5 2024."},
             Case{"2023. godine\n2024. godine", "warning 1:1+5 2023."},
             Case{"14. August 2024 ist der Stichtag.", "warning 1:1+3 14."},
             Case{"14. **Aug. 2024** ist der Stichtag.", "warning 1:1+3 14."},
             Case{"14. august vedtok kommunestyret", "warning 1:1+3 14."},
             Case{"17. 05. 2024 beschlossen.", "warning 1:1+3 17."},
             Case{"17. 05.2024 beschlossen.", "warning 1:1+3 17."},
             Case{"am\n1. Januar beginnt es", "warning 2:1+2 1."},
             Case{"am\n1. Januar 2024:", "warning 2:1+2 1."},
             Case{"- 14. August 2024: Beschluss\n- 15. August 2024: Druck", "warning 1:3+3 14.\nwarning 2:3+3 15."},
             Case{"245. Die Stadt", "warning 1:1+4 245."},
             Case{"{{count}}. evi", "warning 1:1+10 {{count}}."},
         }) {
        std::string expected = c.findings;
        for (std::size_t at = expected.find(".\n"); at != std::string::npos; at = expected.find(".\n", at + 1))
            expected.insert(at + 1, " would be printed as the number of a list");
        BOOST_TEST(lint(c.text) == expected + " would be printed as the number of a list", lint(c.text));
    }
    BOOST_TEST(remedy("2024. evi") == "Write 2024\\. to keep it in its sentence.");
    for (const char* text :
         {"3. Die Stadt", "Es gilt:\n1. Die Stadt", "44. The council\n\nTable.\n\n45. The committee", "44. a\n45. b", "- a\n  1. B",
          "- a\n\n1. B", "1. first\n\ntext\n\n2. second\n\ntext\n\n3. third", "2. Ausgaben 2024\n\ntext\n\n3. Einnahmen 2024",
          "2024\\. évi", "The year was\n2024. It ended.", "3. 完成工作", "3. 5.2 million"}) {
        BOOST_TEST(lint(text) == "", text << ": " << lint(text));
    }
}

BOOST_AUTO_TEST_CASE(finds_signs_that_become_marks) {
    for (const Case& c : {
             Case{"- 300.00 € for roads", "warning 1:1+8 the - before 300.00 would be printed as the mark of a list"},
             Case{"+ $ 5,000, net", "warning 1:1+9 the + before $ 5,000 would be printed as the mark of a list"},
             Case{"* {{count}} desks", "warning 1:1+11 the * before 23 would be printed as the mark of a list"},
             Case{"The result is\n- 300 €\n- 20 €", "warning 2:1+5 the - before 300 would be printed as the mark of a list"},
             Case{"a\n- 300.00 €\n+ 5.00 €",
                  "warning 2:1+8 the - before 300.00 would be printed as the mark of a list\n"
                  "warning 3:1+6 the + before 5.00 would be printed as the mark of a list"},
             Case{"- 300万元", "warning 1:1+5 the - before 300 would be printed as the mark of a list"},
             Case{"- - ۳۰۰\n- b", "warning 1:3+5 the - before ۳۰۰ would be printed as the mark of a list"},
             Case{"Spending is\n> 300 €", "warning 2:1+5 the > before 300 would be printed as the mark of a quotation"},
             Case{"- Spending is\n> 300 €", "warning 2:1+5 the > before 300 would be printed as the mark of a quotation"},
             Case{"Spending is\n>= 300 €", "warning 2:1+6 the > before 300 would be printed as the mark of a quotation"},
         }) {
        BOOST_TEST(lint(c.text) == c.findings, lint(c.text));
    }
    BOOST_TEST(remedy("- 300") == "Write \\- if it is a sign; a single item needs no list.");
    BOOST_TEST(remedy("a\n- 300\n- 5") == "Write \\- if it is a sign; leave an empty line before a list.");
    BOOST_TEST(remedy("a\n> 300") == "Write \\> if it is a sign; leave an empty line before a quotation.");
    for (const char* text :
         {"- 300 members of staff\n- 20 apprentices", "We employ:\n- 300 members of staff\n- 20 apprentices",
          "We employ\n\n- 300 members of staff\n- 20 apprentices", "- Staff\n  - 300 members\n- Things\n  - 20 desks", "- roads",
          "- **300 €** for roads", "-300 €", "\\- 300 €", "a\n\\- 300 €", "5 - 3\n\\+ 2", "> 300 € are spent", "He said:\n> 300 €",
          "Roads\n\n> 300 €"}) {
        BOOST_TEST(lint(text) == "", text << ": " << lint(text));
    }
}

BOOST_AUTO_TEST_CASE(finds_asterisks_that_become_emphasis) {
    for (const Case& c : {
             Case{"We bought 3*100*2 chairs", "error 1:12+5 3*100*2 would be printed as 31002"},
             Case{"(12*50.00*4 €)", "error 1:4+7 12*50.00*4 would be printed as 1250.004"},
             Case{"1.5*2*3, 4", "error 1:4+3 1.5*2*3 would be printed as 1.523"},
             Case{"3**100**2", "error 1:2+7 3**100**2 would be printed as 31002"},
             Case{"3***100***2", "error 1:2+9 3***100***2 would be printed as 31002"},
             Case{"3*{{count}}*2", "error 1:2+11 3*{{count}}*2 would be printed as 3232"},
             Case{"3*4 and 5*6", "error 1:2+9 3*4 and 5*6 would be printed as 34 and 56"},
             Case{"3*100* chairs", "error 1:2+5 3*100* would be printed as 3100"},
             Case{"*100*2 chairs", "error 1:1+5 *100*2 would be printed as 1002"},
             Case{"共3*100*2项", "error 1:3+5 3*100*2 would be printed as 31002"},
             Case{"rate*base*days", "warning 1:5+6 rate*base*days would be printed as ratebasedays"},
             Case{"Bürger*innen und Leser*innen",
                  "warning 1:7+17 Bürger*innen und Leser*innen would be printed as Bürgerinnen und Leserinnen"},
             Case{"3*4\nand 5*6", "error 1:2+2 asterisks within words would not be printed, but begin and end emphasis"},
         }) {
        BOOST_TEST(lint(c.text) == c.findings, lint(c.text));
    }
    BOOST_TEST(remedy("3*100*2") == "Write \\* for each asterisk, or the sign ×; emphasise whole words.");
    for (const char* text : {"3 * 100 * 2", "3\\*100\\*2", "3×100×2", "3*100", "snake_case_name 3_100_2", "*300* €", "the *300* €",
                             "300 **€**", "本年**300**万元", "2024**年**度", "第*3*季度", "本*年*度", "`3*100*2`", "*un*likely",
                             "CO**2**", "คำ*เน้น*คำ", "**예산**은", "3* and 5*", "a *b* c"}) {
        BOOST_TEST(lint(text) == "", text << ": " << lint(text));
    }
}

BOOST_AUTO_TEST_CASE(finds_marks_that_stay) {
    for (const Case& c : {
             Case{"##标题", "1:1+2 ## would be printed as it is: a heading has a space after its marks"},
             Case{"a\n- #**Title**", "2:3+1 # would be printed as it is: a heading has a space after its marks"},
             Case{"one\n##2024", "2:1+2 ## would be printed as it is: a heading has a space after its marks"},
             Case{"####### Title", "1:1+7 ####### would be printed as it is: a heading has six # at most"},
             Case{"＃ 标题", "1:1+1 ＃ would be printed as it is: a heading begins with the half-width #"},
             Case{"| a | 5 |\n|---|:-:|\n| b | 6 |", "1:1+9 the table would be printed as lines of text with vertical bars"},
             Case{"> text\n> a | **5**\n> --|--\n> b | 6", "2:3+9 the table would be printed as lines of text with vertical bars"},
             Case{"~~300~~ 320", "1:1+7 ~~ would be printed as it is: there is no strikethrough"},
             Case{"a ~~**300** 5~~ 320", "1:3+13 ~~ would be printed as it is: there is no strikethrough"},
             Case{"trees[^1]", "1:6+4 [^1] would be printed as it is: there are no footnotes"},
             Case{"[^a]: They are old.", "1:1+4 [^a] would be printed as it is: there are no footnotes"},
             Case{"trees[^1]\n\n[^1]: Old", "1:7+2 ^1 would be printed as a link to \"Old\": there are no footnotes"},
         }) {
        BOOST_TEST(lint(c.text) == "warning " + std::string(c.findings), lint(c.text));
    }
    BOOST_TEST(remedy("##标题") == "Write \"## \", or \\## if it is not a heading.");
    for (const char* text :
         {"# 标题",       "## Title ##",    "#",          "###### six",     "#1 of 5 and C#", "a #tag",       "\\##标题",
          "&#35;标题",    "`##标题`",       "    ##标题", "a | b\n\n|---|", "a\n|---|",       "a | b\nc | d", "`a | b`",
          "\\| a |\n---", "5~10 and 20~30", "~~ a ~~ b",  "5~~10",          "\\~~a\\~~",      "~~~~a~~~~",    "`~~a~~`",
          "[1]",          "[x^2]",          "[^]",        "\\[^1]",         "`[^1]`",         "[a](x)"}) {
        BOOST_TEST(lint(text) == "", text << ": " << lint(text));
    }
}

BOOST_AUTO_TEST_SUITE_END()

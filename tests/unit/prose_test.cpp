#include <boost/test/unit_test.hpp>

#include "model/rules.hpp"
#include "render/narrative.hpp"

using namespace sitegen;

namespace {

struct Prose {
    std::string html;
    std::vector<std::string> rules;
};

// marked: what of the text is marked, each leads to #d.
Prose render_prose(const std::string& text, const std::vector<GlossaryLink>& links = {},
                   const std::vector<std::string>& marked = {}) {
    static const FigureForm amount_form = [] {
        FigureForm form;
        form.kind = FigureForm::Kind::amount;
        return form;
    }();
    static const FigureForm change_form = [] {
        FigureForm form;
        form.kind = FigureForm::Kind::change;
        return form;
    }();
    static const FigureForm share_form = [] {
        FigureForm form;
        form.kind = FigureForm::Kind::share;
        return form;
    }();
    const Figures figures = {{"total", {&amount_form, "万元", Amount(273768, 2), {}}},
                             {"change", {&change_form, "万元", Amount(-233, 2), Amount(9, 2)}},
                             {"same", {&change_form, "万元", Amount(0, 2), Amount(0, 2)}},
                             {"from-nothing", {&change_form, "万元", Amount(5, 0), {}}},
                             {"unknown", {&change_form, "万元", {}, {}}}};
    Figures all = figures;
    all["withheld"] = {&amount_form, "万元", {}, {}, CellState::withheld};
    all["share-of-nothing"] = {&share_form, "%", {}, {}, {}};
    all["blank"] = {&amount_form, "万元", {}, {}, {}};
    all["tiny-share"] = {&share_form, "%", Amount(0, 2), {}, {}, true};
    all["tiny-change"] = {&change_form, "万元", Amount(1, 2), Amount(0, 2), {}, true};
    all["same-rounded"] = {&change_form, "万元", Amount(1, 2), Amount(0, 2), {}, false, true};
    all["restated"] = all["change"];
    all["restated"].is_restated = true;
    all["restated-same"] = all["same"];
    all["restated-same"].is_restated = true;
    const Words words("zh-CN", {{"cell-withheld", "不予公开"},
                                {"cell-blank", "未填列"},
                                {"percent-tiny", "<{percent}"},
                                {"change-within-rounding", "基本持平"},
                                {"number-group", ","},
                                {"number-point", "."},
                                {"percent", "{number}%"},
                                {"change-none", "与上年相同"},
                                {"change-no-comparison", "无可比数"},
                                {"change-fall", "减少{amount}{unit}"},
                                {"change-rise", "增加{amount}{unit}"},
                                {"change-fall-rate", "减少{amount}{unit}，下降{rate}"},
                                {"change-rise-rate", "增加{amount}{unit}，增长{rate}"},
                                {"change-restated", "{change}（上年数已调整）"},
                                {"change-fell", "减少"},
                                {"change-rose", "增加"}});
    Sources sources;
    const std::uint32_t file = sources.add("text.md", text);
    Findings findings;
    Prose prose;
    const GlossaryLinks glossary(links);
    std::vector<TextMark> marks;
    for (const std::string& part : marked) {
        const auto begin = static_cast<std::uint32_t>(text.find(part));
        marks.push_back({begin, begin + static_cast<std::uint32_t>(part.size()), "d"});
    }
    Standard standard;
    standard.units = {{"元", 0}, {"万元", 4}, {"亿元", 8}, {"微元", -18}};
    prose.html = render_prose(sources, file, {&all, &words, &glossary, "s", 4, marks, &standard}, findings);
    for (const Finding& finding : findings.list()) prose.rules.push_back(finding.rule);
    return prose;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(prose)

BOOST_AUTO_TEST_CASE(prints_figures) {
    BOOST_TEST(render_prose("共{{total}}{{total.unit}}（{{ total.plain }}），比上年{{change}}。").html ==
               "<p>共2,737.68万元（2737.68），比上年减少2.33万元，下降0.09%。</p>\n");
    BOOST_TEST(render_prose("{{change.direction}} {{change.amount}} {{change.rate}}").html == "<p>减少 2.33 0.09%</p>\n");
    BOOST_TEST(render_prose("{{same}}；{{from-nothing}}；{{unknown}}").html == "<p>与上年相同；增加5万元；无可比数</p>\n");
}

BOOST_AUTO_TEST_CASE(says_that_last_years_amount_is_restated) {
    BOOST_TEST(render_prose("比上年{{restated}}。").html == "<p>比上年减少2.33万元，下降0.09%（上年数已调整）。</p>\n");
    BOOST_TEST(render_prose("{{restated-same}}").html == "<p>与上年相同（上年数已调整）</p>\n");
    // The sentence around a part of the change says it itself.
    BOOST_TEST(render_prose("{{restated.direction}} {{restated.rate}}").html == "<p>减少 0.09%</p>\n");
}

BOOST_AUTO_TEST_CASE(prints_amounts_in_another_unit) {
    BOOST_TEST(render_prose("{{total.in.亿元}}亿元，{{total.in.元}}元，{{total.in.万元}}万元").html ==
               "<p>0.273768亿元，27,376,800元，2,737.68万元</p>\n");
    BOOST_TEST(render_prose("{{change.direction}}{{change.in.元}}元").html == "<p>减少23,300元</p>\n");
    BOOST_TEST(render_prose("{{withheld.in.元}} {{blank.in.元}} {{unknown.in.元}} {{same.in.元}}").html ==
               "<p>不予公开 未填列 无可比数 0</p>\n");
    for (const char* text :
         {"{{total.in.千元}}", "{{total.in.}}", "{{total.in}}", "{{share-of-nothing.in.元}}", "{{total.in.微元}}"}) {
        BOOST_TEST(render_prose(text).rules == std::vector<std::string>{"unknown-figure"}, text);
    }
}

BOOST_AUTO_TEST_CASE(does_not_say_zero_for_what_cannot_be_known) {
    BOOST_TEST(render_prose("{{withheld}} {{withheld.plain}} {{withheld.unit}}").html == "<p>不予公开 不予公开</p>\n");
    BOOST_TEST(render_prose("{{withheld.or-zero}}").html == "<p>不予公开</p>\n");
    BOOST_TEST(render_prose("{{share-of-nothing}}").html == "<p>无可比数</p>\n");
    BOOST_TEST(render_prose("{{blank}} {{blank.plain}}").html == "<p>未填列 未填列</p>\n");
    BOOST_TEST(render_prose("{{blank.or-zero}} {{total.or-zero}} {{share-of-nothing.or-zero}}").html == "<p>0 2,737.68 0%</p>\n");
}

BOOST_AUTO_TEST_CASE(does_not_say_zero_for_what_is_tiny) {
    BOOST_TEST(render_prose("{{tiny-share}}；{{tiny-change}}").html == "<p>&lt;0.01%；增加0.01万元，增长&lt;0.01%</p>\n");
    BOOST_TEST(render_prose("{{same-rounded}} {{same-rounded.direction}}").html == "<p>基本持平 基本持平</p>\n");
}

BOOST_AUTO_TEST_CASE(reports_unknown_figures_and_other_tags) {
    BOOST_TEST(render_prose("{{totla}}").rules == std::vector<std::string>{"unknown-figure"}, boost::test_tools::per_element());
    BOOST_TEST(render_prose("{{total.rate}}").rules == std::vector<std::string>{"unknown-figure"},
               boost::test_tools::per_element());
    BOOST_TEST(render_prose("{{#total}}x{{/total}}").rules == (std::vector<std::string>{"wrong-use", "wrong-use"}),
               boost::test_tools::per_element());
    BOOST_TEST(render_prose("{{{total}}}").rules == std::vector<std::string>{"wrong-use"}, boost::test_tools::per_element());
    BOOST_TEST(render_prose("{{total").rules == std::vector<std::string>{"template-syntax"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(shifts_and_numbers_headings) {
    BOOST_TEST(
        render_prose("# One\n\n## Two\n\n#### Deep").html ==
        "<h4><span id=\"s-1\"></span>One</h4>\n<h5><span id=\"s-2\"></span>Two</h5>\n<h6><span id=\"s-3\"></span>Deep</h6>\n");
}

BOOST_AUTO_TEST_CASE(marks_what_contradicts_a_figure) {
    struct Case {
        const char* text;
        std::vector<std::string> marked;
        const char* html;
    };
    for (const Case& c : {
             Case{"a 12 b", {"12"}, "<p>a <mark><a href=\"#d\">12</a></mark> b</p>\n"},
             Case{"12 a 34", {"34", "12"}, "<p><mark><a href=\"#d\">12</a></mark> a <mark><a href=\"#d\">34</a></mark></p>\n"},
             Case{"a 1**2 b** c",
                  {"1**2 b"},
                  "<p>a <mark><a href=\"#d\">1</a></mark><strong><mark><a href=\"#d\">2 b</a></mark></strong> c</p>\n"},
             Case{"1&lt;2 é3", {"&lt;2 é3"}, "<p>1<mark><a href=\"#d\">&lt;2 é3</a></mark></p>\n"},
             Case{"共{{total}}元。", {"{{total}}元"}, "<p>共<mark><a href=\"#d\">2,737.68元</a></mark>。</p>\n"},
             Case{"[a 12](b)", {"12"}, "<p><a href=\"b\">a <mark>12</mark></a></p>\n"},
             Case{"# a 12", {"12"}, "<h4><span id=\"s-1\"></span>a <mark>12</mark></h4>\n"},
             Case{"`12` x\n\n    34",
                  {"12", "34"},
                  "<p><code><mark><a href=\"#d\">12</a></mark></code> x</p>\n"
                  "<pre><code><mark><a href=\"#d\">34</a></mark>\n</code></pre>\n"},
         }) {
        BOOST_TEST(render_prose(c.text, {}, c.marked).html == c.html);
    }
    BOOST_TEST(render_prose("tax 12 tax", {{"tax", "t"}}, {"12"}).html ==
               "<p><a href=\"t\">tax</a> <mark><a href=\"#d\">12</a></mark> tax</p>\n");
}

BOOST_AUTO_TEST_CASE(prints_all_of_Markdown) {
    struct Case {
        const char* text;
        const char* html;
    };
    for (const Case& c :
         {Case{"a *b **c*** `<d>` e\\\nf", "<p>a <em>b <strong>c</strong></em> <code>&lt;d&gt;</code> e<br />\nf</p>\n"},
          Case{"- a\n- b\n  1. c\n", "<ul>\n<li>a</li>\n<li>b\n<ol>\n<li>c</li>\n</ol>\n</li>\n</ul>\n"},
          Case{"3. a\n\n4. b\n", "<ol start=\"3\">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>\n"},
          Case{"> a\n***\n", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr />\n"},
          Case{"```c++ x\n<a>\n```\n    b",
               "<pre><code class=\"language-c++\">&lt;a&gt;\n</code></pre>\n<pre><code>b\n</code></pre>\n"},
          Case{"'a' \"b\" & [c](d?e=é&f='g' \"it's <h>\")",
               "<p>'a' &quot;b&quot; &amp; <a href=\"d?e=%C3%A9&amp;f=&#x27;g&#x27;\" title=\"it's &lt;h&gt;\">c</a></p>\n"},
          Case{"<a@b.example>", "<p><a href=\"mailto:a@b.example\">a@b.example</a></p>\n"}}) {
        BOOST_TEST(render_prose(c.text).html == c.html);
    }
    BOOST_TEST(render_prose("![*a* `b`\nc ![d](e)](f \"g\")").html == "<p><img src=\"\" alt=\"a b c d\" title=\"g\" /></p>\n");
}

BOOST_AUTO_TEST_CASE(joins_lines_as_their_writing_does) {
    struct Case {
        const char* text;
        const char* html;
    };
    for (const Case& c : {
             Case{"商务\n工作", "商务工作"},
             Case{"完成，\n然后", "完成，然后"},
             Case{"これは\n長い", "これは長い"},
             Case{"增加 。\n**减少**", "增加 。<strong>减少</strong>"},
             Case{"**粗体**\n后", "<strong>粗体</strong>后"},
             Case{"后\n*斜*\n字", "后<em>斜</em>字"},
             Case{"后\n***斜***\n[字](x)\n。", "后<em><strong>斜</strong></em><a href=\"x\">字</a>。"},
             Case{"**粗\n体**", "<strong>粗体</strong>"},
             Case{"使用\n`代码`\n结束", "使用<code>代码</code>结束"},
             Case{"商务<b>\n</b>工作", "商务工作"},
             Case{"称为\n“口岸”\n的", "称为“口岸”的"},
             Case{"{{total.unit}}\n以上", "万元以上"},
             Case{"하는\n띄어쓰기", "하는\n띄어쓰기"},
             Case{"하는\n*띄어*\n쓰기", "하는\n<em>띄어</em>\n쓰기"},
             Case{"한국어\n「文書」", "한국어\n「文書」"},
             Case{"one\ntwo", "one\ntwo"},
             Case{"said\n“one”\n*two*", "said\n“one”\n<em>two</em>"},
             Case{"商务\nOK", "商务\nOK"},
             Case{"共\n5\n项", "共\n5\n项"},
             Case{"共\n**5**\n项", "共\n<strong>5</strong>\n项"},
         }) {
        BOOST_TEST(render_prose(c.text).html == "<p>" + std::string(c.html) + "</p>\n");
    }
}

BOOST_AUTO_TEST_CASE(drops_what_is_unsafe) {
    struct Case {
        const char* text;
        const char* html;
        const char* rule;
    };
    for (const Case& c :
         {Case{"a <b onclick=x>b</b>", "<p>a b</p>\n", "raw-html"}, Case{"<script>alert(1)</script>", "", "raw-html"},
          Case{"[x](javascript:alert(1))", "<p><a href=\"\">x</a></p>\n", "unsafe-link"},
          Case{"[x](JaVaScRiPt:alert(1))", "<p><a href=\"\">x</a></p>\n", "unsafe-link"},
          Case{"[x](java&#115;cript:alert(1))", "<p><a href=\"\">x</a></p>\n", "unsafe-link"},
          Case{"[x](data:text/html,x)", "<p><a href=\"\">x</a></p>\n", "unsafe-link"},
          Case{"[x](//evil.example/)", "<p><a href=\"\">x</a></p>\n", "unsafe-link"},
          Case{"![x](https://tracker.example/x.png)", "<p><img src=\"\" alt=\"x\" /></p>\n", "unsafe-link"}}) {
        const Prose prose = render_prose(c.text);
        BOOST_TEST(prose.html == c.html);
        BOOST_REQUIRE_MESSAGE(!prose.rules.empty(), c.text);
        BOOST_TEST(prose.rules.front() == c.rule);
    }
    BOOST_TEST(render_prose("[x](https://council.example/a?b=1)").rules.empty());
    BOOST_TEST(render_prose("[x](../2022/index.html)").rules.empty());
    BOOST_TEST(render_prose("[x](mailto:a@council.example)").rules.empty());
}

BOOST_AUTO_TEST_CASE(finds_emphasis_that_stays_literal) {
    BOOST_TEST(render_prose("**总预算（GDP）**是").rules == std::vector<std::string>{"literal-emphasis"},
               boost::test_tools::per_element());
    BOOST_TEST(render_prose("**总预算**是").rules.empty());
}

BOOST_AUTO_TEST_CASE(links_terms_where_they_first_occur) {
    const std::vector<GlossaryLink> glossary = {{"预算", "g#a"}, {"预算收入", "g#b"}};
    BOOST_TEST(render_prose("预算收入和预算，预算收入", glossary).html ==
               "<p><a href=\"g#b\">预算收入</a>和<a href=\"g#a\">预算</a>，预算收入</p>\n");
    // Terms of two bytes, none at all, one beside another, and one at the end.
    BOOST_TEST(
        render_prose("用于GDP与ab，预算", {{"ab", "g#c"}, {"", "g#d"}, {"GDP", "g#e"}, {"预算", "g#a"}, {"算", "g#f"}}).html ==
        "<p>用于<a href=\"g#e\">GDP</a>与<a href=\"g#c\">ab</a>，<a href=\"g#a\">预算</a></p>\n");
    BOOST_TEST(render_prose("# 预算\n\n[预算](x.html) 预算", glossary).html ==
               "<h4><span id=\"s-1\"></span>预算</h4>\n<p><a href=\"x.html\">预算</a> <a href=\"g#a\">预算</a></p>\n");
}

BOOST_AUTO_TEST_CASE(refuses_text_that_would_keep_the_parser_busy) {
    std::string quotes;
    for (int i = 0; i < 5000; ++i) quotes += "> ";
    BOOST_TEST(render_prose(quotes + "a").rules == std::vector<std::string>{"nesting-too-deep"}, boost::test_tools::per_element());
    std::string brackets;
    for (int i = 0; i < 30000; ++i) brackets += "![[]()";
    BOOST_TEST(render_prose(brackets).rules == std::vector<std::string>{"nesting-too-deep"}, boost::test_tools::per_element());
    BOOST_TEST(render_prose("---\n\n***\n\n* a\n  * b\n").rules.empty());
}

BOOST_AUTO_TEST_SUITE_END()

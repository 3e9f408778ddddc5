#include "template/page_template.hpp"

#include <boost/test/unit_test.hpp>
#include <thread>

#include "template/shorten_template.hpp"

using namespace sitegen;

namespace {

struct Leaf {
    std::string title;
};
struct Branch {
    std::string title;
    std::vector<Leaf> leaves;
    std::vector<Leaf> twigs;
    bool is_big = false;
    const Leaf* best = nullptr;
};
struct Tree {
    std::string title;
    std::string html;
    std::vector<Branch> branches;
};

const ViewType& leaf_type() {
    static const ViewType type = {"leaf", {view::text<&Leaf::title>("title", "t")}};
    return type;
}
const ViewType& branch_type() {
    static const ViewType type = {
        "branch",
        {view::text<&Branch::title>("title", "t"), view::list<&Branch::leaves>("leaves", leaf_type(), "l"),
         view::list<&Branch::twigs>("twigs", leaf_type(), "l"), view::flag<&Branch::is_big>("is_big", "f"),
         view::flag<&Branch::leaves>("has_leaves", "f"), view::object<&Branch::best>("best", leaf_type(), "o")}};
    return type;
}
const ViewType& tree_type() {
    static const ViewType type = {
        "tree",
        {view::text<&Tree::title>("tree", "t"), view::html<&Tree::html>("html", "h"),
         view::list<&Tree::branches>("branches", branch_type(), "b"), Field{"words", FieldKind::words, "w"}}};
    return type;
}

// Two branches with as many leaves as the tree has branches: nested lists of one length must not be confused.
Tree sample() {
    static const Leaf best{"best"};
    return {"T<&>", "<b>bold</b>", {{"A", {{"a1"}, {"a2"}}, {{"x"}}, true, &best}, {"B", {{"b1"}, {"b2"}}, {}, false, nullptr}}};
}

std::vector<TemplateToken> scan(const std::string& text) {
    Sources sources;
    Findings findings;
    return scan_template(sources, sources.add("page.mustache", text), findings).value();
}

PageTemplate page_of(const std::string& text) {
    const Words words("en", {{"hello", "Hello & co"}, {"braces", "{{tree}}"}});
    return {shorten_template(scan(text)), tree_type(), words, {}};
}

std::string render(const std::string& text) {
    const PageTemplate page = page_of(text);
    const Tree tree = sample();
    std::string out;
    page.render(&tree, out);
    return out;
}

// With $ for each tag.
std::string shortened(const std::string& text) {
    std::string result;
    for (const TemplateToken& token : shorten_template(scan(text))) {
        result += token.kind == TemplateToken::Kind::text ? token.text : "$";
    }
    return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(page_templates)

BOOST_AUTO_TEST_CASE(renders) {
    struct Case {
        const char* text;
        const char* page;
    };
    for (const Case& c :
         {Case{"{{tree}} {{{html}}} {{words.hello}}", "T&lt;&amp;&gt; <b>bold</b> Hello &amp; co"},
          Case{"{{#branches}}{{title}}:{{#leaves}}{{title}},{{/leaves}}{{/branches}}", "A:a1,a2,B:b1,b2,"},
          Case{"{{#branches}}{{#leaves}}{{title}}{{tree}}{{/leaves}}{{/branches}}",
               "a1T&lt;&amp;&gt;a2T&lt;&amp;&gt;b1T&lt;&amp;&gt;b2T&lt;&amp;&gt;"},
          Case{"{{#branches}}{{#is_big}}{{title}}{{#leaves}}{{title}}{{/leaves}}{{/is_big}}{{/branches}}", "Aa1a2"},
          Case{"{{#branches}}{{^is_big}}{{title}}{{/is_big}}{{/branches}}", "B"},
          Case{"{{#branches}}a{{#is_big}}b{{/is_big}}{{#has_leaves}}c{{/has_leaves}}{{^is_big}}d{{/is_big}}{{/branches}}",
               "abcacd"},
          Case{"{{#branches}}{{#has_leaves}}{{#is_big}}b{{title}}{{/is_big}}{{^is_big}}s{{/is_big}}{{title}}"
               "{{/has_leaves}}.{{/branches}}",
               "bAA.sB."},
          Case{"{{#branches}}{{#is_big}}{{#leaves}}{{#is_big}}{{title}}{{/is_big}}{{/leaves}}{{/is_big}}{{/branches}}", "a1a2"},
          Case{"{{#branches}}{{^twigs}}none{{title}}{{/twigs}}{{^best}}-{{/best}}{{/branches}}", "noneB-"},
          Case{"{{#branches}}{{#twigs}}{{title}}{{/twigs}}{{^twigs}}none{{/twigs}}{{/branches}}", "xnone"},
          Case{"{{#branches}}{{#twigs}}t{{/twigs}}{{#leaves}}{{title}}{{/leaves}}{{/branches}}", "ta1a2b1b2"},
          Case{"{{#branches}}{{#best}}{{title}}{{/best}}{{^best}}-{{/best}}{{title}}{{/branches}}", "bestA-B"},
          Case{"{{#branches}}[{{best.title}}]{{/branches}}", "[best][]"},
          Case{"{{#branches}}{{#has_leaves}}{{title}}{{/has_leaves}}{{/branches}}", "AB"},
          Case{"{{words.braces}}{{{words.braces}}}", "{{tree}}{{tree}}"},
          Case{"{{#branches}}\n{{title}}\n{{/branches}}\n", "A\nB\n"}}) {
        BOOST_TEST(render(c.text) == c.page);
    }
}

// The library is handed a list of its own length for each of these.
BOOST_AUTO_TEST_CASE(renders_long_lists_in_each_other) {
    Tree tree;
    std::string expected;
    for (int i = 0; i < 50; ++i) {
        tree.branches.push_back({"b", std::vector<Leaf>(static_cast<std::size_t>(i), {"l"}), {}, false, nullptr});
        expected += "b" + std::string(static_cast<std::size_t>(i), 'l');
    }
    std::string out;
    page_of("{{#branches}}{{title}}{{#leaves}}{{title}}{{/leaves}}{{/branches}}").render(&tree, out);
    BOOST_TEST(out == expected);
}

BOOST_AUTO_TEST_CASE(shortens_white_space) {
    struct Case {
        const char* text;
        const char* shorter;
    };
    for (const Case& c : {
             Case{"<p>\n    text  text\n\n</p>\n", "<p>\ntext  text\n</p>\n"},
             Case{"<p>\n  {{#branches}}\n  <b>\n  {{/branches}}\n</p>\n", "<p>\n$<b>\n$</p>\n"},
             Case{"{{#branches}}{{#leaves}}\na\n{{/leaves}}{{/branches}}\n", "$$a\n$$"},
             Case{"a {{#branches}} b {{/branches}} c\n", "a $ b $ c\n"},
             Case{"{{#branches}}\n{{title}}\n{{/branches}}\n", "$$\n$"},
             Case{"{{#branches}}\n{{/branches}}\n\n{{tree}}\n\n\n{{tree}}", "$$$\n$"},
             Case{"a{{#branches}}\n\n{{title}}{{/branches}}\nb", "a$\n$$\nb"},
             Case{"a\n{{! remark }}\nb\n", "a\nb\n"},
             Case{"<PRE class=a>\n\n  x</PRE>\n\n<p>", "<PRE class=a>\n\n  x</PRE>\n<p>"},
             Case{"<textarea>\n\n</textarea>\n\n<pres>\n\n", "<textarea>\n\n</textarea>\n<pres>\n"},
             Case{"<script>\n\na\n</script>\n", "<script>\n\na\n</script>\n"},
         }) {
        BOOST_TEST(shortened(c.text) == c.shorter);
    }
}

BOOST_AUTO_TEST_CASE(does_not_render_what_a_value_looks_like) {
    const PageTemplate page = page_of("{{tree}}");
    const Tree tree = {"{{7*7}} {{{html}}}", "", {}};
    std::string out;
    page.render(&tree, out);
    BOOST_TEST(out == "{{7*7}} {{{html}}}");
}

BOOST_AUTO_TEST_CASE(is_shared_by_threads) {
    const PageTemplate page = page_of("{{#branches}}{{title}}{{#leaves}}{{title}}{{/leaves}}{{/branches}}");
    const Tree tree = sample();
    std::vector<std::string> pages(4);
    std::vector<std::thread> threads;
    for (std::string& out : pages) {
        threads.emplace_back([&] {
            for (int i = 0; i < 50; ++i) page.render(&tree, out);
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const std::string& out : pages) {
        BOOST_TEST(out == pages.front());
        BOOST_TEST(out.size() == 50 * std::string("Aa1a2Bb1b2").size());
    }
}

BOOST_AUTO_TEST_SUITE_END()

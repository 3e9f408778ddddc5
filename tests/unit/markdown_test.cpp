// Markdown as it is read once: what is printed of it, and where each stretch of that stands in the source.

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <map>
#include <random>

#include "markdown/read_markdown.hpp"
#include "proofread/plain_text.hpp"

using namespace sitegen;

namespace {

// A text with its tags cut out as figures: {{name}} prints the name in capital letters.
std::vector<ProsePiece> pieces_of(const std::string& text) {
    static const FigureForm form;
    static const Figure figure{&form, "k€", {}, {}};
    std::vector<ProsePiece> pieces;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t open = std::min(text.find("{{", at), text.size());
        pieces.push_back({text.substr(at, open - at), at, nullptr, {}});
        if (open == text.size()) break;
        const std::size_t close = text.find("}}", open);
        std::string printed = text.substr(open + 2, close - open - 2);
        for (char& c : printed) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        pieces.push_back({printed, open, &figure, {}});
        at = close + 2;
    }
    return pieces;
}

MarkdownTree read_tree(const std::string& text) {
    Sources sources;
    const std::uint32_t file = sources.add("text.md", text);
    Findings findings;
    MarkdownTree tree = read_markdown(sources, file, pieces_of(text), findings);
    BOOST_TEST(findings.list().empty());
    return tree;
}

// Each stretch as "printed<source>", a stretch that is printed as it is written as "printed@offset".
std::string stretches_of(const std::string& text) {
    const MarkdownTree tree = read_tree(text);
    std::string result;
    for (std::size_t i = 0; i < tree.origins.size(); ++i) {
        const MarkdownOrigin& origin = tree.origins[i];
        const std::size_t end = i + 1 < tree.origins.size() ? tree.origins[i + 1].text : tree.text.size();
        if (i > 0) result += " ";
        result += tree.text.substr(origin.text, end - origin.text);
        result += origin.is_verbatim ? "@" + std::to_string(origin.begin)
                                     : "<" + text.substr(origin.begin, origin.end - origin.begin) + ">";
    }
    return result;
}

std::string plain_text(const std::string& text) { return plain_text_of(read_tree(text)).text; }

// Markdown put together at random, in which each word stands once.
struct RandomMarkdown {
    std::string text;
    std::map<std::string, std::size_t> words;  // where they begin

    explicit RandomMarkdown(std::uint32_t seed) {
        static const std::vector<std::string> marks = {" ",
                                                       " ",
                                                       "\n",
                                                       "\n",
                                                       "\n\n",
                                                       "# ",
                                                       "> ",
                                                       "- ",
                                                       "1. ",
                                                       "    ",
                                                       "\t",
                                                       "**",
                                                       "*",
                                                       "_",
                                                       "`",
                                                       "``",
                                                       "```",
                                                       "\n```\n",
                                                       "\n~~~ x\n",
                                                       "[",
                                                       "](x.html)",
                                                       "](a b)",
                                                       "](\nx)",
                                                       "](a\n\"t\nu\")",
                                                       "\n[w]: /u 't'\n",
                                                       "[w]",
                                                       "<b>",
                                                       "<i\nx=y>",
                                                       "<!-- c -->",
                                                       "\n<div>\n",
                                                       "</div>",
                                                       "<http://a.b/c?d=e>",
                                                       "&amp;",
                                                       "&nbsp;",
                                                       "&#65;",
                                                       "&",
                                                       "\\*",
                                                       "\\\\",
                                                       "\\",
                                                       "\\\n",
                                                       "  \n",
                                                       "中文",
                                                       "，",
                                                       "é",
                                                       "!",
                                                       "![",
                                                       "\n---\n",
                                                       "\n===\n",
                                                       "|",
                                                       "\n> ",
                                                       "\n  - ",
                                                       "`a\nb`",
                                                       "{{figure}}",
                                                       "<",
                                                       "\r\n"};
        std::mt19937 random(seed);  // its numbers are the same everywhere, as those of distributions are not
        const auto count = 1 + random() % 40;
        for (std::size_t i = 0; i < count; ++i) {
            if (random() % 5 < 2) {
                const std::string word = "w" + std::to_string(100 + words.size());
                words[word] = text.size();
                text += word;
            } else {
                text += marks[random() % marks.size()];
            }
        }
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown)

BOOST_AUTO_TEST_CASE(knows_where_each_stretch_comes_from) {
    struct Case {
        const char* text;
        const char* stretches;
    };
    for (const Case& c : {
             Case{"We spend 5 €.", "We spend 5 €.@0"},
             Case{"**5** `6` [7](x.html \"8\") <b>9</b>", "5@2  @5 6@7  @9 7@11  @25 9@29"},
             Case{"5&nbsp;k\\*6", "5@0 \u00A0<&nbsp;> k@7 *<\\*> 6@10"},
             Case{"&amp;5;&foo;&NotEqualTilde;6", "&<&amp;> 5;&foo;@5 \u2242\u0338<&NotEqualTilde;> 6@27"},
             Case{"\\\\\\a\\&amp;", "\\<\\\\> \\a@2 &<\\&> amp;@6"},
             Case{"a {{one}} b", "a @0 ONE<{{one}}>  b@9"},
             Case{"{{a*b}}", "A*B<{{a*b}}>"},
             Case{"[x]({{one}}) y", "x@1  y@12"},
             Case{"`5\n  6`", "5@1  <\n  > 6@5"},
             Case{"`` `5` ``", "`5`@3"},
             Case{"> 5\n> > 6\n7", "5@2 6@8 7@10"},
             Case{"- 5\n  6\n\n  7\n1. 8", "5@2 6@6 7@11 8@16"},
             Case{"# 5 #\n6\n===\n", "5@2 6@6"},
             Case{"    5\n      6\n", "5\n@4   6\n@10"},
             Case{"- ```x\n  5\n  ```\n", "5\n@9"},
             Case{"> \t\t5\n", "  <> 5\n@4"},
             Case{"[a]: /5\n5 [a]", "5 @8 a@11"},
             Case{"> a\\\n> 5", "a@2 5@7"},
             Case{"[5](a\n\"6\") 6", "5@1  6@10"},
             Case{"<https://a.example/5>", "https://a.example/5@1"},
             Case{"5\r\n6", "5@0 6@3"},
         }) {
        BOOST_TEST(stretches_of(c.text) == c.stretches, c.text << ": " << stretches_of(c.text));
    }
}

BOOST_AUTO_TEST_CASE(finds_every_word_wherever_it_stands) {
    std::size_t count = 0;
    for (std::uint32_t seed = 0; seed < 3000; ++seed) {
        const RandomMarkdown markdown(seed);
        const MarkdownTree tree = read_tree(markdown.text);
        for (const auto& [word, begin] : markdown.words) {
            const std::size_t at = tree.text.find(word);
            if (at == std::string::npos) continue;  // within HTML or an address
            const auto [from, to] = tree.source_of(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(word.size()));
            ++count;
            if (from != begin || to != begin + word.size())
                BOOST_ERROR(word << " is at " << begin << ", not at " << from << ", in\n" << markdown.text);
        }
        for (const DroppedHtml& html : tree.dropped) BOOST_TEST(markdown.text[html.begin] == '<', markdown.text);
        for (const MarkdownNode& node : tree.nodes) {
            const std::string mark = markdown.text.substr(node.source_begin, node.source_end - node.source_begin);
            if (node.kind == MarkdownNode::Kind::item) BOOST_TEST((mark == "-" || mark == "*" || mark == "1."), markdown.text);
            if (node.kind == MarkdownNode::Kind::quote) BOOST_TEST(mark == ">", markdown.text);
        }
    }
    BOOST_TEST(count > 10'000U);
}

BOOST_AUTO_TEST_CASE(finds_its_way_in_a_large_text) {
    std::string text;
    std::vector<std::size_t> places;
    for (int i = 0; i < 20'000; ++i) {
        text += i % 7 == 0 ? "\n\n> " : i % 3 == 0 ? "\n" : " ";
        text += i % 5 == 0 ? "**x**&nbsp;" : "<b>[x](y)</b>\\*";
        places.push_back(text.size());
        text += "5";
        text += i % 2 == 0 ? "`c`" : "";
    }
    const MarkdownTree tree = read_tree(text);
    std::size_t next = 0;
    for (std::size_t at = tree.text.find('5'); at != std::string::npos; at = tree.text.find('5', at + 1))
        BOOST_REQUIRE(tree.source_of(static_cast<std::uint32_t>(at), 1).first == places[next++]);
    BOOST_TEST(next == places.size());
}

BOOST_AUTO_TEST_CASE(keeps_what_it_drops) {
    const std::string text = "a <br> b\n\n  <div>\n5\n</div>\n\n<!-- 6 -->\n";
    const MarkdownTree tree = read_tree(text);
    std::vector<std::string> dropped;
    for (const DroppedHtml& html : tree.dropped)
        dropped.push_back((html.is_block ? "block " : "") + text.substr(html.begin, html.end - html.begin));
    BOOST_TEST(dropped == (std::vector<std::string>{"<br>", "block <div>", "block <!-- 6 -->"}), boost::test_tools::per_element());
    BOOST_TEST(tree.text == "a  b");
}

BOOST_AUTO_TEST_CASE(keeps_the_marks_of_items_and_quotes) {
    const std::string text = "007. a\n9) b\n\n> - c\n> - 14. d\n\n{{one}}. e\r\n+ \t* f\n\n0. g\n";
    const MarkdownTree tree = read_tree(text);
    std::vector<std::string> marks;
    for (const MarkdownNode& node : tree.nodes) {
        if (node.kind != MarkdownNode::Kind::item && node.kind != MarkdownNode::Kind::quote) continue;
        marks.push_back(text.substr(node.source_begin, node.source_end - node.source_begin) + "=" + std::to_string(node.number));
    }
    BOOST_TEST(marks == (std::vector<std::string>{"007.=7", "9)=9", ">=0", "-=0", "-=0", "14.=14", "+=0", "*=0", "0.=0"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(says_where_links_lead) {
    const std::string text = "[a](x.html) [*b*]( <y z> \"t\") [c] <mailto:d@e.example> [f](a\\_b)\n\n[c]: /u";
    const MarkdownTree tree = read_tree(text);
    std::vector<std::string> links;
    for (const MarkdownNode& node : tree.nodes) {
        if (node.kind != MarkdownNode::Kind::link) continue;
        const MarkdownAttribute& attribute = tree.attributes[node.attribute];
        links.push_back(attribute.address + "|" + attribute.title + "|" +
                        text.substr(node.source_begin, node.source_end - node.source_begin));
    }
    BOOST_TEST(links == (std::vector<std::string>{"x.html||x.html", "y z|t|y z", "/u||c", "mailto:d@e.example||mailto:d@e.example",
                                                  "a_b||a\\_b"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(prose_is_all_that_is_printed) {
    struct Case {
        const char* text;
        const char* prose;
    };
    for (const Case& c : {
             Case{"# One\n\nTwo **three**\nfour.", "one\ntwo three four.\n"},
             Case{"- one\n- two\n  > three\n", "one\ntwo\nthree\n"},
             Case{"We `spend` 5", "we spend 5\n"},
             Case{"one\n\n    5\n    6\n\ntwo", "one\n5\n6\ntwo\n"},
             Case{"```text\n5 | 6\n\n7\n```\none", "5 | 6\n7\none\n"},
             Case{"| a | 5 |\n|---|---|\n| b | 6 |", "| a | 5 | |---|---| | b | 6 |\n"},
             Case{"1<b>2</b>3 <!-- 4 --> 5\n\n<div>\n6\n</div>", "123 5\n"},
             Case{"[five](x.html \"6\") <https://a.example/7> www.a.example/8 9", "five 9\n"},
             Case{"[five][a]\n\n[a]: /6", "five\n"},
             Case{"商务\n工作 5\n6", "商务工作5 6\n"},
             Case{"{{a*b}}万元{{c}}", "\x01万元\x01\n"},
             Case{"`{{a}}`\n\n    {{b}}\n\n[x]({{c}})", "\x01\n\x01\nx\n"},
             Case{"Ａ“５”\\\n６", "a5 6\n"},
         }) {
        BOOST_TEST(plain_text(c.text) == c.prose, c.text << ": " << plain_text(c.text));
    }
}

BOOST_AUTO_TEST_SUITE_END()

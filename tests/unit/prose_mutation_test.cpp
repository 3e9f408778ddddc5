// The example's narrative with its figures written out as literals, right ones and wrong ones: what is right gives notes only, and
// what is wrong is found.

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>
#include <optional>

#include "derive/derive_document.hpp"
#include "load/load_content.hpp"
#include "load/load_theme.hpp"
#include "model/amount_text.hpp"
#include "model/rules.hpp"
#include "proofread/proofread.hpp"
#include "render/narrative.hpp"
#include "this_build.hpp"

using namespace sitegen;

namespace {

// A number written out, and the figure that stood there.
struct Literal {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string figure;
};

// A section in which figures are written out.
struct Section {
    std::string name;
    std::string text;
    std::vector<Literal> literals;
};

struct Mutation {
    std::string kind;
    std::string section;
    std::string text;
    std::string wrong;  // what must be named
    std::string was;
};

struct ProseTally {
    std::map<std::string, int> found;  // "kind, rule" → how many
    std::map<std::string, int> skipped;
    std::vector<std::string> missed;
};

class Example {
  public:
    Example() {
        const std::filesystem::path project = std::filesystem::path(SITE_GEN_TESTS_FOLDER).parent_path();
        Findings findings;
        content_ = load_content(project / "content", {}, sources_, findings);
        BOOST_REQUIRE(!findings.has_errors());
        ThemeChoice choice;
        choice.name = "civic";
        choice.language = "zh-CN";
        words_ = load_theme({project / "themes"}, choice, figure_words(), sources_, findings).theme.words;
        BOOST_REQUIRE(!findings.has_errors());
        const Department& department = content_.departments.front();
        document_ = &department.documents.front();
        derived_ = derive_document(department, *document_, findings);
        figures_ = labelled_figures_of(*document_, derived_.department->name_in(document_->year), derived_.figures,
                                       lexicons_.of(*document_->standard));
        rows_.emplace(*document_, derived_.related);
    }

    const Document& document() const { return *document_; }
    const Figures& figures() const { return derived_.figures; }
    const Words& words() const { return words_; }

    std::vector<ProsePiece> pieces_of(std::uint32_t file) {
        Findings findings;
        ProseSettings settings;
        settings.figures = &derived_.figures;
        settings.words = &words_;
        std::vector<ProsePiece> pieces = split_prose(sources_, file, settings, findings);
        BOOST_REQUIRE(findings.list().empty());
        return pieces;
    }

    std::vector<Outcome> check(const std::string& section, const std::string& text) {
        Sources sources;  // its own, so that thousands of texts are not kept
        const std::uint32_t file = sources.add(section, text);
        Findings findings;
        ProseSettings settings;
        settings.figures = &derived_.figures;
        settings.words = &words_;
        const MarkdownTree prose = read_prose(sources, file, settings, findings);
        RoundingPractice practice;
        return proofread(prose, {section, file, sources, *document_, figures_, *rows_, practice});
    }

    const Sources& sources() const { return sources_; }

  private:
    Sources sources_;
    Content content_;
    Words words_;
    ProseLexicons lexicons_{words_};
    const Document* document_ = nullptr;
    DerivedDocument derived_;
    std::optional<DocumentRows> rows_;
    ProseFigures figures_;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_of_number(char c) { return is_digit(c) || c == ',' || c == '.'; }

// Writes out the pieces that are wanted; the others stay as tags.
template <typename Wanted>
Section write_out(const std::string& name, const std::vector<ProsePiece>& pieces, const Wanted& wanted) {
    Section section{name, {}, {}};
    for (const ProsePiece& piece : pieces) {
        if (piece.figure == nullptr) {
            section.text += piece.text;
        } else if (!wanted(piece)) {
            section.text += "{{" + piece.figure->form->id + (piece.aspect.empty() ? "" : "." + piece.aspect) + "}}";
        } else {
            for (std::size_t at = 0; at < piece.text.size(); ++at) {
                if (!is_digit(piece.text[at])) continue;
                std::size_t end = at;
                while (end < piece.text.size() && is_of_number(piece.text[end])) ++end;
                section.literals.push_back({section.text.size() + at, section.text.size() + end, piece.figure->form->id});
                at = end;
            }
            section.text += piece.text;
        }
    }
    return section;
}

std::string number_of(const Section& section, const Literal& literal) {
    return section.text.substr(literal.begin, literal.end - literal.begin);
}

// What is left of a number that lost a digit, as a reader takes it: ",737.68" as 737.68, ".33" as 0.33, "43." as 43.
std::optional<Amount> value_of(std::string number) {
    std::erase(number, ',');
    if (number.starts_with('.')) number.insert(0, 1, '0');
    if (number.ends_with('.')) number.pop_back();
    const auto value = Amount::parse(number);
    return std::holds_alternative<Amount>(value) ? std::optional(std::get<Amount>(value)) : std::nullopt;
}

std::string without_outer_marks(std::string number) {
    while (number.starts_with(',')) number.erase(0, 1);
    while (number.ends_with('.')) number.pop_back();
    return number;
}

std::string with(const std::string& text, std::size_t begin, std::size_t end, const std::string& replacement) {
    return text.substr(0, begin) + replacement + text.substr(end);
}

// Why a wrong number could not be found by anybody; empty where it could.
std::string reason_to_skip(const std::string& was, const std::string& wrong) {
    const std::optional<Amount> before = value_of(was);
    const std::optional<Amount> after = value_of(wrong);
    if (wrong.empty()) return "no number is left";
    if (!after) return "no number is left";
    if (*before == *after) return "the value is the same";
    if (after->decimals() < before->decimals() && was.starts_with(wrong)) return "it is cut off, which is a way to write it";
    if (after->decimals() < before->decimals() && before->rounded(after->decimals()) == *after)
        return "it is rounded, which is a way to write it";
    return "";
}

const std::size_t every_nth_number = is_sanitized ? 20 : 1;  // of the numbers that are tried

class MutationRun {
  public:
    explicit MutationRun(Example& example) : example_(example) {}

    void mutate(const Section& section) {
        for (std::size_t i = 0; i < section.literals.size(); ++i) {
            const Literal& literal = section.literals[i];
            const std::string number = number_of(section, literal);
            for (std::size_t at = 0; at < number.size(); ++at) {
                if (!is_digit(number[at])) continue;
                for (char digit = '0'; digit <= '9'; ++digit) {
                    if (digit != number[at])
                        try_number("digit changed", section, literal, with(number, at, at + 1, std::string(1, digit)));
                }
                try_number("digit dropped", section, literal, with(number, at, at + 1, ""));
                try_number("digit doubled", section, literal, with(number, at, at, std::string(1, number[at])));
                if (at + 1 < number.size() && is_digit(number[at + 1])) {
                    try_number("digits swapped", section, literal, with(number, at, at + 2, {number[at + 1], number[at]}));
                }
            }
            const Amount value = *value_of(number);
            try_number("times ten", section, literal, format_amount(value.is_zero() ? value : value.shifted(1)));
            try_number("divided by ten", section, literal, format_amount(value.is_zero() ? value : value.shifted(-1)));
            if (i + 1 < section.literals.size()) exchange(section, literal, section.literals[i + 1]);
        }
    }

    // Turns around each word of rise or fall before a number or a figure.
    void reverse(const Section& section) {
        static const std::map<std::string, std::string> opposites = {
            {"增加", "减少"}, {"减少", "增加"}, {"增长", "下降"}, {"下降", "增长"}};
        for (const auto& [word, opposite] : opposites) {
            for (std::size_t at = section.text.find(word); at != std::string::npos; at = section.text.find(word, at + 1)) {
                const std::string after = section.text.substr(at + word.size(), std::string("了{{").size());
                const bool is_before_number = is_digit(after.front()) || after.starts_with("{{") || after.starts_with("了{{") ||
                                              (after.starts_with("了") && is_digit(after[std::string("了").size()]));
                const std::string text = with(section.text, at, at + word.size(), opposite);
                if (is_before_number) {
                    expect({"direction reversed", section.name, text, opposite, word});
                } else {
                    ++tally.skipped["direction reversed: the word stands before no figure"];
                }
            }
        }
    }

    // Every figure's own direction word written out, as it is and turned around.
    void reverse_bound(const std::string& name, const std::string& text) {
        const std::string tag = ".direction}}";
        for (std::size_t at = text.find(tag); at != std::string::npos; at = text.find(tag, at + 1)) {
            const std::size_t begin = text.rfind("{{", at);
            const std::string id = text.substr(begin + 2, at - begin - 2);
            const std::string right = *print_figure(example_.figures().find(id)->second, "direction", example_.words());
            const std::string wrong = right == "减少" ? "增加" : "减少";
            BOOST_TEST(example_.check(name, with(text, begin, at + tag.size(), right)).empty());
            expect({"direction reversed", name, with(text, begin, at + tag.size(), wrong), wrong, right});
        }
    }

    ProseTally tally;

  private:
    void try_number(const std::string& kind, const Section& section, const Literal& literal, const std::string& wrong) {
        const std::string was = number_of(section, literal);
        if (const std::string reason = reason_to_skip(was, wrong); !reason.empty()) {
            ++tally.skipped[kind + ": " + reason];
            return;
        }
        if (tried_++ % every_nth_number != 0) return;
        // A number whose unit no standard declares is only judged where its digits bear out that it is the figure.
        const bool has_unit = section.text.compare(literal.end, std::string("平米").size(), "平米") != 0 &&
                              section.text.compare(literal.end, std::string("万以上").size(), "万以上") != 0;
        if (!has_unit && value_of(wrong)->is_zero()) {
            ++tally.skipped[kind + ": a zero without a known unit may count anything"];
            return;
        }
        expect({kind, section.name, with(section.text, literal.begin, literal.end, wrong), without_outer_marks(wrong), was});
    }

    void exchange(const Section& section, const Literal& first, const Literal& second) {
        const std::string left = number_of(section, first);
        const std::string right = number_of(section, second);
        if (*value_of(left) == *value_of(right)) {
            ++tally.skipped["neighbours swapped: both have the same value"];
            return;
        }
        std::string text = with(section.text, second.begin, second.end, left);
        text = with(text, first.begin, first.end, right);
        // One of the two is enough to bring the editor to the place.
        if (!is_found("neighbours swapped", section.name, text, right) &&
            !is_found("neighbours swapped", section.name, text, left)) {
            tally.missed.push_back("neighbours swapped: " + section.name + ": " + left + " and " + right);
        }
    }

    void expect(const Mutation& mutation) {
        if (is_found(mutation.kind, mutation.section, mutation.text, mutation.wrong)) return;
        tally.missed.push_back(mutation.kind + ": " + mutation.section + ": " + mutation.was + " → " + mutation.wrong);
    }

    bool is_found(const std::string& kind, const std::string& section, const std::string& text, const std::string& wrong) {
        for (const Outcome& outcome : example_.check(section, text)) {
            const std::string::size_type at = outcome.column.find(wrong);
            if (outcome.severity == Severity::note || at == std::string::npos) continue;
            if (kind == "direction reversed" ? outcome.rule != rules::wrong_direction
                                             : at > 0 && is_of_number(outcome.column[at - 1]))
                continue;
            ++tally.found[kind + ": " + outcome.rule];
            return true;
        }
        return false;
    }

    Example& example_;
    std::size_t tried_ = 0;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(prose_mutations, Example)

BOOST_AUTO_TEST_CASE(the_example_gives_no_finding) {
    for (const Narrative& narrative : document().narrative) {
        for (const Outcome& outcome : check(narrative.section, sources().at(narrative.file).text)) {
            BOOST_ERROR(narrative.section << ": " << outcome.message << " [" << outcome.rule << "]");
        }
    }
}

// With everything written out, and with one figure alone.
BOOST_AUTO_TEST_CASE(right_literals_give_notes_that_propose_the_figure) {
    int count = 0;
    int exact = 0;
    const auto expect_notes = [&](const Section& section) {
        std::vector<Outcome> outcomes = check(section.name, section.text);
        for (const Literal& literal : section.literals) {
            ++count;
            const std::string number = number_of(section, literal);
            const auto at = std::find_if(outcomes.begin(), outcomes.end(), [&](const Outcome& outcome) {
                return outcome.column.find(number) == 0 || outcome.column.find(number) < 4;
            });
            BOOST_TEST((at != outcomes.end()), section.name << ": " << number << " is not seen");
            if (at == outcomes.end()) continue;
            const std::string proposed = at->message;
            if (proposed.find("is the figure " + literal.figure + " (") != std::string::npos) {
                ++exact;
            } else {
                BOOST_TEST_MESSAGE(section.name << ": " << literal.figure << " stood where " << proposed);
            }
            outcomes.erase(at);
        }
        for (const Outcome& outcome : check(section.name, section.text)) {
            BOOST_TEST((outcome.rule == rules::unbound_literal && outcome.severity == Severity::note),
                       section.name << ": " << outcome.message << " [" << outcome.rule << "]");
            BOOST_TEST((*outcome.left == *outcome.right));
        }
    };
    for (const Narrative& narrative : document().narrative) {
        const std::vector<ProsePiece> pieces = pieces_of(narrative.file);
        expect_notes(write_out(narrative.section, pieces, [](const ProsePiece&) { return true; }));
        for (const ProsePiece& only : pieces) {
            if (only.figure != nullptr) {
                expect_notes(write_out(narrative.section, pieces, [&](const ProsePiece& piece) { return &piece == &only; }));
            }
        }
    }
    BOOST_TEST_MESSAGE("of " << count << " right literals, " << exact << " are given the very figure that stood there");
}

BOOST_AUTO_TEST_CASE(wrong_literals_are_found) {
    MutationRun run(*this);
    for (const Narrative& narrative : document().narrative) {
        const std::vector<ProsePiece> pieces = pieces_of(narrative.file);
        const Section all = write_out(narrative.section, pieces, [](const ProsePiece&) { return true; });
        run.mutate(all);
        run.reverse(all);
        run.reverse_bound(narrative.section, sources().at(narrative.file).text);
        for (const ProsePiece& only : pieces) {
            if (only.figure != nullptr) {
                run.mutate(write_out(narrative.section, pieces, [&](const ProsePiece& piece) { return &piece == &only; }));
            }
        }
    }
    for (const auto& [kind, count] : run.tally.found) BOOST_TEST_MESSAGE("found, " << kind << ": " << count);
    for (const auto& [kind, count] : run.tally.skipped) BOOST_TEST_MESSAGE("skipped, " << kind << ": " << count);
    for (const std::string& mutation : run.tally.missed) BOOST_TEST_MESSAGE("missed, " << mutation);
    // What is missed could not be tied to anything: it is no verdict, neither on wrong numbers nor on right ones.
    int found = 0;
    for (const auto& [kind, count] : run.tally.found) found += count;
    const std::size_t tried = run.tally.missed.size() + static_cast<std::size_t>(found);
    BOOST_TEST(tried > 6000 / every_nth_number);
    if (every_nth_number > 1) return;  // some of them have another rate than all
    BOOST_TEST(run.tally.missed.size() * 100 < tried * 8, run.tally.missed.size() << " of " << tried << " are missed");
}

BOOST_AUTO_TEST_SUITE_END()

// Every printed figure of the example budget, changed as a typist may: the checks have to find it wherever another figure bears
// witness. tests/mutations/cells.txt lists what was found by which checks, and by name, with its reason, what cannot be found.

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>

#include "check/check_document.hpp"
#include "load/load_content.hpp"
#include "this_build.hpp"

using namespace sitegen;

namespace {

// A cell of the document and its name, such as expenditure[201].total.
struct NamedCell {
    std::string name;
    Cell* cell;
};

struct ExampleBudget {
    Sources sources;
    Findings findings;
    Content content;
    Department* department = nullptr;
    Document* document = nullptr;

    ExampleBudget() {
        const std::filesystem::path folder = std::filesystem::path(SITE_GEN_TESTS_FOLDER).parent_path() / "content";
        content = load_content(folder, {}, sources, findings);
        BOOST_REQUIRE(!findings.has_errors());
        department = &content.departments.front();
        document = &department->documents.front();
    }

    struct Result {
        std::set<std::string> broken;    // rules, of warnings and errors
        std::set<std::string> suspects;  // the cells that messages name as the one to look at first
        std::set<std::string> rounding;  // rule, row and column of what holds within rounding, by how much
    };

    [[nodiscard]] Result check() const {
        Result result;
        for (const Outcome& outcome : check_document(*document, find_related(*department, *document), {}, "en").outcomes) {
            if (outcome.verdict == Verdict::broken && outcome.severity != Severity::note) result.broken.insert(outcome.rule);
            constexpr std::string_view look = "Look first at ";
            const std::size_t named = outcome.remedy.find(look);
            if (named != std::string::npos) {
                const std::size_t begin = named + look.size();
                result.suspects.insert(outcome.remedy.substr(begin, outcome.remedy.find(": ", begin) - begin));
            }
            if (outcome.verdict == Verdict::rounding) {
                result.rounding.insert(
                    fmt::format("{} {} {} {}", outcome.rule, outcome.row, outcome.column, outcome.difference.plain()));
            }
        }
        return result;
    }

    // Whether a check of the standard or of the document names the cell so; a cell of a table may be named as one of many.
    [[nodiscard]] bool is_checked(const std::string& name) const {
        if (!name.starts_with("statements[") && !name.starts_with("prior(")) return true;
        const auto names_it = [&](const CheckForm& check) { return check.formula.find(name) != std::string::npos; };
        const std::vector<CheckForm>& declared = document->standard->checks;
        const std::vector<CheckForm>& own = document->checks;
        return std::any_of(declared.begin(), declared.end(), names_it) || std::any_of(own.begin(), own.end(), names_it);
    }

    // Each row of cells that stand side by side.
    [[nodiscard]] std::vector<std::vector<NamedCell>> lines() const {
        std::vector<std::vector<NamedCell>> lines;
        for (Table& table : document->tables) {
            for (Side& side : table.sides) {
                for (Row& row : side.rows) {
                    std::vector<NamedCell>& line = lines.emplace_back();
                    for (std::size_t i = 0; i < row.cells.size(); ++i) {
                        line.push_back({fmt::format("{}[{}].{}", table.form->id, row.id, side.form->columns[i].id), &row.cells[i]});
                    }
                }
            }
        }
        for (Statement& statement : document->statements)
            lines.push_back({{fmt::format("statements[{}].value", statement.form->id), &statement.value}});
        const PerformanceForm& form = *document->standard->performance;
        for (PerformanceTargets& targets : document->performance) {
            for (std::size_t fund = 0; fund < form.funds.size(); ++fund) {
                std::vector<NamedCell>& line = lines.emplace_back();
                for (std::size_t period = 0; period < form.periods.size(); ++period) {
                    line.push_back(
                        {fmt::format("performance[{}].{}-{}", targets.project, form.funds[fund].id, form.periods[period].id),
                         &targets.funds[fund][period]});
                }
            }
        }
        return lines;
    }
};

bool is_amount(const NamedCell& named) { return named.cell->state == CellState::amount; }

// Why a change that nothing finds cannot be found.
const char* const zero_is_blank = "a zero adds nothing: no sum can tell it from a blank";
const char* const within_rounding = "what rounding of the printed amounts explains; it is reported as a note";
const char* const no_witness = "no other figure of the document says it";
const char* const coarse_rate = "the rate printed beside it is too coarse to tell";
const char* const same_sum = "both are parts of one sum, which nothing else divides";

// Parts that only their sum bears witness to.
bool is_of_same_sum(const std::string& name) {
    static const std::set<std::string> pairs = {
        "statements[procurement-goods].value and statements[procurement-works].value",
        "statements[procurement-works].value and statements[procurement-services].value",
        "statements[vehicles-confidential].value and statements[vehicles-port].value",
        "statements[vehicles-port].value and statements[vehicles-concrete-centre].value",
    };
    return pairs.contains(name);
}

struct Tally {
    std::size_t made = 0;
    std::size_t found = 0;
    std::size_t suspected = 0;  // where a cell is named to look at first
    std::size_t rightly = 0;    // and it is the changed one
    std::map<std::string, std::size_t> by_rule;
    std::map<std::string, std::string> missed;  // the change, and why it cannot be found
};

struct Change {
    const char* kind;
    std::string name;
    bool keeps_sums = false;                 // a zero becomes a blank, or the other way round
    std::vector<std::string> names;          // of its cells
    const char* without_check = no_witness;  // why it is not found where no check names these
};

class Mutations {
  public:
    explicit Mutations(ExampleBudget& budget) : budget_(budget), before_(budget.check()) {}

    void try_change(const Change& change, const std::function<void()>& make, const std::function<void()>& undo) {
        make();
        const ExampleBudget::Result result = budget_.check();
        undo();
        Tally& tally = tallies[change.kind];
        ++tally.made;
        if (result.broken.empty()) {
            tally.missed.emplace(change.name, reason_of(change, result));
            return;
        }
        ++tally.found;
        const auto is_suspect = [&](const std::string& name) { return result.suspects.contains(name); };
        if (!result.suspects.empty()) ++tally.suspected;
        if (std::any_of(change.names.begin(), change.names.end(), is_suspect)) ++tally.rightly;
        for (const std::string& rule : result.broken) ++tally.by_rule[rule];
    }

    void try_value(const char* kind, const NamedCell& named, const std::string& suffix, const Cell& changed) {
        const Cell before = *named.cell;
        const bool keeps_sums = before.printed.is_zero() && changed.state == CellState::blank;
        try_change(
            {kind, named.name + suffix, keeps_sums, {named.name}}, [&] { *named.cell = changed; }, [&] { *named.cell = before; });
    }

    void try_exchange(const char* kind, const NamedCell& left, const NamedCell& right) {
        const Cell before_left = *left.cell;
        const Cell before_right = *right.cell;
        const bool keeps_sums = before_left.printed.is_zero() && before_right.printed.is_zero();
        try_change(
            {kind, left.name + " and " + right.name, keeps_sums, {left.name, right.name}},
            [&] {
                std::swap(left.cell->state, right.cell->state);
                std::swap(left.cell->printed, right.cell->printed);
            },
            [&] {
                *left.cell = before_left;
                *right.cell = before_right;
            });
    }

    std::map<std::string, Tally> tallies;

  private:
    // Empty where there is none.
    [[nodiscard]] std::string reason_of(const Change& change, const ExampleBudget::Result& result) const {
        if (change.keeps_sums) return zero_is_blank;
        if (is_of_same_sum(change.name)) return same_sum;
        if (result.rounding != before_.rounding) return within_rounding;
        const bool is_unchecked = std::all_of(change.names.begin(), change.names.end(),
                                              [this](const std::string& name) { return !budget_.is_checked(name); });
        return is_unchecked ? change.without_check : "";
    }

    ExampleBudget& budget_;
    ExampleBudget::Result before_;
};

Cell with_amount(Cell cell, std::int64_t coefficient) {
    cell.printed = Amount(coefficient, cell.printed.decimals());
    return cell;
}

// Each digit in turn becomes the next, a nine an eight.
std::vector<std::int64_t> changed_digits(std::int64_t coefficient) {
    std::vector<std::int64_t> changed;
    std::int64_t place = 1;
    for (int i = 0; i == 0 || coefficient / place != 0; ++i, place *= 10)
        changed.push_back(coefficient + (std::abs(coefficient) / place % 10 == 9 ? -place : place));
    return changed;
}

void mutate_cell(Mutations& mutations, const std::vector<NamedCell>& line, std::size_t i) {
    const NamedCell& named = line[i];
    const Amount& printed = named.cell->printed;
    for (const std::int64_t changed : changed_digits(printed.coefficient())) {
        mutations.try_value("one digit", named, fmt::format(" -> {}", Amount(changed, printed.decimals()).plain()),
                            with_amount(*named.cell, changed));
    }
    mutations.try_value("dropped", named, "", Cell{CellState::blank, {}, named.cell->place});
    if (!printed.is_zero()) mutations.try_value("times ten", named, "", with_amount(*named.cell, printed.coefficient() * 10));
    if (i > 0 && !is_amount(line[i - 1])) mutations.try_exchange("moved a column", named, line[i - 1]);
    if (i + 1 == line.size()) return;
    if (!is_amount(line[i + 1])) {
        mutations.try_exchange("moved a column", named, line[i + 1]);
    } else if (line[i + 1].cell->printed != printed) {
        mutations.try_exchange("exchanged with its neighbour", named, line[i + 1]);
    }
}

const std::size_t every_nth = is_sanitized ? 40 : 1;

void mutate_cells(ExampleBudget& budget, Mutations& mutations) {
    const std::vector<std::vector<NamedCell>> lines = budget.lines();
    const std::vector<NamedCell>* above = nullptr;
    std::size_t number = 0;
    for (const std::vector<NamedCell>& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (!is_amount(line[i]) || ++number % every_nth != 0) continue;
            mutate_cell(mutations, line, i);
            const bool has_above = above != nullptr && above->size() == line.size() && is_amount((*above)[i]);
            if (has_above && (*above)[i].cell->printed != line[i].cell->printed)
                mutations.try_exchange("exchanged with the row above", (*above)[i], line[i]);
        }
        above = &line;
    }
}

std::string cell_name_of(const PriorStatement& prior) {
    return fmt::format("{}[{}].{}", prior.cell.table, prior.cell.rows.text, prior.cell.column);
}

// What only the prose states of last year.
void mutate_priors(ExampleBudget& budget, Mutations& mutations) {
    for (PriorStatement& prior : budget.document->priors) {
        const Amount before = prior.amount;
        const std::string name = "prior " + cell_name_of(prior);
        for (const std::int64_t changed : changed_digits(before.coefficient())) {
            const Amount amount(changed, before.decimals());
            mutations.try_change(
                {"one digit",
                 name + " -> " + amount.plain(),
                 false,
                 {"prior(" + cell_name_of(prior)},
                 prior.rate ? coarse_rate : no_witness},
                [&] { prior.amount = amount; }, [&] { prior.amount = before; });
        }
    }
}

std::string report_of(const Mutations& mutations) {
    std::string report = "What the checks find of the changes made to the example budget, one at a time.\n";
    for (const auto& [kind, tally] : mutations.tallies) {
        report += fmt::format("\n{}: {} made, {} found; a cell to look at first named for {}, the changed one for {}\n", kind,
                              tally.made, tally.found, tally.suspected, tally.rightly);
        for (const auto& [rule, count] : tally.by_rule) report += fmt::format("    {:6} {}\n", count, rule);
    }
    report += "\nNot found, by reason:\n";
    std::map<std::string, std::vector<std::string>> by_reason;
    for (const auto& [kind, tally] : mutations.tallies) {
        for (const auto& [name, reason] : tally.missed) by_reason[reason].push_back(kind + ": " + name);
    }
    for (const auto& [reason, names] : by_reason) {
        report += fmt::format("\n{} ({})\n", reason, names.size());
        for (const std::string& name : names) report += "    " + name + "\n";
    }
    return report;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mutations)

BOOST_AUTO_TEST_CASE(each_changed_cell_of_the_example_is_found) {
    ExampleBudget budget;
    BOOST_TEST(budget.check().broken.empty(), "nothing is broken before");
    Mutations mutations(budget);
    mutate_cells(budget, mutations);
    mutate_priors(budget, mutations);
    for (const auto& [kind, tally] : mutations.tallies) {
        BOOST_TEST_MESSAGE(kind << ": " << tally.made << " made, " << tally.found << " found");
        for (const auto& [name, reason] : tally.missed) BOOST_TEST(!reason.empty(), kind << ": " << name << " should be found");
    }
    if (every_nth > 1) return;
    const std::string path = SITE_GEN_TESTS_FOLDER "/mutations/cells.txt";
    const std::string report = report_of(mutations);
    if (std::getenv("SITE_GEN_ACCEPT") != nullptr) std::ofstream(path, std::ios::binary) << report;
    std::ostringstream expected;
    expected << std::ifstream(path, std::ios::binary).rdbuf();
    BOOST_TEST(report == expected.str(), path << " says otherwise; see tests/README.md");
}

BOOST_AUTO_TEST_SUITE_END()

// What overviews share.
#pragma once

#include <optional>
#include <string>

#include "across/overviews.hpp"

namespace sitegen {

// "final accounts · provinces · plan of departments": the name of a group on a page that has several.
[[nodiscard]] std::string group_title(const AcrossGroup& group, const Across& across);

// The figure that is the size of its departments: the first of its standard's overview, which has one.
[[nodiscard]] const FigureForm& size_form(const AcrossGroup& group);

// Whether amounts of two groups belong to one line over the years: of the same departments, standard, stage and kind of year.
[[nodiscard]] bool is_same_line(const AcrossGroup& a, const AcrossGroup& b);
// "final accounts": the name of a line; if the site has years of both kinds, with the first and last year of its kind.
[[nodiscard]] std::string line_title(const AcrossGroup& latest, const Across& across, const Words& words);

// The look of a stage's line in every chart: its place among the stages of its standard.
[[nodiscard]] std::size_t look_of_stage(const Standard& standard, const StageForm& stage);

// Why a document is missing, in words, with the date on which it is expected.
[[nodiscard]] std::string gap_text(const AcrossGap& gap, const Words& words);
// Why a cell has no amount, in words; empty for a blank cell.
[[nodiscard]] std::string state_text(CellState state, const Words& words);

// The department's name in that year; with the name of the department that contains it, if any, so that nobody adds the two.
[[nodiscard]] std::string entry_name(const AcrossEntry& entry, const FiscalYear& year, const Words& words);

// Columns that files have with ids, and their cells. Each names its row: together they tell it from all others.
[[nodiscard]] OverviewColumn department_column(const Words& words);
[[nodiscard]] OverviewCell department_cell(const DepartmentSummary& department, const FiscalYear& year, std::string path);
// With the name of the department that contains it, if any.
[[nodiscard]] OverviewCell department_cell(const AcrossEntry& entry, const FiscalYear& year, const Words& words, std::string path);
// The group of departments, the standard and the stage.
[[nodiscard]] OverviewColumn stage_column(const Words& words);
[[nodiscard]] OverviewCell stage_cell(const AcrossGroup& group, const Across& across);
[[nodiscard]] OverviewColumn year_column(const Words& words);
// A text column without ids of its own.
[[nodiscard]] OverviewColumn key_column(std::string id, std::string title);
// A text column whose ids are the files' column of that name.
[[nodiscard]] OverviewColumn named_column(std::string id, std::string name, std::string title);
[[nodiscard]] OverviewCell named_cell(std::string id, std::string text, std::string path = {});

// The declared notes on a department's documents of a year and stage.
[[nodiscard]] std::vector<std::string> department_notes(const DepartmentSummary& department, const FiscalYear& year,
                                                        const std::string& stage);
// Of those: the notes on one or several years at every stage, and the notes on a year at one stage.
[[nodiscard]] std::vector<std::string> notes_on_year(const std::vector<StandingNote>& notes, const FiscalYear& year);
[[nodiscard]] std::vector<std::string> notes_on_stage(const std::vector<StandingNote>& notes, const FiscalYear& year,
                                                      const std::string& stage);
// Adds the items that are not there yet.
void add_notes(std::vector<std::string>& notes, const std::vector<std::string>& more);

// Percentages have one decimal.
constexpr int percent_decimals = 1;

// A figure of a document in a group's unit, or why there is none.
[[nodiscard]] OverviewCell figure_cell(const SummaryFigure& figure, const AcrossEntry& entry, const AcrossGroup& group,
                                       const Words& words, std::string path = {});

// The part of the whole in per cent, with one decimal. Blank if the whole is not above zero, or if one of them is not known.
[[nodiscard]] OverviewCell share_cell(const std::optional<Amount>& part, const std::optional<Amount>& whole, Rounding rounding);
// now minus before, in per cent of before.
[[nodiscard]] OverviewCell rate_cell(const std::optional<Amount>& now, const std::optional<Amount>& before, Rounding rounding);

// An amount, and the power of ten (of the currency's unit) of its last known place.
struct KnownAmount {
    std::optional<Amount> amount;
    int last_place = 0;
};
// Whether two amounts in the unit 10^unit_power are printed with different last places, and differ by no more than half of the
// coarser one.
[[nodiscard]] bool is_within_rounding(const KnownAmount& now, const KnownAmount& before, int unit_power);
// now minus before, in the unit 10^unit_power: to the last place that both are known to; zero if rounding explains it.
[[nodiscard]] std::optional<Amount> known_change(const KnownAmount& now, const KnownAmount& before, int unit_power);
// Such a change, or a word if rounding explains it.
[[nodiscard]] OverviewCell change_cell(const KnownAmount& now, const KnownAmount& before, int unit_power, const Words& words);
// Its rate, or nothing if rounding explains it.
[[nodiscard]] OverviewCell rate_cell(const KnownAmount& now, const KnownAmount& before, int unit_power, Rounding rounding);
// Its rate, or a word for the same as last year if rounding explains it.
[[nodiscard]] OverviewCell rate_cell(const KnownAmount& now, const KnownAmount& before, int unit_power, Rounding rounding,
                                     const Words& words);

// Whether the entry's figure is in that of a document that contains it.
[[nodiscard]] bool is_in_other_figure(const AcrossGroup& group, const AcrossEntry& entry, std::size_t figure);

// What a sum contains and what it leaves out, in sentences.
[[nodiscard]] std::vector<std::string> sum_notes(const AcrossSum& sum, const FiscalYear& year, const Words& words);

// The amounts of a group and of the previous one, in the unit of the first: figure `index` of each department's document.
[[nodiscard]] std::optional<Amount> figure_in(const AcrossGroup& group, std::string_view department, std::size_t index,
                                              const AcrossGroup& unit_of);
[[nodiscard]] KnownAmount known_figure_in(const AcrossGroup& group, std::string_view department, std::size_t index,
                                          const AcrossGroup& unit_of);

// Links to the performance targets of each year, the latest first. None if no document has any.
[[nodiscard]] OverviewSection performance_section(const OverviewContext& context);

// Shows the first rows of a long table on the page and says how many there are.
// word: how it says so, with {shown} and {count}.
void limit_shown(OverviewTable& table, std::size_t most_shown, std::size_t row_count, const char* word, const Words& words);

// Of numbers, and of money in the table's unit.
[[nodiscard]] OverviewColumn amount_column(std::string id, std::string title);
[[nodiscard]] OverviewColumn money_column(std::string id, std::string title);
// The column of a year or of a stage, beside those of others. id, title: of its values, whatever they are of.
[[nodiscard]] OverviewColumn faceted(OverviewColumn column, std::vector<OverviewFacet> facets, std::string id, std::string title);
[[nodiscard]] std::vector<OverviewFacet> facets_of(const FiscalYear& year);
[[nodiscard]] std::vector<OverviewFacet> facets_of(const Standard& standard, const StageForm& stage);

// Sets the table's unit, and the units in which a reader may want its money.
void set_unit(OverviewTable& table, const std::string& unit, const Standard& standard, const Words& words);

}  // namespace sitegen

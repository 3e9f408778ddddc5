// Amounts in terms that make years and places comparable: at the prices of one year, and per inhabitant. If a year has no
// declared value, a word says so.
#pragma once

#include <optional>
#include <string>

#include "across/overviews.hpp"
#include "model/statistics.hpp"

namespace sitegen {

// Amounts per inhabitant are stated in the smallest unit of the standard's money.
class AdjustedAmounts {
  public:
    // own: the department's own population, if it has one; it replaces the site's. All outlive this object.
    AdjustedAmounts(const Statistics& statistics, const std::optional<Population>& own, const Words& words)
        : prices_(statistics.prices ? &*statistics.prices : nullptr),
          population_(own                     ? &*own
                      : statistics.population ? &*statistics.population
                                              : nullptr),
          words_(words) {}

    // For amounts of other people than the population.
    [[nodiscard]] AdjustedAmounts without_population() const {
        AdjustedAmounts terms = *this;
        terms.population_ = nullptr;
        return terms;
    }

    [[nodiscard]] bool have_prices() const { return prices_ != nullptr; }
    [[nodiscard]] bool have_population() const { return population_ != nullptr; }
    // Values of a year.
    [[nodiscard]] bool have_index(const FiscalYear& year) const { return prices_ != nullptr && value_of(prices_->values, year); }
    [[nodiscard]] bool have_inhabitants(const FiscalYear& year) const {
        return population_ != nullptr && value_of(population_->values, year);
    }

    // The amount at the prices of the base year. Nothing if its year has no index. Throws AmountOverflow, like all functions below.
    [[nodiscard]] std::optional<Amount> real(const std::optional<Amount>& amount, const FiscalYear& year, Rounding rounding) const;

    // Blank if there is no amount; a word if there is an amount, but no index or population of its year.
    [[nodiscard]] OverviewCell real_cell(const std::optional<Amount>& amount, const FiscalYear& year, Rounding rounding) const;
    [[nodiscard]] OverviewCell real_rate_cell(const std::optional<Amount>& now, const FiscalYear& year_now,
                                              const std::optional<Amount>& before, const FiscalYear& year_before,
                                              Rounding rounding) const;
    // unit_power: of the amount.
    [[nodiscard]] OverviewCell per_inhabitant_cell(const std::optional<Amount>& amount, int unit_power, const FiscalYear& year,
                                                   const Standard& standard) const;
    // The values themselves.
    [[nodiscard]] OverviewCell index_cell(const FiscalYear& year) const;
    [[nodiscard]] OverviewCell inhabitants_cell(const FiscalYear& year) const;

    // "at prices of 2020"
    [[nodiscard]] std::string prices_of_base() const;
    // Headings: "At prices of 2020", "Real change in %", "Per inhabitant (€)", "Price index", "Inhabitants (thousand)".
    [[nodiscard]] OverviewColumn real_column(std::string id) const;
    [[nodiscard]] OverviewColumn real_rate_column(std::string id) const;
    [[nodiscard]] OverviewColumn per_inhabitant_column(std::string id, const Standard& standard) const;
    [[nodiscard]] OverviewColumn index_column() const;
    [[nodiscard]] OverviewColumn inhabitants_column() const;

    // Notes below a table: how the amounts were made and where the values come from.
    [[nodiscard]] OverviewSource prices_source() const;
    [[nodiscard]] OverviewSource population_source() const;
    // "Inhabitants in 2020: 311,230 (…)"; if a single year's population was used.
    [[nodiscard]] std::string inhabitants_in(const FiscalYear& year) const;

  private:
    const PriceIndex* prices_;
    const Population* population_;
    const Words& words_;
};

// The site's population is that of its first group of departments: others have none.
[[nodiscard]] AdjustedAmounts terms_for(const AdjustedAmounts& of_site, std::size_t rank);

// Adds two more columns, their cells and the sources of their values to a table of years whose rows each have an amount of a group.
// Without declared values they are empty: files have the same columns whatever content declares, and pages leave them out.
// unit_power: of the amount.
void add_comparable_columns(const AdjustedAmounts& terms, const Standard& standard, OverviewTable& table);
void add_comparable_cells(const AdjustedAmounts& terms, const std::optional<Amount>& amount, const AcrossGroup& group,
                          int unit_power, OverviewRow& row);
void add_comparable_sources(const AdjustedAmounts& terms, OverviewTable& table);

}  // namespace sitegen

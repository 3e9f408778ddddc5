// The invented city of tests/example-city, built; and its figures, read from the tables as an editor wrote them, without the
// program.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "program.hpp"

using Cents = std::int64_t;  // hundredths of 万元

// As a table of the site prints it: 1234.56.
[[nodiscard]] std::string printed(Cents cents);
// The change in per cent of the amount before, with one decimal, rounded half up as the city's standard says.
[[nodiscard]] std::string printed_rate(Cents now, Cents before);
// part of whole in per cent, the same.
[[nodiscard]] std::string printed_share(Cents part, Cents whole);

struct CityDocument {
    std::string department;  // slug
    std::string year;
    std::string stage;
    std::string tables;  // the bytes of tables.toml
    bool is_in_yuan = false;

    // Nothing where the cell is blank, withheld or not there at all.
    [[nodiscard]] std::optional<Cents> amount(const std::string& table, const std::string& row, const std::string& column) const;
    // The ids of a table's rows, in their order.
    [[nodiscard]] std::vector<std::string> rows(const std::string& table) const;
};

using CsvRow = std::vector<std::string>;

class CitySite {
  public:
    // Writes the content; nothing is built yet.
    CitySite();

    [[nodiscard]] const std::filesystem::path& root() const { return scratch_.path(); }
    [[nodiscard]] std::filesystem::path department(const std::string& slug) const { return root() / "content/departments" / slug; }
    [[nodiscard]] std::filesystem::path site() const { return root() / "public"; }

    // Upon what is in the folder, with the civic theme.
    [[nodiscard]] Outcome build(const std::string& folder = "public", const std::string& options = "") const;
    [[nodiscard]] Outcome check() const;

    [[nodiscard]] std::vector<CityDocument> documents(const std::string& year, const std::string& stage) const;
    // It is there.
    [[nodiscard]] CityDocument document(const std::string& department, const std::string& year, const std::string& stage) const;
    // expenditure[total].total of a document that has one.
    [[nodiscard]] Cents spent(const std::string& department, const std::string& year, const std::string& stage) const;

    // A CSV file of the site: its rows by their first cell, without the headings, and without the ids that come before names. What
    // is of several years or stages stands beside each other, as on the page.
    [[nodiscard]] std::map<std::string, CsvRow> csv(const std::string& path) const;
    // The same in its order.
    [[nodiscard]] std::vector<CsvRow> csv_rows(const std::string& path) const;
    // All columns, the headings first.
    [[nodiscard]] std::vector<CsvRow> csv_table(const std::string& path) const;

  private:
    [[nodiscard]] std::string folders() const;

    ScratchFolder scratch_;
};

// Built once for all cases that only look at it.
[[nodiscard]] const CitySite& built_city();

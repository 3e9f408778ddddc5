// The departments of the invented city: what each is a case of, and which documents it has.
#pragma once

#include <string>
#include <vector>

#include "offices.hpp"

namespace example_city {

// An office is a part of a department from one year to another.
struct Part {
    std::string office;
    int from = first_year;
    int until = last_year;
};

struct DocumentKey {
    int year = 0;
    Stage stage = Stage::budget;
    friend bool operator==(const DocumentKey&, const DocumentKey&) = default;
};

// A correction of a document after its publication.
struct Correction {
    DocumentKey document;
    std::string date;
    std::string text;
};

// What the rest of a document's document.toml says.
struct DocumentNotes {
    DocumentKey document;
    std::string text;
};

struct Department {
    std::string slug;
    std::string name;  // the present one
    std::vector<Part> parts;
    std::string history = {};                  // the rest of department.toml
    std::string former_name = {};              // until the year before it took the present one
    int renamed_in = 0;                        // 0: never
    std::vector<DocumentKey> absent = {};      // documents that it does not have though it has others
    int withheld_in = 0;                       // the year whose expenditure and projects are withheld
    std::vector<DocumentKey> in_yuan = {};     // documents in 元
    int two_calendar_years_from = 0;           // since when its years span two calendar years; 0: never
    std::vector<Correction> corrections = {};  // the earliest first
    std::vector<DocumentKey> with_annex = {};  // documents whose projects were published in an annex of their own
    bool prints_zeros = false;                 // 0.00 instead of a blank
    std::vector<DocumentNotes> notes = {};

    [[nodiscard]] const std::string& name_in(int year) const;
    // As its folder is called: 2021, or 2021-22.
    [[nodiscard]] std::string fiscal_year(int year) const;
    [[nodiscard]] bool has(const DocumentKey& document) const;
};

[[nodiscard]] const std::vector<Department>& departments();

}  // namespace example_city

// A small site of several departments, years and stages, made from tests/sites, tests/fixtures and tests/themes, that a test may
// change as it likes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

// What a document's tables say, in tenths of a thousand euros.
struct Figures {
    int staff = 8000;
    int other = 5125;
    int income_less_spending = 0;  // other than 0: a check of the standard warns
    bool do_codes_add_up = true;   // no: an error
};

struct SmallDocument {
    int year = 2024;
    std::string stage = "budget";
    std::string standard = "plain";
    Figures figures;
    bool is_acknowledged = false;  // the difference of income and spending
};

// Writes the tables into a document's folder, and what document.toml says of them.
void write_figures(const std::filesystem::path& folder, const SmallDocument& document);

// The whole folder of a document: document.toml, tables.toml and narrative/.
void write_document(const std::filesystem::path& folder, const SmallDocument& document);

void write_department(const std::filesystem::path& content, const std::string& slug, const std::string& standard,
                      const std::vector<int>& years, const std::vector<std::string>& stages);

// content/ with site.toml, about.md, the standards plain and plain-two (which takes its codes from plain) and no department;
// themes/.
void write_empty_site(const std::filesystem::path& folder);

// Replaces the first occurrence. false: there is none.
bool replace_in_file(const std::filesystem::path& file, const std::string& from, const std::string& to);

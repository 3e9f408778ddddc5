// Writes a ledger for measurements of site-gen import, invented and the same on every machine: one CSV file with a row for each
// amount, its mapping file, and the standard that it is imported into.
//
//   ledger OUTPUT [--rows 1000000] [--documents 2000]
//
// Ten years of as many departments as that needs. Half of the records are second parts of a cell, so that sums are made, and a
// record has about a hundred bytes.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <string>

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t year_count = 10;
constexpr std::uint64_t first_year = 2015;
constexpr std::uint64_t codes_in_group = 25;

void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

std::string code_of(std::uint64_t number) {
    return fmt::format("{:03}{:02}", 100 + number / codes_in_group, number % codes_in_group);
}

void write_standard(const fs::path& folder, std::uint64_t code_count) {
    write(folder / "standard.toml", R"(id = "ledger"
title = "Spending of departments"
stages = [{ id = "budget", title = "Budget" }]
units = { "€" = 0 }
minor-digits = 2
classifications = ["account"]
key-figures = ["spending"]

[[table]]
id = "spending"
number = 1
title = "Spending {{year}}"
code-title = "Account"
row-title = "Description"
rows = { classification = "account", total = { id = "total", title = "Total" } }
columns = [{ id = "amount", title = "Amount" }]

[[figure]]
id = "spending"
title = "Spending"
amount = "spending[total].amount"

[[part]]
id = "tables"
title = "Tables"
tables = true
)");
    std::string list = "id = \"account\"\ntitle = \"Accounts\"\nlevels = [3, 5]\n[codes]\n";
    for (std::uint64_t number = 0; number < code_count; ++number) {
        if (number % codes_in_group == 0) list += fmt::format("\"{}\" = \"Group {}\"\n", code_of(number).substr(0, 3), number);
        list += fmt::format("\"{}\" = \"Account {}\"\n", code_of(number), number);
    }
    write(folder / "account.toml", list);
}

constexpr const char* mapping = R"([ledger]
standard = "ledger"
unit = "€"
title = "{department} {year}"

[[file]]
files = "ledger.csv"
year = { column = "Fiscal Year" }
stage = "budget"
department = { column = "Department" }

[[file.table]]
id = "spending"
code = { column = "Account" }
amount = "Amount"
column = "amount"
duplicates = "sum"
parents = true
total = true
)";

}  // namespace

int main(int argument_count, char** arguments) {
    CLI::App app("Writes an invented ledger and its mapping file.");
    fs::path output;
    std::uint64_t row_count = 1'000'000;
    std::uint64_t document_count = 2'000;
    app.add_option("output", output, "The folder to write to; it must not be there")->required();
    app.add_option("--rows", row_count, "Records of the ledger (1000000)");
    app.add_option("--documents", document_count, "Documents that they are about (2000), a multiple of ten");
    CLI11_PARSE(app, argument_count, arguments);
    if (fs::exists(output)) {
        std::cerr << output << " is there already\n";
        return 2;
    }
    const std::uint64_t code_count = std::max<std::uint64_t>(1, row_count / document_count / 2);
    write_standard(output / "content/standards/ledger", code_count);
    write(output / "content/site.toml", "title = \"Ledger\"\npublisher = \"Office\"\nlanguage = \"en\"\n");
    write(output / "mapping.toml", mapping);
    std::ofstream file(output / "ledger.csv", std::ios::binary);
    file << "Fiscal Year,Department,Account,Description,Voucher,Amount\n";
    std::mt19937_64 random(2026);
    const std::uint64_t department_count = std::max<std::uint64_t>(1, document_count / year_count);
    // Documents are mixed, as in a ledger in the order of its entries.
    for (std::uint64_t row = 0; row < row_count; ++row) {
        const std::uint64_t document = row % document_count;
        const std::uint64_t code = row / document_count % code_count;
        file << fmt::format(
            "{},Department of Public Matters {:03},{},\"Payment, as ordered, for account {}\",V-{:010},{}{}.{:02}\n",
            first_year + document / department_count, document % department_count, code_of(code), code_of(code), row,
            random() % 20 == 0 ? "-" : "", random() % 1'000'000, random() % 100);
    }
    return 0;
}

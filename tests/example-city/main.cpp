// Writes the content of an invented city: thirty departments, six years, budget and final accounts, and among them each of the
// cases that pages across departments and years have to get right. The same bytes on every machine.
//
//   example-city OUTPUT
//
// What all departments share, the site's settings and the standard, are the files of content/ beside this one.

#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string_view>

#include "document_files.hpp"

namespace fs = std::filesystem;

namespace example_city {

namespace {

void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream stream(path, std::ios::binary);
    stream << text;
    if (!stream.flush()) throw fs::filesystem_error("cannot write", path, std::make_error_code(std::errc::io_error));
}

void write_document(const fs::path& folder, const Department& department, const DocumentKey& document) {
    write(folder / "document.toml", document_file(department, document));
    write(folder / "tables.toml", tables_file(department, document));
    if (const std::string forms = performance_file(department, document); !forms.empty()) write(folder / "performance.toml", forms);
    int number = 0;
    for (const Section& section : narrative(department, document))
        write(folder / "narrative" / ("0" + std::to_string(++number) + "-" + section.id + ".md"), section.text);
}

void write_department(const fs::path& folder, const Department& department) {
    write(folder / "department.toml", department_file(department));
    for (int year = first_year; year <= last_year; ++year) {
        for (const Stage stage : {Stage::budget, Stage::final}) {
            const DocumentKey document{year, stage};
            if (department.has(document))
                write_document(folder / department.fiscal_year(year) / stage_id(stage), department, document);
        }
    }
}

void write_content(const fs::path& output) {
    fs::create_directories(output);
    fs::copy(fs::path(EXAMPLE_CITY_FOLDER) / "content", output, fs::copy_options::recursive);
    for (const Department& department : departments()) write_department(output / "departments" / department.slug, department);
}

}  // namespace

}  // namespace example_city

int main(int argument_count, char** arguments) {
    if (argument_count != 2 || std::string_view(arguments[1]).starts_with('-')) {
        std::cerr << "example-city OUTPUT\n";
        return 2;
    }
    const fs::path output = arguments[1];
    if (fs::exists(output)) {
        std::cerr << output.string() << " is there already\n";
        return 2;
    }
    try {
        example_city::write_content(output);
    } catch (const std::exception& error) {
        std::cerr << "example-city: " << error.what() << "\n";
        return 3;
    }
    return 0;
}

// What sites say of their downloads for machines, against the files themselves: datapackage.json and data/catalogue.json of the
// expected sites.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <utility>

#include "program.hpp"
#include "text/sha256.hpp"

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;

const fs::path sites = fs::path(SITE_GEN_TESTS_FOLDER) / "sites";

std::vector<fs::path> files_named(const std::string& name) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(sites)) {
        if (entry.path().filename() == name) files.push_back(entry.path());
    }
    return files;
}

std::vector<fs::path> files_below(const fs::path& folder, std::string_view ending) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().string().ends_with(ending)) files.push_back(entry.path());
    }
    return files;
}

// The lines of a CSV file, each as its fields.
std::vector<std::vector<std::string>> lines_of(const std::string& csv) {
    std::vector<std::vector<std::string>> lines;
    std::vector<std::string> fields(1);
    bool is_quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (is_quoted && c == '"' && csv.substr(i + 1, 1) == "\"") {
            fields.back() += csv[++i];
        } else if (c == '"') {
            is_quoted = !is_quoted;
        } else if (c == ',' && !is_quoted) {
            fields.emplace_back();
        } else if (c == '\r' && !is_quoted) {
            ++i;
            lines.push_back(std::exchange(fields, std::vector<std::string>(1)));
        } else {
            fields.back() += c;
        }
    }
    return lines;
}

// In a column of numbers stands either a number or one of the words that the schema lists.
void expect_values(const Json& schema, const std::vector<std::string>& line) {
    const std::set<std::string> missing =
        schema.contains("missingValues") ? schema.at("missingValues").get<std::set<std::string>>() : std::set<std::string>{""};
    for (std::size_t i = 0; i < line.size(); ++i) {
        const Json& field = schema.at("fields").at(i);
        if (missing.contains(line[i])) {
            BOOST_TEST(!field.contains("constraints"), field.at("name") << " is required");
            continue;
        }
        static const std::map<std::string, std::regex> forms = {{"number", std::regex("-?[0-9]+(\\.[0-9]+)?")},
                                                                {"integer", std::regex("-?[0-9]+")},
                                                                {"boolean", std::regex("true|false")},
                                                                {"date", std::regex("[0-9]{4}-[0-9]{2}-[0-9]{2}")},
                                                                {"string", std::regex("[^]*")}};
        BOOST_TEST(std::regex_match(line[i], forms.at(field.at("type"))), line[i]);
        if (!field.contains("categories")) continue;
        const auto categories = field.at("categories").get<std::set<std::string>>();
        BOOST_TEST(categories.contains(line[i]), line[i]);
    }
}

// No two rows have the same key.
void expect_key(const Json& schema, const std::vector<std::string>& names, const std::vector<std::vector<std::string>>& lines) {
    if (!schema.contains("primaryKey")) return;
    std::set<std::vector<std::string>> keys;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        std::vector<std::string> key;
        for (const Json& name : schema.at("primaryKey")) {
            const auto found = std::find(names.begin(), names.end(), name.get<std::string>());
            BOOST_REQUIRE((found != names.end()));
            key.push_back(lines[i].at(static_cast<std::size_t>(found - names.begin())));
        }
        BOOST_TEST(keys.insert(key).second, "two rows have the key of line " << i);
    }
}

// As CSV on the Web has it: the headings, names that addresses can have, types, and a key.
void expect_described(const Json& schema, const fs::path& csv) {
    static const std::map<std::string, std::regex> forms = {{"decimal", std::regex("-?[0-9]+(\\.[0-9]+)?")},
                                                            {"integer", std::regex("-?[0-9]+")},
                                                            {"boolean", std::regex("true|false")},
                                                            {"date", std::regex("[0-9]{4}-[0-9]{2}-[0-9]{2}")},
                                                            {"string", std::regex("[^]*")}};
    const std::vector<std::vector<std::string>> lines = lines_of(read_file(csv));
    const Json& columns = schema.at("columns");
    std::vector<std::string> headings;
    std::vector<std::string> names;
    for (const Json& column : columns) {
        headings.push_back(column.at("titles"));
        BOOST_TEST(!column.at("dc:title").get<std::string>().empty());
        names.push_back(column.value("name", ""));
        BOOST_TEST(std::regex_match(names.back(), std::regex("[A-Za-z0-9_]*")), names.back());
        const std::regex& form = forms.at(column.at("datatype"));
        const std::size_t at = headings.size() - 1;
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const std::string& value = lines[i].at(at);
            if (value.empty())
                BOOST_TEST(!column.value("required", false), headings[at] << " is required");
            else
                BOOST_TEST(std::regex_match(value, form), value);
        }
    }
    BOOST_TEST(headings == lines.front(), boost::test_tools::per_element());
    expect_key(schema, names, lines);
}

// As the profile of Data Package 2.0 has it.
void expect_package(const Json& package) {
    BOOST_TEST(package.at("$schema").get<std::string>() == "https://datapackage.org/profiles/2.0/datapackage.json");
    BOOST_TEST(std::regex_match(package.at("name").get<std::string>(), std::regex("[-a-z0-9._/]+")));
    BOOST_TEST(package.at("resources").size() > 0U);
    for (const Json& contributor : package.at("contributors")) BOOST_TEST(!contributor.at("title").get<std::string>().empty());
    if (package.contains("licenses")) {
        for (const Json& licence : package.at("licenses")) BOOST_TEST((licence.contains("name") || licence.contains("path")));
    }
    if (package.contains("sources")) {
        for (const Json& source : package.at("sources")) BOOST_TEST(!source.at("title").get<std::string>().empty());
    }
}

void expect_resource(const Json& resource, const fs::path& folder) {
    const auto path = resource.at("path").get<std::string>();
    BOOST_REQUIRE_MESSAGE(fs::exists(folder / path), path << " is missing");
    const std::string bytes = read_file(folder / path);
    BOOST_TEST(resource.at("bytes").get<std::size_t>() == bytes.size());
    BOOST_TEST(resource.at("hash").get<std::string>() == "sha256:" + sitegen::sha256_of(bytes));
    BOOST_TEST(std::regex_match(resource.at("name").get<std::string>(), std::regex("[-a-z0-9._/]+")));
    for (const auto& [key, value] :
         {std::pair{"type", "table"}, {"format", "csv"}, {"mediatype", "text/csv"}, {"encoding", "utf-8"}})
        BOOST_TEST(resource.at(key).get<std::string>() == value);
    BOOST_TEST(resource.at("dialect").at("delimiter").get<std::string>() == ",");
    BOOST_TEST(resource.at("dialect").at("lineTerminator").get<std::string>() == "\r\n");
    std::vector<std::string> names;
    for (const Json& field : resource.at("schema").at("fields")) {
        names.push_back(field.at("name").get<std::string>());
        BOOST_TEST((std::set<std::string>{"string", "number", "integer", "boolean", "date"}.contains(field.at("type"))));
        BOOST_TEST(!field.at("title").get<std::string>().empty());
        BOOST_TEST(!field.at("description").get<std::string>().empty());
    }
    const std::vector<std::vector<std::string>> lines = lines_of(bytes);
    BOOST_TEST(names == lines.front(), path);
    for (std::size_t i = 1; i < lines.size(); ++i) expect_values(resource.at("schema"), lines[i]);
    expect_key(resource.at("schema"), names, lines);
    BOOST_TEST(std::set<std::string>(names.begin(), names.end()).size() == names.size(), path << " has two columns of one name");
}

// The path of a relative address of the catalogue, without its fragment.
fs::path resolve(const Json& reference, const fs::path& catalogue) {
    const auto address = reference.at("@id").get<std::string>();
    // Of tests/sites/with-address and tests/sites/two-languages.
    for (const std::string site : {"https://budgets.exampleton.example/open/", "https://budget.example/open/"}) {
        if (address.starts_with(site)) return catalogue.parent_path().parent_path() / address.substr(site.size());
    }
    return catalogue.parent_path() / address;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(data_packages)

BOOST_AUTO_TEST_CASE(a_package_describes_every_download_as_it_is) {
    const std::vector<fs::path> packages = files_named("datapackage.json");
    BOOST_TEST(packages.size() >= 3U);
    for (const fs::path& file : packages) {
        BOOST_TEST_CONTEXT(file.string()) {
            const Json package = Json::parse(read_file(file));
            expect_package(package);
            std::set<std::string> described;
            for (const Json& resource : package.at("resources")) {
                expect_resource(resource, file.parent_path());
                described.insert(resource.at("path").get<std::string>());
            }
            for (const fs::directory_entry& entry : fs::directory_iterator(file.parent_path())) {
                if (entry.path().extension() == ".csv" && !fs::exists(entry.path().string() + "-metadata.json"))
                    BOOST_TEST(described.contains(entry.path().filename().string()), entry.path());
            }
        }
    }
}

// A column that both descriptions have is the same in both, and no row has the key of another.
BOOST_AUTO_TEST_CASE(every_csv_file_of_a_site_is_described_for_the_web) {
    for (const fs::directory_entry& site : fs::directory_iterator(sites)) {
        const fs::path root = site.path() / "expected";
        if (!fs::exists(root) || files_below(root, "datapackage.json").empty()) continue;
        std::set<fs::path> described;
        for (const fs::path& file : files_below(root, "-metadata.json")) {
            const Json json = Json::parse(read_file(file));
            BOOST_TEST(json.at("@context").at(0) == "http://www.w3.org/ns/csvw", file);
            for (const Json& table : json.contains("tables") ? json.at("tables") : Json::array({json})) {
                const fs::path csv = file.parent_path() / table.at("url").get<std::string>();
                BOOST_TEST_CONTEXT(csv.string()) { expect_described(table.at("tableSchema"), csv); }
                BOOST_TEST(described.insert(csv).second, csv << " is described twice");
            }
        }
        for (const fs::path& csv : files_below(root, ".csv")) BOOST_TEST(described.contains(csv), csv << " is not described");
    }
}

// CSV on the Web, beside each table across departments.
BOOST_AUTO_TEST_CASE(every_table_across_departments_is_described_beside_its_file) {
    std::size_t count = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(sites)) {
        const std::string path = entry.path().string();
        if (!path.ends_with(".csv-metadata.json")) continue;
        BOOST_TEST_CONTEXT(path) {
            const Json json = Json::parse(read_file(entry.path()));
            if (json.contains("tables")) continue;  // of a manifest of amounts
            const fs::path csv = entry.path().parent_path() / json.at("url").get<std::string>();
            BOOST_TEST(csv.string() + "-metadata.json" == path);
            ++count;
        }
    }
    BOOST_TEST(count > 50U);
}

BOOST_AUTO_TEST_CASE(a_package_says_where_each_table_is_from) {
    const Json package = Json::parse(read_file(sites / "one-department/expected/parks/2024/data/datapackage.json"));
    const Json& source = package.at("sources").at(0);
    BOOST_TEST(source.at("title") == "Budget book 2024");
    BOOST_TEST(source.at("hash") == "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    BOOST_TEST(package.at("licenses").at(0).at("name") == "CC-BY-4.0");
    BOOST_TEST(package.at("version") == "2024-03-01");
    const Json& summary = package.at("resources").at(1).at("sources").at(0);
    BOOST_TEST(summary.at("pages") == "5-6");
    BOOST_TEST(summary.at("path") == "https://council.example/budget-2024.pdf#page=7");
    const Json hostile = Json::parse(read_file(sites / "hostile-content/expected/parks/2024/data/datapackage.json"));
    BOOST_TEST(hostile.at("resources").at(2).at("sources").at(0).at("title") == "<script>alert(1)</script> {{{html}}}");
}

// DCAT: what it demands of a catalogue, a dataset and a distribution; and every address leads to what it says.
BOOST_AUTO_TEST_CASE(the_catalogue_leads_to_every_document) {
    const std::vector<fs::path> catalogues = files_named("catalogue.json");
    BOOST_TEST(catalogues.size() >= 3U);
    for (const fs::path& file : catalogues) {
        BOOST_TEST_CONTEXT(file.string()) {
            const Json catalogue = Json::parse(read_file(file));
            BOOST_TEST(catalogue.at("@type") == "dcat:Catalog");
            for (const char* key : {"dct:title", "dct:description"}) BOOST_TEST(!catalogue.at(key).get<std::string>().empty());
            BOOST_TEST(catalogue.at("dct:publisher").contains("foaf:name"));
            BOOST_TEST(catalogue.at("dcat:dataset").size() > 0U);
            for (const Json& dataset : catalogue.at("dcat:dataset")) {
                for (const char* key : {"dct:title", "dct:description", "dct:identifier"})
                    BOOST_TEST(!dataset.at(key).get<std::string>().empty());
                BOOST_TEST(fs::exists(resolve(dataset.at("dcat:landingPage"), file)));
                for (const Json& distribution : dataset.at("dcat:distribution")) {
                    const fs::path target = resolve(distribution.at("dcat:accessURL"), file);
                    BOOST_REQUIRE_MESSAGE(fs::exists(target), target << " is missing");
                    BOOST_TEST(distribution.at("dcat:byteSize").at("@value") == std::to_string(fs::file_size(target)));
                }
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

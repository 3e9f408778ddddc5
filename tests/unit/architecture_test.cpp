// The arrows between the folders of site-gen/, and the doors to each library, as site-gen/README.md draws them.

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <utility>

namespace fs = std::filesystem;

namespace {

const fs::path sources = fs::path(SITE_GEN_TESTS_FOLDER).parent_path() / "site-gen";

struct Include {
    std::string from;  // such as load/toml.cpp
    std::string header;
};

// The lines of that form. Its first group is the header, or whatever else is looked for.
std::vector<Include> includes_of(const std::regex& form) {
    std::vector<Include> includes;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(sources)) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".cpp" && extension != ".hpp") continue;
        std::ifstream stream(entry.path());
        for (std::string line; std::getline(stream, line);) {
            std::smatch match;
            if (std::regex_search(line, match, form))
                includes.push_back({entry.path().lexically_relative(sources).generic_string(), match[1]});
        }
    }
    return includes;
}

std::string folder_of(const std::string& path) { return path.substr(0, path.find('/')); }

}  // namespace

BOOST_AUTO_TEST_SUITE(architecture)

BOOST_AUTO_TEST_CASE(folders_include_only_what_lies_below_them) {
    // A stage includes the model, the languages below it that it speaks, and itself; never another stage.
    const std::map<std::string, std::set<std::string>> below = {
        {"text", {}},
        {"model", {"text"}},
        {"disk", {"text", "model"}},
        {"expression", {"model", "text"}},
        {"translate", {"model", "text"}},
        {"load", {"disk", "expression", "model", "text"}},
        {"grid", {"model", "text"}},
        {"import", {"grid", "load", "disk", "model", "text"}},
        {"check", {"expression", "model", "text"}},
        {"markdown", {"model", "text"}},
        {"proofread", {"markdown", "expression", "model", "text"}},
        {"derive", {"expression", "model", "text"}},
        {"across", {"expression", "model", "text"}},
        {"chart", {"model", "text"}},
        {"template", {"model", "text"}},
        {"render", {"markdown", "template", "model", "text"}},
        {"export", {"model", "text"}},
        {"search", {"model", "text"}},
        {"publish", {"disk", "model", "text"}},
        {"diff", {"load", "export", "publish", "model", "text"}},
        {"build",
         {"load", "translate", "check", "proofread", "derive", "across", "chart", "search", "export", "template", "markdown",
          "render", "publish", "disk", "expression", "model", "text"}},
    };
    const std::vector<Include> includes = includes_of(std::regex("^#include \"([^\"]+)\""));
    BOOST_TEST(includes.size() > 100U);
    // Of the model, the disk knows the failure and nothing else.
    for (const auto& [from, header] : includes) {
        const bool is_of_model = folder_of(from) == "disk" && folder_of(header) == "model";
        BOOST_TEST((!is_of_model || header == "model/failure.hpp"), from << " includes " << header);
    }
    for (const auto& [from, header] : includes) {
        const auto rule = below.find(folder_of(from));
        if (rule == below.end()) continue;  // commands and main may use everything
        const bool is_own = folder_of(header) == folder_of(from);
        BOOST_TEST((is_own || rule->second.contains(folder_of(header))), from << " includes " << header);
    }
}

// Pages of topics and codes in one year are kept while nothing of that year has changed: they must not see another.
BOOST_AUTO_TEST_CASE(pages_of_one_year_see_no_other) {
    for (const char* name : {"topic_overview", "code_overview", "topic_parts", "topic_whole"}) {
        std::ifstream stream(sources / "across" / (std::string(name) + ".cpp"));
        const std::string source{std::istreambuf_iterator<char>(stream), {}};
        BOOST_TEST(!source.empty());
        for (const char* door :
             {".documents", "->documents", "departments()", "find_department", "has_other_years", ".gaps", "find_gap"})
            BOOST_TEST(source.find(door) == std::string::npos, name << " uses " << door);
    }
}

// Two types of one name in two rooms are one meaning too many, and the linker may join what the compiler made of them.
BOOST_AUTO_TEST_CASE(each_type_of_a_header_has_a_name_of_its_own) {
    std::map<std::string, std::string> headers;
    for (const auto& [from, name] :
         includes_of(std::regex("^(?:struct|class|enum class) ([A-Za-z0-9]+)(?: final)?(?: :.*)? \\{"))) {
        if (!from.ends_with(".hpp")) continue;
        const auto [other, is_new] = headers.emplace(name, from);
        BOOST_TEST(is_new, name << " is declared in " << from << " and in " << other->second);
    }
    BOOST_TEST(headers.size() > 300U);
}

BOOST_AUTO_TEST_CASE(each_library_has_its_doors) {
    // Where a library has two, one writes and the other reads what others have written.
    const std::map<std::string, std::set<std::string>> doors = {
        {"toml++/toml.h", {"load/toml.cpp"}},
        {"kainjow/mustache.hpp", {"template/page_template.cpp"}},
        {"cmark.h", {"markdown/read_markdown.cpp"}},
        {"CLI/CLI.hpp", {"commands/command_line.cpp"}},
        {"openssl/evp.h", {"text/sha256.cpp", "text/sha512.cpp"}},
        {"zip.h", {"publish/zip_file.cpp", "publish/zip_archive.cpp", "grid/zip_parts.cpp"}},
        {"pugixml.hpp", {"export/check_junit.cpp", "grid/xml_part.hpp"}},
        {"utf8proc.h", {"text/utf8.cpp"}},
        {"brotli/encode.h", {"text/compression.cpp"}},
        {"zlib.h", {"text/compression.cpp"}},
        {"iconv.h", {"grid/encoding.cpp"}},
        {"unicode/coll.h", {"text/collation.cpp"}},
        {"sqlite3.h", {"export/facts_database.cpp"}},
        {"xlsxwriter.h", {"export/workbook_writer.cpp"}},
    };
    std::set<std::pair<std::string, std::string>> used;
    for (const auto& [from, header] : includes_of(std::regex("^#include <([^>]+)>"))) {
        const auto door = doors.find(header);
        if (door == doors.end()) continue;
        BOOST_TEST(door->second.contains(from), from << " includes " << header);
        used.insert({header, from});
    }
    for (const auto& [header, files] : doors) {
        for (const std::string& file : files) BOOST_TEST(used.contains({header, file}), file << " does not include " << header);
    }
}

BOOST_AUTO_TEST_SUITE_END()

// The table of names in themes/README.md is the views' own list. SITE_GEN_ACCEPT=1 writes it anew.

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "render/views.hpp"

using namespace sitegen;

namespace {

std::string describe(const Field& field) {
    switch (field.kind) {
        case FieldKind::text:
            return "text";
        case FieldKind::html:
            return "HTML";
        case FieldKind::url:
            return "address";
        case FieldKind::flag:
            return "flag";
        case FieldKind::object:
            return "object: " + std::string(field.type->name);
        case FieldKind::list:
            return "list: " + std::string(field.type->name);
        case FieldKind::words:
            return "translations";
    }
    return "";
}

// Breadth first, so that a type follows the ones it is part of.
std::string names_of(const ViewType& root) {
    std::string text;
    std::vector<const ViewType*> types = {&root};
    std::set<const ViewType*> seen = {&root};
    for (std::size_t i = 0; i < types.size(); ++i) {
        text += "\n#### " + std::string(types[i]->name) + "\n\n| name | kind | meaning |\n|---|---|---|\n";
        for (const Field& field : types[i]->fields) {
            text += "| `" + std::string(field.name) + "` | " + describe(field) + " | " + std::string(field.meaning) + " |\n";
            if (field.type != nullptr && seen.insert(field.type).second) types.push_back(field.type);
        }
    }
    return text + "\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(theme_names)

BOOST_AUTO_TEST_CASE(the_readme_lists_every_name_a_template_may_use) {
    const std::string path = std::string(SITE_GEN_TESTS_FOLDER) + "/../themes/README.md";
    std::ostringstream read;
    read << std::ifstream(path).rdbuf();
    std::string readme = read.str();
    const std::string begin_mark = "<!-- names: begin -->\n";
    const std::size_t begin = readme.find(begin_mark);
    const std::size_t end = readme.find("<!-- names: end -->");
    BOOST_REQUIRE(begin != std::string::npos);
    BOOST_REQUIRE(end != std::string::npos);
    const std::size_t table = begin + begin_mark.size();
    const std::string names = names_of(root_view_type());
    const char* accept = std::getenv("SITE_GEN_ACCEPT");
    if (accept != nullptr && std::string(accept) == "1") {
        readme.replace(table, end - table, names);
        std::ofstream(path) << readme;
    } else {
        BOOST_TEST(readme.substr(table, end - table) == names);
    }
}

BOOST_AUTO_TEST_CASE(no_type_names_a_field_twice) {
    std::vector<const ViewType*> types = {&root_view_type()};
    std::set<const ViewType*> seen;
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (!seen.insert(types[i]).second) continue;
        std::set<std::string_view> names;
        for (const Field& field : types[i]->fields) {
            BOOST_TEST(names.insert(field.name).second, types[i]->name << " has two fields " << field.name);
            BOOST_TEST(!field.meaning.empty());
            if (field.type != nullptr) types.push_back(field.type);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

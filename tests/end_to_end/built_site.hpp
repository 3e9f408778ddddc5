// A small site that is built when the object is made, and built again or bundled by a test.
#pragma once

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>

#include "program.hpp"

class BuiltSite {
  public:
    explicit BuiltSite(const char* name = "with-address") {
        std::filesystem::copy(tests_folder() / "sites" / name / "content", root() / "content",
                              std::filesystem::copy_options::recursive);
        std::filesystem::copy(tests_folder() / "themes", root() / "themes", std::filesystem::copy_options::recursive);
        BOOST_REQUIRE(run("build --quiet").status == 0);
    }

    [[nodiscard]] const std::filesystem::path& root() const { return scratch_.path(); }
    [[nodiscard]] Outcome run(const std::string& arguments) const { return run_site_gen(root(), arguments); }
    [[nodiscard]] Outcome shell(const std::string& command) const { return run_command(root(), command); }
    // Makes the list of the site's files again, as if they had been published as they are.
    void list_files() const {
        const char* list =
            "cd public && find . -type f ! -name 'manifest-*' ! -name '.*' -printf '%P\\n' | LC_ALL=C sort | xargs sha256sum "
            ">../list && "
            "mv ../list manifest-sha256.txt";
        BOOST_REQUIRE(shell(list).status == 0);
    }
    void replace(const std::string& file, const std::string& from, const std::string& to) const {
        std::string text = read_file(root() / file);
        const std::size_t at = text.find(from);
        BOOST_REQUIRE(at != std::string::npos);
        write_file(root() / file, text.replace(at, from.size(), to));
    }

  private:
    ScratchFolder scratch_;
};

// Of the site "with-address".
inline const std::string document = "content/departments/parks/2024/budget/document.toml";
inline const std::string tables = "content/departments/parks/2024/budget/tables.toml";
inline const std::string bench_version =
    "\n[[version]]\ndate = 2024-04-01\ntext = \"The bench is no secret.\"\n"
    "changes = [{ cell = \"projects[bench].amount\", was = \"withheld\" }]\n";

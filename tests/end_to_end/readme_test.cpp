// The two sections of README.md that a new user types after, done literally: its files written, its commands run, its messages
// compared.

#include <boost/test/unit_test.hpp>
#include <regex>
#include <sstream>

#include "program.hpp"
#include "this_build.hpp"

namespace fs = std::filesystem;

namespace {

struct Block {
    std::string before;  // the line above it
    std::string text;
};

// The fenced blocks of a section.
std::vector<Block> blocks_of(const std::string& heading) {
    std::istringstream lines(read_file(tests_folder().parent_path() / "README.md"));
    std::vector<Block> blocks;
    bool is_in_section = false;
    bool is_in_block = false;
    std::string before;
    for (std::string line; std::getline(lines, line);) {
        if (!is_in_block && line.starts_with("## ")) is_in_section = line == "## " + heading;
        if (!is_in_section) continue;
        if (line.starts_with("```")) {
            is_in_block = !is_in_block;
            if (is_in_block) blocks.push_back({before, ""});
        } else if (is_in_block) {
            blocks.back().text += line + "\n";
        } else if (!line.empty()) {
            before = line;
        }
    }
    BOOST_REQUIRE(!blocks.empty());
    return blocks;
}

// A checkout with a built program, and beside it the folder that the reader makes.
class Checkout {
  public:
    Checkout() {
        const fs::path root = tests_folder().parent_path();
        fs::create_directories(folder() / "build/release/site-gen");
        fs::create_directory_symlink(root / "themes", folder() / "themes");
        fs::create_directory_symlink(root / "tests", folder() / "tests");
        fs::create_symlink(site_gen_program(), folder() / "build/release/site-gen/site-gen");
        fs::create_directory(budget());
    }
    [[nodiscard]] fs::path folder() const { return scratch_.path() / "site-gen"; }
    [[nodiscard]] fs::path budget() const { return scratch_.path() / "my-budget"; }

    // Writes the block, or runs its commands, or compares it with what was printed last.
    void follow(const Block& block) {
        static const std::regex path_in_comment("# (content/\\S+)\n[^]*");
        static const std::regex path_in_prose(".*`(content/[^`]+)`.*");
        std::smatch match;
        if (std::regex_match(block.text, match, path_in_comment) || std::regex_match(block.before, match, path_in_prose)) {
            write_file(budget() / match[1].str(), block.text);
        } else if (block.text.starts_with("build/release/") || block.text.starts_with("mkdir ")) {
            std::istringstream lines(block.text);
            for (std::string command; std::getline(lines, command);) {
                const Outcome outcome = run_command(folder(), "env NO_COLOR=1 " + command);
                BOOST_TEST(outcome.status == 0, command << "\n" << outcome.out << outcome.err);
                printed_ = outcome.out + outcome.err;
                if (command.find(" build ") != std::string::npos) build_ = command;
            }
        } else {
            BOOST_TEST(printed_.find(block.text) != std::string::npos, block.text << "is not in\n" << printed_);
        }
    }

    // What the last build prints now.
    void build_again() { printed_ = run_command(folder(), "env NO_COLOR=1 " + build_).err; }

    // A page of the site without its tags.
    [[nodiscard]] std::string text_of(const std::string& page) const {
        return std::regex_replace(read_file(budget() / "public" / page), std::regex("<[^>]*>"), "");
    }

  private:
    ScratchFolder scratch_;
    std::string build_;
    std::string printed_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(readme)

BOOST_AUTO_TEST_CASE(its_first_budget_and_its_spreadsheet_work_literally) {
    Checkout checkout;
    const fs::path prose = checkout.budget() / "content/departments/library/2025/budget/narrative/01-overview.md";
    for (const Block& block : blocks_of("A first budget in ten minutes")) {
        const bool is_about_a_fault = block.text.find(": error: ") != std::string::npos;
        const std::string right = is_about_a_fault ? read_file(prose) : "";
        if (is_about_a_fault) {
            // "Write {{book-share}} instead and build again."
            BOOST_TEST(block.before.find("The site stays as it was:") != std::string::npos);
            write_file(prose, std::regex_replace(right, std::regex("books-share"), "book-share"));
            checkout.build_again();
        }
        checkout.follow(block);
        if (is_about_a_fault) write_file(prose, right);
    }
    BOOST_TEST(fs::exists(checkout.budget() / "library.zip"));
    BOOST_TEST(checkout.text_of("library/2025/index.html")
                   .find("The library will spend 475,750.50 €, of which 13.29% on books and media.") != std::string::npos);

    for (const Block& block : blocks_of("From your spreadsheet to a site in ten minutes")) checkout.follow(block);
    const std::string page = checkout.text_of("library/2026/index.html");
    BOOST_TEST(page.find("The library will spend 493,000.50 €, of which 13.16% on books and media.") != std::string::npos);
    // The source of the table, with its cells.
    BOOST_TEST(page.find("library-2026.csv, B5:B7") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

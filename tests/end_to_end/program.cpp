#include "program.hpp"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "this_build.hpp"

namespace fs = std::filesystem;

ScratchFolder::ScratchFolder() {
    std::string pattern = (fs::temp_directory_path() / "site-gen-test-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make " + pattern);
    path_ = pattern;
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

Outcome run_site_gen(const fs::path& working_folder, const std::string& arguments) {
    return run_command(working_folder, "env -u SOURCE_DATE_EPOCH NO_COLOR=1 '" + site_gen_program() + "' " + arguments);
}

Outcome run_site_gen_under(const fs::path& working_folder, const std::string& tracer, const std::string& arguments) {
    return run_command(working_folder,
                       "env -u SOURCE_DATE_EPOCH NO_COLOR=1 " + tracer + " '" + site_gen_program() + "' " + arguments);
}

Outcome run_command(const fs::path& working_folder, const std::string& command) {
    const ScratchFolder streams;
    const fs::path out = streams.path() / "out";
    const fs::path err = streams.path() / "err";
    const std::string line =
        "cd '" + working_folder.string() + "' && " + command + " </dev/null >'" + out.string() + "' 2>'" + err.string() + "'";
    const int status = std::system(line.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_file(out), read_file(err)};
}

std::map<std::string, std::string> read_tree(const fs::path& folder) {
    std::map<std::string, std::string> files;
    if (!fs::exists(folder)) return files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file())
            files.emplace(entry.path().lexically_relative(folder).generic_string(), read_file(entry.path()));
    }
    return files;
}

std::string read_file(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

void write_file(const fs::path& file, const std::string& bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

void append_to(const fs::path& file, const std::string& text) { write_file(file, read_file(file) + text); }

fs::path tests_folder() { return SITE_GEN_TESTS_FOLDER; }

bool accepts_new_expectations() {
    const char* accept = std::getenv("SITE_GEN_ACCEPT");
    return accept != nullptr && std::string(accept) == "1";
}

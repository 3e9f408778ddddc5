// Runs the built program as a person would, and compares folders.
#pragma once

#include <filesystem>
#include <map>
#include <string>

// A folder that is there as long as the object, empty at first.
class ScratchFolder {
  public:
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

struct Outcome {
    int status = 0;
    std::string out;
    std::string err;
};

// arguments: of a shell command line. The environment has neither colour nor a clock: SOURCE_DATE_EPOCH is unset.
[[nodiscard]] Outcome run_site_gen(const std::filesystem::path& working_folder, const std::string& arguments);

// The same under another program, such as a tracer.
[[nodiscard]] Outcome run_site_gen_under(const std::filesystem::path& working_folder, const std::string& tracer,
                                         const std::string& arguments);

// Runs a shell command in a folder.
[[nodiscard]] Outcome run_command(const std::filesystem::path& working_folder, const std::string& command);

// Every file below a folder: relative path → bytes.
[[nodiscard]] std::map<std::string, std::string> read_tree(const std::filesystem::path& folder);

[[nodiscard]] std::string read_file(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, const std::string& bytes);
void append_to(const std::filesystem::path& file, const std::string& text);

// The tests' own folder in the source tree.
[[nodiscard]] std::filesystem::path tests_folder();

// SITE_GEN_ACCEPT=1 writes what was produced over what was expected, to be reviewed with git diff.
[[nodiscard]] bool accepts_new_expectations();

// The physical floor of a build: writes folders and files of given sizes, from one buffer, and does nothing else.
//
//   floor SITE --list             prints the folders and files of a finished site: "folder PATH" and "BYTES PATH", sorted
//   floor SOURCE OUTPUT           writes the same folders, and files of the same sizes, into a new folder
//
// SOURCE: a list, or a finished site. What a list costs to read is part of the floor; walking a site costs more, so measure with a
// list. --threads N (2).

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace fs = std::filesystem;

namespace {

constexpr std::string_view folder_mark = "folder";

struct File {
    std::string path;
    std::size_t byte_count = 0;
};

// Paths are relative to the site. Folders stand before what is in them.
struct FileList {
    std::vector<std::string> folders;
    std::vector<File> files;
};

[[noreturn]] void fail(const std::string& what) { throw std::system_error(errno, std::generic_category(), what); }

FileList list_of_site(const fs::path& site) {
    FileList list;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(site)) {
        const std::string path = entry.path().lexically_relative(site).string();
        if (entry.is_directory()) {
            list.folders.push_back(path);
        } else {
            list.files.push_back({path, entry.file_size()});
        }
    }
    std::sort(list.folders.begin(), list.folders.end());
    std::sort(list.files.begin(), list.files.end(), [](const File& a, const File& b) { return a.path < b.path; });
    return list;
}

FileList read_list(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    FileList list;
    for (std::string line; std::getline(file, line);) {
        const std::size_t space = line.find(' ');
        if (space == std::string::npos) throw std::runtime_error("not a line of a list: " + line);
        const std::string_view first = std::string_view(line).substr(0, space);
        if (first == folder_mark) {
            list.folders.push_back(line.substr(space + 1));
            continue;
        }
        File& entry = list.files.emplace_back(File{line.substr(space + 1)});
        const auto [end, fault] = std::from_chars(first.data(), first.data() + first.size(), entry.byte_count);
        if (fault != std::errc() || end != first.data() + first.size()) throw std::runtime_error("not a size: " + line);
    }
    return list;
}

void print_list(const FileList& list) {
    for (const std::string& folder : list.folders) fmt::print("{} {}\n", folder_mark, folder);
    for (const File& file : list.files) fmt::print("{} {}\n", file.byte_count, file.path);
}

// output: the descriptor of the folder to write into; buffer: as long as the file, or longer.
void write_file(int output, const File& file, const std::string& buffer) {
    const int descriptor = openat(output, file.path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor < 0) fail(file.path);
    for (std::size_t written = 0; written < file.byte_count;) {
        const ssize_t count = write(descriptor, buffer.data() + written, file.byte_count - written);
        if (count < 0) fail(file.path);
        written += static_cast<std::size_t>(count);
    }
    if (close(descriptor) != 0) fail(file.path);
}

// Threads take blocks of neighbours, which mostly lie in one folder.
void write_files(int output, const std::vector<File>& files, const std::string& buffer, unsigned thread_count) {
    constexpr std::size_t block = 64;
    std::atomic<std::size_t> next = 0;
    std::vector<std::exception_ptr> failures(thread_count);
    const auto work = [&](std::exception_ptr& failure) {
        try {
            for (std::size_t begin = next.fetch_add(block); begin < files.size(); begin = next.fetch_add(block)) {
                const std::size_t end = std::min(begin + block, files.size());
                for (std::size_t i = begin; i < end; ++i) write_file(output, files[i], buffer);
            }
        } catch (...) {
            failure = std::current_exception();
        }
    };
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < thread_count; ++i) threads.emplace_back(work, std::ref(failures[i]));
    work(failures[0]);
    for (std::thread& thread : threads) thread.join();
    for (const std::exception_ptr& failure : failures) {
        if (failure) std::rethrow_exception(failure);
    }
}

void write_site(const FileList& list, const fs::path& output, unsigned thread_count) {
    if (mkdir(output.c_str(), 0755) != 0) fail(output.string());
    const int folder = open(output.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) fail(output.string());
    for (const std::string& path : list.folders) {
        if (mkdirat(folder, path.c_str(), 0755) != 0) fail(path);
    }
    std::size_t longest = 0;
    for (const File& file : list.files) longest = std::max(longest, file.byte_count);
    write_files(folder, list.files, std::string(longest, 'x'), thread_count);
    close(folder);
}

}  // namespace

int main(int argument_count, char** arguments) {
    CLI::App app("Writes files of given sizes and does nothing else.");
    fs::path source;
    fs::path output;
    unsigned thread_count = 2;
    bool is_list_wanted = false;
    app.add_option("source", source, "A list of folders and files, or a finished site")->required();
    CLI::Option* const output_option = app.add_option("output", output, "The folder to write to; it must not be there");
    app.add_option("--threads", thread_count, "How many threads write (2)")->check(CLI::Range(1U, 256U));
    app.add_flag("--list", is_list_wanted, "Print the list of the source instead")->excludes(output_option);
    CLI11_PARSE(app, argument_count, arguments);
    if (!is_list_wanted && output.empty()) {
        std::cerr << "say where to write to, or --list\n";
        return 2;
    }
    try {
        const FileList list = fs::is_directory(source) ? list_of_site(source) : read_list(source);
        if (is_list_wanted) {
            print_list(list);
        } else {
            write_site(list, output, thread_count);
        }
    } catch (const std::exception& failure) {
        std::cerr << failure.what() << "\n";
        return 1;
    }
    return 0;
}

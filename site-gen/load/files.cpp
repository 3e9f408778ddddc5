#include "load/files.hpp"

#include <algorithm>
#include <fstream>

#include "model/rules.hpp"
#include "model/utf8.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t largest_text = 64U << 20U;
constexpr std::uintmax_t largest_asset = 256U << 20U;

bool lies_within(const fs::path& path, const fs::path& root) {
    const auto mismatch = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
    return mismatch.first == root.end();
}

enum class Wanted { folders, files };

// What is no folder counts as a file: a device, a broken link or a link to a folder is told where it is read. Such a link could
// lead back to a folder it lies in.
std::vector<std::string> names_in(const fs::path& folder, Wanted wanted) {
    std::vector<std::string> names;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        std::string name = entry.path().filename().string();
        std::error_code ignored;
        const bool is_folder = entry.is_directory(ignored) && !entry.is_symlink(ignored);
        if (!name.starts_with('.') && is_folder == (wanted == Wanted::folders)) names.push_back(std::move(name));
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

FileReader::FileReader(fs::path root, Sources& sources, Findings& findings)
    : root_(std::move(root)), sources_(sources), findings_(findings) {
    std::error_code error;
    real_root_ = fs::canonical(root_, error);
}

bool FileReader::exists(const std::string& path) const {
    std::error_code error;
    return fs::exists(root_ / path, error);
}

std::string FileReader::display(const std::string& path) const { return (root_ / path).lexically_normal().generic_string(); }

Place FileReader::place_of(const std::string& path) { return {sources_.add(display(path), {}), 0, 0, 0}; }

std::optional<fs::path> FileReader::locate(const std::string& path, const Place& named_at) {
    const bool is_named = named_at.file != 0;
    const auto refuse = [&](std::string_view rule, const std::string& message, const std::string& remedy) {
        findings_.error(rule, is_named ? named_at : place_of(path), message, remedy);
        return std::nullopt;
    };
    const fs::path normal = fs::path(path).lexically_normal();
    if (normal.is_absolute() || (!normal.empty() && *normal.begin() == "..")) {
        return refuse(rules::unreadable_file, "this path leads out of " + root_.generic_string(), "Put the file itself there.");
    }
    std::error_code error;
    const fs::path real = fs::canonical(root_ / path, error);
    if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory) {
        return refuse(rules::missing_file, is_named ? "there is no file " + display(path) : "there is no such file",
                      "Add it, or mend the name that leads to it.");
    }
    if (error) return refuse(rules::unreadable_file, "the file cannot be read", "Check the permissions and links that lead to it.");
    if (!lies_within(real, real_root_)) {
        return refuse(rules::unreadable_file, "the link leads out of " + root_.generic_string(), "Put the file itself there.");
    }
    return real;
}

std::optional<std::string> FileReader::read(const std::string& path, std::uintmax_t largest, const Place& named_at) {
    const std::optional<fs::path> real = locate(path, named_at);
    if (!real) return std::nullopt;
    const auto refuse = [&](std::string_view rule, const std::string& message, const std::string& remedy) {
        findings_.error(rule, place_of(path), message, remedy);
        return std::nullopt;
    };
    std::error_code error;
    if (!fs::is_regular_file(*real, error))
        return refuse(rules::unreadable_file, "this is not a regular file", "Put a file there.");
    const std::uintmax_t size = fs::file_size(*real, error);
    if (error || size > largest) {
        return refuse(rules::file_too_large, "the file is larger than " + std::to_string(largest >> 20U) + " MB",
                      "Split it into several files.");
    }
    std::ifstream stream(*real, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(size));
    if (!stream) return refuse(rules::unreadable_file, "the file cannot be read", "Check its permissions.");
    return bytes;
}

std::optional<std::string> FileReader::read_bytes(const std::string& path) { return read(path, largest_asset, {}); }

std::optional<std::uint32_t> FileReader::read_text(const std::string& path, const Place& named_at) {
    std::optional<std::string> bytes = read(path, largest_text, named_at);
    if (!bytes) return std::nullopt;
    const bool is_utf16 = bytes->starts_with("\xFF\xFE") || bytes->starts_with("\xFE\xFF");
    if (is_utf16) {
        findings_.error(rules::invalid_utf8, place_of(path), "the file is UTF-16, not UTF-8", "Save it as UTF-8.");
        return std::nullopt;
    }
    if (bytes->starts_with("\xEF\xBB\xBF")) bytes->erase(0, 3);
    const std::optional<std::size_t> invalid = find_invalid_utf8(*bytes);
    const bool is_nul = invalid && (*bytes)[*invalid] == '\0';
    const std::uint32_t file = sources_.add(display(path), std::move(*bytes));
    if (!invalid) return file;
    findings_.error(
        rules::invalid_utf8, sources_.place_at(file, *invalid),
        is_nul ? "the file holds a NUL byte, so it is no text" : "this is not UTF-8; perhaps it is GBK or another older encoding",
        is_nul ? "Put a text file there, saved as UTF-8." : "Save the file as UTF-8.");
    return std::nullopt;
}

std::vector<std::string> FileReader::folders_in(const std::string& path) const { return names_in(root_ / path, Wanted::folders); }

std::vector<std::string> FileReader::files_in(const std::string& path) const { return names_in(root_ / path, Wanted::files); }

void FileReader::refuse_unexpected(const std::string& path, const std::vector<std::string>& names,
                                   const std::vector<std::string>& expected, const std::string& message, Severity severity) {
    for (const std::string& name : names) {
        if (std::find(expected.begin(), expected.end(), name) != expected.end()) continue;
        findings_.add({severity, std::string(rules::unexpected_file), place_of(path.empty() ? name : path + "/" + name),
                       message + nearest_hint(name, expected), "Move it elsewhere, or mend its name."});
    }
}

void FileReader::refuse_folders(const std::string& path, const std::vector<std::string>& expected, const std::string& message,
                                Severity severity) {
    refuse_unexpected(path, folders_in(path), expected, message, severity);
}

void FileReader::refuse_files(const std::string& path, const std::vector<std::string>& expected, const std::string& message) {
    refuse_unexpected(path, files_in(path), expected, message, Severity::error);
}

bool is_slug(std::string_view name) {
    const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !name.empty() && name.size() <= 64 && is_plain(name.front()) &&
           std::all_of(name.begin(), name.end(), [&](char c) { return is_plain(c) || c == '-'; });
}

}  // namespace sitegen

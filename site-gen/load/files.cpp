#include "load/files.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "model/rules.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t largest_text = 64U << 20U;
constexpr std::uintmax_t largest_asset = 256U << 20U;

bool lies_within(const fs::path& path, const fs::path& root) {
    const auto mismatch = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
    return mismatch.first == root.end();
}

std::vector<std::string> names_in(const fs::path& folder, fs::file_type wanted) {
    std::vector<std::string> names;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        std::string name = entry.path().filename().string();
        std::error_code ignored;
        if (!name.starts_with('.') && entry.status(ignored).type() == wanted) names.push_back(std::move(name));
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

std::optional<std::string> FileReader::read_bytes(const std::string& path) {
    const fs::path full = root_ / path;
    const auto refuse = [&](std::string_view rule, const std::string& message, const std::string& remedy) {
        findings_.error(rule, place_of(path), message, remedy);
        return std::nullopt;
    };
    std::error_code error;
    const fs::path real = fs::canonical(full, error);
    if (error) return refuse(rules::missing_file, "there is no such file", "Add it, or mend the name that leads to it.");
    if (!lies_within(real, real_root_)) {
        return refuse(rules::unreadable_file, "the link leads out of " + root_.generic_string(), "Put the file itself there.");
    }
    if (!fs::is_regular_file(real, error)) return refuse(rules::unreadable_file, "this is not a regular file", "Put a file there.");
    const std::uintmax_t size = fs::file_size(real, error);
    if (error || size > largest_asset) return refuse(rules::file_too_large, "the file is larger than 256 MB", "Split it.");
    std::ifstream stream(real, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(size));
    if (!stream) return refuse(rules::unreadable_file, "the file cannot be read", "Check its permissions.");
    return bytes;
}

std::optional<std::uint32_t> FileReader::read_text(const std::string& path) {
    std::optional<std::string> bytes = read_bytes(path);
    if (!bytes) return std::nullopt;
    if (bytes->size() > largest_text) {
        findings_.error(rules::file_too_large, place_of(path), "the file is larger than 64 MB", "Split it into several files.");
        return std::nullopt;
    }
    const std::optional<std::size_t> invalid = find_invalid_utf8(*bytes);
    const std::uint32_t file = sources_.add(display(path), std::move(*bytes));
    if (invalid) {
        findings_.error(rules::invalid_utf8, sources_.place_at(file, *invalid),
                        "byte " + std::to_string(*invalid) + " is not valid UTF-8", "Save the file as UTF-8.");
        return std::nullopt;
    }
    return file;
}

std::vector<std::string> FileReader::folders_in(const std::string& path) const {
    return names_in(root_ / path, fs::file_type::directory);
}

std::vector<std::string> FileReader::files_in(const std::string& path) const {
    return names_in(root_ / path, fs::file_type::regular);
}

bool is_slug(std::string_view name) {
    const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !name.empty() && name.size() <= 64 && is_plain(name.front()) &&
           std::all_of(name.begin(), name.end(), [&](char c) { return is_plain(c) || c == '-'; });
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            if (text[at] == '\0') return at;
            ++at;
            continue;
        }
        utf8proc_int32_t code_point = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                             static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
        if (length <= 0 || code_point < 0) return at;
        at += static_cast<std::size_t>(length);
    }
    return std::nullopt;
}

}  // namespace sitegen

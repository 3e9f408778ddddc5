#include "load/file_reader.hpp"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <set>
#include <system_error>

#include "disk/file.hpp"
#include "model/rules.hpp"
#include "text/paths.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t largest_text = 64U << 20U;
constexpr std::uintmax_t largest_asset = 256U << 20U;
constexpr int most_tries = 100;

bool leads_out(const std::string& path) {
    if (!path.starts_with('/') && path.find("..") == std::string::npos) return false;
    const fs::path normal = fs::path(path).lexically_normal();
    return normal.is_absolute() || (!normal.empty() && *normal.begin() == "..");
}

// The kernel makes sure that no link on the way leads out of the folder.
int open_beneath(int folder, const char* path) {
    struct open_how how {};
    how.flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC;
    how.resolve = RESOLVE_BENEATH;
    for (int tries = 0;; ++tries) {
        const auto descriptor = static_cast<int>(::syscall(SYS_openat2, folder, path, &how, sizeof how));
        // EAGAIN: a folder was renamed at the same time, and the kernel wants the call repeated.
        if (descriptor >= 0 || errno != EAGAIN || tries == most_tries) return descriptor;
    }
}

// The slow way: for links that lead back into the root by an absolute path, and for kernels without openat2(). Returns less than 0
// on failure. Then errno has the reason, EXDEV if the file is not within the root.
int open_within(const fs::path& root, const std::string& path) {
    std::error_code error;
    const fs::path real = fs::canonical(root / path, error);
    if (!error && !lies_within(real, fs::canonical(root, error))) errno = EXDEV;
    if (error) errno = error.value();
    return error || errno == EXDEV ? -1 : ::open(real.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
}

class Stopwatch {
  public:
    explicit Stopwatch(std::chrono::nanoseconds& sum) : sum_(sum) {}
    ~Stopwatch() { sum_ += std::chrono::steady_clock::now() - started_; }
    Stopwatch(const Stopwatch&) = delete;
    Stopwatch& operator=(const Stopwatch&) = delete;

  private:
    std::chrono::nanoseconds& sum_;
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace

FileReader::FileReader(fs::path root, Sources& sources, Findings& findings, Log log)
    : root_(std::move(root)),
      root_folder_(::open(root_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)),
      shown_root_((root_ / "").lexically_normal().generic_string()),
      keeps_log_(log == Log::kept),
      sources_(sources),
      findings_(findings) {
    if (!root_folder_.is_open() && !is_absence(errno) && errno != EACCES) throw system_failure("open", root_);
    if (shown_root_ == "./") shown_root_.clear();
}

bool FileReader::exists(const std::string& path) {
    const auto [known, is_new] = asked_.try_emplace(path);
    if (!is_new) return known->second;
    struct stat status {};
    known->second = ::stat((root_ / path).c_str(), &status) == 0;
    if (!known->second && !is_absence(errno)) throw system_failure("access", root_ / path);
    if (keeps_log_) readings_.push_back({known->second ? Reading::Kind::present : Reading::Kind::absent, path, {}, {}});
    return known->second;
}

std::string FileReader::display(const std::string& path) const {
    const bool is_plain = !path.empty() && path.front() != '/' && path.find("./") == std::string::npos &&
                          path.find("//") == std::string::npos && !path.ends_with('.');
    return is_plain ? shown_root_ + path : (root_ / path).lexically_normal().generic_string();
}

Place FileReader::place_of(const std::string& path) { return {sources_.add(display(path), {}), 0, 0, 0}; }

FileDescriptor FileReader::open(const std::string& path, const Place& named_at) {
    const bool is_named = named_at.file != 0;
    const auto refuse = [&](std::string_view rule, const std::string& message, const std::string& remedy) {
        findings_.error(rule, is_named ? named_at : place_of(path), message, remedy);
        return FileDescriptor();
    };
    if (leads_out(path)) {
        return refuse(rules::unreadable_file, "this path leads outside of " + root_.generic_string(), "Put the file itself there.");
    }
    FileDescriptor opened(open_beneath(root_folder_.get(), path.c_str()));
    if (!opened.is_open() && (errno == EXDEV || errno == ENOSYS)) {
        errno = 0;
        opened = FileDescriptor(open_within(root_, path));
    }
    if (opened.is_open()) return opened;
    if (is_absence(errno) || errno == EBADF) {
        return refuse(rules::missing_file, is_named ? "there is no file " + display(path) : "there is no such file",
                      "Add it, or correct the name that leads to it.");
    }
    if (errno != EACCES && errno != EPERM && errno != ELOOP && errno != ENAMETOOLONG && errno != EXDEV && errno != ENXIO)
        throw system_failure("read", root_ / path);
    if (errno == EXDEV) {
        return refuse(rules::unreadable_file, "the link leads outside of " + root_.generic_string(), "Put the file itself there.");
    }
    return refuse(rules::unreadable_file, "the file cannot be read", "Check the permissions and links that lead to it.");
}

std::optional<std::string> FileReader::read(const std::string& path, std::uintmax_t largest, const Place& named_at) {
    const Stopwatch stopwatch(time_spent_reading_);
    const FileDescriptor opened = open(path, named_at);
    if (!opened.is_open()) return std::nullopt;
    std::optional<FileBytes> file = read_opened(opened.get(), path, largest);
    if (!file) return std::nullopt;
    if (keeps_log_) readings_.push_back({Reading::Kind::file, path, file->status, digest_of(file->bytes)});
    return std::move(file->bytes);
}

std::optional<FileBytes> FileReader::read_opened(int descriptor, const std::string& path, std::uintmax_t largest) {
    const auto refuse = [&](std::string_view rule, const std::string& message, const std::string& remedy) {
        findings_.error(rule, place_of(path), message, remedy);
        return std::nullopt;
    };
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) throw system_failure("read", root_ / path);
    if (!S_ISREG(status.st_mode)) return refuse(rules::unreadable_file, "this is not a regular file", "Put a file there.");
    if (static_cast<std::uintmax_t>(status.st_size) > largest) {
        return refuse(rules::file_too_large, "the file is larger than " + std::to_string(largest >> 20U) + " MB",
                      "Split it into several files.");
    }
    return read_steadily(descriptor, file_status_of(status), display(path));
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
        rules::invalid_utf8, PlaceFinder(file, sources_.at(file).text).place_of(*invalid),
        is_nul ? "the file holds a NUL byte, so it is not text" : "this is not UTF-8; perhaps it is GBK or another older encoding",
        is_nul ? "Put a text file there, saved as UTF-8." : "Save the file as UTF-8.");
    return std::nullopt;
}

std::vector<std::string> FileReader::folders_in(const std::string& path) { return names_in(path, true); }

std::vector<std::string> FileReader::files_in(const std::string& path) { return names_in(path, false); }

// Everything that is not a folder counts as a file. A device, a broken link or a link to a folder is reported when it is read.
std::vector<std::string> FileReader::names_in(const std::string& path, bool are_folders) {
    std::vector<std::string> names;
    for (const FolderEntry& entry : list(path)) {
        if (entry.is_folder == are_folders) names.push_back(entry.name);
    }
    return names;
}

const std::vector<FolderEntry>& FileReader::list(const std::string& path) {
    const std::string name = path.ends_with('/') ? path.substr(0, path.size() - 1) : path;
    const auto [known, is_new] = listed_.try_emplace(name);
    if (!is_new) return known->second;
    const Stopwatch stopwatch(time_spent_reading_);
    if (std::optional<FolderListing> listing = list_folder(root_, name)) {
        if (keeps_log_) readings_.push_back({Reading::Kind::folder, name, listing->status, digest_of(*listing)});
        known->second = std::move(listing->entries);
    } else if (errno == EACCES) {
        findings_.error(rules::unreadable_file, place_of(name), "the folder cannot be read", "Check its permissions.");
    } else {
        if (keeps_log_) readings_.push_back({Reading::Kind::absent, name, {}, {}});
    }
    return known->second;
}

void FileReader::refuse_unexpected(const std::string& path, const std::vector<std::string>& names,
                                   const std::vector<std::string>& expected, const std::string& message, Severity severity) {
    for (const std::string& name : names) {
        if (std::find(expected.begin(), expected.end(), name) != expected.end()) continue;
        findings_.add({severity, std::string(rules::unexpected_file), place_of(path.empty() ? name : path + "/" + name),
                       message + nearest_hint(name, expected), "Move it elsewhere, or correct its name."});
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

void FileReader::add_readings(const std::vector<ReadingLog>& others, std::chrono::nanoseconds time_spent) {
    std::set<std::pair<std::string, Reading::Kind>> known;
    for (const Reading& reading : readings_) known.emplace(reading.path, reading.kind);
    for (const ReadingLog& log : others) {
        for (const Reading& reading : log.readings) {
            if (known.emplace(reading.path, reading.kind).second) readings_.push_back(reading);
        }
    }
    time_spent_reading_ += time_spent;
}

}  // namespace sitegen

#include "publish/bundle.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>

#include "disk/read_file.hpp"
#include "disk/written_file.hpp"
#include "model/failure.hpp"
#include "publish/builder_lock.hpp"
#include "publish/interruption.hpp"
#include "publish/output_folder.hpp"
#include "publish/verification.hpp"
#include "publish/zip_file.hpp"
#include "text/paths.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

constexpr const char* readme_name = "README.txt";

// The site's language is not known here. So the text is in the language of its first users and in English.
constexpr std::string_view readme =
    R"(预算公开网站离线归档
====================

本压缩包是一个预算公开网站的完整副本，无需联网，也无需安装任何软件。

打开：先解压全部文件，再用浏览器打开 site/index.html。
数据：各页面的“下载”列出同一数据的机器可读文件，均在 site 文件夹内。
核对：manifest-sha256.txt 列出每个文件的 SHA-256 校验值。在解压后的文件夹中运行

    sha256sum -c manifest-sha256.txt          （Linux）
    shasum -a 256 -c manifest-sha256.txt      （macOS）

每一行都显示 OK，即说明文件自归档以来未被改动。
Windows 可用 certutil -hashfile 文件名 SHA256 逐个核对。


Offline archive of a budget disclosure site
===========================================

This is a complete copy of a site that discloses budgets. It needs no network and no software but a web browser.

Open:    unpack all files, then open site/index.html in a browser.
Data:    the downloads that each page lists are machine-readable files of the same figures, all in the folder site.
Verify:  manifest-sha256.txt lists the SHA-256 digest of every file. In the unpacked folder, run

    sha256sum -c manifest-sha256.txt          (Linux)
    shasum -a 256 -c manifest-sha256.txt      (macOS)

If each line says OK, no file has changed since it was archived.
On Windows, certutil -hashfile FILE SHA256 verifies one file.
)";

// https://reproducible-builds.org/specs/source-date-epoch/
std::int64_t time_of_the_source() {
    const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
    if (epoch == nullptr) return 0;
    const std::string_view text(epoch);
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc() || end != text.data() + text.size()) {
        throw Failure("SOURCE_DATE_EPOCH is \"" + std::string(text) + "\", which is not a number of seconds since 1970");
    }
    return seconds;
}

// A file that replaces another one when it is complete. Until then it has no name if the file system allows this, so nothing stays,
// however the process ends. Otherwise its name is `.<name>.partial`, and the next bundle removes it.
class UnfinishedFile {
  public:
    explicit UnfinishedFile(const fs::path& file) : file_(file), partial_(hidden_beside(file, "partial")) {
        remove_file(partial_);
        const bool can_be_named = ::access("/proc/self/fd", X_OK) == 0;
        if (can_be_named)
            descriptor_ = FileDescriptor(::open(file.parent_path().c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, file_mode));
        if (descriptor_.is_open()) return;
        has_name_ = true;
        descriptor_ = FileDescriptor(::open(partial_.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, file_mode));
        if (!descriptor_.is_open()) throw system_failure("create", partial_);
    }
    ~UnfinishedFile() {
        if (has_name_) ::unlink(partial_.c_str());
    }
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

    [[nodiscard]] const FileDescriptor& descriptor() const { return descriptor_; }

    // Call it once, at the end. Returns false on failure; errno has the reason.
    [[nodiscard]] bool finish() {
        if (::fchmod(descriptor_.get(), file_mode) != 0 || ::fsync(descriptor_.get()) != 0) return false;
        if (!has_name_) {
            const std::string nameless = "/proc/self/fd/" + std::to_string(descriptor_.get());
            if (::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, partial_.c_str(), AT_SYMLINK_FOLLOW) != 0) return false;
            has_name_ = true;
        }
        if (::rename(partial_.c_str(), file_.c_str()) != 0) return false;
        has_name_ = false;
        return true;
    }

  private:
    fs::path file_;
    fs::path partial_;
    FileDescriptor descriptor_;
    bool has_name_ = false;
};

fs::path checked_bundle(const fs::path& site, const fs::path& output) {
    try {
        fs::path file = resolved(output);
        if (lies_within(file, resolved(site))) {
            throw Failure("cannot write the bundle to " + output.string() + ": the bundle would lie in the site that it packs");
        }
        if (fs::exists(file) && !fs::is_regular_file(file)) {
            throw Failure("cannot write the bundle to " + output.string() + ": it is not a file");
        }
        fs::create_directories(file.parent_path());
        return file;
    } catch (const fs::filesystem_error& error) {
        throw Failure("cannot write the bundle to " + output.string() + ": " + error.code().message());
    }
}

void write_zip(const fs::path& site, const Manifest& site_files, const std::string& manifest, const FileDescriptor& file,
               const fs::path& output) {
    ZipWriter zip(file, output, zip_time(time_of_the_source()));
    zip.add_text(readme_name, readme);
    zip.add_text(manifest_name, manifest);
    for (const ManifestEntry& entry : site_files) zip.add_file("site/" + entry.path, site / entry.path);
    zip.finish();
}

// The files could have changed while they were packed, and disks and libraries make errors. So an archive is read again.
void require_archived(Manifest expected, const std::string& manifest, const FileDescriptor& file, const fs::path& output) {
    expected.push_back({manifest_name, sha256_of(manifest)});
    sort(expected);
    const Manifest found = read_back(file, output);
    const auto [want, got] = std::mismatch(expected.begin(), expected.end(), found.begin(), found.end());
    if (want == expected.end() && got == found.end()) return;
    const std::string name = want != expected.end() ? want->path : got->path;
    throw Failure("the bundle " + output.string() + " would not verify: " + name + " changed while it was packed");
}

}  // namespace

BundleSummary write_bundle(const fs::path& site, const fs::path& output) {
    const fs::path file = checked_bundle(site, output);
    finish_interrupted_build(site);
    const BuilderLock lock(hidden_beside(file, "lock"));
    UnfinishedFile unfinished(file);

    Manifest site_files = verified_manifest(site);
    site_files.push_back({manifest_name, sha256_of_file(site / manifest_name)});
    sort(site_files);

    Manifest all = {{readme_name, sha256_of(readme)}};
    for (const ManifestEntry& entry : site_files) all.push_back({"site/" + entry.path, entry.sha256});
    const std::string manifest = manifest_text(all);

    write_zip(site, site_files, manifest, unfinished.descriptor(), output);
    require_archived(all, manifest, unfinished.descriptor(), output);
    require_uninterrupted();
    if (!unfinished.finish()) throw system_failure("write", output);
    return {all.size() + 1, fs::file_size(file)};
}

}  // namespace sitegen

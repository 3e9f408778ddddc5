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

#include "model/failure.hpp"
#include "publish/builder_lock.hpp"
#include "publish/file_system.hpp"
#include "publish/output_folder.hpp"
#include "publish/verification.hpp"
#include "publish/zip_file.hpp"
#include "text/paths.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

constexpr const char* readme_name = "README.txt";

// The site's language is not known here, so the text is in the language of its first users and in English.
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

// Removes the unfinished file unless it has been renamed.
class PartialFile {
  public:
    explicit PartialFile(fs::path path) : path_(std::move(path)) { remove(); }
    ~PartialFile() { remove(); }
    PartialFile(const PartialFile&) = delete;
    PartialFile& operator=(const PartialFile&) = delete;

    [[nodiscard]] const fs::path& path() const { return path_; }

  private:
    void remove() noexcept { ::unlink(path_.c_str()); }
    fs::path path_;
};

fs::path checked_bundle(const fs::path& site, const fs::path& output) {
    try {
        fs::path file = resolved(output);
        if (lies_within(file, resolved(site))) {
            throw Failure("cannot write the bundle to " + output.string() + ": it lies in the site that it is made from");
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

void write_zip(const fs::path& site, const Manifest& site_files, const std::string& manifest, const fs::path& file) {
    ZipWriter zip(file, zip_time(time_of_the_source()));
    zip.add_text(readme_name, readme);
    zip.add_text(manifest_name, manifest);
    for (const ManifestEntry& entry : site_files) zip.add_file("site/" + entry.path, site / entry.path);
    zip.finish();
}

// The files could have changed while they were packed, and disks and libraries err: an archive is worth a second look.
void require_archived(Manifest expected, const std::string& manifest, const fs::path& file, const fs::path& output) {
    expected.push_back({manifest_name, sha256_of(manifest)});
    sort(expected);
    const Manifest found = read_back(file);
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
    const PartialFile partial(hidden_beside(file, "partial"));

    Manifest site_files = verified_manifest(site);
    site_files.push_back({manifest_name, sha256_of_file(site / manifest_name)});
    sort(site_files);

    Manifest all = {{readme_name, sha256_of(readme)}};
    for (const ManifestEntry& entry : site_files) all.push_back({"site/" + entry.path, entry.sha256});
    const std::string manifest = manifest_text(all);

    write_zip(site, site_files, manifest, partial.path());
    require_archived(all, manifest, partial.path(), output);

    const FileDescriptor written(::open(partial.path().c_str(), O_RDONLY | O_CLOEXEC));
    if (!written.is_open() || ::fchmod(written.get(), 0644) != 0 || ::fsync(written.get()) != 0 ||
        ::rename(partial.path().c_str(), file.c_str()) != 0) {
        throw system_failure("write", output);
    }
    return {all.size() + 1, fs::file_size(file)};
}

}  // namespace sitegen

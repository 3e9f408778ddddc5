// The files of a published site, or of a bundle of it: in a folder or in a ZIP file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "publish/manifest.hpp"
#include "publish/web_archive.hpp"
#include "publish/zip_archive.hpp"

namespace sitegen {

class PublishedFiles {
  public:
    // Throws a Failure if there is neither a folder nor a ZIP file.
    explicit PublishedFiles(const std::filesystem::path& place);

    // Whether these are the files of a WACZ.
    [[nodiscard]] bool are_of_wacz() const;
    // Of a WACZ: the files of the site that it has captured. Throws a Failure if the capture is damaged.
    [[nodiscard]] PublishedFiles captured() const;

    // Without the only folder at the top of an archive; what lies beside the folder of a bundle begins with "../". Sorted bytewise,
    // links and other special files among them; without the ignore file and a build's own files. An archive may have a name twice.
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    [[nodiscard]] bool has(std::string_view name) const;
    // Nothing if it is no plain file, is damaged or does not exist.
    [[nodiscard]] std::optional<std::string> sha256_of(const std::string& name) const;
    [[nodiscard]] std::optional<std::string> sha512_of(const std::string& name) const;
    // The same; also nothing if it has more bytes than that.
    [[nodiscard]] std::optional<std::string> read(const std::string& name, std::size_t most_bytes) const;
    [[nodiscard]] bool is_plain(const std::string& name) const;

  private:
    PublishedFiles() = default;
    void leave_out_only_folder();
    // Whether it could be read to its end.
    bool read_in(const std::string& name, const std::function<void(std::string_view)>& take) const;

    std::filesystem::path place_;
    std::optional<ZipArchive> archive_;
    std::optional<WebArchive> capture_;
    std::vector<std::string> names_;
    std::vector<std::size_t> entries_;  // of an archive: for each name, its index there
};

}  // namespace sitegen

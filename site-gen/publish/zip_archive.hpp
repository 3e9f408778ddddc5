// Reads a ZIP file on the disk, entry by entry. Nothing is unpacked to the disk.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace sitegen {

class ZipArchive {
  public:
    // Throws a Failure if the file is no ZIP archive.
    explicit ZipArchive(const std::filesystem::path& file);

    // The names of its files, in the order of the archive and as they stand there. Folders are left out.
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    // Unpacks the file with that index of names() in pieces. Returns false if it is damaged or encrypted.
    [[nodiscard]] bool unpack(std::size_t index, const std::function<void(std::string_view)>& take) const;

  private:
    std::unique_ptr<zip, void (*)(zip*)> archive_;
    std::vector<std::string> names_;
    std::vector<std::size_t> entries_;  // for each name, the number of its entry
};

}  // namespace sitegen

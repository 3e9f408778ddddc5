// Reads a web archive (WARC in members of gzip, see warc_writer.hpp): each answer to a request is a file. It stays packed in
// memory.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/compression.hpp"

namespace sitegen {

class WebArchive {
  public:
    // bytes: of the WARC file, or of several one after the other. Throws a Failure if a member is damaged. shown: its name in
    // messages.
    WebArchive(std::string bytes, const std::string& shown);

    // The paths of its files, sorted, below the folder that all addresses have in common. Answers with a query, of a folder, or
    // other than "200 OK" are left out. Of several answers for one address the first counts.
    [[nodiscard]] std::vector<std::string> names() const;
    // Passes on the content of a file that names() has.
    void unpack(const std::string& name, const TakePiece& take) const;

  private:
    struct Place {
        std::size_t member = 0;   // where its member begins
        std::size_t content = 0;  // where the content begins in what the member unpacks to
        std::size_t byte_count = 0;
    };

    std::string bytes_;
    std::map<std::string, Place> files_;  // by path
};

}  // namespace sitegen

// The manifests of amounts that the site has since its last publication, with which a build compares its content.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/publications.hpp"

namespace sitegen {

// Any number of threads may ask.
class PublishedAmountFiles {
  public:
    // read: a file of the published site, as it is on the disk; nothing if there is none.
    explicit PublishedAmountFiles(std::function<std::optional<std::string>(const std::string& path)> read);

    // Whether such a file was published, wherever it is now.
    [[nodiscard]] bool has(const std::string& path) const { return digests_.contains(path); }
    // Of the document in that folder: before how many corrections its earlier amounts were published, plus one. Ascending.
    [[nodiscard]] std::vector<std::size_t> earlier_of(const std::string& folder) const;
    // The folders of all documents with a manifest, sorted.
    [[nodiscard]] std::vector<std::string> documents() const;
    // The folder with which the document in `folder` has to be compared: its own, or else the first of the former ones of its
    // department that has such a document. Its own if nothing was published.
    [[nodiscard]] std::string published_folder(const std::string& folder, const std::vector<std::string>& formerly) const;
    // What was published at the path. Nothing if nothing was, and if the file is not as it was published: then it is remembered.
    [[nodiscard]] std::optional<PublishedAmounts> read(const std::string& path);
    // The same; also nothing if it has these bytes.
    [[nodiscard]] std::optional<PublishedAmounts> read_unless(const std::string& path, std::string_view bytes);
    // The files that were asked for and are missing or damaged, sorted.
    [[nodiscard]] std::vector<std::string> damaged() const;

  private:
    std::function<std::optional<std::string>(const std::string& path)> read_;
    std::map<std::string, std::string, std::less<>> digests_;  // by path, as the site's list of files has them
    mutable std::mutex mutex_;                                 // guards what follows
    std::set<std::string> damaged_;
};

}  // namespace sitegen

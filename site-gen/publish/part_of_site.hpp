// A part of a published site: one department, one fiscal year or both, with what its pages need; or the whole site without the
// bundle of itself that it offers, because that would be the site a second time.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/failure.hpp"
#include "publish/manifest.hpp"

namespace sitegen {

// The site has nothing of the department or the year that was asked for.
struct NoSuchPart : Failure {
    using Failure::Failure;
};

class PartOfSite {
  public:
    // department, year: empty for all. Throws NoSuchPart.
    PartOfSite(const Manifest& site, std::string department, std::string year);

    // Of a part: takes along the files of content/static that its pages link to, such as the published document itself. read: gives
    // a file of the site.
    void add_linked_static_files(const std::function<std::string(const std::string& path)>& read);

    [[nodiscard]] bool is_whole() const { return is_whole_; }
    // Whether all departments and years were asked for: then the site's bundle of itself is all that may be left out.
    [[nodiscard]] bool is_complete() const { return department_.empty() && year_.empty(); }
    // Sorted. Of a whole site all files, and its manifest. A part has no manifest of its own, because its pages are marked, and no
    // compressed copies for web servers, which would not be those of its pages.
    [[nodiscard]] const std::vector<std::string>& paths() const { return paths_; }

    // The page with each link to a page that is left out marked by † and leading to a note at the end of the page. path: its own.
    [[nodiscard]] std::string marked(std::string_view html, std::string_view path) const;

  private:
    [[nodiscard]] bool has(std::string_view path) const;
    [[nodiscard]] bool is_needed(const std::string& path) const;
    [[nodiscard]] bool is_copy(std::string_view path) const;
    [[nodiscard]] bool is_folder_of_language(std::string_view folder) const;
    [[nodiscard]] bool is_static(const std::string& path) const;
    // Whether an address on the page leads to a file of the site that is left out.
    [[nodiscard]] bool leads_out(std::string_view address, std::string_view page) const;

    std::string department_;
    std::string year_;
    bool is_whole_ = false;
    std::vector<std::string> all_;
    std::vector<std::string> paths_;
};

}  // namespace sitegen

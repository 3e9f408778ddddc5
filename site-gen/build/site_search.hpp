// What the search finds across departments, and the scripts in which it does.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "build/document_job.hpp"
#include "build/overview_job.hpp"
#include "model/overview.hpp"
#include "model/summary.hpp"
#include "search/start_data.hpp"

namespace sitegen {

class SiteSearch {
  public:
    // A page across departments. path: below the root of its language.
    void add_page(std::string title, const std::string& path) { pages_.emplace_back(std::move(title), "../" + path); }
    void add_codes(FoundCodes codes);

    // Pages that are found by their headings, too. Several threads may set those of different pages.
    void expect_headings(std::size_t page_count) { overviews_.pages.resize(page_count); }
    void set_headings(std::size_t page, const Overview& overview);

    // write: gets paths below the root of the language.
    void write_scripts(const SiteBuild& build, const std::vector<DepartmentSummary>& departments, const StandardsById& standards,
                       const std::function<void(const std::string& path, const std::string& script)>& write);

  private:
    std::vector<std::pair<std::string, std::string>> pages_;  // title, and address from the page of the search
    SearchOverviews overviews_;
};

}  // namespace sitegen

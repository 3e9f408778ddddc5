// Links of the prose to the site itself: the program knows every file that it writes, and so whether they lead somewhere.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "build/build_record.hpp"
#include "render/narrative.hpp"

namespace sitegen {

struct PageInLanguage {
    std::string path;    // below the site's root
    std::string folder;  // of its language: see SiteLanguage
};

// The links of a text that is printed on a page, without those to other sites. A link that leaves the site's folder is a finding.
// Links to data lead out of the folder of a further language.
[[nodiscard]] std::vector<InternalLink> internal_links(const Sources& sources, std::uint32_t file, const MarkdownTree& prose,
                                                       const PageInLanguage& page);

// Changes links to data, for texts on a page in the folder of a further language. page: its path in that folder.
[[nodiscard]] std::function<std::string(const std::string& address)> relink_to_data(const std::string& folder,
                                                                                    const std::string& page);

// Adds a finding for each link to another place of its own page that the page does not have, and takes all such links out of the
// list. html: the page.
void check_own_links(std::vector<InternalLink>& links, const std::string& page, std::string_view html,
                     std::vector<ReportedFinding>& findings);

// The files of the site as they will be published.
struct SiteFilesToAsk {
    std::function<bool(const std::string& path)> has;
    std::function<std::string(const std::string& path)> read;  // a file that is there
};

// A finding for each link to a file that does not exist, or to a place that its page does not have.
[[nodiscard]] std::vector<ReportedFinding> find_dead_links(std::vector<const InternalLink*> links, const SiteFilesToAsk& files);

}  // namespace sitegen

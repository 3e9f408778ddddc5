#include "build/prose_links.hpp"

#include <algorithm>
#include <optional>

#include "model/addresses.hpp"
#include "model/rules.hpp"
#include "render/site_pages.hpp"
#include "text/escape.hpp"
#include "text/web_address.hpp"

namespace sitegen {

namespace {

const std::string beyond_site = "..";  // which is no path of a file

// Not a folder, with whose address somebody may mean its page.
bool is_data(const std::string& path) {
    return path.rfind('.') != std::string::npos && !path.ends_with('/') && is_of_all_languages(path);
}

bool has_id(std::string_view html, const std::string& id) {
    std::string escaped;
    append_escaped(escaped, id);
    for (const char quote : {'"', '\''}) {
        if (html.find(" id=" + std::string(1, quote) + escaped + quote) != std::string_view::npos) return true;
    }
    return false;
}

ReportedFinding without_target(const InternalLink& link) {
    ReportedFinding finding = link.finding;
    finding.message += ": its page has no such place";
    finding.remedy = "Link to an id of that page, such as #table-<id> or #section-<id>, or remove what follows #.";
    return finding;
}

ReportedFinding without_file(const InternalLink& link, const SiteFilesToAsk& files) {
    ReportedFinding finding = link.finding;
    if (link.path == beyond_site) {
        finding.message += ": it leaves the site's folder";
        return finding;
    }
    finding.message += ": the site has no file " + link.path;
    const bool is_folder = link.path.empty() || link.path.ends_with('/');
    const std::string index = link.path + (is_folder ? "index.html" : "/index.html");
    if (files.has(index)) finding.remedy = "Write index.html at its end, so that it also leads there where no server is.";
    return finding;
}

}  // namespace

std::vector<InternalLink> internal_links(const Sources& sources, std::uint32_t file, const MarkdownTree& prose,
                                         const PageInLanguage& page) {
    std::vector<InternalLink> links;
    const std::string path = page.path.substr(page.folder.size());
    for (const ProseLink& link : relative_links(sources, file, prose)) {
        const std::optional<SiteTarget> target = resolve_relative(path, link.address);
        const Finding finding{Severity::error, std::string(rules::dead_link), link.place,
                              "the link to \"" + link.address + "\" leads nowhere",
                              "Correct the address. It is relative to " + page.path + "."};
        InternalLink& found = links.emplace_back(InternalLink{beyond_site, {}, reported(finding, sources)});
        if (!target) continue;
        found.path = (is_data(target->path) ? std::string() : page.folder) + target->path;
        found.fragment = target->fragment;
    }
    return links;
}

std::function<std::string(const std::string& address)> relink_to_data(const std::string& folder, const std::string& page) {
    std::string to_root = root_from(folder + page);
    return [page, to_root = std::move(to_root)](const std::string& address) {
        const std::optional<SiteTarget> target = resolve_relative(page, address);
        if (!target || !is_data(target->path)) return address;
        return to_root + target->path + (target->fragment.empty() ? "" : "#" + target->fragment);
    };
}

void check_own_links(std::vector<InternalLink>& links, const std::string& page, std::string_view html,
                     std::vector<ReportedFinding>& findings) {
    std::erase_if(links, [&](const InternalLink& link) {
        if (link.path != page) return false;
        if (!link.fragment.empty() && !has_id(html, link.fragment)) findings.push_back(without_target(link));
        return true;
    });
}

std::vector<ReportedFinding> find_dead_links(std::vector<const InternalLink*> links, const SiteFilesToAsk& files) {
    // Each file is asked for and read once.
    std::stable_sort(links.begin(), links.end(), [](const InternalLink* a, const InternalLink* b) { return a->path < b->path; });
    std::vector<ReportedFinding> found;
    const std::string* path = nullptr;
    bool is_there = false;
    std::optional<std::string> html;
    for (const InternalLink* link : links) {
        if (path == nullptr || *path != link->path) {
            path = &link->path;
            is_there = files.has(*path);
            html.reset();
        }
        if (!is_there) {
            found.push_back(without_file(*link, files));
            continue;
        }
        if (link->fragment.empty() || !path->ends_with(".html")) continue;
        if (!html) html = files.read(*path);
        if (!has_id(*html, link->fragment)) found.push_back(without_target(*link));
    }
    return found;
}

}  // namespace sitegen

#include "publish/part_of_site.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "model/addresses.hpp"
#include "model/failure.hpp"
#include "text/paths.hpp"

namespace sitegen {

namespace {

constexpr std::string_view note_id = "left-out";

std::vector<std::string_view> components_of(std::string_view path) {
    std::vector<std::string_view> components;
    for (;;) {
        const std::size_t slash = path.find('/');
        components.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) return components;
        path.remove_prefix(slash + 1);
    }
}

// The path that a relative address means on a page. Empty if it leads out of the site, or if it is no relative address.
std::string resolved_path(std::string_view address, std::string_view page) {
    address = address.substr(0, address.find_first_of("#?"));
    if (address.empty() || address.starts_with('/') || address.find(':') != std::string_view::npos) return {};
    std::vector<std::string_view> components = components_of(page);
    components.pop_back();
    for (const std::string_view each : components_of(address)) {
        if (each == "..") {
            if (components.empty()) return {};
            components.pop_back();
        } else if (each != ".") {
            components.push_back(each);
        }
    }
    std::string path;
    for (const std::string_view each : components) (path += path.empty() ? "" : "/") += each;
    return path;
}

// In the language of the page, as far as this program knows it.
std::string_view note_for(std::string_view html, bool is_complete) {
    const bool is_chinese = html.substr(0, 1000).find("lang=\"zh") != std::string_view::npos;
    if (is_complete) {
        return is_chinese ? "† 本归档就是整个网站，不再含有网站的归档文件。"
                          : "† This archive is the whole site. The file that the site offers as its archive is not in it.";
    }
    return is_chinese ? "† 本归档只含网站的一部分，该页面不在其中。"
                      : "† This archive has only a part of the site. That page is not in it.";
}

}  // namespace

PartOfSite::PartOfSite(const Manifest& site, std::string department, std::string year)
    : department_(std::move(department)), year_(std::move(year)) {
    for (const ManifestEntry& entry : site) all_.push_back(entry.path);
    if (is_complete()) {
        is_whole_ = !std::binary_search(all_.begin(), all_.end(), std::string(site_path::bundle));
        std::copy_if(all_.begin(), all_.end(), std::back_inserter(paths_),
                     [this](const std::string& path) { return is_whole_ || (path != site_path::bundle && !is_copy(path)); });
        if (!is_whole_) return;
        paths_.emplace_back(manifest_name);
        std::sort(paths_.begin(), paths_.end());
        return;
    }
    const std::string folder =
        department_.empty() ? "years/" + year_ + "/" : department_ + "/" + (year_.empty() ? "" : year_ + "/");
    if (std::none_of(all_.begin(), all_.end(), [&](const std::string& path) { return path.starts_with(folder); }))
        throw NoSuchPart("the site has nothing in " + folder);
    std::copy_if(all_.begin(), all_.end(), std::back_inserter(paths_),
                 [this](const std::string& path) { return is_needed(path) && !is_copy(path); });
}

void PartOfSite::add_linked_static_files(const std::function<std::string(const std::string& path)>& read) {
    if (is_complete()) return;
    constexpr std::string_view attribute = " href=\"";
    std::set<std::string> linked;
    for (const std::string& page : paths_) {
        if (!page.ends_with(".html")) continue;
        const std::string html = read(page);
        for (std::size_t at = html.find(attribute); at != std::string::npos; at = html.find(attribute, at)) {
            at += attribute.size();
            const std::string path = resolved_path(std::string_view(html).substr(at, html.find('"', at) - at), page);
            if (is_static(path)) linked.insert(path);
        }
    }
    std::erase_if(linked, [this](const std::string& path) { return has(path); });
    paths_.insert(paths_.end(), linked.begin(), linked.end());
    std::sort(paths_.begin(), paths_.end());
}

// What nothing else of the site can be. Departments have a page in their folder. Pages are never taken along: their links are many.
bool PartOfSite::is_static(const std::string& path) const {
    const auto is_in_site = [this](const std::string& each) { return std::binary_search(all_.begin(), all_.end(), each); };
    const std::string first = path.substr(0, path.find('/'));
    return is_in_site(path) && !path.ends_with(".html") && !is_address_of_site(first) && !is_file_of_site(first) &&
           !is_in_site(first + "/index.html");
}

bool PartOfSite::is_copy(std::string_view path) const {
    const std::string_view original = original_of_copy(path);
    return !original.empty() && std::binary_search(all_.begin(), all_.end(), original);
}

bool PartOfSite::is_needed(const std::string& path) const {
    static constexpr std::array<std::string_view, 5> always = {"about", "accessibility", "assets", "glossary", "index.html"};
    std::vector<std::string_view> components = components_of(path);
    if (is_folder_of_language(components.front())) components.erase(components.begin());
    if (std::find(always.begin(), always.end(), components.front()) != always.end()) return true;
    if (path == site_path::document_schema) return true;  // documents as JSON name it
    const bool is_of_dictionary = components.size() > 2 && components[0] == "data" && components[1] == "dictionary";
    if (is_of_dictionary) return true;  // it says what the columns of the downloads are
    const auto is_of_year = [&] { return std::find(components.begin() + 1, components.end(), year_) != components.end(); };
    if (department_.empty()) return is_of_year();
    if (components.front() != department_) return false;
    // The department's own page leads to its years.
    return year_.empty() || is_of_year() || (components.size() == 2 && components.back() == "index.html");
}

// Each language has the pages that every site has, in a folder beside those of the departments, of which none has a folder "data".
bool PartOfSite::is_folder_of_language(std::string_view folder) const {
    return !is_address_of_site(folder) && std::binary_search(all_.begin(), all_.end(), std::string(folder) + "/" + site_path::data);
}

bool PartOfSite::has(std::string_view path) const { return std::binary_search(paths_.begin(), paths_.end(), path); }

bool PartOfSite::leads_out(std::string_view address, std::string_view page) const {
    const std::string path = resolved_path(address, page);
    return !path.empty() && !has(path) && std::binary_search(all_.begin(), all_.end(), path);
}

std::string PartOfSite::marked(std::string_view html, std::string_view path) const {
    std::string out;
    bool has_note = false;
    std::string_view rest = html;
    while (!rest.empty()) {
        const std::size_t open = rest.find('<');
        if (open == std::string_view::npos) break;
        const std::size_t end = std::min(rest.find('>', open), rest.size() - 1) + 1;
        out += rest.substr(0, open);
        const std::string_view tag = rest.substr(open, end - open);
        rest.remove_prefix(end);
        const std::string_view attribute = tag.starts_with("<form ") ? " action=\"" : " href=\"";
        const std::size_t at = tag.find(attribute);
        const bool can_lead_out = at != std::string_view::npos && !tag.starts_with("<link ");
        const std::size_t begin = can_lead_out ? at + attribute.size() : 0;
        const std::string_view address = can_lead_out ? tag.substr(begin, tag.find('"', begin) - begin) : std::string_view();
        if (!can_lead_out || !leads_out(address, path)) {
            out += tag;
            continue;
        }
        has_note = true;
        out.append(tag.substr(0, begin)).append("#").append(note_id).append(tag.substr(begin + address.size()));
        // Within drawings there is no room for a mark.
        if (tag.starts_with("<a ") && !rest.starts_with("<rect") && !rest.starts_with("<path") && !rest.starts_with("<g"))
            out += "†";
    }
    out += rest;
    const std::size_t body_end = out.rfind("</body>");
    if (has_note && body_end != std::string::npos)
        out.insert(body_end, "<p id=\"" + std::string(note_id) + "\">" + std::string(note_for(html, is_complete())) + "</p>\n");
    return out;
}

}  // namespace sitegen

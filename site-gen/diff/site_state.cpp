#include "diff/site_state.hpp"

#include <algorithm>
#include <array>

#include "export/amounts_csv.hpp"
#include "load/load_content.hpp"
#include "model/addresses.hpp"
#include "model/failure.hpp"
#include "text/paths.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_bytes = std::size_t{256} << 20U;

std::vector<DocumentState> documents_of(const Content& content) {
    std::vector<DocumentState> documents;
    for (const Department& department : content.departments) {
        for (const Document& document : department.documents)
            documents.push_back({document_folder(document), amounts_published(document)});
    }
    return documents;
}

// The folder of a document whose present amounts the file has. Empty for other files.
std::string folder_of_amounts(const std::string& path) {
    const std::string ending = std::string("/") + document_path::amounts;
    const bool is_earlier = path.find(std::string("/") + document_path::versions) != std::string::npos;
    return path.ends_with(ending) && !is_earlier ? path.substr(0, path.size() - ending.size() + 1) : std::string();
}

// A site has its home page at the top, a bundle has the site in a folder.
std::string root_of_site(const PublishedFiles& files) {
    if (files.has("index.html")) return {};
    for (const char* root : {"site/", "data/site/"}) {
        if (files.has(std::string(root) + "index.html")) return root;
    }
    return {};
}

// A part of a site has no list of its own files, and neither has a site without the bundle that it offers. Then the list of the
// whole bundle is taken.
std::optional<Manifest> manifest_of(const PublishedFiles& files, const std::string& root, const fs::path& place) {
    if (const std::optional<std::string> own = files.read(root + manifest_name, most_bytes))
        return parse_manifest(*own, place / manifest_name);
    const std::optional<std::string> all = root.empty() ? std::nullopt : files.read(manifest_name, most_bytes);
    if (!all) return std::nullopt;
    Manifest manifest;
    for (ManifestEntry& entry : parse_manifest(*all, place / manifest_name)) {
        if (entry.path.starts_with(root)) manifest.push_back({entry.path.substr(root.size()), std::move(entry.sha256)});
    }
    return manifest;
}

// A web archive of a part of a site, or of a site without the bundle that it offers, has no list anywhere.
Manifest digests_of(const PublishedFiles& files) {
    Manifest manifest;
    for (const std::string& name : files.names()) {
        if (std::optional<std::string> digest = files.sha256_of(name)) manifest.push_back({name, std::move(*digest)});
    }
    return manifest;
}

// They say what the files say that they are copies of, and not every bundle has them.
void leave_out_copies(Manifest& manifest) {
    std::vector<std::string> paths;
    for (const ManifestEntry& entry : manifest) paths.push_back(entry.path);
    std::erase_if(manifest, [&](const ManifestEntry& entry) {
        const std::string_view original = original_of_copy(entry.path);
        return !original.empty() && std::binary_search(paths.begin(), paths.end(), original);
    });
}

SiteState read_publication(const fs::path& place) {
    SiteState state;
    state.files = std::make_shared<PublishedFiles>(place);
    const bool is_wacz = state.files->are_of_wacz();
    if (is_wacz) state.files = std::make_shared<PublishedFiles>(state.files->captured());
    state.root = root_of_site(*state.files);
    std::optional<Manifest> manifest = manifest_of(*state.files, state.root, place);
    if (!manifest && is_wacz) manifest = digests_of(*state.files);
    if (!manifest) throw Failure("there is neither a published site nor a bundle nor content at " + place.string());
    leave_out_copies(*manifest);
    state.manifest = std::move(*manifest);
    for (const ManifestEntry& entry : state.manifest) {
        std::string folder = folder_of_amounts(entry.path);
        if (folder.empty()) continue;
        const std::optional<std::string> text = state.files->read(state.root + entry.path, most_bytes);
        std::optional<PublishedAmounts> amounts = text ? read_amounts_csv(*text) : std::nullopt;
        if (!amounts) throw Failure((place / entry.path).string() + " is not as site-gen has written it");
        state.documents.push_back({std::move(folder), std::move(*amounts)});
    }
    return state;
}

}  // namespace

bool is_content(const fs::path& place) { return fs::is_regular_file(place / "site.toml"); }

SiteState read_site_state(const fs::path& place, const std::vector<fs::path>& standard_folders, Sources& sources,
                          Findings& findings) {
    SiteState state;
    if (is_content(place)) {
        state.documents = documents_of(load_content(place, standard_folders, sources, findings));
    } else {
        state = read_publication(place);
    }
    std::sort(state.documents.begin(), state.documents.end(),
              [](const DocumentState& a, const DocumentState& b) { return a.folder < b.folder; });
    return state;
}

}  // namespace sitegen

#include "diff/site_state.hpp"

#include <algorithm>
#include <array>

#include "export/amounts_csv.hpp"
#include "load/load_content.hpp"
#include "model/addresses.hpp"
#include "model/failure.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_bytes = std::size_t{256} << 20U;

bool is_content(const fs::path& place) { return fs::is_regular_file(place / "site.toml"); }

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

SiteState read_publication(const fs::path& place) {
    SiteState state;
    state.files = std::make_shared<PublishedFiles>(place);
    for (const char* root : {"site/", "data/site/"}) {
        if (state.files->has(std::string(root) + manifest_name)) state.root = root;
    }
    const std::optional<std::string> manifest = state.files->read(state.root + manifest_name, most_bytes);
    if (!manifest) throw Failure("there is neither a published site nor a bundle nor content at " + place.string());
    state.manifest = parse_manifest(*manifest, place / manifest_name);
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

#include "build/published_amounts.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "export/amounts_csv.hpp"
#include "model/addresses.hpp"
#include "publish/manifest.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace {

// Of each of these files.
std::string name_of_amounts() { return std::string("/") + document_path::amounts; }

// Goes through the lines itself: a list of all files is long, and a damaged line is no reason not to build the site again.
std::map<std::string, std::string, std::less<>> digests_in(std::string_view manifest) {
    constexpr std::size_t digest_size = 64;
    const std::string ending = name_of_amounts();
    std::map<std::string, std::string, std::less<>> digests;
    while (!manifest.empty()) {
        const std::string_view line = manifest.substr(0, manifest.find('\n'));
        manifest.remove_prefix(std::min(line.size() + 1, manifest.size()));
        if (line.size() < digest_size + 2 || !line.ends_with(ending)) continue;
        digests.emplace(line.substr(digest_size + 2), line.substr(0, digest_size));
    }
    return digests;
}

}  // namespace

PublishedAmountFiles::PublishedAmountFiles(std::function<std::optional<std::string>(const std::string& path)> read)
    : read_(std::move(read)), digests_(digests_in(read_(manifest_name).value_or(""))) {}

std::vector<std::size_t> PublishedAmountFiles::earlier_of(const std::string& folder) const {
    const std::string versions = folder + document_path::versions;
    const std::string ending = name_of_amounts();
    std::vector<std::size_t> numbers;
    for (auto file = digests_.lower_bound(versions); file != digests_.end() && file->first.starts_with(versions); ++file) {
        const std::string_view name = std::string_view(file->first).substr(versions.size());
        std::size_t number = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
        if (error == std::errc() && number > 0 && std::string_view(end, name.data() + name.size()) == ending)
            numbers.push_back(number);
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

std::vector<std::string> PublishedAmountFiles::documents() const {
    const std::string of_earlier = std::string("/") + document_path::versions;
    std::vector<std::string> folders;
    for (const auto& [path, digest] : digests_) {
        if (path.find(of_earlier) == std::string::npos) folders.push_back(path.substr(0, path.rfind('/') + 1));
    }
    return folders;
}

std::string PublishedAmountFiles::published_folder(const std::string& folder, const std::vector<std::string>& formerly) const {
    const auto is_published = [this](const std::string& each) { return has(each + document_path::amounts); };
    if (is_published(folder)) return folder;
    for (const std::string& former : formerly) {
        std::string before = former + folder.substr(folder.find('/'));
        if (is_published(before)) return before;
    }
    return folder;
}

std::optional<PublishedAmounts> PublishedAmountFiles::read(const std::string& path) {
    const auto listed = digests_.find(path);
    if (listed == digests_.end()) return std::nullopt;
    const std::optional<std::string> bytes = read_(path);
    std::optional<PublishedAmounts> amounts;
    if (bytes && sha256_of(*bytes) == listed->second) amounts = read_amounts_csv(*bytes);
    if (amounts) return amounts;
    const std::lock_guard guard(mutex_);
    damaged_.insert(path);
    return std::nullopt;
}

std::optional<PublishedAmounts> PublishedAmountFiles::read_unless(const std::string& path, std::string_view bytes) {
    const auto listed = digests_.find(path);
    if (listed == digests_.end() || listed->second == sha256_of(bytes)) return std::nullopt;
    return read(path);
}

std::vector<std::string> PublishedAmountFiles::damaged() const {
    const std::lock_guard guard(mutex_);
    return {damaged_.begin(), damaged_.end()};
}

}  // namespace sitegen

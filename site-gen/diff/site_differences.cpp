#include "diff/site_differences.hpp"

#include <algorithm>
#include <map>

#include "diff/page_text.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_page_bytes = std::size_t{64} << 20U;

// Goes through two sorted lists and calls one of the functions for each name.
template <typename List, typename Name, typename Before, typename Now, typename Both>
void merge(const List& before, const List& now, const Name& name, const Before& only_before, const Now& only_now,
           const Both& both) {
    auto left = before.begin();
    auto right = now.begin();
    while (left != before.end() || right != now.end()) {
        if (right == now.end() || (left != before.end() && name(*left) < name(*right))) {
            only_before(*left++);
        } else if (left == before.end() || name(*right) < name(*left)) {
            only_now(*right++);
        } else {
            both(*left++, *right++);
        }
    }
}

void compare_documents(const SiteState& before, const SiteState& now, SiteDifferences& differences) {
    std::vector<DocumentDifference>& documents = differences.documents;
    merge(
        before.documents, now.documents, [](const DocumentState& document) -> const std::string& { return document.folder; },
        [&](const DocumentState& document) {
            documents.push_back({document.folder, true, false, document.amounts.size()});
        },
        [&](const DocumentState& document) {
            documents.push_back({document.folder, false, true, document.amounts.size()});
        },
        [&](const DocumentState& left, const DocumentState& right) {
            std::vector<AmountChange> amounts = compare_amounts(left.amounts, right.amounts);
            if (!amounts.empty()) documents.push_back({left.folder, false, false, 0, std::move(amounts)});
        });
}

// The texts that the other page does not have, or does not have as often.
std::vector<std::string> texts_missing_in(const std::vector<std::string>& other, const std::vector<std::string>& texts) {
    std::map<std::string_view, std::size_t> counts;
    for (const std::string& text : other) ++counts[text];
    std::vector<std::string> missing;
    for (const std::string& text : texts) {
        const auto found = counts.find(text);
        if (found == counts.end() || found->second == 0) {
            missing.push_back(text);
        } else {
            --found->second;
        }
    }
    return missing;
}

void compare_page(const SiteState& before, const SiteState& now, const std::string& path, SiteDifferences& differences) {
    const std::optional<std::string> left = before.files->read(before.root + path, most_page_bytes);
    const std::optional<std::string> right = now.files->read(now.root + path, most_page_bytes);
    if (!left || !right) return;
    const std::vector<std::string> old_texts = running_text(*left);
    const std::vector<std::string> new_texts = running_text(*right);
    TextDifference difference{path, texts_missing_in(new_texts, old_texts), texts_missing_in(old_texts, new_texts)};
    if (!difference.before.empty() || !difference.now.empty()) differences.texts.push_back(std::move(difference));
}

void compare_files(const SiteState& before, const SiteState& now, SiteDifferences& differences) {
    merge(
        before.manifest, now.manifest, [](const ManifestEntry& entry) -> const std::string& { return entry.path; },
        [&](const ManifestEntry& entry) { differences.removed_files.push_back(entry.path); },
        [&](const ManifestEntry& entry) { differences.added_files.push_back(entry.path); },
        [&](const ManifestEntry& left, const ManifestEntry& right) {
            if (left.sha256 == right.sha256) return;
            differences.altered_files.push_back(left.path);
            if (left.path.ends_with(".html")) compare_page(before, now, left.path, differences);
        });
}

}  // namespace

SiteDifferences compare_sites(const SiteState& before, const SiteState& now) {
    SiteDifferences differences;
    differences.has_files = before.files != nullptr && now.files != nullptr;
    compare_documents(before, now, differences);
    if (differences.has_files) compare_files(before, now, differences);
    return differences;
}

}  // namespace sitegen

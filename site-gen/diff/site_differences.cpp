#include "diff/site_differences.hpp"

#include <algorithm>
#include <map>

#include "diff/page_text.hpp"
#include "export/document_texts.hpp"
#include "model/addresses.hpp"

namespace sitegen {

namespace {

// Of a page, and of a document as JSON.
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

std::vector<DocumentText> texts_of(const SiteState& state, const std::string& folder) {
    if (state.files == nullptr) return {};
    const std::optional<std::string> json = state.files->read(state.root + folder + document_path::json, most_page_bytes);
    return json ? read_document_texts(*json) : std::vector<DocumentText>();
}

using TextsByName = std::map<std::string, std::string>;

TextsByName by_name(const std::vector<DocumentText>& texts) {
    TextsByName result;
    for (const DocumentText& text : texts) result.emplace(text.of, text.text);
    return result;
}

// Nothing if there is nothing to compare: rows, columns and tables that one state alone has are told by their amounts. But the text
// of a cell may come or go while its row stays.
const std::string* counterpart(const std::string& of, const TextsByName& others) {
    static const std::string none;
    if (const auto found = others.find(of); found != others.end()) return &found->second;
    const std::size_t row_end = of.rfind("].");
    return row_end != std::string::npos && others.contains(of.substr(0, row_end + 1)) ? &none : nullptr;
}

std::vector<NameChange> compare_names(const SiteState& before, const SiteState& now, const std::string& folder) {
    const std::vector<DocumentText> old_texts = texts_of(before, folder);
    const std::vector<DocumentText> new_texts = texts_of(now, folder);
    const TextsByName old_by_name = by_name(old_texts);
    const TextsByName new_by_name = by_name(new_texts);
    std::vector<NameChange> changes;
    for (const DocumentText& text : new_texts) {
        const std::string* old_text = counterpart(text.of, old_by_name);
        if (old_text != nullptr && *old_text != text.text) changes.push_back({text.of, *old_text, text.text});
    }
    for (const DocumentText& text : old_texts) {
        if (!new_by_name.contains(text.of) && counterpart(text.of, new_by_name) != nullptr)
            changes.push_back({text.of, text.text, ""});
    }
    return changes;
}

void compare_documents(const SiteState& before, const SiteState& now, SiteDifferences& differences) {
    std::vector<DocumentDifference>& documents = differences.documents;
    merge(
        before.documents, now.documents, [](const DocumentState& document) -> const std::string& { return document.folder; },
        [&](const DocumentState& document) {
            documents.push_back({document.folder, true, false, count_amounts(document.amounts)});
        },
        [&](const DocumentState& document) {
            documents.push_back({document.folder, false, true, count_amounts(document.amounts)});
        },
        [&](const DocumentState& left, const DocumentState& right) {
            std::vector<AmountChange> amounts = compare_amounts(left.amounts, right.amounts);
            std::vector<NameChange> names = compare_names(before, now, left.folder);
            if (amounts.empty() && names.empty()) return;
            documents.push_back({left.folder, false, false, 0, std::move(amounts), std::move(names)});
        });
}

// The texts that the other page does not have, or does not have as often. The sizes of downloads do not count.
std::vector<std::string> texts_missing_in(const std::vector<std::string>& other, const std::vector<std::string>& texts) {
    std::map<std::string, std::size_t> counts;
    for (const std::string& text : other) ++counts[without_sizes(text)];
    std::vector<std::string> missing;
    for (const std::string& text : texts) {
        const auto found = counts.find(without_sizes(text));
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

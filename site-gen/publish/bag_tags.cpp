#include "publish/bag_tags.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "disk/read_file.hpp"
#include "publish/site_facts.hpp"
#include "publish/source_date.hpp"
#include "text/sha256.hpp"
#include "text/sha512.hpp"

namespace sitegen {

namespace {

// In a manifest of a bag, line breaks and percent signs of a name are percent-encoded. Names of a site have no line breaks.
std::string encoded(const std::string& name) {
    std::string text;
    for (const char c : name) text += c == '%' ? std::string("%25") : std::string(1, c);
    return text;
}

std::string sha512_of(std::string_view bytes) {
    Sha512 hash;
    hash.add(bytes);
    return hash.text();
}

std::string sha512_of(const BundleEntry& entry) {
    Sha512 hash;
    read_in_pieces(entry, [&hash](std::string_view bytes) { hash.add(bytes); });
    return hash.text();
}

// On one line, as tags are.
std::string tag(std::string_view label, std::string value) {
    std::replace(value.begin(), value.end(), '\n', ' ');
    return value.empty() ? std::string() : fmt::format("{}: {}\n", label, value);
}

std::string info_of(const BundleEntries& payload, std::optional<std::int64_t> bagging_time) {
    std::uint64_t bytes = 0;
    SiteFacts facts;
    for (const BundleEntry& entry : payload) {
        bytes += byte_count_of(entry);
        if (entry.name == "data/site/data/catalogue.json") facts = read_site_facts(read_whole_file(entry.file));
    }
    return tag("Source-Organization", facts.publisher) + tag("External-Description", facts.title) +
           tag("Bagging-Date", bagging_time ? date_text(*bagging_time) : std::string()) +
           tag("Payload-Oxum", fmt::format("{}.{}", bytes, payload.size())) +
           tag("Bag-Software-Agent", "site-gen " SITE_GEN_VERSION);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> bag_tags(const BundleEntries& payload, std::optional<std::int64_t> bagging_time) {
    std::vector<std::pair<std::string, std::string>> tags = {
        {"bag-info.txt", info_of(payload, bagging_time)},
        {"bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"}};
    std::string sha256_list;
    std::string sha512_list;
    for (const BundleEntry& entry : payload) {
        sha256_list += fmt::format("{}  {}\n", entry.sha256, encoded(entry.name));
        sha512_list += fmt::format("{}  {}\n", sha512_of(entry), encoded(entry.name));
    }
    tags.emplace_back("manifest-sha256.txt", std::move(sha256_list));
    tags.emplace_back("manifest-sha512.txt", std::move(sha512_list));
    std::string tags_sha256;
    std::string tags_sha512;
    for (const auto& [name, bytes] : tags) {
        tags_sha256 += fmt::format("{}  {}\n", sha256_of(bytes), name);
        tags_sha512 += fmt::format("{}  {}\n", sha512_of(bytes), name);
    }
    tags.emplace_back("tagmanifest-sha256.txt", std::move(tags_sha256));
    tags.emplace_back("tagmanifest-sha512.txt", std::move(tags_sha512));
    return tags;
}

}  // namespace sitegen

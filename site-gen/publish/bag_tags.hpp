// The tag files of a BagIt bag (RFC 8493).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "publish/bundle_entries.hpp"

namespace sitegen {

// Name and bytes of bagit.txt, bag-info.txt, the manifests of the payload and those of these files. payload: its names begin with
// "data/". bagging_time: Unix time; nothing if nobody set it, because the clock would make each bag another one.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> bag_tags(const BundleEntries& payload,
                                                                        std::optional<std::int64_t> bagging_time);

}  // namespace sitegen

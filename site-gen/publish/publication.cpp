#include "publish/publication.hpp"

#include <algorithm>
#include <stdexcept>

#include "publish/work_place.hpp"
#include "text/sha256.hpp"

namespace sitegen {

Publication::Publication(const OutputFolder& output) : changes_(output) {
    static_cast<void>(paths_.claim(manifest_name));
    static_cast<void>(paths_.claim(ignore_file_name));
    for (const std::string& name : work_names()) static_cast<void>(paths_.claim(name));
}

template <typename Write>
PublishedFile Publication::add(std::string_view path, const Write& write) {
    try {
        {
            const std::lock_guard guard(mutex_);
            if (const std::string fault = paths_.claim(path); !fault.empty()) throw Failure(fault);
        }
        PublishedFile published = write();
        const std::lock_guard guard(mutex_);
        written_.push_back({published.path, published.digest});
        summary_.file_count += 1;
        summary_.byte_count += published.byte_count;
        return published;
    } catch (...) {
        const std::lock_guard guard(mutex_);
        has_failed_ = true;
        throw;
    }
}

PublishedFile Publication::write(std::string_view path, std::string_view bytes) {
    return add(path, [&] { return changes_.write(path, bytes); });
}

PublishedFile Publication::compose(std::string_view path, const Composition& compose) {
    return add(path, [&] { return changes_.compose(path, compose); });
}

bool Publication::has(std::string_view path) {
    const std::lock_guard guard(mutex_);
    return paths_.has_file(path);
}

PublicationSummary Publication::publish() {
    const std::lock_guard guard(mutex_);
    if (has_failed_) throw std::logic_error("publish() after a write() that failed");
    summary_.unchanged_count = summary_.file_count - changes_.written_count();
    changes_.remove_all_others();
    changes_.publish(manifest());
    return summary_;
}

std::string Publication::manifest() {
    std::sort(written_.begin(), written_.end(), [](const Written& a, const Written& b) { return a.path < b.path; });
    std::string text;
    for (const Written& file : written_) append_manifest_line(text, file.path, hexadecimal(file.digest));
    return text;
}

}  // namespace sitegen

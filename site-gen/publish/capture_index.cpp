#include "publish/capture_index.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "publish/source_date.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

// warcio.js and the readers built on it leave out www, www1 and so on, though the description of CDXJ does not say so: they
// would not find such an address otherwise.
std::string_view without_www(std::string_view host) {
    if (!host.starts_with("www")) return host;
    const std::size_t end = host.find_first_not_of("0123456789", 3);
    return end != std::string_view::npos && host[end] == '.' ? host.substr(end + 1) : host;
}

std::string reversed_host(std::string_view host) {
    std::string reversed;
    for (;;) {
        const std::size_t point = host.rfind('.');
        reversed += host.substr(point == std::string_view::npos ? 0 : point + 1);
        if (point == std::string_view::npos) return reversed;
        reversed += ',';
        host = host.substr(0, point);
    }
}

}  // namespace

std::string surt_of(std::string_view uri) {
    std::string text(uri.substr(uri.find("://") + 3));
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    const std::string_view lower(text);
    const std::size_t path = std::min(lower.find('/'), lower.size());
    const std::size_t port = std::min(lower.find(':'), path);
    return reversed_host(without_www(lower.substr(0, port))).append(lower.substr(port, path - port)) + ")" +
           std::string(lower.substr(path));
}

std::string capture_index(const std::vector<Capture>& captures, std::int64_t unix_time, std::string_view warc) {
    std::string time = date_time_text(unix_time);
    std::erase_if(time, [](char c) { return !is_ascii_digit(c); });
    std::vector<std::string> lines;
    lines.reserve(captures.size());
    for (const Capture& capture : captures) {
        const nlohmann::ordered_json block = {{"url", capture.uri},
                                              {"mime", capture.media_type},
                                              {"status", 200},
                                              {"digest", "sha256:" + capture.sha256},
                                              {"recordDigest", "sha256:" + capture.place.sha256},
                                              {"filename", warc},
                                              {"offset", capture.place.offset},
                                              {"length", capture.place.byte_count}};
        lines.push_back(surt_of(capture.uri) + " " + time + " " + block.dump() + "\n");
    }
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines) text += line;
    return text;
}

}  // namespace sitegen

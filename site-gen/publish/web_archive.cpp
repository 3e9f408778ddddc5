#include "publish/web_archive.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "model/failure.hpp"
#include "text/web_address.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_header_bytes = std::size_t{64} << 10U;
constexpr std::string_view line_end = "\r\n";
constexpr std::string_view header_end = "\r\n\r\n";

// The value of a header line; empty if there is none. The names that are asked for are written in one way everywhere.
std::string_view field(std::string_view header, std::string_view name) {
    for (std::size_t at = header.find(line_end); at != std::string_view::npos; at = header.find(line_end, at)) {
        at += line_end.size();
        const std::string_view line = header.substr(at, header.find(line_end, at) - at);
        if (!line.starts_with(name) || !line.substr(name.size()).starts_with(": ")) continue;
        return line.substr(name.size() + 2);
    }
    return {};
}

struct Answer {
    std::string address;
    std::size_t content = 0;
    std::size_t byte_count = 0;
};

// What the beginning of a record says, if it is an answer with a file.
std::optional<Answer> answer_in(std::string_view head) {
    const std::size_t end = head.find(header_end);
    if (!head.starts_with("WARC/1.") || end == std::string_view::npos) return std::nullopt;
    const std::string_view header = head.substr(0, end);
    const std::size_t block = end + header_end.size();
    const std::string_view status = head.substr(block, head.find(line_end, block) - block);
    const std::size_t content = head.find(header_end, block);
    const bool is_file = field(header, "WARC-Type") == "response" && status.starts_with("HTTP/1.1 200");
    if (!is_file || content == std::string_view::npos) return std::nullopt;
    const std::string_view length = field(header, "Content-Length");
    std::size_t block_size = 0;
    const auto [last, error] = std::from_chars(length.data(), length.data() + length.size(), block_size);
    const std::size_t answer_size = content + header_end.size() - block;
    if (error != std::errc() || last != length.data() + length.size() || block_size < answer_size) return std::nullopt;
    return Answer{std::string(field(header, "WARC-Target-URI")), block + answer_size, block_size - answer_size};
}

}  // namespace

WebArchive::WebArchive(std::string bytes, const std::string& shown) : bytes_(std::move(bytes)) {
    std::vector<std::pair<Answer, std::size_t>> answers;
    const std::string_view packed = bytes_;
    for (std::size_t at = 0; at < packed.size();) {
        std::string head;
        std::size_t unpacked = 0;
        const std::size_t size = unpack_gzip_member(packed.substr(at), [&](std::string_view piece) {
            if (head.size() < most_header_bytes) head += piece.substr(0, most_header_bytes - head.size());
            unpacked += piece.size();
        });
        if (size == 0) throw Failure("the web archive in " + shown + " is damaged");
        std::optional<Answer> answer = answer_in(head);
        if (answer && answer->content + answer->byte_count > unpacked) throw Failure("the web archive in " + shown + " is damaged");
        if (answer) answers.emplace_back(std::move(*answer), at);
        at += size;
    }
    if (answers.empty()) return;
    std::string_view site = answers.front().first.address;
    for (const auto& [answer, member] : answers) {
        const auto [end, other] = std::mismatch(site.begin(), site.end(), answer.address.begin(), answer.address.end());
        site = site.substr(0, static_cast<std::size_t>(end - site.begin()));
    }
    const std::size_t begin = site.rfind('/') + 1;  // 0 if no folder is common, which no site is
    for (const auto& [answer, member] : answers) {
        const std::string_view path = std::string_view(answer.address).substr(begin);
        if (path.empty() || path.ends_with('/') || path.find('?') != std::string_view::npos) continue;
        files_.emplace(unescaped_path(path), Place{member, answer.content, answer.byte_count});
    }
}

std::vector<std::string> WebArchive::names() const {
    std::vector<std::string> names;
    for (const auto& [name, place] : files_) names.push_back(name);
    return names;
}

void WebArchive::unpack(const std::string& name, const TakePiece& take) const {
    const Place& place = files_.at(name);
    std::size_t skipped = 0;
    std::size_t left = place.byte_count;
    unpack_gzip_member(std::string_view(bytes_).substr(place.member), [&](std::string_view piece) {
        const std::size_t skip = std::min(place.content - skipped, piece.size());
        skipped += skip;
        const std::string_view content = piece.substr(skip, left);
        left -= content.size();
        if (!content.empty()) take(content);
    });
}

}  // namespace sitegen

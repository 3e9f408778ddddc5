#include "publish/warc_writer.hpp"

#include <fmt/format.h>

#include <utility>

#include "disk/written_file.hpp"
#include "model/failure.hpp"

namespace sitegen {

namespace {

constexpr const char* http_response_type = "application/http; msgtype=response";
constexpr const char* same_payload_profile = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";

// A record needs an id that no other one has. A random one would be another at every run, so it follows from what the record says:
// a UUID of version 8 (RFC 9562, section 5.8), whose bits the program may choose.
std::string record_id(std::string_view type, std::string_view date, std::string_view uri, std::string_view sha256) {
    Sha256 hash;
    for (const std::string_view each : {type, date, uri, sha256}) hash.add_item(each);
    Digest digest = hash.digest();
    digest[6] = static_cast<unsigned char>(0x80U | (digest[6] & 0x0FU));
    digest[8] = static_cast<unsigned char>(0x80U | (digest[8] & 0x3FU));
    const std::string text = hexadecimal(digest);
    return fmt::format("<urn:uuid:{}-{}-{}-{}-{}>", text.substr(0, 8), text.substr(8, 4), text.substr(12, 4), text.substr(16, 4),
                       text.substr(20, 12));
}

std::string http_header(const WarcResponse& response) {
    return fmt::format("HTTP/1.1 200 OK\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n", response.content_type,
                       response.byte_count);
}

}  // namespace

WarcWriter::WarcWriter(const FileDescriptor& file, std::filesystem::path shown, std::string date)
    : shown_(std::move(shown)),
      date_(std::move(date)),
      descriptor_(file.get()),
      gzip_([this](std::string_view bytes) { write(bytes); }) {}

WarcPlace WarcWriter::add_info(std::string_view fields) {
    begin_record("warcinfo", record_id("warcinfo", date_, {}, sha256_of(fields)), "Content-Type: application/warc-fields\r\n",
                 fields.size());
    gzip_.add(fields);
    return end_record();
}

WarcPlace WarcWriter::add_response(const WarcResponse& response, const std::function<void(const Take&)>& read) {
    const std::string header = http_header(response);
    begin_record("response", record_id("response", date_, response.uri, response.sha256),
                 fmt::format("WARC-Target-URI: {}\r\nWARC-Payload-Digest: sha256:{}\r\nContent-Type: {}\r\n", response.uri,
                             response.sha256, http_response_type),
                 header.size() + response.byte_count);
    gzip_.add(header);
    Sha256 hash;
    std::uint64_t byte_count = 0;
    read([&](std::string_view bytes) {
        hash.add(bytes);
        byte_count += bytes.size();
        gzip_.add(bytes);
    });
    if (byte_count != response.byte_count || hexadecimal(hash.digest()) != response.sha256)
        throw Failure("the bundle " + shown_.string() + " would not verify: " + response.uri + " changed while it was packed");
    return end_record();
}

WarcPlace WarcWriter::add_revisit(const std::string& uri, const WarcResponse& response) {
    const std::string header = http_header(response);
    begin_record("revisit", record_id("revisit", date_, uri, response.sha256),
                 fmt::format("WARC-Target-URI: {}\r\nWARC-Payload-Digest: sha256:{}\r\nWARC-Profile: {}\r\nWARC-Refers-To: {}\r\n"
                             "WARC-Refers-To-Target-URI: {}\r\nWARC-Refers-To-Date: {}\r\nContent-Type: {}\r\n",
                             uri, response.sha256, same_payload_profile,
                             record_id("response", date_, response.uri, response.sha256), response.uri, date_, http_response_type),
                 header.size());
    gzip_.add(header);
    return end_record();
}

void WarcWriter::begin_record(std::string_view type, std::string_view id, std::string_view headers, std::uint64_t byte_count) {
    record_at_ = offset_;
    gzip_.add(fmt::format("WARC/1.1\r\nWARC-Type: {}\r\nWARC-Record-ID: {}\r\nWARC-Date: {}\r\n{}Content-Length: {}\r\n\r\n", type,
                          id, date_, headers, byte_count));
}

WarcPlace WarcWriter::end_record() {
    gzip_.add("\r\n\r\n");
    gzip_.end_member();
    return {record_at_, offset_ - record_at_, hexadecimal(record_hash_.digest())};
}

void WarcWriter::write(std::string_view bytes) {
    if (!write_all(descriptor_, bytes)) throw system_failure("write", shown_);
    record_hash_.add(bytes);
    offset_ += bytes.size();
}

}  // namespace sitegen

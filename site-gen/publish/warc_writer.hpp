// Writes WARC/1.1 (ISO 28500:2017, https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/): what a web
// server answers, one record after the other. Each record is a gzip member of its own, so that it can be read alone. The same
// records are the same bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "disk/file.hpp"
#include "text/compression.hpp"
#include "text/sha256.hpp"

namespace sitegen {

// Where a record is in the WARC file.
struct WarcPlace {
    std::uint64_t offset = 0;      // in bytes from the beginning of the file
    std::uint64_t byte_count = 0;  // compressed
    std::string sha256;            // of these bytes
};

// A file, as the answer to the request for its address.
struct WarcResponse {
    std::string uri;           // absolute and escaped
    std::string content_type;  // of HTTP
    std::string sha256;        // of the payload, which is the file
    std::uint64_t byte_count = 0;
};

class WarcWriter {
  public:
    using Take = std::function<void(std::string_view)>;

    // Writes at the descriptor's position. shown: its name in messages. date: of all records, as RFC 3339 in UTC.
    WarcWriter(const FileDescriptor& file, std::filesystem::path shown, std::string date);

    // The record about all that follow it. fields: lines "name: value", each with CR LF.
    WarcPlace add_info(std::string_view fields);
    // read: passes the bytes of the payload on, piece by piece. Throws a Failure if they are others than the response says.
    WarcPlace add_response(const WarcResponse& response, const std::function<void(const Take&)>& read);
    // That another address gives the same as the response, which has a record (type revisit).
    WarcPlace add_revisit(const std::string& uri, const WarcResponse& response);

  private:
    void begin_record(std::string_view type, std::string_view id, std::string_view headers, std::uint64_t byte_count);
    WarcPlace end_record();
    void write(std::string_view bytes);

    std::filesystem::path shown_;
    std::string date_;
    int descriptor_;
    std::uint64_t offset_ = 0;
    std::uint64_t record_at_ = 0;
    Sha256 record_hash_;
    GzipMembers gzip_;
};

}  // namespace sitegen

// The index of a web archive: which record of its WARC file answers the request for an address (CDXJ,
// https://specs.webrecorder.net/cdxj/0.1.0/).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "publish/warc_writer.hpp"

namespace sitegen {

struct Capture {
    std::string uri;         // absolute and escaped
    std::string media_type;  // "warc/revisit" for a record that refers to another one
    std::string sha256;      // of the payload
    WarcPlace place;
};

// The key that addresses are sorted and looked up by (Sort-friendly URI Reordering Transform): "org,example)/a" of
// "https://www.example.org/A". uri: http or https.
[[nodiscard]] std::string surt_of(std::string_view uri);

// A line for each capture, sorted bytewise. unix_time: of all of them; warc: the name of their file.
[[nodiscard]] std::string capture_index(const std::vector<Capture>& captures, std::int64_t unix_time, std::string_view warc);

}  // namespace sitegen

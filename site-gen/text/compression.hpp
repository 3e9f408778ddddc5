// Compressed copies of files, as web servers send them. The same bytes give the same result everywhere.
#pragma once

#include <string>
#include <string_view>

namespace sitegen {

// In the format of gzip (RFC 1952), without name and time.
[[nodiscard]] std::string gzip_of(std::string_view bytes);
// In the format of Brotli (RFC 7932).
[[nodiscard]] std::string brotli_of(std::string_view bytes);

}  // namespace sitegen

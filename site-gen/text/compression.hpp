// Compressed copies of files, as web servers send them. The same bytes give the same result everywhere.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace sitegen {

// In the format of gzip (RFC 1952), without name and time.
[[nodiscard]] std::string gzip_of(std::string_view bytes);
// In the format of Brotli (RFC 7932).
[[nodiscard]] std::string brotli_of(std::string_view bytes);

// The same formats for what is too large to be in memory. Quicker, and a little larger.
using TakePiece = std::function<void(std::string_view)>;
using MakePieces = std::function<void(const TakePiece&)>;

void gzip_pieces(const MakePieces& make, const TakePiece& take);
void brotli_pieces(const MakePieces& make, const TakePiece& take);

}  // namespace sitegen

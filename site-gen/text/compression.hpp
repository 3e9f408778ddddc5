// Compressed copies of files, as web servers send them, and streams of gzip. The same bytes give the same result everywhere.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

struct z_stream_s;

namespace sitegen {

// In the format of gzip (RFC 1952), without name and time.
[[nodiscard]] std::string gzip_of(std::string_view bytes);
// In the format of Brotli (RFC 7932).
[[nodiscard]] std::string brotli_of(std::string_view bytes);

using TakePiece = std::function<void(std::string_view)>;
using MakePieces = std::function<void(const TakePiece&)>;

// The same formats for what is too large to be in memory.
void gzip_pieces(const MakePieces& make, const TakePiece& take);
// Quicker than brotli_of(), and a little larger.
void brotli_pieces(const MakePieces& make, const TakePiece& take);

// Compresses piece by piece into members of gzip, one after the other. Each can be unpacked alone, and all of them together are a
// gzip file, too. Their headers have no name and no time.
class GzipMembers {
  public:
    // take: gets the compressed bytes, in pieces.
    explicit GzipMembers(TakePiece take);
    ~GzipMembers();
    GzipMembers(const GzipMembers&) = delete;
    GzipMembers& operator=(const GzipMembers&) = delete;

    void add(std::string_view bytes);
    // Everything added since the last member is one.
    void end_member();

  private:
    void compress(std::string_view bytes, int flush);

    TakePiece take_;
    std::unique_ptr<z_stream_s> stream_;
    std::string piece_;
};

// Unpacks the member of gzip that the bytes begin with, in pieces. Returns how many of the bytes it takes; 0 if it is damaged.
std::size_t unpack_gzip_member(std::string_view bytes, const TakePiece& take);

}  // namespace sitegen

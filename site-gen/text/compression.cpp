#include "text/compression.hpp"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace sitegen {

namespace {

// Brotli's best quality takes twenty times as long for a twentieth of the size.
constexpr int brotli_quality = 9;
// Asks zlib for the header of gzip, without which it has a time of zero.
constexpr int gzip_window_bits = MAX_WBITS + 16;
constexpr int memory_level = 9;

constexpr std::size_t piece_size = std::size_t{64} << 10U;

void begin_gzip(z_stream& stream) {
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzip_window_bits, memory_level, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib cannot compress");
}

// zlib's types are older than const.
Bytef* as_bytes(std::string_view text) { return reinterpret_cast<Bytef*>(const_cast<char*>(text.data())); }

}  // namespace

std::string gzip_of(std::string_view bytes) {
    z_stream stream{};
    begin_gzip(stream);
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = as_bytes(bytes);
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int ended = deflate(&stream, Z_FINISH);
    out.resize(out.size() - stream.avail_out);
    deflateEnd(&stream);
    if (ended != Z_STREAM_END) throw std::runtime_error("zlib cannot compress");
    return out;
}

GzipMembers::GzipMembers(std::function<void(std::string_view)> take)
    : take_(std::move(take)), stream_(std::make_unique<z_stream>()), piece_(piece_size, '\0') {
    begin_gzip(*stream_);
}

GzipMembers::~GzipMembers() { deflateEnd(stream_.get()); }

// zlib counts the bytes that it takes at once with 32 bits.
void GzipMembers::add(std::string_view bytes) {
    for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), piece_size)))
        compress(bytes.substr(0, piece_size), Z_NO_FLUSH);
}

void GzipMembers::end_member() {
    compress({}, Z_FINISH);
    deflateReset(stream_.get());
}

void GzipMembers::compress(std::string_view bytes, int flush) {
    stream_->next_in = as_bytes(bytes);
    stream_->avail_in = static_cast<uInt>(bytes.size());
    do {
        stream_->next_out = reinterpret_cast<Bytef*>(piece_.data());
        stream_->avail_out = static_cast<uInt>(piece_.size());
        if (deflate(stream_.get(), flush) == Z_STREAM_ERROR) throw std::runtime_error("zlib cannot compress");
        take_(std::string_view(piece_).substr(0, piece_.size() - stream_->avail_out));
    } while (stream_->avail_out == 0);
}

std::string brotli_of(std::string_view bytes) {
    std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
    std::string out(size, '\0');
    if (BrotliEncoderCompress(brotli_quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                              reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                              reinterpret_cast<std::uint8_t*>(out.data())) != BROTLI_TRUE)
        throw std::runtime_error("Brotli cannot compress");
    out.resize(size);
    return out;
}

}  // namespace sitegen

#include "text/compression.hpp"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <memory>
#include <new>
#include <stdexcept>
#include <utility>

namespace sitegen {

namespace {

// Brotli's best quality takes twenty times as long for a twentieth of the size.
constexpr int brotli_quality = 9;
// Quality 9 makes eight megabytes in a second, 5 forty.
constexpr int brotli_quality_of_pieces = 5;
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

struct CloseBrotli {
    void operator()(BrotliEncoderState* encoder) const { BrotliEncoderDestroyInstance(encoder); }
};

// All of the result that the pieces so far lead to.
void encode_piece(BrotliEncoderState* encoder, std::string_view bytes, BrotliEncoderOperation operation, const TakePiece& take) {
    const auto* next_in = reinterpret_cast<const std::uint8_t*>(bytes.data());
    std::size_t in_count = bytes.size();
    do {
        std::size_t out_count = 0;  // nothing: the encoder keeps its result until it is asked for
        if (BrotliEncoderCompressStream(encoder, operation, &in_count, &next_in, &out_count, nullptr, nullptr) != BROTLI_TRUE)
            throw std::runtime_error("Brotli cannot compress");
        const std::uint8_t* out = BrotliEncoderTakeOutput(encoder, &out_count);
        if (out_count > 0) take(std::string_view(reinterpret_cast<const char*>(out), out_count));
    } while (in_count > 0 || BrotliEncoderHasMoreOutput(encoder) == BROTLI_TRUE);
}

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

GzipMembers::GzipMembers(TakePiece take) : take_(std::move(take)), stream_(std::make_unique<z_stream>()), piece_(piece_size, '\0') {
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

void gzip_pieces(const MakePieces& make, const TakePiece& take) {
    GzipMembers members(take);
    make([&members](std::string_view bytes) { members.add(bytes); });
    members.end_member();
}

void brotli_pieces(const MakePieces& make, const TakePiece& take) {
    const std::unique_ptr<BrotliEncoderState, CloseBrotli> encoder(BrotliEncoderCreateInstance(nullptr, nullptr, nullptr));
    if (encoder == nullptr) throw std::bad_alloc();
    BrotliEncoderSetParameter(encoder.get(), BROTLI_PARAM_QUALITY, brotli_quality_of_pieces);
    BrotliEncoderSetParameter(encoder.get(), BROTLI_PARAM_MODE, BROTLI_MODE_TEXT);
    make([&](std::string_view bytes) { encode_piece(encoder.get(), bytes, BROTLI_OPERATION_PROCESS, take); });
    encode_piece(encoder.get(), {}, BROTLI_OPERATION_FINISH, take);
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

std::size_t unpack_gzip_member(std::string_view bytes, const TakePiece& take) {
    z_stream stream{};
    if (inflateInit2(&stream, gzip_window_bits) != Z_OK) throw std::runtime_error("zlib cannot unpack");
    const std::unique_ptr<z_stream, int (*)(z_stream*)> ending(&stream, inflateEnd);
    std::string piece(piece_size, '\0');
    std::size_t fed = 0;
    int state = Z_OK;
    while (state == Z_OK) {
        if (stream.avail_in == 0 && fed < bytes.size()) {
            const std::string_view next = bytes.substr(fed, piece_size);
            stream.next_in = as_bytes(next);
            stream.avail_in = static_cast<uInt>(next.size());
            fed += next.size();
        }
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        state = inflate(&stream, Z_NO_FLUSH);  // Z_BUF_ERROR where the bytes end too early
        const std::size_t unpacked = piece.size() - stream.avail_out;
        if (unpacked > 0) take(std::string_view(piece).substr(0, unpacked));
    }
    return state == Z_STREAM_END ? fed - stream.avail_in : 0;
}

}  // namespace sitegen

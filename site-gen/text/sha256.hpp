// SHA-256 digests, as bytes and as texts of 64 lower-case hexadecimal digits.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace sitegen {

using Digest = std::array<unsigned char, 32>;

// Two lower-case digits for each byte.
[[nodiscard]] std::string hexadecimal(std::span<const unsigned char> bytes);

class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(std::string_view bytes);
    // Adds the digest of a part.
    void add(const Digest& digest);
    // Adds the text with its length, so that two texts are never the same as one.
    void add_item(std::string_view text);
    // The digest of everything added since the beginning or since the last digest().
    [[nodiscard]] Digest digest();

  private:
    evp_md_ctx_st* context_;
};

[[nodiscard]] Digest digest_of(std::string_view bytes);

// The digest as text.
[[nodiscard]] std::string sha256_of(std::string_view bytes);

}  // namespace sitegen

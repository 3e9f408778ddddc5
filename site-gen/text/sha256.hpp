// SHA-256 digests, as bytes and as texts of 64 lower-case hexadecimal digits.
#pragma once

#include <array>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace sitegen {

using Digest = std::array<unsigned char, 32>;

[[nodiscard]] std::string hexadecimal(const Digest& digest);

class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(std::string_view bytes);
    // The digest of what a part is made of.
    void add(const Digest& digest);
    // With its length, so that two texts never count as one.
    void add_item(std::string_view text);
    // Of all that was added since the beginning or the last digest().
    [[nodiscard]] Digest digest();

  private:
    evp_md_ctx_st* context_;
};

[[nodiscard]] Digest digest_of(std::string_view bytes);

// As text.
[[nodiscard]] std::string sha256_of(std::string_view bytes);

}  // namespace sitegen

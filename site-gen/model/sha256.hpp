// SHA-256 digests in lower-case hexadecimal, 64 characters.
#pragma once

#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace sitegen {

class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(std::string_view bytes);
    // Once, after the last add().
    [[nodiscard]] std::string digest();

  private:
    evp_md_ctx_st* context_;
};

[[nodiscard]] std::string sha256_of(std::string_view bytes);

}  // namespace sitegen

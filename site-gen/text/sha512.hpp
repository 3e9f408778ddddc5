// SHA-512 digests as texts of 128 lower-case hexadecimal digits, for formats that ask for them.
#pragma once

#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace sitegen {

class Sha512 {
  public:
    Sha512();
    ~Sha512();
    Sha512(const Sha512&) = delete;
    Sha512& operator=(const Sha512&) = delete;

    void add(std::string_view bytes);
    // Of everything that was added. Call it once, at the end.
    [[nodiscard]] std::string text();

  private:
    evp_md_ctx_st* context_;
};

}  // namespace sitegen

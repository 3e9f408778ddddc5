#include "text/sha512.hpp"

#include <openssl/evp.h>

#include <array>
#include <new>
#include <stdexcept>

#include "text/sha256.hpp"

namespace sitegen {

Sha512::Sha512() : context_(EVP_MD_CTX_new()) {
    if (context_ == nullptr) throw std::bad_alloc();
    if (EVP_DigestInit_ex(context_, EVP_sha512(), nullptr) != 1) {
        EVP_MD_CTX_free(context_);
        throw std::runtime_error("OpenSSL cannot compute SHA-512");
    }
}

Sha512::~Sha512() { EVP_MD_CTX_free(context_); }

void Sha512::add(std::string_view bytes) {
    if (EVP_DigestUpdate(context_, bytes.data(), bytes.size()) != 1) throw std::runtime_error("OpenSSL cannot compute SHA-512");
}

std::string Sha512::text() {
    std::array<unsigned char, 64> raw{};
    if (EVP_DigestFinal_ex(context_, raw.data(), nullptr) != 1) throw std::runtime_error("OpenSSL cannot compute SHA-512");
    return hexadecimal(raw);
}

}  // namespace sitegen

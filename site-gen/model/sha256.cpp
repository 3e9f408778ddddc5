#include "model/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <new>
#include <stdexcept>

namespace sitegen {

namespace {

void require(int openssl_result) {
    if (openssl_result != 1) throw std::runtime_error("OpenSSL cannot compute SHA-256");
}

}  // namespace

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
    if (context_ == nullptr) throw std::bad_alloc();
    if (EVP_DigestInit_ex(context_, EVP_sha256(), nullptr) != 1) {
        EVP_MD_CTX_free(context_);
        require(0);
    }
}

Sha256::~Sha256() { EVP_MD_CTX_free(context_); }

void Sha256::add(std::string_view bytes) { require(EVP_DigestUpdate(context_, bytes.data(), bytes.size())); }

std::string Sha256::digest() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> raw{};
    unsigned int length = 0;
    require(EVP_DigestFinal_ex(context_, raw.data(), &length));
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * std::size_t{length});
    for (unsigned int i = 0; i < length; ++i) {
        text += digits[raw[i] >> 4U];
        text += digits[raw[i] & 15U];
    }
    return text;
}

std::string sha256_of(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.digest();
}

}  // namespace sitegen

#include "text/sha256.hpp"

#include <openssl/evp.h>

#include <cstdint>
#include <new>
#include <stdexcept>

namespace sitegen {

namespace {

void require(int openssl_result) {
    if (openssl_result != 1) throw std::runtime_error("OpenSSL cannot compute SHA-256");
}

// Looked up once, because OpenSSL searches its providers for the result of EVP_sha256() again for each digest. It is never freed,
// like other data that OpenSSL keeps.
const EVP_MD* algorithm() {
    static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return sha256;
}

}  // namespace

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
    if (context_ == nullptr) throw std::bad_alloc();
    if (EVP_DigestInit_ex2(context_, algorithm(), nullptr) != 1) {
        EVP_MD_CTX_free(context_);
        require(0);
    }
}

Sha256::~Sha256() { EVP_MD_CTX_free(context_); }

void Sha256::add(std::string_view bytes) { require(EVP_DigestUpdate(context_, bytes.data(), bytes.size())); }

void Sha256::add(const Digest& digest) { require(EVP_DigestUpdate(context_, digest.data(), digest.size())); }

void Sha256::add_item(std::string_view text) {
    const std::uint64_t size = text.size();
    require(EVP_DigestUpdate(context_, &size, sizeof size));
    add(text);
}

Digest Sha256::digest() {
    Digest raw{};
    require(EVP_DigestFinal_ex(context_, raw.data(), nullptr));
    require(EVP_DigestInit_ex2(context_, nullptr, nullptr));
    return raw;
}

std::string hexadecimal(std::span<const unsigned char> bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * bytes.size());
    for (const unsigned char byte : bytes) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

Digest digest_of(std::string_view bytes) {
    thread_local Sha256 hash;  // making one takes as long as hashing a kilobyte
    hash.add(bytes);
    return hash.digest();
}

std::string sha256_of(std::string_view bytes) { return hexadecimal(digest_of(bytes)); }

}  // namespace sitegen

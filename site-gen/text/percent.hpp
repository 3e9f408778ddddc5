// Bytes that an address cannot have as they are.
#pragma once

#include <string>
#include <string_view>

namespace sitegen {

// "%2F" for a slash.
inline void append_percent_encoded(std::string& out, char byte) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(byte);
    out += {'%', digits[value >> 4U], digits[value & 0xFU]};
}

}  // namespace sitegen

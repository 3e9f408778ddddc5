#include "search/script_data.hpp"

#include <array>
#include <utility>

namespace sitegen {

namespace {

// Bytes that must be escaped, and the first byte of U+2028 and U+2029.
constexpr std::array<bool, 256> needs_escape = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < 0x20; ++c) table[c] = true;
    for (const unsigned char c : {'"', '\\', '<', '\x7F'}) table[c] = true;
    table[0xE2] = true;
    return table;
}();

void append_escape(std::string& out, unsigned code) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += digits[(code >> static_cast<unsigned>(shift)) & 0xFU];
}

}  // namespace

void append_script_string(std::string& out, std::string_view text) {
    out += '"';
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (!needs_escape[byte]) continue;
        std::size_t length = 1;
        unsigned code = byte;
        if (byte == 0xE2) {
            const std::string_view character = text.substr(i, 3);
            if (character != "\u2028" && character != "\u2029") continue;
            length = 3;
            code = character == "\u2028" ? 0x2028 : 0x2029;
        }
        out += text.substr(begin, i - begin);
        if (byte == '"' || byte == '\\') {
            out += '\\';
            out += static_cast<char>(byte);
        } else {
            append_escape(out, code);
        }
        i += length - 1;
        begin = i + 1;
    }
    out += text.substr(begin);
    out += '"';
}

ScriptData::ScriptData(std::string_view what) : out_("search_data(") { append_script_string(out_, what); }

void ScriptData::separate() {
    if (!is_first_) out_ += ',';
    is_first_ = false;
}

ScriptData& ScriptData::open() {
    separate();
    out_ += '[';
    is_first_ = true;
    return *this;
}

ScriptData& ScriptData::close() {
    out_ += ']';
    is_first_ = false;
    return *this;
}

ScriptData& ScriptData::text(std::string_view value) {
    separate();
    append_script_string(out_, value);
    return *this;
}

ScriptData& ScriptData::number(std::uint64_t value) {
    separate();
    out_ += std::to_string(value);
    return *this;
}

std::string ScriptData::take() {
    out_ += ");\n";
    return std::move(out_);
}

}  // namespace sitegen

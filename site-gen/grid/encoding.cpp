// Tells encodings apart, and converts with the C library. What follows is about telling: a wrong guess turns names into garbage
// that nobody may notice, so it is only made where the bytes leave no doubt.

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "grid/read_delimited.hpp"
#include "grid/small_letters.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

struct ByteOrderMark {
    std::string_view bytes;
    const char* encoding;
};
// The longer ones first: the mark of UTF-16 is the beginning of that of UTF-32.
constexpr std::array<ByteOrderMark, 5> byte_order_marks = {{
    {std::string_view("\xFF\xFE\0\0", 4), "utf-32le"},
    {std::string_view("\0\0\xFE\xFF", 4), "utf-32be"},
    {utf8_mark, "utf-8"},
    {"\xFF\xFE", "utf-16le"},
    {"\xFE\xFF", "utf-16be"},
}};

unsigned char byte_at(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

bool is_between(unsigned value, unsigned first, unsigned last) { return value >= first && value <= last; }

// What a text would be in GB18030.
struct ChinesePairs {
    bool are_valid = true;
    std::size_t all = 0;
    std::size_t common = 0;  // of the 3755 most frequent characters, or signs and wide letters
    std::size_t hanzi = 0;   // of those most frequent characters
    std::size_t late = 0;    // hanzi from the last third of the alphabet, where Korean in EUC-KR has no syllables
};

ChinesePairs chinese_pairs(std::string_view bytes) {
    ChinesePairs pairs;
    for (std::size_t at = 0; at < bytes.size();) {
        const unsigned lead = byte_at(bytes, at);
        if (lead < 0x80) {
            ++at;
            continue;
        }
        const unsigned trail = byte_at(bytes, at + 1);
        ++pairs.all;
        if (is_between(lead, 0x81, 0xFE) && is_between(trail, 0x30, 0x39) && is_between(byte_at(bytes, at + 2), 0x81, 0xFE) &&
            is_between(byte_at(bytes, at + 3), 0x30, 0x39)) {
            at += 4;
            continue;
        }
        if (!is_between(lead, 0x81, 0xFE) || trail == 0x7F || !is_between(trail, 0x40, 0xFE)) {
            pairs.are_valid = false;
            return pairs;
        }
        at += 2;
        if (trail < 0xA1) continue;
        const bool is_hanzi = is_between(lead, 0xB0, 0xD7);
        if (is_hanzi) ++pairs.hanzi;
        if (is_between(lead, 0xC9, 0xD7)) ++pairs.late;
        if (is_hanzi || is_between(lead, 0xA1, 0xA3)) ++pairs.common;
    }
    return pairs;
}

// Nine of ten pairs are common ones in any Chinese text of offices, and two of five hanzi are late ones. In Japanese every other
// pair is a kana, in Korean no pair is late, in Big5 and in languages of single bytes few pairs are common.
bool looks_chinese(const ChinesePairs& pairs) {
    return pairs.are_valid && pairs.hanzi >= 2 && pairs.common * 10 >= pairs.all * 9 && pairs.late * 10 >= pairs.hanzi;
}

// A letter of English, French, Spanish, Portuguese, Italian, German or a language of the North, in Windows-1252. Left out are those
// that are rare there and frequent in the neighbouring code pages at the same place: š ž ý ð þ.
bool is_western_letter(unsigned char c) {
    if (is_ascii_letter(static_cast<char>(c))) return true;
    if (c == 0x8C || c == 0x9C) return true;  // œ
    return c >= 0xC0 && c != 0xD0 && c != 0xD7 && c != 0xDD && c != 0xDE && c != 0xF0 && c != 0xF7 && c != 0xFD && c != 0xFE;
}

// A letter that is a word of Spanish, Portuguese, French or Italian: à è é ò ó, and large.
bool is_western_word(unsigned char c) {
    const unsigned small = c | 0x20U;
    return small == 0xE0 || small == 0xE8 || small == 0xE9 || small == 0xF2 || small == 0xF3;
}

// Signs that stand beside words and numbers: € … – — “ ” ‘ ’ • ¡ ¿ « » ° º ª § £ © ® ± ² ³ · ½ and the space that does not break.
bool is_western_sign(unsigned char c) {
    return is_between(c, 0x91, 0x97) || c == 0x80 || c == 0x85 || c == 0xA0 || c == 0xA1 || c == 0xA3 || c == 0xA7 || c == 0xA9 ||
           c == 0xAA || c == 0xAB || c == 0xAE || is_between(c, 0xB0, 0xB3) || c == 0xB7 || c == 0xBA || c == 0xBB || c == 0xBD ||
           c == 0xBF;
}

// Whether the bytes above ASCII stand where the letters and signs of Windows-1252 do: letters beside letters of ASCII and never
// three in a row, signs never within a word. Cyrillic and Greek letters stand in rows; Polish, Turkish and the code pages of DOS
// and old Macintoshes have letters where these have signs.
bool looks_western(std::string_view bytes) {
    bool has_tilde_on_o = false;  // which Hungarian has in its own code page
    bool has_portuguese = false;
    std::size_t row = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const unsigned char c = byte_at(bytes, at);
        if (c < 0x80) {
            row = 0;
            continue;
        }
        const unsigned char before = at == 0 ? 0 : byte_at(bytes, at - 1);
        const unsigned char after = byte_at(bytes, at + 1);
        if (is_western_letter(c)) {
            if (++row > 2) return false;
            const bool is_beside_letter = is_western_letter(before) || is_western_letter(after) || before == 0x92 || after == 0x92;
            if (!is_beside_letter && !is_western_word(c)) return false;
            has_tilde_on_o = has_tilde_on_o || c == 0xF5 || c == 0xD5;
            has_portuguese = has_portuguese || c == 0xE3 || c == 0xC3 || c == 0xE7 || c == 0xC7;
        } else if (is_western_sign(c)) {
            row = 0;
            const bool joins_words = c == 0x92 || c == 0x96 || c == 0x97 || c == 0xB7 || c == 0xA0 || c == 0x85;
            const bool is_in_word = is_western_letter(before) && is_western_letter(after);
            if (is_in_word && (!joins_words || is_between(c, 0x96, 0x97))) return false;
        } else {
            return false;
        }
    }
    return !has_tilde_on_o || has_portuguese;
}

std::size_t line_of(std::string_view text) { return 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); }

std::string on_line(std::string_view text_before) { return " on line " + std::to_string(line_of(text_before)); }

std::optional<std::string> checked_utf8(std::string text, std::string& message) {
    const std::optional<std::size_t> invalid = find_invalid_utf8(text);
    if (!invalid) return text;
    const char* const what = text[*invalid] == '\0' ? "it holds a NUL byte" : "a byte is not valid UTF-8";
    message = what + on_line(std::string_view(text).substr(0, *invalid));
    return std::nullopt;
}

// iconv() would take "" for the encoding of the terminal, and "//IGNORE" behind a name for leave to drop what it does not know.
bool is_name_of_encoding(const std::string& name) {
    return !name.empty() && name != "char" && name != "wchar_t" && std::all_of(name.begin(), name.end(), [](char c) {
        return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == '.' || c == ':';
    });
}

bool has_encoding(iconv_t handle) { return reinterpret_cast<std::intptr_t>(handle) != -1; }

class Converter {
  public:
    explicit Converter(const std::string& encoding) : handle_(iconv_open("UTF-8", encoding.c_str())) {}
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    ~Converter() {
        if (has_encoding(handle_)) iconv_close(handle_);
    }
    [[nodiscard]] bool is_open() const { return has_encoding(handle_); }

    // All of the bytes, or those before the first that cannot be converted.
    std::string convert(std::string_view bytes, bool& is_whole) {
        char* in = const_cast<char*>(bytes.data());  // which iconv() does not change
        std::size_t in_left = bytes.size();
        std::string text(bytes.size() + bytes.size() / 2 + 16, '\0');
        std::size_t size = 0;
        while (true) {
            char* out = text.data() + size;
            std::size_t out_left = text.size() - size;
            const std::size_t result = iconv(handle_, &in, &in_left, &out, &out_left);
            size = text.size() - out_left;
            if (result != static_cast<std::size_t>(-1) || errno != E2BIG) {
                is_whole = result != static_cast<std::size_t>(-1) && in_left == 0;
                break;
            }
            text.resize(text.size() * 2);
        }
        text.resize(size);
        return text;
    }

  private:
    iconv_t handle_;
};

}  // namespace

std::optional<std::string> encoding_of(std::string_view bytes) {
    for (const ByteOrderMark& mark : byte_order_marks) {
        if (bytes.starts_with(mark.bytes)) return mark.encoding;
    }
    if (bytes.find('\0') != std::string_view::npos) return std::nullopt;
    const bool may_be_chinese = looks_chinese(chinese_pairs(bytes));
    if (!find_invalid_utf8(bytes)) {
        if (may_be_chinese) return std::nullopt;  // a few characters of either may also be some of the other
        return "utf-8";
    }
    const bool may_be_western = looks_western(bytes);
    if (may_be_chinese == may_be_western) return std::nullopt;
    return may_be_chinese ? "gb18030" : "windows-1252";
}

std::optional<std::string> in_utf8(std::string_view bytes, const std::string& encoding, std::string& message) {
    const std::string name = in_small_letters(encoding);
    if (name == "utf-8" || name == "utf8") {
        if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
        return checked_utf8(std::string(bytes), message);
    }
    if (!is_name_of_encoding(name)) {
        message = "there is no encoding \"" + visible_text(encoding) + "\"";
        return std::nullopt;
    }
    Converter converter(name);
    if (!converter.is_open()) {
        message = "there is no encoding \"" + encoding + "\"";
        return std::nullopt;
    }
    bool is_whole = false;
    std::string text = converter.convert(bytes, is_whole);
    if (!is_whole) {
        message = "a byte is not of the encoding " + encoding + on_line(text);
        return std::nullopt;
    }
    if (text.starts_with(utf8_mark)) text.erase(0, utf8_mark.size());
    return checked_utf8(std::move(text), message);
}

std::string from_utf8(std::string_view text, const std::string& encoding) {
    constexpr std::size_t most_bytes = 4;  // of a character, in any encoding without a state
    std::string bytes(text.size() * most_bytes, '\0');
    if (!is_name_of_encoding(encoding)) return {};
    iconv_t handle = iconv_open(encoding.c_str(), "UTF-8");
    if (!has_encoding(handle)) return {};
    char* in = const_cast<char*>(text.data());  // which iconv() does not change
    std::size_t in_left = text.size();
    char* out = bytes.data();
    std::size_t out_left = bytes.size();
    iconv(handle, &in, &in_left, &out, &out_left);
    iconv_close(handle);
    bytes.resize(bytes.size() - out_left);
    return bytes;
}

}  // namespace sitegen

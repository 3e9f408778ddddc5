#include "proofread/folded_text.hpp"

#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr std::size_t ideograph_size = 3;  // bytes of a common ideograph

// The character that is compared in place of this one. 0 if it is left out.
char32_t fold(char32_t c) {
    if (c >= U'A' && c <= U'Z') return c - U'A' + U'a';
    if (c < 0x80) return c == U'"' ? 0 : c < 0x20 ? U' ' : c;
    if (c == 0xFF0C) return c;  // a full-width comma does not group digits
    if (c >= 0xFF01 && c <= 0xFF5E) return fold(c - 0xFEE0);
    switch (c) {
        case 0x00A0:
        case 0x2007:
        case 0x2009:
        case 0x202F:
        case 0x3000:
            return U' ';
        case 0x2212:
            return U'-';
        case 0x00AB:
        case 0x00BB:
        case 0x2018:
        case 0x2019:
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x300C:
        case 0x300D:
        case 0x300E:
        case 0x300F:
            return 0;
        default:
            return c;
    }
}

}  // namespace

void Folder::add(char32_t character, std::string_view bytes, std::size_t offset) {
    if (is_common_ideograph(character)) return add_ideographs(bytes, offset);
    const char32_t c = fold(character);
    if (c == 0) return;
    if (c == U' ') {
        if (!has_space_) space_offset_ = offset;
        has_space_ = true;
        return;
    }
    const bool is_wide = c >= 0x1100 && column_count(c) == 2;
    if (has_space_ && !is_wide && !was_wide_ && is_in_block()) put(U' ', space_offset_);
    has_space_ = false;
    was_wide_ = is_wide;
    put(c, offset);
}

void Folder::add_ideographs(std::string_view bytes, std::size_t offset) {
    has_space_ = false;
    was_wide_ = true;
    text_ += bytes;
    if (offsets_ == nullptr) return;
    const std::size_t before = offsets_->size();
    offsets_->resize(before + bytes.size());
    std::uint32_t* next = offsets_->data() + before;
    const auto first = static_cast<std::uint32_t>(offset);
    for (std::uint32_t i = 0; i < bytes.size(); i += ideograph_size, next += ideograph_size)
        next[0] = next[1] = next[2] = first + i;
}

void Folder::add_mark(char mark, std::size_t offset) {
    if (has_space_ && !was_wide_ && is_in_block()) put(U' ', space_offset_);
    has_space_ = was_wide_ = false;
    put(static_cast<char32_t>(mark), offset);
}

void Folder::put(char32_t c, std::size_t offset) {
    const std::size_t before = text_.size();
    if (c < 0x80) {
        text_ += static_cast<char>(c);
    } else {
        append_character(text_, c);
    }
    if (offsets_ == nullptr) return;
    for (std::size_t i = before; i < text_.size(); ++i) offsets_->push_back(static_cast<std::uint32_t>(offset));
}

std::size_t length_of_ideographs(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    std::size_t length = 0;
    for (; length + ideograph_size <= text.size(); length += ideograph_size) {
        if (byte(length) < 0xE4 || byte(length) > 0xE9) break;
        // A valid character that begins with E5 to E8 is always one.
        const bool is_within = byte(length) > 0xE4 && byte(length) < 0xE9 && (byte(length + 1) & 0xC0U) == 0x80U &&
                               (byte(length + 2) & 0xC0U) == 0x80U;
        if (!is_within && !is_common_ideograph(first_character(text.substr(length)).value)) break;
    }
    return length;
}

std::string fold_prose(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    Folder folder(result, nullptr);
    while (!text.empty()) {
        if (const std::size_t length = length_of_ideographs(text); length > 0) {
            folder.add_ideographs(text.substr(0, length), 0);
            text.remove_prefix(length);
            continue;
        }
        const Character character = first_character(text);
        folder.add(character.value, text.substr(0, character.byte_count), 0);
        text.remove_prefix(character.byte_count);
    }
    return result;
}

}  // namespace sitegen

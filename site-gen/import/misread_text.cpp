#include "import/misread_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "grid/read_delimited.hpp"
#include "grid/workbook.hpp"
#include "import/import_rules.hpp"
#include "import/read_sources.hpp"
#include "import/sheet_region.hpp"
#include "text/counted.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr int longest_row_of_letters = 3;  // with accents, beside each other, in any language of Western Europe

// The first byte of most letters of Western Europe in UTF-8, and of signs such as ° and €, as Windows-1252 shows it.
bool is_lead(char32_t character) { return character == U'Ã' || character == U'Â' || character == U'â'; }

// How Windows-1252 shows the second byte. Left out is what may follow the end of a word in capitals: “IRMÃ”.
bool is_trail(char32_t character) {
    if (character == 0xA0 || character == U'»' || character == U'º' || character == U'ª') return false;
    if (character > 0x80 && character < 0xC0) return true;
    constexpr std::u32string_view signs = U"€‚ƒ„†‡ˆ‰Š‹ŒŽ“•˜™š›œžŸ";
    return signs.find(character) != std::u32string_view::npos;
}

// UTF-8 that was read as GB18030 makes three rare characters of two: “鏀跺叆” is 收入. The bytes of a real text are never UTF-8 for
// so long. The last one may have lost its partner.
bool is_utf8_read_as_gb18030(std::string_view row) {
    constexpr std::size_t two_characters = 6;
    const std::string bytes = from_utf8(row, "gb18030");
    const std::size_t valid = find_invalid_utf8(bytes).value_or(bytes.size());
    if (valid < two_characters || valid + 2 < bytes.size()) return false;
    const auto is_lead_of_three = [](char c) { return (static_cast<unsigned char>(c) & 0xF0U) == 0xE0; };
    return std::count_if(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(valid), is_lead_of_three) >= 2;
}

bool has_utf8_read_as_gb18030(std::string_view text) {
    constexpr std::size_t least = 3 * 3;  // three Chinese characters
    while (!text.empty()) {
        std::size_t size = 0;
        while (size < text.size()) {
            const Character character = first_character(text.substr(size));
            if (character.value < 0x4E00 || character.value > 0x9FFF) break;
            size += character.byte_count;
        }
        if (size >= least && is_utf8_read_as_gb18030(text.substr(0, size))) return true;
        text.remove_prefix(size > 0 ? size : first_character(text).byte_count);
    }
    return false;
}

}  // namespace

bool looks_misread(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return false;
    if (text.find("锟斤拷") != std::string_view::npos || has_utf8_read_as_gb18030(text)) return true;
    char32_t before = 0;
    int row = 0;
    while (!text.empty()) {
        const Character character = first_character(text);
        text.remove_prefix(character.byte_count);
        const char32_t value = character.value;
        if (value == replacement || (is_lead(before) && is_trail(value))) return true;
        // Pairs of bytes of Chinese, or bytes of Cyrillic or Greek, become letters with accents.
        row = value >= 0xC0 && value <= 0xFF ? row + 1 : 0;
        if (row > longest_row_of_letters) return true;
        before = value;
    }
    return false;
}

bool has_misread_texts(const ReadSource& source, ImportLog& log) {
    std::size_t count = 0;
    std::string first_place;
    std::string first_text;
    for (const Sheet& sheet : source.workbook.sheets) {
        for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
            for (std::size_t column = 0; column < sheet.rows[row].cells.size(); ++column) {
                const GridCell& cell = sheet.rows[row].cells[column];
                if (cell.kind != GridCellKind::text || !looks_misread(cell.text) || ++count > 1) continue;
                first_place = source_place(source.name, sheet.name, cell_name(row, column));
                first_text = one_line(cell.text);
            }
        }
    }
    if (count == 0) return false;
    const std::string others =
        count == 1 ? "" : fmt::format(", as {} {}", counted(count - 1, "other cell"), count == 2 ? "was" : "were");
    log.add(Severity::error, rules::wrong_encoding, first_place,
            fmt::format("“{}” was read in a wrong encoding{}", first_text, others), remedy_of_misread_texts);
    return true;
}

}  // namespace sitegen

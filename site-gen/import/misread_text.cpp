#include "import/misread_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

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

}  // namespace

bool looks_misread(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return false;
    if (text.find("锟斤拷") != std::string_view::npos) return true;
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

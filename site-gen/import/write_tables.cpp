#include "import/write_tables.hpp"
#include "grid/workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

int width_of(std::string_view text) {
    int width = 0;
    while (!text.empty()) {
        const Character character = first_character(text);
        width += column_count(character.value);
        text.remove_prefix(character.byte_count);
    }
    return width;
}

struct WrittenCell {
    std::string text;
    bool is_key = false;  // aligned to the left
};

std::vector<WrittenCell> written_cells(const ImportedSide& side, const ImportedRow& row) {
    const std::vector<std::string> keys = side.form->rows.key_columns();
    std::vector<WrittenCell> cells;
    for (std::size_t i = 0; i < row.keys.size(); ++i) {
        const bool is_level = i < keys.size() && keys[i] == "level";
        cells.push_back({is_level && !row.keys[i].empty() ? row.keys[i] : toml_text(row.keys[i]), true});
    }
    for (const ImportedCell& cell : row.cells)
        cells.push_back(
            {cell.kind == ImportedCell::Kind::number ? cell.value : toml_text(cell.value), cell.kind == ImportedCell::Kind::text});
    return cells;
}

// One row a line; keys to the left, amounts to the right, commas under each other.
std::vector<std::string> row_lines(const ImportedSide& side) {
    std::vector<std::vector<WrittenCell>> rows;
    std::vector<int> widths;
    for (const ImportedRow& row : side.rows) {
        rows.push_back(written_cells(side, row));
        widths.resize(std::max(widths.size(), rows.back().size()));
        for (std::size_t i = 0; i < rows.back().size(); ++i) widths[i] = std::max(widths[i], width_of(rows.back()[i].text));
    }
    std::vector<std::string> lines;
    for (const std::vector<WrittenCell>& row : rows) {
        std::string line = "  [";
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string space(static_cast<std::size_t>(widths[i] - width_of(row[i].text)), ' ');
            const bool is_last = i + 1 == row.size();
            if (row[i].is_key) {
                line += row[i].text + (is_last ? "" : "," + space + " ");
            } else {
                line += space + row[i].text + (is_last ? "" : ", ");
            }
        }
        lines.push_back(line + "],");
    }
    return lines;
}

std::string list_of(const std::vector<std::string>& names) {
    std::string list = "[";
    for (const std::string& name : names) list += (list.size() > 1 ? ", " : "") + toml_text(name);
    return list + "]";
}

// "4-7", and for a table that continues on another sheet "4-7; Sheet2!4-9".
std::string lines_by_sheet(const ImportedSide& side) {
    std::string text;
    for (std::size_t i = 0; i < side.rows.size();) {
        const std::string& sheet = side.rows[i].sheet;
        std::vector<std::uint32_t> lines;
        for (; i < side.rows.size() && side.rows[i].sheet == sheet; ++i) lines.push_back(side.rows[i].source_line);
        text += (text.empty() ? "" : "; ") + sheet + (sheet.empty() ? "" : "!") + number_ranges(lines);
    }
    return text;
}

// Where the rows of a side stand in the source, and the digest by which a later import sees whether somebody has changed them.
std::string source_cells(const ImportedTable& table, const ImportedSide& side) {
    std::string text = "source-cells = { ";
    for (const SourceRecords& records : side.records) {
        text += &records == side.records.data() ? "records = [{ " : ", { ";
        text += "file = " + toml_text(records.file) + ", ";
        if (!records.sheet.empty()) text += "sheet = " + toml_text(records.sheet) + ", ";
        text += fmt::format("lines = \"{}\", count = {} }}", records.lines, records.count);
    }
    if (side.more_files > 0)
        text += fmt::format("], more-files = {}, ", side.more_files);
    else if (!side.records.empty())
        text += "], ";
    if (!table.file.empty() && side.records.empty()) text += "file = " + toml_text(table.file) + ", ";
    if (!table.sheet.empty() && !is_named_after(table.sheet, table.file)) text += "sheet = " + toml_text(table.sheet) + ", ";
    std::vector<std::uint32_t> lines;
    for (const ImportedRow& row : side.rows) lines.push_back(row.source_line);
    std::vector<std::string> letters;
    std::string rows = lines_by_sheet(side);
    if (table.is_transposed) {
        for (const std::uint32_t line : lines) letters.push_back(line == 0 ? "-" : column_name(line - 1));
        lines.clear();
        for (const std::uint32_t column : side.source_columns) lines.push_back(column + 1);
        rows = number_ranges(lines);
    } else {
        for (const std::uint32_t column : side.source_columns) letters.push_back(column_name(column));
    }
    if (!side.source_columns.empty() && !side.rows.empty())
        text += fmt::format("columns = \"{}\", rows = \"{}\", ", fmt::join(letters, ", "), rows);
    return text + fmt::format("digest = \"{}\" }}", digest_of_rows(columns_of(side), rows_of(side)));
}

std::string rows_text(const ImportedTable& table, const ImportedSide& side, const std::map<std::string, std::string>& comments) {
    std::string text = source_cells(table, side) + "\n";
    text += "columns = " + list_of(columns_of(side)) + "\n";
    if (side.rows.empty()) return text + "rows = []\n";
    text += "rows = [\n";
    const std::vector<std::string> lines = row_lines(side);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto above = comments.find("above " + fmt::format("{}", fmt::join(side.rows[i].keys, "\n")));
        if (above != comments.end()) text += above->second;
        const auto beside = comments.find("beside " + fmt::format("{}", fmt::join(side.rows[i].keys, "\n")));
        text += lines[i] + (beside == comments.end() ? "" : "  " + beside->second) + "\n";
    }
    return text + "]\n";
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1);
        lines.push_back(text.substr(0, end + 1));
        text.remove_prefix(end + 1);
    }
    return lines;
}

std::string_view trimmed(std::string_view line) {
    while (!line.empty() && is_ascii_space(line.front())) line.remove_prefix(1);
    while (!line.empty() && is_ascii_space(line.back())) line.remove_suffix(1);
    return line;
}

// The name in "[tables.summary.revenue]"; empty for any other line.
std::string header_name(std::string_view line) {
    line = trimmed(line.substr(0, line.find('#')));
    if (!line.starts_with("[tables.") || !line.ends_with(']')) return {};
    std::string name(line.substr(8, line.size() - 9));
    name.erase(std::remove_if(name.begin(), name.end(), [](char c) { return c == '"' || c == ' '; }), name.end());
    return name;
}

bool is_header(std::string_view line) {
    line = trimmed(line);
    // A row of a table begins with a bracket, too, and a quote or a number follows.
    return line.starts_with('[') && line.size() > 1 && (is_ascii_letter(line[1]) || line[1] == '[') && !line.starts_with("[[\"");
}

// The key of "columns = …"; empty for any other line.
std::string_view key_of(std::string_view line) {
    const std::size_t end = line.find('=');
    if (end == std::string_view::npos) return {};
    const std::string_view key = trimmed(line.substr(0, end));
    return std::all_of(key.begin(), key.end(), [](char c) { return is_ascii_letter(c) || c == '-'; }) ? key : std::string_view();
}

// The quoted texts at the beginning of a row, up to the number of key columns.
std::string keys_in(std::string_view line, std::size_t count) {
    std::string keys;
    line = trimmed(line);
    if (!line.starts_with('[')) return {};
    line.remove_prefix(1);
    for (std::size_t i = 0; i < count; ++i) {
        line = trimmed(line);
        std::string value;
        if (line.starts_with('"') || line.starts_with('\'')) {
            const std::size_t end = line.find(line[0], 1);
            if (end == std::string_view::npos) return {};
            value = line.substr(1, end - 1);
            line.remove_prefix(end + 1);
        } else {
            const std::size_t end = line.find_first_of(",]");
            if (end == std::string_view::npos) return {};
            value = trimmed(line.substr(0, end));
            line.remove_prefix(end);
        }
        keys += (i == 0 ? "" : "\n") + value;
        line = trimmed(line);
        if (line.starts_with(',')) line.remove_prefix(1);
    }
    return keys;
}

// The comment behind a row, outside of quotes.
std::string_view comment_behind(std::string_view line) {
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (quote != 0) {
            if (line[i] == quote) quote = 0;
        } else if (line[i] == '"' || line[i] == '\'') {
            quote = line[i];
        } else if (line[i] == '#') {
            return trimmed(line.substr(i));
        }
    }
    return {};
}

// The lines of one block without its rows, and the comments among them by the keys of their rows.
struct OldBlock {
    std::string before;  // the lines before columns and rows, source-cells left out
    std::string after;
    std::map<std::string, std::string> comments;
};

OldBlock take_apart(const std::vector<std::string_view>& lines, std::size_t key_count) {
    OldBlock block;
    bool has_rows = false;
    std::string above;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view key = key_of(lines[i]);
        if (key == "source-cells") continue;
        if (key == "columns" || key == "rows") {
            // The list may go on for several lines, up to the one that closes it.
            int depth = 0;
            has_rows = true;
            for (;; ++i) {
                const std::string_view line = lines[i];
                char quote = 0;
                for (const char c : line) {
                    if (quote != 0) {
                        if (c == quote) quote = 0;
                    } else if (c == '"' || c == '\'') {
                        quote = c;
                    } else if (c == '#') {
                        break;
                    } else if (c == '[' || c == ']') {
                        depth += c == '[' ? 1 : -1;
                    }
                }
                if (key == "rows" && trimmed(line).starts_with('#')) {
                    above += line;
                } else if (key == "rows" && trimmed(line).starts_with('[')) {
                    const std::string keys = keys_in(line, key_count);
                    if (!above.empty()) block.comments["above " + keys] = above;
                    above.clear();
                    if (const std::string_view comment = comment_behind(line); !comment.empty())
                        block.comments["beside " + keys] = comment;
                }
                if (depth <= 0 || i + 1 == lines.size()) break;
            }
            continue;
        }
        (has_rows ? block.after : block.before) += lines[i];
    }
    return block;
}

}  // namespace

std::string toml_text(std::string_view text) {
    std::string written = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            written += '\\';
            written += c;
        } else if (c == '\n') {
            written += "\\n";
        } else if (c == '\t') {
            written += "\\t";
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            written += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
        } else {
            written += c;
        }
    }
    return written + "\"";
}

std::string number_ranges(const std::vector<std::uint32_t>& numbers) {
    std::string text;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t end = i + 1;
        while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1) ++end;
        text += (text.empty() ? "" : ", ") + std::to_string(numbers[i]);
        if (end > i + 1) text += "-" + std::to_string(numbers[end - 1]);
        i = end;
    }
    return text;
}

std::string table_block(const ImportedTable& table, const std::string& document_unit) {
    std::string head = "[tables." + table.form->id + "]\n";
    if (!table.unit.empty() && table.unit != document_unit) head += "unit = " + toml_text(table.unit) + "\n";
    if (!table.note.empty()) head += "note = " + toml_text(table.note) + "\n";
    if (!table.form->has_sides()) return head + rows_text(table, table.sides.front(), {});
    // A header without keys of its own says nothing.
    std::string text = head.find('\n') + 1 == head.size() ? "" : head;
    for (const ImportedSide& side : table.sides) {
        if (!text.empty()) text += "\n";
        text += "[tables." + block_name(*table.form, *side.form) + "]\n" + rows_text(table, side, {});
    }
    return text;
}

std::string with_table_replaced(std::string_view text, const ImportedTable& table) {
    std::string result;
    const std::vector<std::string_view> lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size();) {
        result += lines[i];
        const std::string name = header_name(lines[i++]);
        const auto side = std::find_if(table.sides.begin(), table.sides.end(),
                                       [&](const ImportedSide& each) { return name == block_name(*table.form, *each.form); });
        if (name.empty() || side == table.sides.end()) continue;
        std::size_t end = i;
        while (end < lines.size() && !is_header(lines[end])) ++end;
        // Comments and blank lines above the next header belong to what follows.
        std::size_t own_end = end;
        while (own_end > i && (trimmed(lines[own_end - 1]).empty() || trimmed(lines[own_end - 1]).starts_with('#'))) --own_end;
        const OldBlock old =
            take_apart({lines.begin() + static_cast<std::ptrdiff_t>(i), lines.begin() + static_cast<std::ptrdiff_t>(own_end)},
                       side->form->rows.key_columns().size());
        result += old.before + rows_text(table, *side, old.comments) + old.after;
        i = own_end;
    }
    return result;
}

}  // namespace sitegen

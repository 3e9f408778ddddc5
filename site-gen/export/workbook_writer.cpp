#include "export/workbook_writer.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <sstream>
#include <utility>

#include "model/failure.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr std::size_t longest_name = 31;       // of a sheet, in units of UTF-16
constexpr std::size_t longest_text = 32'000;   // of a cell, in characters; the format's limit is a little above
constexpr std::size_t most_exact_digits = 15;  // of a number that every spreadsheet keeps
constexpr int a4 = 9;

// 1980-01-01 in UTC, as the library dates the parts of the file. It is the same for all workbooks because the library makes a date
// of it by gmtime(), whose result threads share.
constexpr std::time_t fixed_time = 315'532'800;

// A spreadsheet shows these marks as those of its reader's language.
std::string format_for(int decimals) {
    return decimals > 0 ? "#,##0." + std::string(static_cast<std::size_t>(decimals), '0') : "#,##0";
}

std::size_t count_digits(const Amount& amount) {
    const std::string digits = std::to_string(amount.coefficient());
    return digits.size() - (amount.is_negative() ? 1 : 0);
}

template <typename Take>
void for_each_character(std::string_view text, const Take& take) {
    while (!text.empty()) {
        const Character character = first_character(text);
        take(character.value);
        text.remove_prefix(character.byte_count);
    }
}

std::string first_characters(std::string_view text, std::size_t most) {
    std::string result;
    std::size_t count = 0;
    for_each_character(text, [&](char32_t character) {
        if (++count <= most) append_character(result, character);
    });
    if (count > most) result += "…";
    return result;
}

}  // namespace

WorkbookWriter::WorkbookWriter(const std::string& path, std::string work_folder, const WorkbookFacts& facts) : path_(path) {
    // By itself, the library writes into the system's folder for temporary files, and there may be none: in a container whose only
    // writable place is the output.
    lxw_workbook_options options{};
    options.tmpdir = work_folder.data();
    workbook_ = ::workbook_new_opt(path.c_str(), &options);
    if (workbook_ == nullptr) throw Failure("cannot create the workbook " + path);
    std::string title = first_characters(facts.title, 200);
    std::string author = first_characters(facts.author, 200);
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = author.data();
    properties.created = fixed_time;
    require(::workbook_set_properties(workbook_, &properties));
}

WorkbookWriter::~WorkbookWriter() {
    if (workbook_ != nullptr) ::lxw_workbook_free(workbook_);
}

std::string WorkbookWriter::add_sheet(std::string_view title) {
    set_heights();
    std::string name;
    std::size_t units = 0;
    bool is_full = false;
    for_each_character(title, [&](char32_t character) {
        const bool is_taken =
            character < 0x80 && std::string_view("[]:*?/\\'").find(static_cast<char>(character)) != std::string_view::npos;
        const std::size_t more = character > 0xFFFF ? 2 : 1;
        is_full = is_full || units + more > longest_name - 3;  // room for a number
        if (is_full) return;
        append_character(name, is_taken ? U' ' : character);
        units += more;
    });
    // Not in the middle of a word, where words have spaces between them.
    const std::size_t last_space = name.rfind(' ');
    if (is_full && last_space != std::string::npos && last_space > name.size() / 2) name.resize(last_space);
    while (name.ends_with(' ')) name.pop_back();
    if (name.empty()) name = "-";
    std::string unique = name;
    for (int i = 2; !names_.insert(folded_text(unique).value_or(unique)).second; ++i) unique = name + "~" + std::to_string(i);
    sheet_ = ::workbook_add_worksheet(workbook_, unique.c_str());
    if (sheet_ == nullptr) throw Failure("cannot add the sheet " + unique + " to " + path_);
    return unique;
}

void WorkbookWriter::text(CellPlace place, std::string_view value, const CellLook& look) {
    const std::string cut = first_characters(value, longest_text);
    require(::worksheet_write_string(sheet_, place.row, place.column, cut.c_str(), format_of(look)));
    note_wrapped(place, place, cut, look);
}

void WorkbookWriter::number(CellPlace place, const Amount& value, CellLook look) {
    const std::string plain = value.plain();
    look.is_right = true;
    if (count_digits(value) > most_exact_digits) return text(place, plain, look);
    look.decimals = value.decimals();
    // A cell of this format holds a binary number. Its first 15 digits are those of the decimal that it was made of.
    double binary = 0;
    std::from_chars(plain.data(), plain.data() + plain.size(), binary);
    require(::worksheet_write_number(sheet_, place.row, place.column, binary, format_of(look)));
}

void WorkbookWriter::blank(CellPlace place, const CellLook& look) {
    require(::worksheet_write_blank(sheet_, place.row, place.column, format_of(look)));
}

void WorkbookWriter::merged(CellPlace first, CellPlace last, std::string_view value, const CellLook& look) {
    if (first.row == last.row && first.column == last.column) return text(first, value, look);
    const std::string cut = first_characters(value, longest_text);
    require(::worksheet_merge_range(sheet_, first.row, first.column, last.row, last.column, cut.c_str(), format_of(look)));
    note_wrapped(first, last, cut, look);
}

void WorkbookWriter::link(CellPlace place, std::string_view sheet, std::string_view value) {
    const std::string target = "internal:'" + std::string(sheet) + "'!A1";
    const std::string cut = first_characters(value, longest_text);
    require(::worksheet_write_url_opt(sheet_, place.row, place.column, target.c_str(), nullptr, cut.c_str(), nullptr));
}

void WorkbookWriter::width(std::uint16_t column, int characters) {
    require(::worksheet_set_column(sheet_, column, column, characters, nullptr));
    widths_[column] = characters;
}

void WorkbookWriter::note_wrapped(CellPlace first, CellPlace last, std::string_view value, const CellLook& look) {
    const bool is_wrapped = look.kind == CellLook::Kind::wrapped || look.kind == CellLook::Kind::heading;
    if (is_wrapped && first.row == last.row) wrapped_.push_back({first.row, first.column, last.column, std::string(value)});
}

// Excel makes a row as high as its wrapped texts when it opens the file. LibreOffice does not, and never does with merged cells.
void WorkbookWriter::set_heights() {
    constexpr int usual_width = 8;
    constexpr int usual_height = 15;
    constexpr int most_lines = 27;  // no row may be higher
    std::map<std::uint32_t, int> lines;
    for (const Wrapped& each : wrapped_) {
        int width = 0;
        for (std::uint16_t column = each.first; column <= each.last; ++column)
            width += widths_.contains(column) ? widths_.at(column) : usual_width;
        int count = 0;
        std::istringstream parts(each.text);
        for (std::string part; std::getline(parts, part);) count += std::max(1, (shown_width(part) + width - 1) / width);
        lines[each.row] = std::max(lines[each.row], std::min(count, most_lines));
    }
    for (const auto& [row, count] : lines) {
        if (count > 1) require(::worksheet_set_row(sheet_, row, usual_height * count, nullptr));
    }
    wrapped_.clear();
    widths_.clear();
}

void WorkbookWriter::freeze(CellPlace place) { ::worksheet_freeze_panes(sheet_, place.row, place.column); }

void WorkbookWriter::filter(CellPlace first, CellPlace last) {
    require(::worksheet_autofilter(sheet_, first.row, first.column, last.row, last.column));
}

void WorkbookWriter::print(bool is_landscape, std::uint32_t first_repeated, std::uint32_t last_repeated) {
    ::worksheet_set_paper(sheet_, a4);
    if (is_landscape) ::worksheet_set_landscape(sheet_);
    ::worksheet_fit_to_pages(sheet_, 1, 0);
    ::worksheet_set_footer(sheet_, "&L&A&R&P / &N");
    require(::worksheet_repeat_rows(sheet_, first_repeated, last_repeated));
}

void WorkbookWriter::finish() {
    set_heights();
    lxw_workbook* const workbook = std::exchange(workbook_, nullptr);
    require(::workbook_close(workbook));
}

lxw_format* WorkbookWriter::format_of(const CellLook& look) {
    lxw_format*& format = formats_[look.key()];
    if (format != nullptr) return format;
    format = ::workbook_add_format(workbook_);
    ::format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    switch (look.kind) {
        case CellLook::Kind::plain:
            break;
        case CellLook::Kind::title:
            ::format_set_bold(format);
            ::format_set_font_size(format, 14);
            break;
        case CellLook::Kind::heading:
            ::format_set_bold(format);
            ::format_set_text_wrap(format);
            ::format_set_bg_color(format, 0xE7ECEF);
            ::format_set_align(format, LXW_ALIGN_CENTER);
            ::format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
            break;
        case CellLook::Kind::wrapped:
            ::format_set_text_wrap(format);
            break;
        case CellLook::Kind::note:
            ::format_set_italic(format);
            ::format_set_font_color(format, 0x505050);
            break;
    }
    if (look.is_bold) ::format_set_bold(format);
    if (look.has_border) {
        ::format_set_border(format, LXW_BORDER_THIN);
        ::format_set_border_color(format, 0xB0B8BD);
    }
    if (look.is_right) ::format_set_align(format, LXW_ALIGN_RIGHT);
    if (look.indent > 0) ::format_set_indent(format, static_cast<std::uint8_t>(std::min(look.indent, 15)));
    if (look.decimals >= 0) {
        ::format_set_num_format(format, format_for(look.decimals).c_str());
    } else if (look.kind == CellLook::Kind::plain) {
        ::format_set_num_format(format, "@");  // a code stays a text when somebody edits it
    }
    return format;
}

void WorkbookWriter::require(int error) const {
    if (error != LXW_NO_ERROR)
        throw Failure("cannot write the workbook " + path_ + ": " + ::lxw_strerror(static_cast<lxw_error>(error)));
}

int shown_width(std::string_view text) {
    int width = 0;
    for_each_character(text, [&](char32_t character) { width += column_count(character); });
    return width;
}

}  // namespace sitegen

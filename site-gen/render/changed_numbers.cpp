#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/rules.hpp"
#include "render/prose_to_lint.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

using Kind = MarkdownNode::Kind;

constexpr std::uint32_t none = UINT32_MAX;
constexpr int last_day = 31;  // of a month

bool is_likely_year(int number) { return number >= 1900 && number < 2100; }

bool is_inline_container(Kind kind) {
    return kind == Kind::emphasis || kind == Kind::strong || kind == Kind::link || kind == Kind::image;
}

// Whether it belongs to a script with spaces between words. In other scripts, such as Chinese and Thai, emphasis may begin within
// what looks like one word.
bool is_of_spaced_word(char32_t character) {
    const bool is_of_south_east_asia = (character >= 0x0E00 && character <= 0x109F) || (character >= 0x1780 && character <= 0x17FF);
    return is_word_character(character) && column_count(character) < 2 && !is_of_south_east_asia;
}

std::size_t spaces_before(std::string_view text) { return std::min(text.find_first_not_of(' '), text.size()); }

// The number "300.00" or "€ 300.00" at the beginning of a text. Nothing if it begins with no number.
std::string_view amount_of(std::string_view text) {
    std::size_t begin = 0;
    if (!text.empty() && is_currency_sign(first_character(text).value)) {
        begin = first_character(text).byte_count;
        begin += spaces_before(text.substr(begin));
    }
    std::size_t end = begin;
    for (std::size_t at = begin; at < text.size();) {
        const Character next = first_character(text.substr(at));
        at += next.byte_count;
        if (is_digit(next.value)) {
            end = at;
        } else if (end == begin || (next.value != U'.' && next.value != U',')) {
            break;
        }
    }
    return text.substr(0, end == begin ? 0 : end);
}

bool begins_with_year(std::string_view text) {
    return text.size() >= 4 && std::all_of(text.begin(), text.begin() + 4, is_ascii_digit) &&
           (text.size() == 4 || !is_ascii_digit(text[4]));
}

// Whether the text after a day completes a date: "August 2024", "Aug. 2024", "08. 2024".
bool begins_with_month(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && is_word_character(first_character(text.substr(end)).value))
        end += first_character(text.substr(end)).byte_count;
    if (end == 0) return false;
    text.remove_prefix(end);
    if (text.starts_with('.')) text.remove_prefix(1);
    return begins_with_year(text.substr(spaces_before(text)));
}

// Whether another text may begin after this one: it ends with the end of a sentence, or with a colon before a list.
bool is_ended(std::string_view text) {
    static constexpr std::u32string_view closing = U"\"'”’»)]）」』】》";
    static constexpr std::u32string_view ending = U".:;!?…。：；！？";
    while (!text.empty()) {
        const Character last = last_character(text);
        if (closing.find(last.value) == std::u32string_view::npos) return ending.find(last.value) != std::u32string_view::npos;
        text.remove_suffix(last.byte_count);
    }
    return true;
}

class ChangedNumbers {
  public:
    ChangedNumbers(ProseToLint& prose, Findings& findings) : prose_(prose), tree_(prose.tree()), findings_(findings) {}

    void run() {
        visit_all(&ChangedNumbers::note_numbering);
        visit_all(&ChangedNumbers::check);
    }

  private:
    void visit_all(void (ChangedNumbers::*visit)(std::uint32_t)) {
        open_.clear();
        paragraph_ = none;
        for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
            while (!open_.empty() && node(open_.back()).end <= i) open_.pop_back();
            (this->*visit)(i);
            if (node(i).kind == Kind::paragraph) paragraph_ = i;
            open_.push_back(i);
        }
    }

    void check(std::uint32_t i) {
        switch (node(i).kind) {
            case Kind::list:
                return node(i).is_ordered ? check_ordered_list(i) : check_bullets(i);
            case Kind::quote:
                return check_quote(i);
            case Kind::emphasis:
            case Kind::strong:
                return check_emphasis(i);
            default:
                return;
        }
    }

    // ---- Numbers of lists ----

    void note_numbering(std::uint32_t i) {
        if (node(i).kind != Kind::list || !node(i).is_ordered) return;
        first_numbers_.insert({parent(), node(i).number});
        last_numbers_.insert({parent(), node(i).number + static_cast<int>(items_of(i).size()) - 1});
    }

    // Whether a list beside it ends just before the number or begins just after it: paragraphs between lists may be part of one
    // numbering.
    [[nodiscard]] bool is_of_numbering(int number) const {
        return last_numbers_.contains({parent(), number - 1}) || first_numbers_.contains({parent(), number + 1});
    }

    void check_ordered_list(std::uint32_t list) {
        const std::vector<std::uint32_t> items = items_of(list);
        // CommonMark lets authors type "1." before each item if they want the items counted.
        const bool is_counted = std::all_of(items.begin(), items.end(), [&](std::uint32_t item) { return node(item).number == 1; });
        const bool is_alone = items.size() == 1 || (!is_counted && node(items[1]).number != node(items[0]).number + 1);
        if (is_likely_year(node(list).number) || (is_alone && is_of_sentence(list))) report_number_of_sentence(items.front());
        for (std::size_t i = 1; i < items.size(); ++i) {
            const int printed = node(list).number + static_cast<int>(i);
            if (node(items[i]).number == printed) continue;
            report_renumbered(items[i], printed, is_counted ? Severity::warning : Severity::error);
            if (is_counted) return;
        }
    }

    // Whether the number of a list with a single number was typed as part of a sentence: an ordinal, or a day.
    [[nodiscard]] bool is_of_sentence(std::uint32_t list) const {
        const std::uint32_t item = list + 1;
        if (begins_with_number(item)) return true;
        if (is_of_numbering(node(list).number)) return false;
        const std::string_view text = text_beginning(item);
        if (begins_with_month(text)) return true;
        if (!is_below_its_item(item) && breaks_sentence(list, node(item).source_begin)) return true;
        const bool is_single = node(item).end == node(list).end;
        return is_single && (node(list).number > last_day || (!text.empty() && is_lower_case(first_character(text).value)));
    }

    // "17. 05. 2024" is read as a list within a list.
    [[nodiscard]] bool begins_with_number(std::uint32_t item) const {
        return item + 2 < node(item).end && node(item + 1).kind == Kind::list && node(item + 1).is_ordered &&
               is_one_line(node(item).source_end, node(item + 2).source_begin);
    }

    void report_number_of_sentence(std::uint32_t item) {
        const std::string mark(mark_of(item));
        findings_.warning(rules::changed_number, prose_.place_of(node(item).source_begin, node(item).source_end),
                          mark + " would be printed as the number of a list",
                          "Write " + escaped(mark) + " to keep it in its sentence.");
    }

    void report_renumbered(std::uint32_t item, int printed, Severity severity) {
        const std::string mark(mark_of(item));
        findings_.add({severity, std::string(rules::changed_number),
                       prose_.place_of(node(item).source_begin, node(item).source_end),
                       mark + " would be printed as " + std::to_string(printed) + ".: items of a list are counted from the first",
                       "Number them one by one, or write " + escaped(mark) + " to keep it in its sentence."});
    }

    static std::string escaped(std::string mark) { return mark.insert(mark.size() - 1, 1, '\\'); }

    // ---- Signs ----

    void check_bullets(std::uint32_t list) {
        const std::uint32_t item = list + 1;
        const std::string_view amount = amount_of(text_beginning_plainly(item));
        if (amount.empty()) return;
        if (is_below_its_item(item)) return;
        if (breaks_sentence(list, node(item).source_begin)) {
            report_sign(item, amount, "the mark of a list", "leave an empty line before a list.");
        } else if (node(item).end == node(list).end) {
            report_sign(item, amount, "the mark of a list", "a single item needs no list.");
        }
    }

    void check_quote(std::uint32_t quote) {
        std::string_view text = text_beginning_plainly(quote);
        if (text.starts_with('=')) text.remove_prefix(1);
        const std::string_view amount = amount_of(text.substr(spaces_before(text)));
        if (amount.empty() || !breaks_sentence(quote, node(quote).source_begin)) return;
        report_sign(quote, amount, "the mark of a quotation", "leave an empty line before a quotation.");
    }

    void report_sign(std::uint32_t block, std::string_view amount, const std::string& what, const std::string& otherwise) {
        const auto amount_end = static_cast<std::uint32_t>(amount.data() + amount.size() - tree_.text.data());
        const std::string mark(mark_of(block));
        findings_.warning(rules::changed_number,
                          prose_.place_of(node(block).source_begin, tree_.source_of(amount_end - 1, 1).second),
                          "the " + mark + " before " + std::string(amount) + " would be printed as " + what,
                          "Write \\" + mark + " if it is a sign; " + otherwise);
    }

    // ---- Asterisks ----

    // The words that emphasis joins when its marks disappear: those at both of its ends, as places in the tree's text.
    struct Ends {
        std::uint32_t left = 0;  // where the word begins that ends before the emphasis
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        std::uint32_t right = 0;  // where the word ends that begins after the emphasis
    };

    void check_emphasis(std::uint32_t emphasis) {
        if (is_emphasis(emphasis - 1) && node(emphasis - 1).end == node(emphasis).end) return;  // "***" is reported once
        const Ends ends = ends_of(emphasis);
        if (ends.begin == ends.end) return;
        const bool joins_digits =
            joins(ends.left, ends.begin, ends.right, is_digit) || joins(ends.left, ends.end, ends.right, is_digit);
        const bool is_within_word = joins(ends.left, ends.begin, ends.right, is_of_spaced_word) &&
                                    joins(ends.left, ends.end, ends.right, is_of_spaced_word);
        if (!joins_digits && !is_within_word) return;
        report_joined(emphasis, ends, joins_digits ? Severity::error : Severity::warning);
    }

    [[nodiscard]] Ends ends_of(std::uint32_t emphasis) const {
        Ends ends;
        const std::uint32_t behind = node(emphasis).end;
        ends.left = ends.begin = node(emphasis).text_begin;
        ends.right = ends.end = text_begin_of(behind);
        std::uint32_t before = emphasis - 1;  // it is at least a paragraph or heading
        while (is_inline_container(node(before).kind) && node(before).end > emphasis) --before;
        if (is_text(before)) ends.left = word_begin(node(before).text_begin, ends.begin);
        std::uint32_t next = behind;
        while (next < tree_.nodes.size() && is_inline_container(node(next).kind)) ++next;
        if (next < tree_.nodes.size() && is_text(next)) ends.right = word_end(ends.end, node(next).text_end);
        return ends;
    }

    [[nodiscard]] bool is_emphasis(std::uint32_t i) const { return node(i).kind == Kind::emphasis || node(i).kind == Kind::strong; }

    // The number of asterisks at its beginning.
    [[nodiscard]] std::uint32_t mark_size(std::uint32_t emphasis) const {
        std::uint32_t size = 0;
        for (std::uint32_t i = emphasis; is_emphasis(i) && node(i).end == node(emphasis).end; ++i)
            size += node(i).kind == Kind::strong ? 2 : 1;
        return size;
    }

    [[nodiscard]] bool is_text(std::uint32_t i) const { return node(i).kind == Kind::text || node(i).kind == Kind::code; }

    [[nodiscard]] bool joins(std::uint32_t from, std::uint32_t at, std::uint32_t to, bool (*is_such)(char32_t)) const {
        return from < at && at < to && is_such(last_character(printed(from, at)).value) &&
               is_such(first_character(printed(at, to)).value);
    }

    static bool is_of_number_or_word(char32_t character) {
        return is_of_spaced_word(character) || character == U'.' || character == U',';
    }

    [[nodiscard]] std::uint32_t word_begin(std::uint32_t from, std::uint32_t to) const {
        std::uint32_t begin = to;
        for (std::uint32_t at = to; at > from;) {
            const Character last = last_character(printed(from, at));
            if (!is_of_number_or_word(last.value)) break;
            at -= static_cast<std::uint32_t>(last.byte_count);
            if (is_of_spaced_word(last.value)) begin = at;
        }
        return begin;
    }

    [[nodiscard]] std::uint32_t word_end(std::uint32_t from, std::uint32_t to) const {
        std::uint32_t end = from;
        for (std::uint32_t at = from; at < to;) {
            const Character next = first_character(printed(at, to));
            if (!is_of_number_or_word(next.value)) break;
            at += static_cast<std::uint32_t>(next.byte_count);
            if (is_of_spaced_word(next.value)) end = at;
        }
        return end;
    }

    void report_joined(std::uint32_t emphasis, const Ends& ends, Severity severity) {
        constexpr std::uint32_t longest = 60;  // bytes that a message quotes
        const std::uint32_t marks = mark_size(emphasis);
        const std::uint32_t marks_begin = tree_.source_of(ends.begin, 1).first - marks;
        const std::uint32_t marks_end = tree_.source_of(ends.end - 1, 1).second + marks;
        const std::uint32_t begin = ends.left < ends.begin ? tree_.source_of(ends.left, 1).first : marks_begin;
        const std::uint32_t end = ends.end < ends.right ? tree_.source_of(ends.right - 1, 1).second : marks_end;
        const bool is_quoted = end - begin <= longest && is_one_line(begin, end);
        const std::string typed(prose_.source().substr(begin, end - begin));
        findings_.add({severity, std::string(rules::changed_number), prose_.place_of(marks_begin, marks_end),
                       is_quoted ? typed + " would be printed as " + std::string(printed(ends.left, ends.right))
                                 : "asterisks within words would not be printed, but begin and end emphasis",
                       "Write \\* for each asterisk, or the sign ×; emphasise whole words."});
    }

    // ---- The place of a block, and its beginning ----

    [[nodiscard]] const MarkdownNode& node(std::uint32_t index) const { return tree_.nodes[index]; }

    [[nodiscard]] std::vector<std::uint32_t> items_of(std::uint32_t list) const {
        std::vector<std::uint32_t> items;
        for (std::uint32_t item = list + 1; item < node(list).end; item = node(item).end) items.push_back(item);
        return items;
    }

    [[nodiscard]] std::string_view mark_of(std::uint32_t block) const {
        return prose_.source().substr(node(block).source_begin, node(block).source_end - node(block).source_begin);
    }

    // The text at the beginning of a block, without its marks.
    [[nodiscard]] std::string_view text_beginning(std::uint32_t block) const {
        for (std::uint32_t i = block + 1; i < node(block).end; ++i) {
            if (is_text(i)) return tree_.text_of(node(i));
            if (node(i).kind != Kind::paragraph && !is_inline_container(node(i).kind)) break;
        }
        return {};
    }

    // The same, or nothing if there is a mark before it.
    [[nodiscard]] std::string_view text_beginning_plainly(std::uint32_t block) const {
        const bool is_plain =
            block + 2 < node(block).end && node(block + 1).kind == Kind::paragraph && node(block + 2).kind == Kind::text;
        return is_plain ? tree_.text_of(node(block + 2)) : std::string_view();
    }

    // The node that contains the present one. None if that is the whole text.
    [[nodiscard]] std::uint32_t parent() const { return open_.empty() ? none : open_.back(); }

    // Whether the item's list is in another item, but not on that item's line: nobody types a sign there.
    [[nodiscard]] bool is_below_its_item(std::uint32_t item) const {
        return parent() != none && node(parent()).kind == Kind::item &&
               !is_one_line(node(parent()).source_end, node(item).source_begin);
    }

    // Whether a block, which begins at that place of the source, is on the line below a paragraph with an unfinished sentence.
    [[nodiscard]] bool breaks_sentence(std::uint32_t block, std::uint32_t source_begin) const {
        if (paragraph_ == none || node(paragraph_).end != block) return false;
        const std::string_view above = prose_.source().substr(0, prose_.source().find_last_of('\n', source_begin));
        const std::string_view line = above.substr(above.find_last_of('\n') + 1);
        const bool is_empty = line.find_first_not_of(" \t\r>") == std::string_view::npos;
        return !is_empty && !is_ended(printed(node(paragraph_).text_begin, node(block).text_begin));
    }

    [[nodiscard]] bool is_one_line(std::uint32_t source_begin, std::uint32_t source_end) const {
        return prose_.source().substr(source_begin, source_end - source_begin).find_first_of("\r\n") == std::string_view::npos;
    }

    // For a node, or for the end after the last node.
    [[nodiscard]] std::uint32_t text_begin_of(std::uint32_t i) const {
        return i < tree_.nodes.size() ? node(i).text_begin : static_cast<std::uint32_t>(tree_.text.size());
    }

    [[nodiscard]] std::string_view printed(std::uint32_t begin, std::uint32_t end) const {
        return std::string_view(tree_.text).substr(begin, end - begin);
    }

    ProseToLint& prose_;
    const MarkdownTree& tree_;
    Findings& findings_;
    std::vector<std::uint32_t> open_;                        // the nodes around the present one, the innermost last
    std::uint32_t paragraph_ = none;                         // the last one before it
    std::set<std::pair<std::uint32_t, int>> first_numbers_;  // of all lists, each with the node around the list
    std::set<std::pair<std::uint32_t, int>> last_numbers_;
};

}  // namespace

void find_changed_numbers(ProseToLint& prose, Findings& findings) { ChangedNumbers(prose, findings).run(); }

}  // namespace sitegen

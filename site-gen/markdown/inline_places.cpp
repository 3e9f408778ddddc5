#include "markdown/inline_places.hpp"

#include <algorithm>

#include "markdown/entity.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

constexpr std::size_t longest_search = 1U << 12U;  // bytes to search ahead for a text that is not where cmark says

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_break(char c) { return c == '\n' || c == '\r'; }

// Characters that may come between the beginning of a line and its first text.
bool is_markup(char c) { return std::string_view("*_[!`<").find(c) != std::string_view::npos; }

}  // namespace

// Lines end like cmark's: at "
// ", "\r
// " and "\r". The last two are rare, and a search for two different characters is slow.
InlinePlaces::InlinePlaces(std::string_view markdown) : markdown_(markdown), lines_{0} {
    std::size_t next_return = markdown.find('\r');
    for (std::size_t at = 0; at < markdown.size();) {
        const std::size_t end = markdown.find('\n', at);
        for (; next_return < std::min(end, markdown.size()); next_return = markdown.find('\r', next_return + 1)) {
            if (next_return + 1 != end) lines_.push_back(next_return + 1);
        }
        if (end == std::string_view::npos) break;
        lines_.push_back(end + 1);
        at = end + 1;
    }
}

std::size_t InlinePlaces::line_begin(int line) const {
    const std::size_t index = line < 1 ? 0 : static_cast<std::size_t>(line) - 1;
    return index < lines_.size() ? lines_[index] : markdown_.size();
}

std::size_t InlinePlaces::line_end(int line) const {
    std::size_t end = line_begin(line + 1);
    const std::size_t begin = line_begin(line);
    while (end > begin && is_break(markdown_[end - 1])) --end;
    return end;
}

void InlinePlaces::begin_block(int line, int column, int last_line) {
    block_column_ = column;
    last_line_ = last_line;
    block_end_ = line_end(last_line);
    cursor_ = std::min(line_begin(line) + static_cast<std::size_t>(std::max(column, 1)) - 1, block_end_);
    may_begin_with_links_ = cursor_ < block_end_ && markdown_[cursor_] == '[';
    told_line_ = line_ = line;
    base_ = static_cast<std::ptrdiff_t>(line_begin(line)) - 1;
}

void InlinePlaces::add_place(const InlinePlace& place) {
    if (!places_.empty()) {
        InlinePlace& last = places_.back();
        if (last.is_verbatim && place.is_verbatim && last.end == place.begin) {
            last.end = place.end;
            return;
        }
    }
    places_.push_back(place);
}

bool InlinePlaces::match_text(std::size_t at, std::string_view literal) {
    places_.clear();
    if (at >= block_end_) return false;
    const bool is_plain = literal.find('\\') == std::string_view::npos && literal.find('&') == std::string_view::npos;
    if (is_plain && markdown_.substr(at, block_end_ - at).starts_with(literal)) {  // true for nearly all
        places_.push_back({0, at, at + literal.size(), true});
        return true;
    }
    for (std::size_t i = 0; i < literal.size();) {
        const std::string_view rest = markdown_.substr(at, block_end_ - std::min(at, block_end_));
        if (rest.empty()) return false;
        if (rest.front() == '\\' && rest.size() > 1 && is_ascii_punctuation(rest[1]) && literal[i] == rest[1]) {
            add_place({i++, at, at + 2, false});
            at += 2;
        } else if (const MatchedEntity entity = match_entity(rest, literal.substr(i)); entity.source_size > 0) {
            add_place({i, at, at + entity.source_size, false});
            i += entity.literal_size;
            at += entity.source_size;
        } else if (rest.front() == literal[i]) {
            add_place({i++, at, at + 1, true});
            ++at;
        } else {
            return false;
        }
    }
    return true;
}

// The place after a line break and the markers of the next line.
std::size_t InlinePlaces::behind_break(std::size_t at) const {
    while (at < block_end_ && (is_break(markdown_[at]) || is_blank(markdown_[at]) || markdown_[at] == '>')) ++at;
    return at;
}

bool InlinePlaces::match_code(std::size_t at, std::string_view literal) {
    places_.clear();
    std::size_t begin = 0;  // of the part being compared
    std::size_t from = at;
    for (std::size_t i = 0; i < literal.size(); ++i) {
        if (at >= block_end_) return false;
        if (markdown_[at] == literal[i]) {
            ++at;
            continue;
        }
        if (literal[i] != ' ' || !is_break(markdown_[at])) return false;
        if (i > begin) places_.push_back({begin, from, at, true});
        from = at;
        at = behind_break(at);
        const std::size_t first = i;
        // If a line continues without its markers, cmark keeps its indentation.
        while (i + 1 < literal.size() && literal[i + 1] == ' ' && at < block_end_ && markdown_[at] != ' ') ++i;
        places_.push_back({first, from, at, false});
        begin = i + 1;
        from = at;
    }
    if (literal.size() > begin) places_.push_back({begin, from, at, true});
    return true;
}

// Records at which offset the text really is that cmark reports at this line and column.
void InlinePlaces::settle(const InlineText& text, std::size_t at) {
    while (line_begin(line_ + 1) <= at && line_begin(line_ + 1) < markdown_.size()) ++line_;
    told_line_ = text.line;
    base_ = static_cast<std::ptrdiff_t>(at) - text.column;
    may_begin_with_links_ = false;
}

template <typename Match>
bool InlinePlaces::find_on_line(int line, const InlineText& text, const Match& match) {
    const std::size_t begin = line_begin(line);
    const std::size_t end = std::min(line_end(line), block_end_);
    const std::ptrdiff_t column = text.column - block_column_;
    if (begin < line_begin(line_) || begin >= end || column < 0) return false;
    // A ">" may belong to the block's markers or to its text, so the text may begin at any of them.
    std::size_t start = std::min(markdown_.find_first_not_of(" \t>", begin), end);
    while (true) {
        // If a line continues without its markers, cmark counts its indentation.
        for (std::size_t indentation = 0; indentation <= start - begin; ++indentation) {
            if (indentation > 0 && !is_blank(markdown_[start - indentation])) break;
            const std::size_t at = start + static_cast<std::size_t>(column) - indentation;
            if (at < start || at < cursor_ || at > end) continue;
            const std::string_view between = markdown_.substr(start, at - start);
            if (!std::all_of(between.begin(), between.end(), is_markup) || !match(at)) continue;
            settle(text, at);
            return true;
        }
        const std::size_t marker = markdown_.substr(begin, start - begin).rfind('>');
        if (marker == std::string_view::npos) break;
        start = begin + marker;
    }
    return false;
}

// cmark removes link definitions from the beginning of a paragraph. Then it counts the paragraph's lines from where the definitions
// were.
template <typename Match>
bool InlinePlaces::find_behind_definitions(const InlineText& text, const Match& match) {
    for (int line = line_ + 1; line <= last_line_; ++line) {
        if (find_on_line(line, text, match)) return true;
    }
    return false;
}

template <typename Match>
bool InlinePlaces::find(const InlineText& text, const Match& match) {
    if (text.line == told_line_) {
        const std::ptrdiff_t at = base_ + text.column;
        if (at >= static_cast<std::ptrdiff_t>(cursor_) && match(static_cast<std::size_t>(at))) {
            settle(text, static_cast<std::size_t>(at));
            return true;
        }
    } else if (find_on_line(line_ + text.line - told_line_, text, match)) {
        return true;
    }
    if (may_begin_with_links_ && find_behind_definitions(text, match)) return true;
    const std::size_t limit = std::min(block_end_, cursor_ + longest_search);
    for (std::size_t at = cursor_; at < limit; ++at) {
        if (!match(at)) continue;
        settle(text, at);
        return true;
    }
    return false;
}

// For a text that was not found: the place of a character where it may begin.
void InlinePlaces::place_nearby() {
    const auto is_within = [this](std::size_t at) { return (static_cast<unsigned char>(markdown_[at]) & 0xC0U) == 0x80U; };
    std::size_t begin = std::min(cursor_, block_end_ - std::min<std::size_t>(block_end_, 1));
    while (begin > 0 && is_within(begin)) --begin;
    std::size_t end = std::min(begin + 1, markdown_.size());
    while (end < markdown_.size() && is_within(end)) ++end;
    places_.assign(1, {0, begin, end, false});
}

const std::vector<InlinePlace>& InlinePlaces::find_text(const InlineText& text) {
    if (!text.literal.empty() && find(text, [&](std::size_t at) { return match_text(at, text.literal); })) {
        cursor_ = places_.back().end;
    } else {
        place_nearby();
    }
    return places_;
}

const std::vector<InlinePlace>& InlinePlaces::find_code(const InlineText& code) {
    // The literal does not have a space or line break that is at both ends.
    const auto match = [&](std::size_t at) {
        if (match_code(at, code.literal)) return true;
        if (at >= block_end_ || (!is_blank(markdown_[at]) && !is_break(markdown_[at]))) return false;
        return match_code(is_break(markdown_[at]) ? behind_break(at) : at + 1, code.literal);
    };
    if (!code.literal.empty() && find(code, match)) {
        cursor_ = places_.back().end;
    } else {
        place_nearby();
    }
    return places_;
}

}  // namespace sitegen

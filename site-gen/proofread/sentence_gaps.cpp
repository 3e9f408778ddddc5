#include "proofread/sentence_gaps.hpp"

#include "proofread/labelled_figures.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

// A year or the number of a law. A number with a unit counts something. Returns their length.
std::size_t read_digits(std::string_view rest, std::size_t at, SentenceGap& gap) {
    std::size_t size = 0;
    while (size < rest.size() && is_ascii_digit(rest[size])) ++size;
    if (size == 4) {
        gap.year = std::stoi(std::string(rest.substr(0, size)));
        gap.year_at = at;
    }
    gap.tokens.push_back({TieWord::link, false});
    return size;
}

}  // namespace

SentenceGaps::SentenceGaps(const ProseText& prose, const ProseLexicon& lexicon, const std::vector<RowMention>& names)
    : prose_(prose), text_(prose.text), lexicon_(lexicon), names_(names) {
    for (std::size_t at = text_.find(figure_mark); at != std::string::npos; at = text_.find(figure_mark, at + 1))
        marks_.push_back(at);
}

SentenceGap SentenceGaps::read(std::size_t begin, std::size_t end) const {
    SentenceGap gap;
    if (end - begin > longest_gap) {
        gap.is_known = false;
        gap.has_unknown = true;
        gap.tokens.push_back({});
        begin = end - longest_gap;
        while (begin < end && (static_cast<unsigned char>(text_[begin]) & 0xC0U) == 0x80U) ++begin;
    }
    for (std::size_t at = begin; at < end;) at += read_token(at, end, gap);
    return gap;
}

std::size_t SentenceGaps::read_token(std::size_t at, std::size_t end, SentenceGap& gap) const {
    const std::string_view rest = std::string_view(text_).substr(at, end - at);
    const char c = rest.front();
    if (c == ' ') return 1;
    if (c == figure_mark) return read_figure(at, gap);
    if (c == '(' || c == ')') {
        (c == '(' ? gap.opens : gap.closes) = true;
        return 1;
    }
    if (const std::size_t size = name_at(at, end); size > 0) {
        gap.tokens.push_back({});
        gap.is_known = false;
        gap.has_unknown = true;
        return size;
    }
    if (is_ascii_digit(c)) return read_digits(rest, at, gap);
    const auto word = lexicon_.longest_tie(text_, at, end);
    // 年均 is not a year: a rate for each of several years is no change of an amount.
    if (const std::size_t size = average_at(at, end); size > 0 && !(word && word->first > size)) {
        gap.tokens.push_back({});
        gap.is_known = false;
        gap.has_unknown = true;
        return size;
    }
    if (word) {
        if (word->second == TieWord::after) add_course_of(rest.substr(0, word->first), gap);
        gap.tokens.push_back({word->second, false});
        if (word->second == TieWord::planned) gap.plan = rest.substr(0, word->first);
        return word->first;
    }
    const std::size_t size = first_character(rest).byte_count;
    if (c == ';' || ends_sentence(text_, at)) gap.has_stop = true;
    const bool is_pause = holds_punctuation(rest.substr(0, size));
    gap.tokens.push_back({std::nullopt, is_pause});
    gap.has_unknown = gap.has_unknown || !(is_pause || c == ';');
    if (!is_pause || gap.has_stop) gap.is_known = false;
    return size;
}

// 增至, 增加到: a word for the new amount, in a language without spaces, that begins like one of rise or fall, says both.
void SentenceGaps::add_course_of(std::string_view word, SentenceGap& gap) const {
    const std::size_t size = first_character(word).byte_count;
    if (size < 2 || size == word.size()) return;
    for (const DirectionWord& each : lexicon_.words) {
        if (each.course == DirectionWord::Course::same || !each.word.starts_with(word.substr(0, size))) continue;
        gap.tokens.push_back({each.course == DirectionWord::Course::rise ? TieWord::rise : TieWord::fall, false});
        return;
    }
}

// The length of the name of a row that begins here.
std::size_t SentenceGaps::name_at(std::size_t at, std::size_t end) const {
    auto name = std::lower_bound(names_.begin(), names_.end(), at,
                                 [](const RowMention& mention, std::size_t place) { return mention.begin < place; });
    std::size_t longest = 0;
    for (; name != names_.end() && name->begin == at; ++name) {
        if (name->end <= end) longest = std::max(longest, name->end - at);
    }
    return longest;
}

// The length of a word that says that the number after it is an average.
std::size_t SentenceGaps::average_at(std::size_t at, std::size_t end) const {
    std::size_t longest = 0;
    for (const std::string& word : lexicon_.averages) {
        const bool is_there = word.size() <= end - at && text_.compare(at, word.size(), word) == 0;
        if (is_there && is_whole_word(text_, at, at + word.size())) longest = std::max(longest, word.size());
    }
    return longest;
}

// The direction that a figure prints counts as a word.
std::size_t SentenceGaps::read_figure(std::size_t at, SentenceGap& gap) const {
    const auto place = std::lower_bound(marks_.begin(), marks_.end(), at) - marks_.begin();
    const ProsePiece& piece = *prose_.figures[static_cast<std::size_t>(place)];
    if (piece.aspect == "unit") return 1;
    if (piece.aspect == "direction" && piece.figure->value && !piece.figure->value->is_zero()) {
        gap.tokens.push_back({piece.figure->value->is_negative() ? TieWord::fall : TieWord::rise, false});
        return 1;
    }
    gap.tokens.push_back({});
    gap.is_known = false;
    gap.has_unknown = true;
    return 1;
}

}  // namespace sitegen

#include "proofread/sentence_reading.hpp"

#include <algorithm>

#include "proofread/clauses.hpp"
#include "proofread/labelled_figures.hpp"
#include "proofread/sentence_gaps.hpp"
#include "proofread/sentence_items.hpp"
#include "proofread/tied_comparisons.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_parts = 40;  // of an enumeration

bool is_tied_unit(const ProseNumber& number) {
    return number.unit.kind == ProseUnit::Kind::money || number.unit.kind == ProseUnit::Kind::percent;
}

class Reader {
  public:
    Reader(const ProseText& prose, const std::vector<ProseNumber>& numbers, const ProseLexicon& lexicon,
           const std::vector<RowMention>& names, const FiscalYear& year)
        : text_(prose.text), numbers_(numbers), lexicon_(lexicon), year_(year), between_(prose, lexicon, names) {}

    SentenceReading read() {
        std::vector<SentenceItem>& items = sentence_.items;
        std::size_t begin = 0;
        for (std::size_t i = 0; i < numbers_.size(); ++i) {
            if (!is_tied_unit(numbers_[i])) continue;
            if (!items.empty() && ends_between(numbers_[items.back().number].end, numbers_[i].begin)) {
                read_sentence(begin);
                items.clear();
            }
            if (items.empty()) begin = sentence_begin(numbers_[i].begin);
            items.push_back({i, numbers_[i].unit.kind == ProseUnit::Kind::percent, is_earlier_in_brackets(numbers_[i])});
        }
        if (!items.empty()) read_sentence(begin);
        return std::move(reading_);
    }

  private:
    [[nodiscard]] bool ends_between(std::size_t begin, std::size_t end) const {
        for (std::size_t at = begin; at < end; ++at) {
            if (text_[at] != ';' && ends_sentence(text_, at)) return true;
        }
        return false;
    }

    [[nodiscard]] std::size_t sentence_begin(std::size_t from) const {
        std::size_t at = from;
        while (at > 0 && from - at < longest_gap && !ends_sentence(text_, at - 1)) --at;
        while (at < from && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U) ++at;
        return at;
    }

    // "5.00 (2024: 6.00)", "5.00 (6.00 in 2024)"
    [[nodiscard]] bool is_earlier_in_brackets(const ProseNumber& number) const {
        const std::size_t open = std::string_view(text_).substr(0, number.begin).find_last_of("()\n");
        const std::size_t close = text_.find_first_of("()\n", number.end);
        if (open == std::string::npos || close == std::string::npos || text_[open] != '(' || text_[close] != ')') return false;
        const std::optional<NamedYear> named = find_year(text_, open, close, year_);
        return named && named->first < year_.first && !find_year(text_, named->end, close, year_);
    }

    // "5.00 (10% of the total), down by 1.00": the words behind a percentage in brackets only say what it is a share of.
    [[nodiscard]] std::size_t end_of_aside(const ProseNumber& number) const {
        const bool is_opened = number.unit.kind == ProseUnit::Kind::percent && number.begin > 0 && text_[number.begin - 1] == '(';
        const std::size_t close = is_opened ? text_.find_first_of("()\n", number.end) : std::string::npos;
        if (close == std::string::npos || text_[close] != ')' || close - number.end > longest_gap / 4) return number.end;
        const SentenceGap inside = between_.read(number.end, close);
        const bool says_more = std::any_of(inside.tokens.begin(), inside.tokens.end(), [](const TieToken& token) {
            return token.is_pause || (token.word && token.word != TieWord::link && token.word != TieWord::share);
        });
        return says_more || inside.has_stop ? number.end : close;
    }

    void read_sentence(std::size_t begin) {
        const std::vector<SentenceItem>& items = sentence_.items;
        std::vector<SentenceGap>& gaps = sentence_.gaps;
        gaps.clear();
        for (const SentenceItem& item : items) {
            gaps.push_back(between_.read(begin, numbers_[item.number].begin));
            begin = end_of_aside(numbers_[item.number]);
        }
        const std::size_t last = begin;
        std::size_t end = last;
        while (end < text_.size() && end - last < longest_gap / 4 && !ends_sentence(text_, end)) ++end;
        while (end > last && end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U) --end;
        gaps.push_back(between_.read(last, end));
        paragraph_end_ = std::min(text_.find('\n', last), text_.size());
        find_roles(sentence_, numbers_, text_);
        find_comparisons(sentence_, text_, paragraph_end_, lexicon_, reading_);
        find_enumerations();
        find_lists_of_shares();
    }

    [[nodiscard]] const SentenceItem& item(std::size_t i) const { return sentence_.items[i]; }
    [[nodiscard]] const SentenceGap& gap(std::size_t i) const { return sentence_.gaps[i]; }

    // "…, together T": all plain amounts before T in the clause. "T, of which a, b": all plain amounts after T in the clause.
    void find_enumerations() {
        for (std::size_t i = 0; i < sentence_.items.size(); ++i) {
            if (item(i).is_percent || gap(i).has_stop) continue;
            const std::optional<TieWord> lead = gap(i).lead();
            if (lead == TieWord::together) add_parts_before(i);
            if (i > 0 && gap(i).has_parts()) add_parts_behind(i);
        }
    }

    void add_parts_before(std::size_t whole) {
        Enumeration found{item(whole).number, {}, true, true};
        for (std::size_t i = whole; i-- > 0 && found.parts.size() < most_parts;) {
            if (!item(i).is_plain_amount()) return;
            found.parts.push_back(item(i).number);
            if (gap(i).has_stop || gap(i).has_parts()) break;
        }
        if (found.parts.size() > 1) reading_.enumerations.push_back(std::move(found));
    }

    void add_parts_behind(std::size_t first) {
        if (!item(first - 1).is_plain_amount()) return;
        Enumeration found{item(first - 1).number, {}};
        std::size_t end = first;
        for (std::size_t i = first; i < sentence_.items.size() && found.parts.size() < most_parts; ++i) {
            if (i > first && (gap(i).has_stop || gap(i).has_parts())) break;
            if (item(i).is_percent) continue;
            if (!item(i).is_plain_amount()) return;
            found.parts.push_back(item(i).number);
            end = i + 1;
        }
        // "… and others": the list has not all.
        const std::vector<TieToken>& behind = gap(end).tokens;
        found.may_go_on = gap(first).has(TieWord::some_of) || (!behind.empty() && !behind.front().is_pause && !behind.front().word);
        found.names_all = gap(first).has(TieWord::made_of) && !found.may_go_on;
        if (found.parts.size() > 1) reading_.enumerations.push_back(std::move(found));
    }

    // "A 60, B 40 take 60% and 40% respectively": as many percentages as amounts before them.
    void find_lists_of_shares() {
        for (std::size_t i = 1; i < sentence_.items.size(); ++i) {
            if (!item(i).is_percent || !gap(i).has(TieWord::respectively) || gap(i).has_stop) continue;
            std::size_t end = i + 1;
            while (end < sentence_.items.size() && item(end).is_percent && gap(end).is_known) ++end;
            const std::size_t count = end - i;
            if (count < 2 || count > i) continue;
            const std::size_t first = i - count;
            bool is_list = true;
            for (std::size_t j = first; j < i; ++j)
                is_list = is_list && item(j).is_plain_amount() && (j == first || !gap(j).has_stop);
            // If the same clause has another amount before these, it is not certain which amounts are meant.
            const bool is_open = first > 0 && !gap(first).has_stop && !item(first - 1).is_percent && !gap(first).has_parts();
            if (!is_list) continue;
            for (std::size_t j = 0; j < count; ++j)
                reading_.shares.push_back({item(i + j).number, item(first + j).number, !is_open, paragraph_end_});
        }
    }

    const std::string& text_;
    const std::vector<ProseNumber>& numbers_;
    const ProseLexicon& lexicon_;
    const FiscalYear& year_;
    SentenceGaps between_;
    SentenceItems sentence_;  // that is being read
    std::size_t paragraph_end_ = 0;
    SentenceReading reading_;
};

}  // namespace

std::vector<std::size_t> TiedNumbers::members() const {
    std::vector<std::size_t> result;
    for (const std::optional<std::size_t>& member : {now, base, change, rate, completion}) {
        if (member) result.push_back(*member);
    }
    std::sort(result.begin(), result.end());
    return result;
}

SentenceReading read_sentences(const ProseText& prose, const std::vector<ProseNumber>& numbers, const ProseLexicon& lexicon,
                               const std::vector<RowMention>& names, const FiscalYear& year) {
    return Reader(prose, numbers, lexicon, names, year).read();
}

}  // namespace sitegen

#include "proofread/typed_numbers.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "proofread/labelled_figures.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

bool begins_with_word(std::string_view text, std::string_view word) {
    const std::size_t end = word.size();
    return text.starts_with(word) && (!is_letter(word.back()) || end == text.size() || !is_letter(text[end]));
}

class NumberFinder {
  public:
    NumberFinder(const ProseText& prose, const NumberMarks& marks) : prose_(prose), text_(prose.text), marks_(marks) {
        for (char digit = '0'; digit <= '9'; ++digit) may_begin(digit);
        may_begin(figure_mark);
        if (!marks.point.empty()) may_begin(marks.point.front());
        for (const char byte : marks.numerals.first_bytes()) may_begin(byte);
    }

    std::vector<ProseNumber> find() {
        while (true) {
            while (at_ < text_.size() && !may_begin_[static_cast<unsigned char>(text_[at_])]) ++at_;
            if (at_ == text_.size()) break;
            if (text_[at_] == figure_mark) {
                find_figure();
            } else if (is_ascii_digit(text_[at_]) || begins_with_point()) {
                find_literal();
            } else if (!marks_.numerals.may_begin(text_, at_) || !find_numeral()) {
                ++at_;
            }
        }
        return std::move(numbers_);
    }

  private:
    void may_begin(char byte) { may_begin_[static_cast<unsigned char>(byte)] = true; }

    void find_figure() {
        const ProsePiece& piece = *prose_.figures[next_figure_++];
        ProseNumber number;
        number.begin = at_++;
        if (piece.aspect == "unit" || piece.aspect == "direction") return;
        number.piece = &piece;
        number.value = value_of(piece);
        number.digits_end = at_;
        read_unit_after(number);
        if (number.unit.kind == ProseUnit::Kind::none && piece.aspect != "rate") read_unit_before(number);
        numbers_.push_back(number);
    }

    // The value that the figure prints. With `in.UNIT`, its digits differ.
    [[nodiscard]] Amount value_of(const ProsePiece& piece) const {
        if (!piece.figure->value) return {};
        const Amount& value = *piece.figure->value;
        const std::string_view unit = unit_of_aspect(piece);
        if (unit.empty()) return value;
        const auto power_of = [&](std::string_view name) {
            const auto found =
                std::find_if(marks_.units.begin(), marks_.units.end(), [&](const ProseUnit& each) { return each.name == name; });
            return found == marks_.units.end() ? 0 : found->power;
        };
        return value.shifted(power_of(piece.figure->unit) - power_of(unit));
    }

    // ".5" is read as 0.5.
    [[nodiscard]] bool begins_with_point() const {
        const char before = at_ > 0 ? text_[at_ - 1] : ' ';
        return follows(marks_.point) && !is_ascii_digit(before) && !is_letter(before) && before != figure_mark;
    }

    void find_literal() {
        ProseNumber number;
        number.begin = at_;
        std::string digits = read_digits();
        const std::size_t first_group = digits.size();
        // Thin spaces have become spaces. After a currency sign, a space does not separate two numbers. Typographic apostrophes are
        // gone, typed ones are not.
        const bool may_be_spaced = marks_.group != " " && stands_behind_currency(number);
        while (follows(marks_.group) || follows("'") || (may_be_spaced && follows(" "))) {
            const std::size_t mark = at_;
            const bool is_spaced = text_[at_] == ' ' || text_[at_] == '\'';
            at_ += is_spaced ? 1 : marks_.group.size();
            const std::string group = read_digits();
            // A space only groups digits if the groups are correct. A comma groups them even in a wrong place.
            if (is_spaced && (group.size() != 3 || first_group > 3)) {
                at_ = mark;
                break;
            }
            number.is_grouped = true;
            digits += group;
        }
        if (follows(marks_.point)) {
            at_ += marks_.point.size();
            digits += '.';
            digits += read_digits();
        }
        number.digits_end = at_;
        if (digits.starts_with('.')) digits.insert(0, 1, '0');
        const std::variant<Amount, AmountFault> value = Amount::parse(digits);
        if (!std::holds_alternative<Amount>(value)) return;
        number.value = std::get<Amount>(value);
        read_sign(number);
        read_unit_after(number);
        if (number.unit.kind == ProseUnit::Kind::none) read_unit_before(number);
        number.is_scaled = number.unit.kind == ProseUnit::Kind::none && is_before_scale(number);
        const bool is_part_of_word = number.begin > 0 && is_letter(text_[number.begin - 1]);
        if (is_part_of_word && !number.is_money()) return;
        if (is_part_of_word) number.unit = {ProseUnit::Kind::other, {}, {}, 0};  // "US$5", where the standard has "$"
        number.is_foreign = is_part_of_word;
        number.is_approximate = is_approximate(number);
        numbers_.push_back(number);
    }

    // "about 70.5 million", "70.5 万元左右".
    [[nodiscard]] bool is_approximate(const ProseNumber& number) const {
        const std::string_view text = text_;
        const std::size_t before = text.substr(0, number.begin).find_last_not_of(' ') + 1;
        const std::size_t after = std::min(text.find_first_not_of(' ', number.end), text.size());
        const bool is_bound = std::any_of(marks_.bounds.begin(), marks_.bounds.end(), [&](const std::string& word) {
            if (!text.substr(0, before).ends_with(word) || !is_whole_word(text, before - word.size(), before)) return false;
            const std::size_t words_end = text.substr(0, before - word.size()).find_last_not_of(" )") + 1;
            return numbers_.empty() || numbers_.back().end < words_end;
        });
        return is_bound ||
               std::any_of(marks_.approximate_words.begin(), marks_.approximate_words.end(), [&](const std::string& word) {
                   if (text.substr(0, before).ends_with(word) && is_whole_word(text, before - word.size(), before)) return true;
                   return text.substr(after).starts_with(word) && is_whole_word(text, after, after + word.size());
               });
    }

    // "三千万元", "百分之三十五": at least two words, and a unit. A single one is mostly a part of another word (一般公共预算). The
    // zeros are not printed, so the number is read as 3 with a higher power of ten, and agrees with what rounds to it.
    bool find_numeral() {
        const std::optional<Numerals::Found> found = marks_.numerals.find(text_, at_);
        if (!found) return false;
        const std::size_t end = found->end;
        const std::size_t begin = std::exchange(at_, end);
        if (!found->value) return true;
        ProseNumber number;
        number.begin = begin;
        number.digits_end = end;
        const std::string_view before = std::string_view(text_).substr(0, begin);
        for (const std::string& word : marks_.percent_words_before) {
            if (before.ends_with(word)) {
                number.unit = {ProseUnit::Kind::percent, "%", "%", 0};
                number.begin = begin - word.size();
                number.end = end;
            }
        }
        if (number.unit.kind == ProseUnit::Kind::none) read_unit_after(number);
        at_ = std::max(at_, end);
        if (number.unit.kind != ProseUnit::Kind::money && number.unit.kind != ProseUnit::Kind::percent) return true;
        number.value = without_zeros(*found->value, number.unit);
        number.is_approximate = is_approximate(number);
        numbers_.push_back(std::move(number));
        return true;
    }

    static Amount without_zeros(std::int64_t value, ProseUnit& unit) {
        while (unit.kind == ProseUnit::Kind::money && value != 0 && value % 10 == 0) {
            value /= 10;
            ++unit.power;
        }
        return {value, 0};
    }

    std::string read_digits() {
        std::string digits;
        while (at_ < text_.size() && is_ascii_digit(text_[at_])) digits += text_[at_++];
        return digits;
    }

    // Whether a mark of numbers is next, and then a digit.
    [[nodiscard]] bool follows(const std::string& mark) const {
        const std::size_t after = at_ + mark.size();
        return !mark.empty() && after < text_.size() && is_ascii_digit(text_[after]) && text_.compare(at_, mark.size(), mark) == 0;
    }

    // A hyphen is a minus sign if it does not join two words.
    void read_sign(ProseNumber& number) const {
        if (number.begin == 0 || text_[number.begin - 1] != '-') return;
        const char before = number.begin > 1 ? text_[number.begin - 2] : ' ';
        if (is_ascii_digit(before) || is_letter(before) || before == figure_mark || before == '-') return;
        --number.begin;
        number.value = number.value.negated();
    }

    void read_unit_after(ProseNumber& number) {
        number.end = number.digits_end;
        std::size_t from = number.digits_end;
        // In "43.万元" the decimals are missing, but the unit is not.
        if (number.is_literal() && text_.compare(from, marks_.point.size(), marks_.point) == 0) from += marks_.point.size();
        if (from < text_.size() && text_[from] == ' ') ++from;
        const std::string_view rest = std::string_view(text_).substr(from);
        if (!marks_.after_percent.empty() && rest.starts_with(marks_.after_percent)) {
            set_unit(number, {ProseUnit::Kind::percent, "%", "%", 0}, from + marks_.after_percent.size());
            return;
        }
        for (const std::string& word : marks_.percent_words) {
            if (!begins_with_word(rest, word)) continue;
            set_unit(number, {ProseUnit::Kind::percent, "%", "%", 0}, from + word.size());
            return;
        }
        for (const ProseUnit& unit : marks_.units) {
            if (!rest.starts_with(unit.folded)) continue;
            const std::size_t end = unit.folded.size();
            if (leads_to_number(unit, rest.substr(end), from > number.digits_end)) continue;
            if (is_letter(rest[end - 1]) && end < rest.size() && is_letter(rest[end])) continue;
            set_unit(number, unit, from + end);
            return;
        }
        if (read_scale(number, rest, from)) return;
        if (!rest.starts_with(figure_mark) || next_figure_ >= prose_.figures.size()) return;
        const ProsePiece& next = *prose_.figures[next_figure_];
        if (next.aspect != "unit") return;
        const auto same = [&](const ProseUnit& unit) { return unit.name == next.figure->unit; };
        const auto found = std::find_if(marks_.units.begin(), marks_.units.end(), same);
        if (found == marks_.units.end()) return;
        set_unit(number, *found, from + 1);
        ++next_figure_;
    }

    // "in 2024 $2,507": the sign is that of the next number.
    [[nodiscard]] bool leads_to_number(const ProseUnit& unit, std::string_view behind, bool is_set_off) const {
        if (std::find(marks_.signs.begin(), marks_.signs.end(), unit.folded) == marks_.signs.end()) return false;
        if (is_set_off && behind.starts_with(' ')) behind.remove_prefix(1);
        return !behind.empty() && is_ascii_digit(behind.front());
    }

    // "$37.9 million", "37.9 million dollars", "₹2.25 lakh crore": the unit is before or after all of them. rest: the text from
    // that place on. Returns whether there is such a word and also a unit.
    bool read_scale(ProseNumber& number, std::string_view rest, std::size_t from) {
        std::optional<Scale> scale = scale_at(rest);
        if (!scale) return false;
        const std::string_view more = rest.substr(scale->end);
        if (const std::optional<Scale> next = more.starts_with(' ') ? scale_at(more.substr(1)) : std::nullopt)
            scale = Scale{scale->power + next->power, scale->end + 1 + next->end};
        ProseNumber scaled = number;
        read_unit_before(scaled);
        if (scaled.unit.kind == ProseUnit::Kind::money) {
            scaled.unit.power += scale->power;
            set_unit(scaled, scaled.unit, from + scale->end);
            number = scaled;
            return true;
        }
        std::string_view behind = rest.substr(scale->end);
        const std::size_t space = behind.starts_with(' ') ? 1 : 0;
        behind.remove_prefix(space);
        for (const ProseUnit& unit : marks_.units) {
            if (unit.kind != ProseUnit::Kind::money || !behind.starts_with(unit.folded)) continue;
            ProseUnit scaled_unit = unit;
            scaled_unit.power += scale->power;
            set_unit(number, scaled_unit, from + scale->end + space + unit.folded.size());
            return true;
        }
        return false;
    }

    // A word for a power of ten, and where it ends.
    struct Scale {
        int power = 0;
        std::size_t end = 0;
    };
    [[nodiscard]] std::optional<Scale> scale_at(std::string_view text) const {
        const auto found = std::find_if(marks_.scales.begin(), marks_.scales.end(),
                                        [text](const auto& scale) { return begins_with_word(text, scale.first); });
        return found == marks_.scales.end() ? std::nullopt : std::optional(Scale{found->second, found->first.size()});
    }

    [[nodiscard]] bool is_before_scale(const ProseNumber& number) const {
        std::string_view rest = std::string_view(text_).substr(number.digits_end);
        if (rest.starts_with(' ')) rest.remove_prefix(1);
        return std::any_of(marks_.scales.begin(), marks_.scales.end(),
                           [&](const auto& scale) { return begins_with_word(rest, scale.first); });
    }

    void set_unit(ProseNumber& number, const ProseUnit& unit, std::size_t end) {
        number.unit = unit;
        number.end = at_ = end;
    }

    [[nodiscard]] bool stands_behind_currency(ProseNumber number) const {
        read_unit_before(number);
        return number.unit.kind == ProseUnit::Kind::money;
    }

    void read_unit_before(ProseNumber& number) const {
        std::size_t to = number.begin;
        if (to > 0 && text_[to - 1] == ' ') --to;
        const std::size_t from = numbers_.empty() ? 0 : numbers_.back().end;
        if (to <= from) return;
        const std::string_view before = std::string_view(text_).substr(from, to - from);
        if (!marks_.before_percent.empty() && before.ends_with(marks_.before_percent)) {
            number.unit = {ProseUnit::Kind::percent, "%", "%", 0};
            number.begin = to - marks_.before_percent.size();
            return;
        }
        for (const ProseUnit& unit : marks_.units) {
            if (unit.kind != ProseUnit::Kind::money || !before.ends_with(unit.folded)) continue;
            const std::size_t begin = before.size() - unit.folded.size();
            if (is_letter(unit.folded.front()) && begin > 0 && is_letter(before[begin - 1])) continue;
            number.unit = unit;
            number.begin = from + begin;
            if (number.is_literal() && !number.value.is_negative()) read_sign(number);  // "-$3"
            return;
        }
    }

    const ProseText& prose_;
    const std::string& text_;
    const NumberMarks& marks_;
    std::array<bool, 256> may_begin_{};  // for each byte, whether a number or a figure may begin with it; few bytes may
    std::size_t at_ = 0;
    std::size_t next_figure_ = 0;
    std::vector<ProseNumber> numbers_;
};

}  // namespace

std::vector<ProseNumber> find_numbers(const ProseText& text, const NumberMarks& marks) { return NumberFinder(text, marks).find(); }

}  // namespace sitegen

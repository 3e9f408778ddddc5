#include "import/stated_unit.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "import/import_words.hpp"
#include "import/scale_words.hpp"
#include "import/unit_group.hpp"
#include "import/unit_tokens.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

// A part of a text that may be about the unit: what stands in brackets, what follows a word such as "Unit", or all of it.
enum class PhraseKind : std::uint8_t { in_brackets, behind_word, whole };

class PhraseReader {
  public:
    PhraseReader(std::string_view text, PhraseKind kind, const Standard& standard)
        : rest_(text), kind_(kind), standard_(standard) {}

    StatedUnit read() {
        skip_to_front();
        front_ = rest_;
        group_ = unit_group_at(rest_, standard_);
        end_ = group_.byte_count;
        rest_.remove_prefix(group_.byte_count);
        begins_with_foreign_currency_ = group_.byte_count == 0 && take_foreign_currency();
        while (!is_over_ && !rest_.empty()) read_next();
        if (is_amount_) return {};
        return group_.byte_count == 0 ? without_group() : with_group();
    }

    // How much of the text is about the unit, from its first word on.
    [[nodiscard]] std::size_t byte_count() const { return end_; }

  private:
    void take(std::size_t count) { rest_.remove_prefix(std::min(count, rest_.size())); }

    [[nodiscard]] std::size_t word_at(UnitWords list) const { return unit_word_at(rest_, list, standard_); }

    // To the first word or sign of a currency that says anything.
    void skip_to_front() {
        while (!rest_.empty()) {
            const Character character = first_character(rest_);
            const std::size_t word = std::max({word_at(UnitWords::fillers), word_at(UnitWords::joiners),
                                               word_at(UnitWords::currencies), word_for_unit_at(rest_)});
            const bool is_unit = !declared_unit_at(rest_, standard_).empty();
            if (word > 0 && !is_unit && !scale_at(rest_, ScaleEnd::of_word)) {
                take(word);
            } else if (!is_unit && !is_word_character(character.value) && !is_currency_sign(character.value)) {
                take(character.byte_count);
            } else {
                return;
            }
        }
    }

    // "Unit" and 単位 within the brackets.
    [[nodiscard]] static std::size_t word_for_unit_at(std::string_view text) {
        std::size_t longest = 0;
        for (const std::string& word : import_words().units) {
            if (text.starts_with(word)) longest = std::max(longest, word.size());
        }
        return longest;
    }

    // The sign of a currency that no unit of the standard has, or the code of one beside a scale.
    bool take_foreign_currency() {
        if (rest_.empty() || !declared_unit_at(rest_, standard_).empty() || word_at(UnitWords::currencies) > 0) return false;
        std::size_t count = 0;
        while (rest_.size() > count && is_currency_sign(first_character(rest_.substr(count)).value))
            count += first_character(rest_.substr(count)).byte_count;
        if (const std::size_t code = currency_code_at(rest_); count == 0 && code > 0) {
            const UnitGroup next = unit_group_at(rest_.substr(std::min(code + 1, rest_.size())), standard_);
            const bool is_beside_scale = next.has_scale || (group_.has_scale && unread_count_ == 0);
            if (is_beside_scale && word_at(UnitWords::fillers) + word_at(UnitWords::ends) == 0) count = code;
        }
        if (count == 0) return false;
        take(count);
        has_foreign_currency_ = true;
        end_ = static_cast<std::size_t>(rest_.data() - front_.data());
        return true;
    }

    void read_next() {
        const Character character = first_character(rest_);
        if (is_ascii_digit(rest_.front())) return read_digits();
        if (const std::size_t word =
                std::max({word_at(UnitWords::fillers), word_at(UnitWords::joiners), word_at(UnitWords::currencies)});
            word > 0 && declared_unit_at(rest_, standard_).empty())
            return take(word);
        if (word_at(UnitWords::ends) > 0) {
            is_over_ = true;
            return;
        }
        if (const UnitGroup group = unit_group_at(rest_, standard_); group.byte_count > 0) return add(group);
        if (take_foreign_currency()) return;
        if (is_word_character(character.value)) return take_unread_word();
        read_mark(character);
    }

    // A year, or a footnote; with anything else it is an amount and no unit.
    void read_digits() {
        std::size_t end = 0;
        while (end < rest_.size() && is_ascii_digit(rest_[end])) ++end;
        const bool is_year = end == 4 && (rest_.starts_with("19") || rest_.starts_with("20") || rest_.starts_with("21"));
        const bool is_end_of_year = end <= 4 && is_behind_year_;
        const bool is_footnote = end == 1 && (rest_.substr(end).starts_with(')') || rest_.substr(end).starts_with(']'));
        is_amount_ = is_amount_ || (!is_year && !is_end_of_year && !is_footnote);
        is_behind_year_ = is_year;
        take(end);
    }

    // The unit again, in other words, or another one.
    void add(const UnitGroup& group) {
        const bool is_same_unit = group.unit == group_.unit && !group.has_scale;
        const auto power_of = [&](const std::string& unit) {
            const auto found = standard_.units.find(unit);
            return found == standard_.units.end() ? -1 : found->second;
        };
        const bool is_same_size = !group.whole.empty() && power_of(group.whole) == power_of(group_.whole);
        if (group_.byte_count == 0) has_unit_later_ = has_unit_later_ || is_clear(group.unit);
        if (group_.byte_count > 0 && !is_same_unit && !is_same_size) is_contradicted_ = true;
        take(group.byte_count);
        end_ = static_cast<std::size_t>(rest_.data() - front_.data());
    }

    void take_unread_word() {
        ++unread_count_;
        while (!rest_.empty() && is_word_character(first_character(rest_).value)) take(first_character(rest_).byte_count);
        end_ = static_cast<std::size_t>(rest_.data() - front_.data());
    }

    void read_mark(const Character& character) {
        const char32_t value = character.value;
        if (value == U'(' || value == U'（' || value == U'[') ++depth_;
        if (value == U')' || value == U'）' || value == U']') --depth_;
        if (depth_ < 0 && kind_ != PhraseKind::whole) {
            is_over_ = true;
            return;
        }
        take(character.byte_count);
        if (value == U',' || value == U'，' || value == U'、' || value == U';' || value == U'；') skip_percents();
    }

    // What is said of other columns: "単位：千円、％".
    void skip_percents() {
        const std::string_view clause = rest_.substr(0, rest_.find_first_of(",;()"));
        std::size_t at = 0;
        bool has_percents = false;
        while (at < clause.size()) {
            const Character character = first_character(clause.substr(at));
            if (is_currency_sign(character.value) || !declared_unit_at(clause.substr(at), standard_).empty()) return;
            has_percents = has_percents || character.value == U'%' || character.value == U'\uFF05';
            at += character.byte_count;
        }
        if (has_percents) take(clause.size());
    }

    // A unit that is hardly a part of a sentence: with the sign or the code of a currency.
    [[nodiscard]] static bool is_clear(std::string_view unit) {
        constexpr std::size_t size_of_code = 3;
        return unit.size() >= size_of_code;  // signs and characters beyond ASCII have as many bytes, or stand beside a letter
    }

    [[nodiscard]] StatedUnit undeclared() const { return {{}, stated_text()}; }

    // From the first word to the last one, with the bracket behind it, if one is open: "€ (thousands)".
    [[nodiscard]] std::string stated_text() const {
        const std::string stated(front_.substr(0, end_));
        const std::string_view behind = front_.substr(end_);
        for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}}) {
            if (stated.find(open) != std::string::npos && stated.find(close) == std::string::npos && behind.starts_with(close))
                return stated + std::string(close);
        }
        return stated;
    }

    [[nodiscard]] StatedUnit with_group() {
        constexpr std::size_t words_of_a_title = 3;
        const bool is_title = kind_ == PhraseKind::whole && (unread_count_ >= words_of_a_title || !is_clear(group_.unit));
        if (unread_count_ > 0 && is_title) return nothing();
        // Beside scales alone stands the name of a currency, which the standard need not know.
        const bool is_unread = unread_count_ > 0 && !group_.unit.empty();
        if (is_unread || is_contradicted_ || has_foreign_currency_) return undeclared();
        if (unread_count_ > 0) end_ = group_.byte_count;
        return group_.whole.empty() ? undeclared() : StatedUnit{group_.whole};
    }

    [[nodiscard]] StatedUnit without_group() {
        if (begins_with_foreign_currency_ && unread_count_ < 2) return undeclared();
        if (kind_ == PhraseKind::in_brackets && has_unit_later_) return undeclared();
        return nothing();
    }

    [[nodiscard]] StatedUnit nothing() {
        end_ = 0;
        return {};
    }

    std::string_view rest_;
    std::string_view front_;
    PhraseKind kind_;
    const Standard& standard_;
    UnitGroup group_;
    std::size_t end_ = 0;  // of what is about the unit, in front_
    int depth_ = 0;
    std::size_t unread_count_ = 0;
    bool is_over_ = false;
    bool is_amount_ = false;
    bool is_behind_year_ = false;
    bool is_contradicted_ = false;
    bool has_unit_later_ = false;
    bool has_foreign_currency_ = false;
    bool begins_with_foreign_currency_ = false;
};

// Reads the parts of a text that may be about the unit, and keeps what the longest of them says.
class UnitSearch {
  public:
    UnitSearch(std::string_view text, const Standard& standard) : text_(text), standard_(standard) {}

    StatedUnit find() {
        for (const std::string_view bracket : {"(", "（", "["}) {
            for_each(bracket, [&](std::size_t at) { read(text_.substr(at + bracket.size()), PhraseKind::in_brackets); });
            for_each(bracket, [&](std::size_t at) { read_scale_before(at); });
        }
        for (const std::string& word : import_words().units) {
            for_each(word, [&](std::size_t at) {
                if (begins_word(word, at)) read(text_.substr(at + word.size()), PhraseKind::behind_word);
            });
        }
        read(text_, PhraseKind::whole);
        return found_;
    }

  private:
    template <typename Take>
    void for_each(std::string_view word, const Take& take) const {
        for (std::size_t at = text_.find(word); at != std::string_view::npos; at = text_.find(word, at + 1)) take(at);
    }

    // "in " and not the end of "Berlin ".
    [[nodiscard]] bool begins_word(std::string_view word, std::size_t at) const {
        return at == 0 || !is_ascii_letter(word.front()) || !is_ascii_letter(text_[at - 1]);
    }

    // "Expenditure, lakhs (₹)"
    void read_scale_before(std::size_t bracket) {
        std::size_t begin = bracket;
        while (begin > 0 && text_[begin - 1] == ' ') --begin;
        const std::size_t end = begin;
        while (begin > 0 && text_[begin - 1] != ' ' && text_[begin - 1] != ',') --begin;
        const std::string_view word = text_.substr(begin, end - begin);
        const std::optional<ScaleWord> scale = word.size() < 3 ? std::nullopt : scale_at(word, ScaleEnd::of_word);
        if (scale && scale->byte_count == word.size()) read(text_.substr(begin), PhraseKind::behind_word);
    }

    // "单位：" also begins the name of an office: only what follows tells.
    void read(std::string_view phrase, PhraseKind kind) {
        PhraseReader reader(phrase, kind, standard_);
        StatedUnit stated = reader.read();
        if (!stated.is_stated() || reader.byte_count() <= longest_) return;
        longest_ = reader.byte_count();
        found_ = std::move(stated);
    }

    std::string_view text_;
    const Standard& standard_;
    StatedUnit found_;
    std::size_t longest_ = 0;
};

}  // namespace

StatedUnit unit_stated_in(std::string_view text, const Standard& standard) { return UnitSearch(text, standard).find(); }

}  // namespace sitegen

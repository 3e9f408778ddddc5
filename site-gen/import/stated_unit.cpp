#include "import/stated_unit.hpp"

#include <utility>
#include <vector>

#include "import/import_words.hpp"
#include "import/scale_words.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

bool ends_word(std::string_view rest) { return rest.empty() || !is_word_character(first_character(rest).value); }

// The longest unit of the standard at the beginning of a text, with nothing of a word behind it but, perhaps, a scale: "€m".
std::string unit_at(std::string_view text, const Standard& standard) {
    std::string best;
    for (const auto& [unit, power] : standard.units) {
        if (unit.size() <= best.size() || text.size() < unit.size()) continue;
        const std::string_view rest = text.substr(unit.size());
        if (!ends_word(rest) && !scale_at(rest, ScaleEnd::of_word)) continue;
        if (folded_text(text.substr(0, unit.size())) == folded_text(unit)) best = unit;
    }
    return best;
}

void skip_currencies(std::string_view& text) {
    for (const std::string& currency : import_words().currencies) {
        if (text.starts_with(currency)) text.remove_prefix(currency.size());
    }
}

// Reads "Tausend €", "€ (thousands)" and "thousands of £" from the front of a text.
class UnitReader {
  public:
    UnitReader(std::string_view text, const Standard& standard) : text_(text), rest_(text), standard_(standard) {}

    StatedUnit read() {
        unit_ = unit_at(rest_, standard_);
        if (unit_.empty()) read_scales_before();
        if (!unit_.empty()) {
            take(unit_.size());
            read_scales_behind();
        }
        if (!has_scale_) return {unit_};
        const std::string declared = declared_unit();
        return declared.empty() ? StatedUnit{{}, stated_text()} : StatedUnit{declared};
    }

    // How much of the text is the unit.
    [[nodiscard]] std::size_t byte_count() const { return byte_count_; }

  private:
    void take(std::size_t count) {
        rest_.remove_prefix(count);
        byte_count_ = text_.size() - rest_.size();
    }

    // With the bracket behind it, if one is open: "€ (thousands)".
    [[nodiscard]] std::string stated_text() const {
        const std::string stated(text_.substr(0, byte_count_));
        for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}}) {
            if (stated.find(open) != std::string::npos && rest_.starts_with(close)) return stated + std::string(close);
        }
        return stated;
    }

    void add_scale(const ScaleWord& scale) {
        has_scale_ = true;
        is_ambiguous_ = is_ambiguous_ || scale.power == 0;
        power_ += scale.power;
    }

    // Scales and, between them and the unit, spaces and words such as "of". They count if a unit follows, or if they are words that
    // hardly mean anything else: 万 in 万人 is none.
    void read_scales_before() {
        std::vector<ScaleWord> scales;
        std::string_view at = rest_;
        std::string_view behind_last = rest_;
        while (const std::optional<ScaleWord> scale = scale_at(at, ScaleEnd::anywhere)) {
            scales.push_back(*scale);
            behind_last = at.substr(scale->byte_count);
            at = behind_last;
            skip_between(at);
            unit_ = unit_at(at, standard_);
            if (!unit_.empty()) break;
        }
        if (scales.empty() || (unit_.empty() && !stands_for_unit(scales.back(), behind_last))) return;
        for (const ScaleWord& scale : scales) add_scale(scale);
        const std::string_view behind = unit_.empty() ? behind_last : at;
        take(rest_.size() - behind.size());
    }

    // "in thousands", "(Mio.)", "in Tausend Euro" where Euro is no unit of the standard.
    [[nodiscard]] static bool stands_for_unit(const ScaleWord& scale, std::string_view behind) {
        constexpr std::size_t least_byte_count = 3;
        constexpr std::size_t clear_byte_count = 6;  // "miles" may be English
        if (!ends_word(behind) || scale.byte_count < least_byte_count) return false;
        std::string_view rest = behind;
        while (rest.starts_with('.') || rest.starts_with(' ')) rest.remove_prefix(1);
        return scale.byte_count >= clear_byte_count || rest.empty() || rest.starts_with(')') || rest.starts_with("）");
    }

    void read_scales_behind() {
        while (true) {
            std::string_view behind = rest_;
            for (const std::string_view mark : {" ", "-", "(", "（", "'", "’", ","}) {
                while (behind.starts_with(mark)) behind.remove_prefix(mark.size());
            }
            const std::optional<ScaleWord> scale = scale_at(behind, ScaleEnd::of_word);
            if (!scale) return;
            rest_ = behind;
            add_scale(*scale);
            take(scale->byte_count);
        }
    }

    static void skip_between(std::string_view& text) {
        if (text.starts_with('.')) text.remove_prefix(1);
        while (text.starts_with(' ') || text.starts_with('-')) text.remove_prefix(1);
        for (const std::string_view word : {"of ", "de ", "d'", "di ", "von "}) {
            if (text.starts_with(word)) text.remove_prefix(word.size());
        }
        skip_currencies(text);
    }

    // The standard's unit of that size: of the same currency, as far as its name tells, or the only one if no currency is stated.
    [[nodiscard]] std::string declared_unit() const {
        if (is_ambiguous_) return {};
        const auto own = standard_.units.find(unit_);
        const int power = power_ + (own == standard_.units.end() ? 0 : own->second);
        std::vector<std::string> found;
        for (const auto& [unit, each] : standard_.units) {
            if (each == power && folded_text(unit).value_or(unit).find(folded_text(unit_).value_or(unit_)) != std::string::npos)
                found.push_back(unit);
        }
        return found.empty() || (unit_.empty() && found.size() > 1) ? std::string() : found.front();
    }

    std::string_view text_;
    std::string_view rest_;
    const Standard& standard_;
    std::string unit_;
    std::size_t byte_count_ = 0;
    bool has_scale_ = false;
    bool is_ambiguous_ = false;  // a scale means different powers in different languages
    int power_ = 0;
};

// What follows a word such as "Unit" or a bracket, from the first letter, digit or sign of a currency on.
std::string_view behind_word(std::string_view rest) {
    while (!rest.empty()) {
        const Character character = first_character(rest);
        if (is_word_character(character.value) || is_currency_sign(character.value)) break;
        rest.remove_prefix(character.byte_count);
    }
    skip_currencies(rest);
    return rest;
}

}  // namespace

StatedUnit unit_stated_in(std::string_view text, const Standard& standard) {
    // "单位：" also begins the name of an office: only what follows tells.
    StatedUnit found;
    std::size_t longest = 0;
    std::vector<std::string_view> words(import_words().units.begin(), import_words().units.end());
    for (const char* bracket : {"(", "（"}) words.emplace_back(bracket);
    for (const std::string_view word : words) {
        for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
            UnitReader reader(behind_word(text.substr(at + word.size())), standard);
            StatedUnit stated = reader.read();
            if (reader.byte_count() <= longest) continue;
            longest = reader.byte_count();
            found = std::move(stated);
        }
    }
    if (found.is_stated()) return found;
    // A cell of nothing but the unit.
    UnitReader reader(text, standard);
    StatedUnit whole = reader.read();
    return reader.byte_count() > 0 && behind_word(text.substr(reader.byte_count())).empty() ? whole : StatedUnit();
}

}  // namespace sitegen

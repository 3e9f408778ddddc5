#include "import/unit_group.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "import/scale_words.hpp"
#include "import/unit_tokens.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

// The standard's unit of a size: of the same currency, as far as its name tells, or the only one if no currency is stated.
std::string unit_of_size(const Standard& standard, const std::string& currency, int power) {
    const std::string name = folded_text(currency).value_or(currency);
    std::vector<std::string> found;
    for (const auto& [unit, each] : standard.units) {
        if (each == power && folded_text(unit).value_or(unit).find(name) != std::string::npos) found.push_back(unit);
    }
    return found.empty() || (currency.empty() && found.size() > 1) ? std::string() : found.front();
}

class GroupReader {
  public:
    GroupReader(std::string_view text, const Standard& standard) : text_(text), rest_(text), standard_(standard) {}

    UnitGroup read() {
        unit_ = declared_unit_at(rest_, standard_);
        if (unit_.empty()) read_scales_before();
        if (!unit_.empty()) {
            take(unit_.size());
            read_scales_behind();
        }
        UnitGroup group{unit_, {}, !powers_.empty(), byte_count_};
        // A power of 0 is a scale that means different ones in different languages.
        if (byte_count_ == 0 || std::find(powers_.begin(), powers_.end(), 0) != powers_.end()) return group;
        const auto own = standard_.units.find(unit_);
        int power = own == standard_.units.end() ? 0 : own->second;
        for (const int each : powers_) power += each;
        group.whole = powers_.empty() ? unit_ : unit_of_size(standard_, unit_, power);
        return group;
    }

  private:
    void take(std::size_t count) {
        rest_.remove_prefix(count);
        byte_count_ = text_.size() - rest_.size();
    }

    // Scales and, between them and the unit, words such as "of". They count if a unit follows, or if they are words that hardly
    // mean anything else: 万 in 万人 is none.
    void read_scales_before() {
        std::vector<int> powers;
        std::string_view at = rest_;
        std::string_view behind_last = rest_;
        std::size_t last_size = 0;
        while (const std::optional<ScaleWord> scale = scale_at(at, ScaleEnd::anywhere)) {
            powers.push_back(scale->power);
            last_size = scale->byte_count;
            behind_last = at.substr(last_size);
            // The k of "Kshs." is none: only a unit may stand in the same word.
            const bool is_within_word = is_ascii_letter(at[last_size - 1]) && !ends_word(behind_last);
            at = behind_last;
            if (!is_within_word) skip_between(at);
            unit_ = declared_unit_at(at, standard_);
            if (!unit_.empty() || is_within_word) break;
        }
        if (powers.empty() || (unit_.empty() && !stands_for_unit(last_size, behind_last))) return;
        powers_ = std::move(powers);
        take(rest_.size() - (unit_.empty() ? behind_last : at).size());
    }

    // "in thousands", "(Mio.)", "in Tausend Euro" where Euro is no unit of the standard.
    [[nodiscard]] bool stands_for_unit(std::size_t size, std::string_view behind) const {
        constexpr std::size_t least_byte_count = 3;
        constexpr std::size_t clear_byte_count = 6;  // "miles" may be English
        if (!ends_word(behind) || size < least_byte_count) return false;
        std::string_view rest = behind;
        while (rest.starts_with('.') || rest.starts_with(' ')) rest.remove_prefix(1);
        if (size >= clear_byte_count || rest.empty() || rest.starts_with(')') || rest.starts_with("）")) return true;
        if (const std::size_t joiner = unit_word_at(rest, UnitWords::joiners, standard_)) rest.remove_prefix(joiner);
        while (rest.starts_with(' ')) rest.remove_prefix(1);
        return unit_word_at(rest, UnitWords::currencies, standard_) + currency_code_at(rest) > 0;
    }

    // "₹ in lakh", "€ (thousands)", "KES, millions". "KES thousands ('000)" says the same twice.
    void read_scales_behind() {
        while (true) {
            std::string_view behind = rest_;
            skip_between(behind);
            const std::optional<ScaleWord> scale = scale_at(behind, ScaleEnd::of_word);
            if (!scale) return;
            const bool is_repeated = is_ascii_digit(behind.front()) && !powers_.empty() && powers_.back() == scale->power;
            if (!is_repeated) powers_.push_back(scale->power);
            rest_ = behind;
            take(scale->byte_count);
        }
    }

    void skip_between(std::string_view& text) const {
        constexpr std::array<std::string_view, 14> marks = {" ", "　", "-", "(", ")", "（", "）",
                                                            "'", "’",  "‘", ",", ".", ":",  "："};
        while (!text.empty()) {
            std::size_t count = 0;
            for (const std::string_view mark : marks) {
                if (text.starts_with(mark)) count = mark.size();
            }
            if (count == 0)
                count = std::max(unit_word_at(text, UnitWords::joiners, standard_),
                                 unit_word_at(text, UnitWords::currencies, standard_));
            if (count == 0) return;
            text.remove_prefix(count);
        }
    }

    std::string_view text_;
    std::string_view rest_;
    const Standard& standard_;
    std::string unit_;
    std::size_t byte_count_ = 0;
    std::vector<int> powers_;
};

}  // namespace

UnitGroup unit_group_at(std::string_view text, const Standard& standard) { return GroupReader(text, standard).read(); }

}  // namespace sitegen

#include "search/terms.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr std::size_t longest_beginning = 6;
constexpr std::array<bool, longest_beginning + 1> is_beginning = {false, true, true, true, true, false, true};

constexpr std::uint32_t hash_start = 2166136261U;  // FNV-1a over code points, as in search-terms.js
constexpr std::uint32_t mix(std::uint32_t hash, char32_t character) { return (hash ^ character) * 16777619U; }

// FNV-1a alone leaves the high bits of short texts similar.
constexpr std::uint32_t number_of(std::uint32_t hash) {
    hash ^= hash >> 15U;
    hash *= 0x85EBCA6BU;
    hash ^= hash >> 13U;
    return hash >> (32U - term_bits);
}

// Whether a letter, digit or mark belongs to a script without spaces between words.
constexpr bool is_unspaced(char32_t c) {
    if (c < 0x0E00) return false;
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0x1100 && c <= 0x11FF) || c <= 0x0EFF ||
           (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF);
}

enum class Sort : std::uint8_t { other, spaced, unspaced };

// Takes the folded characters of a text one by one.
template <typename Put>
class TermMaker {
  public:
    explicit TermMaker(const Put& put) : put_(put) {}

    void add(char32_t c, Sort sort) {
        if (sort == Sort::unspaced) {
            put_(number_of(mix(hash_start, c)));
            if (previous_ != 0) put_(number_of(mix(mix(hash_start, previous_), c)));
            previous_ = c;
            length_ = 0;
        } else if (sort == Sort::spaced) {
            previous_ = 0;
            if (length_ == 0) word_ = hash_start;
            if (length_ < longest_beginning) {
                word_ = mix(word_, c);
                ++length_;
                if (is_beginning[length_]) put_(number_of(word_));
            }
        } else {
            length_ = 0;
        }
    }

  private:
    const Put& put_;
    char32_t previous_ = 0;   // the last character of such a script, ignoring spaces and marks
    std::size_t length_ = 0;  // of the word so far, up to the length that counts
    std::uint32_t word_ = 0;
};

// Common punctuation of Chinese text.
constexpr bool is_common_mark(char32_t c) {
    return c == 0x3001 || c == 0x3002 || (c >= 0x3008 && c <= 0x3011) || (c >= 0x2010 && c <= 0x2027);
}

template <typename Put>
void each_term(std::string_view text, const Put& put) {
    TermMaker<Put> maker(put);
    std::u32string folded;
    while (!text.empty()) {
        const Character character = first_character(text);
        text.remove_prefix(character.byte_count);
        char32_t c = character.value;
        if (is_common_ideograph(c)) {
            maker.add(c, Sort::unspaced);
            continue;
        }
        if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
        if (c < 0x80) {
            if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
            const bool is_word = (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
            maker.add(c, is_word ? Sort::spaced : Sort::other);
            continue;
        }
        if (!character.is_valid || is_common_mark(c)) {
            maker.add(c, Sort::other);
            continue;
        }
        folded.clear();
        append_search_form(folded, c);
        for (const char32_t part : folded)
            maker.add(part, !is_word_character(part) ? Sort::other : is_unspaced(part) ? Sort::unspaced : Sort::spaced);
    }
}

}  // namespace

void TermSet::put(std::uint32_t term) { bits_[term / 64] |= std::uint64_t{1} << (term % 64); }

void TermSet::add(std::string_view text) {
    each_term(text, [this](std::uint32_t term) { put(term); });
}

void TermSet::add_number(std::string_view digits) {
    std::uint32_t hash = hash_start;
    for (const char c : digits) hash = mix(hash, static_cast<unsigned char>(c));
    put(number_of(hash));
}

void TermSet::clear() { std::fill(bits_.begin(), bits_.end(), 0); }

std::string TermSet::encoded() const {
    std::string encoded;
    std::uint32_t before = 0;
    for (std::size_t i = 0; i < bits_.size(); ++i) {
        for (std::uint64_t bits = bits_[i]; bits != 0; bits &= bits - 1) {
            const std::uint32_t term = static_cast<std::uint32_t>(i * 64) + static_cast<std::uint32_t>(std::countr_zero(bits));
            std::uint32_t distance = term - before;
            before = term;
            for (; distance >= 0x80; distance >>= 7U) encoded += static_cast<char>(0x80U | (distance & 0x7FU));
            encoded += static_cast<char>(distance);
        }
    }
    return encoded;
}

void TermReader::next() {
    if (rest_.empty()) {
        is_at_end_ = true;
        return;
    }
    std::uint32_t distance = 0;
    for (unsigned shift = 0; !rest_.empty() && shift < 32; shift += 7) {
        const auto byte = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        distance |= (byte & 0x7FU) << shift;
        if (byte < 0x80) break;
    }
    term_ += distance;
}

std::vector<std::uint32_t> terms_of(std::string_view text) {
    std::vector<std::uint32_t> terms;
    each_term(text, [&terms](std::uint32_t term) { terms.push_back(term); });
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms;
}

}  // namespace sitegen

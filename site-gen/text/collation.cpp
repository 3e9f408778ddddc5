#include "text/collation.hpp"

#include <unicode/alphaindex.h>
#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <stdexcept>

#include "text/utf8.hpp"

namespace sitegen {

namespace {

void expect(UErrorCode status) {
    if (U_FAILURE(status) != 0)
        throw std::logic_error(std::string("the library of languages has no order: ") + u_errorName(status));
}

icu::UnicodeString utf16(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

}  // namespace

bool is_right_to_left(std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale =
        icu::Locale::forLanguageTag(icu::StringPiece(language.data(), static_cast<std::int32_t>(language.size())), status);
    return U_FAILURE(status) == 0 && locale.isRightToLeft() != 0;
}

struct Collation::Rules {
    std::unique_ptr<icu::Collator> order;
    std::unique_ptr<icu::AlphabeticIndex::ImmutableIndex> index;
};

Collation::Collation(std::string_view language) : rules_(std::make_unique<Rules>()) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale =
        icu::Locale::forLanguageTag(icu::StringPiece(language.data(), static_cast<std::int32_t>(language.size())), status);
    // What is no language at all is ordered by the rules of Unicode.
    if (U_FAILURE(status) != 0) locale = icu::Locale::getRoot();
    status = U_ZERO_ERROR;
    rules_->order.reset(icu::Collator::createInstance(locale, status));
    expect(status);
    icu::AlphabeticIndex letters(locale, status);
    letters.addLabels(icu::Locale::getEnglish(), status);
    rules_->index.reset(letters.buildImmutableIndex(status));
    expect(status);
}

Collation::~Collation() = default;

std::string Collation::key(std::string_view text) const {
    const icu::UnicodeString wide = utf16(text);
    std::string key(64, '\0');
    for (;;) {
        const auto room = static_cast<std::int32_t>(key.size());
        const std::int32_t size = rules_->order->getSortKey(wide, reinterpret_cast<std::uint8_t*>(key.data()), room);
        key.resize(static_cast<std::size_t>(size));
        if (size <= room) return key;
    }
}

std::string_view from_first_letter(std::string_view name) {
    for (std::string_view rest = name; !rest.empty();) {
        const Character character = first_character(rest);
        if (is_word_character(character.value)) return rest;
        rest.remove_prefix(character.byte_count);
    }
    return name;
}

std::string Collation::index_letter(std::string_view text) const {
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t place = rules_->index->getBucketIndex(utf16(text), status);
    const icu::AlphabeticIndex::Bucket* bucket = U_FAILURE(status) != 0 ? nullptr : rules_->index->getBucket(place);
    std::string letter;
    if (bucket != nullptr && bucket->getLabelType() == U_ALPHAINDEX_NORMAL) bucket->getLabel().toUTF8String(letter);
    return letter;
}

}  // namespace sitegen

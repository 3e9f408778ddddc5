#include "model/source.hpp"

#include <charconv>
#include <string_view>

#include "text/ascii.hpp"

namespace sitegen {

namespace {

// At most six digits, larger than zero.
std::optional<int> parse_page(std::string_view text) {
    int page = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), page);
    const bool is_number = error == std::errc() && end == text.data() + text.size() && text.size() <= 6;
    return is_number && page > 0 ? std::optional(page) : std::nullopt;
}

// An address with a fragment has its own names for pages, so it does not count.
bool is_pdf(std::string_view url) {
    if (url.find('#') != std::string_view::npos) return false;
    return ascii_lower(url.substr(0, url.find('?'))).ends_with(".pdf");
}

}  // namespace

std::string text_of(const SourcePages& pages) {
    if (!pages.is_known()) return {};
    const std::string first = std::to_string(pages.first);
    return pages.last == pages.first ? first : first + "-" + std::to_string(pages.last);
}

std::optional<SourcePages> parse_source_pages(const std::string& text) {
    const std::size_t hyphen = text.find('-');
    const std::optional<int> first = parse_page(std::string_view(text).substr(0, hyphen));
    const std::optional<int> last = hyphen == std::string::npos ? first : parse_page(std::string_view(text).substr(hyphen + 1));
    if (!first || !last || *last < *first) return std::nullopt;
    return SourcePages{*first, *last};
}

std::string address_of(const SourceDocument& source, const SourcePages& pages) {
    if (!pages.is_known() || !is_pdf(source.url)) return source.url;
    return source.url + "#page=" + std::to_string(pages.first + source.page_offset);
}

}  // namespace sitegen

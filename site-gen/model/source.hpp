// Where published figures come from: a document that somebody published, and the pages of it.
#pragma once

#include <optional>
#include <string>

namespace sitegen {

struct SourceDocument {
    std::string id;  // that tables name it by; empty: the document's own source
    std::string title;
    std::string publisher;
    std::string date;  // YYYY-MM-DD; empty where it is not known
    std::string url;   // http or https; empty where it is not known
    std::optional<int> page_count;
    int page_offset = 0;  // pages of the file before the one that bears the number 1
    std::string sha256;   // of the file that was read, 64 lower-case digits; empty where it is not known
};

// Pages of a source by their printed numbers.
struct SourcePages {
    int first = 0;  // 0: not known
    int last = 0;   // not below the first

    [[nodiscard]] bool is_known() const { return first > 0; }
};

// "12" or "12-14"; empty where they are not known.
[[nodiscard]] std::string text_of(const SourcePages& pages);

// "12", or "12-14" where the first is not above the last. Nothing of any other text.
[[nodiscard]] std::optional<SourcePages> parse_source_pages(const std::string& text);

// The source's address; of a PDF that of the first of the pages (RFC 8118, "#page="). Empty where the address is not known.
[[nodiscard]] std::string address_of(const SourceDocument& source, const SourcePages& pages);

}  // namespace sitegen

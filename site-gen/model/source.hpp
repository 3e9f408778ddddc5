// The source of published figures: a document that somebody published, and its pages.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace sitegen {

struct SourceDocument {
    std::string id;  // the id by which tables name it; empty: the document's own source
    std::string title;
    std::string publisher;
    std::string date;  // YYYY-MM-DD; empty if it is not known
    std::string url;   // http or https; empty if it is not known
    std::optional<int> page_count;
    int page_offset = 0;  // how many pages of the file come before the page with the number 1
    std::string sha256;   // of the file that was read, 64 lower-case digits; empty if it is not known
};

// Pages of a source by their printed numbers.
struct SourcePages {
    int first = 0;  // 0: not known
    int last = 0;   // not smaller than first

    [[nodiscard]] bool is_known() const { return first > 0; }
};

// The records of a ledger that a table was made of.
struct SourceRecords {
    std::string file;
    std::string sheet;  // of a workbook; empty for other files
    std::string lines;  // "12-340, 402": all of them are in these lines, which may have others, too
    std::size_t count = 0;
};

// "12" or "12-14"; empty if they are not known.
[[nodiscard]] std::string text_of(const SourcePages& pages);

// Reads "12", or "12-14" if the first is not larger than the last. Nothing for any other text.
[[nodiscard]] std::optional<SourcePages> parse_source_pages(const std::string& text);

// The source's address. For a PDF, with the first of the pages (RFC 8118, "#page="). Empty if the address is not known.
[[nodiscard]] std::string address_of(const SourceDocument& source, const SourcePages& pages);

}  // namespace sitegen

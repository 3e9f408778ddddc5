// The names that templates may use for sources and versions.

#include "render/view_types.hpp"
#include "render/views.hpp"

namespace sitegen {

using view::flag;
using view::list;
using view::text;
using view::url;

const ViewType& table_source_type() {
    static const ViewType type = {"table source",
                                  {text<&TableSourceView::title>("title", "the published document"),
                                   text<&TableSourceView::pages>("pages", "its pages, in words"),
                                   flag<&TableSourceView::pages>("has_pages", "the pages are known"),
                                   url<&TableSourceView::url>("url", "its address; of a PDF, that of the page"),
                                   flag<&TableSourceView::url>("has_url", "the address is known")}};
    return type;
}

const ViewType& source_type() {
    static const ViewType type = {
        "source",
        {text<&SourceView::title>("title", "the published document"), flag<&SourceView::title>("has_title", "a source is named"),
         text<&SourceView::publisher>("publisher", "who published it"),
         flag<&SourceView::publisher>("has_publisher", "a publisher is named"),
         text<&SourceView::date>("date", "when, as YYYY-MM-DD"), flag<&SourceView::date>("has_date", "a date is named"),
         url<&SourceView::url>("url", "where it was published"), flag<&SourceView::url>("has_url", "an address is named"),
         text<&SourceView::page_count>("page_count", "its number of pages"),
         flag<&SourceView::page_count>("has_page_count", "the number of pages is named"),
         text<&SourceView::sha256>("sha256", "the SHA-256 digest of the file that was read"),
         flag<&SourceView::sha256>("has_sha256", "the digest is known")}};
    return type;
}

namespace {

const ViewType& corrected_amount_type() {
    static const ViewType type = {
        "corrected amount",
        {text<&CorrectedAmountView::title>("title", "its table, row and column"), url<&CorrectedAmountView::url>("url", "its row"),
         flag<&CorrectedAmountView::url>("has_url", "the document still has the row"),
         text<&CorrectedAmountView::before>("before", "what was published before, or why there was nothing"),
         text<&CorrectedAmountView::after>("after", "what the correction made of it"),
         text<&CorrectedAmountView::unit>("unit", "the unit of both")}};
    return type;
}

}  // namespace

const ViewType& version_type() {
    static const ViewType type = {
        "version",
        {text<&VersionView::date>("date", "when it was corrected, as YYYY-MM-DD"),
         text<&VersionView::text>("text", "what was changed and why"), url<&VersionView::url>("url", "the earlier version"),
         flag<&VersionView::url>("has_url", "its address is known"),
         text<&VersionView::sha256>("sha256", "the SHA-256 digest of the earlier version"),
         flag<&VersionView::sha256>("has_sha256", "the digest is known"),
         list<&VersionView::amounts>("amounts", corrected_amount_type(), "the amounts that it changed"),
         flag<&VersionView::amounts>("has_amounts", "it says which amounts it changed"),
         url<&VersionView::amounts_url>("amounts_url", "all amounts before the correction, as a CSV file"),
         flag<&VersionView::amounts_url>("has_amounts_url", "there is such a file")}};
    return type;
}

}  // namespace sitegen

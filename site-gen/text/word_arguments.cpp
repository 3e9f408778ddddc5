#include "text/word_arguments.hpp"

#include <algorithm>
#include <array>

namespace sitegen {

namespace {

struct Entry {
    std::string_view word;
    std::string_view arguments;  // with spaces between them
};

// Sorted by word.
constexpr std::array entries = {
    Entry{"change-fall", "amount unit"},
    Entry{"change-fall-rate", "amount unit rate"},
    Entry{"change-like-for-like", "count names"},
    Entry{"change-restated", "change"},
    Entry{"change-rise", "amount unit"},
    Entry{"change-rise-rate", "amount unit rate"},
    Entry{"change-since-last-year", "change"},
    Entry{"change-since-last-year-restated", "change"},
    Entry{"changes-none", "count"},
    Entry{"changes-other-unit", "before now"},
    Entry{"changes-shown", "shown count"},
    Entry{"chart-amount", "value unit"},
    Entry{"chart-amount-heading", "unit"},
    Entry{"chart-course-fall", "first from last to change rate"},
    Entry{"chart-course-of", "series course"},
    Entry{"chart-course-rate", "rate"},
    Entry{"chart-course-rise", "first from last to change rate"},
    Entry{"chart-course-same", "first last to"},
    Entry{"chart-course-single", "last to"},
    Entry{"chart-flow-difference", "row in out difference"},
    Entry{"chart-flow-row-in", "value"},
    Entry{"chart-flow-row-out", "value"},
    Entry{"chart-largest", "figure"},
    Entry{"chart-mark-broken", "category label"},
    Entry{"chart-mark-joined", "category label"},
    Entry{"chart-more", "count"},
    Entry{"chart-other", "count"},
    Entry{"chart-rest-of", "amount"},
    Entry{"chart-summary-excess", "sum total"},
    Entry{"chart-summary-flow", "title total sources largest amount notes"},
    Entry{"chart-summary-flow-none", "title notes"},
    Entry{"chart-summary-flow-uses", "total uses"},
    Entry{"chart-summary-largest", "title shown count largest amount smallest smallest-amount"},
    Entry{"chart-summary-line", "title courses"},
    Entry{"chart-summary-none", "title"},
    Entry{"chart-summary-parts", "title total count largest amount share"},
    Entry{"chart-summary-rest", "amount share"},
    Entry{"chart-summary-series", "title count series"},
    Entry{"chart-summary-share", "part share"},
    Entry{"chart-summary-single", "title part amount"},
    Entry{"chart-summary-stacked", "title total shares"},
    Entry{"chart-summary-values", "title count largest amount smallest smallest-amount"},
    Entry{"chart-summary-zero", "title"},
    Entry{"chart-unit", "unit"},
    Entry{"chart-unnamed", "count"},
    Entry{"chart-year-marked", "year label"},
    Entry{"check-subject", "row column"},
    Entry{"closed", "year"},
    Entry{"code-ended", "last until"},
    Entry{"column-form-size", "fund period"},
    Entry{"column-per-inhabitant", "unit"},
    Entry{"column-population-unit", "unit"},
    Entry{"column-real", "year"},
    Entry{"column-unit", "title unit"},
    Entry{"contained-in", "name container"},
    Entry{"contains", "name"},
    Entry{"corrected-on", "date text"},
    Entry{"coverage-other", "year gone come"},
    Entry{"coverage-with", "year come"},
    Entry{"coverage-without", "year gone"},
    Entry{"description-department", "department"},
    Entry{"description-document", "department year stage title"},
    Entry{"description-document-checks", "department year stage"},
    Entry{"description-year", "year"},
    Entry{"download-table", "number title"},
    Entry{"file-count-size", "count kind size"},
    Entry{"file-kind-size", "kind size"},
    Entry{"former-name", "name until"},
    Entry{"forms-contain", "count documents"},
    Entry{"gap-expected", "gap date"},
    Entry{"gap-lacking", "names"},
    Entry{"gap-reason", "gap reason"},
    Entry{"names-and-more", "names count"},
    Entry{"not-made-blank", "lacks"},
    Entry{"not-made-condition", "lacks"},
    Entry{"not-made-forms-without-project", "lacks"},
    Entry{"not-made-no-department", "lacks"},
    Entry{"not-made-no-forms", "lacks"},
    Entry{"not-made-no-last-year", "lacks"},
    Entry{"not-made-no-rows", "lacks"},
    Entry{"not-made-no-stage", "lacks"},
    Entry{"not-made-not-stated", "lacks"},
    Entry{"not-made-table-absent", "lacks"},
    Entry{"note-of-year", "year note"},
    Entry{"origin-founded", "year from"},
    Entry{"origin-merged", "year from"},
    Entry{"origin-renamed", "year from"},
    Entry{"origin-split", "year from"},
    Entry{"origin-split-off", "year name"},
    Entry{"origin-went-into", "year name"},
    Entry{"page-changes", "title"},
    Entry{"page-document-checks", "title"},
    Entry{"page-topic", "topic year"},
    Entry{"page-year", "year"},
    Entry{"per-inhabitant", "amount unit"},
    Entry{"percent", "number"},
    Entry{"percent-tiny", "percent"},
    Entry{"population-explained", "title source"},
    Entry{"population-in", "year population title source"},
    Entry{"population-missing", "year"},
    Entry{"prices-explained", "year value title source"},
    Entry{"prices-missing", "year before"},
    Entry{"prices-of", "year"},
    Entry{"rows-shown", "shown count"},
    Entry{"section-changes", "document"},
    Entry{"section-over-years", "figure"},
    Entry{"sum-contained", "count"},
    Entry{"sum-contains", "count"},
    Entry{"sum-missing", "count"},
    Entry{"table-absent", "state"},
    Entry{"table-absent-reason", "state reason"},
    Entry{"table-across-checks", "year stage"},
    Entry{"table-blank-rows", "count"},
    Entry{"table-corrections", "year"},
    Entry{"table-departments", "year stage"},
    Entry{"table-documents", "year"},
    Entry{"table-documents-of", "department"},
    Entry{"table-page", "page"},
    Entry{"table-pages", "first last"},
    Entry{"table-real", "prices"},
    Entry{"table-real-per-inhabitant", "prices"},
    Entry{"table-stages", "first last"},
    Entry{"table-topic", "topic year stage"},
    Entry{"value-of", "names"},
    Entry{"whole-agrees", "count parts whole difference unit"},
    Entry{"whole-differs", "count parts whole difference unit"},
    Entry{"whole-within-rounding", "count parts whole difference unit"},
    Entry{"year-lead", "count"},
    Entry{"years-from-to", "first last"},
};

}  // namespace

std::vector<std::string_view> arguments_of(std::string_view word) {
    std::vector<std::string_view> arguments;
    const auto found = std::lower_bound(entries.begin(), entries.end(), word,
                                        [](const Entry& entry, std::string_view wanted) { return entry.word < wanted; });
    if (found == entries.end() || found->word != word) return arguments;
    for (std::string_view rest = found->arguments; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        arguments.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return arguments;
}

}  // namespace sitegen

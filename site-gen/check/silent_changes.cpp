#include "check/silent_changes.hpp"

#include <fmt/format.h>

#include "model/rules.hpp"
#include "text/counted.hpp"

namespace sitegen {

namespace {

// More would hide the other findings. The last one says how many there are.
constexpr std::size_t most_told = 50;

class Teller {
  public:
    Teller(const Document& document, Findings& findings) : document_(document), findings_(findings) {}

    void tell(const AmountChange& change) {
        const std::string& cell = (change.now != nullptr ? change.now : change.before)->cell;
        std::string message;
        if (change.before == nullptr) {
            message = fmt::format("{} is {}, and was not there when the document was published", cell, shown_amount(*change.now));
        } else if (change.now == nullptr) {
            message = fmt::format("{} was published as {}, and is no longer there", cell, shown_amount(*change.before));
        } else {
            message =
                fmt::format("{} was published as {}, and is now {}", cell, shown_amount(*change.before), shown_amount(*change.now));
        }
        std::string declaration = declaration_of({change});
        declaration.pop_back();  // the line break
        findings_.error(rules::silent_change, change.now != nullptr ? change.now->value.place : document_.place, std::move(message),
                        "Correct it, or declare a [[version]] in document.toml with the date, the reason and " + declaration +
                            ". If the document is not yet published, write provisional = true.");
    }

    const Document& document_;
    Findings& findings_;
};

}  // namespace

void report_silent_changes(const Document& document, const PublishedAmounts& published, Findings& findings) {
    // What was published may have any of the document's corrections. Nobody wrote down which, so the nearest is taken.
    PublishedAmounts nearest = amounts_published(document);
    std::vector<AmountChange> changes = compare_amounts(published, nearest);  // points into `nearest`
    for (std::size_t i = document.versions.size(); i > 0 && !changes.empty(); --i) {
        PublishedAmounts earlier = amounts_published(document, i - 1);
        std::vector<AmountChange> fewer = compare_amounts(published, earlier);
        if (fewer.size() >= changes.size()) continue;
        nearest = std::move(earlier);  // its elements stay where they are
        changes = std::move(fewer);
    }
    Teller teller(document, findings);
    for (std::size_t i = 0; i < changes.size() && i < most_told; ++i) teller.tell(changes[i]);
    if (changes.size() > most_told) {
        findings.error(rules::silent_change, document.place,
                       fmt::format("{} of the document differ from what was published; {} are listed",
                                   counted(changes.size(), "amount"), most_told),
                       "site-gen diff lists all of them.");
    }
}

}  // namespace sitegen

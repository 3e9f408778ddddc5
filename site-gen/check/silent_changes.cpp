#include "check/silent_changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "model/rules.hpp"
#include "text/counted.hpp"

namespace sitegen {

namespace {

// More would hide the other findings. The last one says how many there are.
constexpr std::size_t most_told = 50;

// A longer line is not read in a message.
constexpr std::size_t most_declared = 12;

const std::string& cell_of(const AmountChange& change) { return (change.now != nullptr ? change.now : change.before)->cell; }

// In one line of a message.
std::string line_declaring(const std::vector<AmountChange>& changes) {
    std::string line = declaration_of(changes);
    line.pop_back();
    for (std::size_t at = line.find('\n'); at != std::string::npos; at = line.find('\n', at)) line.replace(at, 1, " and ");
    return line;
}

class Teller {
  public:
    Teller(const Document& document, Findings& findings) : document_(document), findings_(findings) {}

    // corrections: how many of them the amounts have that were compared; `change.now` is one of these amounts.
    void tell(const AmountChange& change, std::size_t corrections) {
        if (tell_wrong_declaration(change, corrections)) return;
        const std::string& cell = cell_of(change);
        std::string message;
        if (change.before == nullptr) {
            message = fmt::format("{} is {}, and was not there when the document was published", cell, shown_amount(*change.now));
        } else if (change.now == nullptr) {
            message = fmt::format("{} was published as {}, and is no longer there", cell, shown_amount(*change.before));
        } else {
            message =
                fmt::format("{} was published as {}, and is now {}", cell, shown_amount(*change.before), shown_amount(*change.now));
        }
        error(change.now != nullptr ? change.now->value.place : document_.place, std::move(message),
              "Correct it, or declare a [[version]] in document.toml with the date, the reason and " + line_declaring({change}) +
                  ". If the document is not yet published, write provisional = true.");
    }

    // A cell that a published correction would tell otherwise.
    void tell_rewritten(const AmountChange& change, const Version& version) {
        const std::string& cell = cell_of(change);
        std::string message;
        if (change.before == nullptr) {
            message = fmt::format("{} would be {} before the correction of {}, and was not there when that was published", cell,
                                  shown_amount(*change.now), version.date);
        } else if (change.now == nullptr) {
            message = fmt::format("{} was published as {} before the correction of {}, and would no longer be there", cell,
                                  shown_amount(*change.before), version.date);
        } else {
            message = fmt::format("{} was published as {} before the correction of {}, and would now be {}", cell,
                                  shown_amount(*change.before), version.date, shown_amount(*change.now));
        }
        const auto declared = declaration_in(version, cell);
        error(declared != version.changes.end() ? declared->place : version.place, std::move(message),
              "Leave the published [[version]] as it was. If it was wrong, correct it by a further one, the last of all.");
    }

    // before, after: what was published before and after the correction.
    void tell_gone(std::size_t corrections, const PublishedAmounts& before, const PublishedAmounts& after) {
        const std::vector<AmountChange> changes = compare_amounts(before, after);
        const bool is_short = !changes.empty() && changes.size() <= most_declared;
        error(document_.place,
              fmt::format("the correction {} of the document was published with {}, and is no longer declared", corrections + 1,
                          counted(changes.size(), "amount")),
              is_short ? "Put its [[version]] back at its place, with " + line_declaring(changes) + "."
                       : "Put its [[version]] back at its place. The last publication lists the amounts before it, in "
                         "versions/" +
                             std::to_string(corrections + 1) + "/amounts.csv of the document.");
    }

  private:
    static std::vector<EarlierCell>::const_iterator declaration_in(const Version& version, const std::string& cell) {
        return std::find_if(version.changes.begin(), version.changes.end(),
                            [&](const EarlierCell& change) { return change.cell == cell; });
    }

    // A correction that is not yet published may itself be wrong about what was. Then no further one is wanted.
    bool tell_wrong_declaration(const AmountChange& change, std::size_t corrections) {
        const std::string& cell = cell_of(change);
        for (std::size_t i = corrections; i < document_.versions.size(); ++i) {
            const Version& version = document_.versions[i];
            if (const auto declared = declaration_in(version, cell); declared != version.changes.end()) {
                tell_wrong_was(change, version, *declared);
                return true;
            }
            const auto added =
                std::find_if(version.added.begin(), version.added.end(), [&](const AddedCells& each) { return each.have(cell); });
            if (added == version.added.end() || change.before == nullptr) continue;
            error(added->place,
                  fmt::format("{} was published as {}, and the correction of {} says that it was not there", cell,
                              shown_amount(*change.before), version.date),
                  "Take it out of \"added\", and declare " + line_declaring({change}) + ".");
            return true;
        }
        return false;
    }

    void tell_wrong_was(const AmountChange& change, const Version& version, const EarlierCell& declared) {
        const std::string was = shown_amount(*change.now);  // with the correction undone, it is there
        if (change.before == nullptr) {
            return error(declared.place,
                         fmt::format("{} was not published, and the correction of {} says that it was {}", change.now->cell,
                                     version.date, was),
                         "Name the cell that was published, or remove the change.");
        }
        error(declared.place,
              fmt::format("{} was published as {}, and the correction of {} says that it was {}", change.now->cell,
                          shown_amount(*change.before), version.date, was),
              "Declare what was published: " + line_declaring({change}) + ".");
    }

    void error(const Place& place, std::string message, std::string remedy) {
        findings_.error(rules::silent_change, place, std::move(message), std::move(remedy));
    }

    const Document& document_;
    Findings& findings_;
};

class PublicationComparison {
  public:
    PublicationComparison(const Document& document, const PublishedDocument& published, Findings& findings)
        : document_(document), published_(published), findings_(findings), teller_(document, findings) {}

    void run() {
        if (published_.amounts) compare_present(*published_.amounts);
        // Without one of its corrections, everything before it is different, too.
        bool is_one_gone = false;
        for (const EarlierPublication& earlier : published_.earlier) {
            if (is_declared(earlier)) continue;
            is_one_gone = true;
            teller_.tell_gone(earlier.corrections, earlier.amounts, published_after(earlier.corrections));
        }
        if (!is_one_gone) {
            for (const EarlierPublication& earlier : published_.earlier) compare_earlier(earlier);
        }
        if (count_ <= most_told) return;
        findings_.error(
            rules::silent_change, document_.place,
            fmt::format("{} of the document differ from what was published; {} are listed", counted(count_, "amount"), most_told),
            "site-gen diff lists all of them.");
    }

  private:
    // What was published may lack any of the corrections that were never published. Nobody wrote down which, so the nearest is
    // taken; of two that are equally near, the earlier one, because the corrections after it are then expected to say what is new.
    void compare_present(const PublishedAmounts& published) {
        std::size_t corrections = document_.versions.size();
        PublishedAmounts nearest = with_figures(corrections);
        std::vector<AmountChange> changes = compare_amounts(published, nearest);  // points into `nearest`
        for (std::size_t i = corrections; i > published_.corrections && !changes.empty(); --i) {
            PublishedAmounts earlier = with_figures(i - 1);
            std::vector<AmountChange> others = compare_amounts(published, earlier);
            if (others.size() > changes.size()) continue;
            corrections = i - 1;
            nearest = std::move(earlier);  // its elements stay where they are
            changes = std::move(others);
        }
        for (const AmountChange& change : changes) {
            told_.insert(cell_of(change));
            if (++count_ <= most_told) teller_.tell(change, corrections);
        }
    }

    // The amounts before a correction may make other figures.
    [[nodiscard]] PublishedAmounts with_figures(std::size_t corrections) const {
        PublishedAmounts amounts = amounts_published(document_, corrections);
        const std::vector<Version>& versions = document_.versions;
        const auto first = versions.begin() + static_cast<std::ptrdiff_t>(corrections);
        if (std::none_of(first, versions.end(), [](const Version& each) { return each.says_what_changed(); }))
            amounts.insert(amounts.end(), published_.figures_now.begin(), published_.figures_now.end());
        return amounts;
    }

    [[nodiscard]] bool is_declared(const EarlierPublication& earlier) const {
        return earlier.corrections < document_.versions.size() && document_.versions[earlier.corrections].says_what_changed();
    }

    // A cell that was told already changed in all publications alike.
    void compare_earlier(const EarlierPublication& earlier) {
        const PublishedAmounts now = amounts_published(document_, earlier.corrections);
        for (const AmountChange& change : compare_amounts(earlier.amounts, now)) {
            if (!told_.insert(cell_of(change)).second) continue;
            if (++count_ <= most_told) teller_.tell_rewritten(change, document_.versions[earlier.corrections]);
        }
    }

    // The next publication after that with so many corrections.
    [[nodiscard]] PublishedAmounts published_after(std::size_t corrections) const {
        for (const EarlierPublication& each : published_.earlier) {
            if (each.corrections == corrections + 1) return each.amounts;
        }
        const bool is_as_declared = corrections + 1 < published_.corrections && corrections + 1 < document_.versions.size();
        if (is_as_declared) return amounts_published(document_, corrections + 1);
        return published_.amounts ? *published_.amounts : amounts_published(document_);
    }

    const Document& document_;
    const PublishedDocument& published_;
    Findings& findings_;
    Teller teller_;
    std::set<std::string> told_;
    std::size_t count_ = 0;
};

}  // namespace

void report_silent_changes(const Document& document, const PublishedDocument& published, Findings& findings) {
    PublicationComparison(document, published, findings).run();
}

}  // namespace sitegen

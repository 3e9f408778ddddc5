#include "across/checks_section.hpp"

#include <algorithm>

#include "across/overview_parts.hpp"

namespace sitegen {

namespace {

class ChecksSection {
  public:
    ChecksSection(const Across& across, const std::vector<AcrossReport>* checks, const FiscalYear& year, const Words& words)
        : across_(across), checks_(checks), year_(year), words_(words) {}

    [[nodiscard]] std::optional<OverviewSection> make() const {
        OverviewSection section;
        for (std::size_t i = 0; checks_ != nullptr && i < checks_->size(); ++i) {
            const AcrossReport& report = (*checks_)[i];
            if (report.year == year_) section.tables.push_back(checks_table(report));
        }
        if (section.tables.empty()) return std::nullopt;
        section.id = "checks";
        section.title = words_.at("section-across-checks");
        return section;
    }

  private:
    [[nodiscard]] OverviewTable checks_table(const AcrossReport& report) const {
        OverviewTable table;
        table.id = "checks-" + report.standard->id + "-" + report.stage->id;
        // It is of all groups of departments.
        const std::vector<const AcrossGroup*> groups = across_.groups_of(year_);
        const auto is_other = [&](const AcrossGroup* group) {
            return group->standard != report.standard && group->stage->title == report.stage->title;
        };
        std::string stage = report.stage->title;
        if (std::any_of(groups.begin(), groups.end(), is_other)) stage += " · " + report.standard->title;
        table.title = words_.phrase("table-across-checks", {{"year", year_.text()}, {"stage", std::move(stage)}});
        table.unit = report.unit;
        table.columns = {named_column("check", "check_text", words_.at("column-check")),
                         money_column("left", words_.at("column-check-left")),
                         money_column("right", words_.at("column-check-right")),
                         money_column("difference", words_.at("column-difference")),
                         {"result", words_.at("column-check-result"), false}};
        for (const CheckTally& tally : report.report.tallies) table.rows.push_back(check_row(report.report, tally));
        return table;
    }

    [[nodiscard]] OverviewRow check_row(const CheckReport& report, const CheckTally& tally) const {
        OverviewRow row;
        row.cells.push_back(named_cell(tally.check->id, tally.check->sentence(words_.language())));
        const auto outcome = std::find_if(report.outcomes.begin(), report.outcomes.end(),
                                          [&](const Outcome& each) { return each.rule == tally.rule; });
        if (outcome == report.outcomes.end()) {
            for (int i = 0; i < 3; ++i) row.cells.push_back(amount_cell(std::nullopt));
            row.cells.push_back(text_cell(reason_of(tally)));
            return row;
        }
        const bool is_compared = outcome->left && outcome->right;
        row.cells.push_back(amount_cell(outcome->left));
        row.cells.push_back(amount_cell(outcome->right));
        row.cells.push_back(amount_cell(is_compared ? std::optional(outcome->difference) : std::nullopt));
        row.cells.push_back(text_cell(words_.at(word_of(outcome->verdict))));
        if (outcome->acknowledgement != nullptr) row.cells.back().notes = {outcome->acknowledgement->reason};
        return row;
    }

    [[nodiscard]] std::string reason_of(const CheckTally& tally) const {
        const std::string reason = words_.at(tally.not_made == NotMade::no_department ? "across-no-department"
                                             : tally.not_made == NotMade::blank       ? "across-blank"
                                                                                      : "across-no-rows");
        return tally.lacks.empty() ? reason : words_.phrase("gap-reason", {{"gap", reason}, {"reason", tally.lacks}});
    }

    static const char* word_of(Verdict verdict) {
        switch (verdict) {
            case Verdict::exact:
                return "across-exact";
            case Verdict::rounding:
                return "across-rounding";
            case Verdict::acknowledged:
                return "across-acknowledged";
            case Verdict::broken:
                return "across-broken";
            case Verdict::unknown:
                break;
        }
        return "across-unknown";
    }

    const Across& across_;
    const std::vector<AcrossReport>* checks_;
    const FiscalYear& year_;
    const Words& words_;
};

}  // namespace

std::optional<OverviewSection> checks_section(const Across& across, const std::vector<AcrossReport>* checks, const FiscalYear& year,
                                              const Words& words) {
    return ChecksSection(across, checks, year, words).make();
}

}  // namespace sitegen

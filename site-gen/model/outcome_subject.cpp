#include "model/outcome_subject.hpp"

#include "model/row_names.hpp"
#include "model/rules.hpp"
#include "model/title.hpp"

namespace sitegen {

std::string subject_of(const Outcome& outcome, const Document& document, const Department& department, const Words& words) {
    std::string row = outcome.row;
    std::string column = outcome.column;
    // The names are from the first table that has them.
    for (const std::string& id : outcome.tables) {
        const Table* table = document.find_table(id);
        if (table == nullptr) continue;
        for (const Side& side : table->sides) {
            const Row* found = row == outcome.row ? side.find_row(outcome.row) : nullptr;
            if (found != nullptr) {
                row = coded_name(*found, words.at("path-separator"));
                if (row.empty()) row = narrow_name(*found);
            }
            const ColumnForm* form = column == outcome.column ? side.form->find_column(outcome.column) : nullptr;
            if (form != nullptr) column = title_of_column(*table->form, *form, department, document);
        }
    }
    for (const PartForm& part : document.standard->parts) {
        for (const SectionForm& section : part.sections) {
            if (outcome.tables.empty() && section.id == outcome.row) row = fill_title(section.title, department, document);
        }
    }
    if (const ChartDeclaration* chart = document.standard->find_chart(outcome.row);
        chart != nullptr && outcome.rule == rules::chart_total)
        row = fill_title(chart->title, department, document);
    if (row.empty() || column.empty()) return row + column;
    return words.phrase("check-subject", {{"row", row}, {"column", column}});
}

VerdictCounts counts_for_readers(const CheckTally& tally, const CheckReport& report) {
    VerdictCounts counts = tally.counts;
    if (tally.rule != rules::contradicted_literal) return counts;
    for (const CheckTally& other : report.tallies) {
        if (other.rule == rules::unbound_literal) counts += other.counts;
    }
    return counts;
}

bool is_for_readers(const CheckTally& tally) {
    return tally.rule != rules::stale_acknowledgement && tally.rule != rules::unbound_literal;
}

bool is_for_readers(const Outcome& outcome) {
    return outcome.verdict != Verdict::exact && !(rules::is_doubt(outcome.rule) && outcome.verdict == Verdict::unknown);
}

}  // namespace sitegen

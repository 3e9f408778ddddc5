#include "derive/corrected_amounts.hpp"

#include <algorithm>

#include "model/figure.hpp"
#include "model/publications.hpp"
#include "model/title.hpp"

namespace sitegen {

namespace {

// table[row].column; the row and the column may be missing.
struct CellName {
    std::string_view table;
    std::string_view row;
    std::string_view column;
};

CellName parts_of(std::string_view name) {
    CellName parts;
    const std::size_t open = name.find('[');
    parts.table = name.substr(0, open);
    if (open == std::string_view::npos) return parts;
    const std::size_t close = std::min(name.rfind(']'), name.size());
    parts.row = name.substr(open + 1, close - open - 1);
    if (name.substr(close).starts_with("].")) parts.column = name.substr(close + 2);
    return parts;
}

class CorrectionTeller {
  public:
    CorrectionTeller(const Document& document, const Department& department, const Figures& figures, const Words& words)
        : document_(document), department_(department), figures_(figures_published(document, figures)), words_(words) {}

    [[nodiscard]] SummaryVersion tell(std::size_t number) const {
        const Version& version = document_.versions[number];
        SummaryVersion told{version.date, version.text, {}};
        if (!version.says_what_changed()) return told;
        const PublishedAmounts before = amounts_published(document_, number);
        const PublishedAmounts after = amounts_published(document_, number + 1);
        for (const EarlierCell& change : version.changes) {
            CorrectedAmount amount = named(change.cell);
            set(change.was, amount.before, amount.before_word);
            amount.unit_before = find_amount(before, change.cell)->unit;
            const PublishedAmount* corrected = find_amount(after, change.cell);
            if (corrected == nullptr) corrected = find_amount(figures_, change.cell);
            if (corrected != nullptr) {
                amount.unit = corrected->unit;
                set(corrected->value, amount.after, amount.after_word);
            } else {
                amount.after_word = words_.at("correction-removed");
                amount.target.clear();
            }
            told.amounts.push_back(std::move(amount));
        }
        for (const AddedCells& added : version.added) told.amounts.push_back(tell(added, after));
        return told;
    }

  private:
    [[nodiscard]] CorrectedAmount tell(const AddedCells& added, const PublishedAmounts& after) const {
        CorrectedAmount amount = named(added.name);
        amount.before_word = words_.at("correction-not-there");
        if (const PublishedAmount* single = find_amount(after, added.name)) {
            amount.unit = single->unit;
            set(single->value, amount.after, amount.after_word);
            return amount;
        }
        const auto count =
            std::count_if(after.begin(), after.end(), [&](const PublishedAmount& each) { return added.have(each.cell); });
        amount.after_word = words_.phrase("correction-added", {{"count", std::to_string(count)}});
        return amount;
    }

    void set(const Cell& value, std::optional<Amount>& amount, std::string& word) const {
        amount = value.amount();
        if (!amount) word = words_.at(word_of(value.state));
    }

    // By the titles of its table, row and column; by ids where the document has none of them any more.
    [[nodiscard]] CorrectedAmount named(std::string_view cell) const {
        CorrectedAmount amount;
        amount.cell = cell;
        if (is_of_standard(cell)) {
            amount.title = title_of_standard(cell.substr(cell.find('(') + 1, cell.size() - cell.find('(') - 2));
            return amount;
        }
        const CellName name = parts_of(cell);
        if (name.table == statements_table || name.table == performance_table) {
            amount.title = name.table == statements_table ? title_of_statement(name) : title_of_fund(name);
            return amount;
        }
        const TableForm* form = document_.standard->find_table(name.table);
        amount.title = form == nullptr ? std::string(name.table) : title_of_table(*form, department_, document_);
        if (name.row.empty()) return amount;
        std::string row_title(name.row);
        std::string column_title(name.column);
        if (form != nullptr) {
            if (const SideForm* side = form->find_side_of_column(name.column))
                column_title = title_of_column(*form, *side->find_column(name.column), department_, document_);
        }
        if (const Table* table = document_.find_table(name.table)) {
            for (const Side& side : table->sides) {
                const Row* row = side.find_row(name.row);
                if (row == nullptr || (!name.column.empty() && side.form->find_column(name.column) == nullptr)) continue;
                if (!row->names.empty() && !row->names.front().empty()) row_title = row->names.front();
                amount.target = anchor_of(*table->form, *side.form, *row);
                break;
            }
        }
        amount.title += words_.at("title-separator") + row_title;
        if (!column_title.empty()) amount.title += words_.at("title-separator") + column_title;
        return amount;
    }

    // id: of a figure, or the unit, which is its own title.
    [[nodiscard]] std::string title_of_standard(std::string_view id) const {
        const FigureForm* form = document_.standard->find_figure(id);
        return form == nullptr || form->title.empty() ? std::string(id) : fill_title(form->title, department_, document_);
    }

    [[nodiscard]] std::string title_of_statement(const CellName& name) const {
        const StatementForm* form = document_.standard->find_statement(name.row);
        return form == nullptr ? std::string(name.row) : fill_title(form->title, department_, document_);
    }

    // Of the form, the fund and the period, by their ids where there are none of them any more.
    [[nodiscard]] std::string title_of_fund(const CellName& name) const {
        std::string title(name.row);
        std::string place(name.column);
        const std::optional<PerformanceForm>& form = document_.standard->performance;
        if (form) {
            const std::vector<std::string> names = names_of_forms(document_);
            const auto named = std::find(names.begin(), names.end(), name.row);
            if (named != names.end()) title = document_.performance[static_cast<std::size_t>(named - names.begin())].title(*form);
            for (const Label& fund : form->funds) {
                for (const Label& period : form->periods) {
                    if (fund.id + "-" + period.id == name.column) place = fund.title + words_.at("title-separator") + period.title;
                }
            }
        }
        return title + words_.at("title-separator") + place;
    }

    // As pages of documents name their rows.
    static std::string anchor_of(const TableForm& table, const SideForm& side, const Row& row) {
        return table.id + "." + (side.id.empty() ? "" : side.id + ".") + row.id;
    }

    const Document& document_;
    const Department& department_;
    PublishedAmounts figures_;
    const Words& words_;
};

}  // namespace

std::vector<SummaryVersion> corrections_in_words(const Document& document, const Department& department, const Figures& figures,
                                                 const Words& words) {
    const CorrectionTeller teller(document, department, figures, words);
    std::vector<SummaryVersion> told;
    for (std::size_t i = 0; i < document.versions.size(); ++i) told.push_back(teller.tell(i));
    return told;
}

const std::vector<std::string>& correction_words() {
    static const std::vector<std::string> names = {"correction-removed", "correction-not-there", "correction-added"};
    return names;
}

}  // namespace sitegen

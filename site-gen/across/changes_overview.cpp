#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "across/adjusted_amounts.hpp"
#include "across/overview_parts.hpp"
#include "expression/evaluate.hpp"
#include "model/rules.hpp"
#include "model/title.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_changes = 40;  // of one table

// Whether a stage comes before another one of the same year: by the order of their standard, or, for two standards, by the dates of
// their sources if these are known.
bool is_earlier(const Document& stage, const Document& other) {
    if (stage.standard == other.standard) return stage.standard->find_stage(stage.stage) < stage.standard->find_stage(other.stage);
    return !stage.source.date.empty() && stage.source.date < other.source.date;
}

// The documents that a document is compared with: last year's, and those of earlier stages.
std::vector<const Document*> documents_before(const DerivedDocument& derived) {
    std::vector<const Document*> documents;
    if (derived.related.last_year != nullptr) documents.push_back(derived.related.last_year);
    for (const Document* stage : derived.related.other_stages) {
        if (is_earlier(*stage, *derived.document)) documents.push_back(stage);
    }
    return documents;
}

// A column that both tables have.
struct SharedColumn {
    std::size_t now = 0;
    std::size_t before = 0;
    std::string id;
    std::string title;
    bool adds_up = true;   // otherwise it has rates or the like, and a change has no share
    bool is_money = true;  // in the units of the tables
};

// Finds rows by id. Tables may have many thousand rows. Most stand in the same place in both documents.
class RowsById {
  public:
    explicit RowsById(const Side& side) : side_(side) {}
    // place: where the row stands in the other document.
    [[nodiscard]] const Row* find(std::string_view id, std::size_t place) {
        if (place < side_.rows.size() && side_.rows[place].id == id) return &side_.rows[place];
        if (rows_.empty()) {
            rows_.reserve(side_.rows.size());
            for (const Row& row : side_.rows) rows_.emplace(row.id, &row);
        }
        const auto found = rows_.find(id);
        return found == rows_.end() ? nullptr : found->second;
    }

  private:
    const Side& side_;
    std::unordered_map<std::string_view, const Row*> rows_;  // made when a row stands elsewhere
};

// Whether a change between the amounts, and its rate, are certainly within the exact range.
bool is_within_range(const std::optional<Amount>& now, const std::optional<Amount>& before) {
    constexpr std::int64_t bound = 1'000'000'000'000;
    const auto is_small = [](const Amount& amount) { return amount.coefficient() < bound && amount.coefficient() > -bound; };
    return now && before && now->decimals() == before->decimals() && is_small(*now) && is_small(*before);
}

// The part of a table that can be compared with the other document's.
class TableChanges {
  public:
    TableChanges(const DerivedDocument& derived, const Document& before, const Table& table, const Words& words, bool has_rows)
        : derived_(derived), now_(*derived.document), before_(before), table_(table), words_(words), has_rows_(has_rows) {}

    [[nodiscard]] std::optional<OverviewTable> compare() {
        const Table* other = before_.find_table(table_.form->id);
        OverviewTable result;
        result.id = "changes-" + before_.stage + "-" + table_.form->id;
        result.title = fill_title(table_.form->title, *derived_.department, now_);
        result.unit = table_.unit;
        result.has_file = false;
        if (other == nullptr) {
            result.notes.push_back(words_.at("changes-no-table"));
            return result;
        }
        // The documents are compared as they were published, even if this one has last year's amounts on another basis.
        if (table_.restated && &before_ == derived_.related.last_year) result.notes.push_back(table_.restated->differences.reason);
        for (const Side& side : table_.sides) {
            const auto is_same = [&](const Side& each) { return each.form->id == side.form->id; };
            const auto found = std::find_if(other->sides.begin(), other->sides.end(), is_same);
            if (found != other->sides.end()) compare_sides(side, *found, *other, result);
        }
        if (compared_columns_ == 0) {
            result.notes.push_back(words_.at("changes-other-columns"));
            return result;
        }
        finish(*other, result);
        return result;
    }

  private:
    struct Change {
        const Row* row;
        const SharedColumn* column;
        std::optional<Amount> before;
        std::optional<Amount> now;
        Amount size;
        bool was_there;  // the row, in the earlier document
        bool is_there;   // and in this one
    };

    void compare_sides(const Side& side, const Side& other, const Table& other_table, OverviewTable& result) {
        if (side.form->rows.kind != other.form->rows.kind || side.form->rows.classifications != other.form->rows.classifications) {
            result.notes.push_back(words_.at("changes-other-rows"));
            return;
        }
        const int power = unit_power(before_, other_table) - unit_power(now_, table_);
        const std::vector<SharedColumn>& columns = columns_.emplace_back(shared_columns(side, other));
        RowsById old_rows(other);
        RowsById new_rows(side);
        for (std::size_t i = 0; i < side.rows.size(); ++i) {
            const Row& row = side.rows[i];
            const Row* old = old_rows.find(row.id, i);
            for (const SharedColumn& column : columns)
                add(row, column, old == nullptr ? nullptr : &old->cells[column.before], &row.cells[column.now], power);
        }
        for (std::size_t i = 0; i < other.rows.size(); ++i) {
            const Row& row = other.rows[i];
            if (new_rows.find(row.id, i) != nullptr) continue;
            for (const SharedColumn& column : columns) add(row, column, &row.cells[column.before], nullptr, power);
        }
    }

    static int unit_power(const Document& document, const Table& table) {
        const auto found = document.standard->units.find(table.unit);
        return found == document.standard->units.end() ? 0 : found->second;
    }

    std::vector<SharedColumn> shared_columns(const Side& side, const Side& other) {
        std::vector<SharedColumn> columns;
        for (std::size_t i = 0; i < side.form->columns.size(); ++i) {
            const std::string& id = side.form->columns[i].id;
            const std::vector<ColumnForm>& others = other.form->columns;
            const auto found =
                std::find_if(others.begin(), others.end(), [&](const ColumnForm& column) { return column.id == id; });
            const ColumnForm& form = side.form->columns[i];
            if (form.kind == ColumnKind::text) continue;
            if (found == others.end() || side.lacks(id) || other.lacks(id)) {
                ++lone_columns_;
                continue;
            }
            std::string title = has_rows_ ? fill_title(form.title, *derived_.department, now_) : std::string();
            // The table's unit is already above it.
            if (has_rows_ && !form.unit.empty() && title.find(form.unit) == std::string::npos)
                title = words_.phrase("column-unit", {{"title", title}, {"unit", form.unit}});
            columns.push_back({i, static_cast<std::size_t>(found - others.begin()), id, std::move(title), form.adds_up,
                               form.kind == ColumnKind::money && form.unit.empty()});
        }
        compared_columns_ += columns.size();
        return columns;
    }

    // An unknown cell cannot be compared. A cell that is blank or missing has no amount.
    void add(const Row& row, const SharedColumn& column, const Cell* before, const Cell* now, int power) {
        const auto is_unknown = [](const Cell* cell) { return cell != nullptr && cell->state > CellState::blank; };
        if (is_unknown(before) || is_unknown(now)) return;
        const auto amount_of = [](const Cell* cell) { return cell == nullptr ? std::nullopt : cell->amount(); };
        std::optional<Amount> old = amount_of(before);
        const std::optional<Amount> present = amount_of(now);
        if (old && column.is_money && column.adds_up) old = old->shifted(power);
        if (!old && !present) return;
        ++compared_;
        if (!has_rows_ && is_within_range(present, old)) return;
        const Amount size = (present.value_or(Amount()) - old.value_or(Amount())).absolute();
        if (size.is_zero()) return;
        const Change change{&row, &column, old, present, size, before != nullptr, now != nullptr};
        if (has_rows_) {
            changes_.push_back(change);
        } else {
            reckon(change);
        }
    }

    void finish(const Table& other, OverviewTable& result) {
        if (!has_rows_) return;
        std::stable_sort(changes_.begin(), changes_.end(), [](const Change& a, const Change& b) { return a.size > b.size; });
        result.columns = {{"row", words_.at("column-row"), false},
                          {"column", words_.at("column-column"), false},
                          amount_column("before", label(before_)),
                          amount_column("now", label(now_)),
                          amount_column("change", words_.at("column-change")),
                          amount_column("rate", words_.at("column-rate"))};
        if (has_stages()) result.columns.push_back(amount_column("completion", words_.at("column-completion")));
        if (compared_ == 0) {
            result.notes.push_back(words_.at("changes-nothing"));
        } else if (changes_.empty()) {
            result.notes.push_back(words_.phrase("changes-none", {{"count", std::to_string(compared_)}}));
        }
        if (changes_.size() > most_changes) {
            result.notes.push_back(words_.phrase(
                "changes-shown", {{"shown", std::to_string(most_changes)}, {"count", std::to_string(changes_.size())}}));
            result.most_shown = most_changes;
            result.has_file = true;
        }
        if (lone_columns_ > 0) result.notes.push_back(words_.at("changes-some-columns"));
        if (other.unit != table_.unit)
            result.notes.push_back(words_.phrase("changes-other-unit", {{"before", other.unit}, {"now", table_.unit}}));
        for (const Change& change : changes_) result.rows.push_back(row_of(change));
    }

    // Throws what its row would throw.
    void reckon(const Change& change) const {
        static_cast<void>(rate_of(change));
        if (has_stages()) static_cast<void>(completion_of(change));
    }

    [[nodiscard]] bool has_stages() const { return before_.stage != now_.stage; }

    // For a rate, a share would say nothing.
    [[nodiscard]] OverviewCell rate_of(const Change& change) const {
        return change.column->adds_up ? rate_cell(change.now, change.before, now_.standard->rounding) : percent_cell(std::nullopt);
    }
    [[nodiscard]] OverviewCell completion_of(const Change& change) const {
        return change.column->adds_up ? share_cell(change.now, change.before, now_.standard->rounding) : percent_cell(std::nullopt);
    }

    [[nodiscard]] std::string label(const Document& document) const {
        const std::string year = document.year.text();
        return before_.stage == now_.stage ? year : year + " " + document.standard->find_stage(document.stage)->title;
    }

    // The document's notes on the row or on this cell. Notes on the whole table are at the document.
    [[nodiscard]] std::vector<std::string> notes_on(const Document& document, const Change& change) const {
        std::vector<std::string> texts;
        for (const Note& note : document.notes) {
            if (!note.rows.empty() && note.concerns(table_.form->id, change.row->id, change.column->id)) texts.push_back(note.text);
        }
        return texts;
    }

    [[nodiscard]] OverviewRow row_of(const Change& change) const {
        std::string name = change.row->codes.empty() ? std::string() : change.row->codes.front() + " ";
        if (!change.row->names.empty()) name += change.row->names.front();
        OverviewRow row;
        // Blank is not zero. A row with an amount in only one of the documents is new or gone, and has no amount of change.
        row.cells = cells_of(text_cell(name), text_cell(change.column->title),
                             change.was_there ? amount_cell(change.before) : gap_cell(words_.at("changes-not-yet")),
                             change.is_there ? amount_cell(change.now) : gap_cell(words_.at("changes-no-longer")),
                             difference_cell(change.now, change.before), rate_of(change));
        if (has_stages()) row.cells.push_back(completion_of(change));
        row.cells[2].notes = notes_on(before_, change);
        row.cells[3].notes = notes_on(now_, change);
        row.is_total = change.row->role == RowRole::total;
        return row;
    }

    const DerivedDocument& derived_;
    const Document& now_;
    const Document& before_;
    const Table& table_;
    const Words& words_;
    bool has_rows_;
    std::deque<std::vector<SharedColumn>> columns_;  // of each compared side
    std::vector<Change> changes_;
    std::size_t compared_ = 0;
    std::size_t compared_columns_ = 0;
    std::size_t lone_columns_ = 0;
};

class ChangesOverview {
  public:
    ChangesOverview(const DerivedDocument& derived, const SiteSettings& site, const Words& words, Findings& findings, bool has_rows)
        : derived_(derived),
          document_(*derived.document),
          site_(site),
          words_(words),
          findings_(findings),
          has_rows_(has_rows),
          terms_(site.statistics, derived.department->history.population, words) {}

    Overview make() {
        Overview overview;
        overview.path = derived_.folder + "changes/index.html";
        overview.kind = "changes";
        overview.title = words_.phrase("page-changes", {{"title", document_.title}});
        overview.description = overview.title;
        overview.lead = words_.at("changes-lead");
        overview.trail = {{derived_.department->name_in(document_.year), department_path(document_.department), {}, false},
                          {document_.title, derived_.folder + "index.html", {}, false}};
        for (const Document* before : documents_before(derived_)) add_comparison(*before, overview);
        return overview;
    }

  private:
    void add_comparison(const Document& before, Overview& overview) const {
        OverviewSection section;
        section.id = before.year == document_.year ? "stage-" + before.stage : "last-year";
        section.title = words_.phrase("section-changes", {{"document", before.title}});
        section.links.push_back({before.title, document_folder(before) + "index.html", {}, false});
        add_table(section, before, document_.place, "the figures", [&] { return figures_table(before); });
        for (const Table& table : document_.tables) {
            add_table(section, before, table.place, "the table \"" + table.form->id + "\"",
                      [&] { return TableChanges(derived_, before, table, words_, has_rows_).compare(); });
        }
        for (OverviewTable& table : section.tables) {
            for (OverviewColumn& column : table.columns) {
                if (column.id == "before") column.notes = notes_on(before);
                if (column.id == "now") column.notes = notes_on(document_);
            }
        }
        overview.sections.push_back(std::move(section));
    }

    // make: returns the table, or nothing. An overflow is a finding at that place, and the table is left out.
    template <typename Make>
    void add_table(OverviewSection& section, const Document& before, const Place& place, const std::string& what,
                   const Make& make) const {
        try {
            std::optional<OverviewTable> table = make();
            if (table) section.tables.push_back(std::move(*table));
        } catch (const AmountOverflow&) {
            findings_.error(
                rules::amount_overflow, place,
                fmt::format("a change in {} since the {} of {} exceeds 18 digits", what, before.stage, before.year.text()),
                "Look for a mistyped amount. If there is none, declare the document's tables in a larger unit.");
        }
    }

    // The notes of the site and the department on its year and stage.
    [[nodiscard]] std::vector<std::string> notes_on(const Document& document) const {
        std::vector<std::string> notes = notes_for(site_.notes, document.year, document.stage);
        add_notes(notes, notes_for(derived_.department->history.notes, document.year, document.stage));
        return notes;
    }

    // A table of figures that both standards declare with the same name and that are amounts.
    [[nodiscard]] std::optional<OverviewTable> figures_table(const Document& before) const {
        OverviewTable table;
        table.id = "figures-" + before.stage;
        table.title = words_.at("key-figures-title");
        table.unit = document_.unit;
        table.has_file = false;
        const bool has_stages = before.stage != document_.stage;
        const bool has_real_rate =
            before.year != document_.year && terms_.have_index(before.year) && terms_.have_index(document_.year);
        table.columns = {{"figure", words_.at("column-figure"), false},
                         amount_column("before", words_.at("column-before")),
                         amount_column("now", words_.at("column-now")),
                         amount_column("change", words_.at("column-change")),
                         amount_column("rate", words_.at("column-rate"))};
        if (has_real_rate) {
            table.columns.push_back(terms_.real_rate_column("real-rate"));
            table.sources.push_back(terms_.prices_source());
        } else if (before.year != document_.year && terms_.have_prices()) {
            table.notes.push_back(
                words_.phrase("prices-missing", {{"year", document_.year.text()}, {"before", before.year.text()}}));
        }
        if (has_stages) table.columns.push_back(amount_column("completion", words_.at("column-completion")));
        const Evaluator evaluator(before, {}, document_.unit);
        for (const FigureForm& form : document_.standard->figures) {
            const FigureForm* other = before.standard->find_figure(form.id);
            const auto now = derived_.figures.find(form.id);
            if (form.kind != FigureForm::Kind::amount || !form.unit.empty() || other == nullptr || other->kind != form.kind ||
                !is_for_stage(other->stages, before.stage) || now == derived_.figures.end())
                continue;
            if (now->second.missing || now->second.unit != document_.unit || evaluator.find_missing(other->expressions.front()))
                continue;
            const std::optional<Amount> old = evaluator.evaluate(other->expressions.front());
            if (!old && !now->second.value) continue;
            OverviewRow row;
            row.cells =
                cells_of(text_cell(form.title), amount_cell(old), amount_cell(now->second.value),
                         difference_cell(now->second.value, old), rate_cell(now->second.value, old, document_.standard->rounding));
            if (has_real_rate)
                row.cells.push_back(
                    terms_.real_rate_cell(now->second.value, document_.year, old, before.year, document_.standard->rounding));
            if (has_stages) row.cells.push_back(share_cell(now->second.value, old, document_.standard->rounding));
            table.rows.push_back(std::move(row));
        }
        if (table.rows.empty()) return std::nullopt;
        std::stable_sort(table.rows.begin(), table.rows.end(), [](const OverviewRow& a, const OverviewRow& b) {
            return a.cells[3].amount.value_or(Amount()).absolute() > b.cells[3].amount.value_or(Amount()).absolute();
        });
        return table;
    }

    const DerivedDocument& derived_;
    const Document& document_;
    const SiteSettings& site_;
    const Words& words_;
    Findings& findings_;
    bool has_rows_;
    AdjustedAmounts terms_;
};

}  // namespace

bool has_changes(const DerivedDocument& derived) { return !documents_before(derived).empty(); }

Overview changes_overview(const DerivedDocument& derived, const SiteSettings& site, const Words& words, Findings& findings) {
    return ChangesOverview(derived, site, words, findings, true).make();
}

void find_changes_beyond_range(const DerivedDocument& derived, const SiteSettings& site, const Words& words, Findings& findings) {
    static_cast<void>(ChangesOverview(derived, site, words, findings, false).make());
}

}  // namespace sitegen

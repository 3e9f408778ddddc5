#include "load/load_charts.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "expression/counted_unit.hpp"
#include "expression/resolve.hpp"
#include "load/chart_parts.hpp"
#include "load/load_expression.hpp"
#include "load/stage_names.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

// Reads one [[chart]].
class ChartLoader {
  public:
    ChartLoader(TableReader& entry, const Standard& standard) : entry_(entry), standard_(standard), findings_(entry.findings()) {}

    ChartDeclaration load(std::set<std::string>& taken) {
        entry_.refuse_others(
            {"id", "kind", "title", "over", "items", "rows", "series", "column", "total", "sources", "uses", "stages"});
        ChartDeclaration chart;
        chart.place = entry_.place();
        chart.id = entry_.id(taken, "chart");
        chart.title = entry_.title("title", Need::required);
        chart.kind = load_kind();
        chart.over_years = load_over();
        chart.stages = load_stage_names(entry_, standard_);
        if (chart.kind == "flow") {
            load_flow(chart);
            check_units(chart);
            check_parts(chart);
            return chart;
        }
        if (const TomlNode* total = entry_.find("total")) chart.total = load_expression(*total, standard_, findings_);
        load_items(chart);
        load_rows(chart);
        check_form();
        check_units(chart);
        check_parts(chart);
        return chart;
    }

  private:
    // Money and numbers of people have no common scale.
    void check_units(const ChartDeclaration& chart) {
        std::vector<const std::string*> units;
        for (const ChartItemForm& item : chart.items) units.push_back(counted_unit(item.value, standard_));
        const auto add_columns = [&](const CellReference& rows, const std::vector<ChartSeriesForm>& series) {
            for (const ChartSeriesForm& form : series) {
                CellReference cells = rows;
                cells.column = form.column;
                const SideForm* side = find_side(cells, standard_);
                if (side != nullptr && side->rows.has_units) {
                    findings_.error(rules::invalid_value, chart.place,
                                    "the chart draws rows of " + cells.table + ", which have units of their own",
                                    "They have no scale in common: draw one row over the years.");
                    return;
                }
                units.push_back(counted_unit(cells, standard_));
            }
        };
        if (chart.rows) add_columns(*chart.rows, chart.series);
        if (chart.uses) add_columns(chart.uses->rows, chart.uses->series);
        if (chart.total) units.push_back(counted_unit(*chart.total, standard_));
        const auto is_other = [&](const std::string* unit) {
            const std::string* first = units.front();
            return unit == nullptr || first == nullptr ? unit != first : *unit != *first;
        };
        if (std::none_of(units.begin(), units.end(), is_other)) return;
        findings_.error(rules::invalid_value, chart.place, "the chart draws amounts of different units",
                        "Draw money, or one kind of number, in a chart.");
    }

    std::string load_kind() {
        static constexpr std::array<std::string_view, 6> kinds = {"donut", "bar", "stacked-bar", "line", "treemap", "flow"};
        std::string kind = entry_.text("kind", Need::required);
        if (!kind.empty() && std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
            findings_.error(rules::invalid_value, entry_.place_of("kind"), "there is no kind of chart \"" + kind + "\"",
                            "Use donut, bar, stacked-bar, line, treemap or flow.");
        }
        return kind;
    }

    bool load_over() {
        const std::string over = entry_.text("over", Need::optional);
        if (over.empty()) return false;
        if (over != "years") {
            findings_.error(rules::invalid_value, entry_.place_of("over"), "a chart cannot go over \"" + over + "\"",
                            "Write over = \"years\", or remove it.");
        } else if (entry_.find("rows") != nullptr) {
            findings_.error(rules::invalid_value, entry_.place_of("over"), "a chart over years draws items, not rows",
                            "Declare items, or remove \"over\".");
        }
        return true;
    }

    void load_items(ChartDeclaration& chart) {
        for (TableReader& item : entry_.tables("items", Need::optional)) {
            item.refuse_others({"title", "value"});
            ChartItemForm form;
            form.title = item.title("title", Need::required);
            if (const TomlNode* value = item.find("value")) {
                form.value = load_expression(*value, standard_, findings_);
            } else {
                item.report_missing("value");
            }
            chart.items.push_back(std::move(form));
        }
    }

    void load_rows(ChartDeclaration& chart) {
        const std::size_t findings_before = findings_.list().size();
        chart.rows = load_reference(entry_, "rows", standard_);
        const bool is_sound = findings_.list().size() == findings_before;  // otherwise its columns would be reported, too
        const auto add = [&](const std::string& title, TableReader& line) {
            chart.series.push_back({title, line.slug("column", Need::required)});
            if (chart.rows && is_sound) check_column(*chart.rows, chart.series.back().column, line.place_of("column"));
        };
        for (TableReader& line : entry_.tables("series", Need::optional)) {
            line.refuse_others({"title", "column"});
            add(line.title("title", Need::optional), line);
        }
        if (entry_.find("column") != nullptr) add(chart.title, entry_);
    }

    // Loads the rows with the columns that are its sources, and perhaps its uses.
    void load_flow(ChartDeclaration& chart) {
        for (const char* key : {"items", "over", "series", "column"}) {
            if (entry_.find(key) == nullptr) continue;
            findings_.error(rules::invalid_value, entry_.place_of(key), std::string("a flow has no \"") + key + "\"",
                            "Declare rows, sources and, if you like, uses.");
        }
        load_flow_side(entry_, "sources", chart.rows, chart.series_total, chart.series);
        std::optional<TableReader> uses = entry_.table("uses", Need::optional);
        if (!uses) return;
        uses->refuse_others({"rows", "series", "total"});
        std::optional<CellReference> rows;
        ChartUsesForm form;
        load_flow_side(*uses, "series", rows, form.total, form.series);
        if (!rows) return;
        form.rows = *rows;
        chart.uses = std::move(form);
    }

    void load_flow_side(TableReader& side, std::string_view key, std::optional<CellReference>& rows,
                        std::optional<CellReference>& total, std::vector<ChartSeriesForm>& series) {
        if (side.find("rows") == nullptr) side.report_missing("rows");
        rows = load_flow_rows(side, "rows");
        total = load_flow_rows(side, "total");
        for (TableReader& line : side.tables(key, Need::required)) {
            line.refuse_others({"title", "column"});
            series.push_back({line.title("title", Need::required), line.slug("column", Need::required)});
            for (const auto* reference : {&rows, &total}) {
                if (*reference) check_column(**reference, series.back().column, line.place_of("column"));
            }
        }
    }

    // Rows of a table with ids, by which they can be joined. Returns nothing, after a finding, for other rows.
    std::optional<CellReference> load_flow_rows(TableReader& side, std::string_view key) {
        const std::size_t findings_before = findings_.list().size();
        std::optional<CellReference> rows = load_reference(side, key, standard_);
        if (!rows || findings_.list().size() != findings_before) return std::nullopt;
        if (rows->column.empty() && standard_.find_table(rows->table) != nullptr) return rows;
        findings_.error(rules::invalid_value, side.place_of(key), "a flow is drawn through rows of a table",
                        "Name the rows without a column: income[level 1].");
        return std::nullopt;
    }

    void check_column(const CellReference& rows, const std::string& column, const Place& place) {
        if (column.empty()) return;
        CellReference cells = rows;
        cells.column = column;
        cells.place = place;
        resolve_names(cells, standard_, findings_);
    }

    void check_form() {
        for (const char* key : {"sources", "uses"}) {
            if (entry_.find(key) == nullptr) continue;
            findings_.error(rules::invalid_value, entry_.place_of(key), std::string("only a flow has \"") + key + "\"",
                            "Write kind = \"flow\", or declare series.");
        }
        const auto has_any = [this](std::string_view key) {
            const TomlNode* list = entry_.find(key);
            return list != nullptr && !(list->kind == TomlNode::Kind::array && list->items().empty());
        };
        const TomlNode* rows = entry_.find("rows");
        const bool has_items = has_any("items");
        if (has_items && rows != nullptr) {
            findings_.error(rules::invalid_value, rows->place, "a chart draws either items or rows, not both", "Keep one.");
        } else if (!has_items && rows == nullptr) {
            findings_.error(rules::missing_key, entry_.place(), "the chart draws nothing",
                            "Declare either items, or rows with series (or a column).");
        } else if (rows != nullptr && !has_any("series") && entry_.find("column") == nullptr) {
            findings_.error(rules::missing_key, entry_.place(), "the chart does not say which column of its rows it draws",
                            "Add a column, or series.");
        }
    }

    void check_parts(const ChartDeclaration& chart) {
        const std::optional<OverlappingParts> found = find_overlapping_parts(chart, standard_);
        if (!found) return;
        const std::string parts = found->part == "*" ? "the rows that it adds up" : "\"" + found->part + "\", which is part of it";
        findings_.error(
            rules::overlapping_parts, entry_.place_of(chart.rows ? "rows" : "items"),
            "the chart adds \"" + found->whole + "\" and " + parts,
            chart.rows ? "Draw rows of one level: " + chart.rows->table + "[level 1]." : "Keep the whole or its parts.");
    }

    TableReader& entry_;
    const Standard& standard_;
    Findings& findings_;
};

}  // namespace

void load_charts(TableReader& reader, Standard& standard) {
    std::set<std::string> ids;
    for (TableReader& entry : reader.tables("chart", Need::optional))
        standard.charts.push_back(ChartLoader(entry, standard).load(ids));
}

}  // namespace sitegen

#include "load/load_expression.hpp"

#include <algorithm>
#include <array>

#include "expression/parse.hpp"
#include "expression/resolve.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

Place inside_quotes(const TomlNode& text) {
    Place place = text.place;
    ++place.column;
    return place;
}

std::optional<Expression> read_expression(const TomlNode& node, const Standard& standard, Findings& findings) {
    if (node.kind != TomlNode::Kind::string) {
        findings.error(rules::wrong_type, node.place, "an expression is written in quotes", "");
        return std::nullopt;
    }
    std::optional<Expression> expression = parse_expression(node.text, inside_quotes(node), findings);
    if (expression) resolve_names(*expression, standard, findings);
    return expression;
}

std::optional<CellReference> read_reference(const TomlNode& node, const Standard& standard, Findings& findings) {
    if (node.kind != TomlNode::Kind::string) {
        findings.error(rules::wrong_type, node.place, "a cell is written in quotes", "");
        return std::nullopt;
    }
    std::optional<CellReference> reference = parse_reference(node.text, inside_quotes(node), findings);
    if (reference) resolve_names(*reference, standard, findings);
    return reference;
}

void load_formula(TableReader& entry, const Standard& standard, FigureForm& figure) {
    struct Form {
        const char* key;
        FigureForm::Kind kind;
    };
    static constexpr std::array forms = {Form{"amount", FigureForm::Kind::amount}, Form{"change", FigureForm::Kind::change},
                                         Form{"share", FigureForm::Kind::share}, Form{"count", FigureForm::Kind::count}};
    const TomlNode* formula = nullptr;
    for (const Form& form : forms) {
        const TomlNode* found = entry.find(form.key);
        if (found == nullptr) continue;
        if (formula != nullptr) {
            entry.findings().error(rules::invalid_value, found->place, "a figure is one of amount, share, change or count", "Keep one.");
            return;
        }
        formula = found;
        figure.kind = form.kind;
    }
    if (formula == nullptr) {
        entry.findings().error(rules::missing_key, entry.place(), "the figure says neither amount nor share, change or count", "Add one of them.");
        return;
    }
    if (figure.kind == FigureForm::Kind::count) {
        if (std::optional<CellReference> rows = read_reference(*formula, standard, entry.findings())) {
            Expression count;
            count.kind = Expression::Kind::count;
            count.place = rows->place;
            count.cells = std::move(*rows);
            figure.expressions.push_back(std::move(count));
        }
        return;
    }
    const bool is_share = figure.kind == FigureForm::Kind::share;
    if (is_share && (formula->kind != TomlNode::Kind::array || formula->items.size() != 2)) {
        entry.findings().error(rules::wrong_type, formula->place, "a share is a list of two expressions", "Write [\"part\", \"whole\"].");
        return;
    }
    const auto add = [&](const TomlNode& node) {
        if (std::optional<Expression> expression = read_expression(node, standard, entry.findings())) {
            figure.expressions.push_back(std::move(*expression));
        }
    };
    if (is_share) {
        for (const TomlNode& item : formula->items) add(item);
    } else {
        add(*formula);
    }
}

}  // namespace

std::vector<FigureForm> load_figures(TableReader& reader, const Standard& standard, const std::vector<FigureForm>& taken) {
    std::vector<FigureForm> figures;
    const auto is_taken = [](const std::vector<FigureForm>& list, const std::string& id) {
        return std::any_of(list.begin(), list.end(), [&id](const FigureForm& figure) { return figure.id == id; });
    };
    for (TableReader& entry : reader.tables("figure", Need::optional)) {
        entry.refuse_others({"id", "title", "unit", "amount", "share", "change", "count"});
        FigureForm figure;
        figure.place = entry.place();
        figure.id = entry.slug("id", Need::required);
        figure.title = entry.text("title", Need::required);
        figure.unit = entry.text("unit", Need::optional);
        if (is_taken(figures, figure.id) || is_taken(taken, figure.id)) {
            reader.findings().error(rules::duplicate_id, entry.place_of("id"), "the figure \"" + figure.id + "\" is declared twice",
                                    "Give each figure a name of its own.");
        }
        load_formula(entry, standard, figure);
        if (!figure.expressions.empty()) figures.push_back(std::move(figure));
    }
    return figures;
}

void load_charts(TableReader& reader, Standard& standard) {
    static constexpr std::array<std::string_view, 5> kinds = {"donut", "bar", "stacked-bar", "line", "treemap"};
    for (TableReader& entry : reader.tables("chart", Need::optional)) {
        entry.refuse_others({"id", "kind", "title", "over", "items", "rows", "series", "column", "total"});
        ChartDeclaration chart;
        chart.place = entry.place();
        chart.id = entry.slug("id", Need::required);
        chart.kind = entry.text("kind", Need::required);
        chart.title = entry.text("title", Need::required);
        if (!chart.kind.empty() && std::find(kinds.begin(), kinds.end(), chart.kind) == kinds.end()) {
            reader.findings().error(rules::invalid_value, entry.place_of("kind"), "there is no kind of chart \"" + chart.kind + "\"",
                                    "Use donut, bar, stacked-bar, line or treemap.");
        }
        if (standard.find_chart(chart.id) != nullptr) {
            reader.findings().error(rules::duplicate_id, entry.place_of("id"), "the chart \"" + chart.id + "\" is declared twice", "");
        }
        chart.over_years = entry.text("over", Need::optional) == "years";
        for (TableReader& item : entry.tables("items", Need::optional)) {
            item.refuse_others({"title", "value"});
            ChartItemForm form;
            form.title = item.text("title", Need::required);
            if (const TomlNode* value = item.find("value")) {
                std::optional<Expression> expression = read_expression(*value, standard, reader.findings());
                if (expression) form.value = std::move(*expression);
            } else {
                reader.findings().error(rules::missing_key, item.place(), "\"value\" is missing", "Add it here.");
            }
            chart.items.push_back(std::move(form));
        }
        chart.rows = load_reference(entry, "rows", standard);
        for (TableReader& line : entry.tables("series", Need::optional)) {
            line.refuse_others({"title", "column"});
            chart.series.push_back({line.text("title", Need::optional), line.slug("column", Need::required)});
        }
        if (const TomlNode* total = entry.find("total")) chart.total = read_expression(*total, standard, reader.findings());
        const std::string column = entry.text("column", Need::optional);
        if (!column.empty()) chart.series.push_back({chart.title, column});
        if (chart.rows) {
            for (const ChartSeriesForm& series : chart.series) {
                CellReference probe = *chart.rows;
                probe.column = series.column;
                resolve_names(probe, standard, reader.findings());
            }
        }
        if (chart.items.empty() == !chart.rows || (chart.rows && chart.series.empty())) {
            reader.findings().error(rules::missing_key, entry.place(), "the chart draws nothing",
                                    "Declare either items, or rows with series (or a column).");
            continue;
        }
        standard.charts.push_back(std::move(chart));
    }
}

std::optional<CellReference> load_reference(TableReader& reader, std::string_view key, const Standard& standard) {
    const TomlNode* node = reader.find(key);
    if (node == nullptr) return std::nullopt;
    return read_reference(*node, standard, reader.findings());
}

}  // namespace sitegen

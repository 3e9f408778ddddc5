#include "load/load_overview.hpp"

#include <algorithm>
#include <set>

#include "expression/counted_unit.hpp"
#include "expression/resolve.hpp"
#include "load/load_answers.hpp"
#include "load/load_expression.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

class OverviewLoader {
  public:
    OverviewLoader(TableReader& overview, Standard& standard)
        : overview_(overview), standard_(standard), findings_(overview.findings()) {}

    void load() {
        overview_.refuse_others({"size", "figures", "topic", "answer"});
        OverviewDeclaration& form = standard_.overview;
        form.size = overview_.text("size", Need::optional);
        if (!form.size.empty()) check_amount(form.size, overview_.place_of("size"));
        form.figures = overview_.texts("figures", Need::optional);
        for (const std::string& id : form.figures) check_amount(id, overview_.place_of("figures", id));
        // The size comes first, and only once, whether or not "figures" names it: pages take the first figure as the size.
        if (!form.size.empty()) {
            std::erase(form.figures, form.size);
            form.figures.insert(form.figures.begin(), form.size);
        }
        std::set<std::string> taken;
        for (TableReader& entry : overview_.tables("topic", Need::optional)) form.topics.push_back(load_topic(entry, taken));
        form.answers = load_overview_answers(overview_, standard_);
    }

  private:
    void check_amount(const std::string& id, const Place& place) {
        const FigureForm* figure = standard_.find_figure(id);
        if (figure != nullptr && figure->kind == FigureForm::Kind::amount)
            return check_money(counted_unit(figure->expressions.front(), standard_), place);
        std::vector<std::string> names;
        for (const FigureForm& known : standard_.figures) {
            if (known.kind == FigureForm::Kind::amount) names.push_back(known.id);
        }
        findings_.error(rules::unknown_figure, place,
                        "the standard declares no figure \"" + id + "\" that is an amount" + nearest_hint(id, names),
                        "Name a figure with an amount: shares, changes and counts cannot be added up.");
    }

    // Pages across departments add up money. They would print posts and rates in its unit.
    void check_money(const std::string* counted, const Place& place) {
        if (counted == nullptr) return;
        findings_.error(rules::invalid_value, place,
                        "pages across departments add up money" + (counted->empty() ? std::string() : ", and not " + *counted),
                        "Name an amount of money.");
    }

    TopicForm load_topic(TableReader& entry, std::set<std::string>& taken) {
        entry.refuse_others({"id", "title", "description", "rows", "column", "items", "total"});
        TopicForm topic;
        topic.place = entry.place();
        topic.id = entry.id(taken, "topic");
        topic.title = entry.plain_title("title", Need::required);
        topic.description = entry.plain_title("description", Need::optional);
        if (const TomlNode* total = entry.find("total")) topic.total = load_expression(*total, standard_, findings_);
        if (entry.find("rows") != nullptr) {
            load_rows(entry, topic);
        } else {
            load_items(entry, topic);
        }
        return topic;
    }

    void load_rows(TableReader& entry, TopicForm& topic) {
        const std::size_t findings_before = findings_.list().size();
        topic.rows = load_reference(entry, "rows", standard_);
        if (entry.find("items") != nullptr)
            findings_.error(rules::invalid_value, entry.place_of("items"), "a topic has either items or rows, not both",
                            "Keep one.");
        const std::string column = entry.slug("column", Need::required);
        if (!topic.rows || column.empty() || findings_.list().size() != findings_before) return;
        // The rows were read without a column. Only now can the complete reference be checked.
        topic.rows->column = column;
        topic.rows->place = entry.place_of("column");
        resolve_names(*topic.rows, standard_, findings_);
        check_money(counted_unit(*topic.rows, standard_), topic.rows->place);
        if (findings_.list().size() == findings_before) note_kind(entry, topic);
    }

    void note_kind(TableReader& entry, TopicForm& topic) {
        for (const SideForm& side : standard_.find_table(topic.rows->table)->sides) {
            if (side.find_column(topic.rows->column) == nullptr) continue;
            if (side.rows.kind == RowsForm::Kind::named) {
                topic.kind = TopicForm::Kind::rows;
            } else if (side.rows.kind == RowsForm::Kind::classified && side.rows.classifications.size() == 1) {
                topic.kind = TopicForm::Kind::codes;
                topic.classification = side.rows.classifications.front();
            } else {
                findings_.error(rules::invalid_value, entry.place_of("rows"),
                                "the rows of a topic must be codes of one classification, or rows that each document names",
                                "Name another table, or declare items.");
            }
        }
    }

    void load_items(TableReader& entry, TopicForm& topic) {
        std::set<std::string> taken;
        for (TableReader& item : entry.tables("items", Need::required)) {
            item.refuse_others({"id", "title", "value"});
            TopicItemForm form{item.id(taken, "item"), item.plain_title("title", Need::required), {}};
            if (const TomlNode* value = item.find("value")) {
                form.value = load_expression(*value, standard_, findings_);
                check_money(counted_unit(form.value, standard_), value->place);
            } else {
                item.report_missing("value");
            }
            topic.items.push_back(std::move(form));
        }
    }

    TableReader& overview_;
    Standard& standard_;
    Findings& findings_;
};

}  // namespace

void load_overview(TableReader& reader, Standard& standard) {
    std::optional<TableReader> overview = reader.table("overview", Need::optional);
    if (overview) OverviewLoader(*overview, standard).load();
}

}  // namespace sitegen

#include "load/compared_documents.hpp"

#include <algorithm>
#include <map>

#include "expression/cell_finder.hpp"
#include "expression/describe.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

// Calls f with each check that may name departments.
template <typename Function>
void each_check(const Document& document, const Function& f) {
    for (const std::vector<CheckForm>* checks : {&document.standard->checks, &document.checks}) {
        for (const CheckForm& check : *checks) {
            if (check.names_departments && !check.is_across) f(check);
        }
    }
}

bool takes_department_of_row(const CheckForm& check) {
    const std::vector<const Expression*> operands = operands_of(check.that);
    return std::any_of(operands.begin(), operands.end(), [](const Expression* operand) { return operand->department == "*"; });
}

// The document's rows that such checks are made for, by table.
std::map<std::string, std::vector<const Row*>> rows_of_departments(const Document& document) {
    std::map<std::string, std::vector<const Row*>> rows;
    each_check(document, [&](const CheckForm& check) {
        if (!takes_department_of_row(check)) return;
        std::vector<OwnReference> own;
        std::vector<const CellReference*> bound;
        for (const Expression* side : {&check.that.left, &check.that.right}) add_references(*side, own, bound);
        for (const OwnReference& reference : own) {
            if (!reference.is_bound) continue;
            CellReference whole_rows = *reference.cells;
            whole_rows.column.clear();
            whole_rows.declared = {};
            std::vector<const Row*>& of_table = rows[whole_rows.table];
            for (const FoundCell& found : CellFinder(document).find_cells(whole_rows)) {
                if (found.row != nullptr && found.row->role != RowRole::total) of_table.push_back(found.row);
            }
        }
    });
    return rows;
}

// Slugs by everything that a row may use to name a department. The slug is empty if several departments have that name.
class SlugsByName {
  public:
    SlugsByName(const std::vector<DepartmentName>& departments, const Document& document) : document_(document) {
        for (const DepartmentName& department : departments) {
            if (department.slug == document.department) continue;
            for (const std::string& name : department.names) {
                add(bare(name), department.slug);
                if (!department.code.empty()) add(bare(department.code + " " + name), department.slug);
            }
            if (!department.code.empty()) add_to(by_code_, department.code, department.slug);
            add_to(by_code_, department.slug, department.slug);
        }
    }

    // Empty if the department is not clear.
    [[nodiscard]] std::string slug_of(const Row& row) const {
        const auto named = row.names.empty() ? by_name_.end() : by_name_.find(bare(row.names.front()));
        if (named != by_name_.end()) return named->second;
        const auto coded = by_code_.find(row.id);
        return coded == by_code_.end() ? std::string() : coded->second;
    }

  private:
    using Slugs = std::map<std::string, std::string, std::less<>>;

    [[nodiscard]] std::string bare(std::string_view name) const { return bare_name(name, document_.standard->ignored_words); }
    void add(const std::string& name, const std::string& slug) {
        if (!name.empty()) add_to(by_name_, name, slug);
    }
    static void add_to(Slugs& slugs, const std::string& key, const std::string& slug) {
        const auto [known, is_first] = slugs.emplace(key, slug);
        if (!is_first && known->second != slug) known->second.clear();
    }

    const Document& document_;
    Slugs by_name_;
    Slugs by_code_;
};

// whole: the same side of the document that contains this one. Nothing: no rows are compared, so none is kept.
void keep_rows(Side& side, const Side* whole) {
    std::set<std::string_view> ids;
    const bool are_codes = whole != nullptr && side.form->rows.kind == RowsForm::Kind::classified;
    for (std::size_t i = 0; are_codes && i < whole->rows.size(); ++i) ids.insert(whole->rows[i].id);
    std::erase_if(side.rows, [&](const Row& row) {
        return whole == nullptr || (row.role != RowRole::total && (row.role != RowRole::line || !ids.contains(row.id)));
    });
    for (Row& row : side.rows) {
        row.names.assign(1, std::string());
        row.codes.clear();
        row.codes.shrink_to_fit();
        row.notes.clear();
    }
    side.rows.shrink_to_fit();
}

void add_tables(const Expression& expression, std::set<std::string>& tables) {
    if (!expression.cells.table.empty()) tables.insert(expression.cells.table);
    for (const Expression& operand : expression.operands) add_tables(operand, tables);
}

}  // namespace

std::vector<const Expression*> department_operands(const Document& document) {
    std::vector<const Expression*> operands;
    each_check(document, [&](const CheckForm& check) {
        for (const Expression* operand : operands_of(check.that)) operands.push_back(operand);
    });
    return operands;
}

bool has_rows_of_departments(const Document& document) {
    bool has_any = false;
    each_check(document, [&](const CheckForm& check) { has_any = has_any || takes_department_of_row(check); });
    return has_any && !rows_of_departments(document).empty();
}

void find_departments_of_rows(const std::vector<DepartmentName>& departments, Document& document) {
    const SlugsByName slugs(departments, document);
    std::set<std::string> unclear;  // rows with the same id that name different departments in different tables
    for (const auto& [table, rows] : rows_of_departments(document)) {
        std::map<std::string, const Row*> of_departments;
        for (const Row* row : rows) {
            const std::string slug = slugs.slug_of(*row);
            if (slug.empty()) continue;
            const auto [known, is_first] = of_departments.emplace(slug, row);
            if (!is_first && known->second != nullptr && known->second->id != row->id) known->second = nullptr;
        }
        for (const auto& [slug, row] : of_departments) {
            if (row == nullptr) continue;
            const auto [known, is_first] = document.departments_of_rows.emplace(row->id, slug);
            if (!is_first && known->second != slug) unclear.insert(row->id);
        }
    }
    for (const std::string& id : unclear) document.departments_of_rows.erase(id);
}

void add_named_departments(const Document& document, std::set<std::string>& slugs) {
    for (const Expression* operand : department_operands(document)) {
        if (operand->department != "*") slugs.insert(operand->department);
    }
    for (const auto& [row, slug] : document.departments_of_rows) slugs.insert(slug);
}

ComparedCells::ComparedCells(const Department& whole) : whole_(whole) {
    for (const Containment& each : whole.history.containments) containments_.emplace(each.department, &each);
    for (const Document& document : whole.documents) {
        Named& named = named_.emplace_back();
        for (const Expression* operand : department_operands(document))
            add_tables(operand->operands.front(), named.tables[operand->department]);
        for (const auto& [row, slug] : document.departments_of_rows) named.of_rows.insert(slug);
    }
}

void ComparedCells::keep(Department& part, const Sources& sources) const {
    std::erase_if(part.documents, [&](Document& document) {
        const auto of_whole = std::find_if(whole_.documents.begin(), whole_.documents.end(), [&](const Document& each) {
            return each.year == document.year && each.stage == document.stage;
        });
        if (of_whole == whole_.documents.end()) return true;
        const Named& named = named_[static_cast<std::size_t>(of_whole - whole_.documents.begin())];
        return !keep_cells(document, *of_whole, named);
    });
    part.documents.shrink_to_fit();
    part.questions = {};
    for (const Document& document : part.documents) {
        for (const Table& table : document.tables) {
            if (table.place.file != 0) part.files.emplace(table.place.file, sources.at(table.place.file).path);
        }
    }
}

bool ComparedCells::contains(const std::string& slug, const FiscalYear& year) const {
    const auto [first, last] = containments_.equal_range(slug);
    return std::any_of(first, last, [&](const auto& each) { return each.second->holds_in(year); });
}

// Removes everything that is not compared from the part's document. Returns whether anything is left.
bool ComparedCells::keep_cells(Document& part, const Document& whole, const Named& named) const {
    std::set<std::string> tables;  // the tables that are kept as they are
    const auto add = [&](const std::string& operand) {
        const auto found = named.tables.find(operand);
        if (found != named.tables.end()) tables.insert(found->second.begin(), found->second.end());
    };
    add(part.department);
    if (named.of_rows.contains(part.department)) add("*");
    const bool is_contained = contains(part.department, part.year);
    if (tables.empty() && !is_contained) return false;
    for (Table& table : part.tables) {
        if (tables.contains(table.form->id)) continue;
        const Table* of_whole = is_contained && part.standard == whole.standard ? whole.find_table(table.form->id) : nullptr;
        for (std::size_t i = 0; i < table.sides.size(); ++i)
            keep_rows(table.sides[i], of_whole != nullptr && i < of_whole->sides.size() ? &of_whole->sides[i] : nullptr);
    }
    Document kept;
    kept.department = std::move(part.department);
    kept.year = part.year;
    kept.stage = std::move(part.stage);
    kept.standard = part.standard;
    kept.unit = std::move(part.unit);
    kept.tables = std::move(part.tables);
    if (tables.contains(std::string(statements_table))) kept.statements = std::move(part.statements);
    if (tables.contains(std::string(performance_table))) kept.performance = std::move(part.performance);
    part = std::move(kept);
    return true;
}

}  // namespace sitegen

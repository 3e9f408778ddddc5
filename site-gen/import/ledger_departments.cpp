#include "import/ledger_departments.hpp"

#include <fmt/format.h>

#include "import/import_rules.hpp"
#include "import/load_ledger_mapping.hpp"
#include "import/read_rows.hpp"

namespace sitegen {

LedgerDepartments::LedgerDepartments(const LedgerMapping& mapping, ImportLog& log) : mapping_(mapping), log_(log) {
    for (const LedgerDepartment& department : mapping.departments) {
        listed_.emplace(department.folder, &department);
        folders_.emplace(folded_key(department.name), department.folder);
        folders_.emplace(folded_key(department.folder), department.folder);
        for (const std::string& name : department.also) folders_.emplace(folded_key(name), department.folder);
        for (const auto& [name, until] : department.former) folders_.emplace(folded_key(name), department.folder);
    }
}

std::optional<std::string> LedgerDepartments::folder_of(const std::string& name, const std::string& where,
                                                        LimitedFindings& findings) {
    const std::string key = folded_key(name);
    const auto known = folders_.find(key);
    if (known != folders_.end()) return known->second;
    if (key.empty()) {
        findings.add(Severity::error, rules::unknown_department, where, "no-department", "the record names no department",
                     "Leave such records out with where-not.");
        return std::nullopt;
    }
    if (mapping_.has_closed_list) {
        findings.add(Severity::error, rules::unknown_department, where, "department " + key,
                     fmt::format("the mapping file lists no department “{}”", name),
                     "Add it as a [[department]], or as a further spelling of one (also).");
        return std::nullopt;
    }
    const std::string folder = id_of_name(name);
    folders_.emplace(key, folder);
    names_.emplace(folder, name);
    return folder;
}

void LedgerDepartments::name(ImportedDocument& document, const std::string& stage) const {
    const auto listed = listed_.find(document.department);
    std::string name = document.department;
    if (listed != listed_.end()) {
        name = listed->second->name;
        document.former_names = listed->second->former;
    } else if (const auto found = names_.find(document.department); found != names_.end()) {
        name = found->second;
    }
    document.department_name = name;
    // A document has the name that its department had in that year.
    for (auto former = document.former_names.rbegin(); former != document.former_names.rend(); ++former) {
        const std::optional<FiscalYear> until = read_fiscal_year(former->second);
        if (until && document.year.first <= until->first) name = former->first;
    }
    document.title = mapping_.title;
    fill_in(document.title, "{department}", name);
    fill_in(document.title, "{year}", document.year.text());
    fill_in(document.title, "{stage}", stage);
}

void LedgerDepartments::report() const {
    for (const auto& [folder, name] : names_) log_.decide("", fmt::format("The department “{}” has the folder {}.", name, folder));
}

}  // namespace sitegen

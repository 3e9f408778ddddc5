#include "render/search_page.hpp"

#include <algorithm>

#include "model/title.hpp"
#include "text/collation.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_departments_in_one_group = 20;
constexpr std::size_t most_documents_listed = 300;

// The heading of a name's group: the letter under which the language's index has it, otherwise its first letter or digit.
std::string initial_of(std::string_view name, const Collation& order) {
    name = from_first_letter(name);
    if (name.empty()) return "#";
    const Character character = first_character(name);
    if (!is_word_character(character.value)) return "#";
    std::string letter = order.index_letter(name);
    if (letter.empty()) append_character(letter, base_character(character.value));
    return letter;
}

std::vector<LinkView> tables_of_newest(const DepartmentSummary& department, const StandardsById& standards) {
    std::vector<LinkView> tables;
    if (department.documents.empty()) return tables;
    const DocumentSummary& newest = department.documents.back();
    const auto standard = standards.find(newest.standard);
    if (standard == standards.end()) return tables;
    Department named;
    named.name = department.name;
    Document dated;
    dated.year = newest.year;
    const std::vector<std::string>& left_out = newest.tables_left_out;
    for (const TableForm& form : standard->second->tables) {
        if (std::find(left_out.begin(), left_out.end(), form.id) != left_out.end()) continue;
        tables.push_back({fill_title(form.title, named, dated), "../" + newest.folder + "index.html#table-" + form.id, false});
    }
    return tables;
}

// The bytes of whole words with which every name begins: those of a city begin with its name, which would be the only heading. Each
// ideograph is a word here.
std::size_t common_beginning(const std::vector<DepartmentSummary>& departments) {
    const std::string& first = departments.front().name;
    std::size_t common = first.size();
    for (const DepartmentSummary& department : departments) {
        const auto [own, other] = std::mismatch(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(common),
                                                department.name.begin(), department.name.end());
        common = static_cast<std::size_t>(own - first.begin());
    }
    std::size_t words = 0;
    for (std::size_t at = 0; at < common;) {
        const Character character = first_character(std::string_view(first).substr(at));
        at += character.byte_count;
        if (at <= common && (is_common_ideograph(character.value) || !is_word_character(character.value))) words = at;
    }
    return words;
}

}  // namespace

SearchView search_view(const SitePages& pages, const std::vector<DepartmentSummary>& departments, const StandardsById& standards) {
    SearchView view;
    std::size_t document_count = 0;
    for (const DepartmentSummary& department : departments) document_count += department.documents.size();
    const bool has_initials = departments.size() > most_departments_in_one_group;
    const std::size_t common = has_initials ? common_beginning(departments) : 0;
    const Collation order(pages.language());
    for (const DepartmentSummary* department : in_order_of_names(departments, order)) {
        const std::string_view name = std::string_view(department->name).substr(common);
        const std::string initial = has_initials ? initial_of(name, order) : std::string();
        auto group = std::find_if(view.groups.begin(), view.groups.end(),
                                  [&](const SearchGroupView& each) { return each.title == initial; });
        if (group == view.groups.end()) group = view.groups.insert(group, {initial, {}});
        DepartmentView& listed = group->departments.emplace_back(pages.department(*department, "../"));
        if (document_count > most_documents_listed) listed.documents.clear();
    }
    if (departments.size() == 1) view.tables = tables_of_newest(departments.front(), standards);
    view.terms = SitePages::glossary(standards).terms;
    for (TermView& term : view.terms) term.url = "../glossary/index.html" + term.url;
    return view;
}

}  // namespace sitegen

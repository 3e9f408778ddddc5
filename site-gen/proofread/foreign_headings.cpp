#include "proofread/foreign_headings.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "model/rules.hpp"
#include "proofread/labelled_figures.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr std::size_t longest_ordinal = 8;  // bytes of "一、", "(一)" or "1.2. "
constexpr int narrowest_form = 6;           // columns around the name: fewer say nothing
constexpr int narrowest_start = 8;          // columns of a title of which a heading has only the beginning
constexpr int narrowest_name = 6;           // columns: a shorter name may be another word

// The words around the name in a title, as bare names are compared, without digits: the year may be another one.
struct HeadingForm {
    std::string before;
    std::string behind;
    bool has_year = false;
    bool may_be_cut = false;  // the heading may have only the beginning of what is behind the name, or more than that
};

bool holds_year(std::string_view text) {
    int digits = 0;
    for (const char c : text) {
        digits = is_ascii_digit(c) ? digits + 1 : 0;
        if (digits == 4) return true;
    }
    return false;
}

std::string bare_words(std::string_view text) {
    std::string bare = bare_name(text);
    std::erase_if(bare, [](char c) { return is_ascii_digit(c); });
    return bare;
}

// "一、收入", "1.2. Income" without what is before the mark.
std::string_view without_ordinal_of_heading(std::string_view heading) {
    for (const std::string_view mark : {"、", "）", ") ", ")", ". "}) {
        const std::size_t at = heading.find(mark);
        if (at != std::string_view::npos && at <= longest_ordinal) return heading.substr(at + mark.size());
    }
    std::size_t at = 0;
    while (at < heading.size() && (is_ascii_digit(heading[at]) || heading[at] == '.')) ++at;
    return at <= 4 && at < heading.size() && heading[at] == ' ' ? heading.substr(at + 1) : heading;
}

std::string without_second_character(std::string_view text) {
    const std::size_t first = first_character(text).byte_count;
    const std::size_t second = first < text.size() ? first_character(text.substr(first)).byte_count : 0;
    return std::string(text.substr(0, first)).append(text.substr(std::min(text.size(), first + second)));
}

bool begins_alike(std::string_view a, std::string_view b) {
    return (a.starts_with(b) && columns_of(b) >= narrowest_start) || (b.starts_with(a) && columns_of(a) >= narrowest_start);
}

// Whether the rest of a heading reads like the words behind the name. Behind a year 年 and 年度 are the same.
bool is_alike(std::string_view rest, const HeadingForm& form) {
    if (rest == form.behind) return true;
    if (!form.may_be_cut || rest.empty() || form.behind.empty()) return false;
    return begins_alike(rest, form.behind) || begins_alike(rest, without_second_character(form.behind)) ||
           begins_alike(without_second_character(rest), form.behind);
}

std::vector<std::string> names_of(const Department& department) {
    std::vector<std::string> names = {bare_words(department.name)};
    for (const FormerName& former : department.history.names) names.push_back(bare_words(former.name));
    std::erase(names, std::string());
    return names;
}

std::vector<HeadingForm> forms_of(const Document& document, const std::vector<std::string>& names) {
    std::vector<HeadingForm> forms;
    const std::string title = bare_words(document.title);
    for (const std::string& name : names) {
        const std::size_t at = title.find(name);
        if (at == std::string::npos) continue;
        HeadingForm form{title.substr(0, at), title.substr(at + name.size()), holds_year(bare_name(document.title)), true};
        if (columns_of(form.before) + columns_of(form.behind) >= narrowest_form) forms.push_back(std::move(form));
    }
    const auto add_title = [&forms](const std::string& printed) {
        HeadingForm form{"", bare_words(without_ordinal_of_heading(printed)), false, false};
        if (columns_of(form.behind) >= narrowest_start) forms.push_back(std::move(form));
    };
    for (const PartForm& part : document.standard->parts) {
        add_title(part.title);
        for (const SectionForm& section : part.sections) add_title(section.title);
    }
    return forms;
}

// The words in the place of the name, if the heading has that form. heading: bare, without digits.
std::string foreign_name_in(std::string_view heading, const HeadingForm& form) {
    if (!heading.starts_with(form.before)) return {};
    for (std::size_t at = form.before.size(); at < heading.size(); at += first_character(heading.substr(at)).byte_count) {
        if (at > form.before.size() && is_alike(heading.substr(at), form))
            return std::string(heading.substr(form.before.size(), at - form.before.size()));
    }
    return form.behind.empty() ? std::string(heading.substr(form.before.size())) : std::string();
}

}  // namespace

std::vector<HeadingQuestion> ask_about_headings(const MarkdownTree& prose, std::uint32_t file, const Sources& sources,
                                                const Department& department, const Document& document) {
    std::vector<HeadingQuestion> questions;
    std::vector<HeadingForm> forms;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < prose.nodes.size(); ++i) {
        if (prose.nodes[i].kind != MarkdownNode::Kind::heading) continue;
        std::string heading;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        for (std::size_t j = i + 1; j < prose.nodes[i].end; ++j) {
            const MarkdownNode& node = prose.nodes[j];
            if (node.text_begin == node.text_end) continue;
            if (heading.empty()) begin = node.text_begin;
            end = node.text_end;
            heading += prose.text_of(node);
        }
        if (heading.empty()) continue;
        if (names.empty()) {
            names = names_of(department);
            forms = forms_of(document, names);
        }
        const std::string bare = bare_words(without_ordinal_of_heading(heading));
        const bool has_year = holds_year(bare_name(heading));
        for (const HeadingForm& form : forms) {
            if (form.has_year && !has_year) continue;
            std::string name = foreign_name_in(bare, form);
            const bool is_own = std::find(names.begin(), names.end(), name) != names.end();
            if (is_own || columns_of(name) < narrowest_name) continue;
            const auto [from, to] = prose.source_of(begin, end - begin);
            const std::string_view text = sources.at(file).text;
            const Place place = PlaceFinder(file, text).place_of(from, code_point_count(text.substr(from, to - from)));
            const Finding finding{Severity::warning, std::string(rules::form_residue), place,
                                  "the heading reads like a title of this document, but names another department: ",
                                  "If the text was copied from there, correct it. If not, you may ignore the warning."};
            questions.push_back({std::move(name), reported(finding, sources)});
            break;
        }
    }
    return questions;
}

}  // namespace sitegen

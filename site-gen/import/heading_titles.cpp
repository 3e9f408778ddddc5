#include "import/heading_titles.hpp"

#include "import/era_years.hpp"
#include "import/matching.hpp"
#include "model/title.hpp"

namespace sitegen {

bool are_same_titles(std::string_view title, std::string_view text, const FiscalYear& year) {
    if (!match_form(text).empty() && match_form(fill_years(title, year)) == match_form(in_common_years(text))) return true;
    const std::string bare = match_form_of_title(title);
    return !bare.empty() && bare == match_form_of_title(text);
}

bool are_alike_titles(std::string_view title, std::string_view text, const FiscalYear& year) {
    return are_same_titles(title, text, year) || likeness(match_form_of_title(title), match_form_of_title(text)) >= alike;
}

}  // namespace sitegen

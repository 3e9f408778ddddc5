#include "build/site_resources.hpp"

#include "across/dictionary_overview.hpp"
#include "across/overviews.hpp"
#include "build/installed.hpp"
#include "chart/draw_chart.hpp"
#include "derive/corrected_amounts.hpp"
#include "derive/print_document.hpp"
#include "export/amounts_csv.hpp"
#include "export/document_workbook.hpp"
#include "export/feed.hpp"
#include "export/table_csv.hpp"
#include "model/answer.hpp"
#include "model/figure.hpp"
#include "model/indicator_text.hpp"
#include "render/checks_page.hpp"
#include "render/document_page.hpp"
#include "render/site_pages.hpp"

namespace sitegen {

std::vector<std::string> required_words() {
    std::vector<std::string> names;
    for (const auto* list : {&figure_words(), &answer_words(), &chart_words(), &csv_words(), &amounts_csv_words(), &print_words(),
                             &workbook_words(), &correction_words(), &indicator_words(), &feed_words(), &document_page_words(),
                             &checks_page_words(), &site_page_words(), &overview_words(), &dictionary_words()}) {
        names.insert(names.end(), list->begin(), list->end());
    }
    return names;
}

std::vector<std::filesystem::path> theme_folders(const std::filesystem::path& given) {
    std::vector<std::filesystem::path> folders = {given.empty() ? std::filesystem::path("themes") : given};
    for (const std::filesystem::path& folder : installed_folders("themes")) folders.push_back(folder);
    return folders;
}

std::vector<std::filesystem::path> standard_folders(const std::filesystem::path& given) {
    std::vector<std::filesystem::path> folders;
    if (!given.empty()) folders.push_back(given);
    for (const std::filesystem::path& folder : installed_folders("standards")) folders.push_back(folder);
    return folders;
}

ThemeChoice choose_theme(const std::string& given, const SiteSettings& site) {
    ThemeChoice choice{site.theme.empty() ? "civic" : site.theme, site.theme_place, site.language, site.language_place,
                       site.languages};
    if (!given.empty()) {
        choice.name = given;
        choice.name_place = {};
    }
    return choice;
}

}  // namespace sitegen

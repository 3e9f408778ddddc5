#include "load/claim_addresses.hpp"

#include <algorithm>
#include <unordered_set>

#include "model/addresses.hpp"
#include "model/rules.hpp"
#include "text/site_path.hpp"

namespace sitegen {

namespace {

class Claims {
  public:
    explicit Claims(Findings& findings) : findings_(findings) {}

    void claim(const std::string& path, const Place& place, const std::string& remedy) {
        if (std::string fault = paths_.claim(path); !fault.empty())
            findings_.error(rules::invalid_name, place, std::move(fault), remedy);
    }

  private:
    Findings& findings_;
    SitePaths paths_;
};

// Codes in a fixed order, which does not depend on a hash.
std::vector<std::pair<std::string, Place>> sorted_codes(const Classification& classification) {
    std::vector<std::pair<std::string, Place>> codes;
    for (const auto& [id, code] : classification.codes) codes.emplace_back(id, code.place);
    std::sort(codes.begin(), codes.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return codes;
}

// Pages across documents. Standards that share an id share its page.
class ClaimsAcross {
  public:
    explicit ClaimsAcross(Findings& findings) : claims_(findings) {}

    void claim(const Standard& standard) {
        for (const StageForm& stage : standard.stages) {
            for (const std::string& path : overview_downloads(standard, stage))
                claims_.claim(path, standard.place, "Give the standard, or the stage " + stage.id + ", another id.");
        }
        for (const std::string& id : standard.overview.figures) claim_series(standard, id);
        for (const TopicForm& topic : standard.overview.topics) claim_topic(standard, topic);
    }

  private:
    void claim_series(const Standard& standard, const std::string& id) {
        if (!figures_.insert(id).second) return;
        const FigureForm* figure = standard.find_figure(id);
        for (const std::string& path : series_downloads(id))
            claims_.claim(path, figure == nullptr ? standard.place : figure->place, "Give the figure another id.");
    }

    void claim_topic(const Standard& standard, const TopicForm& topic) {
        claim_page(topic_path(topic.id), topic.place, "Give the topic another id.");
        if (topic.kind != TopicForm::Kind::codes) return;
        const auto classification = standard.classifications.find(topic.classification);
        if (classification == standard.classifications.end()) return;
        for (const auto& [code, place] : sorted_codes(classification->second))
            claim_page(code_path(topic.id, code), place, "Each code of a topic has a page: write the code differently.");
    }

    void claim_page(const std::string& path, const Place& place, const std::string& remedy) {
        if (pages_.insert(path).second) claims_.claim(path, place, remedy);
    }

    Claims claims_;
    std::unordered_set<std::string> figures_;
    std::unordered_set<std::string> pages_;
};

}  // namespace

void claim_addresses(const Standard& standard, Findings& findings) {
    // These files are below the year's folder, which all stages share. Any department and year may be used in the name of the long
    // table.
    Claims of_year(findings);
    const std::string department = "department";
    const FiscalYear year = 2000;
    for (const StageForm& stage : standard.stages) {
        const std::string folder = stage.folder.empty() ? "" : stage.folder + "/";
        for (const DocumentAddress& address : document_addresses(standard, stage, department, year))
            of_year.claim(folder + address.path, address.place, "Give it another id.");
    }
    ClaimsAcross(findings).claim(standard);
}

void claim_addresses(const StandardsById& standards, Findings& findings) {
    ClaimsAcross claims(findings);
    for (const auto& [id, standard] : standards) {
        if (standard->is_sound) claims.claim(*standard);
    }
}

void claim_department(const std::string& slug, const Place& place, Findings& findings) {
    Claims(findings).claim(department_path(slug), place, "Rename the folder, for example to " + slug + "-office.");
}

void claim_assets(const Theme& theme, Findings& findings) {
    Claims claims(findings);
    for (const ThemeAsset& asset : theme.assets)
        claims.claim("assets/" + asset.published, theme.place, "Rename the file in assets/.");
}

}  // namespace sitegen

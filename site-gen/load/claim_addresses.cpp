#include "load/claim_addresses.hpp"

#include <algorithm>

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

// Codes in an order that does not depend on a hash.
std::vector<std::pair<std::string, Place>> sorted_codes(const Classification& classification) {
    std::vector<std::pair<std::string, Place>> codes;
    for (const auto& [id, code] : classification.codes) codes.emplace_back(id, code.place);
    std::sort(codes.begin(), codes.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return codes;
}

void claim_topics(const Standard& standard, Claims& claims) {
    for (const TopicForm& topic : standard.overview.topics) {
        claims.claim(topic_path(topic.id), topic.place, "Give the topic another id.");
        if (topic.kind != TopicForm::Kind::codes) continue;
        const auto classification = standard.classifications.find(topic.classification);
        if (classification == standard.classifications.end()) continue;
        for (const auto& [code, place] : sorted_codes(classification->second))
            claims.claim(code_path(topic.id, code), place, "Each code of a topic has a page: write the code in another way.");
    }
}

}  // namespace

void claim_addresses(const Standard& standard, Findings& findings) {
    // Below the year's folder, which all stages share. Any department and year will do in the name of the long table.
    Claims of_year(findings);
    const std::string department = "department";
    const FiscalYear year = 2000;
    for (const StageForm& stage : standard.stages) {
        const std::string folder = stage.folder.empty() ? "" : stage.folder + "/";
        for (const DocumentAddress& address : document_addresses(standard, stage, department, year))
            of_year.claim(folder + address.path, address.place, "Give it another id.");
    }
    Claims of_site(findings);
    claim_topics(standard, of_site);
}

void claim_department(const std::string& slug, const Place& place, Findings& findings) {
    Claims(findings).claim(department_path(slug), place, "Rename the folder: " + slug + "-office, say.");
}

void claim_assets(const Theme& theme, Findings& findings) {
    Claims claims(findings);
    for (const ThemeAsset& asset : theme.assets)
        claims.claim("assets/" + asset.published, theme.place, "Rename the file in assets/.");
}

}  // namespace sitegen

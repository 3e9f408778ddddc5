#include "build/published_documents.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "model/addresses.hpp"
#include "model/rules.hpp"
#include "text/counted.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

namespace fs = std::filesystem;

// "parks/2023/final/" in its parts.
struct PublishedDocumentName {
    std::string folder;
    std::string department;
    std::string year;
    std::string stage;  // empty if nothing tells it
};

PublishedDocumentName name_of(const std::string& folder, const std::map<std::string, std::string>& stages) {
    PublishedDocumentName name{folder, folder.substr(0, folder.find('/')), {}, {}};
    const std::size_t year = name.department.size() + 1;
    name.year = folder.substr(year, folder.find('/', year) - year);
    if (const auto stage = stages.find(folder); stage != stages.end()) name.stage = stage->second;
    return name;
}

class DocumentComparison {
  public:
    DocumentComparison(const NextPublication& next, PublishedAmountFiles& published) : next_(next), published_(published) {}

    std::vector<ReportedFinding> run() {
        std::size_t provisional_count = 0;
        for (const std::string& folder : published_.documents()) {
            if (next_.has(folder + document_path::amounts)) continue;
            if (next_.is_provisional) {
                ++provisional_count;
                continue;
            }
            const DepartmentRecord* department = find_department(folder.substr(0, folder.find('/')));
            const std::string now = folder_now(folder, department);
            if (published_.published_folder(now, formerly_of(department)) != folder) {
                tell_replaced(name_of(folder, next_.stages), *department, now);
            } else if (const DocumentSummary* document = find_document(now)) {
                if (!next_.has(now + document_path::amounts)) tell_provisional(*document);
            } else {
                tell_gone(name_of(folder, next_.stages), department);
            }
        }
        if (provisional_count > 0) tell_provisional_site(provisional_count);
        for (const std::string& path : published_.damaged()) tell_damaged(path);
        return std::move(findings_);
    }

  private:
    [[nodiscard]] const DocumentSummary* find_document(const std::string& folder) const {
        for (const DepartmentRecord* department : next_.departments) {
            for (const DocumentRecord& document : department->documents) {
                if (document.summary.folder == folder) return &document.summary;
            }
        }
        return nullptr;
    }

    // Where the document would be that was published in the folder. department: that of the folder, now.
    static std::string folder_now(const std::string& folder, const DepartmentRecord* department) {
        return department == nullptr ? folder : department->slug + folder.substr(folder.find('/'));
    }

    static std::vector<std::string> formerly_of(const DepartmentRecord* department) {
        return department == nullptr ? std::vector<std::string>() : department->formerly;
    }

    // The one with that folder, now or formerly.
    [[nodiscard]] const DepartmentRecord* find_department(const std::string& slug) const {
        const auto is_it = [&](const DepartmentRecord* each) {
            return each->slug == slug || std::find(each->formerly.begin(), each->formerly.end(), slug) != each->formerly.end();
        };
        const auto found = std::find_if(next_.departments.begin(), next_.departments.end(), is_it);
        return found == next_.departments.end() ? nullptr : *found;
    }

    static bool says_why(const DepartmentHistory& history, const PublishedDocumentName& name) {
        return std::any_of(history.absences.begin(), history.absences.end(), [&](const Absence& absence) {
            const bool is_of_stage = absence.stage.empty() || name.stage.empty() || absence.stage == name.stage;
            return absence.year.text() == name.year && is_of_stage;
        });
    }

    // The address leads to another document, which was itself published: at its own address or at another former one.
    void tell_replaced(const PublishedDocumentName& name, const DepartmentRecord& department, const std::string& now) {
        const std::string other = published_.published_folder(now, department.formerly);
        add(Severity::error, next_.content / "departments" / department.slug / "department.toml",
            fmt::format("{} was published, and so was {}; the content has only one of the two documents", name.folder, other),
            fmt::format("Put departments/{} back, and take it out of \"formerly\", which is for folders that were renamed.",
                        name.department));
    }

    void tell_gone(const PublishedDocumentName& name, const DepartmentRecord* department) {
        if (department != nullptr && says_why(department->history, name)) return;
        const std::optional<PublishedAmounts> amounts = published_.read(name.folder + document_path::amounts);
        std::string message = fmt::format("{} was published with {}, and the content no longer has the document", name.folder,
                                          counted(amounts ? count_amounts(*amounts) : 0, "amount"));
        const std::string stage = name.stage.empty() ? std::string() : ", stage = \"" + name.stage + "\"";
        const std::string missing =
            fmt::format("[[missing]] with year = {}{}, state = \"withheld\" and the reason", name.year, stage);
        if (department != nullptr) {
            add(Severity::error, next_.content / "departments" / department->slug / "department.toml", message,
                fmt::format("Put it back. If it was withdrawn, say so there: {}.", missing));
        } else {
            add(Severity::error, next_.content / "departments" / name.department, message,
                fmt::format(
                    "Put the folder back. If it has another name now, write formerly = [\"{}\"] in its department.toml. If the "
                    "document was withdrawn, keep department.toml, and say so there: {}.",
                    name.department, missing));
        }
    }

    void tell_provisional(const DocumentSummary& document) {
        add(Severity::warning,
            next_.content / "departments" / document.department / document.year.text() / document.stage_id / "document.toml",
            fmt::format("the amounts of {} were published; as long as the document is provisional, they may change unnoticed",
                        document.folder),
            "Remove provisional = true, unless the publication was withdrawn.");
    }

    void tell_provisional_site(std::size_t count) {
        add(Severity::warning, next_.content / "site.toml",
            fmt::format("the amounts of {} were published; as long as the site is provisional, they may change unnoticed",
                        counted(count, "document")),
            "Remove provisional = true, unless the publication was withdrawn.");
    }

    void tell_damaged(const std::string& path) {
        add(Severity::warning, next_.output / path,
            "the file is not as it was published, so nobody can say whether these amounts have changed",
            "Compare the content with a bundle of the publication: site-gen diff BUNDLE content. site-gen verify finds such files "
            "before a build.");
    }

    void add(Severity severity, const fs::path& place, const std::string& message, std::string remedy) {
        ReportedFinding& finding = findings_.emplace_back();
        finding.severity = severity;
        finding.rule = rules::silent_change;
        finding.path = place.generic_string();
        finding.message = visible_text(message);
        finding.remedy = std::move(remedy);
    }

    const NextPublication& next_;
    PublishedAmountFiles& published_;
    std::vector<ReportedFinding> findings_;
};

}  // namespace

std::vector<ReportedFinding> compare_documents(const NextPublication& next, PublishedAmountFiles& published) {
    return DocumentComparison(next, published).run();
}

}  // namespace sitegen

#include "build/document_amounts.hpp"

#include <algorithm>

#include "export/amounts_csv.hpp"
#include "export/csvw.hpp"
#include "model/addresses.hpp"

namespace sitegen {

namespace {

std::string csv_of(const PublishedAmounts& amounts) {
    std::string bytes;
    append_amounts_csv(bytes, amounts);
    return bytes;
}

}  // namespace

DocumentAmounts::DocumentAmounts(const AmountsInput& input)
    : input_(input), figures_(figures_published(input.document, input.figures)) {
    PublishedAmounts present = amounts_published(input.document);
    present.insert(present.end(), figures_.begin(), figures_.end());
    present_ = csv_of(present);
    const std::vector<Version>& versions = input.document.versions;
    for (std::size_t i = 0; i < versions.size(); ++i) {
        if (versions[i].says_what_changed()) earlier_.push_back({i, csv_of(amounts_published(input.document, i))});
    }
}

void DocumentAmounts::report_changes(Findings& findings) const {
    report_silent_changes(input_.document, what_was_published(), findings);
}

PublishedDocument DocumentAmounts::what_was_published() const {
    PublishedAmountFiles& files = input_.files.published_amounts();
    const std::string folder = files.published_folder(input_.folder, input_.department.formerly);
    PublishedDocument published;
    published.figures_now = figures_;
    published.amounts = files.read_unless(folder + document_path::amounts, present_);
    for (const std::size_t number : files.earlier_of(folder)) {
        published.corrections = number;
        const std::string path = folder + earlier_amounts_path(number - 1);
        const auto now = std::find_if(earlier_.begin(), earlier_.end(),
                                      [number](const Earlier& each) { return each.corrections == number - 1; });
        std::optional<PublishedAmounts> amounts = now != earlier_.end() ? files.read_unless(path, now->bytes) : files.read(path);
        if (amounts) published.earlier.push_back({number - 1, std::move(*amounts)});
    }
    return published;
}

void DocumentAmounts::write(const std::function<void(const std::string& path, const std::string& bytes)>& write) const {
    const Words& words = input_.build.theme.words;
    write(document_path::amounts, present_);
    const std::string title = input_.document.title + words.at("title-separator") + words.at("download-amounts");
    const std::string explained = words.phrase("description-amounts", {{"document", input_.document.title}});
    std::vector<DescribedCsv> described = {{document_path::amounts, title, explained, amounts_csv_fields(words)}};
    for (const Earlier& each : earlier_) {
        const std::string path = earlier_amounts_path(each.corrections);
        write(path, each.bytes);
        const Version& version = input_.document.versions[each.corrections];
        const std::string before = words.phrase("amounts-before", {{"title", title}, {"date", version.date}});
        described.push_back({path, before, explained, described.front().fields});
    }
    if (input_.build.site.outputs.data_packages)
        write(document_path::amounts_metadata, csvw_of_files(described, input_.build.site));
}

}  // namespace sitegen

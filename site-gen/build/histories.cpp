#include "build/histories.hpp"

#include <algorithm>

#include "build/parallel.hpp"
#include "load/load_content.hpp"
#include "text/sha256.hpp"
#include "translate/translate_content.hpp"

namespace sitegen {

Histories::Histories(const std::filesystem::path& content, const SiteSettings& site, StandardShelf& standards,
                     const std::vector<const DepartmentState*>& departments)
    : departments_(departments.size()) {
    for_each_in_parallel(departments.size(),
                         [&](std::size_t i) { departments_[i] = identify(content, site, standards, *departments[i]); });
    index_events();
}

Histories::Named Histories::identify(const std::filesystem::path& content, const SiteSettings& site, StandardShelf& standards,
                                     const DepartmentState& department) {
    Named named{department.slug, {}};
    if (department.is_same) {
        named.in_languages.push_back({department.known->name, department.known->history});
        for (const DepartmentSummary& in_language : department.known->in_languages)
            named.in_languages.push_back({in_language.name, in_language.history});
        return named;
    }
    Sources unheard_sources;
    Findings unheard;
    FileReader files(content, unheard_sources, unheard);
    StandardLookup lookup(standards);
    const Department loaded =
        load_identity({files, department.slug, lookup, site.groups, site.languages, unheard_sources, unheard});
    named.in_languages.push_back({loaded.name, loaded.history});
    for (const SiteLanguage& language : site.languages) {
        if (language.folder.empty()) continue;
        const auto no_standard = [](const Standard& standard) { return &standard; };
        Department translated = translate_department(loaded, language.tag, site.language, no_standard).department;
        named.in_languages.push_back({std::move(translated.name), std::move(translated.history)});
    }
    return named;
}

void Histories::index_events() {
    for (const Named& named : departments_) {
        const std::vector<Origin>& origins = named.in_languages.front().history.origins;
        for (std::size_t i = 0; i < origins.size(); ++i) {
            if (origins[i].is_comparable) continue;
            events_[named.slug].push_back({&named, i});
            for (const std::string& slug : origins[i].from) {
                if (const Named* from = find(slug)) events_[from->slug].push_back({&named, i});
            }
        }
    }
    for (auto& [slug, events] : events_) {
        std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
            const auto year_of = [](const Event& event) {
                return event.department->in_languages.front().history.origins[event.origin].year;
            };
            return year_of(a) < year_of(b);
        });
    }
}

const Histories::Named* Histories::find(std::string_view slug) const {
    const auto found = std::lower_bound(departments_.begin(), departments_.end(), slug,
                                        [](const Named& named, std::string_view wanted) { return named.slug < wanted; });
    return found != departments_.end() && found->slug == slug ? &*found : nullptr;
}

FindHistory Histories::finder(std::size_t language) const {
    return [this, language](std::string_view slug) {
        const Named* named = find(slug);
        return named == nullptr ? std::nullopt : std::optional(named->in_languages[language].as_named());
    };
}

std::vector<TaskChange> Histories::task_changes(std::string_view department, std::size_t language, const Words& words) const {
    std::vector<TaskChange> changes;
    const auto found = events_.find(department);
    if (found == events_.end()) return changes;
    for (const Event& event : found->second) {
        const Identity& identity = event.department->in_languages[language];
        const Origin& origin = identity.history.origins[event.origin];
        std::string text = event.department->slug == department ? origin_event(origin, identity.as_named(), finder(language), words)
                                                                : successor_event(origin.kind, identity.name, words);
        changes.push_back({origin.year, std::move(text), origin.reason});
    }
    return changes;
}

Digest Histories::digest_of(std::string_view department) const {
    Sha256 hash;
    const auto found = events_.find(department);
    if (found == events_.end()) return hash.digest();
    for (const Event& event : found->second) {
        hash.add_item(event.department->slug);
        for (std::size_t language = 0; language < event.department->in_languages.size(); ++language) {
            const Identity& identity = event.department->in_languages[language];
            const Origin& origin = identity.history.origins[event.origin];
            hash.add_item(identity.name);
            hash.add_item(std::to_string(static_cast<int>(origin.kind)) + origin.year.text());
            hash.add_item(names_before(origin, finder(language), "\n"));
            hash.add_item(origin.reason);
        }
    }
    return hash.digest();
}

}  // namespace sitegen

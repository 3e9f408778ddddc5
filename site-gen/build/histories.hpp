// What the departments of a site say about each other's past: a department that takes over tasks of another one says so in its own
// department.toml, and the other one's pages must know it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "across/origin_text.hpp"
#include "build/last_build.hpp"
#include "load/standard_shelf.hpp"
#include "model/content.hpp"
#include "text/words.hpp"

namespace sitegen {

class Histories {
  public:
    // For departments that are only loaded, and never compared.
    Histories() = default;
    ~Histories() = default;
    Histories(Histories&&) = default;
    Histories& operator=(Histories&&) = default;
    Histories(const Histories&) = delete;  // its parts point to each other
    Histories& operator=(const Histories&) = delete;
    // Takes the history of an unchanged department from its record. That of any other is read from its department.toml; its faults
    // are found when the department is loaded.
    Histories(const std::filesystem::path& content, const SiteSettings& site, StandardShelf& standards,
              const std::vector<const DepartmentState*>& departments);

    // The events after which the department has other tasks, by year. language: 0 for the site's first, then the further ones in
    // their order. words: of that language.
    [[nodiscard]] std::vector<TaskChange> task_changes(std::string_view department, std::size_t language, const Words& words) const;

    // Of everything that those are made of. Equal digests mean equal events.
    [[nodiscard]] Digest digest_of(std::string_view department) const;

  private:
    struct Identity {
        std::string name;
        DepartmentHistory history;

        [[nodiscard]] NamedHistory as_named() const { return {name, history}; }
    };
    struct Named {
        std::string slug;
        std::vector<Identity> in_languages;  // the site's first language first
    };
    // An origin with other tasks: a department's own, or that of one which continues it.
    struct Event {
        const Named* department = nullptr;  // whose origin it is
        std::size_t origin = 0;             // its index
    };

    [[nodiscard]] static Named identify(const std::filesystem::path& content, const SiteSettings& site, StandardShelf& standards,
                                        const DepartmentState& department);
    [[nodiscard]] const Named* find(std::string_view slug) const;
    [[nodiscard]] FindHistory finder(std::size_t language) const;
    void index_events();

    std::vector<Named> departments_;  // by slug
    std::map<std::string_view, std::vector<Event>> events_;
};

}  // namespace sitegen

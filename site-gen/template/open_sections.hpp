// Finds what a name means at a place in a template. The check of a theme and the rendering of its pages both use this.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "template/view_type.hpp"

namespace sitegen {

// The meaning of a name: a field, and the object that has it.
struct TemplateName {
    const Field* field = nullptr;
    std::size_t depth = 0;              // how many sections are open around the section whose object has the first name
    std::vector<const Field*> objects;  // for a path a.b.c: the fields between that object and the owner of the field
};

struct FoundName {
    TemplateName name;                      // its field is nothing if the name is unknown
    std::string_view rest;                  // the end of the path: the word, after a field of translations, or the unknown part
    std::vector<const ViewType*> searched;  // the objects that do not have the unknown part
};

// The sections that are open at a place in a template.
class OpenSections {
  public:
    explicit OpenSections(const ViewType& root) { levels_.push_back({&root, 0}); }

    // entered: the type of the object that the section enters. Nothing if the section is only a condition.
    void open(const ViewType* entered);
    void close() { levels_.pop_back(); }

    // Looks up the first name of the path in the innermost object that has it, and then field by field. The result refers to the
    // path.
    [[nodiscard]] FoundName find(std::string_view path) const;

  private:
    // An open section, or the root.
    struct Level {
        const ViewType* type = nullptr;  // of its object
        std::size_t depth = 0;           // the outermost level with the same object
    };
    std::vector<Level> levels_;
};

}  // namespace sitegen

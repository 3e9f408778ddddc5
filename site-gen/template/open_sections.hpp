// What a name means at a place of a template: the same for the check of a theme as for the pages that are made with it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "template/view_type.hpp"

namespace sitegen {

// A name of a template: which field it is, and of which object.
struct TemplateName {
    const Field* field = nullptr;
    std::size_t depth = 0;              // how many sections are open around the one whose object the name is looked up in
    std::vector<const Field*> objects;  // on the way from that object to the field's owner: those of a path a.b.c
};

struct FoundName {
    TemplateName name;                      // without a field where there is none of that name
    std::string_view rest;                  // of the path: what follows the translations, or the part that is not known
    std::vector<const ViewType*> searched;  // the objects that do not have that part
};

// The sections that are open at a place of a template.
class OpenSections {
  public:
    explicit OpenSections(const ViewType& root) { levels_.push_back({&root, 0}); }

    // entered: the type of the object that the section enters; nothing where it is a condition.
    void open(const ViewType* entered);
    void close() { levels_.pop_back(); }

    // The innermost object that knows the first name of the path, then field by field. Refers to the path.
    [[nodiscard]] FoundName find(std::string_view path) const;

  private:
    // A section that is open, or the root.
    struct Level {
        const ViewType* type = nullptr;  // of its object
        std::size_t depth = 0;           // the outermost level of that same object
    };
    std::vector<Level> levels_;
};

}  // namespace sitegen

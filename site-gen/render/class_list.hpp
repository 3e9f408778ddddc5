// The classes of an element, with spaces between them. They say what a style sheet could only find out by `:has()`, which a browser
// asks again of every row of a long page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sitegen {

class ClassList {
  public:
    explicit ClassList(std::string& out) : out_(out), begin_(out.size()) {}

    void add(std::string_view name) { out_.append(out_.size() > begin_ ? " " : "").append(name); }

    // How many numbers of notes stand beside each other in a cell at most. Three is as much as styles make room for.
    void add_marks(std::size_t most) {
        if (most > 0) add("has-marks");
        if (most > 1) add("has-marks-2");
        if (most > 2) add("has-marks-3");
    }

  private:
    std::string& out_;
    std::size_t begin_;
};

}  // namespace sitegen

// Which lines of which files a table was made of, in little room: a table may be made of a million records.
#pragma once

#include <cstdint>
#include <vector>

namespace sitegen {

// Lines of a file from 1, or rows of a sheet; the last is included.
struct LineRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

// The lines of one file. There are at most most_ranges: of more, those with the fewest lines between them become one. So there may
// be other lines within the ranges, but no line of the table is outside of them.
struct LinesOfFile {
    static constexpr std::size_t most_ranges = 4;
    std::uint32_t file = 0;
    std::uint32_t count = 0;  // records
    std::vector<LineRange> ranges;
};

class LedgerLines {
  public:
    static constexpr std::size_t most_files = 8;

    // file: the number of a file; each is read once, and all its lines are added in their order before those of the next. A line
    // that is added twice in a row counts once.
    void add(std::uint32_t file, std::uint32_t line);

    // The first files.
    [[nodiscard]] const std::vector<LinesOfFile>& files() const { return files_; }
    // How many more there are.
    [[nodiscard]] std::size_t more_files() const { return more_files_; }

  private:
    std::vector<LinesOfFile> files_;
    std::size_t more_files_ = 0;
    std::uint32_t last_file_ = 0;  // if there is any
};

}  // namespace sitegen

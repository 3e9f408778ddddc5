#include "import/ledger_lines.hpp"

#include <cstddef>

namespace sitegen {

namespace {

// Makes one range of the two neighbours with the fewest lines between them, the first of several.
void join_nearest(std::vector<LineRange>& ranges) {
    std::size_t nearest = 0;
    for (std::size_t i = 1; i + 1 < ranges.size(); ++i) {
        if (ranges[i + 1].first - ranges[i].last < ranges[nearest + 1].first - ranges[nearest].last) nearest = i;
    }
    ranges[nearest].last = ranges[nearest + 1].last;
    ranges.erase(ranges.begin() + static_cast<std::ptrdiff_t>(nearest) + 1);
}

}  // namespace

void LedgerLines::add(std::uint32_t file, std::uint32_t line) {
    if (files_.empty() || last_file_ != file) {
        last_file_ = file;
        if (files_.size() == most_files) {
            ++more_files_;
            return;
        }
        files_.push_back({file, 1, {{line, line}}});
        return;
    }
    if (more_files_ > 0) return;
    LinesOfFile& lines = files_.back();
    LineRange& last = lines.ranges.back();
    if (line == last.last) return;
    ++lines.count;
    if (line == last.last + 1) {
        last.last = line;
        return;
    }
    lines.ranges.push_back({line, line});
    if (lines.ranges.size() > LinesOfFile::most_ranges) join_nearest(lines.ranges);
}

}  // namespace sitegen

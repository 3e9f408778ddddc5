// Where something was written, and the texts that places refer to.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

// A span within one line of a source file. Lines and columns count from 1, columns and lengths in code points.
// Line 0 means the file as a whole; file 0 means nowhere in particular (a command line, a missing folder).
struct Place {
    std::uint32_t file = 0;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t length = 0;
};

struct SourceFile {
    std::string path;  // the name for readers, relative to where the program was started
    std::string text;  // UTF-8; empty if the file was not read
};

// The files that have been read. They are kept as long as findings may quote them. References stay valid when files are added.
//
// One object holds what all documents share (standards, the theme); any number of threads may read files into it. Each department
// has another object on top of it for its own files. Only one thread fills that, and it is released when the department is done.
class Sources {
  public:
    Sources() : files_(1) {}
    // shared: must outlive this object. Its numbers are valid here, too.
    explicit Sources(const Sources& shared) : shared_(&shared), first_(first_own_file) {}

    // Returns the number that places carry.
    std::uint32_t add(std::string path, std::string text);
    [[nodiscard]] const SourceFile& at(std::uint32_t file) const;

    // The line's text without its line break. Empty if there is no such line. It does not read the whole file each time.
    [[nodiscard]] std::string_view line(const Place& place) const;
    // The offset in the place's line at which its code point with that number, from 0, begins. If the line has fewer, the line's
    // size. It does not read a long line again for each of many places in a row.
    [[nodiscard]] std::size_t offset_in_line(const Place& place, std::size_t character) const;

  private:
    static constexpr std::uint32_t first_own_file = std::uint32_t{1} << 31U;  // smaller numbers are shared files

    // The last result in a line.
    struct Found {
        std::uint32_t file = 0;
        std::uint32_t line = 0;
        std::size_t character = 0;
        std::size_t offset = 0;
    };
    // For a file of this object: the offsets at which its lines begin. Call it with the mutex locked.
    [[nodiscard]] const std::vector<std::size_t>& lines_of(std::uint32_t file) const;
    // Moves to the line's next character.
    static void pass(Found& at, std::string_view line);

    const Sources* shared_ = nullptr;
    std::uint32_t first_ = 0;
    mutable std::mutex mutex_;  // guards the members below
    std::deque<SourceFile> files_;
    mutable std::map<std::uint32_t, std::vector<std::size_t>> line_starts_;  // of the files that were asked for
    mutable Found last_found_;
};

// Finds the places of byte offsets in one text. It continues from the last offset or, on another line, from the line's beginning.
// So finding places roughly in order takes linear time.
class PlaceFinder {
  public:
    // text: of that file. It must outlive this object.
    PlaceFinder(std::uint32_t file, std::string_view text) : file_(file), text_(text) {}

    // length: in code points.
    [[nodiscard]] Place place_of(std::size_t byte_offset, std::uint32_t length = 1);

  private:
    std::uint32_t file_;
    std::string_view text_;
    std::vector<std::size_t> lines_;  // where they begin; found when a place is first asked for
    std::size_t line_ = 0;            // from 0, of the last offset
    std::size_t offset_ = 0;
    std::size_t column_ = 0;  // from 0
};

[[nodiscard]] std::uint32_t code_point_count(std::string_view text);

}  // namespace sitegen

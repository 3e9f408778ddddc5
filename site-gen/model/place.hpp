// Where something was written, and the texts that places point into.
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
    std::string path;  // as a reader would name it, relative to where the program was started
    std::string text;  // UTF-8; empty where the file was not read
};

// The files that have been read, kept while findings may quote them. References stay valid as files are added.
//
// What all documents share (standards, the theme) is read into one object, from any number of threads. Each department has another
// object upon that one for its own files: one thread fills it, and it goes when the department is done.
class Sources {
  public:
    Sources() : files_(1) {}
    // shared: outlives this object; its numbers are valid here, too.
    explicit Sources(const Sources& shared) : shared_(&shared), first_(first_own_file) {}

    // Returns the number that places carry.
    std::uint32_t add(std::string path, std::string text);
    [[nodiscard]] const SourceFile& at(std::uint32_t file) const;

    // The line's text without its line break; empty where there is no such line. Does not read all of the file for each.
    [[nodiscard]] std::string_view line(const Place& place) const;
    // The offset in the place's line at which its code point of that number, from 0, begins; the line's size where it has fewer.
    // Does not read all of a long line again for each of many places that follow each other.
    [[nodiscard]] std::size_t offset_in_line(const Place& place, std::size_t character) const;

  private:
    static constexpr std::uint32_t first_own_file = std::uint32_t{1} << 31U;  // below are the shared ones

    // What was last found in a line.
    struct Found {
        std::uint32_t file = 0;
        std::uint32_t line = 0;
        std::size_t character = 0;
        std::size_t offset = 0;
    };
    // Of a file of this object: the offsets at which its lines begin. The mutex is held.
    [[nodiscard]] const std::vector<std::size_t>& lines_of(std::uint32_t file) const;
    // Goes on to the line's next character.
    static void pass(Found& at, std::string_view line);

    const Sources* shared_ = nullptr;
    std::uint32_t first_ = 0;
    mutable std::mutex mutex_;  // guards all that follows
    std::deque<SourceFile> files_;
    mutable std::map<std::uint32_t, std::vector<std::size_t>> line_starts_;  // of the files that were asked for
    mutable Found last_found_;
};

// Finds the places of byte offsets in one text. It reads on from the offset that was asked for before or, on another line, from the
// line's beginning. So places that are asked for in about their order take linear time.
class PlaceFinder {
  public:
    // text: of that file; outlives this object.
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

// Which departments have which terms, as script files. Each file has a range of terms, so a search loads only the files of its
// terms.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

// How many files: a power of two, chosen so that each file is small. 0 if there are so few departments that loading each is as
// quick.
[[nodiscard]] std::size_t count_of_term_files(std::size_t department_count);

// "00", "01", … in hexadecimal: the file of the terms from file * term_count / count on.
[[nodiscard]] std::string name_of_term_file(std::size_t file);

// departments: the encoded terms of each. Calls write with the script of each file in turn. The script's arguments are what, which
// is "terms" or "numbers", the number of the file, and two texts with the same number of parts, separated by spaces: the terms, and
// each term's list of departments. A term is written as its distance from the one before, the first from the beginning of the
// range. A list is one of
//   *            all departments
//   = and bits   a digit for each six departments, the first in the lowest bit
//   distances    each department's position minus the previous one; the first minus -1
// Distances are numbers of base 32, low digits first, with 32 added to each digit except the last. Digits are A–Z, a–z, 0–9, - and
// _.
void write_term_files(std::string_view what, const std::vector<std::string_view>& departments,
                      const std::function<void(std::size_t file, std::string script)>& write);

}  // namespace sitegen

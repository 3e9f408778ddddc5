#include "search/term_index.hpp"

#include <algorithm>
#include <cstdint>

#include "search/script_data.hpp"
#include "search/terms.hpp"

namespace sitegen {

namespace {

constexpr std::size_t few_departments = 4;
constexpr std::size_t most_files = 256;

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

void append_distance(std::string& out, std::uint32_t distance) {
    for (; distance >= 32; distance >>= 5U) out += digits[32 + (distance & 31U)];
    out += digits[distance];
}

// departments: in ascending order.
void append_list(std::string& out, const std::vector<std::uint32_t>& departments, std::size_t department_count) {
    if (departments.size() == department_count) {
        out += '*';
        return;
    }
    const std::size_t begin = out.size();
    std::uint32_t before = 0;
    for (const std::uint32_t department : departments) {
        append_distance(out, department + 1 - before);
        before = department + 1;
    }
    const std::size_t bits_size = 1 + (department_count + 5) / 6;
    if (out.size() - begin <= bits_size) return;
    out.resize(begin);
    out += '=';
    std::vector<unsigned char> bits(bits_size - 1);
    for (const std::uint32_t department : departments) bits[department / 6] |= static_cast<unsigned char>(1U << department % 6);
    for (const unsigned char six : bits) out += digits[six];
}

}  // namespace

std::size_t count_of_term_files(std::size_t department_count) {
    if (department_count <= few_departments) return 0;
    std::size_t count = 1;
    while (count < most_files && count * few_departments < department_count) count *= 2;
    return count;
}

std::string name_of_term_file(std::size_t file) {
    constexpr std::string_view hexadecimal_digits = "0123456789abcdef";
    return {hexadecimal_digits[file / 16 % 16], hexadecimal_digits[file % 16]};
}

void write_term_files(std::string_view what, const std::vector<std::string_view>& departments,
                      const std::function<void(std::size_t file, std::string script)>& write) {
    const std::size_t file_count = count_of_term_files(departments.size());
    if (file_count == 0) return;
    const std::size_t terms_in_file = term_count / file_count;
    std::vector<TermReader> readers(departments.begin(), departments.end());
    std::vector<std::vector<std::uint32_t>> lists(terms_in_file);
    for (std::size_t file = 0; file < file_count; ++file) {
        const std::size_t first = file * terms_in_file;
        for (std::uint32_t department = 0; department < readers.size(); ++department) {
            TermReader& reader = readers[department];
            for (; !reader.is_at_end() && reader.term() < first + terms_in_file; reader.next())
                lists[reader.term() - first].push_back(department);
        }
        std::string terms;
        std::string of_departments;
        std::uint32_t before = 0;
        for (std::uint32_t term = 0; term < terms_in_file; ++term) {
            if (lists[term].empty()) continue;
            if (!terms.empty()) {
                terms += ' ';
                of_departments += ' ';
            }
            append_distance(terms, term - before);
            before = term;
            append_list(of_departments, lists[term], departments.size());
            lists[term].clear();
        }
        ScriptData data(what);
        data.number(file).text(terms).text(of_departments);
        write(file, data.take());
    }
}

}  // namespace sitegen

// The offices of the invented city and what they spend. An office is what stays the same while departments are merged, split and
// renamed: a department of a year is one or several offices, so that its amounts follow it from one department into another.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace example_city {

using Cents = std::int64_t;  // hundredths of 万元: 123456 is printed 1234.56

inline constexpr int first_year = 2018;
inline constexpr int last_year = 2023;

enum class Stage : std::uint8_t { budget, final };

enum class Source : std::uint8_t { general, government_fund, unit_funds };

// What is spent on a code, and with what money; a code above others has their sum.
struct Line {
    Cents basic = 0;
    Cents project = 0;
    Cents general = 0;  // the sources without what was carried over
    Cents government_fund = 0;
    Cents unit_funds = 0;
    Cents carried = 0;  // from last year
    Cents closing = 0;  // left for next year

    [[nodiscard]] Cents spent() const { return basic + project; }
    [[nodiscard]] Cents revenue_year() const { return general + government_fund + unit_funds; }
    [[nodiscard]] Cents revenue() const { return revenue_year() + carried; }
    void add(const Line& other);
};

struct Project {
    std::string id;  // unique among all offices
    std::string name;
    Source source = Source::general;
    Cents total = 0;
    Cents carried = 0;  // the part of the total that is last year's money
};

struct Budget {
    std::map<std::string, Line> lines;  // by code, of every level; "" is the total
    std::vector<Project> projects;
    Cents abroad = 0;
    Cents reception = 0;
    Cents vehicle_purchase = 0;
    Cents vehicle_operation = 0;

    [[nodiscard]] Line line(const std::string& code) const;
    [[nodiscard]] Line total() const { return line(""); }
    void add(const Budget& other);
};

// The same for the same arguments, on every machine. Throws std::out_of_range where there is no such office.
[[nodiscard]] Budget budget_of(const std::string& office, int year, Stage stage);

}  // namespace example_city

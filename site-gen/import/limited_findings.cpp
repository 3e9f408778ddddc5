#include "import/limited_findings.hpp"

#include <fmt/format.h>

#include "text/counted.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_of_a_kind = 10;

}  // namespace

void LimitedFindings::add(Severity severity, std::string_view rule, std::string where, const std::string& kind, std::string message,
                          std::string remedy) {
    Kind& each = kinds_[kind];
    if (each.count++ == 0) {
        each.severity = severity;
        each.rule = rule;
        each.first = where;
    }
    if (each.count <= most_of_a_kind) log_.add(severity, rule, std::move(where), std::move(message), std::move(remedy));
}

void LimitedFindings::finish() {
    for (const auto& [kind, each] : kinds_) {
        if (each.count > most_of_a_kind)
            log_.add(each.severity, each.rule, each.first,
                     fmt::format("{} more of this kind", counted(each.count - most_of_a_kind, "finding")));
    }
}

}  // namespace sitegen

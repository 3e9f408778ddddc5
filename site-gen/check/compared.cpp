#include "check/compared.hpp"

#include <algorithm>

namespace sitegen {

namespace {

const Amount zero;

// Rounding explains nothing if both sides are a single printed amount, because the same number is then printed twice. If one of
// them is printed more coarsely, rounding explains half of its last place.
Amount rounding_of(const Measured& left, const Measured& right) {
    if (left.cell_count + right.cell_count < 2) return zero;
    if (left.cell_count == 1 && right.cell_count == 1) {
        return left.rounding == right.rounding ? zero : std::max(left.rounding, right.rounding);
    }
    return bound_sum(left.rounding, right.rounding);
}

}  // namespace

bool holds(Comparison::Relation relation, const Amount& difference) {
    switch (relation) {
        case Comparison::Relation::equal:
            return difference.is_zero();
        case Comparison::Relation::at_least:
            return !difference.is_negative();
        case Comparison::Relation::at_most:
            return difference.is_negative() || difference.is_zero();
        case Comparison::Relation::more:
            return !difference.is_negative() && !difference.is_zero();
        case Comparison::Relation::less:
            return difference.is_negative();
    }
    return false;
}

std::string say(const std::optional<Amount>& amount) { return amount ? amount->plain() : "blank"; }

Compared compare(const Measured& left, Comparison::Relation relation, const Measured& right,
                 const std::optional<Amount>& tolerance) {
    Compared result;
    result.difference = left.value.value_or(zero) - right.value.value_or(zero);
    if (holds(relation, result.difference)) return result;
    result.tolerance = tolerance ? *tolerance : rounding_of(left, right);
    const bool is_explained = !result.tolerance.is_zero() && result.difference.absolute() <= result.tolerance;
    result.verdict = is_explained ? Verdict::rounding : Verdict::broken;
    return result;
}

Compared compare_with_quotient(const Measured& rate, const Measured& dividend, const Measured& divisor,
                               const std::optional<Amount>& tolerance) {
    Compared result;
    const Amount size = divisor.value->absolute();
    const Amount difference = (*rate.value * *divisor.value - *dividend.value).absolute();
    const Amount own = bound_product(tolerance ? *tolerance : rate.rounding, size);
    if (difference <= own) return result;
    Amount explained = own;
    if (!tolerance) {
        explained = bound_sum(explained, dividend.rounding);
        explained = bound_sum(explained, bound_product(rate.value->absolute(), divisor.rounding));
        explained = bound_sum(explained, bound_product(rate.rounding, divisor.rounding));
    }
    result.tolerance = quotient(explained, size, 0, std::min(rate.value->decimals() + 2, Amount::max_decimals), Rounding::down)
                           .value_or(zero)
                           .trimmed();
    result.verdict = difference <= explained ? Verdict::rounding : Verdict::broken;
    return result;
}

void set_compared(Outcome& outcome, const Measured& left, const Measured& right, const Compared& compared) {
    outcome.verdict = compared.verdict;
    outcome.left = left.value;
    outcome.right = right.value;
    outcome.difference = compared.difference;
    outcome.tolerance = compared.tolerance;
}

}  // namespace sitegen

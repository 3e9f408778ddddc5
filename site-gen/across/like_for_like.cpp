#include "across/like_for_like.hpp"

#include <algorithm>

namespace sitegen {

LikeForLike::LikeForLike(const Across& across, const AcrossGroup& group)
    : group_(group), last_year_(across.find_group(group.year.before(), group.rank, *group.standard, *group.stage)) {
    for (const DepartmentSummary& department : across.departments()) {
        for (const Origin& origin : department.history.origins) {
            if (origin.year != group.year || origin.is_comparable) continue;
            changed_.insert(department.slug);
            changed_.insert(origin.from.begin(), origin.from.end());
        }
    }
}

KnownAmount LikeForLike::before(const AcrossEntry& entry, std::size_t figure) const {
    const DepartmentSummary& department = *entry.department;
    if (last_year_ == nullptr || changed_.contains(department.slug)) return {};
    if (last_year_->find(department.slug) != nullptr) return known_figure_in(*last_year_, department.slug, figure, group_);
    KnownAmount sum;
    for (const Origin& origin : department.history.origins) {
        if (origin.year != group_.year) continue;
        for (const std::string& slug : origin.from) {
            const KnownAmount part = known_figure_in(*last_year_, slug, figure, group_);
            if (!part.amount) return {};
            sum.last_place = sum.amount ? std::max(sum.last_place, part.last_place) : part.last_place;
            sum.amount = sum.amount ? *sum.amount + *part.amount : part.amount;
        }
    }
    return sum;
}

LikeForLike::Sums LikeForLike::sums(std::size_t figure) const {
    Sums sums;
    std::set<std::string_view> continued;
    for (const AcrossEntry& entry : group_.entries) {
        if (entry.container != nullptr) continue;
        const std::optional<Amount> amount = figure_in(group_, entry.department->slug, figure, group_);
        const std::optional<Amount> amount_before = before(entry, figure).amount;
        if (!amount || !amount_before) {
            sums.others.push_back(entry.department);
            continue;
        }
        sums.now = sums.now ? *sums.now + *amount : amount;
        sums.before = sums.before ? *sums.before + *amount_before : amount_before;
        ++sums.count;
        for (const Origin& origin : entry.department->history.origins) {
            if (origin.year == group_.year) continued.insert(origin.from.begin(), origin.from.end());
        }
    }
    if (last_year_ == nullptr) return sums;
    for (const AcrossEntry& entry : last_year_->entries) {
        const bool is_there = group_.find(entry.department->slug) != nullptr || continued.contains(entry.department->slug);
        if (!is_there && entry.container == nullptr) sums.others.push_back(entry.department);
    }
    return sums;
}

}  // namespace sitegen

#include "across/like_for_like.hpp"

#include <algorithm>

#include "across/coverage.hpp"

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
    if (last_year_ == nullptr) return {};
    // Restated amounts are about this year's tasks, whatever happened in between.
    if (const RestatedFigure* restated = entry.document->restated_figure(figure))
        return {group_.in_unit(restated->before.amount, *entry.document), restated->before.last_place};
    return changed_.contains(entry.department->slug) ? KnownAmount() : published_before(entry, figure);
}

bool LikeForLike::has_other_tasks(const AcrossEntry& entry, std::size_t figure) const {
    if (last_year_ == nullptr || !changed_.contains(entry.department->slug)) return false;
    if (entry.document->restated_figure(figure) != nullptr) return false;
    return known_figure_in(group_, entry.department->slug, figure, group_).amount && published_before(entry, figure).amount;
}

KnownAmount LikeForLike::published_before(const AcrossEntry& entry, std::size_t figure) const {
    const DepartmentSummary& department = *entry.department;
    if (last_year_->find(department.slug) != nullptr) return known_figure_in(*last_year_, department.slug, figure, group_);
    KnownAmount sum;
    for (const Origin& origin : department.history.origins) {
        if (origin.year != group_.year) continue;
        // It was a part of the other one, whose amount is not its own.
        if (origin.kind == Origin::Kind::split && !origin.is_comparable) continue;
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
        // Of a document without the table, the parts are compared.
        if (is_in_other_figure(group_, entry, figure) || overview_figure(*entry.document, figure).is_left_out) continue;
        const auto& [amount, place] = known_figure_in(group_, entry.department->slug, figure, group_);
        const auto& [amount_before, place_before] = before(entry, figure);
        if (!amount || !amount_before) {
            (has_other_tasks(entry, figure) ? sums.with_other_tasks : sums.others).push_back(entry.department);
            continue;
        }
        if (const std::string* reason = restatement(entry, figure)) add_notes(sums.restatements, {*reason});
        sums.last_place = sums.now ? std::max(sums.last_place, place) : place;
        sums.last_place_before = sums.now ? std::max(sums.last_place_before, place_before) : place_before;
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

std::vector<std::string> LikeForLike::notes_on(const Sums& sums, const Words& words) const {
    const std::string count = std::to_string(sums.count);
    const std::string others = names_of(sums.others, group_.year, words);
    if (sums.is_of_all()) return {};
    if (sums.with_other_tasks.empty()) return {words.phrase("change-like-for-like", {{"count", count}, {"names", others}})};
    const std::string changed = names_of(sums.with_other_tasks, group_.year, words);
    std::vector<std::string> notes = {words.phrase("change-of-comparable", {{"count", count}, {"names", changed}})};
    if (!others.empty()) notes.push_back(words.phrase("change-also-without", {{"names", others}}));
    return notes;
}

}  // namespace sitegen

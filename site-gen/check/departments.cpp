#include "check/departments.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace sitegen {

namespace {

class Answers {
  public:
    explicit Answers(const std::vector<DepartmentToAsk>& departments) {
        for (const DepartmentToAsk& department : departments) {
            by_slug_.emplace(department.slug, &department);
            for (const OpenQuestion& question : department.questions) {
                if (question.kind == OpenQuestion::Kind::address) by_former_[question.subject].push_back(department.slug);
                if (question.kind == OpenQuestion::Kind::name) by_name_[question.subject].push_back(department.slug);
                if (question.kind == OpenQuestion::Kind::containment) first_years_.insert(question.year.first);
            }
        }
    }

    void answer(const DepartmentToAsk& department, std::vector<ReportedFinding>& found) const {
        for (const OpenQuestion& question : department.questions) {
            switch (question.kind) {
                case OpenQuestion::Kind::department:
                    if (!by_slug_.contains(question.subject)) found.push_back(question.finding);
                    break;
                case OpenQuestion::Kind::name:
                    answer_name(department, question, found);
                    break;
                case OpenQuestion::Kind::address:
                    answer_address(department, question, found);
                    break;
                case OpenQuestion::Kind::end:
                    answer_end(question, found);
                    break;
                case OpenQuestion::Kind::containment:
                    answer_containment(department, question, found);
                    break;
            }
        }
        for (const HeadingQuestion& question : department.headings) answer_heading(department, question, found);
    }

  private:
    // A name that consists only of punctuation says nothing.
    void answer_name(const DepartmentToAsk& department, const OpenQuestion& question, std::vector<ReportedFinding>& found) const {
        if (question.subject.empty()) return;
        const std::vector<std::string_view>& slugs = by_name_.at(question.subject);
        const auto other = std::find_if(slugs.begin(), slugs.end(), [&](std::string_view slug) { return slug != department.slug; });
        if (other == slugs.end()) return;
        ReportedFinding finding = question.finding;
        finding.message += *other;
        found.push_back(std::move(finding));
    }

    void answer_address(const DepartmentToAsk& department, const OpenQuestion& question,
                        std::vector<ReportedFinding>& found) const {
        const std::vector<std::string_view>& formers = by_former_.at(question.subject);
        const auto other =
            std::find_if(formers.begin(), formers.end(), [&](std::string_view slug) { return slug != department.slug; });
        const bool is_present = by_slug_.contains(question.subject);
        if (!is_present && other == formers.end()) return;
        ReportedFinding finding = question.finding;
        finding.message += is_present ? std::string_view(question.subject) : *other;
        found.push_back(std::move(finding));
    }

    void answer_end(const OpenQuestion& question, std::vector<ReportedFinding>& found) const {
        const auto ended = by_slug_.find(question.subject);
        if (ended == by_slug_.end()) return;
        const std::vector<FiscalYear>& years = ended->second->years;
        const auto first = std::find_if(years.begin(), years.end(), [&](const FiscalYear& year) { return question.year <= year; });
        if (first == years.end()) return;
        ReportedFinding finding = question.finding;
        finding.message += first->text();
        found.push_back(std::move(finding));
    }

    // If containments share a year, they all hold in the first year of one of them.
    void answer_containment(const DepartmentToAsk& department, const OpenQuestion& question,
                            std::vector<ReportedFinding>& found) const {
        for (const int year : first_years_) {
            if (!holds_in(question, year)) continue;
            std::vector<std::string_view> way = {question.subject};
            std::set<std::string_view> seen = {question.subject};
            if (!leads_back(department.slug, year, way, seen)) continue;
            ReportedFinding finding = question.finding;
            for (const std::string_view slug : way) finding.message.append(slug).append(", which contains ");
            finding.message += department.slug;
            found.push_back(std::move(finding));
            return;
        }
    }

    // A department may print headings about one that it contains, is contained in, or came from.
    void answer_heading(const DepartmentToAsk& department, const HeadingQuestion& question,
                        std::vector<ReportedFinding>& found) const {
        const auto named = by_name_.find(question.name);
        if (named == by_name_.end()) return;
        const auto is_related = [&](std::string_view slug) {
            return slug == department.slug || asks_about(department, slug) || asks_about(*by_slug_.at(slug), department.slug);
        };
        if (std::any_of(named->second.begin(), named->second.end(), is_related)) return;
        ReportedFinding finding = question.finding;
        finding.message += named->second.front();
        found.push_back(std::move(finding));
    }

    static bool asks_about(const DepartmentToAsk& department, std::string_view slug) {
        return std::any_of(department.questions.begin(), department.questions.end(), [slug](const OpenQuestion& question) {
            const bool is_of_department = question.kind == OpenQuestion::Kind::department ||
                                          question.kind == OpenQuestion::Kind::containment ||
                                          question.kind == OpenQuestion::Kind::end;
            return is_of_department && question.subject == slug;
        });
    }

    // year: a calendar year in which a fiscal year begins.
    [[nodiscard]] static bool holds_in(const OpenQuestion& containment, int year) {
        return containment.year.first <= year && (containment.until.first == 0 || year <= containment.until.first);
    }

    // Whether in that year the last department of the way contains the department that is sought, directly or through others. If
    // so, completes the way.
    [[nodiscard]] bool leads_back(std::string_view sought, int year, std::vector<std::string_view>& way,
                                  std::set<std::string_view>& seen) const {
        const auto last = by_slug_.find(way.back());
        if (last == by_slug_.end()) return false;
        for (const OpenQuestion& next : last->second->questions) {
            if (next.kind != OpenQuestion::Kind::containment || !holds_in(next, year)) continue;
            if (next.subject == sought) return true;
            if (!seen.insert(next.subject).second) continue;
            way.push_back(next.subject);
            if (leads_back(sought, year, way, seen)) return true;
            way.pop_back();
        }
        return false;
    }

    std::map<std::string_view, const DepartmentToAsk*> by_slug_;
    std::map<std::string_view, std::vector<std::string_view>> by_name_;    // folded names → slugs in order
    std::map<std::string_view, std::vector<std::string_view>> by_former_;  // former slugs → slugs in order
    std::set<int> first_years_;                                            // of containments; 0 for those that always held
};

}  // namespace

std::vector<ReportedFinding> answer_questions(const std::vector<DepartmentToAsk>& departments) {
    const Answers answers(departments);
    std::vector<ReportedFinding> found;
    for (const DepartmentToAsk& department : departments) answers.answer(department, found);
    return found;
}

}  // namespace sitegen

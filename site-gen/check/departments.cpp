#include "check/departments.hpp"

#include <algorithm>
#include <map>
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
                if (question.kind == OpenQuestion::Kind::name) by_name_[question.subject].push_back(department.slug);
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
                case OpenQuestion::Kind::end:
                    answer_end(question, found);
                    break;
            }
        }
    }

  private:
    // A name of marks only says nothing.
    void answer_name(const DepartmentToAsk& department, const OpenQuestion& question, std::vector<ReportedFinding>& found) const {
        if (question.subject.empty()) return;
        const std::vector<std::string_view>& slugs = by_name_.at(question.subject);
        const auto other = std::find_if(slugs.begin(), slugs.end(), [&](std::string_view slug) { return slug != department.slug; });
        if (other == slugs.end()) return;
        ReportedFinding finding = question.finding;
        finding.message += *other;
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

    std::map<std::string_view, const DepartmentToAsk*> by_slug_;
    std::map<std::string_view, std::vector<std::string_view>> by_name_;  // folded names; slugs in order
};

}  // namespace

std::vector<ReportedFinding> answer_questions(const std::vector<DepartmentToAsk>& departments) {
    const Answers answers(departments);
    std::vector<ReportedFinding> found;
    for (const DepartmentToAsk& department : departments) answers.answer(department, found);
    return found;
}

}  // namespace sitegen

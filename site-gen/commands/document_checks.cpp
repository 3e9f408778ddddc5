#include "commands/document_checks.hpp"

#include "check/check.hpp"

namespace sitegen {

CheckReport run_checks(const DocumentToCheck& input, Findings& findings) {
    std::vector<Outcome> prose;
    CheckReport report = check_document(input.content, input.department, input.document, std::move(prose), input.words.language());
    report_outcomes(report, findings);
    return report;
}

}  // namespace sitegen

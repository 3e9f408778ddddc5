#include "build/document_checks.hpp"

#include <algorithm>

#include "check/check_document.hpp"
#include "proofread/foreign_headings.hpp"
#include "proofread/form_residue.hpp"
#include "proofread/proofread.hpp"
#include "render/narrative.hpp"

namespace sitegen {

std::vector<SectionPieces> split_narrative(const DocumentToCheck& input, Findings& findings) {
    const ProseSettings settings{&input.figures, &input.words, nullptr, {}, 1, {}, input.document.standard};
    std::vector<SectionPieces> narrative;
    narrative.reserve(input.document.narrative.size());
    for (const Narrative& text : input.document.narrative) {
        if (!text.language.empty()) continue;  // it is in another language, with whose document it is read
        narrative.push_back({text.section, text.file, read_prose(input.sources, text.file, settings, findings)});
    }
    return narrative;
}

std::vector<Outcome> check_prose(const DocumentToCheck& input, const std::vector<SectionPieces>& narrative, Findings& findings) {
    const ProseFigures figures = labelled_figures_of(input.document, input.department.name_in(input.document.year), input.figures,
                                                     input.lexicons.of(*input.document.standard));
    DocumentRows rows(input.document, input.related);
    RoundingPractice practice;
    std::vector<Outcome> prose;
    for (const SectionPieces& text : narrative) {
        find_form_residue(text.prose, text.file, input.sources, *input.document.standard, findings);
        const ProseContext context{text.section, text.file, input.sources, input.document, figures, rows, practice};
        for (Outcome& outcome : proofread(text.prose, context)) prose.push_back(std::move(outcome));
    }
    practice.report(prose);
    return prose;
}

CheckReport run_checks(const DocumentToCheck& input, std::vector<Outcome> prose, Findings& findings) {
    find_idle_empty_notes(input.document, findings);
    CheckReport report = check_document(input.document, input.related, std::move(prose), input.words.language());
    report_outcomes(input.document, report, findings);
    return report;
}

Findings findings_about(const std::vector<SectionPieces>& narrative, const Findings& findings) {
    Findings chosen;
    for (const Finding& finding : findings.list()) {
        const auto is_its = [&](const SectionPieces& text) { return text.file == finding.place.file; };
        if (std::any_of(narrative.begin(), narrative.end(), is_its)) chosen.add(finding);
    }
    return chosen;
}

std::vector<HeadingQuestion> heading_questions_of(const Department& department, const DocumentToCheck& input,
                                                  const std::vector<SectionPieces>& narrative) {
    std::vector<HeadingQuestion> questions;
    for (const SectionPieces& text : narrative) {
        for (HeadingQuestion& question : ask_about_headings(text.prose, text.file, input.sources, department, input.document))
            questions.push_back(std::move(question));
    }
    return questions;
}

DocumentNames document_names_of(const Department& department, const Document& document, const CheckReport& report) {
    DocumentNames result{department.slug, department.name, document.year, document.stage, document.standard->id, {}, {}};
    result.tables = names_of(document);
    for (const SideName& changed : report.changed_names) {
        const auto is_meant = [&](const TableNames& names) { return names.table == changed.table && names.side == changed.side; };
        result.changed.push_back(*std::find_if(result.tables.begin(), result.tables.end(), is_meant));
    }
    return result;
}

}  // namespace sitegen

// One document with all that its parts are measured with: the newest of the first department of a corpus, and its theme.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "build/document_checks.hpp"
#include "check/check_document.hpp"
#include "load/load_content.hpp"
#include "model/derived.hpp"
#include "model/theme.hpp"
#include "render/document_page.hpp"
#include "template/compile_theme.hpp"

namespace sitegen {

class Sample {
  public:
    // content: a folder that corpus has written. Throws where it has faults, or a file of the project is not there.
    explicit Sample(const std::filesystem::path& content);

    [[nodiscard]] const Department& department() const { return department_; }
    [[nodiscard]] const Document& document() const { return department_.documents.back(); }
    [[nodiscard]] const Sources& sources() const { return sources_; }
    [[nodiscard]] const Words& words() const { return theme_.words; }
    [[nodiscard]] const SiteSettings& site() const { return site_; }
    [[nodiscard]] const PrintedDocument& printed() const { return printed_; }
    [[nodiscard]] const DerivedDocument& derived() const { return derived_; }
    [[nodiscard]] const PageTemplates& templates() const { return templates_; }

    // tables.toml of the document.
    [[nodiscard]] const std::string& tables_text() const { return tables_text_; }

    [[nodiscard]] std::vector<GlossaryLink> glossary() const;

    // The object that the document's page is rendered from; made anew by each call, valid as long as the sample.
    [[nodiscard]] RootView page_view() const;

  private:
    SiteSettings site_;
    Sources sources_;
    Findings findings_;
    StandardShelf shelf_;
    Department department_;
    Theme theme_;
    PageTemplates templates_;
    std::string tables_text_;
    DerivedDocument derived_;
    DocumentSummary summary_;
    CheckReport report_;
    PrintedDocument printed_;
    DocumentFiles files_;
    std::vector<RenderedSection> narrative_;
};

// That of SITE_GEN_BENCH_CONTENT, read when it is first asked for.
[[nodiscard]] const Sample& sample();

}  // namespace sitegen

// The language in which commands print. Findings are English sentences: a translation is a list of
// patterns for each rule, and puts the values of a sentence into its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.hpp"
#include "text/sentence_patterns.hpp"

namespace sitegen {

class MessageLanguage {
  public:
    // English.
    MessageLanguage() = default;
    // One of languages(). Throws std::logic_error if its files are wrong.
    explicit MessageLanguage(std::string_view language);

    // "en" and the folders of commands/translations/.
    [[nodiscard]] static std::vector<std::string> languages();

    // A message or a remedy of the rule, which may be a check that a standard declares. Nothing in English, and for a sentence
    // without a pattern.
    [[nodiscard]] std::optional<std::string> translate(std::string_view rule, std::string_view text) const;

    // The finding as it is printed. A sentence without a pattern stays English.
    [[nodiscard]] ReportedFinding translated(ReportedFinding finding) const;
    [[nodiscard]] const std::string& tag() const { return tag_; }
    [[nodiscard]] std::string name_of(Severity severity) const;
    // Lines that are no findings, such as the one that ends a build, each by itself.
    [[nodiscard]] std::string lines(std::string_view text) const;

    [[nodiscard]] bool has_rule(std::string_view rule) const;

  private:
    std::string tag_ = "en";
    std::optional<SentencePatterns> patterns_;  // nothing: English
};

}  // namespace sitegen

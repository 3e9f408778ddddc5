#include "message_sources.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <set>
#include <sstream>
#include <string_view>

namespace fs = std::filesystem;

namespace {

// Rooms that make findings.
const std::set<std::string> rooms = {"across", "build",    "check", "derive",    "expression", "grid",     "import",   "load",
                                     "model",  "markdown", "text",  "proofread", "render",     "template", "translate"};

// Their files whose literals are no messages: names for templates, HTML, words of languages, formats, the report of an import.
const std::set<std::string> without_messages = {
    "build/last_build.cpp",
    "build/record_bytes.hpp",
    "build/record_fields.hpp",
    "build/record_file.cpp",
    "build/timings.cpp",
    "grid/number_format.cpp",
    "import/import_report.cpp",
    "import/matching.cpp",
    "import/private_words.cpp",
    "import/write_tables.cpp",
    "model/amount.hpp",
    "render/checks_view_types.cpp",
    "render/document_view_types.cpp",
    "render/markdown_html.cpp",
    "render/overview_view_types.cpp",
    "render/source_view_types.cpp",
    "render/table_view_types.cpp",
    "render/view_types.cpp",
    "text/plural.cpp",
    "text/sentence_patterns.cpp",
    "text/word_arguments.cpp",
    "text/unbroken_numbers.hpp",
};

// Literals that others read: what begins a file, a library's message, a formula that continues.
const std::set<std::string> no_messages = {"SQLite format", "doctype html", "Error while parsing", "leading zero",
                                           "filled from another cell"};

bool is_of_word(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '\'' || c == ',' || c == ';'; }

std::string without_escapes(std::string_view literal) {
    std::string text;
    for (std::size_t i = 0; i < literal.size(); ++i) {
        if (literal[i] != '\\') {
            text += literal[i];
        } else if (++i < literal.size()) {
            text += literal[i] == 'n' ? '\n' : literal[i];
        }
    }
    return text;
}

// Runs of words with single spaces between them.
void add_phrases(const std::string& text, const std::string& file, std::vector<MessagePhrase>& phrases) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        std::size_t words = 0;
        while (end < text.size() && is_of_word(text[end])) {
            while (end < text.size() && is_of_word(text[end])) ++end;
            ++words;
            if (end + 1 < text.size() && text[end] == ' ' && is_of_word(text[end + 1])) ++end;
        }
        std::string phrase = text.substr(at, end - at);
        if (words > 1 && !no_messages.contains(phrase)) phrases.push_back({file, std::move(phrase)});
        at = std::max(end, at + 1);
    }
}

// Goes through a source, statement by statement.
class SourceReader {
  public:
    SourceReader(std::string source, std::string file, std::vector<MessagePhrase>& phrases)
        : source_(std::move(source)), file_(std::move(file)), phrases_(phrases) {}

    void read() {
        while (at_ < source_.size()) {
            const char c = source_[at_];
            const bool is_at_line = at_ == 0 || source_[at_ - 1] == '\n';
            if (source_.compare(at_, 2, "//") == 0 || (is_at_line && c == '#')) {
                at_ = std::min(source_.find('\n', at_), source_.size());
            } else if (c == '"') {
                read_literal();
            } else if (c == '\'' && (at_ == 0 || std::isdigit(static_cast<unsigned char>(source_[at_ - 1])) == 0)) {
                at_ = end_of_literal('\'');
            } else {
                if (c == ';' || c == '{' || c == '}') end_statement();
                if (std::isspace(static_cast<unsigned char>(c)) == 0) is_after_literal_ = false;
                statement_ += c;
                ++at_;
            }
        }
        end_statement();
    }

  private:
    // Behind the mark that ends the literal at at_.
    [[nodiscard]] std::size_t end_of_literal(char mark) const {
        std::size_t end = at_ + 1;
        while (end < source_.size() && source_[end] != mark) end += source_[end] == '\\' ? 2 : 1;
        return std::min(end + 1, source_.size());
    }

    void read_literal() {
        const bool is_raw = at_ > 0 && source_[at_ - 1] == 'R';  // R"(…)"
        const std::size_t end = is_raw ? std::min(source_.find(")\"", at_), source_.size() - 2) + 2 : end_of_literal('"');
        const std::string_view written = std::string_view(source_).substr(at_ + 1, end - at_ - 2);
        std::string text = is_raw ? std::string(written) : without_escapes(written);
        if (is_after_literal_) {
            literals_.back() += text;  // two literals in a row are one
        } else {
            literals_.push_back(std::move(text));
        }
        is_after_literal_ = true;
        at_ = end;
    }

    void end_statement() {
        constexpr std::array<std::string_view, 2> others = {"throw", "logic_error"};
        const bool is_other = std::any_of(others.begin(), others.end(),
                                          [this](std::string_view word) { return statement_.find(word) != std::string::npos; });
        if (!is_other) {
            for (const std::string& literal : literals_) add_phrases(literal, file_, phrases_);
        }
        statement_.clear();
        literals_.clear();
        is_after_literal_ = false;
    }

    std::string source_;
    std::string file_;
    std::vector<MessagePhrase>& phrases_;
    std::size_t at_ = 0;
    std::string statement_;  // without its literals
    std::vector<std::string> literals_;
    bool is_after_literal_ = false;
};

}  // namespace

std::vector<MessagePhrase> message_phrases(const fs::path& sources) {
    std::vector<std::string> files;
    for (const std::string& room : rooms) {
        for (const fs::directory_entry& entry : fs::directory_iterator(sources / room)) {
            const std::string extension = entry.path().extension().string();
            const std::string file = room + "/" + entry.path().filename().string();
            if ((extension == ".cpp" || extension == ".hpp") && !without_messages.contains(file)) files.push_back(file);
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<MessagePhrase> phrases;
    for (const std::string& file : files) {
        std::ostringstream source;
        source << std::ifstream(sources / file, std::ios::binary).rdbuf();
        SourceReader(source.str(), file, phrases).read();
    }
    return phrases;
}

#include "import/import_narrative.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "disk/read_file.hpp"
#include "disk/run_program.hpp"
#include "import/import_rules.hpp"
#include "import/matching.hpp"
#include "import/private_words.hpp"
#include "import/sheet_region.hpp"
#include "model/title.hpp"
#include "text/ascii.hpp"
#include "text/counted.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_bytes = std::size_t{16} << 20U;
constexpr double nearly_a_title = 0.85;

std::string ending_of(const std::filesystem::path& file) {
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
    return ending;
}

// The text of the file as CommonMark; nothing after a finding.
std::optional<std::string> as_markdown(const std::filesystem::path& file, ImportLog& log) {
    const std::string ending = ending_of(file);
    const std::string name = file.filename().string();
    if (ending == ".md") {
        std::string text = read_whole_file(file);
        if (!find_invalid_utf8(text)) return text;
        log.add(Severity::error, rules::wrong_encoding, name, "the text is not UTF-8", "Save it as UTF-8.");
        return std::nullopt;
    }
    const std::string format = ending == ".docx" ? "docx" : ending == ".odt" ? "odt" : "html";
    // --sandbox: a document cannot make pandoc read other files or fetch anything.
    const auto output = run_program({"pandoc", "--sandbox", "--from=" + format, "--to=commonmark-raw_html", "--wrap=none",
                                     "--markdown-headings=atx", "--", file.string()},
                                    most_bytes);
    if (!output) {
        log.add(Severity::error, rules::unreadable_source, name,
                "pandoc, which turns such documents into Markdown, is not installed",
                "Install it (apt-get install pandoc), or save the text as Markdown.");
        return std::nullopt;
    }
    if (output->exit_status != 0) {
        log.add(Severity::error, rules::unreadable_source, name,
                "pandoc cannot read the document: " + one_line(output->errors).substr(0, 300),
                "Open it in a word processor and save it again.");
        return std::nullopt;
    }
    return output->output;
}

// "2 lines with a picture": the noun is the first word.
std::string counted_of(std::size_t count, std::string_view what) {
    const std::size_t end = std::min(what.find(' '), what.size());
    return counted(count, what.substr(0, end)) + std::string(what.substr(end));
}

// A line without the marks of a heading or of emphasis. Many documents have bold paragraphs for headings.
std::string bare_line(std::string_view line) {
    std::string text;
    for (const char c : line) {
        if (c != '#' && c != '*' && c != '\\' && c != '_') text += c;
    }
    return one_line(text);
}

int heading_level(std::string_view line) {
    std::size_t level = 0;
    while (level < line.size() && line[level] == '#') ++level;
    return level > 0 && level <= 6 && level < line.size() && line[level] == ' ' ? static_cast<int>(level) : 0;
}

std::string_view beginning_of(std::string_view text) {
    constexpr std::size_t longest = 120;
    if (text.size() <= longest) return text;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // not within a character
    return text.substr(0, end);
}

class NarrativeReader {
  public:
    NarrativeReader(std::string name, const Standard& standard, const FiscalYear& year, const DocumentMapping& mapping,
                    ImportLog& log)
        : name_(std::move(name)), standard_(standard), year_(year), mapping_(mapping), log_(log) {}

    std::vector<ImportedSection> read(std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            ++line_;
            add(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        return finished();
    }

  private:
    [[nodiscard]] std::string where() const { return fmt::format("{}:{}", name_, line_); }

    [[nodiscard]] bool has(const std::string& id) const {
        return std::any_of(sections_.begin(), sections_.end(), [&](const ImportedSection& each) { return each.section == id; });
    }

    // The section of which the line is the title; nothing if it is of none.
    [[nodiscard]] const SectionForm* section_of(std::string_view line) const {
        const std::string bare = bare_line(line);
        constexpr std::size_t longest_title = 240;
        if (bare.empty() || bare.size() > longest_title) return nullptr;
        const std::string given = match_form_without_ordinal(bare);
        const SectionForm* best = nullptr;
        double best_likeness = heading_level(line) > 0 ? nearly_a_title : 1.0;  // a paragraph has to be the title exactly
        for (const PartForm& part : standard_.parts) {
            for (const SectionForm& section : part.sections) {
                const std::string title = match_form_without_ordinal(fill_years(section.title, year_));
                const double likely = title == given ? 1.0 : likeness(title, given);
                if (likely < best_likeness || (best != nullptr && likely <= best_likeness)) continue;
                best = &section;
                best_likeness = likely;
            }
        }
        return best;
    }

    void add(std::string_view line) {
        const SectionForm* section = section_of(line);
        // A heading below that of a section often repeats its title, or nearly so: it begins nothing.
        if (section != nullptr && current_ >= 0 && heading_level(line) > level_ && has(section->id)) section = nullptr;
        if (section != nullptr) {
            const bool is_new = !has(section->id);
            if (!is_new)
                log_.decide(where(), fmt::format("“{}” stands a second time; the text is added to the section \"{}\".",
                                                 bare_line(line), section->id));
            if (is_new) sections_.push_back({section->id, ""});
            current_ = std::find_if(sections_.begin(), sections_.end(),
                                    [&](const ImportedSection& each) { return each.section == section->id; }) -
                       sections_.begin();
            if (heading_level(line) > 0) level_ = heading_level(line);
            log_.decide(where(), fmt::format("“{}” begins the section \"{}\".", bare_line(line), section->id));
            return;
        }
        const std::string bare = bare_line(line);
        if (bare == "[TABLE]" || bare == "TABLE") {
            ++table_count_;
            return;
        }
        if (line.find("![") != std::string_view::npos) {
            ++picture_count_;
            return;
        }
        // A table in Markdown: a row a line.
        const bool is_row = bare.size() > 1 && bare.starts_with('|') && bare.ends_with('|');
        if (is_row && !is_in_table_) ++table_count_;
        is_in_table_ = is_row;
        if (is_row) return;
        std::string kept(line);
        if (!mapping_.keeps_private && leave_out_private(kept, mapping_.private_labels)) {
            ++private_count_;
            if (bare_line(kept).empty()) return;
        }
        if (current_ < 0) {
            if (!bare.empty()) {
                ++lost_count_;
                if (first_lost_.empty()) first_lost_ = bare;
            }
            return;
        }
        // Headings within a section begin at the first level.
        if (const int level = heading_level(kept); level > 0) {
            const int own = std::clamp(level - level_, 1, 6);
            kept = std::string(static_cast<std::size_t>(own), '#') + kept.substr(static_cast<std::size_t>(level));
        }
        sections_[static_cast<std::size_t>(current_)].text += kept + "\n";
    }

    std::vector<ImportedSection> finished() {
        const auto tell = [&](std::size_t count, const char* what, const char* remedy) {
            if (count > 0)
                log_.add(Severity::warning, rules::prose_left_out, name_,
                         fmt::format("{} left out", counted_of(count, what) + (count == 1 ? " is" : " are")), remedy);
        };
        tell(table_count_, "table", "The tables of a budget belong into tables.toml.");
        tell(picture_count_, "picture", "Charts are drawn from the tables.");
        tell(private_count_, "line with a person's name or a telephone number",
             "If the publisher wants them to be public, set private = true in a mapping file.");
        if (lost_count_ > 0)
            log_.add(
                Severity::warning, rules::prose_left_out, name_,
                fmt::format("{} in front of the first section: “{}” …",
                            counted(lost_count_, "line") + (lost_count_ == 1 ? " stands" : " stand"), beginning_of(first_lost_)),
                "If a section has another title than the outline, correct it in the source.");
        std::vector<ImportedSection> result;
        for (ImportedSection& section : sections_) {
            std::string& text = section.text;
            text.erase(0, std::min(text.find_first_not_of('\n'), text.size()));
            while (text.ends_with("\n\n")) text.pop_back();
            // Where something was left out, two blank lines meet.
            for (std::size_t at = 0; (at = text.find("\n\n\n", at)) != std::string::npos;) text.erase(at, 1);
            if (!text.empty()) result.push_back(std::move(section));
        }
        if (result.empty())
            log_.add(Severity::error, rules::prose_left_out, name_, "no heading of the text is the title of a section",
                     "See whether it is a document of this standard, and whether its headings are paragraphs of their own.");
        return result;
    }

    std::string name_;
    const Standard& standard_;
    const FiscalYear& year_;
    const DocumentMapping& mapping_;
    ImportLog& log_;
    std::vector<ImportedSection> sections_;
    std::ptrdiff_t current_ = -1;  // the section that lines belong to
    int level_ = 1;                // of its heading
    std::size_t line_ = 0;
    std::size_t table_count_ = 0;
    bool is_in_table_ = false;
    std::size_t picture_count_ = 0;
    std::size_t private_count_ = 0;
    std::size_t lost_count_ = 0;
    std::string first_lost_;
};

}  // namespace

bool is_prose_source(const std::filesystem::path& file) {
    static constexpr std::array<std::string_view, 5> endings = {".docx", ".odt", ".html", ".htm", ".md"};
    return std::find(endings.begin(), endings.end(), ending_of(file)) != endings.end();
}

std::vector<ImportedSection> read_narrative(const std::filesystem::path& file, const Standard& standard, const FiscalYear& year,
                                            const DocumentMapping& mapping, ImportLog& log) {
    const std::optional<std::string> text = as_markdown(file, log);
    if (!text) return {};
    return NarrativeReader(file.filename().string(), standard, year, mapping, log).read(*text);
}

}  // namespace sitegen

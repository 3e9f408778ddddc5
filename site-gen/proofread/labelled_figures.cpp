#include "proofread/labelled_figures.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "expression/describe.hpp"
#include "model/title.hpp"
#include "proofread/folded_text.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr std::size_t longest_context = 2000;  // bytes back to the first part of a label

bool is_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || is_ascii_digit(c); }

// Looks for the last byte of a word first. In Chinese it differs from word to word, while most characters have the same first
// bytes.
std::size_t find_last(std::string_view text, std::size_t begin, std::size_t end, std::string_view word) {
    if (word.empty() || end - begin < word.size()) return std::string_view::npos;
    const char last = word.back();
    for (std::size_t at = end; at >= begin + word.size(); --at) {
        if (text[at - 1] != last) continue;
        const std::size_t from = at - word.size();
        if (text.compare(from, word.size(), word) == 0 && is_whole_word(text, from, at)) return from;
    }
    return std::string_view::npos;
}

ProseFigure figure_from(const Figure& figure, std::size_t cells) {
    ProseFigure result;
    result.figure = &figure;
    result.cells = cells;
    if (figure.missing) return result;
    result.value = figure.value;
    result.rate = figure.rate;
    const FigureForm::Kind kind = figure.form->kind;
    const bool says_blank_as_zero = kind == FigureForm::Kind::amount || kind == FigureForm::Kind::count;
    if (!result.value && says_blank_as_zero) result.value = Amount(0, 0);
    return result;
}

// Connects amounts with their changes and shares.
void relate(std::vector<ProseFigure>& figures) {
    std::vector<std::size_t> amounts;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const FigureForm::Kind kind = figures[i].kind();
        if (kind == FigureForm::Kind::amount || kind == FigureForm::Kind::count) amounts.push_back(i);
    }
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const bool is_change = figures[i].kind() == FigureForm::Kind::change;
        const bool is_share = figures[i].kind() == FigureForm::Kind::share;
        if (!is_change && !is_share) continue;
        for (const std::size_t amount : amounts) {
            if (figures[amount].cells != figures[i].cells) continue;
            if (is_change && !figures[amount].change) figures[amount].change = i;
            if (is_share) figures[amount].shares.push_back(i);
        }
    }
}

// Collects the figures of a document, with the words for them.
class Gatherer {
  public:
    Gatherer(const Document& document, const std::string& department, const Figures& figures,
             std::shared_ptr<const ProseLexicon> lexicon)
        : document_(document), figures_(figures) {
        result_.lexicon = std::move(lexicon);
        result_.department = fold_prose(department);
        result_.year = document.year.text();
        result_.marks = result_.lexicon->marks;
    }

    ProseFigures run() {
        const ProseLexicon& lexicon = *result_.lexicon;
        const std::vector<FigureForm>& of_standard = lexicon.standard->figures;
        result_.figures.reserve(of_standard.size() + document_.figures.size());
        result_.labels.reserve(4 * of_standard.size());
        for (std::size_t i = 0; i < of_standard.size(); ++i) {
            if (!add(of_standard[i], lexicon.figures[i].cells)) continue;
            for (const LabelForm& form : lexicon.figures[i].labels) add_label(form, form.label ? &*form.label : nullptr);
        }
        for (const FigureForm& own : document_.figures) {
            if (!add(own, cells_of(own))) continue;
            for (LabelForm& form : label_forms_of(own)) add_label(form, form.label ? &keep(std::move(*form.label)) : nullptr);
        }
        relate(result_.figures);
        add_other_units();
        return std::move(result_);
    }

  private:
    // Returns whether the figure has a value, or a reason why it has none.
    bool add(const FigureForm& form, std::size_t cells) {
        const auto found = figures_.find(form.id);
        if (found == figures_.end()) return false;
        const Figure& figure = found->second;
        ProseFigure added = figure_from(figure, cells);
        // Most figures have the unit of the previous one.
        const bool is_same_unit = !result_.figures.empty() && result_.figures.back().unit.name == figure.unit;
        added.unit = is_same_unit ? result_.figures.back().unit : unit_named(figure.unit, *document_.standard);
        result_.figures.push_back(std::move(added));
        return true;
    }

    // label: nothing if the form's label holds years.
    void add_label(const LabelForm& form, const ProseLabel* label) {
        if (label == nullptr) {
            std::optional<ProseLabel> filled = fold_label(fill_years(*form.with_years, document_.year));
            if (!filled) return;
            label = &keep(std::move(*filled));
        }
        result_.labels.push_back({label, result_.figures.size() - 1});
    }

    const ProseLabel& keep(ProseLabel label) { return result_.own_labels.emplace_back(std::move(label)); }

    // Cells that are in no figure of the standard get numbers of their own.
    std::size_t cells_of(const FigureForm& own) {
        const std::string cells = describe(own.expressions.front(), {});
        const auto known = result_.lexicon->cells.find(cells);
        if (known != result_.lexicon->cells.end()) return known->second;
        return result_.lexicon->cells.size() + own_cells_.emplace(cells, own_cells_.size()).first->second;
    }

    void add_other_units() {
        std::vector<ProseUnit> others;
        for (const ProseFigure& figure : result_.figures) {
            if (figure.unit.kind == ProseUnit::Kind::other) others.push_back(figure.unit);
        }
        for (const Table& table : document_.tables) {
            for (const Side& side : table.sides) {
                for (const ColumnForm& column : side.form->columns) {
                    if (column.kind == ColumnKind::count || column.kind == ColumnKind::rate) add_unit(column.unit, others);
                }
                for (const Row& row : side.rows) add_unit(row.unit, others);
            }
        }
        for (const Statement& statement : document_.statements) add_unit(statement.form->unit, others);
        if (others.empty()) return;
        std::sort(others.begin(), others.end(), [](const ProseUnit& a, const ProseUnit& b) { return a.name < b.name; });
        const auto is_same = [](const ProseUnit& a, const ProseUnit& b) { return a.name == b.name; };
        others.erase(std::unique(others.begin(), others.end(), is_same), others.end());
        add_units(result_.marks, std::move(others));
    }

    void add_unit(const std::string& name, std::vector<ProseUnit>& units) const {
        if (name.empty() || (!units.empty() && units.back().name == name)) return;
        ProseUnit unit = unit_named(name, *document_.standard);
        if (unit.kind == ProseUnit::Kind::other) units.push_back(std::move(unit));
    }

    const Document& document_;
    const Figures& figures_;
    ProseFigures result_;
    std::map<std::string, std::size_t> own_cells_;
};

// The matches that are nearest and longest. Among these, those with a context, the nearest one.
std::vector<LabelMatch> best_of(const std::vector<LabelMatch>& matches) {
    const auto is_better = [](const LabelMatch& a, const LabelMatch& b) {
        if (a.gap != b.gap) return a.gap < b.gap;
        if (a.begin != b.begin) return a.begin < b.begin;
        return a.context > b.context;
    };
    const auto best = std::min_element(matches.begin(), matches.end(), is_better);
    std::vector<LabelMatch> result;
    for (const LabelMatch& match : matches) {
        const bool is_known =
            std::any_of(result.begin(), result.end(), [&](const LabelMatch& m) { return m.figure == match.figure; });
        if (!is_known && !is_better(*best, match)) result.push_back(match);
    }
    for (LabelMatch& match : result) match.is_shared = result.size() > 1;
    return result;
}

constexpr std::array<std::string_view, 6> sentence_marks = {";", "!", "?", "\n", "。", "…"};
constexpr std::array<std::string_view, 6> phrase_marks = {",", ":", "(", ")", "，", "、"};

// For each byte, whether a mark may begin with it. Sentences are looked through byte by byte.
constexpr std::array<bool, 256> may_end_sentence = [] {
    std::array<bool, 256> may{};
    for (const std::string_view mark : sentence_marks) may[static_cast<unsigned char>(mark.front())] = true;
    may['.'] = true;
    return may;
}();

template <std::size_t count>
bool begins_with_one_of(std::string_view text, const std::array<std::string_view, count>& marks) {
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return text.starts_with(mark); });
}

std::size_t character_before(std::string_view text, std::size_t at) {
    do {
        --at;
    } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    return at;
}

// Takes the word from the end of the text. Returns whether it was there, as a word of its own.
bool take_last(std::string_view& text, std::string_view word) {
    if (word.empty() || !text.ends_with(word) || !is_whole_word(text, text.size() - word.size(), text.size())) return false;
    text.remove_suffix(word.size());
    return true;
}

// Any year: whether it is the figure's is another question.
bool take_last_year(std::string_view& text) {
    constexpr std::size_t digits = 4;
    if (text.size() < digits) return false;
    const std::string_view last = text.substr(text.size() - digits);
    const bool is_year =
        std::all_of(last.begin(), last.end(), is_ascii_digit) && (last.starts_with("19") || last.starts_with("20"));
    if (!is_year || (text.size() > digits && is_ascii_digit(text[text.size() - digits - 1]))) return false;
    text.remove_suffix(digits);
    return true;
}

// "例局2024年度" before 支出总计: only the document's year, the name of its department and words for both stand between the label
// and the beginning of the sentence or the last punctuation.
bool follows_only_own_words(const ProseFigures& figures, std::string_view text) {
    const std::vector<std::string>& own = figures.lexicon->own;
    for (bool has_taken = false;; has_taken = true) {
        while (text.ends_with(' ')) text.remove_suffix(1);
        if (text.empty() || holds_punctuation(text.substr(character_before(text, text.size())))) return has_taken;
        if (take_last(text, figures.year) || take_last(text, figures.department) || take_last_year(text)) continue;
        if (std::none_of(own.begin(), own.end(), [&text](const std::string& word) { return take_last(text, word); })) return false;
    }
}

}  // namespace

ProseFigures labelled_figures_of(const Document& document, const std::string& department, const Figures& figures,
                                 std::shared_ptr<const ProseLexicon> lexicon) {
    return Gatherer(document, department, figures, std::move(lexicon)).run();
}

bool is_whole_word(std::string_view text, std::size_t begin, std::size_t end) {
    if (begin > 0 && is_alphanumeric(text[begin]) && is_alphanumeric(text[begin - 1])) return false;
    return end >= text.size() || !is_alphanumeric(text[end - 1]) || !is_alphanumeric(text[end]);
}

bool LabelMatch::is_direct() const { return gap <= widest_direct_gap; }

std::vector<std::size_t> figures_of(const std::vector<LabelMatch>& matches) {
    std::vector<std::size_t> result;
    result.reserve(matches.size());
    for (const LabelMatch& match : matches) result.push_back(match.figure);
    return result;
}

std::vector<LabelMatch> find_labels(const ProseFigures& figures, const ProseText& prose, std::size_t begin, std::size_t end,
                                    const FigureFilter& wanted) {
    const std::string_view text = prose.text;
    std::vector<LabelMatch> matches;
    for (const FigureLabel& named : figures.labels) {
        const ProseLabel& label = *named.label;
        if (label.stands_after || !wanted(figures.figures[named.figure])) continue;
        const std::size_t last = find_last(text, begin, end, label.parts.back());
        if (last == std::string_view::npos) continue;
        std::size_t context = last;
        if (label.parts.size() > 1) {
            const std::size_t oldest = last - std::min(last, longest_context);
            const std::size_t paragraph = text.substr(oldest, last - oldest).rfind('\n');
            const std::size_t from = paragraph == std::string_view::npos ? oldest : oldest + paragraph + 1;
            for (std::size_t part = label.parts.size() - 1; part > 0 && context != std::string_view::npos; --part) {
                context = find_last(text, from, context, label.parts[part - 1]);
            }
        }
        if (context == std::string_view::npos) continue;
        LabelMatch match{named.figure, last, last + label.parts.back().size(), label.parts.size() > 1 ? context + 1 : 0, 0,
                         false,        false};
        const std::string_view gap = text.substr(match.end, end - match.end);
        match.gap = columns_of(gap) + (holds_punctuation(gap) ? widest_direct_gap : 0);
        match.begins_phrase = begins_phrase(prose, begin, last) || follows_only_own_words(figures, text.substr(0, last));
        matches.push_back(match);
    }
    return best_of(matches);
}

std::vector<LabelMatch> find_labels_after(const ProseFigures& figures, const ProseText& prose, std::size_t begin,
                                          const FigureFilter& wanted) {
    const std::string_view rest = std::string_view(prose.text).substr(begin);
    const std::size_t space = rest.starts_with(' ') ? 1 : 0;
    std::vector<LabelMatch> matches;
    for (const FigureLabel& named : figures.labels) {
        const ProseLabel& label = *named.label;
        if (!label.stands_after || !wanted(figures.figures[named.figure])) continue;
        const std::size_t end = space + label.parts.front().size();
        if (!rest.substr(space).starts_with(label.parts.front()) || !is_whole_word(rest, space, end)) continue;
        matches.push_back({named.figure, begin + space, begin + end, 0, 0, true, false});
    }
    // Of labels after a number, the longest one ends last.
    const auto longest =
        std::max_element(matches.begin(), matches.end(), [](const LabelMatch& a, const LabelMatch& b) { return a.end < b.end; });
    if (longest != matches.end()) std::erase_if(matches, [end = longest->end](const LabelMatch& m) { return m.end < end; });
    return best_of(matches);
}

std::optional<DirectionMatch> find_direction(const ProseFigures& figures, const ProseText& prose, std::size_t begin,
                                             std::size_t end) {
    std::optional<DirectionMatch> best;
    for (const DirectionWord& word : figures.lexicon->words) {
        const std::size_t at = find_last(prose.text, begin, end, word.word);
        if (at == std::string_view::npos) continue;
        const std::size_t word_end = at + word.word.size();
        if (!best || word_end > best->end || (word_end == best->end && at < best->begin)) best = {at, word_end, word.course};
    }
    return best;
}

int columns_of(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    int columns = 0;
    while (!text.empty()) {
        const Character character = first_character(text);
        columns += column_count(character.value);
        text.remove_prefix(character.byte_count);
    }
    return columns;
}

bool begins_phrase(const ProseText& prose, std::size_t from, std::size_t at) {
    const std::string_view text = prose.text;
    while (at > from && text[at - 1] == ' ') --at;
    return at == from || holds_punctuation(text.substr(character_before(text, at), at - character_before(text, at)));
}

bool begins_with_punctuation(std::string_view text) {
    return !text.empty() && (ends_sentence(text, 0) || begins_with_one_of(text, phrase_marks));
}

bool holds_punctuation(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (begins_with_punctuation(text.substr(i))) return true;
    }
    return false;
}

// The end of a paragraph ends a sentence, too. A semicolon does not.
SentenceBounds sentence_around(std::string_view text, std::size_t from, std::size_t to) {
    const auto ends_here = [text](std::size_t at) { return text[at] != ';' && ends_sentence(text, at); };
    SentenceBounds bounds{from, to};
    while (bounds.begin > 0 && from - bounds.begin < longest_half_sentence && !ends_here(bounds.begin - 1)) --bounds.begin;
    while (bounds.end < text.size() && bounds.end - to < longest_half_sentence && !ends_here(bounds.end)) ++bounds.end;
    return bounds;
}

// "Rs. 500", "No. 12": a word of two or three letters with a point, and a number behind it.
static bool is_abbreviation(std::string_view text, std::size_t point) {
    if (point + 2 >= text.size() || text[point + 1] != ' ' || !is_ascii_digit(text[point + 2])) return false;
    std::size_t begin = point;
    while (begin > 0 && is_ascii_letter(text[begin - 1])) --begin;
    return point - begin >= 2 && point - begin <= 3 && (begin == 0 || static_cast<unsigned char>(text[begin - 1]) < 0x80U);
}

bool ends_sentence(std::string_view text, std::size_t at) {
    if (!may_end_sentence[static_cast<unsigned char>(text[at])]) return false;
    const std::string_view rest = text.substr(at);
    if (rest.starts_with('.')) return (rest.size() == 1 || rest[1] == ' ' || rest[1] == '\n') && !is_abbreviation(text, at);
    return begins_with_one_of(rest, sentence_marks);
}

}  // namespace sitegen

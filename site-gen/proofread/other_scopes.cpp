#include "proofread/other_scopes.hpp"

#include <algorithm>
#include <vector>

#include "proofread/clauses.hpp"
#include "proofread/folded_text.hpp"
#include "proofread/lexicon.hpp"
#include "text/ascii.hpp"

namespace sitegen {

struct FigureScopes::Scope {
    bool is_change = false;                    // it is a change since last year, so its sentences may name last year
    bool is_of_prior_year = false;             // its form says that it is about last year
    std::vector<std::string_view> names = {};  // its names in prose, folded; 上年结转, for example, is this year's
};

namespace {

// Where one of the words stands in the text, and not in one of the names: behind it; nothing where none does.
std::optional<std::size_t> find_beside_names(std::string_view text, std::string_view word,
                                             const std::vector<std::string_view>& names) {
    const auto is_in_name = [&](std::size_t begin, std::size_t end) {
        return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
            const std::size_t from = end < name.size() ? 0 : end - name.size();
            const std::size_t at = text.find(name, from);
            return at != std::string_view::npos && at <= begin;
        });
    };
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if (is_whole_word(text, at, end) && !is_in_name(at, end)) return end;
    }
    return std::nullopt;
}

// Behind the first word in the text that leads to what something is compared with.
std::optional<std::size_t> find_base(std::string_view text, const std::vector<std::string_view>& names,
                                     const ProseLexicon& lexicon) {
    std::optional<std::size_t> first;
    for (const auto& [word, says] : lexicon.ties) {
        if (says != TieWord::before) continue;
        const std::optional<std::size_t> end = find_beside_names(text, word, names);
        if (end && (!first || *end < *first)) first = end;
    }
    return first;
}

// The same at its end: "compared with 2023".
bool leads_to_base(std::string_view text, const ProseLexicon& lexicon) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    return std::any_of(lexicon.ties.begin(), lexicon.ties.end(),
                       [text](const auto& tie) { return tie.second == TieWord::before && text.ends_with(tie.first); });
}

// What a figure lets its sentences name.
struct Years {
    FiscalYear document;
    bool may_be_last = false;
    bool is_change = false;
};

bool names_another_year(const ProseNumber& number, std::string_view text, const SentenceBounds& sentence, const Years& years,
                        const ProseLexicon& lexicon) {
    const auto next = [&](std::size_t at) { return find_year(text, at, sentence.end, years.document); };
    for (std::optional<NamedYear> named = next(sentence.begin); named; named = next(named->end)) {
        const bool is_compared_with = leads_to_base(text.substr(sentence.begin, named->begin - sentence.begin), lexicon);
        const bool is_this = named->is_of(years.document);
        const bool is_last = named->first == years.document.first - 1 && years.may_be_last;
        // An amount that is compared with another year's behind it is this year's; a change since this year is another's.
        const bool is_base_of_amount = is_compared_with && !years.is_change && named->begin >= number.end;
        if (!is_this && !is_last && !is_base_of_amount) return true;
        if (years.is_change && is_this && is_compared_with) return true;
    }
    return false;
}

// "比上年执行数增加", "up on the outturn": a change since another stage than the document's.
bool is_since_another_stage(std::string_view before, std::string_view stage, const std::vector<std::string_view>& names,
                            const ProseLexicon& lexicon) {
    const std::optional<std::size_t> base = find_base(before, {}, lexicon);  // 比2023年 may be a name of the change
    if (!base) return false;
    return std::any_of(lexicon.bases.begin(), lexicon.bases.end(), [&](const std::string& word) {
        return stage.find(word) == std::string_view::npos && find_beside_names(before.substr(*base), word, names);
    });
}

// "其中", "of which": what stands before them is the whole.
bool holds_parts_word(std::string_view clause, const ProseLexicon& lexicon) {
    return std::any_of(lexicon.ties.begin(), lexicon.ties.end(),
                       [&](const auto& tie) { return leads_to_parts(tie.second) && find_beside_names(clause, tie.first, {}); });
}

bool names_elsewhere(std::string_view clause, const std::vector<std::string_view>& names, const ProseLexicon& lexicon) {
    return std::any_of(lexicon.elsewhere.begin(), lexicon.elsewhere.end(), [&](const std::string& word) {
        const std::optional<std::size_t> end = find_beside_names(clause, word, names);
        if (!end) return false;
        // 年初 in 年初预算 is no other time.
        const auto longer = lexicon.longest_tie(clause, *end - word.size(), clause.size());
        return !longer || longer->first <= word.size();
    });
}

// "全区共有车辆46辆，其中…": in the clause of the number, and in those before it that it is said to be a part of.
bool is_of_another_body(const ProseNumber& number, std::string_view text, const SentenceBounds& sentence,
                        const std::vector<std::string_view>& names, const ProseLexicon& lexicon) {
    std::size_t end = find_clause_end(text, number.end, sentence.end);
    for (std::size_t at = number.begin;;) {
        const std::string_view clause = last_clause(text.substr(sentence.begin, at - sentence.begin));
        const std::size_t begin = at - clause.size();
        if (names_elsewhere(text.substr(begin, end - begin), names, lexicon)) return true;
        if (begin == sentence.begin || !holds_parts_word(clause, lexicon)) return false;
        end = begin;
        at = begin - clause_mark_before(text.substr(0, begin));
    }
}

}  // namespace

FigureScopes::FigureScopes(const Document& document, const ProseFigures& figures) : year_(document.year), figures_(figures) {
    const StageForm* stage = document.standard->find_stage(document.stage);
    stage_ = fold_prose(stage == nullptr ? document.standard->title : stage->title);
}

FigureScopes::Scope FigureScopes::scope_of(std::size_t figure) const {
    const FigureForm& form = *figures_.figures[figure].figure->form;
    Scope scope{form.kind == FigureForm::Kind::change, form.is_of_prior_year};
    for (const FigureLabel& label : figures_.labels) {
        // 一般公共预算 in the name of the amount that has changed is no stage of a budget.
        if (label.figure != figure && figures_.figures[label.figure].change != figure) continue;
        scope.names.insert(scope.names.end(), label.label->parts.begin(), label.label->parts.end());
    }
    return scope;
}

// A year in a later clause is that of something else: "cost 1.20, and replaced the one of 2011".
bool FigureScopes::is_of_another_year(const ProseNumber& number, std::string_view text) const {
    SentenceBounds sentence = sentence_around(text, number.begin, number.end);
    sentence.end = find_clause_end(text, number.end, sentence.end);
    return names_another_year(number, text, sentence, {year_, true, true}, *figures_.lexicon);
}

bool FigureScopes::is_said_to_be_elsewhere(const ProseNumber& number, std::string_view text,
                                           const std::vector<std::string_view>& names) const {
    const auto [begin, end] = clause_around(number, text);
    std::vector<std::string_view> all = names;
    for (const FigureLabel& label : figures_.labels) all.insert(all.end(), label.label->parts.begin(), label.label->parts.end());
    return names_elsewhere(text.substr(begin, end - begin), all, *figures_.lexicon);
}

// How much of the text, from one place to another, says only what the document is about anyway, or connects numbers.
std::size_t FigureScopes::end_of_known_words(std::string_view text, std::size_t begin, std::size_t end) const {
    const ProseLexicon& lexicon = *figures_.lexicon;
    const auto word_at = [&](std::size_t at) -> std::size_t {
        if (const auto tie = lexicon.longest_tie(text, at, end); tie && !leads_to_parts(tie->second)) return tie->first;
        const auto is_there = [&](std::string_view word) {
            return !word.empty() && at + word.size() <= end && text.substr(at).starts_with(word) &&
                   is_whole_word(text, at, at + word.size());
        };
        if (is_there(figures_.department)) return figures_.department.size();
        for (const auto* words : {&lexicon.own, &lexicon.bases}) {
            for (const std::string& word : *words) {
                if (is_there(word)) return word.size();
            }
        }
        return 0;
    };
    constexpr std::string_view signs = " -/:()";
    while (begin < end) {
        if (is_ascii_digit(text[begin]) || signs.find(text[begin]) != std::string_view::npos) {
            ++begin;
            continue;
        }
        const std::size_t length = word_at(begin);
        if (length == 0) break;
        begin += length;
    }
    return begin;
}

bool FigureScopes::says_nothing_else(std::string_view text, std::size_t begin, std::size_t end) const {
    // Of a period both years count.
    const auto next = [&](std::size_t at) { return find_year(text, at, end, year_); };
    for (std::optional<NamedYear> named = next(begin); named; named = next(named->begin + 4)) {
        if (!named->is_of(year_)) return false;
    }
    const std::string_view words = text.substr(begin, end - begin);
    const std::vector<std::string>& bases = figures_.lexicon->bases;
    const bool names_stage = std::any_of(bases.begin(), bases.end(), [&](const std::string& word) {
        return stage_.find(word) == std::string::npos && find_beside_names(words, word, {});
    });
    return !names_stage && end_of_known_words(text, begin, end) >= end;
}

// "Excluding pensions, gross expenditure is …": clauses before the number's may say that it is of something else.
bool FigureScopes::is_led_elsewhere(const ProseNumber& number, std::string_view text, const SentenceBounds& sentence,
                                    const Scope& scope) const {
    const ProseLexicon& lexicon = *figures_.lexicon;
    const std::size_t clause = number.begin - last_clause(text.substr(sentence.begin, number.begin - sentence.begin)).size();
    // What the first clause says holds for the whole sentence: "Of the general budget, basic costs were 9; projects were 5".
    const std::size_t first = find_clause_end(text, sentence.begin, clause);
    if (first < clause && names_elsewhere(text.substr(sentence.begin, first - sentence.begin), scope.names, lexicon)) return true;
    for (const LeadClause& lead : leads_to(clause, text, sentence, year_)) {
        const std::string_view words = text.substr(lead.begin, lead.end - lead.begin);
        if (names_elsewhere(words, scope.names, lexicon)) return true;
        if (!scope.is_change && find_base(words, scope.names, lexicon)) return true;
        // Of another stage, if the words say so.
        const bool names_stage = std::any_of(lexicon.bases.begin(), lexicon.bases.end(), [&](const std::string& word) {
            return stage_.find(word) == std::string::npos && find_beside_names(words, word, scope.names);
        });
        if (names_stage) return true;
        if (lead.is_set_off && end_of_known_words(text, lead.begin, lead.end) < lead.end) return true;
    }
    return is_behind_heading(number, text, sentence, scope);
}

// "The north site: staff 5, premises 3": what stands before a colon, unless it is the figure's own name or says nothing.
bool FigureScopes::is_behind_heading(const ProseNumber& number, std::string_view text, const SentenceBounds& sentence,
                                     const Scope& scope) const {
    const std::string_view before = text.substr(sentence.begin, number.begin - sentence.begin);
    const std::size_t colon = before.rfind(": ");
    if (colon == std::string_view::npos) return false;
    const std::string_view heading = last_clause(before.substr(0, colon));
    const auto is_in_heading = [heading](std::string_view name) { return heading.find(name) != std::string_view::npos; };
    const bool has_number =
        std::any_of(heading.begin(), heading.end(), [](char c) { return c == figure_mark || is_ascii_digit(c); });
    if (has_number || std::any_of(scope.names.begin(), scope.names.end(), is_in_heading)) return false;
    const std::size_t end = sentence.begin + colon;
    return end_of_known_words(text, end - heading.size(), end) < end;
}

// "rises by 5% in real terms": of a change, words behind it may say of what, unless they say since when.
bool FigureScopes::is_qualified_behind(const ProseNumber& number, std::string_view text, const SentenceBounds& sentence) const {
    if (!text.substr(number.end).starts_with(' ')) return false;
    const std::size_t end = find_clause_end(text, number.end, sentence.end);
    const std::size_t known = end_of_known_words(text, number.end, end);
    return known < end && !find_base(text.substr(number.end, known - number.end), {}, *figures_.lexicon);
}

std::optional<std::size_t> FigureScopes::find_parts_word(const ProseNumber& number, std::string_view text) const {
    const std::size_t begin = sentence_around(text, number.begin, number.end).begin;
    std::optional<std::size_t> last;
    for (std::size_t at = begin; at < number.begin; ++at) {
        const auto word = figures_.lexicon->longest_tie(text, at, number.begin);
        if (!word) continue;
        if (leads_to_parts(word->second)) last = at;
        at += word->first - 1;
    }
    return last;
}

bool FigureScopes::is_out_of_scope(const ProseNumber& number, std::string_view text, std::size_t figure) const {
    const ProseLexicon& lexicon = *figures_.lexicon;
    const Scope scope = scope_of(figure);
    const SentenceBounds sentence = sentence_around(text, number.begin, number.end);
    const Years years{year_, scope.is_change || scope.is_of_prior_year, scope.is_change};
    if (names_another_year(number, text, sentence, years, lexicon)) return true;
    if (is_of_another_body(number, text, sentence, scope.names, lexicon)) return true;
    if (is_led_elsewhere(number, text, sentence, scope)) return true;
    if (scope.is_change && is_qualified_behind(number, text, sentence)) return true;
    const std::string_view before = text.substr(sentence.begin, number.begin - sentence.begin);
    if (scope.is_change) return is_since_another_stage(before, stage_, scope.names, lexicon);
    return find_base(last_clause(before), scope.names, lexicon).has_value();
}

std::optional<std::size_t> FigureScopes::find_other_year(const ProseNumber& number, std::string_view text,
                                                         const LabelMatch& label) const {
    const ProseLexicon& lexicon = *figures_.lexicon;
    const FigureForm& form = *figures_.figures[label.figure].figure->form;
    if (form.kind == FigureForm::Kind::change || form.is_of_prior_year || label.end > number.begin) return std::nullopt;
    if (!lexicon.has_only_links(text, label.end, number.begin)) return std::nullopt;
    if (const std::optional<NamedYear> named = find_year(text, label.end, number.begin, year_))
        return named->is_of(year_) ? std::nullopt : std::optional(named->begin);
    // The last year before the label, if only links are before and behind it in its clause.
    const SentenceBounds sentence = sentence_around(text, number.begin, number.end);
    for (std::size_t at = label.begin; at-- > sentence.begin + 3;) {
        const std::size_t begin = at - 3;
        const std::optional<NamedYear> year = find_year(text, begin, at + 1, year_);
        if (!year) continue;
        const std::size_t clause = begin - last_clause(text.substr(sentence.begin, begin - sentence.begin)).size();
        const bool is_subject = lexicon.has_only_links(text, clause, begin) && lexicon.has_only_links(text, at + 1, label.begin);
        return !year->is_of(year_) && is_subject ? std::optional(begin) : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace sitegen

#include "proofread/number_reading.hpp"

#include <algorithm>
#include <array>

#include "proofread/operands.hpp"

namespace sitegen {

namespace {

using Course = DirectionWord::Course;

constexpr std::size_t longest_window = 200;  // bytes before a number in which words may name its figure
constexpr int widest_label_gap = 24;         // columns between such words and the number
constexpr int widest_course_gap = 16;        // between a word of rise or fall and its number
constexpr std::size_t longest_aside = 40;    // bytes in brackets between a number and its word of rise or fall
constexpr int widest_comparison = 8;         // between "compared with last year" and the word of rise or fall
constexpr std::size_t longest_tail = 120;    // bytes after an amount in which a word may say that it is the same
constexpr std::size_t most_mentions = 16;    // how far back in a sentence a change may refer

bool contains(const std::vector<std::size_t>& list, std::size_t value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

bool is_inside_character(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

}  // namespace

bool is_level(const ProseFigure& figure) {
    return figure.kind() == FigureForm::Kind::amount || figure.kind() == FigureForm::Kind::count;
}

NumberReading::NumberReading(const MarkdownTree& tree, const ProseFigures& figures)
    : figures_(figures), prose_(plain_text_of(tree)), numbers_(find_numbers(prose_, figures.marks)) {
    for (std::size_t at = prose_.text.find(figure_mark); at != std::string::npos; at = prose_.text.find(figure_mark, at + 1)) {
        marks_.push_back(at);
    }
}

bool NumberReading::advance() {
    if (has_begun_ && number().parts_clauses()) window_begin_ = number().end;
    at_ += has_begun_ ? 1 : 0;
    has_begun_ = true;
    if (at_ >= numbers_.size()) return false;
    const std::size_t begin = number().begin;
    for (; scanned_ < begin; ++scanned_) {
        if (!ends_sentence(prose_.text, scanned_)) continue;
        if (prose_.text[scanned_] == ';') {
            earlier_.insert(earlier_.end(), mentions_.begin(), mentions_.end());
        } else {
            earlier_.clear();
        }
        mentions_.clear();
        window_begin_ = scanned_ + 1;
        while (is_inside_character(prose_.text, window_begin_)) ++window_begin_;
    }
    if (begin - window_begin_ > longest_window) window_begin_ = begin - longest_window;
    return true;
}

const Mention* NumberReading::last_amount() const {
    const auto oldest = mentions_.rbegin() + static_cast<std::ptrdiff_t>(std::min(mentions_.size(), most_mentions));
    const auto found = std::find_if(mentions_.rbegin(), oldest, [](const Mention& m) { return !m.is_change; });
    return found == oldest ? nullptr : &*found;
}

const Mention* NumberReading::amount_before(std::size_t place) const {
    for (const std::vector<Mention>* mentions : {&mentions_, &earlier_}) {
        const auto found = std::find_if(mentions->rbegin(), mentions->rend(),
                                        [&](const Mention& each) { return !each.is_change && numbers_[each.number].end <= place; });
        if (found != mentions->rend()) return &*found;
    }
    return nullptr;
}

std::vector<LabelMatch> NumberReading::find_names(const FigureFilter& wanted) const {
    std::vector<LabelMatch> names = find_labels_after(figures_, prose_, number().end, wanted);
    if (names.empty()) names = find_labels(figures_, prose_, window_begin_, number().begin, wanted);
    if (!names.empty() && names.front().gap > widest_label_gap) names.clear();
    return names;
}

std::optional<CourseMatch> NumberReading::find_course() const {
    std::optional<CourseMatch> course;
    if (const std::optional<DirectionMatch> word = find_direction(figures_, prose_, window_begin_, number().begin)) {
        if (word->course == Course::same) return std::nullopt;
        course = {word->begin, word->end, word->course == Course::fall, nullptr};
    }
    const auto mark = std::lower_bound(marks_.begin(), marks_.end(), number().begin);
    if (mark != marks_.begin() && *(mark - 1) >= window_begin_ && (!course || *(mark - 1) > course->begin)) {
        const ProsePiece& piece = *prose_.figures[static_cast<std::size_t>(mark - 1 - marks_.begin())];
        const std::optional<Amount>& value = piece.figure->value;
        if (piece.aspect != "direction" || !value || value->is_zero()) return std::nullopt;
        course = {*(mark - 1), *(mark - 1) + 1, value->is_negative(), piece.figure};
    }
    if (!course) return std::nullopt;
    const std::string_view gap = text(course->end, number().begin);
    if (columns_of(gap) > widest_course_gap || holds_punctuation(gap)) return std::nullopt;
    if (!find_labels(figures_, prose_, course->end, number().begin, is_level).empty()) return std::nullopt;
    return course;
}

std::optional<CourseBehind> NumberReading::find_course_behind() const {
    const std::string& text = prose_.text;
    const auto skip_spaces = [&text](std::size_t at) { return std::min(text.find_first_not_of(' ', at), text.size()); };
    std::size_t at = skip_spaces(number().end);
    if (text.compare(at, 1, ")") == 0) {
        at = skip_spaces(at + 1);
    } else if (text.compare(at, 1, "(") == 0) {
        const std::size_t close = std::string_view(text).substr(at, longest_aside).find(')');
        if (close == std::string_view::npos) return std::nullopt;
        at = skip_spaces(at + close + 1);
    }
    const auto word = figures_.lexicon->longest_tie(text, at, text.size());
    if (!word || (word->second != TieWord::behind_rise && word->second != TieWord::behind_fall)) return std::nullopt;
    return CourseBehind{word->second == TieWord::behind_fall, at + word->first};
}

// "A is 9, of which B 5 and C 4, up by 1": after all parts, the sentence goes on with the whole.
const Mention* NumberReading::find_whole_of_parts() const {
    Amount sum;
    for (std::size_t i = mentions_.size(); i-- > 0 && mentions_.size() - i <= most_mentions;) {
        const Mention& mention = mentions_[i];
        const ProseNumber& part = numbers_[mention.number];
        if (mention.is_change) return nullptr;
        const std::optional<Operand> amount = operand_of(part);
        if (!amount && !part.is_literal()) continue;  // a blank that is printed as zero
        if (!amount) return nullptr;
        if (mentions_.size() - i > 2 && amount->value == sum) return &mention;
        sum = sum + amount->value;
    }
    return nullptr;
}

Subject NumberReading::find_subject(const CourseMatch& course) const {
    const bool is_near = columns_of(text(course.end, number().begin)) <= widest_direct_gap;
    Subject subject;
    const std::vector<LabelMatch> names = find_labels(figures_, prose_, window_begin_, course.begin, is_level);
    if (!names.empty()) {
        subject.changes = changes_of(figures_of(names));
        const LabelMatch& name = names.front();
        subject.is_clear = is_near && name.begins_phrase && leads(text(name.end, course.begin), subject.changes);
        return subject;
    }
    std::size_t phrase = course.begin;
    while (phrase > window_begin_ && !begins_phrase(prose_, window_begin_, phrase)) --phrase;
    const std::string_view lead = text(phrase, course.begin);
    if (const Mention* whole = find_whole_of_parts()) {
        subject.changes = changes_of(whole->figures);
        subject.is_clear = is_near && columns_of(lead) > 0 && leads(lead, subject.changes);
        return subject;
    }
    const std::size_t oldest = mentions_.size() - std::min(mentions_.size(), most_mentions);
    for (std::size_t i = mentions_.size(); i > oldest && subject.changes.empty(); --i) {
        const Mention& mention = mentions_[i - 1];
        if (mention.figures.empty()) break;  // it is about something that no figure covers
        subject.changes = mention.is_change ? mention.figures : changes_of(mention.figures);
        // "A is 9, of which B 5, up by 1": of A, or of B, whose change no figure has?
        const bool is_last = i == mentions_.size();
        subject.is_clear = is_near && is_last && leads(lead, subject.changes);
    }
    return subject;
}

std::vector<std::size_t> NumberReading::changes_of(const std::vector<std::size_t>& amounts) const {
    std::vector<std::size_t> result;
    for (const std::size_t amount : amounts) {
        const std::optional<std::size_t>& change = figures_.figures[amount].change;
        if (change && figures_.figures[*change].value && !contains(result, *change)) result.push_back(*change);
    }
    return result;
}

std::optional<Span> NumberReading::find_sameness(const std::vector<std::size_t>& changes) const {
    const std::size_t begin = number().end;
    std::size_t limit = std::min(prose_.text.size(), begin + longest_tail);
    for (std::size_t i = at_ + 1; i < numbers_.size() && numbers_[i].begin < limit; ++i) {
        if (numbers_[i].parts_clauses()) limit = numbers_[i].begin;
    }
    const std::string_view tail = text(begin, limit);
    for (const DirectionWord& word : figures_.lexicon->words) {
        const std::size_t at = word.course == Course::same ? tail.find(word.word) : std::string_view::npos;
        if (at == std::string_view::npos) continue;
        std::string_view lead = tail.substr(0, at);
        for (const std::string_view mark : {",", "，", " "}) {
            if (lead.starts_with(mark)) lead.remove_prefix(mark.size());
        }
        if (!holds_punctuation(lead) && leads(lead, changes)) return Span{begin + at, begin + at + word.word.size()};
    }
    return std::nullopt;
}

// Whether these words only say "compared with last year", in the words of the changes' labels.
bool NumberReading::leads(std::string_view words, const std::vector<std::size_t>& changes) const {
    if (columns_of(words) == 0) return true;
    while (words.starts_with(' ')) words.remove_prefix(1);
    return std::any_of(figures_.labels.begin(), figures_.labels.end(), [&](const FigureLabel& named) {
        const std::string& label = named.label->parts.front();
        return contains(changes, named.figure) && words.starts_with(label) &&
               columns_of(words.substr(label.size())) <= widest_comparison;
    });
}

}  // namespace sitegen

// Amounts in another place than the words name: of a neighbouring row, of last year, or of a column with another year.
#include <algorithm>

#include "model/title.hpp"
#include "proofread/clauses.hpp"
#include "proofread/evidence.hpp"
#include "proofread/number_match.hpp"
#include "proofread/open_choice.hpp"

namespace sitegen {

namespace {

constexpr int digits_of_place = 4;  // a shorter amount equals a cell of a table by chance
constexpr int digits_of_past = 3;   // of a column or a row

}  // namespace

// Whether the number may be about another time: the sentence compares, or names another year, stage or body. A comparison in a
// clause behind the number's says that the number is the present amount: "grants of 5.00, up by 1.00 on last year".
bool Evidence::may_be_of_other_time(std::size_t number) const {
    const ProseNumber& written = numbers_[number];
    const std::string_view text = prose_.text;
    if (has_clause_of_another_year(written, text, rows_.year())) return true;
    const SentenceBounds sentence = sentence_around(text, written.begin, written.end);
    const std::size_t clause_end = clause_around(written, text).end;
    const auto holds = [&](const std::vector<std::string>& words, std::size_t end) {
        const std::string_view said = text.substr(sentence.begin, end - sentence.begin);
        return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
            for (std::size_t at = said.find(word); at != std::string_view::npos; at = said.find(word, at + 1)) {
                const bool is_said = is_whole_word(said, at, at + word.size());
                if (is_said && !is_of_change_before(number, sentence.begin + at)) return true;
            }
            return false;
        });
    };
    if (holds(lexicon_.elsewhere, sentence.end) || holds(lexicon_.past, clause_end)) return true;
    for (std::size_t at = sentence.begin; at < clause_end; ++at) {
        const auto word = lexicon_.longest_tie(text, at, clause_end);
        if (!word) continue;
        const bool is_of_other = word->second == TieWord::before && !is_of_change_before(number, at);
        if (is_of_other || word->second == TieWord::respectively) return true;
        at += word->first - 1;
    }
    return false;
}

// "Spending is 9.00, 1.00 less than last year: grants 5.00": the words of a change before the number are not about the number.
bool Evidence::is_of_change_before(std::size_t number, std::size_t word) const {
    for (std::size_t i = numbers_of_sentence(number).first; i < number; ++i) {
        const ProseNumber& change = numbers_[i];
        const bool is_size = change.is_literal() && (change.is_money() || change.is_percentage());
        if (!is_size || change.end > numbers_[number].begin) continue;
        const SentenceBounds clause = clause_around(change, prose_.text);
        if (word < clause.begin || word >= clause.end || clause.end > numbers_[number].begin) continue;
        if (lexicon_.has_tie(prose_.text, clause.begin, clause.end,
                             {TieWord::rise, TieWord::fall, TieWord::behind_rise, TieWord::behind_fall}))
            return true;
    }
    return false;
}

// Whether the words between the number before and this one name one row, or one row by names that follow each other directly.
bool Evidence::is_only_name(std::size_t number, const Scope& scope) const {
    const std::size_t from = std::max(scope.begin, end_of_number_before(number));
    const std::string_view text = prose_.text;
    std::optional<std::size_t> end;
    for (auto mention = first_mention_from(from); mention != mentions_.end() && mention->begin < numbers_[number].begin;
         ++mention) {
        // The title of a column behind the name: "Grants, budget of 2024: 1.00".
        if (mention->end > numbers_[number].begin || (end && rows_.at(mention->row).is_column)) continue;
        if (end && mention->begin > *end && text.substr(*end, mention->begin - *end).find_first_not_of(' ') != std::string::npos)
            return false;
        end = std::max(end.value_or(0), mention->end);
    }
    return end.has_value();
}

// "3.6 for public lighting and 5.2 for parking": of 3.6 and of 5.2, the name stands behind.
bool Evidence::is_named_right_behind(std::size_t number, std::size_t row) const {
    const std::size_t from = numbers_[number].end;
    const std::size_t to = number + 1 < numbers_.size() ? numbers_[number + 1].begin : prose_.text.size();
    return std::any_of(first_mention_from(from), first_mention_from(to), [&](const RowMention& mention) {
        return mention.row == row && !holds_punctuation(std::string_view(prose_.text).substr(from, mention.begin - from));
    });
}

// "It was 3.6 in the budget and will be 3.9": the sentence gives this amount, too. value: in the number's unit.
bool Evidence::is_given_too(std::size_t number, const Amount& value) const {
    const auto [first, last] = numbers_of_sentence(number);
    for (std::size_t i = first; i < last; ++i) {
        const bool is_like = i != number && numbers_[i].is_money() && numbers_[i].unit.power == numbers_[number].unit.power;
        if (is_like && numbers_[i].value == value) return true;
    }
    return false;
}

// "The budget of 2024 is 3.6": the last year that the sentence names before the number is the document's.
bool Evidence::names_own_year(std::size_t number) const {
    const std::size_t sentence = sentence_around(prose_.text, numbers_[number].begin, numbers_[number].end).begin;
    std::optional<NamedYear> last;
    const auto next = [&](std::size_t at) { return find_year(prose_.text, at, numbers_[number].begin, rows_.year()); };
    for (std::optional<NamedYear> named = next(sentence); named; named = next(named->end)) last = named;
    return last && last->is_of(rows_.year());
}

// "We pay 463,158 for utilities.": the only row that the sentence names.
std::vector<std::size_t> Evidence::rows_only_behind(std::size_t number) const {
    const SentenceBounds sentence = sentence_around(prose_.text, numbers_[number].begin, numbers_[number].end);
    const auto first = first_mention_from(sentence.begin);
    const auto last = first_mention_from(sentence.end);
    if (first == last || first->begin < numbers_[number].end) return {};
    std::vector<std::size_t> rows;
    for (auto mention = first; mention != last; ++mention) {
        if (mention->begin != first->begin) return {};
        rows.push_back(mention->row);
    }
    std::string_view gap = std::string_view(prose_.text).substr(numbers_[number].end, first->begin - numbers_[number].end);
    while (!gap.empty() && gap.front() == ' ') gap.remove_prefix(1);
    while (!gap.empty() && gap.back() == ' ') gap.remove_suffix(1);
    const auto [first_number, last_number] = numbers_of_sentence(number);
    const bool is_for = std::find(lexicon_.purposes.begin(), lexicon_.purposes.end(), gap) != lexicon_.purposes.end();
    return is_for && last_number - first_number == 1 ? rows : std::vector<std::size_t>();
}

// "compared with last year's 3.6": nothing stands between but words that connect, and the name of a row.
bool Evidence::is_said_to_be_last_years(std::size_t number) const {
    const std::string_view text = prose_.text;
    const std::size_t end = numbers_[number].begin;
    const std::size_t sentence = sentence_around(text, end, end).begin;
    const std::size_t begin = number == 0 ? sentence : std::max(sentence, numbers_[number - 1].end);
    std::optional<std::size_t> behind;  // the last such word
    for (const std::string& word : lexicon_.last_year) {
        const std::size_t found = text.substr(begin, end - begin).rfind(word);
        if (found == std::string_view::npos) continue;
        const std::size_t word_end = begin + found + word.size();
        if (!is_whole_word(text, begin + found, word_end)) continue;
        behind = std::max(behind.value_or(0), word_end);
    }
    if (!behind) return false;
    std::size_t at = *behind;
    while (at < end) {
        const auto word = lexicon_.longest_tie(text, at, end);
        const std::vector<RowMention> named = mentions_at(at);
        if (text[at] == ' ') {
            ++at;
        } else if (!named.empty() && named.front().end <= end) {
            at = named.front().end;
        } else if (word && (word->second == TieWord::link || word->second == TieWord::before || word->second == TieWord::planned)) {
            at += word->first;
        } else {
            return false;
        }
    }
    return true;
}

// The only row that the sentence names has this amount now, and another one last year.
std::optional<MisplacedNumber> Evidence::find_of_this_year(std::size_t number) const {
    const ProseNumber& written = numbers_[number];
    const std::optional<Operand> operand = operand_of(written);
    const Scope scope = scope_of(number);
    if (!operand || scope.is_carried || scope.subject.empty()) return std::nullopt;
    const auto has_it = [&](const RowAmount& cell) {
        return is_written_as(operand->value, operand->half, Operand::of(cell).value, Amount());
    };
    std::optional<MisplacedNumber> place;
    for (const std::size_t row : scope.subject) {
        const std::vector<RowAmount>& cells = rows_.at(row).amounts;
        for (const RowAmount& cell : cells) {
            if (!has_it(cell)) continue;
            if (!cell.is_of_documents_year() || cell.origin != RowAmount::Origin::own) return std::nullopt;
            const auto past = std::find_if(cells.begin(), cells.end(), [&](const RowAmount& each) {
                return is_past_of(each, cell) && (each.origin == RowAmount::Origin::last_year || !each.column->prior_of.empty());
            });
            if (past == cells.end() || Operand::of(*past).value == operand->value) return std::nullopt;
            const Amount meant = past->value.shifted(past->power - written.unit.power).rounded(written.value.decimals());
            if (!place) place = MisplacedNumber{cell.cell_name(), {meant, past->cell_name()}};
        }
    }
    return place && !is_given_too(number, place->meant.value) ? place : std::nullopt;
}

std::optional<MisplacedNumber> Evidence::find_misplaced(std::size_t number) const {
    const ProseNumber& written = numbers_[number];
    const bool is_clear =
        written.is_money() && written.is_literal() && !written.is_approximate && telling_digits_of(written.value) >= digits_of_past;
    if (!is_clear) return std::nullopt;
    if (is_said_to_be_last_years(number)) return find_of_this_year(number);
    std::vector<std::size_t> named = rows_right_before(number);
    const bool is_before = !named.empty() && is_only_name(number, scope_of(number));
    if (!is_before) named = rows_only_behind(number);
    if (named.empty() || may_be_of_other_time(number)) return std::nullopt;
    const std::optional<Operand> operand = operand_of(written);
    if (!operand) return std::nullopt;
    const auto equals = [&](const Amount& value, const Amount& tolerance) {
        return is_written_as(operand->value, operand->half, value, tolerance);
    };
    const auto meant = [&](const RowAmount& cell) {
        return MeantNumber{cell.value.shifted(cell.power - written.unit.power).rounded(written.value.decimals()), cell.cell_name()};
    };
    // "The grants of schools", where both are names of rows.
    const std::size_t from = end_of_number_before(number);
    const bool is_of_other_name =
        std::any_of(first_mention_from(from), first_mention_from(written.begin), [&](const RowMention& mention) {
            const std::vector<RowAmount>& cells = rows_.at(mention.row).amounts;
            return std::any_of(cells.begin(), cells.end(), [&](const RowAmount& cell) {
                return cell.is_of_documents_year() && equals(Operand::of(cell).value, Amount());
            });
        });
    if (is_of_other_name) return std::nullopt;
    std::optional<MisplacedNumber> past;
    for (const std::size_t row : named) {
        const std::vector<RowAmount>& cells = rows_.at(row).amounts;
        for (const RowAmount& cell : cells) {
            const Operand own = Operand::of(cell);
            if (equals(own.value, Amount())) {
                if (cell.is_of_documents_year() || cell.origin == RowAmount::Origin::other_stage) return std::nullopt;
                const auto now = std::find_if(cells.begin(), cells.end(), [&](const RowAmount& each) {
                    return is_past_of(cell, each) && each.column->stage.empty();
                });
                if (now == cells.end()) return std::nullopt;
                if (!past) past = MisplacedNumber{cell.cell_name(), meant(*now)};
            }
            for (const RowAmount& other : cells) {
                const Operand before = Operand::of(other);
                // The printed change and one of the two amounts always give the other one.
                if (cell.column->is_difference || other.column->is_difference || before.value.is_zero() || own.value.is_zero())
                    continue;
                if (is_comparable(cell, other) && equals(own.value - before.value, own.half + before.half)) return std::nullopt;
            }
        }
    }
    if (past) {
        // "In 2022, grants were 1.00, fees 2.00": the year holds for all of them.
        const bool is_of_list = follows_another_year(written, prose_.text, rows_.year());
        const bool may_be_other = is_given_too(number, past->meant.value) && !names_own_year(number);
        return is_of_list || may_be_other ? std::nullopt : past;
    }
    const bool is_long = telling_digits_of(written.value) > digits_of_place;
    for (const std::size_t row : rows_.printing(operand->value, operand->half)) {
        for (const RowAmount& cell : rows_.at(row).amounts) {
            const bool is_exact = Operand::of(cell).value == operand->value && telling_digits_of(written.value) >= digits_of_place;
            if (!cell.is_of_documents_year() || !equals(Operand::of(cell).value, Amount())) continue;
            if (is_named_right_behind(number, row)) return std::nullopt;
            const RowAmount* own = find_neighbour(cell, named);
            // "The division receives 27.9 of income", "Roads: income 27.9": the title of a column does not say of which row. "The
            // capital programme of roads" is no total.
            const bool is_title = rows_.at(named.front()).is_column;
            const bool is_open =
                own != nullptr &&
                (is_title ? own->column == cell.column : own->row->role == RowRole::total && !begins_clause(number, named.front()));
            if (is_open) continue;
            // Rounded, a short number equals a cell of the other columns by chance.
            if (own != nullptr && (is_exact || is_long || own->column == cell.column))
                return MisplacedNumber{cell.cell_name(), meant(*own)};
        }
    }
    return std::nullopt;
}

// Whether nothing stands before the name of the row in the number's clause but words that say nothing by themselves.
bool Evidence::begins_clause(std::size_t number, std::size_t row) const {
    const std::size_t begin = clause_around(numbers_[number], prose_.text).begin;
    const auto last = first_mention_from(numbers_[number].begin);
    const auto named =
        std::find_if(first_mention_from(begin), last, [row](const RowMention& mention) { return mention.row == row; });
    return named != last && says_only_known(begin, named->begin);
}

// The amount that one of these rows has in the cell's column, or the only one that they have for this year elsewhere in its table:
// where income and expenditure stand side by side, their columns differ.
const RowAmount* Evidence::find_neighbour(const RowAmount& cell, const std::vector<std::size_t>& named) const {
    std::vector<const RowAmount*> in_table;
    for (const std::size_t each : named) {
        for (const RowAmount& own : rows_.at(each).amounts) {
            const bool is_in_table = own.document == cell.document && own.table == cell.table && own.row != cell.row;
            if (is_in_table && own.column == cell.column) return &own;
            if (is_in_table && own.is_of_documents_year() && !own.column->is_difference) in_table.push_back(&own);
        }
    }
    return in_table.size() == 1 ? in_table.front() : nullptr;
}

// "Grants 5.00, fees 5.00", where 5.00 is the amount of the fees.
bool Evidence::is_only_of_rows_behind(std::size_t number) const {
    const std::optional<Operand> operand = operand_of(numbers_[number]);
    if (!operand || telling_digits_of(numbers_[number].value) < digits_of_place) return false;
    const auto has_it = [&](const RowAmount& cell) {
        return is_written_as(operand->value, operand->half, Operand::of(cell).value, Amount());
    };
    const auto [first, last] = numbers_of_sentence(number);
    bool has_any = false;
    for (const std::size_t row : scope_of(number).rows) {
        const std::vector<RowAmount>& cells = rows_.at(row).amounts;
        if (std::none_of(cells.begin(), cells.end(), has_it)) continue;
        const auto has_own_number = [&](std::size_t other) {
            const std::vector<std::size_t> named = rows_right_before(other);
            return std::find(named.begin(), named.end(), row) != named.end();
        };
        bool is_behind = false;
        for (std::size_t i = number + 1; i < last && !is_behind; ++i) is_behind = has_own_number(i);
        for (std::size_t i = first; i <= number && is_behind; ++i) is_behind = !has_own_number(i);
        if (!is_behind) return false;
        has_any = true;
    }
    return has_any;
}

std::optional<std::string> Evidence::find_of_last_year(std::size_t number) const {
    const std::optional<Operand> operand = operand_of(numbers_[number]);
    if (!operand || telling_digits_of(numbers_[number].value) < digits_of_place) return std::nullopt;
    for (const std::size_t row : rows_.printing(operand->value, operand->half)) {
        for (const RowAmount& cell : rows_.at(row).amounts) {
            const bool is_past = cell.origin == RowAmount::Origin::last_year || !cell.column->prior_of.empty();
            if (is_past && is_written_as(operand->value, operand->half, Operand::of(cell).value, Amount())) return cell.cell_name();
        }
    }
    return std::nullopt;
}

// "Technology was 135,981 in 2023": the cells of the row in the columns of that year.
std::optional<MeantNumber> Evidence::find_slipped_of_year(std::size_t number) const {
    const ProseNumber& written = numbers_[number];
    const std::optional<int> year = other_year_of_clause(written, prose_.text, rows_.year());
    const Scope scope = scope_of(number);
    if (!year || !written.is_money() || telling_digits_of(written.value) < 3 || !is_near_name(number, scope)) return std::nullopt;
    OpenChoice choice(written);
    for (const std::size_t row : scope.subject) {
        for (const RowAmount& cell : rows_.at(row).amounts) {
            const std::optional<int> distance = distance_of_year(*cell.column);
            if (distance && cell.document->year.first + *distance == *year)
                choice.consider(Operand::of(cell).value, Amount(), cell.cell_name());
        }
    }
    return choice.slipped();
}

}  // namespace sitegen

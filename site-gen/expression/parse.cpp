// condition  = comparison { "and" comparison } ;
// comparison = sum ( "=" | ">=" | "<=" | ">" | "<" ) sum ;
// check      = comparison | quotient "=" sum | sum "=" quotient ;
// quotient   = product "/" operand ;
// sum        = product { ("+" | "-") product } ;
// product    = operand { "*" operand } ;
// operand    = "-" operand | "(" sum ")" | number | function | reference ;
// function   = "sum" "(" reference ")" | "children" "(" reference ")" | "count" "(" rows ")" | "prior" "(" sum ")"
//            | "stage" "(" name "," sum ")"
//            | "department" "(" ( name | "*" ) "," sum ")" | "departments" "(" sum ")" ;
// reference  = rows "." ( name | "*" ) ;
// rows       = name "[" ( "*" | "level" digit | pattern | row ) "]" ;
// name       = one or more of a-z A-Z 0-9 - / ;
// row        = one or more of the same and "." ;
// pattern    = a row in which "*" stands for any characters and "?" for one ;
//
// department() and departments() are only allowed in checks. They are never within another function, and prior() and stage() are
// never within them.
//
// A "-" or "/" that follows a name's character without a space belongs to the name: write "a - b" and "a / b" with spaces.

#include "expression/parse.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "model/rules.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

struct SyntaxFault {
    std::size_t offset;
    std::string expected;
};

constexpr int deepest_nesting = 64;
constexpr std::size_t most_operands = 1000;  // code that walks through an expression is recursive in the operands of a sum
constexpr std::size_t longest_quote = 200;   // bytes of an expression in a message

bool is_name_character(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '/'; }

// Expressions are ASCII, so byte offsets are columns.
Place place_in(const Place& start, std::size_t offset, std::size_t length, Spelling spelling) {
    if (start.line == 0 || spelling == Spelling::escaped) return start;
    return {start.file, start.line, start.column + static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(length)};
}

class Parser {
  public:
    enum class Knows { one_department, all_departments };

    Parser(std::string_view text, const Place& start, Spelling spelling, Knows knows)
        : text_(text), start_(start), spelling_(spelling), knows_(knows) {}

    Expression whole_expression() {
        Expression result = sum(0);
        expect_end();
        return result;
    }

    // Of a check, which may have a quotient on one side.
    Comparison whole_comparison() {
        Comparison result;
        result.left = side();
        skip_space();
        const std::size_t relation_at = at_;
        result.relation = relation();
        result.right = side();
        expect_end();
        const bool divides_left = result.left.kind == Expression::Kind::divide;
        const bool divides_right = result.right.kind == Expression::Kind::divide;
        at_ = relation_at;
        if (divides_left && divides_right) fail("a quotient on one side only");
        if ((divides_left || divides_right) && result.relation != Comparison::Relation::equal) fail("= beside a quotient");
        return result;
    }

    std::vector<Comparison> whole_condition() {
        std::vector<Comparison> result;
        do {
            result.push_back(comparison());
        } while (take_word("and"));
        expect_end();
        return result;
    }

    CellReference whole_reference() {
        CellReference result = rows();
        if (take('.')) result.column = name("the name of a column");
        result.place = place_from(0);
        expect_end();
        return result;
    }

  private:
    Comparison comparison() {
        Comparison result;
        result.left = sum(0);
        result.relation = relation();
        result.right = sum(0);
        return result;
    }

    Comparison::Relation relation() {
        if (take('=')) return Comparison::Relation::equal;
        const bool is_more = take('>');
        if (!is_more && !take('<')) fail("=, >=, <=, > or <");
        const bool allows_equal = at_ < text_.size() && text_[at_] == '=';
        if (allows_equal) ++at_;
        if (is_more) return allows_equal ? Comparison::Relation::at_least : Comparison::Relation::more;
        return allows_equal ? Comparison::Relation::at_most : Comparison::Relation::less;
    }

    Expression side() {
        Expression left = product(0);
        if (take('/')) return combine(Expression::Kind::divide, std::move(left), operand(0));
        return sum_from(std::move(left), 0);
    }

    Expression sum(int depth) { return sum_from(product(depth), depth); }

    Expression sum_from(Expression left, int depth) {
        while (true) {
            const bool adds = take('+');
            if (!adds && !take('-')) return left;
            left = combine(adds ? Expression::Kind::add : Expression::Kind::subtract, std::move(left), product(depth));
        }
    }

    Expression product(int depth) {
        Expression left = operand(depth);
        while (take('*')) left = combine(Expression::Kind::multiply, std::move(left), operand(depth));
        return left;
    }

    Expression operand(int depth) {
        if (depth > deepest_nesting) fail("fewer parentheses (64 levels at most)");
        skip_space();
        if (++operand_count_ > most_operands) fail("a shorter expression (1000 numbers and cells at most)");
        const std::size_t begin = at_;
        if (take('-')) return wrap(Expression::Kind::negate, operand(depth + 1), begin);
        if (take('(')) {
            Expression inner = sum(depth + 1);
            expect(')');
            return inner;
        }
        if (at_ < text_.size() && is_ascii_digit(text_[at_])) return number();
        return call_or_cells(depth, begin);
    }

    Expression call_or_cells(int depth, std::size_t begin) {
        const std::string word = name("a number, a cell such as expenditure[total].basic, or sum(…)");
        if (take('(')) {
            Expression result = arguments(word, depth, begin);
            expect(')');
            result.place = place_from(begin);
            return result;
        }
        at_ = begin;
        Expression result;
        result.kind = Expression::Kind::cells;
        result.cells = reference();
        result.place = result.cells.place;
        return result;
    }

    Expression arguments(const std::string& function, int depth, std::size_t begin) {
        const bool is_of_departments = function == "department" || function == "departments";
        if (is_of_departments || function == "prior" || function == "stage") {
            if (is_of_departments && knows_ == Knows::one_department) fail_function(begin);
            if (is_in_departments_ || (is_of_departments && is_in_other_document_)) {
                at_ = begin;
                fail(
                    "cells of one document: department(…) and departments(…) cannot be within a function or contain prior(…) or "
                    "stage(…)");
            }
            return of_other_document(function, depth, begin);
        }
        if (function == "sum" || function == "children") {
            Expression inner;
            inner.kind = Expression::Kind::cells;
            inner.cells = reference();
            inner.place = inner.cells.place;
            return wrap(function == "sum" ? Expression::Kind::sum : Expression::Kind::children, std::move(inner), begin);
        }
        if (function == "count") {
            Expression result;
            result.kind = Expression::Kind::count;
            skip_space();
            const std::size_t rows_begin = at_;
            result.cells = rows();
            result.cells.place = place_from(rows_begin);
            return result;
        }
        fail_function(begin);
    }

    [[noreturn]] void fail_function(std::size_t begin) {
        at_ = begin;
        fail(knows_ == Knows::one_department
                 ? "sum(…), children(…), count(…), prior(…) or stage(…)"
                 : "sum(…), children(…), count(…), prior(…), stage(…), department(…) or departments(…)");
    }

    Expression of_other_document(const std::string& function, int depth, std::size_t begin) {
        std::string stage;
        std::string department;
        if (function == "stage") stage = name("the id of a stage");
        if (function == "department") department = take('*') ? "*" : department_name();
        if (function == "stage" || function == "department") expect(',');
        const bool was_in_other_document = std::exchange(is_in_other_document_, true);
        is_in_departments_ = function == "department" || function == "departments";
        Expression result = wrap(kind_of(function), sum(depth + 1), begin);
        is_in_other_document_ = was_in_other_document;
        is_in_departments_ = false;
        result.stage = std::move(stage);
        result.department = std::move(department);
        return result;
    }

    static Expression::Kind kind_of(const std::string& function) {
        if (function == "prior") return Expression::Kind::prior;
        if (function == "stage") return Expression::Kind::stage;
        return function == "department" ? Expression::Kind::department : Expression::Kind::departments;
    }

    // The name becomes part of a path.
    std::string department_name() {
        constexpr const char* expected = "the folder of a department, or *";
        skip_space();
        const std::size_t begin = at_;
        std::string folder = name(expected);
        const auto is_of_folder = [](char c) { return is_ascii_digit(c) || c == '-' || (c >= 'a' && c <= 'z'); };
        if (folder.front() == '-' || !std::all_of(folder.begin(), folder.end(), is_of_folder)) {
            at_ = begin;
            fail(expected);
        }
        return folder;
    }

    CellReference reference() {
        skip_space();
        const std::size_t begin = at_;
        CellReference result = rows();
        expect('.');
        result.column = take('*') ? "*" : name("the name of a column, or *");
        result.place = place_from(begin);
        return result;
    }

    CellReference rows() {
        CellReference result;
        result.table = name("the name of a table");
        expect('[');
        selector(result.rows);
        expect(']');
        return result;
    }

    void selector(RowSelector& rows) {
        rows.text = name("a row's id, a code, level and a number, or *", ".*?");
        if (rows.text == "*") {
            rows = {RowSelector::Kind::every, {}, 0};
        } else if (rows.text.find_first_of("*?") != std::string::npos) {
            rows.kind = RowSelector::Kind::pattern;
        }
        skip_space();
        if (rows.text == "level" && at_ < text_.size() && is_ascii_digit(text_[at_])) {
            rows = {RowSelector::Kind::level, {}, text_[at_++] - '0'};
        }
    }

    Expression number() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && (is_ascii_digit(text_[at_]) || text_[at_] == '.')) ++at_;
        const auto parsed = Amount::parse(text_.substr(begin, at_ - begin));
        if (!std::holds_alternative<Amount>(parsed)) {
            at_ = begin;
            fail("a decimal number");
        }
        Expression result;
        result.number = std::get<Amount>(parsed);
        result.place = place_from(begin);
        return result;
    }

    // others: characters that are allowed in addition to those of every name.
    std::string name(const char* expected, std::string_view others = {}) {
        skip_space();
        const std::size_t begin = at_;
        const auto belongs = [&](char c) { return is_name_character(c) || others.find(c) != std::string_view::npos; };
        while (at_ < text_.size() && belongs(text_[at_])) ++at_;
        if (at_ == begin) fail(expected);
        return std::string(text_.substr(begin, at_ - begin));
    }

    Expression combine(Expression::Kind kind, Expression left, Expression right) {
        Expression result;
        result.kind = kind;
        result.place = left.place;
        result.operands.push_back(std::move(left));
        result.operands.push_back(std::move(right));
        return result;
    }

    Expression wrap(Expression::Kind kind, Expression inner, std::size_t begin) {
        Expression result;
        result.kind = kind;
        result.operands.push_back(std::move(inner));
        result.place = place_from(begin);
        return result;
    }

    void skip_space() {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    }
    bool take(char wanted) {
        skip_space();
        if (at_ >= text_.size() || text_[at_] != wanted) return false;
        ++at_;
        return true;
    }
    // A word between two other words.
    bool take_word(std::string_view wanted) {
        skip_space();
        if (text_.substr(at_, wanted.size()) != wanted) return false;
        at_ += wanted.size();
        return true;
    }
    void expect(char wanted) {
        if (!take(wanted)) fail(std::string("\"") + wanted + "\"");
    }
    void expect_end() {
        skip_space();
        if (at_ != text_.size()) fail("the end of the expression");
    }
    [[noreturn]] void fail(std::string expected) const { throw SyntaxFault{at_, std::move(expected)}; }

    [[nodiscard]] Place place_from(std::size_t begin) const { return place_in(start_, begin, at_ - begin, spelling_); }

    std::string_view text_;
    Place start_;
    Spelling spelling_;
    Knows knows_;
    bool is_in_other_document_ = false;  // within prior(), stage() and the like
    bool is_in_departments_ = false;     // within department() or departments()
    std::size_t at_ = 0;
    std::size_t operand_count_ = 0;
};

// Of a long expression, the part around the fault. It is cut between characters.
std::string quoted(std::string_view text, std::size_t fault) {
    if (text.size() <= longest_quote) return "\"" + std::string(text) + "\"";
    const auto is_within_character = [&](std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    };
    std::size_t begin = std::min(fault - std::min(fault, longest_quote / 2), text.size() - longest_quote);
    std::size_t end = begin + longest_quote;
    while (is_within_character(begin)) ++begin;
    while (is_within_character(end)) ++end;
    return (begin == 0 ? "\"" : "\"…") + std::string(text.substr(begin, end - begin)) + (end == text.size() ? "\"" : "…\"");
}

template <typename Result>
std::optional<Result> attempt(std::string_view text, const Place& start, Findings& findings, Spelling spelling,
                              Result (Parser::*parse)(), Parser::Knows knows = Parser::Knows::one_department) {
    try {
        return (Parser(text, start, spelling, knows).*parse)();
    } catch (const SyntaxFault& fault) {
        findings.error(rules::expression_syntax, place_in(start, fault.offset, 1, spelling),
                       "expected " + fault.expected + " in " + quoted(text, fault.offset),
                       "See \"The cell language\" in content/README.md.");
        return std::nullopt;
    }
}

}  // namespace

std::optional<Expression> parse_expression(std::string_view text, const Place& start, Findings& findings, Spelling spelling) {
    return attempt(text, start, findings, spelling, &Parser::whole_expression);
}

std::optional<Comparison> parse_comparison(std::string_view text, const Place& start, Findings& findings, Spelling spelling) {
    return attempt(text, start, findings, spelling, &Parser::whole_comparison, Parser::Knows::all_departments);
}

std::optional<std::vector<Comparison>> parse_condition(std::string_view text, const Place& start, Findings& findings,
                                                       Spelling spelling) {
    return attempt(text, start, findings, spelling, &Parser::whole_condition);
}

std::optional<CellReference> parse_reference(std::string_view text, const Place& start, Findings& findings, Spelling spelling) {
    return attempt(text, start, findings, spelling, &Parser::whole_reference);
}

}  // namespace sitegen

// Judges the numbers of one section's prose, one after the other. proofread.hpp says what comes of it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "proofread/evidence.hpp"
#include "proofread/exchanges.hpp"
#include "proofread/number_match.hpp"
#include "proofread/number_reading.hpp"
#include "proofread/other_scopes.hpp"
#include "proofread/proofread.hpp"
#include "proofread/prose_outcomes.hpp"
#include "proofread/sentence_check.hpp"
#include "proofread/shares_of_wholes.hpp"

namespace sitegen {

class ProseCheck {
  public:
    ProseCheck(const MarkdownTree& prose, const ProseContext& context)
        : context_(context),
          figures_(context.figures),
          scopes_(context.document, context.figures),
          reading_(prose, context.figures),
          report_(context, reading_.prose()) {}

    [[nodiscard]] std::vector<Outcome> run();

  private:
    static constexpr int digits_of_slip = 3;  // shorter numbers without support from words resemble each other by chance

    [[nodiscard]] static bool is_money(const ProseFigure& figure) { return figure.unit.kind == ProseUnit::Kind::money; }
    [[nodiscard]] static bool contains(const std::vector<std::size_t>& list, std::size_t value) {
        return std::find(list.begin(), list.end(), value) != list.end();
    }
    [[nodiscard]] static std::vector<Saying> sayings_of(const std::vector<std::size_t>& figures, bool is_rate = false);

    // ---- Figures filled in: prose_check.cpp ----

    void judge_figure(const ProseNumber& number);
    [[nodiscard]] std::optional<std::size_t> index_of(const Figure* figure) const;
    void check_unit(const ProseNumber& number, const Saying& saying);
    void check_course(const ProseNumber& number, std::size_t change);

    // ---- Literals: judge_literals.cpp ----

    void judge_literal(const ProseNumber& number);
    void judge_amount(const ProseNumber& number);
    void judge_share(const ProseNumber& number);
    [[nodiscard]] bool is_share_of(std::size_t share, const std::vector<std::size_t>& amounts) const;
    void judge_rate(const ProseNumber& number, const std::vector<std::size_t>& changes);
    [[nodiscard]] Equals find_anywhere(const ProseNumber& number) const;
    [[nodiscard]] std::optional<Nearest> find_nearest_anywhere(const ProseNumber& number) const;
    std::vector<std::size_t> decide(const ProseNumber& number, const std::vector<LabelMatch>& names);
    void leads_away(const ProseNumber& number);
    [[nodiscard]] bool is_last_accused();
    [[nodiscard]] bool is_out_of_scope(const ProseNumber& number, std::size_t figure) const;
    [[nodiscard]] std::optional<MisplacedNumber> find_last_years(const ProseNumber& number, const Nearest& own);
    [[nodiscard]] bool follows_unread_number(const ProseNumber& number) const;
    [[nodiscard]] bool is_read(std::size_t number) const;
    [[nodiscard]] bool follows_bare_number(const ProseNumber& number) const;
    [[nodiscard]] bool belongs_to_number_before(const LabelMatch& name) const;
    [[nodiscard]] bool ends_clause(const ProseNumber& number) const;
    std::vector<std::size_t> decide_unnamed(const ProseNumber& number, const Equals& equal);
    std::vector<std::size_t> accept(const ProseNumber& number, const Saying& saying, Likeness likeness);
    [[nodiscard]] Saying likeliest(const std::vector<Saying>& sayings) const;
    [[nodiscard]] bool is_said(const std::vector<std::size_t>& figures) const;
    void judge_count(const ProseNumber& number);
    void judge_quantity(const ProseNumber& number);
    [[nodiscard]] bool may_be_year(const ProseNumber& number) const;
    void judge_bare(const ProseNumber& number);

    // ---- Numbers that are not figures: judge_untied.cpp ----

    [[nodiscard]] const Evidence& evidence();
    [[nodiscard]] ChangeCourse course_of_number() const;
    [[nodiscard]] bool is_of_rounded(const ProseNumber& number, const Saying& saying) const;
    [[nodiscard]] bool may_name_year() const;
    [[nodiscard]] bool says_past() const;
    [[nodiscard]] bool is_named_plainly(const ProseNumber& number, const LabelMatch& name) const;
    [[nodiscard]] bool follows_last_year(std::size_t place) const;
    bool judge_past(const ProseNumber& number);
    bool has_other_year(const ProseNumber& number, const LabelMatch& name);
    [[nodiscard]] bool is_part_of_another(const ProseNumber& number, std::size_t figure) const;
    void contradict(const ProseNumber& number, const Saying& saying, const Saying* other = nullptr);
    [[nodiscard]] std::optional<MeantNumber> likely_slip_of(const ProseNumber& number, const std::optional<Nearest>& nearest) const;
    void agree_when_rounded(const ProseNumber& number, const Saying& saying);
    void bear_out(const ProseNumber& number, const Support& support);
    void untied(const ProseNumber& number, const std::optional<MeantNumber>& likely);
    bool judge_average(const ProseNumber& number);
    void bear_out_part(const ProseNumber& share, const Operand& whole);
    [[nodiscard]] std::optional<ShareOfWhole> share_of_named_whole(std::size_t number);
    bool judge_share_of_whole(const ProseNumber& number);
    void judge_untied(const ProseNumber& number, const std::optional<Nearest>& nearest = std::nullopt);

    // ---- Rise, fall and sameness: judge_changes.cpp ----

    void judge_change(const ProseNumber& number, const CourseMatch& course);
    void judge_change_behind(const ProseNumber& number, const CourseBehind& course);
    [[nodiscard]] std::vector<std::size_t> find_changes(const ProseNumber& number, const CourseMatch& course);
    [[nodiscard]] std::vector<std::size_t> decide_change(const ProseNumber& number, const ProseNumber& size, const Subject& subject,
                                                         const CourseMatch& course);
    [[nodiscard]] bool agrees(std::size_t change, bool is_fall) const;
    [[nodiscard]] bool rises_from_zero(const std::vector<std::size_t>& changes) const;
    void check_sameness(const std::vector<std::size_t>& amounts);

    // ---- What the numbers of a sentence say of each other: prose_check.cpp ----

    void check_sentences();
    void check_order();
    void check_plan(std::size_t completion);
    void check_reason(const TiedNumbers& comparison);
    void apply(const SentenceVerdict& verdict, const SentenceCheck& check);
    void tell(const ProseNumber& number, const SentenceVerdict& verdict);

    const ProseContext& context_;
    const ProseFigures& figures_;
    const FigureScopes scopes_;
    NumberReading reading_;
    ProseReport report_;
    std::optional<Evidence> evidence_;  // made when a number needs it
    std::size_t led_away_until_ = 0;    // numbers before this place of the text may be about something else than the document
    std::set<std::size_t> said_;
    std::map<std::size_t, std::size_t> outcome_of_;  // indexes of outcomes by literals
    std::set<std::size_t> said_exactly_;             // literals that equal a figure in all digits
    std::map<std::size_t, Amount> likely_of_;        // what literals may be slips of
    std::vector<Doubt> doubts_;
};

}  // namespace sitegen

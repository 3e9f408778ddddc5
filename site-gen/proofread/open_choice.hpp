// What decides whether a number that words leave open is a slip of one of several values.
#pragma once

#include <optional>
#include <string>

#include "proofread/evidence.hpp"

namespace sitegen {

// Values that words leave open for a number. If it is one of them, the others mean nothing. Otherwise it is a slip of the first
// with the same digits but one, or with two exchanged: that is the most common slip.
class OpenChoice {
  public:
    explicit OpenChoice(const ProseNumber& written)
        : written_(written), half_(half_of_last_place(written.value.decimals(), written.unit.power)) {}

    // value: in the currency's unit.
    void consider(const Amount& value, const Amount& tolerance, const std::string& what) {
        agrees_ = agrees_ || is_written_as(written_.value.shifted(written_.unit.power), half_, value, tolerance);
        if (agrees_ || slipped_) return;
        const Amount meant = value.shifted(-written_.unit.power).rounded(written_.value.decimals()).absolute();
        const Slip slip = find_slip(written_.value.absolute(), meant);
        if (slip == Slip::digit_changed || slip == Slip::digits_swapped) slipped_ = MeantNumber{meant, what, slip};
    }

    [[nodiscard]] std::optional<MeantNumber> slipped() const { return agrees_ ? std::nullopt : slipped_; }

  private:
    const ProseNumber& written_;
    Amount half_;
    bool agrees_ = false;
    std::optional<MeantNumber> slipped_;
};

// The cells that are of another year than a number: of the document's, where its words name another one; of any other, where they
// speak of no other. It may resemble them, but not be a slip of them.
class CellsOfOtherYears {
  public:
    CellsOfOtherYears(bool names_another, bool may_be_past) : names_another_(names_another), may_be_past_(may_be_past) {}

    bool operator()(const RowAmount& cell) const {
        if (cell.origin == RowAmount::Origin::other_stage) return names_another_;
        return cell.is_of_documents_year() ? names_another_ : !names_another_ && !may_be_past_;
    }

  private:
    bool names_another_;
    bool may_be_past_;
};

}  // namespace sitegen

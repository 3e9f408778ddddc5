#include "model/cell.hpp"

namespace sitegen {

const char* name_of(CellState state) {
    switch (state) {
        case CellState::amount:
            return "amount";
        case CellState::text:
            return "text";
        case CellState::not_applicable:
            return "not applicable";
        case CellState::blank:
            return "blank";
        case CellState::not_published:
            return "not published";
        case CellState::did_not_exist:
            return "did not exist";
        case CellState::withheld:
            return "withheld";
    }
    return "";
}

}  // namespace sitegen

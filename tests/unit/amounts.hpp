// Amounts as tests write them.
#pragma once

#include <boost/test/unit_test.hpp>

#include <string_view>
#include <variant>

#include "model/amount.hpp"

[[nodiscard]] inline sitegen::Amount amount(std::string_view text) {
    const auto parsed = sitegen::Amount::parse(text);
    BOOST_REQUIRE_MESSAGE(std::holds_alternative<sitegen::Amount>(parsed), text << " should be an amount");
    return std::get<sitegen::Amount>(parsed);
}

#include "publish/source_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include "model/failure.hpp"

namespace sitegen {

std::optional<std::int64_t> source_date_epoch() {
    const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
    if (epoch == nullptr) return std::nullopt;
    const std::string_view text(epoch);
    std::int64_t unix_time = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), unix_time);
    if (error != std::errc() || end != text.data() + text.size()) {
        throw Failure("SOURCE_DATE_EPOCH is \"" + std::string(text) + "\", which is not a number of seconds since 1970");
    }
    return unix_time;
}

std::int64_t bundle_time(std::optional<std::int64_t> unix_time) {
    using namespace std::chrono;
    constexpr sys_seconds first = sys_days(year(1980) / January / 1);
    constexpr sys_seconds last = sys_days(year(2107) / December / 31) + hours(23) + minutes(59) + seconds(58);
    return std::clamp(unix_time.value_or(0), std::int64_t{first.time_since_epoch().count()},
                      std::int64_t{last.time_since_epoch().count()});
}

std::string date_text(std::int64_t unix_time) {
    using namespace std::chrono;
    const year_month_day day(floor<days>(sys_seconds(seconds(unix_time))));
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

std::string date_time_text(std::int64_t unix_time) {
    using namespace std::chrono;
    const sys_seconds at{seconds(unix_time)};
    const hh_mm_ss clock(at - floor<days>(at));
    return fmt::format("{}T{:02}:{:02}:{:02}Z", date_text(unix_time), clock.hours().count(), clock.minutes().count(),
                       clock.seconds().count());
}

}  // namespace sitegen

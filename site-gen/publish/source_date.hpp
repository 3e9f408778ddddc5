// The one time of everything in a bundle, and how it is written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace sitegen {

// SOURCE_DATE_EPOCH as Unix time in seconds (https://reproducible-builds.org/specs/source-date-epoch/). Nothing if it is not set.
// Throws a Failure if it is no number.
[[nodiscard]] std::optional<std::int64_t> source_date_epoch();

// The nearest time that a ZIP file can have: 1980 to 2107. Without any time the first one, 1980-01-01T00:00:00Z.
[[nodiscard]] std::int64_t bundle_time(std::optional<std::int64_t> unix_time);

// Of a Unix time, in UTC: "2023-11-14", and "2023-11-14T22:13:20Z" (RFC 3339).
[[nodiscard]] std::string date_text(std::int64_t unix_time);
[[nodiscard]] std::string date_time_text(std::int64_t unix_time);

}  // namespace sitegen

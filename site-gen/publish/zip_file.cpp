#include "publish/zip_file.hpp"

#include <sys/stat.h>
#include <zip.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>
#include <vector>

#include "model/failure.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace {

constexpr zip_uint32_t best_compression = 9;
constexpr zip_int64_t whole_file = -1;

Failure zip_failure(const char* action, const std::filesystem::path& file, zip_error_t* error) {
    return Failure(std::string("cannot ") + action + " " + file.string() + ": " + zip_error_strerror(error));
}

zip* open_archive(const char* action, const std::filesystem::path& file, int flags) {
    int code = 0;
    if (zip* archive = zip_open(file.c_str(), flags, &code)) return archive;
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    Failure failure = zip_failure(action, file, &error);
    zip_error_fini(&error);
    throw failure;
}

}  // namespace

ZipTime zip_time(std::int64_t unix_seconds) {
    using namespace std::chrono;
    const sys_seconds first = sys_days(year(1980) / January / 1);
    const sys_seconds last = sys_days(year(2107) / December / 31) + hours(23) + minutes(59) + seconds(58);
    const sys_seconds at = std::clamp(sys_seconds(seconds(unix_seconds)), first, last);
    const year_month_day day(floor<days>(at));
    const hh_mm_ss clock(at - floor<days>(at));
    const auto year_bits = static_cast<unsigned>(static_cast<int>(day.year()) - 1980) << 9U;
    const auto month_bits = static_cast<unsigned>(day.month()) << 5U;
    return {static_cast<std::uint16_t>(year_bits | month_bits | static_cast<unsigned>(day.day())),
            static_cast<std::uint16_t>(static_cast<unsigned>(clock.hours().count()) << 11U |
                                       static_cast<unsigned>(clock.minutes().count()) << 5U |
                                       static_cast<unsigned>(clock.seconds().count()) / 2U)};
}

ZipWriter::ZipWriter(std::filesystem::path file, ZipTime time)
    : file_(std::move(file)), time_(time), archive_(open_archive("create", file_, ZIP_CREATE | ZIP_TRUNCATE)) {}

ZipWriter::~ZipWriter() {
    if (archive_ != nullptr) zip_discard(archive_);
}

void ZipWriter::add_text(const std::string& name, std::string_view text) {
    add(name, zip_source_buffer(archive_, text.data(), text.size(), 0));
}

void ZipWriter::add_file(const std::string& name, const std::filesystem::path& file) {
    add(name, zip_source_file(archive_, file.c_str(), 0, whole_file));
}

void ZipWriter::add(const std::string& name, zip_source* source) {
    if (source == nullptr) throw zip_failure("write", file_, zip_get_error(archive_));
    const zip_int64_t added = zip_file_add(archive_, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (added < 0) {
        zip_source_free(source);
        throw zip_failure("write", file_, zip_get_error(archive_));
    }
    const auto index = static_cast<zip_uint64_t>(added);
    // zip_file_set_mtime() would go by the time zone. The attributes are Unix' mode in the upper half.
    constexpr zip_uint32_t attributes = static_cast<zip_uint32_t>(S_IFREG | 0644U) << 16U;
    if (zip_file_set_dostime(archive_, index, time_.time, time_.date, 0) != 0 ||
        zip_file_set_external_attributes(archive_, index, 0, ZIP_OPSYS_UNIX, attributes) != 0 ||
        zip_set_file_compression(archive_, index, ZIP_CM_DEFLATE, best_compression) != 0) {
        throw zip_failure("write", file_, zip_get_error(archive_));
    }
}

void ZipWriter::finish() {
    if (zip_close(archive_) != 0) throw zip_failure("write", file_, zip_get_error(archive_));
    archive_ = nullptr;
}

Manifest read_back(const std::filesystem::path& file) {
    const std::unique_ptr<zip, decltype(&zip_discard)> archive(open_archive("read", file, ZIP_RDONLY | ZIP_CHECKCONS),
                                                               &zip_discard);
    Manifest entries;
    std::vector<char> piece(std::size_t{64} << 10U);
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        const char* name = zip_get_name(archive.get(), index, ZIP_FL_ENC_STRICT);
        const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> entry(zip_fopen_index(archive.get(), index, 0), &zip_fclose);
        if (name == nullptr || entry == nullptr) throw zip_failure("read", file, zip_get_error(archive.get()));
        Sha256 hash;
        zip_int64_t got = 0;
        while ((got = zip_fread(entry.get(), piece.data(), piece.size())) > 0) {
            hash.add({piece.data(), static_cast<std::size_t>(got)});
        }
        if (got < 0) throw zip_failure("read", file, zip_file_get_error(entry.get()));
        entries.push_back({name, hexadecimal(hash.digest())});
    }
    return entries;
}

}  // namespace sitegen

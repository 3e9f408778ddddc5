#include "publish/zip_file.hpp"

#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include <cerrno>
#include <chrono>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "model/failure.hpp"
#include "publish/interruption.hpp"
#include "publish/source_date.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace {

constexpr zip_uint32_t best_compression = 9;
constexpr zip_int64_t whole_file = -1;

Failure zip_failure(const char* action, const std::filesystem::path& file, zip_error_t* error) {
    return Failure(std::string("cannot ") + action + " " + file.string() + ": " + zip_error_strerror(error));
}

ssize_t take_whole(const std::function<ssize_t(std::size_t)>& step, std::size_t byte_count) {
    std::size_t done = 0;
    while (done < byte_count) {
        const ssize_t got = step(done);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return -1;
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    return static_cast<ssize_t>(done);
}

}  // namespace

// An open file, in the way that libzip reads and writes it. With a name, libzip would write its own file beside it, and leave that
// behind when it is killed.
struct ZipTarget {
    int descriptor = -1;
    zip_int64_t read_at = 0;
    zip_int64_t write_at = 0;
    zip_error_t error{};

    // The actions of libzip's function sources, see zip_source_function(3). Returns at least 0, or -1 with the error set.
    zip_int64_t act(void* data, zip_uint64_t length, zip_source_cmd_t command) {
        switch (command) {
            case ZIP_SOURCE_OPEN:
                return read_at = 0;
            case ZIP_SOURCE_READ:
                return read(static_cast<char*>(data), length);
            case ZIP_SOURCE_STAT:
                return tell_status(data, length);
            case ZIP_SOURCE_SEEK:
                return seek(read_at, data, length);
            case ZIP_SOURCE_TELL:
                return read_at;
            case ZIP_SOURCE_BEGIN_WRITE:
            case ZIP_SOURCE_ROLLBACK_WRITE:
                write_at = 0;
                return ::ftruncate(descriptor, 0) == 0 ? 0 : fail(ZIP_ER_WRITE);
            case ZIP_SOURCE_WRITE:
                return write(static_cast<const char*>(data), length);
            case ZIP_SOURCE_SEEK_WRITE:
                return seek(write_at, data, length);
            case ZIP_SOURCE_TELL_WRITE:
                return write_at;
            case ZIP_SOURCE_CLOSE:
            case ZIP_SOURCE_COMMIT_WRITE:
            case ZIP_SOURCE_FREE:
            case ZIP_SOURCE_REMOVE:
                return 0;
            case ZIP_SOURCE_ERROR:
                return zip_error_to_data(&error, data, length);
            case ZIP_SOURCE_SUPPORTS:
                return ZIP_SOURCE_SUPPORTS_WRITABLE;
            default:
                zip_error_set(&error, ZIP_ER_OPNOTSUPP, 0);
                return -1;
        }
    }

  private:
    zip_int64_t fail(int code) {
        zip_error_set(&error, code, errno);
        return -1;
    }

    zip_int64_t read(char* bytes, zip_uint64_t length) {
        const auto step = [&](std::size_t done) {
            return ::pread(descriptor, bytes + done, length - done, read_at + static_cast<off_t>(done));
        };
        const ssize_t got = take_whole(step, length);
        if (got < 0) return fail(ZIP_ER_READ);
        read_at += got;
        return got;
    }

    zip_int64_t write(const char* bytes, zip_uint64_t length) {
        const auto step = [&](std::size_t done) {
            return ::pwrite(descriptor, bytes + done, length - done, write_at + static_cast<off_t>(done));
        };
        const ssize_t written = take_whole(step, length);
        if (written < 0) return fail(ZIP_ER_WRITE);
        write_at += written;
        return written;
    }

    zip_int64_t byte_count() {
        struct stat status {};
        return ::fstat(descriptor, &status) == 0 ? status.st_size : fail(ZIP_ER_READ);
    }

    zip_int64_t seek(zip_int64_t& at, void* data, zip_uint64_t length) {
        const zip_int64_t size = byte_count();
        if (size < 0) return -1;
        const zip_int64_t to =
            zip_source_seek_compute_offset(static_cast<zip_uint64_t>(at), static_cast<zip_uint64_t>(size), data, length, &error);
        if (to < 0) return -1;
        at = to;
        return 0;
    }

    zip_int64_t tell_status(void* data, zip_uint64_t length) {
        zip_stat_t* const status = ZIP_SOURCE_GET_ARGS(zip_stat_t, data, length, &error);
        const zip_int64_t size = byte_count();
        if (status == nullptr || size < 0) return -1;
        zip_stat_init(status);
        status->size = static_cast<zip_uint64_t>(size);
        status->valid = ZIP_STAT_SIZE;
        return sizeof *status;
    }
};

namespace {

zip_int64_t act_on_target(void* target, void* data, zip_uint64_t length, zip_source_cmd_t command) {
    return static_cast<ZipTarget*>(target)->act(data, length, command);
}

zip* open_archive(const char* action, const std::filesystem::path& file, ZipTarget& target, int flags) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source* source = zip_source_function_create(act_on_target, &target, &error);
    zip* archive = source == nullptr ? nullptr : zip_open_from_source(source, flags, &error);
    if (archive == nullptr) {
        Failure failure = zip_failure(action, file, &error);
        if (source != nullptr) zip_source_free(source);
        zip_error_fini(&error);
        throw failure;
    }
    zip_error_fini(&error);
    return archive;
}

int ask_to_end(zip* /*archive*/, void* /*nothing*/) { return is_interrupted() ? 1 : 0; }

}  // namespace

ZipTime zip_time(std::int64_t unix_seconds) {
    using namespace std::chrono;
    const sys_seconds at{seconds(bundle_time(unix_seconds))};
    const year_month_day day(floor<days>(at));
    const hh_mm_ss clock(at - floor<days>(at));
    const auto year_bits = static_cast<unsigned>(static_cast<int>(day.year()) - 1980) << 9U;
    const auto month_bits = static_cast<unsigned>(day.month()) << 5U;
    return {static_cast<std::uint16_t>(year_bits | month_bits | static_cast<unsigned>(day.day())),
            static_cast<std::uint16_t>(static_cast<unsigned>(clock.hours().count()) << 11U |
                                       static_cast<unsigned>(clock.minutes().count()) << 5U |
                                       static_cast<unsigned>(clock.seconds().count()) / 2U)};
}

ZipWriter::ZipWriter(const FileDescriptor& file, std::filesystem::path shown, ZipTime time)
    : shown_(std::move(shown)), time_(time), target_(std::make_unique<ZipTarget>()) {
    target_->descriptor = file.get();
    archive_ = open_archive("create", shown_, *target_, ZIP_CREATE | ZIP_TRUNCATE);
    zip_register_cancel_callback_with_state(archive_, ask_to_end, nullptr, nullptr);
}

ZipWriter::~ZipWriter() {
    if (archive_ != nullptr) zip_discard(archive_);
}

void ZipWriter::add_text(const std::string& name, std::string_view text, ZipPacking packing) {
    add(name, zip_source_buffer(archive_, text.data(), text.size(), 0), packing);
}

void ZipWriter::add_file(const std::string& name, const std::filesystem::path& file, ZipPacking packing) {
    add(name, zip_source_file(archive_, file.c_str(), 0, whole_file), packing);
}

void ZipWriter::add(const std::string& name, zip_source* source, ZipPacking packing) {
    if (source == nullptr) throw zip_failure("write", shown_, zip_get_error(archive_));
    const zip_int64_t added = zip_file_add(archive_, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (added < 0) {
        zip_source_free(source);
        throw zip_failure("write", shown_, zip_get_error(archive_));
    }
    const auto index = static_cast<zip_uint64_t>(added);
    // zip_file_set_mtime() would use the time zone. The attributes have the Unix mode in the upper half.
    constexpr zip_uint32_t attributes = static_cast<zip_uint32_t>(S_IFREG | 0644U) << 16U;
    if (zip_file_set_dostime(archive_, index, time_.time, time_.date, 0) != 0 ||
        zip_file_set_external_attributes(archive_, index, 0, ZIP_OPSYS_UNIX, attributes) != 0 ||
        zip_set_file_compression(archive_, index, packing == ZipPacking::stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                 best_compression) != 0) {
        throw zip_failure("write", shown_, zip_get_error(archive_));
    }
}

void ZipWriter::finish() {
    if (zip_close(archive_) != 0) {
        require_uninterrupted();
        throw zip_failure("write", shown_, zip_get_error(archive_));
    }
    archive_ = nullptr;
}

Manifest read_back(const FileDescriptor& file, const std::filesystem::path& shown) {
    ZipTarget target;
    target.descriptor = file.get();
    const std::unique_ptr<zip, decltype(&zip_discard)> archive(open_archive("read", shown, target, ZIP_RDONLY | ZIP_CHECKCONS),
                                                               &zip_discard);
    Manifest entries;
    std::vector<char> piece(std::size_t{64} << 10U);
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        require_uninterrupted();
        const auto index = static_cast<zip_uint64_t>(i);
        const char* name = zip_get_name(archive.get(), index, ZIP_FL_ENC_STRICT);
        const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> entry(zip_fopen_index(archive.get(), index, 0), &zip_fclose);
        if (name == nullptr || entry == nullptr) throw zip_failure("read", shown, zip_get_error(archive.get()));
        Sha256 hash;
        zip_int64_t got = 0;
        while ((got = zip_fread(entry.get(), piece.data(), piece.size())) > 0) {
            hash.add({piece.data(), static_cast<std::size_t>(got)});
        }
        if (got < 0) throw zip_failure("read", shown, zip_file_get_error(entry.get()));
        entries.push_back({name, hexadecimal(hash.digest())});
    }
    return entries;
}

}  // namespace sitegen

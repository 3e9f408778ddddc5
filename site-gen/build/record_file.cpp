#include "build/record_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

#include "build/record_bytes.hpp"
#include "build/record_fields.hpp"
#include "publish/file_system.hpp"

namespace sitegen {

namespace {

// The first bytes of the file. The number increases with each change of RecordFields.
constexpr std::string_view magic = "site-gen record 12\n";

}  // namespace

std::optional<RecordFile> RecordFile::open(const std::filesystem::path& file) {
    const FileDescriptor descriptor(::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    struct stat status {};
    if (!descriptor.is_open() || ::fstat(descriptor.get(), &status) != 0 || status.st_size <= 0) return std::nullopt;
    RecordFile record;
    record.byte_count_ = static_cast<std::size_t>(status.st_size);
    void* mapped = ::mmap(nullptr, record.byte_count_, PROT_READ, MAP_PRIVATE, descriptor.get(), 0);
    if (mapped == MAP_FAILED) return std::nullopt;
    record.mapped_ = static_cast<const char*>(mapped);
    if (!record.read()) return std::nullopt;
    return record;
}

RecordFile::RecordFile(RecordFile&& other) noexcept
    : mapped_(std::exchange(other.mapped_, nullptr)),
      byte_count_(other.byte_count_),
      site_(std::move(other.site_)),
      departments_(std::move(other.departments_)) {}

RecordFile& RecordFile::operator=(RecordFile&& other) noexcept {
    std::swap(mapped_, other.mapped_);
    std::swap(byte_count_, other.byte_count_);
    std::swap(site_, other.site_);
    std::swap(departments_, other.departments_);
    return *this;
}

RecordFile::~RecordFile() {
    if (mapped_ != nullptr) ::munmap(const_cast<char*>(mapped_), byte_count_);
}

bool RecordFile::read() {
    const std::string_view bytes(mapped_, byte_count_);
    if (!bytes.starts_with(magic)) return false;
    try {
        FieldReader reader(bytes.substr(magic.size()));
        Checksum checksum;
        const auto next = [&reader, &checksum] {
            const std::string_view text = reader.text();
            checksum.add(text);
            return text;
        };
        for (std::string_view slug = next(); !slug.empty(); slug = next()) departments_.push_back({slug, next()});
        FieldReader site(next());
        std::uint64_t sum = 0;
        reader.number(sum);
        if (!reader.is_at_end() || sum != checksum.sum()) return false;
        RecordFields<FieldReader>(site).site(site_);
        return site.is_at_end();
    } catch (const Malformed&) {
        return false;
    }
}

// The readings come first, after their size, so that both parts can be read separately.
std::string encode(const DepartmentRecord& department) {
    FieldWriter readings;
    RecordFields<FieldWriter>(readings).readings(department.readings);
    FieldWriter writer;
    writer.text(readings.take());
    RecordFields<FieldWriter>(writer).department(department);
    return writer.take();
}

std::optional<DepartmentRecord> decode_department(std::string_view bytes, Readings wanted) {
    try {
        FieldReader reader(bytes);
        DepartmentRecord department;
        const std::string_view readings = reader.text();
        RecordFields<FieldReader>(reader).department(department);
        if (!reader.is_at_end()) return std::nullopt;
        if (wanted == Readings::decoded) {
            FieldReader of_readings(readings);
            RecordFields<FieldReader>(of_readings).readings(department.readings);
            if (!of_readings.is_at_end()) return std::nullopt;
        }
        return department;
    } catch (const Malformed&) {
        return std::nullopt;
    }
}

// Reads like RecordFields::reading(), without copying each path.
bool all_readings(std::string_view department,
                  const std::function<bool(Reading::Kind kind, std::string_view path, const FileStatus& status)>& is_same) {
    try {
        FieldReader reader(FieldReader(department).text());
        RecordFields<FieldReader> fields(reader);
        std::uint32_t count = 0;
        reader.number(count);
        for (std::uint32_t i = 0; i < count; ++i) {
            Reading::Kind kind{};
            fields.coded(kind);
            const std::string_view path = reader.text();
            FileStatus status;
            Digest digest{};
            fields.status(status);
            reader.digest(digest);
            if (!is_same(kind, path, status)) return false;
        }
        return true;
    } catch (const Malformed&) {
        return false;
    }
}

Digest digest_across(const DepartmentRecord& department) {
    FieldWriter writer;
    RecordFields<FieldWriter>(writer).shown_across(department);
    return digest_of(writer.take());
}

Digest digest_across(const DocumentSummary& document) {
    FieldWriter writer;
    RecordFields<FieldWriter>(writer).summary(document);
    return digest_of(writer.take());
}

Digest digest_of_identity(const DepartmentRecord& department) {
    FieldWriter writer;
    RecordFields<FieldWriter>(writer).identities(department);
    return digest_of(writer.take());
}

RecordWriter::RecordWriter(const std::filesystem::path& file) {
    attempt([&] {
        file_.emplace(file);
        file_->write(magic);
    });
}

template <typename Act>
void RecordWriter::attempt(const Act& act) {
    if (!failure_.empty()) return;
    try {
        act();
    } catch (const Failure& failure) {
        failure_ = failure.what();
        file_.reset();
    }
}

void RecordWriter::add(const DepartmentBytes& department) {
    const std::lock_guard lock(mutex_);
    attempt([&] {
        write_text(department.slug);
        write_text(department.bytes);
    });
}

// An empty slug follows the last department.
std::string RecordWriter::finish(const SiteRecord& site) {
    const std::lock_guard lock(mutex_);
    attempt([&] {
        write_text({});
        FieldWriter writer;
        RecordFields<FieldWriter>(writer).site(site);
        write_text(writer.take());
        FieldWriter sum;
        sum.number(checksum_.sum());
        file_->write(sum.take());
        file_->finish();
    });
    return failure_;
}

void RecordWriter::write_text(std::string_view text) {
    FieldWriter size;
    size.number(static_cast<std::uint32_t>(text.size()));
    file_->write(size.take());
    file_->write(text);
    checksum_.add(text);
}

}  // namespace sitegen

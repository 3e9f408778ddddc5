// How a build's record writes its fields as bytes, and reads them. What the fields are is in record_fields.hpp.
#pragma once

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "text/sha256.hpp"

namespace sitegen {

// Numbers, texts, digests and lists as bytes. They stay on one machine, so numbers are in its byte order.
class FieldWriter {
  public:
    void number(std::uint64_t value) { raw(&value, sizeof value); }
    void number(std::int64_t value) { raw(&value, sizeof value); }
    void number(std::uint32_t value) { raw(&value, sizeof value); }
    void number(int value) { raw(&value, sizeof value); }
    void text(std::string_view value) {
        number(static_cast<std::uint32_t>(value.size()));
        out_ += value;
    }
    void digest(const Digest& value) { raw(value.data(), value.size()); }
    template <typename Item, typename Write>
    void list(const std::vector<Item>& items, const Write& write) {
        number(static_cast<std::uint32_t>(items.size()));
        for (const Item& item : items) write(item);
    }
    [[nodiscard]] std::string take() { return std::move(out_); }

  private:
    void raw(const void* bytes, std::size_t count) { out_.append(static_cast<const char*>(bytes), count); }
    std::string out_;
};

struct Malformed : std::runtime_error {
    Malformed() : std::runtime_error("not a record") {}
};

// Reads what a FieldWriter has written. Throws Malformed if the bytes cannot be that.
class FieldReader {
  public:
    explicit FieldReader(std::string_view bytes) : rest_(bytes) {}

    template <typename Number>
    void number(Number& value) {
        static_assert(std::is_trivially_copyable_v<Number>);
        const std::string_view bytes = take(sizeof value);
        std::memcpy(&value, bytes.data(), sizeof value);
    }
    [[nodiscard]] std::string_view text() {
        std::uint32_t size = 0;
        number(size);
        return take(size);
    }
    void text(std::string& value) { value = text(); }
    void digest(Digest& value) { number(value); }
    // For things that take at least one byte each.
    [[nodiscard]] std::uint32_t count() {
        std::uint32_t count = 0;
        number(count);
        if (count > rest_.size()) throw Malformed();
        return count;
    }
    template <typename Item, typename Read>
    void list(std::vector<Item>& items, const Read& read) {
        items.resize(count());
        for (Item& item : items) read(item);
    }
    [[nodiscard]] bool is_at_end() const { return rest_.empty(); }

  private:
    std::string_view take(std::size_t count) {
        if (count > rest_.size()) throw Malformed();
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }
    std::string_view rest_;
};

}  // namespace sitegen

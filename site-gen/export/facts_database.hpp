// The facts of a site as an SQLite database: with types, keys and views, for questions that join and add up.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/content.hpp"

struct sqlite3;

namespace sitegen {

// The number by which programs tell the kind of an SQLite file (PRAGMA application_id), and the version of its tables
// (PRAGMA user_version).
inline constexpr int facts_application_id = 0x53474641;
inline constexpr int facts_schema_version = 2;

// Writes a new file. The same facts in the same order give the same bytes, with the same version of SQLite. Throws Failure if
// SQLite cannot write.
class FactsDatabase {
  public:
    // path: nothing may be there. site: its title and publisher are in the database.
    FactsDatabase(const std::string& path, const SiteSettings& site);
    FactsDatabase(const FactsDatabase&) = delete;
    FactsDatabase& operator=(const FactsDatabase&) = delete;
    ~FactsDatabase();

    // Adds the rows of a file of joined facts (export/facts_csv.hpp), with its header. The rows of a document come one after the
    // other.
    void add(std::string_view csv);
    // Call this once, at the end.
    void finish();

  private:
    struct FieldPlaces;
    class Statement;
    struct Inserts;

    void run(const char* sql);
    void require(int result) const;  // of SQLite
    [[noreturn]] void fail() const;

    std::string path_;
    sqlite3* database_ = nullptr;
    std::unique_ptr<Inserts> inserts_;
};

}  // namespace sitegen

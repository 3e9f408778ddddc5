#include "export/facts_database.hpp"

#include <sqlite3.h>

#include <array>
#include <charconv>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "export/csv_rows.hpp"
#include "export/facts_csv.hpp"
#include "model/failure.hpp"

namespace sitegen {

namespace {

// Names are those of the CSV files. A page size and encodings that do not depend on how SQLite was built; no journal, as an
// unfinished file is thrown away.
constexpr const char* schema = R"sql(
PRAGMA page_size = 4096;
PRAGMA encoding = 'UTF-8';
PRAGMA auto_vacuum = NONE;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -16384;
BEGIN;
CREATE TABLE site (
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  language TEXT NOT NULL,
  licence TEXT NOT NULL
);
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  department TEXT NOT NULL,
  department_name TEXT NOT NULL,
  contained_in TEXT,  -- the department whose document contains this budget; sums leave such documents out
  "group" TEXT,       -- of departments; amounts of two groups are never added
  year TEXT NOT NULL,
  stage TEXT NOT NULL,
  standard TEXT NOT NULL,
  version TEXT,
  UNIQUE (department, year, stage)
);
CREATE TABLE printed_table (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (id),
  "table" TEXT NOT NULL,
  title TEXT NOT NULL,
  state TEXT,  -- why the document does not have it; NULL if it does
  source TEXT,
  source_pages TEXT,
  notes TEXT,  -- of a table that the document does not have: the reason
  UNIQUE (document, "table")
);
CREATE TABLE printed_row (
  id INTEGER PRIMARY KEY,
  printed_table INTEGER NOT NULL REFERENCES printed_table (id),
  side TEXT,
  "row" TEXT NOT NULL,
  code TEXT,
  classification TEXT,  -- which list the code is of; several codes and lists have / between them
  name TEXT NOT NULL,
  level INTEGER,
  role TEXT NOT NULL CHECK (role IN ('item', 'parent', 'subtotal', 'total'))
);
CREATE TABLE printed_column (
  id INTEGER PRIMARY KEY,
  printed_table INTEGER NOT NULL REFERENCES printed_table (id),
  side TEXT,
  "column" TEXT NOT NULL,
  title TEXT NOT NULL,
  direction TEXT CHECK (direction IN ('revenue', 'expenditure')),
  measure TEXT NOT NULL CHECK (measure IN ('money', 'count', 'rate')),
  restated INTEGER NOT NULL CHECK (restated IN (0, 1))
);
CREATE TABLE fact (
  printed_row INTEGER NOT NULL REFERENCES printed_row (id),
  printed_column INTEGER NOT NULL REFERENCES printed_column (id),
  amount TEXT,          -- as printed
  unit TEXT,
  coefficient INTEGER,  -- the amount in the base unit is coefficient * 10^exponent, exactly
  exponent INTEGER,
  base_unit TEXT,
  currency TEXT,
  state TEXT NOT NULL CHECK (state IN ('amount', 'blank', 'not applicable', 'not published', 'did not exist', 'withheld')),
  notes TEXT,
  PRIMARY KEY (printed_row, printed_column)
) WITHOUT ROWID;
CREATE VIEW facts AS
  SELECT department, department_name, contained_in, "group", year, stage, standard, "table", printed_table.title AS table_title,
    printed_row.side AS side, "row", code, classification, printed_row.name AS row_name, level, role, "column",
    printed_column.title AS column_title, direction, measure, amount, unit,
    CASE WHEN exponent >= 0 THEN coefficient * CAST('1' || substr('000000000000', 1, exponent) AS INTEGER)
      ELSE coefficient / CAST('1' || substr('000000000000000000', 1, -exponent) || '.0' AS REAL) END AS base_amount,
    coefficient, exponent, base_unit, currency, fact.state AS state, restated, version, source, source_pages, fact.notes AS notes
  FROM fact JOIN printed_row ON printed_row.id = fact.printed_row JOIN printed_column ON printed_column.id = fact.printed_column
    JOIN printed_table ON printed_table.id = printed_row.printed_table JOIN document ON document.id = printed_table.document;
CREATE VIEW totals AS
  SELECT "group", year, stage, standard, "table", "row", "column", measure, base_unit, exponent,
    sum(coefficient) AS coefficient, count(*) AS documents
  FROM facts WHERE contained_in IS NULL AND state = 'amount' AND measure <> 'rate'
  GROUP BY "group", year, stage, standard, "table", side, "row", "column", measure, base_unit, exponent;
)sql";

struct Scaled {
    std::int64_t coefficient = 0;
    int exponent = 0;
};

// "1234.5" is 123450 × 10^-2: hundredths, so that most coefficients can be added as they are. Numbers with more decimals have
// smaller parts, and longer ones larger parts. Nothing if it is longer than 64 bits hold.
std::optional<Scaled> scaled(const std::string& number) {
    if (number.empty()) return std::nullopt;  // a blank is no zero
    Scaled result;
    std::string digits = number;
    if (const std::size_t point = digits.find('.'); point != std::string::npos) {
        result.exponent = -static_cast<int>(digits.size() - point - 1);
        digits.erase(point, 1);
    }
    for (; result.exponent > -2 && digits.size() < 18; --result.exponent) digits += '0';
    while (digits.size() > 18 && digits.ends_with('0')) {
        digits.pop_back();
        ++result.exponent;
    }
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), result.coefficient);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return result;
}

}  // namespace

// The places of a row's fields.
struct FactsDatabase::FieldPlaces {
    FieldPlaces() {
        const std::vector<FactsColumn> fields = joined_facts_columns();
        const auto find = [&](std::string_view name) {
            std::size_t at = 0;
            while (at < fields.size() && fields[at].name != name) ++at;
            if (at == fields.size()) throw std::logic_error("facts have no field " + std::string(name));
            return at;
        };
        document = {find("department"), find("department_name"), find("contained_in"), find("group"),
                    find("year"),       find("stage"),           find("standard"),     find("version")};
        table = {find("table"), find("table_title"), find("source"), find("source_pages")};
        row = {find("side"), find("row"), find("code"), find("classification"), find("row_name"), find("level"), find("role")};
        column = {find("side"), find("column"), find("column_title"), find("direction"), find("measure")};
        restated = find("restated");
        amount = find("amount");
        unit = find("unit");
        base_amount = find("base_amount");
        base_unit = find("base_unit");
        currency = find("currency");
        state = find("state");
        notes = find("notes");
        count = fields.size();
    }

    std::array<std::size_t, 8> document{};
    std::array<std::size_t, 4> table{};
    std::array<std::size_t, 7> row{};
    std::array<std::size_t, 5> column{};
    std::size_t restated = 0;
    std::size_t amount = 0;
    std::size_t unit = 0;
    std::size_t base_amount = 0;
    std::size_t base_unit = 0;
    std::size_t currency = 0;
    std::size_t state = 0;
    std::size_t notes = 0;
    std::size_t count = 0;
};

class FactsDatabase::Statement {
  public:
    Statement(const FactsDatabase& owner, const char* sql) : owner_(owner) {
        owner_.require(sqlite3_prepare_v2(owner_.database_, sql, -1, &statement_, nullptr));
    }
    ~Statement() { sqlite3_finalize(statement_); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    // The parameters in order. An empty text is NULL if it may be.
    void text(const std::string& value) {
        owner_.require(sqlite3_bind_text(statement_, ++count_, value.data(), static_cast<int>(value.size()), SQLITE_STATIC));
    }
    void text_or_null(const std::string& value) { value.empty() ? null() : text(value); }
    void number(std::int64_t value) { owner_.require(sqlite3_bind_int64(statement_, ++count_, value)); }
    void null() { owner_.require(sqlite3_bind_null(statement_, ++count_)); }
    void insert() {
        if (sqlite3_step(statement_) != SQLITE_DONE) owner_.fail();
        sqlite3_reset(statement_);
        count_ = 0;
    }

  private:
    const FactsDatabase& owner_;
    sqlite3_stmt* statement_ = nullptr;
    int count_ = 0;
};

// What is being added, and where in the database it is.
struct FactsDatabase::Inserts {
    explicit Inserts(const FactsDatabase& owner)
        : document(owner, "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          table(owner, "INSERT INTO printed_table VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
          row(owner, "INSERT INTO printed_row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          column(owner, "INSERT INTO printed_column VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
          fact(owner, "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)") {}

    // Whether the fields of a row are not those of the one before.
    template <std::size_t count>
    static bool differ(const std::vector<std::string>& fields, const std::vector<std::string>& before,
                       const std::array<std::size_t, count>& places) {
        if (before.empty()) return true;
        for (const std::size_t place : places) {
            if (fields[place] != before[place]) return true;
        }
        return false;
    }

    void add(const std::vector<std::string>& fields) {
        if (fields.size() != places.count) throw std::logic_error("a row of facts has another number of fields");
        const bool is_new_document = differ(fields, before, places.document);
        if (is_new_document) add_document(fields);
        const bool is_new_table = is_new_document || differ(fields, before, places.table);
        if (is_new_table) add_table(fields);
        if (!fields[places.row[1]].empty()) {
            if (is_new_table || differ(fields, before, places.row)) add_row(fields);
            add_fact(fields, column_of(fields));
        }
    }

    void add_document(const std::vector<std::string>& fields) {
        document.number(++document_id);
        document.text(fields[places.document[0]]);
        document.text(fields[places.document[1]]);
        document.text_or_null(fields[places.document[2]]);
        document.text_or_null(fields[places.document[3]]);
        for (std::size_t i = 4; i < 7; ++i) document.text(fields[places.document[i]]);
        document.text_or_null(fields[places.document[7]]);
        document.insert();
    }

    void add_table(const std::vector<std::string>& fields) {
        const bool is_absent = fields[places.row[1]].empty();
        table.number(++table_id);
        table.number(document_id);
        table.text(fields[places.table[0]]);
        table.text(fields[places.table[1]]);
        is_absent ? table.text(fields[places.state]) : table.null();
        table.text_or_null(fields[places.table[2]]);
        table.text_or_null(fields[places.table[3]]);
        is_absent ? table.text_or_null(fields[places.notes]) : table.null();
        table.insert();
        columns.clear();
    }

    void add_row(const std::vector<std::string>& fields) {
        row.number(++row_id);
        row.number(table_id);
        row.text_or_null(fields[places.row[0]]);
        row.text(fields[places.row[1]]);
        row.text_or_null(fields[places.row[2]]);
        row.text_or_null(fields[places.row[3]]);
        row.text(fields[places.row[4]]);
        row.text_or_null(fields[places.row[5]]);
        row.text(fields[places.row[6]]);
        row.insert();
    }

    // Rows have the columns of their side in the same order. Where they name their own units, some of money and some of things, a
    // column is there once for each measure.
    std::int64_t column_of(const std::vector<std::string>& fields) {
        for (const Column& known : columns) {
            if (known.id == fields[places.column[1]] && known.side == fields[places.column[0]] &&
                known.measure == fields[places.column[4]])
                return known.number;
        }
        column.number(++column_id);
        column.number(table_id);
        column.text_or_null(fields[places.column[0]]);
        column.text(fields[places.column[1]]);
        column.text(fields[places.column[2]]);
        column.text_or_null(fields[places.column[3]]);
        column.text(fields[places.column[4]]);
        column.number(fields[places.restated] == "true" ? 1 : 0);
        column.insert();
        columns.push_back({fields[places.column[0]], fields[places.column[1]], fields[places.column[4]], column_id});
        return column_id;
    }

    void add_fact(const std::vector<std::string>& fields, std::int64_t of_column) {
        fact.number(row_id);
        fact.number(of_column);
        fact.text_or_null(fields[places.amount]);
        fact.text_or_null(fields[places.unit]);
        if (const std::optional<Scaled> number = scaled(fields[places.base_amount])) {
            fact.number(number->coefficient);
            fact.number(number->exponent);
        } else {
            fact.null();
            fact.null();
        }
        fact.text_or_null(fields[places.base_unit]);
        fact.text_or_null(fields[places.currency]);
        fact.text(fields[places.state]);
        fact.text_or_null(fields[places.notes]);
        fact.insert();
    }

    struct Column {
        std::string side;
        std::string id;
        std::string measure;
        std::int64_t number = 0;
    };

    FieldPlaces places;
    Statement document;
    Statement table;
    Statement row;
    Statement column;
    Statement fact;
    std::int64_t document_id = 0;
    std::int64_t table_id = 0;
    std::int64_t row_id = 0;
    std::int64_t column_id = 0;
    std::vector<Column> columns;  // of the table
    std::vector<std::string> before;
};

FactsDatabase::FactsDatabase(const std::string& path, const SiteSettings& site) : path_(path) {
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path.c_str(), &database_, flags, nullptr) != SQLITE_OK) {
        sqlite3_close(database_);
        throw Failure("cannot create " + path);
    }
    run(schema);
    Statement about(*this, "INSERT INTO site VALUES (?, ?, ?, ?)");
    about.text(site.title);
    about.text(site.publisher);
    about.text(site.language);
    const std::string licence = site.licence ? (site.licence->name.empty() ? site.licence->url : site.licence->name) : "";
    about.text(licence);
    about.insert();
    inserts_ = std::make_unique<Inserts>(*this);
}

FactsDatabase::~FactsDatabase() {
    inserts_.reset();
    sqlite3_close(database_);
}

void FactsDatabase::add(std::string_view csv) {
    CsvRows rows(csv);
    std::vector<std::string> fields;
    if (!rows.next(fields)) return;
    std::vector<std::string>& before = inserts_->before;
    while (rows.next(fields)) {
        inserts_->add(fields);
        std::swap(before, fields);
    }
}

void FactsDatabase::finish() {
    inserts_.reset();
    const std::string last = "PRAGMA application_id = " + std::to_string(facts_application_id) +
                             "; PRAGMA user_version = " + std::to_string(facts_schema_version) + "; COMMIT;";
    run(last.c_str());
    const int result = sqlite3_close(database_);
    database_ = nullptr;
    if (result != SQLITE_OK) throw Failure("cannot write " + path_);
}

void FactsDatabase::run(const char* sql) { require(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr)); }

void FactsDatabase::require(int result) const {
    if (result != SQLITE_OK) fail();
}

void FactsDatabase::fail() const { throw Failure("cannot write " + path_ + ": " + sqlite3_errmsg(database_)); }

}  // namespace sitegen

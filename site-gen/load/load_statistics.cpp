#include "load/load_statistics.hpp"

#include "load/toml.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

StatisticsSource load_statistics_source(TableReader& reader) {
    return {reader.text("title", Need::required), reader.text("source", Need::required), reader.web_address("source")};
}

// Whose documents the values are for, and the kind of values in messages: "an index" or "a population".
struct ValuesOf {
    const YearKinds& years;
    const char* whose;
    std::string what;
};

YearValues load_values(TableReader& reader, const ValuesOf& of) {
    YearValues values;
    bool has_idle = false;  // such a value was found, which is reported only once
    std::optional<TableReader> table = reader.table("values", Need::required);
    if (!table) return values;
    for (const TomlEntry& entry : reader.find("values")->entries()) {
        const std::optional<FiscalYear> year = read_fiscal_year(entry.key);
        if (!year) {
            reader.findings().error(rules::invalid_value, entry.place, "\"" + entry.key + "\" is not a fiscal year",
                                    "Write 2023, or \"2022-23\" in quotes.");
            continue;
        }
        const std::optional<Amount> value = table->amount(entry.key, Need::required);
        if (!value) continue;
        if (value->is_zero() || value->is_negative()) {
            reader.findings().error(rules::invalid_value, entry.value.place, of.what + " must be above zero",
                                    "Correct the value, or remove the year if its value is not known.");
            continue;
        }
        // If a whole series has the wrong kind of years, this is one mistake and one finding.
        const bool is_first_idle = !of.years.may_be(*year) && !has_idle;
        has_idle = has_idle || is_first_idle;
        if (is_first_idle) refuse_year(reader.findings(), entry.place, *year, of.whose);
        values.emplace(*year, *value);
    }
    if (reader.find("values")->entries().empty()) {
        reader.findings().error(rules::missing_key, table->place(), "no year has a value",
                                "Give one for each year that is known: values = { 2023 = … }");
    }
    return values;
}

std::optional<PriceIndex> load_prices(TableReader& reader, const YearKinds& years) {
    std::optional<TableReader> table = reader.table("price-index", Need::optional);
    if (!table) return std::nullopt;
    table->refuse_others({"title", "source", "url", "base", "values"});
    PriceIndex prices{load_statistics_source(*table), table->fiscal_year("base", Need::required).value_or(FiscalYear()),
                      load_values(*table, {years, "site", "an index"})};
    if (prices.base != FiscalYear() && !prices.values.empty() && !value_of(prices.values, prices.base)) {
        table->findings().error(rules::invalid_value, table->place_of("base"),
                                "the base year " + prices.base.text() + " has no index value",
                                "Add the value, or choose a base year that has one.");
    }
    return prices;
}

}  // namespace

std::optional<Population> load_population(TableReader& reader, const YearKinds& years, const char* whose) {
    std::optional<TableReader> table = reader.table("population", Need::optional);
    if (!table) return std::nullopt;
    table->refuse_others({"title", "source", "url", "unit", "power", "values"});
    constexpr int largest_power = 9;
    Population population{load_statistics_source(*table), table->text("unit", Need::optional),
                          table->integer("power", Need::optional).value_or(0), load_values(*table, {years, whose, "a population"})};
    if (population.power < 0 || population.power > largest_power) {
        table->findings().error(rules::invalid_value, table->place_of("power"),
                                "the unit of a population is a power of ten from 0 to 9",
                                "Write 0 if people are counted one by one, 3 for thousands, 4 for ten thousands.");
        population.power = 0;
    }
    return population;
}

Statistics load_statistics(FileReader& files, const YearKinds& years, Sources& sources, Findings& findings) {
    Statistics statistics;
    if (!files.exists(statistics_file)) return statistics;
    const std::optional<std::uint32_t> file = files.read_text(statistics_file);
    const std::optional<TomlNode> root = file ? parse_toml(sources, *file, findings) : std::nullopt;
    if (!root) return statistics;
    TableReader reader(*root, findings);
    reader.refuse_others({"price-index", "population"});
    statistics.prices = load_prices(reader, years);
    statistics.population = load_population(reader, years, "site");
    return statistics;
}

namespace {

StandingNote load_standing_note(TableReader& entry, NoteYears years, const YearsNoted& noted) {
    entry.refuse_others({"text", "year", "from", "until", "stage"});
    const auto year_of = [&](const char* key) { return read_year(entry, key, Need::optional, noted.years, noted.whose); };
    StandingNote note{entry.text("text", Need::required), year_of("from"), year_of("until"), entry.slug("stage", Need::optional)};
    if (entry.find("year") != nullptr) {
        if (!note.is_general()) {
            entry.findings().error(rules::invalid_value, entry.place_of("year"), "a note is about one year or about several",
                                   "Keep \"year\", or \"from\" and \"until\".");
        }
        note.from = note.until = year_of("year");
    } else if (years == NoteYears::required && entry.find("from") == nullptr && entry.find("until") == nullptr) {
        entry.report_missing("year");
    }
    if (note.from && note.until && *note.until < *note.from) {
        entry.findings().error(rules::invalid_value, entry.place_of("until"), "the last year is before the first",
                               "Swap \"from\" and \"until\".");
    }
    return note;
}

}  // namespace

std::vector<StandingNote> load_standing_notes(TableReader& reader, NoteYears years, const YearsNoted& noted,
                                              const std::function<bool(const StandingNote& note)>& is_idle) {
    std::vector<StandingNote> notes;
    for (TableReader& entry : reader.tables("note", Need::optional)) {
        StandingNote note = load_standing_note(entry, years, noted);
        if (note.from && note.from == note.until && is_idle(note)) {
            entry.findings().error(rules::idle_note, entry.place(),
                                   "there is neither a document of " + note.from->text() +
                                       (note.stage.empty() ? "" : " " + note.stage) +
                                       " nor a [[missing]] one, so the note would appear nowhere",
                                   "Correct the year or the stage, or remove the note.");
        }
        notes.push_back(std::move(note));
    }
    return notes;
}

}  // namespace sitegen

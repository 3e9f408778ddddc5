#include "load/load_history.hpp"

#include <algorithm>
#include <array>

#include "load/load_statistics.hpp"
#include "model/rules.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

class HistoryLoader {
  public:
    HistoryLoader(TableReader& reader, const DepartmentNamed& department, const Sources& sources)
        : reader_(reader), findings_(reader.findings()), department_(department), sources_(sources) {}

    LoadedHistory load() {
        load_names();
        load_origins();
        load_closure();
        load_containments();
        load_absences();
        // From here on it is known which documents are declared missing: a note on one of these is not idle.
        result_.history.population = load_population(reader_, department_.years, "department");
        result_.history.notes = load_standing_notes(reader_, NoteYears::optional, {department_.years, "department"},
                                                    [this](const StandingNote& note) { return is_idle(note); });
        return std::move(result_);
    }

  private:
    void load_names() {
        if (!department_.name.empty()) ask_whose_name(department_.name, reader_.place_of("name"));
        for (TableReader& entry : reader_.tables("former", Need::optional)) {
            entry.refuse_others({"name", "from", "until"});
            FormerName former{entry.text("name", Need::required), year_of(entry, "from", Need::optional),
                              year_of(entry, "until", Need::required).value_or(FiscalYear())};
            if (former.from && former.until != FiscalYear() && former.until < *former.from) refuse_years(entry, "until");
            result_.history.names.push_back(std::move(former));
        }
        std::vector<FormerName>& names = result_.history.names;
        std::stable_sort(names.begin(), names.end(), [](const FormerName& a, const FormerName& b) { return a.until < b.until; });
    }

    void load_origins() {
        for (TableReader& entry : reader_.tables("origin", Need::optional)) {
            entry.refuse_others({"kind", "year", "date", "from", "reason", "comparable"});
            Origin origin;
            origin.kind = load_kind(entry);
            origin.year = year_of(entry, "year", Need::required).value_or(FiscalYear());
            origin.date = entry.date("date");
            origin.from = entry.texts("from", Need::optional);
            origin.reason = entry.text("reason", Need::optional);
            origin.is_comparable =
                entry.find("comparable") != nullptr ? entry.boolean("comparable") : origin.kind == Origin::Kind::renamed;
            check_predecessors(entry, origin);
            result_.history.origins.push_back(std::move(origin));
        }
        std::vector<Origin>& origins = result_.history.origins;
        std::stable_sort(origins.begin(), origins.end(), [](const Origin& a, const Origin& b) { return a.year < b.year; });
    }

    Origin::Kind load_kind(TableReader& entry) {
        struct Name {
            const char* name;
            Origin::Kind kind;
        };
        static constexpr std::array<Name, 4> names = {{{"founded", Origin::Kind::founded},
                                                       {"renamed", Origin::Kind::renamed},
                                                       {"merged", Origin::Kind::merged},
                                                       {"split", Origin::Kind::split}}};
        const std::string given = entry.text("kind", Need::required);
        for (const Name& each : names) {
            if (given == each.name) return each.kind;
        }
        if (!given.empty()) {
            findings_.error(rules::invalid_value, entry.place_of("kind"), "there is no origin of the kind \"" + given + "\"",
                            "Write founded, renamed, merged or split.");
        }
        return Origin::Kind::founded;
    }

    void check_predecessors(TableReader& entry, const Origin& origin) {
        for (const std::string& from : origin.from) {
            const Place place = entry.place_of("from", from);
            ask_for_department(from, place);
            // After a split, the other department may continue; after a rename or a merger it may not.
            if (origin.kind != Origin::Kind::split && origin.year != FiscalYear()) ask_whether_it_ended(from, origin, place);
        }
        const bool needs_one = origin.kind == Origin::Kind::merged || origin.kind == Origin::Kind::split;
        if (needs_one && origin.from.empty()) {
            findings_.error(rules::missing_key, entry.place(),
                            "\"from\" is missing: it names the departments that this one continues",
                            "Write the names of their folders: from = [\"planning\"]");
        }
        if (origin.kind == Origin::Kind::founded && !origin.from.empty()) {
            findings_.error(rules::invalid_value, entry.place_of("from"), "a department that was founded continues no other",
                            "Remove \"from\", or write merged, split or renamed.");
        }
    }

    void load_closure() {
        std::optional<TableReader> closed = reader_.table("closed", Need::optional);
        if (!closed) return;
        closed->refuse_others({"year", "date", "reason"});
        result_.history.closure = Closure{year_of(*closed, "year", Need::required).value_or(FiscalYear()), closed->date("date"),
                                          closed->text("reason", Need::optional)};
    }

    void load_containments() {
        for (TableReader& entry : reader_.tables("contains", Need::optional)) {
            entry.refuse_others({"department", "from", "until"});
            Containment contained{entry.slug("department", Need::required), year_of(entry, "from", Need::optional),
                                  year_of(entry, "until", Need::optional)};
            if (contained.from && contained.until && *contained.until < *contained.from) refuse_years(entry, "until");
            if (!contained.department.empty()) ask_for_contained(contained, entry.place_of("department"));
            result_.history.containments.push_back(std::move(contained));
        }
    }

    void load_absences() {
        for (TableReader& entry : reader_.tables("missing", Need::optional)) {
            entry.refuse_others({"year", "stage", "state", "reason", "expected"});
            Absence absence;
            absence.year = year_of(entry, "year", Need::required).value_or(FiscalYear());
            absence.stage = entry.slug("stage", Need::optional);
            absence.gap = load_gap(entry);
            absence.reason = entry.text("reason", Need::optional);
            absence.expected = entry.date("expected");
            check_absence(entry, absence);
            result_.history.absences.push_back(std::move(absence));
        }
        std::vector<Absence>& absences = result_.history.absences;
        std::stable_sort(absences.begin(), absences.end(), [](const Absence& a, const Absence& b) { return a.year < b.year; });
    }

    void check_absence(TableReader& entry, const Absence& absence) {
        const std::vector<std::string> there = department_.stages_in(absence.year);
        const bool is_there =
            absence.stage.empty() ? !there.empty() : std::find(there.begin(), there.end(), absence.stage) != there.end();
        if (!is_there) return;
        const std::string folder = absence.year.text() + "/" + (absence.stage.empty() ? there.front() : absence.stage) + "/";
        findings_.error(rules::idle_absence, entry.place(), "a document that is declared as missing is there: " + folder,
                        "Remove the entry.");
    }

    // A note on a single year is idle if it is about neither a document nor one that is declared as missing.
    bool is_idle(const StandingNote& note) {
        const std::vector<std::string> there = department_.stages_in(*note.from);
        const bool has_stage = std::find(there.begin(), there.end(), note.stage) != there.end();
        const std::vector<Absence>& absences = result_.history.absences;
        const auto is_about = [&](const Absence& absence) {
            return absence.year == *note.from && (note.stage.empty() || absence.stage.empty() || absence.stage == note.stage);
        };
        const bool is_of_document = note.stage.empty() ? !there.empty() : has_stage;
        return !is_of_document && std::none_of(absences.begin(), absences.end(), is_about);
    }

    GapReason load_gap(TableReader& entry) {
        const std::string given = entry.text("state", Need::required);
        for (const GapReason reason :
             {GapReason::not_yet_published, GapReason::not_published, GapReason::did_not_exist, GapReason::withheld}) {
            if (given == name_of(reason)) return reason;
        }
        if (!given.empty()) {
            findings_.error(rules::invalid_value, entry.place_of("state"), "a missing document has no state \"" + given + "\"",
                            "Write \"not yet published\", \"not published\", \"did not exist\" or \"withheld\".");
        }
        return GapReason::not_published;
    }

    // Returns nothing, after a finding, if no document of the department can be of such a year.
    [[nodiscard]] std::optional<FiscalYear> year_of(TableReader& entry, std::string_view key, Need need) const {
        return read_year(entry, key, need, department_.years, "department");
    }

    void refuse_years(TableReader& entry, const char* key) {
        findings_.error(rules::invalid_value, entry.place_of(key), "the last year is before the first",
                        "Swap \"from\" and \"until\".");
    }

    void ask_for_department(const std::string& named, const Place& place) {
        if (named == department_.slug) {
            findings_.error(rules::invalid_value, place, "the department names itself", "Name another department's folder.");
            return;
        }
        ask(OpenQuestion::Kind::department, named,
            {Severity::error, std::string(rules::unknown_department), place, "there is no department \"" + named + "\"",
             "Add departments/" + named + "/ or name another folder of departments/."});
    }

    void ask_for_contained(const Containment& contained, const Place& place) {
        ask_for_department(contained.department, place);
        if (contained.department == department_.slug) return;  // reported: it names itself
        ask(OpenQuestion::Kind::containment, contained.department,
            {Severity::error, std::string(rules::circular_containment), place,
             "a department cannot contain itself: " + department_.slug + " contains ",
             "Remove the wrong entry, or limit each entry to its years with \"from\" and \"until\"."},
            contained.from.value_or(FiscalYear()));
        result_.questions.back().until = contained.until.value_or(FiscalYear());
    }

    void ask_whose_name(const std::string& name, const Place& place) {
        ask(OpenQuestion::Kind::name, bare_name(name),
            {Severity::error, std::string(rules::duplicate_department), place,
             "\"" + name + "\" differs only in case or punctuation from the name of another department: ",
             "If both are one department, keep one folder and declare its former names. If not, give them different names."});
    }

    void ask_whether_it_ended(const std::string& named, const Origin& origin, const Place& place) {
        ask(OpenQuestion::Kind::end, named,
            {Severity::warning, std::string(rules::continued_department), place,
             named + " became part of this department in " + origin.year.text() + ", but still has a document of ",
             "If it still exists beside this one, write kind = \"split\". If not, correct the year."},
            origin.year);
    }

    void ask(OpenQuestion::Kind kind, std::string subject, const Finding& finding, const FiscalYear& year = {}) {
        result_.questions.push_back({kind, std::move(subject), year, {}, reported(finding, sources_)});
    }

    TableReader& reader_;
    Findings& findings_;
    const DepartmentNamed& department_;
    const Sources& sources_;
    LoadedHistory result_;
};

}  // namespace

LoadedHistory load_history(TableReader& reader, const DepartmentNamed& department, const Sources& sources) {
    return HistoryLoader(reader, department, sources).load();
}

}  // namespace sitegen

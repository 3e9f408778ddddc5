#include "invented_ledgers.hpp"

#include <array>
#include <random>
#include <string_view>
#include <vector>

#include "program.hpp"

namespace {

using Cents = std::int64_t;

class Random {
  public:
    // From low to high, both included. Not a distribution of the library's, which may differ between libraries.
    Cents between(Cents low, Cents high) {
        return low + static_cast<Cents>(engine_() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool one_in(Cents n) { return between(1, n) == 1; }

  private:
    std::mt19937_64 engine_{2026};
};

// 123456 → "1,234.56", or with other marks.
std::string grouped(Cents cents, char group, char decimal) {
    const Cents whole = std::abs(cents) / 100;
    std::string text = std::to_string(whole);
    for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, 1, group);
    const std::string rest = std::to_string(std::abs(cents) % 100);
    return text + decimal + (rest.size() == 1 ? "0" : "") + rest;
}

void add(LedgerSums& sums, const std::string& document, const std::string& table, const std::string& row, const std::string& column,
         bool has_amount, Cents cents) {
    LedgerSum& sum = sums[{document, table, row, column}];
    sum.has_amount = sum.has_amount || has_amount;
    if (has_amount) sum.hundredths += cents;
}

std::string in_latin1(std::string_view utf8) {
    std::string bytes;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte == 0xC2 || byte == 0xC3) {
            bytes += static_cast<char>((byte & 0x03U) << 6U | (static_cast<unsigned char>(utf8[++i]) & 0x3FU));
        } else {
            bytes += utf8[i];
        }
    }
    return bytes;
}

}  // namespace

LedgerSums write_american_city(const std::filesystem::path& folder) {
    struct Department {
        const char* folder;
        Cents size;                        // how many times as large as the smallest amounts
        std::array<const char*, 5> names;  // as the files of the five fiscal years spell it
    };
    const std::vector<Department> departments = {
        {"police", 60, {"Police Department", "POLICE", "Police Dept.", "Police Department", "POLICE"}},
        {"fire", 45, {"Fire Department", "FIRE", "Fire Dept.", "Fire and Rescue Department", "Fire and Rescue Department"}},
        {"library", 12, {"Public Library", "LIBRARY", "Library", "Public Library", "LIBRARY"}},
        {"public-works",
         40,
         {"Department of Public Works", "PUBLIC WORKS", "Public Works", "Department of Public Works and Transportation",
          "PUBLIC WORKS"}},
        {"parks", 15, {"Parks and Recreation", "PARKS & REC", "Parks & Recreation", "Parks and Recreation", "PARKS & REC"}},
        {"housing",
         20,
         {"Community Development", "COMMUNITY DEV", "Housing and Community Development", "Housing and Community Development",
          "COMMUNITY DEV"}},
        {"planning", 6, {"Planning Department", "PLANNING", "Planning", "Planning Department", "PLANNING"}},
        {"health", 30, {"Health Services", "HEALTH", "Health Svcs", "Health Services", "Public Health"}},
        {"finance", 8, {"Office of Finance", "FINANCE", "Finance", "Office of Finance", "FINANCE"}},
        {"attorney", 5, {"City Attorney", "CITY ATTORNEY", "Attorney", "City Attorney", "CITY ATTORNEY"}},
        {"clerk", 3, {"City Clerk", "CITY CLERK", "Clerk", "City Clerk", "CITY CLERK"}},
        {"water", 50, {"Water and Sewer", "WATER", "Water & Sewer", "Water Utility", "WATER"}},
    };
    const std::vector<std::string> accounts = {"5010 - Salaries and wages",
                                               "5020 - Overtime",
                                               "5030 - Pension contributions",
                                               "5040 - Health insurance",
                                               "6010 - Office supplies",
                                               "6020 - Contractual services",
                                               "6030 - Utilities",
                                               "6040 - Rent",
                                               "7010 - Equipment",
                                               "7020 - Buildings and improvements",
                                               "8010 - Interfund reimbursements"};
    const std::vector<std::pair<std::string, std::string>> funds = {
        {"General Fund", "general-fund"}, {"Grants Fund", "grants-fund"}, {"Capital Fund", "capital-fund"}};
    const std::array<const char*, 5> years = {"2016-17", "2017-18", "2018-19", "2019-20", "2020-21"};
    constexpr std::array<const char*, 3> stages = {"adopted", "revised", "actual"};
    LedgerSums sums;
    for (std::size_t year = 0; year < years.size(); ++year) {
        // The same amounts in each year, a little larger: real budgets do not jump about.
        Random random;
        std::string text = "Fiscal Year,Department,Division,Fund,Account,Adopted Budget,Revised Budget,Actual\r\n";
        std::array<Cents, 3> all{};
        for (const Department& department : departments) {
            const Cents growth = random.between(1, 4);
            for (int division = 1; division <= 10; ++division) {
                for (const std::string& account : accounts) {
                    for (const auto& [fund, fund_id] : funds) {
                        text += std::string(years[year]) + ",\"" + department.names[year] + "\",Division " +
                                std::to_string(division) + "," + fund + "," + account;
                        const Cents base = random.between(20'000, 900'000) * department.size * (account[0] == '8' ? -1 : 1);
                        const bool is_blank =
                            random.one_in(15) || (account.starts_with("6040") && department.folder == std::string("fire"));
                        for (std::size_t stage = 0; stage < stages.size(); ++stage) {
                            const Cents cents = base / 100 * (100 + growth * static_cast<Cents>(year) + static_cast<Cents>(stage)) +
                                                random.between(0, 99);
                            const bool has_no_actual = stage == 2 && year + 1 == years.size();
                            const bool has_amount = !is_blank && !has_no_actual;
                            text += ',';
                            // Two programs have written the columns: one puts brackets around what is negative.
                            if (has_amount && cents < 0)
                                text +=
                                    stage == 0 ? "\"(" + grouped(cents, ',', '.') + ")\"" : "\"-" + grouped(cents, ',', '.') + "\"";
                            if (has_amount && cents >= 0) text += "\"" + grouped(cents, ',', '.') + "\"";
                            if (has_amount) all[stage] += cents;
                            if (has_no_actual) continue;
                            const std::string document = std::string(department.folder) + "/" + years[year] + "/" + stages[stage];
                            for (const std::string& row : {account.substr(0, 4), account.substr(0, 1), std::string("total")})
                                add(sums, document, "accounts", row, "amount", has_amount, cents);
                            for (const std::string& row : {fund_id, std::string("total")})
                                add(sums, document, "funds", row, "amount", has_amount, cents);
                        }
                        text += "\r\n";
                    }
                }
            }
        }
        text += std::string(years[year]) + ",Grand Total,,,";
        for (const Cents cents : all) text += ",\"" + grouped(cents, ',', '.') + "\"";
        write_file(folder / (std::string("operating-budget-") + years[year] + ".csv"), text + "\r\n");
    }
    return sums;
}

LedgerSums write_spanish_town(const std::filesystem::path& folder) {
    struct Body {
        const char* code;
        const char* name;
        const char* folder;
    };
    const std::vector<Body> bodies = {
        {"01", "Alcaldía y Presidencia", "alcaldia-y-presidencia"},
        {"02", "Hacienda", "hacienda"},
        {"03", "Urbanismo y Vivienda", "urbanismo-y-vivienda"},
        {"04", "Cultura, Educación y Juventud", "cultura-educacion-y-juventud"},
        {"05", "Policía Local y Emergencias", "policia-local-y-emergencias"},
        {"06", "Servicios Sociales", "servicios-sociales"},
        {"07", "Medio Ambiente y Jardinería", "medio-ambiente-y-jardineria"},
        {"08", "Deportes", "deportes"},
    };
    const std::vector<std::pair<std::string, std::string>> concepts = {{"120", "Retribuciones básicas"},
                                                                       {"121", "Retribuciones complementarias"},
                                                                       {"130", "Laboral fijo"},
                                                                       {"210", "Infraestructuras y bienes naturales"},
                                                                       {"221", "Suministros"},
                                                                       {"226", "Gastos diversos"},
                                                                       {"410", "A organismos autónomos"},
                                                                       {"480", "A familias e instituciones sin fines de lucro"},
                                                                       {"619", "Otras inversiones de reposición"}};
    LedgerSums sums;
    std::string names = "Código;Nombre\n";
    for (const Body& body : bodies) names += std::string(body.code) + ";" + body.name + "\n";
    write_file(folder / "organos.csv", in_latin1(names));
    for (int year = 2021; year <= 2023; ++year) {
        Random random;
        std::string text =
            "Orgánico;Programa;Capítulo;Artículo;Concepto;Descripción;Crédito inicial;Crédito definitivo;Obligaciones "
            "reconocidas;Consolidación\n";
        for (const Body& body : bodies) {
            for (int programme = 1; programme <= 12; ++programme) {
                for (const auto& [code, name] : concepts) {
                    // What the town pays to its own bodies would be counted twice: such a row is listed again, to be subtracted.
                    const bool is_internal = code == "410" && programme <= 2;
                    const Cents base = random.between(100'000, 9'000'000) * (102 + year - 2021) / 100;
                    const std::array<Cents, 3> amounts = {base, base + base / 50, base - base / 30};
                    for (int time = 0; time < (is_internal ? 2 : 1); ++time) {
                        text += std::string(body.code) + ";" + std::to_string(9000 + programme) + ";" + code[0] + ";" + code[1] +
                                ";" + code[2] + ";" + name;
                        for (std::size_t i = 0; i < amounts.size(); ++i) {
                            text += ";" + grouped(amounts[i], '.', ',');
                            constexpr std::array<const char*, 3> columns = {"inicial", "definitivo", "gasto"};
                            for (const std::string stage : {"presupuesto", "liquidacion"}) {
                                if (stage == "presupuesto" && i > 0) continue;
                                const std::string document = std::string(body.folder) + "/" + std::to_string(year) + "/" + stage;
                                for (const std::string& row : {code, code.substr(0, 2), code.substr(0, 1), std::string("total")})
                                    add(sums, document, "gastos", row, stage == "presupuesto" ? "gasto" : columns[i], true,
                                        time == 0 ? amounts[i] : -amounts[i]);
                            }
                        }
                        text += time == 0 ? ";N\n" : ";S\n";
                    }
                }
            }
        }
        write_file(folder / ("gastos-" + std::to_string(year) + ".csv"), in_latin1(text));
    }
    return sums;
}

LedgerSums write_national(const std::filesystem::path& folder) {
    const std::vector<std::pair<std::string, std::string>> ministries = {
        {"Ministry of Education", "ministry-of-education"},
        {"Ministry of Justice", "ministry-of-justice"},
        {"Ministry of Agriculture", "ministry-of-agriculture"},
        {"Ministry of Social Affairs", "ministry-of-social-affairs"}};
    const std::array<const char*, 3> actions = {"Staff", "Operations", "Investment"};
    const std::array<std::pair<const char*, const char*>, 4> phases = {
        {{"PLF", "bill"}, {"LFI", "law"}, {"LFR", "amended"}, {"RAP", "accounts"}}};
    LedgerSums sums;
    std::string text =
        "\xEF\xBB\xBF"
        "Exercise\tMinistry\tProgramme\tAction\tTitle\tPhase\tKind\tAmount\n";
    for (int year = 2021; year <= 2023; ++year) {
        Random random;
        for (std::size_t ministry = 0; ministry < ministries.size(); ++ministry) {
            for (std::size_t programme = 0; programme < 4; ++programme) {
                const std::string code = std::to_string(101 + ministry * 4 + programme);
                for (std::size_t action = 0; action < actions.size(); ++action) {
                    const std::string number = "0" + std::to_string(action + 1);
                    const Cents base = random.between(1'000, 90'000) * 10;
                    for (std::size_t phase = 0; phase < phases.size(); ++phase) {
                        for (const bool is_commitment : {true, false}) {
                            const Cents cents = base / 10 *
                                                (100 + (year - 2021) * 2 + static_cast<Cents>(phase) + (is_commitment ? 3 : 0)) /
                                                100 * 10;
                            // The accounts of one action are not published.
                            const bool is_hidden = ministry == 1 && programme == 3 && action == 2 && phase == 3 && year == 2023;
                            text +=
                                "EX. " + std::to_string(year) + "\t" + ministries[ministry].first + "\t" + code + "\t" + number +
                                "\t" + actions[action] + "\t" + phases[phase].first + "\t" + (is_commitment ? "AE" : "CP") + "\t" +
                                (is_hidden ? "n.d." : std::to_string(cents / 100) + "." + std::to_string(cents % 100 / 10)) + "\n";
                            const std::string document =
                                ministries[ministry].second + "/" + std::to_string(year) + "/" + phases[phase].second;
                            for (const std::string& row : {code + number, code, std::string("total")}) {
                                const std::string column = is_commitment ? "commitments" : "payments";
                                add(sums, document, "programmes", row, column, !is_hidden, cents);
                                if (is_hidden) sums[{document, "programmes", row, column}].state = "not published";
                            }
                        }
                    }
                }
            }
        }
    }
    write_file(folder / "credits.tsv", text);
    for (const auto& [name, id] : ministries) {
        for (int year = 2021; year <= 2023; ++year)
            write_file(
                folder / "introductions" / (id + "-" + std::to_string(year) + "-law.md"),
                "The law gives the " + name +
                    " payments of {{spending}} {{spending.unit}}.\n\n# What is new\n\n- Each programme has three actions.\n- "
                    "Staff, operations and investment are listed apart.\n");
    }
    return sums;
}

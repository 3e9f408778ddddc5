// The fields of a build's record, for record_file.cpp alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "build/build_record.hpp"
#include "build/record_bytes.hpp"

namespace sitegen {

// The fields of each type, once for both directions: Archive is a FieldWriter with const objects or a FieldReader.
template <typename Archive>
class RecordFields {
  public:
    explicit RecordFields(Archive& archive) : archive_(archive) {}

    void readings(auto& list) {
        archive_.list(list, [this](auto& each) { reading(each); });
    }

    void reading(auto& reading) {
        coded(reading.kind);
        archive_.text(reading.path);
        status(reading.status);
        archive_.digest(reading.digest);
    }

    void log(auto& log) {
        archive_.text(log.root);
        readings(log.readings);
    }

    void logs(auto& list) {
        archive_.list(list, [this](auto& each) { log(each); });
    }

    void status(auto& status) {
        archive_.number(status.byte_count);
        archive_.number(status.modified);
        archive_.number(status.changed);
        archive_.number(status.inode);
    }

    void findings(auto& list) {
        archive_.list(list, [this](auto& each) { finding(each); });
    }

    void finding(auto& finding) {
        coded(finding.severity);
        for (auto* text : {&finding.rule, &finding.path, &finding.excerpt, &finding.message, &finding.remedy}) archive_.text(*text);
        for (auto* number : {&finding.line, &finding.column, &finding.length, &finding.excerpt_from}) archive_.number(*number);
    }

    void links(auto& list) {
        archive_.list(list, [this](auto& link) {
            archive_.text(link.path);
            archive_.text(link.fragment);
            finding(link.finding);
        });
    }

    void files(auto& files) {
        archive_.list(files, [this](auto& file) { published(file); });
    }

    void published(auto& file) {
        archive_.text(file.path);
        archive_.digest(file.digest);
        archive_.number(file.byte_count);
        archive_.number(file.modified);
        archive_.number(file.inode);
    }

    void summary(auto& summary) {
        shown_everywhere(summary);
        archive_.list(summary.topics, [this](auto& each) { topic(each); });
        targets(summary.targets);
        downloads(summary.downloads);
        coded(summary.has_changes);
        auto& counts = summary.checks;
        for (auto* count : {&counts.exact, &counts.rounding, &counts.acknowledged, &counts.broken, &counts.unknown, &counts.remarks,
                            &counts.explained_remarks})
            archive_.number(*count);
        for (auto& count : counts.not_made) archive_.number(count);
        archive_.list(summary.operands, [this](auto& value) {
            coded(value.state);
            coded(value.has_cells);
            amount(value.amount);
            amount(value.rounding);
            archive_.number(value.cell_count);
        });
        names(summary.names);
    }

    // The parts of it that many pages across documents show.
    void shown_everywhere(auto& summary) {
        for (auto* text : {&summary.department, &summary.title, &summary.stage, &summary.standard, &summary.folder})
            archive_.text(*text);
        year(summary.year);
        archive_.number(summary.stage_order);
        archive_.list(summary.headlines, [this](auto& headline) {
            for (auto* text : {&headline.id, &headline.title, &headline.value, &headline.unit, &headline.exact, &headline.change})
                archive_.text(*text);
        });
        archive_.list(summary.answers, [this](auto& answer) {
            for (auto* text : {&answer.id, &answer.title, &answer.text, &answer.chart, &answer.section}) archive_.text(*text);
            archive_.list(answer.units, [this](auto& unit) { archive_.text(unit); });
        });
        archive_.text(summary.stage_id);
        archive_.text(summary.unit);
        archive_.number(summary.unit_power);
        archive_.text(summary.published);
        archive_.list(summary.figures, [this](auto& figure) {
            overview_figure(figure);
            archive_.number(figure.last_place);
            coded(figure.is_left_out);
        });
        archive_.list(summary.restated, [this](auto& figure) {
            archive_.number(figure.index);
            overview_figure(figure.before);
            archive_.number(figure.before.last_place);
            archive_.text(figure.reason);
        });
        archive_.list(summary.tables_left_out, [this](auto& id) { archive_.text(id); });
        archive_.list(summary.versions, [this](auto& version) {
            archive_.text(version.date);
            archive_.text(version.text);
            archive_.list(version.amounts, [this](auto& corrected) {
                for (auto* text : {&corrected.cell, &corrected.title, &corrected.target, &corrected.unit_before, &corrected.unit,
                                   &corrected.before_word, &corrected.after_word})
                    archive_.text(*text);
                for (auto* value : {&corrected.before, &corrected.after}) optional(*value, [this](auto& each) { amount(each); });
            });
        });
        archive_.list(summary.notes, [this](auto& note) {
            coded(note.kind);
            archive_.number(note.index);
            archive_.text(note.row);
            archive_.text(note.text);
        });
    }

    void targets(auto& targets) {
        rows(targets.rows);
        archive_.list(targets.indicator_counts, [this](auto& count) { archive_.number(count); });
    }

    void downloads(auto& downloads) {
        for (auto* number : {&downloads.table_count, &downloads.table_bytes, &downloads.long_table_bytes, &downloads.workbook_bytes,
                             &downloads.json_bytes, &downloads.package_bytes, &downloads.checks_bytes})
            archive_.number(*number);
        for (auto* digest : {&downloads.long_table_digest, &downloads.workbook_digest, &downloads.json_digest,
                             &downloads.package_digest, &downloads.checks_digest})
            archive_.digest(*digest);
    }

    void topic(auto& topic) {
        rows(topic.rows);
        overview_figure(topic.total);
        coded(topic.is_left_out);
    }

    void overview_figure(auto&& figure) {
        coded(figure.state);
        amount(figure.amount);
    }

    void amount(auto& amount) {
        std::int64_t coefficient = amount.coefficient();
        int decimals = amount.decimals();
        archive_.number(coefficient);
        archive_.number(decimals);
        if constexpr (std::is_same_v<Archive, FieldReader>) amount = Amount(coefficient, decimals);
    }

    void rows(auto& rows) {
        auto count = static_cast<std::uint32_t>(rows.size());
        if constexpr (std::is_same_v<Archive, FieldReader>) {
            count = archive_.count();
            rows.reserve(count);
        } else {
            archive_.number(count);
        }
        for (std::uint32_t i = 0; i < count; ++i) {
            if constexpr (std::is_same_v<Archive, FieldWriter>) {
                const TopicRow row = rows[i];
                archive_.text(row.id);
                archive_.text(row.name);
                overview_figure(SummaryFigure{row.state, row.amount});
            } else {
                const std::string_view id = archive_.text();
                const std::string_view name = archive_.text();
                SummaryFigure value;
                overview_figure(value);
                rows.add({id, name, value.state, value.amount});
            }
        }
        if constexpr (std::is_same_v<Archive, FieldReader>) rows.shrink();
    }

    void year(auto& year) {
        archive_.number(year.first);
        coded(year.spans_two);
    }

    // An enumeration or a flag.
    void coded(auto& value) {
        auto number = static_cast<std::uint32_t>(value);
        archive_.number(number);
        if constexpr (std::is_same_v<Archive, FieldReader>) value = static_cast<std::remove_reference_t<decltype(value)>>(number);
    }

    void optional(auto& value, const auto& act) {
        auto is_there = static_cast<std::uint32_t>(value.has_value());
        archive_.number(is_there);
        if constexpr (std::is_same_v<Archive, FieldReader>) {
            if (is_there != 0) value.emplace();
        }
        if (is_there != 0) act(*value);
    }

    void history(auto& history) {
        const auto of_year = [this](auto& value) { year(value); };
        archive_.list(history.names, [&](auto& former) {
            archive_.text(former.name);
            optional(former.from, of_year);
            year(former.until);
        });
        archive_.list(history.origins, [&](auto& origin) {
            coded(origin.kind);
            year(origin.year);
            for (auto* text : {&origin.date, &origin.reason}) archive_.text(*text);
            archive_.list(origin.from, [this](auto& slug) { archive_.text(slug); });
            coded(origin.is_comparable);
        });
        optional(history.closure, [this](auto& closure) {
            year(closure.year);
            for (auto* text : {&closure.date, &closure.reason}) archive_.text(*text);
        });
        archive_.list(history.containments, [&](auto& contained) {
            archive_.text(contained.department);
            optional(contained.from, of_year);
            optional(contained.until, of_year);
        });
        archive_.list(history.absences, [this](auto& absence) {
            year(absence.year);
            archive_.text(absence.stage);
            coded(absence.gap);
            for (auto* text : {&absence.reason, &absence.expected}) archive_.text(*text);
        });
        optional(history.population, [this](auto& population) {
            for (auto* text : {&population.source.title, &population.source.source, &population.source.url, &population.unit})
                archive_.text(*text);
            archive_.number(population.power);
            by_year(population.values, [this](auto& value) { amount(value); });
        });
        archive_.list(history.notes, [&](auto& note) {
            archive_.text(note.text);
            optional(note.from, of_year);
            optional(note.until, of_year);
            archive_.text(note.stage);
        });
    }

    void by_year(auto& map, const auto& value) {
        std::vector<std::pair<FiscalYear, typename std::remove_cvref_t<decltype(map)>::mapped_type>> list(map.begin(), map.end());
        archive_.list(list, [&](auto& entry) {
            year(entry.first);
            value(entry.second);
        });
        if constexpr (std::is_same_v<Archive, FieldReader>) map = {list.begin(), list.end()};
    }

    void names(auto& names) {
        for (auto* text : {&names.department, &names.department_name, &names.stage, &names.standard}) archive_.text(*text);
        year(names.year);
        for (auto* tables : {&names.tables, &names.changed}) {
            archive_.list(*tables, [this](auto& table) {
                archive_.text(table.table);
                archive_.text(table.side);
                archive_.list(table.names, [this](auto& hash) { archive_.number(hash); });
            });
        }
    }

    void identity(auto& department) {
        for (auto* text : {&department.slug, &department.name, &department.code, &department.group}) archive_.text(*text);
        history(department.history);
    }

    // Everything about its names, in every language.
    void identities(auto& department) {
        identity(department);
        for (auto& in_language : department.in_languages) identity(in_language);
    }

    // The parts of it that pages across departments may show.
    void shown_across(auto& department) {
        identity(department);
        archive_.list(department.documents, [this](auto& document) { summary(document.summary); });
        archive_.text(department.search_terms);
        archive_.text(department.search_numbers);
        archive_.list(department.in_languages, [this](auto& in_language) {
            identity(in_language);
            archive_.list(in_language.documents, [this](auto& document) { summary(document); });
            archive_.text(in_language.search_terms);
            archive_.text(in_language.search_numbers);
        });
    }

    // All of it except its readings.
    void department(auto& department) {
        shown_across(department);
        archive_.list(department.formerly, [this](auto& folder) { archive_.text(folder); });
        archive_.list(department.questions, [this](auto& question) {
            coded(question.kind);
            archive_.text(question.subject);
            year(question.year);
            year(question.until);
            finding(question.finding);
        });
        archive_.list(department.headings, [this](auto& question) {
            archive_.text(question.name);
            finding(question.finding);
        });
        findings(department.findings);
        for (auto& document : department.documents) {
            findings(document.findings);
            archive_.digest(document.shown_across);
            links(document.links);
        }
        files(department.files);
        map(department.standards, [this](auto& digest) { archive_.digest(digest); });
        archive_.digest(department.task_changes);
        archive_.digest(department.shown_across);
    }

    // A map with texts as keys.
    void map(auto& map, const auto& value) {
        auto count = static_cast<std::uint32_t>(map.size());
        archive_.number(count);
        if constexpr (std::is_same_v<Archive, FieldReader>) {
            for (std::uint32_t i = 0; i < count; ++i) {
                std::string key(archive_.text());
                value(map[key]);
            }
        } else {
            for (auto& [key, each] : map) {
                archive_.text(key);
                value(each);
            }
        }
    }

    void site(auto& site) {
        archive_.text(site.builder);
        log(site.shared.site);
        logs(site.shared.theme);
        coded(site.shared.has_glossary);
        coded(site.shared.has_topics);
        map(site.standards, [this](auto& each) { logs(each); });
        findings(site.findings);
        archive_.digest(site.pages.made_of);
        archive_.list(site.pages.years_made_of,
                      [this](auto& years) { by_year(years, [this](auto& digest) { archive_.digest(digest); }); });
        files(site.pages.files);
        log(site.pages.static_files);
        findings(site.pages.findings);
        links(site.pages.links);
        archive_.number(site.output_inode);
        published(site.manifest);
    }

  private:
    Archive& archive_;
};

}  // namespace sitegen

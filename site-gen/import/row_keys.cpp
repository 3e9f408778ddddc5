#include "import/row_keys.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "import/import_rules.hpp"
#include "import/import_words.hpp"
#include "import/matching.hpp"
#include "model/title.hpp"
#include "text/ascii.hpp"
#include "text/sha256.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr double nearly_the_same = 0.85;
constexpr double another_name = 0.3;  // less alike than this, a code and the name beside it are not of one row

bool is_code_character(char c) { return is_ascii_digit(c) || is_ascii_letter(c) || c == '-' || c == '.'; }

// A code as it is typed: "[201]", "201.", " 201 ".
std::string bare_code(std::string_view text) {
    std::string code;
    for (const char c : one_line(text)) {
        if (is_code_character(c))
            code += c;
        else if (c != '[' && c != ']' && c != ' ' && c != '(' && c != ')')
            return {};
    }
    while (code.ends_with('.') || code.ends_with('-')) code.pop_back();
    return code;
}

// The code at the beginning of "201一般公共服务支出", "[201] …" or "201-…", and the name behind it.
std::pair<std::string, std::string> split_code(const std::string& text) {
    std::size_t begin = text.starts_with('[') || text.starts_with('(') ? 1 : 0;
    std::size_t end = begin;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    if (end == begin) return {{}, text};
    const std::string code = text.substr(begin, end - begin);
    while (end < text.size() &&
           (text[end] == ']' || text[end] == ')' || text[end] == ' ' || text[end] == '-' || text[end] == ':' || text[end] == '.'))
        ++end;
    return {code, text.substr(end)};
}

std::vector<std::string> nearest_titles(const std::vector<ItemForm>& items) {
    std::vector<std::string> titles;
    titles.reserve(items.size());
    for (const ItemForm& item : items) titles.push_back(item.title);
    return titles;
}

}  // namespace

RowKeys::RowKeys(const TableForm& table, const SideForm& side, const RowContext& context)
    : table_(table), side_(side), context_(context) {
    last_codes_.resize(side.rows.classifications.size());
    for (const std::string& id : side.rows.classifications) {
        const auto list = context.standard.classifications.find(id);
        if (list == context.standard.classifications.end()) continue;
        auto& names = by_name_[id];
        for (const auto& [code, entry] : list->second.codes) {
            if (entry.is_valid_in(context.year.first)) names[match_form(entry.name)].push_back(code);
        }
        for (auto& [name, codes] : names) std::sort(codes.begin(), codes.end());
    }
}

std::optional<std::vector<std::string>> RowKeys::keys_of(const Texts& texts) {
    switch (side_.rows.kind) {
        case RowsForm::Kind::items:
            return keys_of_item(texts);
        case RowsForm::Kind::classified:
            return keys_of_codes(texts);
        case RowsForm::Kind::named:
            break;
    }
    return keys_of_name(texts);
}

void RowKeys::refuse(const Texts& texts, const std::string& message, const std::string& remedy) {
    if (texts.has_amounts) context_.log.add(Severity::error, rules::unknown_row, texts.where, message, remedy);
}

std::string RowKeys::mapped(const std::string& name) const {
    const std::string given = match_form(name);
    for (const std::string& table : {table_.id, std::string()}) {
        const auto found = context_.mapping.rows.find({table, given});
        if (found != context_.mapping.rows.end()) return found->second;
    }
    return {};
}

std::optional<std::vector<std::string>> RowKeys::keys_of_item(const Texts& texts) {
    std::string name;
    for (const std::string& part : texts.names) name += (name.empty() ? "" : " ") + part;
    if (name.empty()) {
        for (const std::string& part : texts.codes) name += part;
    }
    const std::vector<ItemForm>& items = side_.rows.items;
    const auto is_free = [&](const ItemForm& item) {
        return is_for_stage(item.stages, context_.stage) && !used_items_.contains(item.id);
    };
    const auto find = [&](const auto& fits) -> const ItemForm* {
        for (std::size_t step = 0; step < items.size(); ++step) {
            const ItemForm& item = items[(next_item_ + step) % items.size()];
            if (is_free(item) && fits(item)) return &item;
        }
        return nullptr;
    };
    const ItemForm* item = nullptr;
    if (const std::string id = mapped(name); !id.empty()) item = find([&](const ItemForm& each) { return each.id == id; });
    const std::string whole = match_form(name);
    const std::string bare = match_form_without_ordinal(name);
    if (item == nullptr)
        item = find([&](const ItemForm& each) { return match_form(fill_years(each.title, context_.year)) == whole; });
    if (item == nullptr)
        item =
            find([&](const ItemForm& each) { return match_form_without_ordinal(fill_years(each.title, context_.year)) == bare; });
    if (item == nullptr && !texts.codes.empty())
        item = find([&](const ItemForm& each) { return each.id == bare_code(texts.codes.front()); });
    if (item == nullptr && is_repeated(whole, bare)) {
        if (texts.has_amounts)
            context_.log.add(Severity::error, rules::duplicate_row, texts.where,
                             fmt::format("the row \"{}\" of the table \"{}\" is there a second time", name, table_.id),
                             "Remove one of the two in the source. A subtotal within the data is no row of the table.");
        return std::nullopt;
    }
    if (item == nullptr) {
        double best = nearly_the_same;
        for (const ItemForm& each : items) {
            const double likely = likeness(match_form_without_ordinal(fill_years(each.title, context_.year)), bare);
            if (!is_free(each) || likely < best) continue;
            best = likely;
            item = &each;
        }
        if (item != nullptr)
            context_.log.add(Severity::warning, rules::assumed_row, texts.where,
                             fmt::format("“{}” is read as “{}”", name, item->title),
                             fmt::format("If it is another row, say so in a mapping file: [rows] \"{}\" = \"…\".", name));
    }
    if (item == nullptr) {
        refuse(texts,
               fmt::format("“{}” is no row of the table \"{}\"{}", name, table_.id, nearest_hint(name, nearest_titles(items))),
               fmt::format("Say which row it is in a mapping file: [rows] \"{}\" = \"…\", or add the row to the standard.", name));
        return std::nullopt;
    }
    used_items_.insert(item->id);
    next_item_ = static_cast<std::size_t>(item - items.data()) + 1;
    return std::vector<std::string>{item->id};
}

bool RowKeys::is_repeated(const std::string& whole, const std::string& bare) const {
    return std::any_of(side_.rows.items.begin(), side_.rows.items.end(), [&](const ItemForm& item) {
        const std::string title = fill_years(item.title, context_.year);
        return used_items_.contains(item.id) && (match_form(title) == whole || match_form_without_ordinal(title) == bare);
    });
}

bool RowKeys::is_total(const Texts& texts) const {
    if (!side_.rows.total) return false;
    const std::string title = match_form(side_.rows.total->title);
    const std::vector<std::string>& totals = import_words().totals;
    const auto is_title = [&](const std::string& text) {
        const std::string given = match_form(text);
        return !given.empty() && (given == title || std::find(totals.begin(), totals.end(), given) != totals.end());
    };
    return std::any_of(texts.names.begin(), texts.names.end(), is_title) ||
           std::any_of(texts.codes.begin(), texts.codes.end(), is_title);
}

// "201", "13", "01" → "2011301"; "201", "20113", "2011301" is the same. A part that is blank is that of the row above.
std::string RowKeys::joined_code(const std::vector<std::string>& parts, const Classification& list) {
    std::vector<std::string> codes;
    codes.reserve(parts.size());
    for (const std::string& part : parts) codes.push_back(bare_code(part));
    std::size_t last = codes.size();
    while (last > 0 && codes[last - 1].empty()) --last;
    for (std::size_t i = 0; i < last; ++i) {
        if (codes[i].empty() && i < last_parts_.size()) codes[i] = last_parts_[i];
    }
    codes.resize(last);
    last_parts_ = codes;
    has_filled_zeros_ = false;
    std::string code;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        std::string part = codes[i];
        const bool has_width = parts.size() > 1 && i < list.levels.size();
        const std::size_t width = has_width ? list.levels[i] - (i == 0 ? 0 : list.levels[i - 1]) : 0;
        // The whole code, and not only its part: 20113 behind 201. But 02 behind 02 is a part that has the digits of the one
        // before.
        if (!code.empty() && part.starts_with(code) && part.size() > std::max(width, code.size())) {
            code = part;
            continue;
        }
        // A number has lost the zero before it. In a single column the list tells whether it has.
        if (has_width) {
            if (part.size() < width) {
                part.insert(0, width - part.size(), '0');
                has_filled_zeros_ = true;
            }
        }
        code += part;
    }
    return code;
}

std::string RowKeys::code_by_name(const Classification& list, const std::string& name, std::size_t number) const {
    const auto names = by_name_.find(list.id);
    if (names == by_name_.end()) return {};
    auto found = names->second.find(match_form(name));
    if (found == names->second.end()) found = names->second.find(match_form_without_ordinal(name));
    if (found == names->second.end()) return {};
    const std::vector<std::string>& codes = found->second;
    if (codes.size() == 1) return codes.front();
    // Several codes have the name: that below the row above it, or beside it.
    const std::string& last = last_codes_[number];
    for (std::string above = last; !above.empty(); above.pop_back()) {
        std::string match;
        for (const std::string& code : codes) {
            if (!code.starts_with(above)) continue;
            if (!match.empty()) return {};
            match = code;
        }
        if (!match.empty()) return match;
    }
    return {};
}

std::string RowKeys::code_of(const Classification& list, std::string code, std::string name, const Texts& texts,
                             std::size_t number) {
    if (code.empty()) std::tie(code, name) = split_code(name);
    if (code.empty()) {
        if (const std::string id = mapped(name); !id.empty()) return id;
        return code_by_name(list, name, number);
    }
    if (const Code* known = list.find(code)) {
        if (!name.empty() && !match_form(name).empty() && likeness(match_form(name), match_form(known->name)) < another_name &&
            match_form(name).find(match_form(known->name)) == std::string::npos &&
            match_form(known->name).find(match_form_without_ordinal(name)) == std::string::npos)
            context_.log.add(Severity::warning, rules::name_of_another_code, texts.where,
                             fmt::format("the code {} is “{}”, and the source names it “{}”", code, known->name, name),
                             "See whether the codes were shifted by a row, or the code is mistyped.");
        return code;
    }
    for (const std::size_t length : list.levels) {
        if (code.size() >= length) continue;
        const std::string filled = std::string(length - code.size(), '0') + code;
        if (list.find(filled) == nullptr) continue;
        context_.log.add(Severity::warning, rules::lost_zeros, texts.where, fmt::format("the code {} is read as {}", code, filled),
                         "Give the column a text format in the source, so that zeros at the beginning are kept.");
        return filled;
    }
    if (list.level_of(code) == 0 || one_line(name).empty()) return {};
    const bool is_new = std::none_of(context_.codes.begin(), context_.codes.end(),
                                     [&](const DeclaredCode& each) { return each.classification == list.id && each.code == code; });
    if (is_new) {
        context_.codes.push_back({list.id, code, one_line(name)});
        context_.log.add(
            Severity::warning, rules::declared_code, texts.where,
            fmt::format("the list \"{}\" has no code {}; it is declared in document.toml as “{}”", list.id, code, one_line(name)),
            "If the code is mistyped, correct it in the source.");
    }
    return code;
}

std::optional<std::vector<std::string>> RowKeys::keys_of_codes(const Texts& texts) {
    const std::vector<std::string>& lists = side_.rows.classifications;
    if (is_total(texts)) {
        std::vector<std::string> keys(lists.size());
        keys[0] = side_.rows.total->id;
        return keys;
    }
    if (texts.has_date_for_code) {
        context_.log.add(
            Severity::error, rules::unknown_row, texts.where, "a date stands where a code belongs",
            "A spreadsheet has turned the code into a date. Give the column a text format in the source, and type it again.");
        return std::nullopt;
    }
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < lists.size(); ++i) {
        const auto list = context_.standard.classifications.find(lists[i]);
        if (list == context_.standard.classifications.end()) return std::nullopt;
        std::string code;
        if (lists.size() == 1) {
            code = joined_code(texts.codes, list->second);
            if (has_filled_zeros_ && list->second.find(code) != nullptr)
                context_.log.decide(texts.where, fmt::format("The parts of the code {} are filled with zeros.", code));
        } else if (texts.codes.size() >= lists.size()) {
            code = bare_code(texts.codes[i]);
        }
        const std::string name = lists.size() == 1        ? (texts.names.empty() ? "" : texts.names.front())
                                 : i < texts.names.size() ? texts.names[i]
                                                          : "";
        std::string found;
        if (!code.empty() || !name.empty()) found = code_of(list->second, code, name, texts, i);
        // The second list may be blank, as beside a heading of the first.
        if (found.empty() && (i == 0 || !code.empty() || !name.empty())) {
            if (texts.has_amounts)
                refuse(texts,
                       code.empty()
                           ? fmt::format("no code, or several codes, of the list \"{}\" have the name “{}”", lists[i], name)
                           : fmt::format("the list \"{}\" has no code {}", lists[i], code),
                       "Correct the code or name in the source, say what it means in a mapping file ([rows]), or add the code to "
                       "the list.");
            return std::nullopt;
        }
        last_codes_[i] = found;
        keys.push_back(found);
    }
    return keys;
}

std::optional<std::vector<std::string>> RowKeys::keys_of_name(const Texts& texts) {
    std::string name;
    for (const std::string& part : texts.names) name += (name.empty() || part.empty() ? "" : " ") + part;
    if (name.empty()) {
        for (const std::string& part : texts.codes) name += part;
    }
    if (name.empty()) {
        refuse(texts, "a row has amounts and no name", "Name it in the source.");
        return std::nullopt;
    }
    std::string id;
    if (is_total(texts) && ids_.find(side_.rows.total->id) == ids_.end()) {
        id = side_.rows.total->id;
    } else {
        id = mapped(name);
    }
    if (id.empty()) {
        const std::string given = match_form(name);
        const std::size_t count = named_[given]++;
        const auto known = context_.known.find({side_.id.empty() ? table_.id : table_.id + "." + side_.id, given});
        if (known != context_.known.end() && count < known->second.size()) {
            id = known->second[count];
        } else {
            id = id_of_name(name);
            const std::string first = id;
            for (int number = 2; ids_.contains(id); ++number) id = fmt::format("{}-{}", first, number);
        }
    }
    ids_.insert(id);
    std::vector<std::string> keys = {id, name};
    if (side_.rows.level_count > 0) {
        while (!indents_.empty() && indents_.back() >= texts.indent) indents_.pop_back();
        indents_.push_back(texts.indent);
        keys.push_back(std::to_string(std::min<std::size_t>(indents_.size(), static_cast<std::size_t>(side_.rows.level_count))));
    }
    if (side_.rows.has_units) keys.emplace_back();
    return keys;
}

std::vector<const ItemForm*> RowKeys::missing_items() const {
    std::vector<const ItemForm*> missing;
    for (const ItemForm& item : side_.rows.items) {
        if (!item.is_optional && is_for_stage(item.stages, context_.stage) && !used_items_.contains(item.id))
            missing.push_back(&item);
    }
    return missing;
}

std::size_t RowKeys::place_of_item(const std::string& id) const {
    const ItemForm* item = side_.rows.find_item(id);
    return item == nullptr ? side_.rows.items.size() : static_cast<std::size_t>(item - side_.rows.items.data());
}

std::string id_of_name(const std::string& name) {
    std::string id;
    bool has_other_letters = false;
    for (std::string_view rest = name; !rest.empty();) {
        const Character character = first_character(rest);
        rest.remove_prefix(character.byte_count);
        const char32_t base = base_character(character.value);
        if (base < 0x80 && (is_ascii_letter(static_cast<char>(base)) || is_ascii_digit(static_cast<char>(base)))) {
            const char c = static_cast<char>(base);
            id += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        } else if (is_word_character(character.value)) {
            has_other_letters = true;
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    constexpr std::size_t longest = 48;
    if (id.size() > longest) {
        id.resize(longest);
        // Not in the middle of a word.
        if (const std::size_t end = id.rfind('-'); end != std::string::npos && end > longest / 2) id.resize(end);
    }
    while (id.ends_with('-')) id.pop_back();
    if (!has_other_letters && !id.empty()) return id;
    return "row-" + sha256_of(match_form(name)).substr(0, 10);
}

}  // namespace sitegen

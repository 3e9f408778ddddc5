// The name of every rule that findings carry. Each has a folder in tests/errors and a heading in content/README.md or
// themes/README.md.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace sitegen::rules {

// Files and folders
inline constexpr std::string_view missing_file = "missing-file";
inline constexpr std::string_view unreadable_file = "unreadable-file";
inline constexpr std::string_view file_too_large = "file-too-large";
inline constexpr std::string_view invalid_utf8 = "invalid-utf8";
inline constexpr std::string_view invalid_name = "invalid-name";
inline constexpr std::string_view wrong_folder = "wrong-folder";
inline constexpr std::string_view long_path = "long-path";
inline constexpr std::string_view unexpected_file = "unexpected-file";

// TOML
inline constexpr std::string_view toml_syntax = "toml-syntax";
inline constexpr std::string_view missing_key = "missing-key";
inline constexpr std::string_view unknown_key = "unknown-key";
inline constexpr std::string_view wrong_type = "wrong-type";
inline constexpr std::string_view invalid_value = "invalid-value";
inline constexpr std::string_view duplicate_id = "duplicate-id";
inline constexpr std::string_view unsafe_text = "unsafe-text";
inline constexpr std::string_view missing_licence = "missing-licence";

// Languages
inline constexpr std::string_view undeclared_language = "undeclared-language";
inline constexpr std::string_view idle_translation = "idle-translation";
inline constexpr std::string_view incomplete_translation = "incomplete-translation";

// Departments
inline constexpr std::string_view unknown_department = "unknown-department";
inline constexpr std::string_view duplicate_department = "duplicate-department";
inline constexpr std::string_view continued_department = "continued-department";
inline constexpr std::string_view circular_containment = "circular-containment";
inline constexpr std::string_view unknown_group = "unknown-group";
inline constexpr std::string_view idle_absence = "idle-absence";
inline constexpr std::string_view idle_note = "idle-note";

// Tables
inline constexpr std::string_view unknown_standard = "unknown-standard";
inline constexpr std::string_view unknown_table = "unknown-table";
inline constexpr std::string_view missing_table = "missing-table";
inline constexpr std::string_view wrong_columns = "wrong-columns";
inline constexpr std::string_view row_length = "row-length";
inline constexpr std::string_view invalid_amount = "invalid-amount";
inline constexpr std::string_view unknown_code = "unknown-code";
inline constexpr std::string_view code_not_valid = "code-not-valid";
inline constexpr std::string_view declared_code = "declared-code";
inline constexpr std::string_view unknown_row = "unknown-row";
inline constexpr std::string_view missing_row = "missing-row";
inline constexpr std::string_view duplicate_row = "duplicate-row";
inline constexpr std::string_view row_order = "row-order";
inline constexpr std::string_view unknown_unit = "unknown-unit";

// Sources and versions
inline constexpr std::string_view invalid_hash = "invalid-hash";
inline constexpr std::string_view invalid_pages = "invalid-pages";
inline constexpr std::string_view unknown_source = "unknown-source";
inline constexpr std::string_view version_order = "version-order";
inline constexpr std::string_view idle_correction = "idle-correction";
inline constexpr std::string_view silent_change = "silent-change";

// Expressions, figures and charts
inline constexpr std::string_view expression_syntax = "expression-syntax";
inline constexpr std::string_view unknown_column = "unknown-column";
inline constexpr std::string_view unknown_figure = "unknown-figure";
inline constexpr std::string_view unknown_chart = "unknown-chart";
inline constexpr std::string_view overlapping_parts = "overlapping-parts";
inline constexpr std::string_view amount_overflow = "amount-overflow";

// Checks of every document
inline constexpr std::string_view unknown_check = "unknown-check";
inline constexpr std::string_view stale_acknowledgement = "stale-acknowledgement";
inline constexpr std::string_view code_order = "code-order";
inline constexpr std::string_view missing_parent = "missing-parent";
inline constexpr std::string_view children_sum = "children-sum";
inline constexpr std::string_view similar_names = "similar-names";
inline constexpr std::string_view same_project = "same-project";
inline constexpr std::string_view shifted_amount = "shifted-amount";
inline constexpr std::string_view jump = "jump";
inline constexpr std::string_view exchanged_names = "exchanged-names";
inline constexpr std::string_view prior_year = "prior-year";
inline constexpr std::string_view stages_differ = "stages-differ";
inline constexpr std::string_view contained_department = "contained-department";
inline constexpr std::string_view chart_total = "chart-total";

// Checks of prose
inline constexpr std::string_view unbound_literal = "unbound-literal";
inline constexpr std::string_view unmatched_literal = "unmatched-literal";
inline constexpr std::string_view contradicted_literal = "contradicted-literal";
inline constexpr std::string_view wrong_direction = "wrong-direction";
inline constexpr std::string_view sentence_disagrees = "sentence-disagrees";
inline constexpr std::string_view missing_unit = "missing-unit";
inline constexpr std::string_view other_year = "other-year";
inline constexpr std::string_view form_residue = "form-residue";

// Narrative
inline constexpr std::string_view unknown_section = "unknown-section";
inline constexpr std::string_view missing_section = "missing-section";
inline constexpr std::string_view changed_number = "changed-number";
inline constexpr std::string_view unread_markup = "unread-markup";
inline constexpr std::string_view literal_emphasis = "literal-emphasis";
inline constexpr std::string_view raw_html = "raw-html";
inline constexpr std::string_view unsafe_link = "unsafe-link";
inline constexpr std::string_view dead_link = "dead-link";
inline constexpr std::string_view nesting_too_deep = "nesting-too-deep";

// Themes
inline constexpr std::string_view unknown_theme = "unknown-theme";
inline constexpr std::string_view theme_cycle = "theme-cycle";
inline constexpr std::string_view template_syntax = "template-syntax";
inline constexpr std::string_view unknown_name = "unknown-name";
inline constexpr std::string_view wrong_use = "wrong-use";
inline constexpr std::string_view missing_partial = "missing-partial";
inline constexpr std::string_view cyclic_partial = "cyclic-partial";
inline constexpr std::string_view unsafe_raw = "unsafe-raw";
inline constexpr std::string_view unsafe_position = "unsafe-position";
inline constexpr std::string_view missing_translation = "missing-translation";

// The rules of content/, in the order above.
inline constexpr std::array content_rules = {
    missing_file,
    unreadable_file,
    file_too_large,
    invalid_utf8,
    invalid_name,
    wrong_folder,
    long_path,
    unexpected_file,
    toml_syntax,
    missing_key,
    unknown_key,
    wrong_type,
    invalid_value,
    duplicate_id,
    unsafe_text,
    missing_licence,
    undeclared_language,
    idle_translation,
    incomplete_translation,
    unknown_department,
    duplicate_department,
    continued_department,
    circular_containment,
    unknown_group,
    idle_absence,
    idle_note,
    unknown_standard,
    unknown_table,
    missing_table,
    wrong_columns,
    row_length,
    invalid_amount,
    unknown_code,
    code_not_valid,
    declared_code,
    unknown_row,
    missing_row,
    duplicate_row,
    row_order,
    unknown_unit,
    invalid_hash,
    invalid_pages,
    unknown_source,
    version_order,
    idle_correction,
    silent_change,
    expression_syntax,
    unknown_column,
    unknown_figure,
    unknown_chart,
    overlapping_parts,
    amount_overflow,
    unknown_check,
    stale_acknowledgement,
    code_order,
    missing_parent,
    children_sum,
    similar_names,
    same_project,
    shifted_amount,
    jump,
    exchanged_names,
    prior_year,
    stages_differ,
    contained_department,
    chart_total,
    unbound_literal,
    unmatched_literal,
    contradicted_literal,
    wrong_direction,
    sentence_disagrees,
    missing_unit,
    other_year,
    form_residue,
    unknown_section,
    missing_section,
    changed_number,
    unread_markup,
    literal_emphasis,
    raw_html,
    unsafe_link,
    dead_link,
    nesting_too_deep,
};

// Checks of every document. These may be acknowledged.
inline constexpr std::array general_checks = {
    code_order,      missing_parent,     children_sum,  similar_names,        same_project, shifted_amount,    jump,
    exchanged_names, prior_year,         stages_differ, contained_department, chart_total,  unmatched_literal, contradicted_literal,
    wrong_direction, sentence_disagrees, missing_unit,  other_year,
};

// Rules about a number that is typed in the prose.
inline constexpr std::array literal_rules = {
    unbound_literal, unmatched_literal, contradicted_literal, wrong_direction, sentence_disagrees, missing_unit, other_year};

[[nodiscard]] constexpr bool is_general_check(std::string_view rule) {
    return std::find(general_checks.begin(), general_checks.end(), rule) != general_checks.end();
}
[[nodiscard]] constexpr bool is_of_literal(std::string_view rule) {
    return std::find(literal_rules.begin(), literal_rules.end(), rule) != literal_rules.end();
}
// Whether what breaks a check of every document is about figures, not about codes, names or their order.
[[nodiscard]] constexpr bool is_about_figures(std::string_view rule) {
    return rule != code_order && rule != missing_parent && rule != similar_names && rule != same_project && rule != exchanged_names;
}
// Rules that may leave open what is right. Where their verdict is unknown, they inform the editor, and readers see none.
[[nodiscard]] constexpr bool is_doubt(std::string_view rule) {
    return rule == unmatched_literal || rule == sentence_disagrees || rule == missing_unit || rule == other_year ||
           rule == same_project;
}

// The rules of themes/.
inline constexpr std::array theme_rules = {
    unknown_theme,   theme_cycle,    template_syntax, unknown_name,    wrong_use,
    missing_partial, cyclic_partial, unsafe_raw,      unsafe_position, missing_translation,
};

}  // namespace sitegen::rules

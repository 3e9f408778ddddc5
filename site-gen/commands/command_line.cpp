#include "commands/command_line.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <map>

#include "commands/build_command.hpp"
#include "commands/bundle_command.hpp"
#include "commands/check_command.hpp"
#include "commands/diff_command.hpp"
#include "commands/exit_status.hpp"
#include "commands/import_command.hpp"
#include "commands/verify_command.hpp"

namespace sitegen {

namespace {

void add_language(CLI::App& command, std::string& language) {
    command.add_option("--language", language, "The language of findings and of other lines: en or zh-CN (en)")
        ->check(CLI::IsMember(MessageLanguage::languages()).description(""))
        ->type_name("LANGUAGE");
}

}  // namespace

int run_command_line(int argument_count, char** arguments) {
    CLI::App app("Publishes budgets written as TOML and Markdown as a static site whose numbers agree.", "site-gen");
    app.set_version_flag("--version", "site-gen " SITE_GEN_VERSION);
    app.require_subcommand(1);
    app.failure_message(CLI::FailureMessage::simple);

    std::string language = "en";
    BuildCommand build;
    BuildOptions& build_options = build.options;
    bool is_quiet = false;
    bool is_verbose = false;
    CLI::App* build_command = app.add_subcommand("build", "Build the site from content/ into public/");
    build_command->add_option("--content", build_options.content, "The folder of the content (content)")->type_name("DIR");
    build_command
        ->add_option("--standards", build_options.standards, "More standards, beside the content's own and the installed ones")
        ->type_name("DIR");
    build_command->add_option("--themes", build_options.themes, "The folder of the themes (themes, then the installed ones)")
        ->type_name("DIR");
    build_command->add_option("--theme", build_options.theme, "The theme (the one site.toml names)")->type_name("NAME");
    build_command->add_option("--output", build_options.output, "The folder to publish to (public)")->type_name("DIR");
    CLI::Option* quiet = build_command->add_flag("--quiet", is_quiet, "Print errors only");
    build_command->add_flag("--verbose", is_verbose, "Make everything again and also print notes")->excludes(quiet);
    build_command->add_flag("--full", build_options.is_full, "Make everything again, without the results of the last build");
    build_command->add_flag("--timings", build.has_timings, "Print how long each step took");
    add_language(*build_command, language);

    CheckOptions check_options;
    CLI::App* check_command = app.add_subcommand("check", "Check the content without publishing it");
    check_command->add_option("--content", check_options.content, "The folder of the content (content)")->type_name("DIR");
    check_command
        ->add_option("--standards", check_options.standards, "More standards, beside the content's own and the installed ones")
        ->type_name("DIR");
    check_command->add_option("--themes", check_options.themes, "The folder of the themes (themes, then the installed ones)")
        ->type_name("DIR");
    const std::map<std::string, ReportFormat> formats = {
        {"text", ReportFormat::text}, {"json", ReportFormat::json}, {"sarif", ReportFormat::sarif}, {"junit", ReportFormat::junit}};
    check_command->add_option("--format", check_options.format, "text, json, sarif or junit (text)")
        ->transform(CLI::CheckedTransformer(formats).description(""))
        ->type_name("FORMAT");
    check_command->add_option("--department", check_options.department, "Only this department")->type_name("NAME");
    const auto take_year = [&check_options](const std::string& text) {
        check_options.year = read_fiscal_year(text);
        if (!check_options.year)
            throw CLI::ValidationError("--year", "\"" + text + "\" is not a fiscal year such as 2023 or 2022-23");
    };
    check_command->add_option_function<std::string>("--year", take_year, "Only this fiscal year")->type_name("YEAR");
    add_language(*check_command, language);

    BundleCommand bundle;
    BundleOptions& bundle_options = bundle.options;
    bool is_bundle_quiet = false;
    CLI::App* bundle_command = app.add_subcommand("bundle", "Pack the built site into one file that opens offline");
    bundle_command->add_option("--site", bundle_options.site, "The folder of the built site (public)")->type_name("DIR");
    bundle_command->add_option("--output", bundle_options.output, "The file to write, .zip or .wacz")
        ->type_name("FILE")
        ->required();
    const std::map<std::string, BundleFormat> bundle_formats = {
        {"zip", BundleFormat::zip}, {"bagit", BundleFormat::bagit}, {"wacz", BundleFormat::wacz}};
    bundle_command->add_option("--format", bundle_options.format, "zip, bagit for a BagIt bag, or wacz for a web archive (zip)")
        ->transform(CLI::CheckedTransformer(bundle_formats).description(""))
        ->type_name("FORMAT");
    bundle_command->add_option("--department", bundle_options.department, "Only this department")->type_name("NAME");
    bundle_command->add_option("--year", bundle_options.year, "Only this fiscal year")->type_name("YEAR");
    bundle_command->add_flag("--with-sources", bundle.has_sources, "Also pack the content, standards and theme, to build it again");
    bundle_command->add_option("--content", bundle.content, "With sources: the folder of the content (content)")->type_name("DIR");
    bundle_command->add_option("--standards", bundle.standards, "With sources: more standards, as for build")->type_name("DIR");
    bundle_command->add_option("--themes", bundle.themes, "With sources: the folder of the themes, as for build")->type_name("DIR");
    bundle_command->add_flag("--quiet", is_bundle_quiet, "Print errors only");
    add_language(*bundle_command, language);

    std::filesystem::path verified;
    bool is_verify_quiet = false;
    CLI::App* verify_command =
        app.add_subcommand("verify", "Say which files of a published site or a bundle are not as it was made");
    verify_command->add_option("place", verified, "The folder of a built site, an unpacked bundle, a ZIP file or a WACZ")
        ->type_name("PATH")
        ->required();
    verify_command->add_flag("--quiet", is_verify_quiet, "Print only the files that are not as published");
    add_language(*verify_command, language);

    DiffOptions diff_options;
    CLI::App* diff_command = app.add_subcommand("diff", "Say what two published sites, bundles or contents do not have alike");
    diff_command->add_option("old", diff_options.before, "A built site, a bundle or a content folder")
        ->type_name("OLD")
        ->required();
    diff_command->add_option("new", diff_options.now, "Another one")->type_name("NEW")->required();
    diff_command
        ->add_option("--standards", diff_options.standards, "More standards, beside the content's own and the installed ones")
        ->type_name("DIR");
    diff_command->add_option("--themes", diff_options.themes, "The folder of the themes of contents, as for build")
        ->type_name("DIR");
    const std::map<std::string, DifferenceFormat> difference_formats = {{"text", DifferenceFormat::text},
                                                                        {"json", DifferenceFormat::json},
                                                                        {"html", DifferenceFormat::html},
                                                                        {"versions", DifferenceFormat::versions}};
    diff_command
        ->add_option("--format", diff_options.format,
                     "text, json, html or versions, which declare the changes as corrections (text)")
        ->transform(CLI::CheckedTransformer(difference_formats).description(""))
        ->type_name("FORMAT");
    add_language(*diff_command, language);

    ImportCommand importing;
    ImportOptions& import_options = importing.options;
    bool is_import_quiet = false;
    bool is_import_verbose = false;
    bool has_no_report = false;
    CLI::App* import_command = app.add_subcommand("import", "Read workbooks and delimited files into content/");
    import_command
        ->add_option("source", import_options.sources,
                     "Workbooks (XLSX, ODS) and delimited files (CSV, TSV) of one document, or a mapping file for ledgers (TOML)")
        ->type_name("FILE")
        ->required();
    import_command->add_option("--department", import_options.department, "The folder of the department")->type_name("NAME");
    const auto take_import_year = [&import_options](const std::string& text) {
        import_options.year = read_fiscal_year(text);
        if (!import_options.year)
            throw CLI::ValidationError("--year", "\"" + text + "\" is not a fiscal year such as 2023 or 2022-23");
    };
    import_command->add_option_function<std::string>("--year", take_import_year, "The fiscal year (the one that titles name)")
        ->type_name("YEAR");
    import_command->add_option("--stage", import_options.stage, "The stage (the standard's only one, or the one that titles name)")
        ->type_name("NAME");
    import_command->add_option("--standard", import_options.standard, "The standard (the document's, or the content's only one)")
        ->type_name("NAME");
    import_command->add_option("--map", import_options.mapping, "A mapping file for what cannot be recognised")
        ->type_name("FILE.toml");
    import_command->add_option("--unit", import_options.unit, "The unit of tables that state none")->type_name("UNIT");
    import_command->add_option("--name", import_options.name, "The name of a new department")->type_name("TEXT");
    import_command->add_option("--title", import_options.title, "The title of a new document")->type_name("TEXT");
    import_command->add_option("--content", import_options.content, "The folder of the content (content)")->type_name("DIR");
    import_command
        ->add_option("--standards", importing.standards, "More standards, beside the content's own and the installed ones")
        ->type_name("DIR");
    import_command->add_flag("--check", import_options.is_check, "Only say where content differs from the sources");
    import_command->add_flag("--replace", import_options.may_replace, "Replace figures that were typed by hand, too");
    CLI::Option* report = import_command->add_option("--report", importing.report, "The file for all decisions (import-report.txt)")
                              ->type_name("FILE");
    import_command->add_flag("--no-report", has_no_report, "Write no such file")->excludes(report);
    CLI::Option* import_quiet = import_command->add_flag("--quiet", is_import_quiet, "Print errors only");
    import_command->add_flag("--verbose", is_import_verbose, "Also print notes and decisions")->excludes(import_quiet);
    add_language(*import_command, language);

    try {
        app.parse(argument_count, arguments);
        const bool is_wacz = bundle_options.format == BundleFormat::wacz;
        if (is_wacz && bundle_options.output.extension() != ".wacz")
            throw CLI::ValidationError("--output", "the name of a WACZ ends with .wacz");
        if (is_wacz && bundle.has_sources)
            throw CLI::ValidationError("--with-sources",
                                       "a WACZ has what a web server answers, and no sources; take the format zip or bagit");
    } catch (const CLI::ParseError& error) {
        return app.exit(error, std::cout, std::cerr) == 0 ? exit_status::done : exit_status::wrong_command_line;
    }
    if (build_command->parsed()) {
        build.language = MessageLanguage(language);
        build.verbosity = is_quiet ? Verbosity::quiet : is_verbose ? Verbosity::verbose : Verbosity::normal;
        build_options.is_full = build_options.is_full || is_verbose;  // notes are not kept from build to build
        return run_build(std::move(build));
    }
    if (check_command->parsed()) return run_check(check_options, MessageLanguage(language));
    if (diff_command->parsed()) return run_diff(diff_options, MessageLanguage(language));
    if (verify_command->parsed())
        return run_verify(verified, is_verify_quiet ? Verbosity::quiet : Verbosity::normal, MessageLanguage(language));
    if (import_command->parsed()) {
        importing.language = MessageLanguage(language);
        importing.verbosity = is_import_quiet ? Verbosity::quiet : is_import_verbose ? Verbosity::verbose : Verbosity::normal;
        if (has_no_report) importing.report.clear();
        return run_import(std::move(importing));
    }
    bundle.verbosity = is_bundle_quiet ? Verbosity::quiet : Verbosity::normal;
    bundle.language = MessageLanguage(language);
    return run_bundle(std::move(bundle));
}

}  // namespace sitegen

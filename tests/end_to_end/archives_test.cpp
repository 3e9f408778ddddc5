// What others do with a publication: verify it, compare it with another, unpack and rebuild it.

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "built_site.hpp"
#include "program.hpp"

namespace fs = std::filesystem;

namespace {

const std::string not_compared =
    "Titles, names, texts and files were not compared, because the content has errors: site-gen check lists them.\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(archives)

BOOST_AUTO_TEST_CASE(a_bag_is_verified_by_others) {
    const BuiltSite site;
    BOOST_REQUIRE(site.run("bundle --quiet --format bagit --output bag.zip").status == 0);
    const Outcome checked = site.shell(
        "unzip -q bag.zip -d unpacked && cd unpacked/* && sha256sum --quiet -c manifest-sha256.txt && "
        "sha512sum --quiet -c manifest-sha512.txt && sha256sum --quiet -c tagmanifest-sha256.txt && "
        "sha512sum --quiet -c tagmanifest-sha512.txt && test \"$(find data -type f | wc -l)\" = \"$(wc -l <manifest-sha256.txt)\" "
        "&& "
        "test -f data/site/index.html && test -f data/README.txt");
    BOOST_TEST(checked.status == 0, checked.out << checked.err);
    BOOST_TEST(site.run("verify bag.zip").status == 0);
}

// Somebody who alters a bag may make some of its lists again and forget the others.
BOOST_AUTO_TEST_CASE(all_lists_of_a_bag_are_verified) {
    const BuiltSite site;
    BOOST_REQUIRE(site.run("bundle --quiet --format bagit --output bag.zip").status == 0);
    BOOST_REQUIRE(site.shell("unzip -q bag.zip -d unpacked && mv unpacked/* bag").status == 0);
    BOOST_TEST(site.run("verify --quiet bag").status == 0);
    const std::string tag_list =
        "sha256sum bag-info.txt bagit.txt manifest-sha256.txt manifest-sha512.txt >tagmanifest-sha256.txt && true";
    BOOST_REQUIRE(site.shell("cd bag && echo x >>data/site/index.html && find data -type f | LC_ALL=C sort | xargs sha256sum "
                             ">manifest-sha256.txt && " +
                             tag_list)
                      .status == 0);
    const Outcome altered = site.run("verify --quiet bag");
    BOOST_TEST(altered.status == 1);
    BOOST_TEST(altered.out == "altered: data/site/index.html\naltered: manifest-sha256.txt\n");
    BOOST_REQUIRE(
        site.shell("cd bag && sed -i '/site\\/index.html/d' manifest-sha512.txt && " + tag_list +
                   " && sha512sum bag-info.txt bagit.txt manifest-sha256.txt manifest-sha512.txt >tagmanifest-sha512.txt && true")
            .status == 0);
    BOOST_TEST(site.run("verify --quiet bag").out.starts_with("added: data/site/"));
}

// The site states its address, so the archive has it.
BOOST_AUTO_TEST_CASE(a_web_archive_is_verified_and_read) {
    const BuiltSite site;
    const Outcome made = site.run("bundle --format wacz --output site.wacz");
    BOOST_TEST(made.status == 0, made.err);
    BOOST_TEST(made.out.starts_with("site.wacz: "));
    BOOST_TEST(site.run("verify site.wacz").out == "site.wacz: 5 files, all as published\n");
    BOOST_REQUIRE(site.shell("unzip -q site.wacz -d wacz").status == 0);
    const fs::path wacz = site.root() / "wacz";
    const nlohmann::json package = nlohmann::json::parse(read_file(wacz / "datapackage.json"));
    BOOST_TEST(package["title"] == "Budgets of Exampleton");
    BOOST_TEST(package["mainPageUrl"] == "https://budgets.exampleton.example/open/index.html");
    // A file of records, each packed alone, is a gzip file.
    BOOST_TEST(site.shell("gzip -t wacz/archive/data.warc.gz").status == 0);
    const Outcome records = site.shell("(gzip -dc wacz/archive/data.warc.gz | grep -ac '^WARC-Type: response')");
    BOOST_TEST(records.out == site.shell("(find public -type f | wc -l)").out);
    // Stored, so that a reader can fetch one record without the others.
    BOOST_TEST(site.shell("(unzip -v site.wacz | grep -c 'Stored.* archive/data.warc.gz')").out == "1\n");
    append_to(wacz / "indexes/index.cdx", "other\n");
    const Outcome faulty = site.run("verify --quiet wacz");
    BOOST_TEST(faulty.status == 1);
    BOOST_TEST(faulty.out == "altered: indexes/index.cdx\n");

    const Outcome with_sources = site.run("bundle --format wacz --with-sources --output site.wacz");
    BOOST_TEST(with_sources.status == 2);
    BOOST_TEST(with_sources.err.starts_with("--with-sources: a WACZ has what a web server answers, and no sources; "));
    BOOST_TEST(site.run("bundle --format wacz --output site.zip").status == 2);
}

// Documents are told apart by their folders, which a site with an address states as addresses.
BOOST_AUTO_TEST_CASE(the_readme_of_a_bundle_lists_the_documents) {
    const BuiltSite site;
    BOOST_REQUIRE(site.run("bundle --quiet --output site.zip").status == 0);
    const Outcome readme = site.shell("unzip -p site.zip '*/README.txt'");
    BOOST_TEST(readme.out.find("Documents: 1\n  Budget of the Parks Department 2024") != std::string::npos, readme.out);
    BOOST_TEST(readme.out.find("Address:   https://budgets.exampleton.example/open/\n") != std::string::npos, readme.out);
    // That of the last correction, which is later than the source's.
    BOOST_TEST(readme.out.find("Date:      2024-03-01\n") != std::string::npos, readme.out);
    const BuiltSite unknown("one-department");
    BOOST_REQUIRE(unknown.run("bundle --quiet --output site.zip").status == 0);
    const Outcome without_address = unknown.shell("unzip -p site.zip '*/README.txt'");
    BOOST_TEST(without_address.out.find("Address:") == std::string::npos, without_address.out);
}

// It is the bundle of the site without the offer, because no page can state the digest of an archive that it is in.
BOOST_AUTO_TEST_CASE(a_site_offers_a_bundle_of_itself) {
    for (const char* name : {"with-address", "two-languages"}) {
        const BuiltSite site(name);
        BOOST_REQUIRE(site.run("bundle --quiet --output without.zip").status == 0);
        site.replace("content/site.toml", "[outputs]\n", "[outputs]\nbundle = true\n");
        const Outcome built = site.run("build --quiet");
        BOOST_TEST(built.status == 0, built.err);
        const fs::path bundle = site.root() / "public/data/site.zip";
        BOOST_TEST((read_file(bundle) == read_file(site.root() / "without.zip")));
        BOOST_TEST(site.run("verify public").status == 0);
        BOOST_TEST(site.run("verify public/data/site.zip").status == 0);
        // Copies for servers are not packed.
        site.replace("content/site.toml", "[outputs]\n", "[outputs]\ncompressed = true\n");
        BOOST_REQUIRE(site.run("build --quiet").status == 0);
        BOOST_TEST(fs::exists(site.root() / "public/data/index.html.gz"));
        BOOST_TEST((read_file(bundle) == read_file(site.root() / "without.zip")));
    }
}

BOOST_AUTO_TEST_CASE(the_page_of_downloads_states_size_and_digest_of_the_bundle) {
    const BuiltSite site;
    const std::string page = read_file(site.root() / "public/data/index.html");
    site.replace("content/site.toml", "[outputs]\n", "[outputs]\nbundle = true\n");
    BOOST_REQUIRE(site.run("build --quiet").status == 0);
    const std::string digest = site.shell("sha256sum public/data/site.zip").out.substr(0, 64);
    std::string offering = read_file(site.root() / "public/data/index.html");
    const std::size_t at = offering.find("- Archive of the site (../data/site.zip): ZIP, ");
    BOOST_REQUIRE(at != std::string::npos);
    const std::string line = offering.substr(at, offering.find('\n', at) + 1 - at);
    BOOST_TEST(line.ends_with(" KB, SHA-256 " + digest + "\n"), line);
    // Nothing else is different, and the page in the bundle is the one without.
    BOOST_TEST(offering.erase(at, line.size()) == page);
    BOOST_TEST(site.shell("unzip -p public/data/site.zip '*/site/data/index.html'").out == page);
}

BOOST_AUTO_TEST_CASE(the_bundle_of_a_site_follows_its_changes_and_nothing_else) {
    const BuiltSite site;
    site.replace("content/site.toml", "[outputs]\n", "[outputs]\nbundle = true\n");
    BOOST_REQUIRE(site.run("build --quiet").status == 0);
    const std::string stat = "stat -c '%i %y' public/data/site.zip public/data/index.html";
    const std::string before = site.shell(stat).out;
    BOOST_TEST(site.run("build").out.find("nothing has changed") != std::string::npos);
    BOOST_TEST(site.shell(stat).out == before);
    BOOST_REQUIRE(site.run("build --quiet --full").status == 0);
    BOOST_TEST(site.shell(stat).out == before);
    // A page of a department that no other page shows.
    const std::string narrative = site.shell("(find content/departments -name '01-*.md' | head -1)").out;
    append_to(site.root() / narrative.substr(0, narrative.size() - 1), "\nOne more sentence.\n");
    BOOST_REQUIRE(site.run("build --quiet").status == 0);
    BOOST_TEST(site.shell(stat).out != before);
    BOOST_TEST(site.shell("(unzip -p public/data/site.zip '*/index.html' | grep -c 'One more sentence')").out == "1\n");
    BOOST_REQUIRE(site.run("build --quiet --output clean").status == 0);
    BOOST_TEST((read_tree(site.root() / "clean") == read_tree(site.root() / "public")));
    // What somebody has damaged is made again.
    write_file(site.root() / "public/data/site.zip", "other");
    BOOST_REQUIRE(site.run("build --quiet").status == 0);
    BOOST_TEST((read_tree(site.root() / "clean") == read_tree(site.root() / "public")));
    site.replace("content/site.toml", "bundle = true\n", "");
    BOOST_REQUIRE(site.run("build --quiet").status == 0);
    BOOST_TEST(!fs::exists(site.root() / "public/data/site.zip"));
}

BOOST_AUTO_TEST_CASE(no_bundle_has_the_bundle_that_the_site_offers) {
    const BuiltSite site;
    site.replace("content/site.toml", "[outputs]\n", "[outputs]\nbundle = true\n");
    BOOST_REQUIRE(site.run("build --quiet").status == 0);
    for (const char* arguments : {"--output all.zip", "--format bagit --output all.zip", "--department parks --output all.zip"}) {
        BOOST_TEST_CONTEXT(arguments) {
            BOOST_REQUIRE(site.run(std::string("bundle --quiet ") + arguments).status == 0);
            BOOST_TEST(site.run("verify all.zip").status == 0);
            BOOST_TEST(site.shell("(unzip -l all.zip | grep -c 'data/site.zip')").out == "0\n");
        }
    }
    BOOST_REQUIRE(site.run("bundle --quiet --format wacz --output all.wacz").status == 0);
    BOOST_TEST(site.shell("(unzip -p all.wacz indexes/index.cdx | grep -c 'data/site.zip')").out == "0\n");
}

// Copies for web servers would be those of the pages as they were, without the marks.
BOOST_AUTO_TEST_CASE(a_bundle_of_marked_pages_has_no_compressed_copies) {
    const BuiltSite site;
    site.replace("content/site.toml", "[outputs]\n", "[outputs]\ncompressed = true\nbundle = true\n");
    BOOST_REQUIRE(site.run("build --quiet").status == 0);
    BOOST_REQUIRE(fs::exists(site.root() / "public/parks/2024/index.html.gz"));
    for (const char* arguments : {"", "--department parks", "--year 2024", "--format bagit"}) {
        BOOST_TEST_CONTEXT(arguments) {
            BOOST_REQUIRE(site.run(std::string("bundle --quiet --output all.zip ") + arguments).status == 0);
            BOOST_TEST(site.shell("(unzip -l all.zip | grep -c '[.][gb][zr]$')").out == "0\n");
        }
    }
    BOOST_REQUIRE(site.run("bundle --quiet --format wacz --output all.wacz").status == 0);
    BOOST_TEST(site.shell("(unzip -p all.wacz indexes/index.cdx | grep -c '[.][gb][zr] ')").out == "0\n");
    // A site without such an offer is packed as it is.
    site.replace("content/site.toml", "bundle = true\n", "");
    BOOST_REQUIRE(site.run("build --quiet").status == 0);
    BOOST_REQUIRE(site.run("bundle --quiet --output all.zip").status == 0);
    BOOST_TEST(site.shell("(unzip -l all.zip | grep -c 'index.html.gz$')").out != "0\n");
}

BOOST_AUTO_TEST_CASE(the_readme_of_a_bundle_says_what_is_in_it) {
    const BuiltSite site;
    site.replace("content/site.toml", "long-tables = false\n", "bundle = true\n");
    BOOST_REQUIRE(site.run("build --quiet").status == 0);
    const auto readme = [&](const std::string& arguments) {
        BOOST_REQUIRE(site.run("bundle --quiet --with-sources --output all.zip " + arguments).status == 0);
        return site.shell("unzip -p all.zip '*/README.txt'").out;
    };
    const auto has = [](const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; };
    const std::string whole = readme("");
    BOOST_TEST(has(whole, "Documents: 1\n  Budget of the Parks Department 2024"), whole);  // the facts of all are none
    BOOST_TEST(has(whole, "This is a complete copy of a site"));
    BOOST_TEST(has(whole, "makes the same site.\n"));
    const std::string part = readme("--department parks");
    BOOST_TEST(has(part, "This is a part of a site"), part);
    BOOST_TEST(has(part, "makes the whole site, of which this is a part.\n"), part);
    // The schema that a document as JSON names.
    BOOST_TEST(site.shell("(unzip -l all.zip | grep -c 'site/data/document.schema.json$')").out == "1\n");
}

// Whether or not it says anything about itself.
BOOST_AUTO_TEST_CASE(a_part_has_all_languages) {
    const BuiltSite site("two-languages");
    site.replace("content/site.toml", "about = ", "# about = ");
    for (const char* article : {"about.md", "about.en.md"}) fs::remove(site.root() / "content" / article);
    BOOST_REQUIRE(site.run("build --quiet").status == 0);
    for (const char* part : {"--department parks", "--year 2024"}) {
        BOOST_REQUIRE(site.run(std::string("bundle --quiet --output part.zip ") + part).status == 0);
        BOOST_TEST(site.shell("unzip -p part.zip '*/site/en/parks/2024/index.html'").out.find("<html lang=\"en\"") !=
                   std::string::npos);
    }
}

// The published document that a page names, and what the columns of its downloads mean.
BOOST_AUTO_TEST_CASE(a_part_has_its_evidence) {
    const BuiltSite site;
    append_to(site.root() / "content/departments/parks/2024/budget/narrative/01-changes.md",
              "\nSee [the printed budget](../../sources/budget-2024.txt).\n");
    BOOST_REQUIRE(site.run("build --quiet").status == 0);
    for (const char* part : {"--department parks", "--year 2024"}) {
        BOOST_REQUIRE(site.run(std::string("bundle --quiet --output part.zip ") + part).status == 0);
        const std::string names = site.shell("unzip -Z1 part.zip").out;
        BOOST_TEST(names.find("/site/sources/budget-2024.txt\n") != std::string::npos, names);
        BOOST_TEST(names.find("/site/data/dictionary/index.html\n") != std::string::npos, names);
        BOOST_TEST(names.find("/site/robots.txt\n") == std::string::npos, names);
        BOOST_TEST(site.shell("unzip -p part.zip '*/parks/2024/index.html'")
                       .out.find("<a href=\"../../sources/budget-2024.txt\">the printed budget</a>") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(a_part_that_does_not_exist_is_a_wrong_command_line) {
    const BuiltSite site;
    for (const char* arguments :
         {"--department nope", "--year 2030", "--department parks --year 2030", "--format wacz --department nope"}) {
        BOOST_TEST_CONTEXT(arguments) {
            const Outcome none = site.run(std::string("bundle --output none.wacz ") + arguments);
            BOOST_TEST(none.status == 2);
            BOOST_TEST(none.err.starts_with("site-gen: the site has nothing in "), none.err);
            BOOST_TEST(!fs::exists(site.root() / "none.wacz"));
        }
    }
    BOOST_TEST(site.run("bundle --language zh-CN --output none.zip --year 2030").err ==
               "site-gen：网站在 years/2030/ 中没有任何内容\n");
}

BOOST_AUTO_TEST_CASE(verify_names_every_file_that_is_not_as_published) {
    const BuiltSite site;
    BOOST_REQUIRE(site.run("bundle --quiet --output site.zip").status == 0);
    for (const char* place : {"public", "site.zip"}) {
        const Outcome sound = site.run(std::string("verify ") + place);
        BOOST_TEST(sound.status == 0, sound.out << sound.err);
        BOOST_TEST(sound.out.find(" files, all as published\n") != std::string::npos, sound.out);
    }
    write_file(site.root() / "public/index.html", "other");
    write_file(site.root() / "public/parks/new.html", "new");
    fs::remove(site.root() / "public/glossary/index.html");
    const Outcome faulty = site.run("verify --quiet public");
    BOOST_TEST(faulty.status == 1);
    BOOST_TEST(faulty.out == "missing: glossary/index.html\naltered: index.html\nadded: parks/new.html\n");
    // In an archive, too; and without unpacking it.
    BOOST_REQUIRE(site.shell("unzip -q site.zip -d unpacked && mv unpacked/* bundle && echo x >>bundle/site/index.html && "
                             "rm bundle/README.txt && echo x >bundle/site/new.txt && cd bundle && zip -q -r ../other.zip .")
                      .status == 0);
    const Outcome archive = site.run("verify --quiet other.zip");
    BOOST_TEST(archive.status == 1);
    BOOST_TEST(archive.out == "missing: README.txt\naltered: site/index.html\nadded: site/new.txt\n");
    // Beside the folder of the bundle, and with a name that looks like another line.
    BOOST_REQUIRE(site.shell("cp site.zip beside.zip && echo x >beside.html && zip -q beside.zip beside.html").status == 0);
    const Outcome beside = site.run("verify --quiet beside.zip");
    BOOST_TEST(beside.status == 1, beside.err);
    BOOST_TEST(beside.out == "added: ../beside.html\n");
    write_file(site.root() / "public/a\nmissing: b", "x");
    BOOST_TEST(site.run("verify --quiet public").out.starts_with("added: a<U+000A>missing: b\n"));
    fs::remove(site.root() / "public/a\nmissing: b");
    BOOST_TEST(site.run("verify content").status == 3);
    BOOST_TEST(site.run("verify nowhere").status == 3);
    write_file(site.root() / "text.zip", "no archive");
    BOOST_TEST(site.run("verify text.zip").status == 3);
}

BOOST_AUTO_TEST_CASE(diff_compares_publications_bundles_and_contents) {
    const BuiltSite site;
    BOOST_REQUIRE(site.run("bundle --quiet --output old.zip").status == 0);
    BOOST_TEST(site.run("diff public old.zip").status == 0);
    BOOST_TEST(site.run("diff old.zip content").status == 0);
    site.replace(tables, "[\"bench\",      \"=1+1\", \"withheld\"]", "[\"bench\",      \"=1+1\", 7.5]");
    const Outcome planned = site.run("diff public content");
    BOOST_TEST(planned.status == 1);
    BOOST_TEST(planned.out.starts_with("parks/2024/\n  projects[bench].amount: withheld → 7.5 k€\n"), planned.out);
    BOOST_TEST(planned.out.find("\naltered: parks/2024/index.html\n") != std::string::npos, planned.out);
    // With an error there is no site to compare; with one that leaves no amounts, there is nothing.
    site.replace(tables, "[\"outgo-total\",  1312.5]", "[\"outgo-total\",  1212.5]");
    const Outcome unsound = site.run("diff public content");
    BOOST_TEST(unsound.out ==
               "parks/2024/\n  summary[outgo-total].outgo: 1312.5 k€ → 1212.5 k€\n  projects[bench].amount: withheld → 7.5 k€\n"
               "2 changed amounts in 1 document\n" +
                   not_compared);
    site.replace(tables, "[\"outgo-total\",  1212.5]", "[\"outgo-total\",  1312.5]");
    site.replace(document, "title = \"Budget of the", "unknown = 1\ntitle = \"Budget of the");
    const Outcome unread = site.run("diff public content");
    BOOST_TEST(unread.status == 1);
    BOOST_TEST(unread.err.find("[unknown-key]") != std::string::npos, unread.err);
    BOOST_TEST(unread.out.empty());
    site.replace(document, "unknown = 1\n", "");
    BOOST_TEST(site.run("build").status == 1);

    // The printed lines are the ones to add.
    const Outcome lines = site.run("diff --format versions public content");
    BOOST_TEST(lines.out ==
               "# parks/2024/document.toml\n[[version]]\ndate = \ntext = \"\"\n"
               "changes = [{ cell = \"projects[bench].amount\", was = \"withheld\" }]\n\n");
    append_to(site.root() / document, bench_version);
    const Outcome built = site.run("build");
    BOOST_TEST(built.status == 0, built.err);

    const Outcome changed = site.run("diff --format json old.zip public");
    BOOST_TEST(changed.status == 1);
    const nlohmann::json json = nlohmann::json::parse(changed.out);
    BOOST_TEST(json["documents"][0]["amounts"][0]["now"]["amount"] == "7.5");
    BOOST_TEST(json["files"]["added"] == nlohmann::json::array({"parks/2024/versions/3/amounts.csv"}));
    BOOST_TEST(read_file(site.root() / "public/parks/2024/versions/3/amounts.csv").find("projects[bench].amount,,withheld,k€") !=
               std::string::npos);
    bool has_reason = false;
    for (const nlohmann::json& page : json["texts"]) {
        for (const nlohmann::json& each : page["now"])
            has_reason = has_reason || each.get<std::string>().find("The bench is no secret.") != std::string::npos;
    }
    BOOST_TEST(has_reason);
    const Outcome page = site.run("diff --format html old.zip public");
    BOOST_TEST(page.out.find("<td>withheld</td><td>7.5 k€</td>") != std::string::npos);
    const Outcome translated = site.run("diff --language zh-CN --format html old.zip public");
    BOOST_TEST(translated.out.find("<html lang=\"zh-CN\">") != std::string::npos);
    BOOST_TEST(translated.out.find("<td>不予公开</td><td>7.5 k€</td>") != std::string::npos);
    BOOST_TEST(translated.out.find("<p>从 old.zip 到 public：1 份文档中有1 个变动的金额。</p>") != std::string::npos,
               translated.out);
    BOOST_TEST(site.run("diff public nowhere").status == 3);
}

// Parts have no list of their own files, nor has a site without the bundle that it offers.
BOOST_AUTO_TEST_CASE(diff_reads_every_kind_of_bundle) {
    const BuiltSite site;
    site.replace("content/site.toml", "[outputs]\n", "[outputs]\ncompressed = true\nbundle = true\n");
    BOOST_REQUIRE(site.run("build --quiet").status == 0);
    BOOST_REQUIRE(site.run("bundle --quiet --with-sources --output all.zip").status == 0);
    BOOST_REQUIRE(site.run("bundle --quiet --format bagit --output bag.zip").status == 0);
    BOOST_REQUIRE(site.run("bundle --quiet --department parks --output part.zip").status == 0);
    BOOST_REQUIRE(site.run("bundle --quiet --format wacz --output all.wacz").status == 0);
    BOOST_TEST(site.run("diff all.zip bag.zip").status == 0);
    const std::string part_of_content = site.run("diff part.zip content").out;
    BOOST_TEST(part_of_content.find("added: years/2024/index.html\n") != std::string::npos, part_of_content);
    BOOST_TEST(part_of_content.find("0 changed amounts in 0 documents; ") != std::string::npos, part_of_content);
    const std::string part = site.run("diff all.zip part.zip").out;
    BOOST_TEST(part.find("removed: years/2024/index.html\n") != std::string::npos, part);
    BOOST_TEST(part.find("no longer there") == std::string::npos, part);
    // The site against the bundle that it offers: without the offer, and without copies.
    const Outcome offered = site.run("diff public public/data/site.zip");
    BOOST_TEST(offered.out.find(".gz\n") == std::string::npos, offered.out);
    BOOST_TEST(offered.out.find("removed: data/site.zip\n") != std::string::npos, offered.out);
    BOOST_TEST(site.run("diff all.zip all.wacz").status == 0);
    const std::string wacz_of_content = site.run("diff all.wacz content").out;
    BOOST_TEST(wacz_of_content.find("0 changed amounts in 0 documents; ") != std::string::npos, wacz_of_content);
    BOOST_TEST(wacz_of_content.find("added: data/site.zip\n") != std::string::npos, wacz_of_content);
    site.replace(tables, "\"Gate, \\\"old\\\"\"", "\"Portal\"");
    BOOST_REQUIRE(site.run("build --quiet").status == 0);
    const std::string web = site.run("diff all.wacz public").out;
    BOOST_TEST(web.starts_with("parks/2024/\n  projects[gate]: \"Gate, \"old\"\" → \"Portal\"\n"), web);
    BOOST_TEST(web.find("altered: parks/2024/index.html\n") != std::string::npos, web);
    // Cut off in the middle of a record.
    BOOST_REQUIRE(site.shell("unzip -q all.wacz -d cut && truncate -s 30000 cut/archive/data.warc.gz").status == 0);
    const Outcome damaged = site.run("diff cut public");
    BOOST_TEST(damaged.status == 3);
    BOOST_TEST(damaged.err == "site-gen: the web archive in cut is damaged\n");
}

BOOST_AUTO_TEST_CASE(diff_tells_names_titles_and_texts_of_tables) {
    const BuiltSite site;
    BOOST_REQUIRE(site.run("bundle --quiet --output old.zip").status == 0);
    site.replace(tables, "\"Gate, \\\"old\\\"\"", "\"Portal\"");
    site.replace(document, "title = \"Budget of the", "title = \"The budget of the");
    const Outcome built = site.run("build --quiet");
    BOOST_REQUIRE(built.status == 0);
    const Outcome changed = site.run("diff old.zip public");
    BOOST_TEST(
        changed.out.starts_with("parks/2024/\n"
                                "  title: \"Budget of the Parks Department 2024\" → \"The budget of the Parks Department 2024\"\n"
                                "  projects[gate]: \"Gate, \"old\"\" → \"Portal\"\n"),
        changed.out);
    BOOST_TEST(changed.out.find("\n0 changed amounts and 2 changed texts in 1 document; ") != std::string::npos, changed.out);
    BOOST_TEST(changed.out.find("\ndata/index.html\n") == std::string::npos, changed.out);  // only the sizes of its files
    const nlohmann::json json = nlohmann::json::parse(site.run("diff --format json old.zip public").out);
    BOOST_TEST(json["documents"][0]["names"][1]["now"] == "Portal");
    BOOST_TEST(site.run("diff --format html old.zip public").out.find("<td class=\"text\">Portal</td>") != std::string::npos);
    BOOST_TEST(site.run("diff --format versions old.zip public").out.empty());
    BOOST_TEST(site.run("diff --language zh-CN old.zip public").out.find("0 个变动的金额、2 处变动的文字") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

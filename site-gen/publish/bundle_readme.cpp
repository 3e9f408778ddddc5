#include "publish/bundle_readme.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/utf8.hpp"

namespace sitegen {

namespace {

// More would hide what the text is for; the site itself lists all.
constexpr std::size_t most_documents = 200;

std::string line(std::string_view label, const std::string& text) {
    return text.empty() ? std::string() : fmt::format("{}{}\n", label, visible_text(text));
}

std::string documents_of(const SiteFacts& facts) {
    std::string text;
    for (std::size_t i = 0; i < facts.documents.size() && i < most_documents; ++i) {
        const SiteFacts::Dataset& document = facts.documents[i];
        text += "  " + visible_text(document.title);
        if (!document.published.empty()) text += "  " + document.published;
        if (!document.corrected.empty()) text += "  (更正 corrected " + document.corrected + ")";
        text += "\n";
    }
    if (facts.documents.size() > most_documents) text += fmt::format("  … {}\n", facts.documents.size() - most_documents);
    return text;
}

// Of the newest document or correction. The archive itself has no other date, so that it changes only with the site.
std::string date_of(const SiteFacts& facts) {
    std::string latest;
    for (const SiteFacts::Dataset& document : facts.documents) latest = std::max({latest, document.published, document.corrected});
    return latest;
}

std::string build_command(const BundleReadme& readme) {
    return "site-gen build --themes themes" + (readme.theme.empty() ? "" : " --theme " + std::string(readme.theme));
}

}  // namespace

std::string bundle_readme(const BundleReadme& readme) {
    const SiteFacts& facts = readme.facts;
    std::string text = facts.title.empty() ? std::string() : visible_text(facts.title) + "\n\n";
    text += line("发布 Publisher: ", facts.publisher) + line("网址 Address:   ", facts.address) +
            line("日期 Date:      ", date_of(facts)) + line("许可 Licence:   ", facts.licence);
    text += "程序 Made with: site-gen " SITE_GEN_VERSION "\n";
    if (!facts.documents.empty()) text += fmt::format("文件 Documents: {}\n{}", facts.documents.size(), documents_of(facts));
    text += fmt::format(
        R"(

离线归档
========

{0}，无需联网，也无需安装任何软件。

打开：先解压全部文件，再用浏览器打开 {1}index.html。
数据：各页面的“下载”列出同一数据的机器可读文件，均在 {1} 内。
核对：{2} 列出每个文件的 SHA-256 校验值。在解压后的文件夹中运行

    sha256sum -c {2}          （Linux）
    shasum -a 256 -c {2}      （macOS）

每一行都显示 OK，即说明清单中的文件都在，且与清单一致。多出来的文件，以及文件和清单一同被改动，这样查不出来：前者请用
site-gen verify，后者请与发布者公布的清单校验值比较。Windows 可用 certutil -hashfile 文件名 SHA256 逐个核对。
)",
        readme.is_part ? "本压缩包是一个预算公开网站的一部分；指向其余部分的链接标有 †" : "本压缩包是一个预算公开网站的完整副本",
        readme.site_folder, readme.manifest);
    if (readme.has_sources) {
        text += fmt::format("重建：在 sources 文件夹中运行 {}，即得到{}{}。\n", build_command(readme),
                            readme.is_part ? "整个网站，本压缩包只是其中一部分" : "同样的网站",
                            readme.has_superseded ? "（不含上次发布留下的样式和脚本，见 assets/superseded.txt）" : "");
    }
    text += fmt::format(R"(

Offline archive
===============

{0}. It needs no network and no software but a web browser.

Open:    unpack all files, then open {1}index.html in a browser.
Data:    the downloads that each page lists are machine-readable files of the same figures, all in {1}.
Verify:  {2} lists the SHA-256 digest of every file. In the unpacked folder, run

    sha256sum -c {2}          (Linux)
    shasum -a 256 -c {2}      (macOS)

If each line says OK, every listed file is there and is as listed. This does not notice a file that was added, nor a file that was changed
together with the list: for the first use site-gen verify, for the second compare the digest of the list with one that the publisher states.
On Windows, certutil -hashfile FILE SHA256 verifies one file.
)",
                        readme.is_part ? "This is a part of a site that discloses budgets; links to the rest of it are marked †"
                                       : "This is a complete copy of a site that discloses budgets",
                        readme.site_folder, readme.manifest);
    if (readme.has_sources) {
        text += fmt::format(
            "Rebuild: in the folder sources, {} makes {}{}.\n", build_command(readme),
            readme.is_part ? "the whole site, of which this is a part" : "the same site",
            readme.has_superseded ? ", without the styles and scripts of the publication before (assets/superseded.txt)" : "");
    }
    return text;
}

}  // namespace sitegen

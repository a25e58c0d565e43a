// Pages in Chromium: nothing of an article runs, and what a reader clicks works. Skipped where there is no Chromium.
#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.hpp"
#include "graph/page/page.hpp"
#include "graph/page/report.hpp"
#include "tests/cli/process.hpp"
#include "tests/graph/page/hostile.hpp"

namespace guanxi::graph {
namespace {

using test::run_process;
using test::ScratchFolder;

const char* chromium() {
  for (const char* const path : {"/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"}) {
    if (std::filesystem::exists(path)) return path;
  }
  return nullptr;
}

struct Seen {
  std::string document;  ///< after scripts ran
  std::string console;
};

Seen browse(const ScratchFolder& folder, const std::string& file) {
  const auto outcome = run_process(
      {"/usr/bin/timeout", "60", chromium(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
       "--user-data-dir=" + (folder / "profile"), "--allow-file-access-from-files", "--disable-web-security",
       "--virtual-time-budget=8000", "--enable-logging=stderr", "--dump-dom", "file://" + (folder / file)});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  Seen seen{outcome.out, {}};
  std::size_t at = 0;
  while (at < outcome.err.size()) {
    const std::size_t end = std::min(outcome.err.find('\n', at), outcome.err.size());
    const std::string line = outcome.err.substr(at, end - at);
    if (line.find("CONSOLE") != std::string::npos) seen.console += line + "\n";
    at = end + 1;
  }
  return seen;
}

void work(const Subgraph& part) {
  const ScratchFolder folder;
  const auto page = page_of(part, style_of(Theme::light));
  ASSERT_TRUE(page.has_value());
  test::write_bytes(folder / "page.html", *page);
  test::write_bytes(folder / "harness.html",
                    test::read_bytes(std::string(GUANXI_SOURCE_DIR) + "/tests/graph/page/harness.html"));
  const Seen seen = browse(folder, "harness.html");
  const std::size_t begin = seen.document.find("<pre id=\"result\">");
  ASSERT_NE(begin, std::string::npos);
  const std::string result = seen.document.substr(begin, seen.document.find("</pre>", begin) - begin);
  EXPECT_NE(result.find("\ndone"), std::string::npos) << result << seen.console;
  EXPECT_EQ(result.find("FAILED"), std::string::npos) << result;
  EXPECT_EQ(seen.console, "") << "no refusal of the policy, no error";
}

TEST(Browser, WorksAnOrdinaryPage) {
  if (chromium() == nullptr) GTEST_SKIP() << "no Chromium on this machine";
  Subgraph part = sample_story();
  add_sentence(part.edges[1], "丁一鸣会见钱小满。", "02", "");
  add_sentence(part.edges[2], "两家合作。", "03", "");
  part.edges[0].articles = 12;
  work(part);
}

TEST(Browser, RunsNothingOfHostileNames) {
  if (chromium() == nullptr) GTEST_SKIP() << "no Chromium on this machine";
  work(hostile_part());
}

TEST(Browser, ReportRunsNothing) {
  if (chromium() == nullptr) GTEST_SKIP() << "no Chromium on this machine";
  const ScratchFolder folder;
  Report report;
  report.neighbourhood = hostile_part();
  report.entity = report.neighbourhood.nodes[0];
  test::write_bytes(folder / "report.html", *report_of(report));
  const Seen seen = browse(folder, "report.html");
  EXPECT_EQ(seen.console, "");
  EXPECT_EQ(seen.document.find("<script"), std::string::npos);
  EXPECT_NE(seen.document.find("<svg"), std::string::npos);
}

}  // namespace
}  // namespace guanxi::graph

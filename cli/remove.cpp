// guanxi remove: articles out of a graph. What only they supported goes with them.
#include <algorithm>
#include <charconv>
#include <utility>
#include <fmt/format.h>

#include "base/file.hpp"
#include "cli/command.hpp"
#include "cli/rebuild.hpp"

namespace guanxi::cli {

namespace {

/// The lines of a list, blanks at their ends and empty lines left out.
void append_lines(std::string_view text, std::vector<std::string>& lines) {
  constexpr std::string_view k_blanks = " \t\r";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    line.remove_prefix(std::min(line.find_first_not_of(k_blanks), line.size()));
    line = line.substr(0, line.find_last_not_of(k_blanks) + 1);
    if (!line.empty()) lines.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

class Remove final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.positionals("ARTICLE", m_articles, 0, "Ids as guanxi article takes them: STEM, STEM#n or #number");
    arguments.list("--url", "URL", m_urls, "All articles that were read at this address");
    arguments.list("--origin", "PATH", m_origins, "All articles that this file gave, or all entries of this list");
    arguments.option("--from", "FILE", m_list, "A list of ids, one a line");
    arguments.flag("--dry-run", m_dry_run, "Only say what would be taken out");
    arguments.flag("-q,--quiet", m_quiet, "Print nothing but errors");
  }

  Result<Exit> run(Graphs& /*graphs*/, StandardOutput& out) override {
    GUANXI_TRY(const graph::ArticleSelection selection, selected());
    GUANXI_TRY(graph::StoreWriter writer, open_for_change(m_graph));
    GUANXI_TRY(const graph::RemoveCounts counts, writer.remove(selection));
    if (m_dry_run) {
      for (const ArticleMeta& meta : counts.removed) {
        GUANXI_CHECK(out.write(fmt::format("{}\t{}\t{}\n", meta.id, to_string(meta.date), meta.title)));
      }
      say(fmt::format("{} would be taken out; nothing was changed", summary(counts)));
      return Exit::done;
    }
    GUANXI_TRY(const graph::StoreCounts stored, commit_graph(writer, m_graph));
    if (m_quiet) return Exit::done;
    say(fmt::format("{} taken out", summary(counts)));
    say_graph(m_graph, stored);
    return Exit::done;
  }

 private:
  [[nodiscard]] Result<graph::ArticleSelection> selected() const {
    std::vector<std::string> names = m_articles;
    if (!m_list.empty()) {
      GUANXI_TRY(const std::string list, read_file(m_list));
      append_lines(list, names);
    }
    graph::ArticleSelection selection;
    selection.urls = m_urls;
    selection.origins = m_origins;
    for (std::string& name : names) {
      std::uint32_t number = 0;
      const char* const end = name.data() + name.size();
      if (name.starts_with('#') && std::from_chars(name.data() + 1, end, number).ptr == end) {
        selection.numbers.emplace_back(number);
      } else {
        selection.ids.push_back(std::move(name));
      }
    }
    if (selection.empty())
      return fail(ErrorCode::usage, "no article is named", "remove", "name some: guanxi remove news.gx ARTICLE...");
    return selection;
  }

  [[nodiscard]] static std::string summary(const graph::RemoveCounts& counts) {
    std::string text = counted(counts.removed.size(), "article", "articles");
    if (counts.still_there != 0)
      text += fmt::format(" ({} of them still there as a copy of another place)", counts.still_there);
    return text;
  }

  std::string m_graph;
  std::vector<std::string> m_articles;
  std::vector<std::string> m_urls;
  std::vector<std::string> m_origins;
  std::string m_list;
  bool m_dry_run = false;
  bool m_quiet = false;
};

}  // namespace

CommandEntry remove_command() {
  return {{"remove", "Take articles out of a graph file",
           "What only these articles supported goes with them: the graph is the one that the other articles alone make. Of an\n"
           "article that several places gave, a copy stays until each is taken out. An id that is not there is an error, and\n"
           "then nothing is changed. Until it is done the graph stays as it is, also when the command is interrupted.",
           "guanxi remove news.gx gaoyao-nanfang 20220901#3\nguanxi remove news.gx --from withdrawn.txt --dry-run\nguanxi remove news.gx --origin curated.json"},
          make_command<Remove>};
}

}  // namespace guanxi::cli

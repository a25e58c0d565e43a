// guanxi timeline: who held a post, or what happened to an entity, by date.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/posts.hpp"
#include "cli/question.hpp"
#include "queries/timeline/happenings.hpp"
#include "queries/timeline/post_names.hpp"
#include "queries/timeline/tenures.hpp"

namespace guanxi::cli {

namespace {

class Timeline final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.positional("ENTITY", m_asked, "A post (国务院总理), or an entity: a name, type:name or #id");
    arguments.option("--title", "TITLE", m_title, "Who held this post of the body ENTITY: 部长");
    m_filter.declare_types(arguments);
    m_filter.declare_relations(arguments);
    m_filter.declare_dates(arguments);
    arguments.number("--limit", "N", m_limit, 1, UINT32_MAX, "At most N rows, the latest (100)");
    m_format.declare(arguments);
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    GUANXI_TRY(const AnswerFormat format, m_format.format());
    GUANXI_TRY(OpenGraph* const opened, graphs.open(m_graph));
    return unless_damaged(opened->graph(), out, respond(opened->graph(), format, out));
  }

 private:
  [[nodiscard]] Result<Exit> respond(const graph::Graph& graph, AnswerFormat format, StandardOutput& out) const {
    GUANXI_TRY(const queries::Filter filter, m_filter.resolve(graph));
    const auto entity = resolve_named(graph, m_asked);
    if (m_title) {
      if (!entity) return tl::unexpected(entity.error());
      return holders(graph, {*entity, queries::post_name(*m_title)}, filter, format, out);
    }
    if (entity) return happened(graph, *entity, filter, format, out);
    if (entity.error().code != ErrorCode::not_found) return tl::unexpected(entity.error());
    GUANXI_TRY(const queries::Post post, queries::resolve_post(graph, m_asked));
    return holders(graph, post, filter, format, out);
  }

  [[nodiscard]] Result<Exit> holders(const graph::Graph& graph, const queries::Post& post,
                                     const queries::Filter& filter, AnswerFormat format, StandardOutput& out) const {
    auto tenures = queries::holders_of(graph, post.body, post.title, filter);
    const std::size_t total = tenures.size();
    const std::string_view rank = queries::rank_of_post(graph.name(post.body), post.title);
    Answer answer;
    answer.head = {{"post", Object{{"body", entity_value(graph, post.body)}, {"title", post.title}, {"rank", rank}}},
                   {"total", total}};
    answer.intro = {fmt::format("{} of #{} {}{}{}: {}", post.title, post.body.value, entity_text(graph, post.body),
                                rank.empty() ? "" : ", ", rank, counted(total, "holder", "holders"))};
    keep_latest(tenures, answer);
    GUANXI_TRY(answer.parts.emplace_back(), tenures_part(graph, tenures, "holders", TenureOf::body));
    if (total > 0) return finish(answer, format, out);
    return finish(
        answer, format, out,
        Error{ErrorCode::not_found, fmt::format("no article says who is {} of {}", post.title, graph.name(post.body)),
              m_asked, 0, 0, "guanxi show lists the posts of a body"});
  }

  [[nodiscard]] Result<Exit> happened(const graph::Graph& graph, EntityId id, const queries::Filter& filter,
                                      AnswerFormat format, StandardOutput& out) const {
    auto found = queries::happenings(graph, id, filter);
    const std::size_t total = found.size();
    Answer answer;
    answer.head = {{"entity", entity_value(graph, id)}, {"total", total}};
    answer.intro = {
        fmt::format("#{} {}: {}", id.value, entity_text(graph, id), counted(total, "statement", "statements"))};
    keep_latest(found, answer);
    GUANXI_TRY(answer.parts.emplace_back(), happenings_part(graph, found, "happenings", Titles::yes));
    return finish(answer, format, out);
  }

  /// Takes the earliest off where there are more than the limit, and says so.
  template <typename Row>
  void keep_latest(std::vector<Row>& rows, Answer& answer) const {
    if (rows.size() <= m_limit) return;
    const std::size_t total = rows.size();
    rows.erase(rows.begin(), rows.end() - static_cast<std::ptrdiff_t>(m_limit));
    answer.notes.push_back(fmt::format("the latest {} of {}; --limit shows more", m_limit, total));
  }

  std::string m_graph;
  std::string m_asked;
  std::optional<std::string> m_title;
  FilterOptions m_filter;
  std::uint64_t m_limit = 100;
  FormatOption m_format;
};

}  // namespace

CommandEntry timeline_command() {
  return {{"timeline", "Who held a post when; what happened to an entity, by date",
           "A post is a body's name with the title behind it: 国务院总理, 商务部长, 清城区委书记. Titles are compared "
           "without\n"
           "原, 前, 新任, 代; 副 and 党组 stay apart. FIRST and LAST are days of articles that say the post is held; "
           "BEGAN and\n"
           "ENDED those between which it was taken up or given up, by the sentence below.",
           "guanxi timeline news.gx 清城区委书记\nguanxi timeline news.gx 邱泽军 --since 2020 --format json"},
          make_command<Timeline>};
}

}  // namespace guanxi::cli

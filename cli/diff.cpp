// guanxi diff: entities, ties and posts that came, went or changed between two graphs.
#include "cli/diff.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/question.hpp"
#include "queries/diff/diff.hpp"

namespace guanxi::cli {

namespace {

Value end_value(const queries::DiffEnd& end) {
  return Object{{"id", end.id.value}, {"type", to_string(end.type)}, {"name", end.name}};
}

template <typename Items>
List texts_of(const Items& items) {
  List list;
  for (const auto& item : items) {
    if constexpr (std::is_same_v<std::decay_t<decltype(item)>, RelationType>) {
      list.emplace_back(to_string(item));
    } else {
      list.emplace_back(item);
    }
  }
  return list;
}

Part entities_part(const queries::GraphDiff& found, std::uint64_t limit) {
  Part part{"entities", "Entities", {{"change", "CHANGE"}}, {}, {}, {}};
  append_entity_columns(part.columns, "entity");
  part.columns.insert(part.columns.end(), {{"old_name", "OLD NAME"},
                                           {"old_articles", "ARTICLES", Shown::number},
                                           {"new_articles", "NOW", Shown::number},
                                           {"forms_came", "FORMS THAT CAME"},
                                           {"forms_went", "FORMS THAT WENT"}});
  for (std::size_t i = 0; i < std::min<std::size_t>(found.entities.size(), limit); ++i) {
    const queries::EntityDiff& d = found.entities[i];
    part.rows.push_back(Object{{"change", to_string(d.change)},
                               {"entity", end_value(d.entity)},
                               {"old_name", d.old_name == d.entity.name ? std::string() : d.old_name},
                               {"old_articles", d.old_articles},
                               {"new_articles", d.new_articles},
                               {"forms_came", texts_of(d.forms_came)},
                               {"forms_went", texts_of(d.forms_went)}});
  }
  return part;
}

Part ties_part(const queries::GraphDiff& found, std::uint64_t limit) {
  Part part{"ties", "Ties", {{"change", "CHANGE"}}, {}, {}, {}};
  append_entity_columns(part.columns, "a");
  append_entity_columns(part.columns, "b");
  part.columns.insert(part.columns.end(), {{"old_articles", "ARTICLES", Shown::number},
                                           {"new_articles", "NOW", Shown::number},
                                           {"relations_came", "RELATIONS THAT CAME"},
                                           {"relations_went", "RELATIONS THAT WENT"}});
  for (std::size_t i = 0; i < std::min<std::size_t>(found.ties.size(), limit); ++i) {
    const queries::TieDiff& d = found.ties[i];
    part.rows.push_back(Object{{"change", to_string(d.change)},
                               {"a", end_value(d.a)},
                               {"b", end_value(d.b)},
                               {"old_articles", d.old_articles},
                               {"new_articles", d.new_articles},
                               {"relations_came", texts_of(d.relations_came)},
                               {"relations_went", texts_of(d.relations_went)}});
  }
  return part;
}

Part posts_part(const queries::GraphDiff& found, std::uint64_t limit) {
  Part part{"posts", "Posts", {{"change", "CHANGE"}, {"date", "DATE"}}, {}, {}, {}};
  append_entity_columns(part.columns, "person");
  part.columns.push_back({"title", "TITLE"});
  append_entity_columns(part.columns, "body");
  part.columns.push_back({"old_state", "STATE"});
  part.columns.push_back({"new_state", "NOW"});
  for (std::size_t i = 0; i < std::min<std::size_t>(found.posts.size(), limit); ++i) {
    const queries::PostDiff& d = found.posts[i];
    part.rows.push_back(
        Object{{"change", to_string(d.change)},
               {"date", d.day},
               {"person", end_value(d.person)},
               {"title", d.title},
               {"body", end_value(d.body)},
               {"old_state", d.change == queries::Change::came ? std::string_view() : to_string(d.old_state)},
               {"new_state", d.change == queries::Change::went ? std::string_view() : to_string(d.new_state)}});
  }
  return part;
}

class Diff final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("OLD", m_old, "The older graph file");
    arguments.positional("NEW", m_new, "The newer one");
    arguments.list("--type", "TYPE", m_types,
                   "Only entities of these types, and ties and posts that have one at an end");
    arguments.number("--limit", "N", m_limit, 0, UINT32_MAX, "At most N rows of each: entities, ties, posts (20)");
    m_format.declare(arguments);
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    GUANXI_TRY(const AnswerFormat format, m_format.format());
    GUANXI_TRY(const std::vector<EntityType> types, parse_types(m_types, "--type"));
    GUANXI_TRY(OpenGraph* const before, graphs.open(m_old));
    GUANXI_TRY(OpenGraph* const after, graphs.open(m_new));
    GUANXI_CHECK(before->read_all());
    GUANXI_CHECK(after->read_all());
    GUANXI_TRY(const Differ differ, write_diff(before->graph(), after->graph(), types, m_limit, format, out));
    return differ == Differ::yes ? Exit::answer_is_no : Exit::done;
  }

 private:
  std::string m_old;
  std::string m_new;
  std::vector<std::string> m_types;
  std::uint64_t m_limit = 20;
  FormatOption m_format;
};

}  // namespace

Result<Differ> write_diff(const graph::Graph& before, const graph::Graph& after, const std::vector<EntityType>& types,
                          std::uint64_t limit, AnswerFormat format, StandardOutput& out) {
  queries::GraphDiff found = queries::diff(before, after);
  const auto unwanted = [&](const queries::DiffEnd& end) {
    return !types.empty() && std::find(types.begin(), types.end(), end.type) == types.end();
  };
  std::erase_if(found.entities, [&](const auto& d) { return unwanted(d.entity); });
  std::erase_if(found.ties, [&](const auto& d) { return unwanted(d.a) && unwanted(d.b); });
  std::erase_if(found.posts, [&](const auto& d) { return unwanted(d.person) && unwanted(d.body); });
  Answer answer;
  answer.head = {{"equal", found.empty()},
                 {"entities_total", found.entities.size()},
                 {"ties_total", found.ties.size()},
                 {"posts_total", found.posts.size()}};
  answer.intro = {found.empty() ? "no difference"
                                : fmt::format("{}, {}, {} differ", counted(found.entities.size(), "entity", "entities"),
                                              counted(found.ties.size(), "tie", "ties"),
                                              counted(found.posts.size(), "post", "posts"))};
  answer.parts = {entities_part(found, limit), ties_part(found, limit), posts_part(found, limit)};
  GUANXI_CHECK(write_answer(answer, format, out));
  return found.empty() ? Differ::no : Differ::yes;
}

CommandEntry diff_command() {
  return {
      {"diff", "What came, went or changed between two graphs: entities, ties, posts",
       "Entities are the same where type and key are, whatever their ids. Exit code 0 where nothing differs, 1 where\n"
       "something does.",
       "guanxi diff may.gx june.gx --type official --format json"},
      make_command<Diff>};
}

}  // namespace guanxi::cli

// guanxi extract: one JSON line an article, in the order of the input.
#include <algorithm>
#include <utility>

#include "base/article_text.hpp"
#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/json.hpp"
#include "cli/pipeline.hpp"

namespace guanxi::cli {

namespace {

enum class WithText : std::uint8_t { no, yes };

/// Ranges of an article's text as they are printed: counted in code points of its words, or of its title.
class Positions {
 public:
  explicit Positions(const ArticleFacts& facts)
      : m_index(facts.text),
        m_title_begin(static_cast<std::uint32_t>(words_of(facts.text, facts.meta.title).size() + 1)) {}

  [[nodiscard]] bool in_title(Span span) const { return span.begin >= m_title_begin; }

  void write(JsonWriter& json, Span span) const {
    const std::size_t from = in_title(span) ? m_index.code_points_before(m_title_begin) : 0;
    json.begin_list();
    json.integer(static_cast<std::int64_t>(m_index.code_points_before(span.begin) - from));
    json.integer(static_cast<std::int64_t>(m_index.code_points_before(span.end) - from));
    json.end_list();
  }

 private:
  CodePointIndex m_index;
  std::uint32_t m_title_begin;  // byte; behind the text where there is no title
};

void write_entity(JsonWriter& json, const Positions& positions, const FactEntity& entity) {
  json.begin_object();
  json.field("type", to_string(entity.type));
  json.field("name", entity.name);
  json.key("aliases");
  json.begin_list();
  for (const std::string& alias : entity.aliases) json.text(alias);
  json.end_list();
  const auto first_in_title = std::find_if(entity.mentions.begin(), entity.mentions.end(),
                                           [&](Span mention) { return positions.in_title(mention); });
  const auto write_spans = [&](std::string_view key, auto begin, auto end) {
    json.key(key);
    json.begin_list();
    std::for_each(begin, end, [&](Span span) { positions.write(json, span); });
    json.end_list();
  };
  write_spans("mentions", entity.mentions.begin(), first_in_title);
  write_spans("title_mentions", first_in_title, entity.mentions.end());
  write_spans("references", entity.references.begin(), entity.references.end());
  json.end_object();
}

void write_relation(JsonWriter& json, const Positions& positions, const FactRelation& relation) {
  json.begin_object();
  json.field("type", to_string(relation.type));
  json.key("from");
  json.integer(relation.from);
  json.key("to");
  json.integer(relation.to);
  if (is_post(relation.type)) {
    json.field("title", relation.title);
    json.field("state", to_string(relation.state));
  }
  json.key("evidence");
  if (positions.in_title(relation.evidence)) {
    json.null();
    json.key("title_evidence");
  }
  positions.write(json, relation.evidence);
  json.end_object();
}

/// The line of one article, with its line break; docs/commands/extract.md has the keys.
std::string line_of(JsonWriter& json, const ArticleFacts& facts, WithText with_text) {
  const Positions positions(facts);
  json.begin_object();
  json.field("id", facts.meta.id);
  json.field("title", facts.meta.title);
  json.key("date");
  if (facts.meta.date.known()) {
    json.text(to_string(facts.meta.date));
  } else {
    json.null();
  }
  json.field("source", facts.meta.source);
  json.field("url", facts.meta.url);
  json.key("entities");
  json.begin_list();
  for (const FactEntity& entity : facts.entities) write_entity(json, positions, entity);
  json.end_list();
  json.key("relations");
  json.begin_list();
  for (const FactRelation& relation : facts.relations) write_relation(json, positions, relation);
  json.end_list();
  if (with_text == WithText::yes) json.field("text", words_of(facts.text, facts.meta.title));
  json.end_object();
  return json.take() + '\n';
}

class Extract final : public Command {
 public:
  void declare(Arguments& arguments) override {
    m_input.declare(arguments);
    arguments.flag("--text", m_text, "Print the article's text too; offsets count its code points");
  }

  Result<Exit> run(Graphs& /*graphs*/, StandardOutput& out) override {
    GUANXI_TRY(const Recognition recognition, Recognition::choose(m_input.model, m_input.lexicon));
    JsonWriter json;
    const WithText with_text = m_text ? WithText::yes : WithText::no;
    const auto consume = [&](Batch&& batch) -> Result<void> {
      for (const extract::Diagnostic& diagnostic : batch.diagnostics) say(diagnostic);
      for (const ArticleFacts& facts : batch.articles) GUANXI_CHECK(out.write(line_of(json, facts, with_text)));
      return {};
    };
    auto counts = run_pipeline(
        m_input, recognition, consume, [](const PipelineProgress&) {}, [&] { return out.closed(); });
    if (out.closed() && (counts || counts.error().code == ErrorCode::interrupted)) return Exit::done;
    if (!counts) return tl::unexpected(std::move(counts).error());
    if (counts->skipped != 0) say(summary_of(*counts, ""));
    if (counts->articles == 0)
      return fail(ErrorCode::not_found, "no article in the input", m_input.inputs.front(),
                  "an input is a .md, .html, .txt or .jsonl file, one of these in .gz, or a folder of them");
    return m_input.strict && counts->skipped != 0 ? Exit::data_refused : Exit::done;
  }

 private:
  InputOptions m_input;
  bool m_text = false;
};

}  // namespace

CommandEntry extract_command() {
  return {{"extract", "What was found in each article, one JSON line an article",
           "Keys: id, title, date, source, url, entities (type, name, aliases, mentions), relations (type, from, to,\n"
           "title, evidence) and, with --text, text. Offsets are code points of the text.",
           "guanxi extract --text examples/articles > facts.jsonl"},
          make_command<Extract>};
}

}  // namespace guanxi::cli

#include "cli/shell/completion.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "base/types.hpp"
#include "cli/shell/words.hpp"
#include "queries/find/find.hpp"

namespace guanxi::cli {

namespace {

constexpr std::size_t k_most_entities = 40;

using Words = std::vector<std::string>;

[[nodiscard]] Words starting_with(const Words& known, std::string_view start) {
  Words out;
  std::copy_if(known.begin(), known.end(), std::back_inserter(out),
               [&](const auto& word) { return word.starts_with(start); });
  std::sort(out.begin(), out.end());
  return out;
}

template <typename Types>
[[nodiscard]] Words names_of(const Types& types) {
  Words out;
  for (const auto type : types) out.emplace_back(to_string(type));
  return out;
}

[[nodiscard]] Words options_of(const CommandEntry& entry) {
  const auto command = entry.make();
  Arguments arguments(entry.text);
  command->declare(arguments);
  return arguments.option_names();
}

/// The values of the option that the words end with; nothing where any text may follow.
[[nodiscard]] Words values_behind(const std::vector<LineSoFar::Word>& words) {
  if (words.empty()) return {};
  const std::string& last = words.back().text;
  if (last == "-f" || last == "--format") return {"table", "json", "jsonl", "csv", "tsv"};
  const auto option =
      std::find_if(words.rbegin(), words.rend(), [](const auto& word) { return word.text.starts_with("--"); });
  if (option == words.rend()) return {};
  if (option->text == "--type" || option->text == "--via") return names_of(k_entity_types);
  if (option->text == "--relation") return names_of(k_relation_types);
  return {};
}

/// Entities that `text` (a name or type:name, or the start of one) may mean, as ENTITY is written.
[[nodiscard]] Words entities(const graph::Graph& graph, std::string_view text) {
  const auto colon = text.find(':');
  const auto type =
      colon == std::string_view::npos ? std::nullopt : parse_entity_type(std::string(text.substr(0, colon)));
  if (type) text.remove_prefix(colon + 1);
  if (text.empty()) return {};
  std::vector<EntityId> found;
  std::map<std::string_view, int> bearers;
  for (const queries::FindHit& hit : queries::find(graph, text, k_most_entities)) {
    if (type && graph.type(hit.id) != *type) continue;
    found.push_back(hit.id);
    ++bearers[graph.name(hit.id)];
  }
  Words out;
  for (const EntityId id : found) {
    const bool alone = bearers[graph.name(id)] == 1 && !type;
    out.push_back(alone ? std::string(graph.name(id))
                        : std::string(to_string(graph.type(id))) + ':' + std::string(graph.name(id)));
  }
  return out;
}

/// In Cypher only what stands in quotes can be a name.
[[nodiscard]] Completion in_cypher(std::string_view line, const graph::Graph& graph) {
  const LineSoFar read = read_words(line);
  if (read.quote == 0) return {};
  const std::size_t quote = line.rfind(read.quote);
  Completion out{quote, {}};
  Words seen;
  for (const queries::FindHit& hit : queries::find(graph, line.substr(quote + 1), k_most_entities)) {
    std::string name = read.quote + std::string(graph.name(hit.id)) + read.quote;
    if (std::find(out.candidates.begin(), out.candidates.end(), name) == out.candidates.end())
      out.candidates.push_back(std::move(name));
  }
  return out;
}

}  // namespace

Completion complete(std::string_view line, const Runner& runner, const graph::Graph& graph) {
  if (cypher_in(line)) return in_cypher(line, graph);
  LineSoFar read = read_words(line);
  LineSoFar::Word word{{}, line.size()};
  if (read.in_word) {
    word = read.words.back();
    read.words.pop_back();
  }
  Completion out{word.begin, {}};
  if (read.words.empty() || (read.words.size() == 1 && read.words[0].text == "help")) {
    out.candidates = starting_with(runner.names(), word.text);
    return out;
  }
  if (word.text.starts_with('-')) {
    if (const CommandEntry* const entry = runner.entry(read.words[0].text))
      out.candidates = starting_with(options_of(*entry), word.text.size() < 2 ? "--" : word.text);
    return out;
  }
  out.candidates = starting_with(values_behind(read.words), word.text);
  if (!out.candidates.empty() || word.text.empty()) return out;
  for (const std::string& name : entities(graph, word.text)) out.candidates.push_back(quoted(name));
  return out;
}

std::string common_start(const std::vector<std::string>& candidates) {
  if (candidates.empty()) return {};
  std::string_view start = candidates.front();
  for (const std::string& candidate : candidates) {
    const auto differs = std::mismatch(start.begin(), start.end(), candidate.begin(), candidate.end()).first;
    start = start.substr(0, static_cast<std::size_t>(differs - start.begin()));
  }
  const std::string& first = candidates.front();  // not between the bytes of a character
  std::size_t size = start.size();
  while (size > 0 && size < first.size() && is_continuation(first[size])) --size;
  return first.substr(0, size);
}

}  // namespace guanxi::cli

#include "graph/store/article_set.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/list_entry.hpp"
#include "graph/store/facts_codec.hpp"
#include "graph/store/spool_codec.hpp"

namespace guanxi::graph {

namespace {

/// The same fields in the same order, for both directions.
template <typename Coder, typename Fields>
void each_field(Coder& coder, Fields& copy) {
  coder(copy.meta.id);
  coder(copy.meta.title);
  coder(copy.meta.date);
  coder(copy.meta.source);
  coder(copy.meta.url);
  coder(copy.meta.byline);
  coder(copy.meta.origin);
  coder(copy.text);
  coder(copy.sentences);
  coder(copy.facts);
  coder(copy.recognizer);
}

/// A year beyond four digits cannot be stored.
Date storable(Date date) { return parse_date(to_string(date)) == date ? date : Date{}; }

/// The order of the copies of one text: the first is the article.
auto preference(const ArticleMeta& meta, const std::string& text) {
  return std::tuple(!meta.date.known(), meta.date, std::string_view(meta.id), std::string_view(meta.title),
                    std::string_view(meta.source), std::string_view(meta.url), std::string_view(meta.byline),
                    std::string_view(text), std::string_view(meta.origin));
}

}  // namespace

template <typename Visit>
void ArticleSet::each_of_text(const TextHash& hash, Visit visit) const {
  const auto last = m_by_hash.find(hash);
  if (last == m_by_hash.end()) return;
  for (std::uint32_t at = last->second; at != k_none; at = m_entries[at].next) {
    if (!visit(at)) return;
  }
}

Result<SpoolRun> ArticleSet::spool(const ArticleFacts& facts, std::uint32_t recognizer) {
  Copy copy{facts.meta, facts.text, facts.sentences, encode_facts(facts), recognizer};
  copy.meta.date = storable(copy.meta.date);
  SpoolEncoder encoder;
  each_field(encoder, copy);
  return m_files->append(encoder.take());
}

Result<std::uint32_t> ArticleSet::same_copy(const ArticleFacts& facts) {
  ArticleMeta meta = facts.meta;
  meta.date = storable(meta.date);
  std::vector<std::uint32_t> kept;
  each_of_text(facts.text_hash, [&](std::uint32_t at) {
    if (m_entries[at].stand == Stand::kept) kept.push_back(at);
    return true;
  });
  for (const std::uint32_t at : kept) {
    GUANXI_TRY(const Copy copy, read(at));
    if (preference(copy.meta, copy.text) == preference(meta, facts.text)) return at;
  }
  return k_none;
}

Result<void> ArticleSet::append(const ArticleFacts& facts, std::uint32_t recognizer, std::uint32_t origin) {
  GUANXI_TRY(const SpoolRun run, spool(facts, recognizer));
  const auto number = static_cast<std::uint32_t>(m_entries.size());
  const auto [last, is_new] = m_by_hash.try_emplace(facts.text_hash, number);
  m_entries.push_back({storable(facts.meta.date), facts.meta.id, facts.text_hash, run, recognizer,
                       is_new ? k_none : std::exchange(last->second, number), origin, Stand::kept});
  return {};
}

Result<void> ArticleSet::take_over(const ArticleFacts& facts, std::uint32_t recognizer) {
  GUANXI_CHECK(check_facts(facts));
  std::uint32_t number = k_none;
  if (!facts.meta.origin.empty()) {
    const auto next = static_cast<std::uint32_t>(m_origins.size());
    Origin& origin = m_origins.try_emplace(facts.meta.origin, Origin{next, {}}).first->second;
    number = origin.number;
    origin.earlier.push_back(static_cast<std::uint32_t>(m_entries.size()));
  }
  return append(facts, recognizer, number);
}

std::uint32_t ArticleSet::replace(const std::string& origin) {
  const auto found = m_origins.find(origin);
  if (found == m_origins.end()) return k_none;
  for (const std::uint32_t entry : found->second.earlier) m_entries[entry].stand = Stand::replaced;
  found->second.earlier.clear();
  return found->second.number;
}

Result<AddOutcome> ArticleSet::add(const ArticleFacts& facts, std::uint32_t recognizer) {
  GUANXI_CHECK(check_facts(facts));
  const std::uint32_t origin = replace(facts.meta.origin);
  bool is_duplicate = false;
  each_of_text(facts.text_hash, [&](std::uint32_t at) {
    is_duplicate = m_entries[at].stand == Stand::kept || (origin != k_none && m_entries[at].origin == origin);
    return !is_duplicate;
  });
  GUANXI_TRY(const std::uint32_t same, same_copy(facts));
  if (same == k_none) {
    GUANXI_CHECK(append(facts, recognizer, origin));
  } else {
    GUANXI_TRY(m_entries[same].run, spool(facts, recognizer));  // read anew, perhaps with other lexicons
    m_entries[same].recognizer = recognizer;
  }
  if (is_duplicate) ++m_duplicates;
  return is_duplicate ? AddOutcome::duplicate : AddOutcome::added;
}

Result<void> ArticleSet::rank() {
  for (const auto& [hash, last] : m_by_hash) {  // any order: sorted below
    Article article{{}, {}, hash, m_ordered.size(), 0};
    each_of_text(hash, [&](std::uint32_t at) {
      if (m_entries[at].stand == Stand::kept) m_ordered.push_back(at);
      return true;
    });
    article.count = m_ordered.size() - article.begin;
    if (article.count == 0) continue;
    const auto begin = m_ordered.begin() + static_cast<std::ptrdiff_t>(article.begin);
    if (article.count > 1) {
      std::map<std::uint32_t, Copy> read_once;
      for (auto at = begin; at != m_ordered.end(); ++at) {
        GUANXI_TRY(read_once[*at], read(*at));
      }
      std::sort(begin, m_ordered.end(), [&](std::uint32_t a, std::uint32_t b) {
        return preference(read_once[a].meta, read_once[a].text) < preference(read_once[b].meta, read_once[b].text);
      });
    }
    article.date = m_entries[*begin].date;
    article.id = m_entries[*begin].id;
    m_articles.push_back(std::move(article));
  }
  std::sort(m_articles.begin(), m_articles.end(), [](const Article& a, const Article& b) {
    return std::tie(a.date, a.id, a.hash) < std::tie(b.date, b.id, b.hash);
  });
  return {};
}

std::uint64_t ArticleSet::replaced() const {
  const auto gone = [&](const Entry& entry) {
    if (entry.stand != Stand::replaced) return false;
    bool given_again = false;
    each_of_text(entry.hash, [&](std::uint32_t at) {
      given_again = m_entries[at].stand == Stand::kept && m_entries[at].origin == entry.origin;
      return !given_again;
    });
    return !given_again;
  };
  return static_cast<std::uint64_t>(std::count_if(m_entries.begin(), m_entries.end(), gone));
}

std::vector<bool> ArticleSet::recognizers_used(std::size_t known) const {
  std::vector<bool> used(known);
  for (const Entry& entry : m_entries) {
    if (entry.stand == Stand::kept) used[entry.recognizer] = true;
  }
  return used;
}

Result<Copy> ArticleSet::read(std::uint32_t copy) {
  GUANXI_TRY(const std::string bytes, m_files->read(m_entries[copy].run));
  Copy spooled;
  SpoolDecoder decoder(bytes);
  each_field(decoder, spooled);
  return spooled;
}

Result<ArticleFacts> ArticleSet::read_facts(std::size_t article) {
  GUANXI_TRY(Copy copy, read(copies(article).front()));
  ArticleFacts facts;
  facts.meta = std::move(copy.meta);
  facts.text = std::move(copy.text);
  facts.text_hash = hash(article);
  facts.sentences = std::move(copy.sentences);
  if (!decode_facts(copy.facts, facts)) {
    return fail(ErrorCode::io, "another program wrote into the build's file", m_files->final_path(),
                "run the command again");
  }
  return facts;
}

namespace {

/// A file, a line of it (PATH#ID), or a list.
bool was_read_in(std::string_view origin, std::string_view path) {
  if (origin.starts_with(k_list_origin)) origin.remove_prefix(k_list_origin.size());
  if (!origin.starts_with(path)) return false;
  return origin.size() == path.size() || origin[path.size()] == '#';
}

/// "a, b, c and 7 more".
std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t k_shown = 10;
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), k_shown); ++i) text += (i == 0 ? "" : ", ") + names[i];
  if (names.size() > k_shown) text += fmt::format(" and {} more", names.size() - k_shown);
  return text;
}

}  // namespace

Result<std::vector<std::uint32_t>> ArticleSet::selected(const ArticleSelection& which) {
  std::map<std::string, std::vector<std::uint32_t>> by_id;
  std::map<std::string, std::vector<std::uint32_t>> by_url;
  std::map<std::string, std::vector<std::uint32_t>> by_path;
  for (const std::string& id : which.ids) by_id[id];
  for (const std::string& url : which.urls) by_url[url];
  for (const std::string& path : which.origins) by_path[path];
  for (std::uint32_t i = 0; i < m_entries.size(); ++i) {
    const auto named = by_id.find(m_entries[i].id);
    if (named != by_id.end()) named->second.push_back(i);
    if (by_url.empty() && by_path.empty()) continue;
    GUANXI_TRY(const Copy copy, read(i));
    const auto found = by_url.find(copy.meta.url);
    if (found != by_url.end()) found->second.push_back(i);
    for (auto& [path, copies] : by_path) {
      if (was_read_in(copy.meta.origin, path)) copies.push_back(i);
    }
  }
  std::vector<std::string> unknown;
  std::vector<std::string> ambiguous;
  std::vector<std::uint32_t> found;
  for (const auto* names : {&by_id, &by_url, &by_path}) {
    for (const auto& [name, copies] : *names) {
      if (copies.empty()) {
        unknown.push_back(name);
        continue;
      }
      const TextHash& first = m_entries[copies.front()].hash;
      const auto other_text = [&](std::uint32_t copy) { return m_entries[copy].hash != first; };
      if (names == &by_id && std::any_of(copies.begin(), copies.end(), other_text)) ambiguous.push_back(name);
      found.insert(found.end(), copies.begin(), copies.end());
    }
  }
  if (!unknown.empty()) {
    return fail(ErrorCode::not_found, fmt::format("there is no article {}; nothing was taken out", listed(unknown)), {},
                "an article is named by its id, as guanxi article takes it, by its url, or by the file it was read in");
  }
  if (!ambiguous.empty()) {
    return fail(ErrorCode::ambiguous,
                fmt::format("several articles are named {}; nothing was taken out", listed(ambiguous)), {},
                "guanxi article says their numbers: name each as #number, or by its url");
  }
  return found;
}

Result<RemoveCounts> ArticleSet::remove(const ArticleSelection& which, std::span<const TextHash> texts) {
  GUANXI_TRY(std::vector<std::uint32_t> found, selected(which));
  for (const TextHash& hash : texts) {
    each_of_text(hash, [&](std::uint32_t at) {
      found.push_back(at);
      return true;
    });
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  RemoveCounts counts;
  for (const std::uint32_t at : found) {
    m_entries[at].stand = Stand::removed;
    GUANXI_TRY(Copy copy, read(at));
    counts.removed.push_back(std::move(copy.meta));
  }
  for (const std::uint32_t at : found) {
    bool stays = false;
    each_of_text(m_entries[at].hash, [&](std::uint32_t other) {
      stays = stays || m_entries[other].stand == Stand::kept;
      return !stays;
    });
    counts.still_there += stays ? 1 : 0;
  }
  return counts;
}

}  // namespace guanxi::graph

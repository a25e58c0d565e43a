#include "tests/extract/resolve/oracle.hpp"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <vector>

#include "base/file.hpp"
#include "extract/document/reader.hpp"
#include "extract/recognize/lexicon.hpp"
#include "extract/relate/relate.hpp"
#include "extract/resolve/link.hpp"

namespace guanxi::extract {
namespace {

namespace fs = std::filesystem;

/// Forms to look for, with what they are; longer ones first, then in the order of the gold file.
struct Target {
  std::u16string form;
  MentionKind kind{};
};

std::u16string folded(const char* printed) {
  NormalizedText text;
  normalize(printed, text);
  return text.units;
}

MentionKind kind_of(std::string_view type) {
  static const std::map<std::string_view, MentionKind> k_kinds{
      {"official", MentionKind::name},         {"person", MentionKind::name},   {"agency", MentionKind::agency},
      {"enterprise", MentionKind::enterprise}, {"policy", MentionKind::policy}, {"place", MentionKind::place}};
  const auto found = k_kinds.find(type);
  return found == k_kinds.end() ? MentionKind::name : found->second;
}

std::vector<Target> targets_of(const rapidjson::Document& gold) {
  std::vector<Target> targets;
  const auto add = [&](const char* form, MentionKind kind) {
    std::u16string units = folded(form);
    if (units.size() >= 2) targets.push_back({std::move(units), kind});
  };
  for (const auto& entity : gold["entities"].GetArray()) {
    const MentionKind kind = kind_of(entity["type"].GetString());
    add(entity["name"].GetString(), kind);
    for (const auto& alias : entity["aliases"].GetArray()) add(alias.GetString(), kind);
  }
  const auto longer = [](const Target& a, const Target& b) { return a.form.size() > b.form.size(); };
  std::stable_sort(targets.begin(), targets.end(), longer);
  return targets;
}

/// Titles of the gold relations, one at a time: 董事、副总经理 are two.
std::vector<Target> titles_of(const rapidjson::Document& gold) {
  std::vector<Target> titles;
  for (const auto& relation : gold["relations"].GetArray()) {
    if (!relation.HasMember("title") || !relation["title"].IsString()) continue;
    std::u16string title = folded(relation["title"].GetString());
    for (std::size_t begin = 0; begin < title.size();) {
      const std::size_t end = std::min(title.find_first_of(u"、兼", begin), title.size());
      if (end - begin >= 2) titles.push_back({title.substr(begin, end - begin), MentionKind::post});
      begin = end + 1;
    }
  }
  std::stable_sort(titles.begin(), titles.end(), [](const Target& a, const Target& b) { return a.form.size() > b.form.size(); });
  return titles;
}

class Projection {
 public:
  Projection(const NormalizedText& text, const std::vector<UnitRange>& sentences)
      : m_text(text.units), m_sentences(sentences), m_taken(text.units.size(), 0) {}

  void project(const Target& target) {
    for (std::size_t at = m_text.find(target.form); at != std::u16string_view::npos; at = m_text.find(target.form, at + 1)) {
      if (target.form == u"中国" && at > 0 && m_text[at - 1] == u'展') continue;
      place(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + target.form.size()), target.kind);
    }
  }

  /// The longest title of the lexicon at each free place.
  void project_lexicon() {
    std::vector<LexMatch> matches;
    for (std::uint32_t at = 0; at < m_text.size(); ++at) {
      matches.clear();
      Lexicon::built_in().matches_at(m_text, at, matches);
      for (auto match = matches.rbegin(); match != matches.rend(); ++match)
        if (match->kind == Lex::post && place(match->begin, match->end, MentionKind::post)) break;
    }
  }

  Mentions take() {
    std::sort(m_mentions.begin(), m_mentions.end(), [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
    return std::move(m_mentions);
  }

 private:
  bool place(std::uint32_t begin, std::uint32_t end, MentionKind kind) {
    if (std::any_of(m_taken.begin() + begin, m_taken.begin() + end, [](char taken) { return taken != 0; })) return false;
    const auto behind = std::upper_bound(m_sentences.begin(), m_sentences.end(), begin,
                                         [](std::uint32_t at, const UnitRange& range) { return at < range.begin; });
    if (behind == m_sentences.begin() || end > std::prev(behind)->end) return false;
    std::fill(m_taken.begin() + begin, m_taken.begin() + end, 1);
    m_mentions.push_back({begin, end, kind, Proposer::user, 1.0F, static_cast<std::uint32_t>(std::prev(behind) - m_sentences.begin())});
    return true;
  }

  std::u16string_view m_text;
  const std::vector<UnitRange>& m_sentences;
  std::vector<char> m_taken;
  Mentions m_mentions;
};

Result<Document> document_beside(const std::string& gold_json) {
  for (const char* extension : {".md", ".html", ".txt"}) {
    const std::string path = fs::path(gold_json).replace_extension(extension).string();
    if (!fs::exists(path)) continue;
    GUANXI_TRY(InputStream stream, InputStream::open({path}, {}));
    std::optional<Document> first;
    while (const auto item = stream.next([](const Diagnostic&) {}))
      parse(*item, {}, [&](Document&& document) { if (!first) first = std::move(document); }, [](const Diagnostic&) {});
    if (!first) return fail(ErrorCode::malformed, "no article in it", path);
    return std::move(*first);
  }
  return fail(ErrorCode::io, "no article beside it", gold_json);
}

std::string line_of(const std::string& id, const std::vector<FactEntity>& entities, const std::vector<FactRelation>& relations) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  const auto text = [&](std::string_view value) { writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size())); };
  writer.StartObject();
  writer.Key("id");
  text(id);
  writer.Key("entities");
  writer.StartArray();
  for (const FactEntity& entity : entities) {
    writer.StartObject();
    writer.Key("type");
    text(to_string(entity.type));
    writer.Key("name");
    text(entity.name);
    writer.Key("aliases");
    writer.StartArray();
    for (const std::string& alias : entity.aliases) text(alias);
    writer.EndArray();
    writer.EndObject();
  }
  writer.EndArray();
  writer.Key("relations");
  writer.StartArray();
  for (const FactRelation& relation : relations) {
    writer.StartObject();
    writer.Key("type");
    text(to_string(relation.type));
    writer.Key("from");
    writer.Uint(relation.from);
    writer.Key("to");
    writer.Uint(relation.to);
    writer.Key("title");
    text(relation.title);
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
  return buffer.GetString();
}

}  // namespace

Result<std::string> oracle_line(const std::string& gold_json) {
  GUANXI_TRY(const std::string bytes, read_file(gold_json));
  rapidjson::Document gold;
  if (gold.Parse(bytes.c_str()).HasParseError()) return fail(ErrorCode::malformed, "no JSON", gold_json);
  GUANXI_TRY(const Document document, document_beside(gold_json));
  const std::string& printed = document.text;
  NormalizedText text;
  normalize(printed, text);
  std::vector<UnitRange> sentences;
  split_sentences(text, sentences);

  Projection projection(text, sentences);
  for (const Target& target : targets_of(gold)) projection.project(target);
  for (const Target& title : titles_of(gold)) projection.project(title);
  projection.project_lexicon();
  const Linked linked = link_article(printed, text, sentences, projection.take());
  return line_of(fs::path(gold_json).stem().string(), linked.entities, relate(printed, text, sentences, linked));
}

Result<std::string> extracted_line(const Extractor& extractor, const std::string& gold_json) {
  GUANXI_TRY(Document document, document_beside(gold_json));
  const ArticleFacts facts = extractor.extract(std::move(document));
  return line_of(fs::path(gold_json).stem().string(), facts.entities, facts.relations);
}

}  // namespace guanxi::extract

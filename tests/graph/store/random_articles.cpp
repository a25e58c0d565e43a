#include "tests/graph/store/random_articles.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "base/fold.hpp"
#include "base/hash.hpp"

namespace guanxi::testing {

namespace {

constexpr std::array<std::string_view, 24> k_characters{"清", "远", "市", "区", "曾", "邱", "泽", "军", "单", "仇", "高", "新",
                                                        "银", "行", "重", "庆", "吕", "解", "聚", "石", "A", "7", "璞", "泰"};

struct Thing {
  EntityType type{};
  std::string full;
  std::string abbreviated;
};

class Maker {
 public:
  Maker(std::uint64_t seed, const RandomShape& shape) : m_random(seed), m_shape(shape) {
    m_random.seed(shape.things_seed == 0 ? seed : shape.things_seed);
    for (std::size_t i = 0; i < shape.things; ++i) m_things.push_back(thing(i));
    m_random.seed(seed);
  }

  ArticleFacts article(std::size_t number) {
    ArticleFacts facts;
    facts.meta = meta(number);
    std::map<std::size_t, FactEntity> met;
    const std::size_t sentences = below(m_shape.sentences + 1);
    facts.text = fmt::format("第{}篇。", number);
    facts.sentences.push_back({0, static_cast<std::uint32_t>(facts.text.size())});
    std::vector<FactRelation> relations;
    for (std::size_t s = 0; s < sentences; ++s) {
      const auto begin = static_cast<std::uint32_t>(facts.text.size());
      std::vector<std::size_t> here;
      const std::size_t mentions = below(m_shape.mentions + 1);
      for (std::size_t m = 0; m < mentions; ++m) here.push_back(mention(facts, met));
      facts.text += below(3) == 0 ? "表示，\n　　继续。" : "出席。";
      const Span sentence{begin, static_cast<std::uint32_t>(facts.text.size())};
      facts.sentences.push_back(sentence);
      if (here.size() > 1 && below(2) == 0) {
        FactRelation relation{k_relation_types[below(k_relation_types.size())], static_cast<std::uint32_t>(here[0]),
                              static_cast<std::uint32_t>(here[1]), {}, sentence};
        if (is_post(relation.type)) {
          relation.title = below(2) == 0 ? "书记" : "局长";
          relation.state = k_post_states[below(k_post_states.size())];
        }
        relations.push_back(relation);
      }
    }
    finish(facts, met, relations);
    return facts;
  }

  ArticleMeta meta(std::size_t number) {
    ArticleMeta meta;
    meta.id = fmt::format("a{}", number % 7);
    meta.title = fmt::format("题{}", below(4));
    if (below(4) != 0) meta.date = Date{static_cast<std::int32_t>(18000 + below(12))};
    meta.source = below(2) == 0 ? "南方Plus" : "";
    meta.url = fmt::format("https://example.org/{}", below(5));
    return meta;
  }

 private:
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(m_random() % limit); }

  std::size_t any_thing() {
    const double uniform = static_cast<double>(m_random() >> 11) * 0x1.0p-53;
    return static_cast<std::size_t>(static_cast<double>(m_things.size()) * std::pow(uniform, m_shape.skew));
  }

  Thing thing(std::size_t number) {
    Thing made;
    made.type = k_entity_types[below(k_entity_types.size())];
    for (std::size_t i = 0; i < 2 + below(4); ++i) made.full += k_characters[below(k_characters.size())];
    made.full += fmt::format("{}", number % 5);
    made.abbreviated = made.full.substr(0, made.full.size() - 1);
    return made;
  }

  /// Prints a thing into the text; returns its number.
  std::size_t mention(ArticleFacts& facts, std::map<std::size_t, FactEntity>& met) {
    const std::size_t number = below(10) < m_shape.repeats && !met.empty()
                                   ? std::next(met.begin(), static_cast<std::ptrdiff_t>(below(met.size())))->first
                                   : any_thing();
    const Thing& named = m_things[number];
    const std::string& form = below(2) == 0 ? named.full : named.abbreviated;
    const auto begin = static_cast<std::uint32_t>(facts.text.size());
    if (const auto before = met.find(number); before != met.end() && below(4) == 0) {
      facts.text += "该物";
      before->second.references.push_back({begin, static_cast<std::uint32_t>(facts.text.size())});
      facts.text += "、";
      return number;
    }
    facts.text += form;
    FactEntity& entity = met[number];
    entity.type = named.type;
    entity.key = fold_name(named.full);
    entity.mentions.push_back({begin, static_cast<std::uint32_t>(facts.text.size())});
    entity.aliases.push_back(form);
    facts.text += "、";
    return number;
  }

  static void finish(ArticleFacts& facts, std::map<std::size_t, FactEntity>& met, std::vector<FactRelation>& relations) {
    std::map<std::size_t, std::uint32_t> index;
    for (auto& [number, entity] : met) {
      index[number] = static_cast<std::uint32_t>(facts.entities.size());
      std::set<std::string> forms(entity.aliases.begin(), entity.aliases.end());
      entity.name = *std::max_element(forms.begin(), forms.end(),
                                      [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
      forms.erase(entity.name);
      entity.aliases.assign(forms.begin(), forms.end());
      facts.entities.push_back(entity);
    }
    for (FactRelation relation : relations) {
      relation.from = index[relation.from];
      relation.to = index[relation.to];
      facts.relations.push_back(relation);
    }
    facts.text_hash = test_hash(facts.text);
  }

  std::mt19937_64 m_random;
  RandomShape m_shape;
  std::vector<Thing> m_things;
};

}  // namespace

TextHash test_hash(const std::string& text) {
  TextHash hash{};
  const std::uint64_t a = fnv1a(text);
  std::uint64_t b = 0x9E3779B97F4A7C15ULL;
  for (const char c : text) b = (b + static_cast<unsigned char>(c)) * 0xD6E8FEB86659FD93ULL;
  for (std::size_t i = 0; i < 8; ++i) {
    hash[i] = static_cast<std::uint8_t>(a >> (8 * i));
    hash[8 + i] = static_cast<std::uint8_t>(b >> (8 * i));
  }
  return hash;
}

std::vector<ArticleFacts> random_articles(std::uint64_t seed, const RandomShape& shape) {
  Maker maker(seed, shape);
  std::vector<ArticleFacts> articles;
  for (std::size_t i = 0; i < shape.articles; ++i) articles.push_back(maker.article(i));
  for (std::size_t i = 0; i < shape.duplicates && shape.articles > 0; ++i) {
    ArticleFacts copy = articles[i * 5 % shape.articles];
    copy.meta = maker.meta(i + 3);
    articles.push_back(std::move(copy));
  }
  return articles;
}

}  // namespace guanxi::testing

#include "graph/store/assemble.hpp"

#include <algorithm>
#include <functional>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/fold.hpp"
#include "base/list_entry.hpp"
#include "graph/store/exact_linker.hpp"
#include "graph/store/facts_codec.hpp"
#include "graph/store/joined_lists.hpp"
#include "graph/store/stories.hpp"

namespace guanxi::graph {

namespace {

tl::unexpected<Error> wrong_linking(std::string_view what) {
  return fail(ErrorCode::malformed, std::string("the entities of the articles cannot be linked: ").append(what), {},
              "this is a fault of guanxi: please report it");
}

/// `entities_in` holds each article's number of entities.
Result<void> check_linking(const Linking& linking, const std::vector<std::uint32_t>& entities_in) {
  std::uint64_t total = 0;
  if (linking.first.size() != entities_in.size()) return wrong_linking("not every article has an answer");
  for (std::size_t article = 0; article < entities_in.size(); ++article) {
    if (linking.first[article] != total) return wrong_linking("an article's answer begins in another's");
    total += entities_in[article];
  }
  if (linking.entity_of.size() != total) return wrong_linking("not every entity has an answer");
  std::vector<bool> used(linking.entities.size());
  for (const std::uint32_t entity : linking.entity_of) {
    if (entity >= used.size()) return wrong_linking("an answer is no entity");
    used[entity] = true;
  }
  if (std::find(used.begin(), used.end(), false) != used.end()) return wrong_linking("an entity stands in no article");
  const auto in_order = [](const LinkedEntity& a, const LinkedEntity& b) {
    return std::tie(a.key, a.type) < std::tie(b.key, b.type);
  };
  for (std::size_t i = 1; i < linking.entities.size(); ++i) {
    if (!in_order(linking.entities[i - 1], linking.entities[i])) return wrong_linking("entities out of order");
  }
  const auto is_entity = [&](std::uint32_t entity) { return entity < used.size(); };
  const auto of_entity = [&](const LinkReason& reason) { return is_entity(reason.entity); };
  if (!std::all_of(linking.reasons.begin(), linking.reasons.end(), of_entity) ||
      !std::is_sorted(linking.reasons.begin(), linking.reasons.end())) {
    return wrong_linking("a reason is of no entity, or out of order");
  }
  const auto of_pair = [&](const LinkDoubt& doubt) { return doubt.a < doubt.b && is_entity(doubt.b); };
  const auto not_before = [](const LinkDoubt& a, const LinkDoubt& b) {
    return std::tie(a.a, a.b) >= std::tie(b.a, b.b);
  };
  if (!std::all_of(linking.doubts.begin(), linking.doubts.end(), of_pair) ||
      std::adjacent_find(linking.doubts.begin(), linking.doubts.end(), not_before) != linking.doubts.end()) {
    return wrong_linking("a doubt is of no pair of entities, or out of order");
  }
  const auto is_pair = [&](const ForbiddenTie& tie) { return tie.a < tie.b && is_entity(tie.b); };
  if (!std::all_of(linking.forbidden.begin(), linking.forbidden.end(), is_pair) ||
      std::adjacent_find(linking.forbidden.begin(), linking.forbidden.end(), std::greater_equal<>()) !=
          linking.forbidden.end()) {
    return wrong_linking("a forbidden tie is of no pair of entities, or out of order");
  }
  return {};
}

void drop_forbidden(const std::vector<ForbiddenTie>& forbidden, PackedArticle& article) {
  if (forbidden.empty()) return;
  std::erase_if(article.relations, [&](const PackedRelation& r) {
    return std::binary_search(forbidden.begin(), forbidden.end(),
                              ForbiddenTie{std::min(r.from, r.to), std::max(r.from, r.to)});
  });
}

void count(const PackedArticle& article, const Vocabulary& vocabulary, VocabularyCounts& counts) {
  counts.forms.resize(vocabulary.forms.size());
  for (const PackedForm& form : article.forms) {
    ++counts.forms[form.form].articles;
    if (form.fullest == 0) continue;
    ++counts.forms[form.form].fullest;
    ++counts.entities[form.entity].articles;
  }
  for (const PackedMention& mention : article.mentions) ++counts.entities[mention.entity].mentions;
}

/// The form that is the fullest one in most articles, the least by bytes among equals; of those that fold to the name that
/// the linker gave where it gave one. A name that no article prints becomes a form in no article.
std::vector<std::uint32_t> choose_names(const Linking& linking, Vocabulary& vocabulary, VocabularyCounts& counts) {
  constexpr std::uint32_t k_none = 0xFFFF'FFFF;
  std::vector<std::uint32_t> chosen(linking.entities.size(), k_none);
  const auto is_better = [&](std::uint32_t form, std::uint32_t other) {
    const std::uint32_t a = counts.forms[form].fullest;
    const std::uint32_t b = counts.forms[other].fullest;
    return a != b ? a > b : vocabulary.form_text(form) < vocabulary.form_text(other);
  };
  for (std::uint32_t form = 0; form < counts.forms.size(); ++form) {
    const std::uint32_t entity = vocabulary.form_entity(form);
    const std::string& name = linking.entities[entity].name;
    if (!name.empty() && fold_name(vocabulary.form_text(form)) != name) continue;
    if (chosen[entity] == k_none || is_better(form, chosen[entity])) chosen[entity] = form;
  }
  for (std::uint32_t entity = 0; entity < chosen.size(); ++entity)
    if (chosen[entity] == k_none) chosen[entity] = vocabulary.form_number(entity, linking.entities[entity].name);
  counts.forms.resize(vocabulary.forms.size());
  return chosen;
}

/// Reads articles with the user's corrections applied, once to each.
class CorrectedArticles {
 public:
  CorrectedArticles(ArticleSet& set, BuildFiles& files, const FactsFilter& correct)
      : m_set(set), m_files(files), m_correct(correct) {}

  /// For the first time, in rank order.
  Result<ArticleFacts> first(std::size_t article) {
    GUANXI_TRY(ArticleFacts facts, m_set.read_facts(article));
    if (!m_correct) return facts;
    GUANXI_TRY(const Corrected corrected, m_correct(facts));
    m_corrected.emplace_back();
    if (corrected == Corrected::no) return facts;
    GUANXI_CHECK(check_facts(facts));
    GUANXI_TRY(m_corrected.back(), m_files.append(encode_facts(facts)));
    return facts;
  }
  /// Once more.
  Result<ArticleFacts> again(std::size_t article) {
    GUANXI_TRY(ArticleFacts facts, m_set.read_facts(article));
    if (!m_correct || m_corrected[article].size == 0) return facts;
    GUANXI_TRY(const std::string bytes, m_files.read(m_corrected[article]));
    if (!decode_facts(bytes, facts)) return wrong_linking("corrected facts cannot be read back");
    return facts;
  }

 private:
  ArticleSet& m_set;
  BuildFiles& m_files;
  const FactsFilter& m_correct;
  std::vector<SpoolRun> m_corrected;  // empty runs: as extracted
};

}  // namespace

Result<Assembled> assemble(ArticleSet& set, BuildFiles& files, const Assembly& assembly) {
  ExactLinker exact;
  Linker& linker = assembly.linker != nullptr ? *assembly.linker : exact;
  CorrectedArticles articles(set, files, assembly.correct);
  std::vector<std::uint32_t> entities_in;
  std::vector<std::uint32_t> others;
  JoinedLists lists;
  std::vector<StoryArticle> stories;
  for (std::uint32_t article = 0; article < set.size(); ++article) {
    GUANXI_TRY(const ArticleFacts facts, articles.first(article));
    stories.push_back({facts.sketch, facts.meta.date});
    if (is_list_entry(facts.meta)) {
      lists.add(article, facts);
      continue;
    }
    linker.add(facts);
    others.push_back(article);
    entities_in.push_back(static_cast<std::uint32_t>(facts.entities.size()));
  }
  lists.hand_over(linker);
  for (const std::uint32_t count : lists.entity_counts()) entities_in.push_back(count);
  Assembled made;
  made.originals = group_stories(stories);
  GUANXI_TRY(made.linking, linker.link());
  GUANXI_CHECK(check_linking(made.linking, entities_in));
  lists.spread(others, made.linking);
  made.counts.entities.resize(made.linking.entities.size());
  for (std::size_t article = 0; article < set.size(); ++article) {
    GUANXI_TRY(const ArticleFacts facts, articles.again(article));
    const std::span entity_of(made.linking.entity_of.data() + made.linking.first[article], facts.entities.size());
    PackedArticle packed = pack(facts, entity_of, made.vocabulary);
    drop_forbidden(made.linking.forbidden, packed);
    count(packed, made.vocabulary, made.counts);
    GUANXI_TRY(made.packed.emplace_back(), files.append(encode(packed)));
  }
  made.shown_by = choose_names(made.linking, made.vocabulary, made.counts);
  return made;
}

}  // namespace guanxi::graph

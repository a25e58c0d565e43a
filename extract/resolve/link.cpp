#include "extract/resolve/link.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/fold.hpp"

namespace guanxi::extract {
namespace {

EntityType type_of(MentionKind kind) {
  switch (kind) {
    case MentionKind::agency: return EntityType::agency;
    case MentionKind::enterprise: return EntityType::enterprise;
    case MentionKind::policy: return EntityType::policy;
    case MentionKind::place: return EntityType::place;
    default: return EntityType::person;
  }
}

}  // namespace

Linked link_article(const std::string& printed, const NormalizedText& text, std::span<const UnitRange>,
                    const Mentions& mentions) {
  Linked linked;
  linked.entity_of_mention.assign(mentions.size(), -1);
  std::map<std::pair<EntityType, std::string>, std::size_t> seen;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Mention& mention = mentions[i];
    if (mention.kind == MentionKind::post) continue;
    const Span span = text.printed(mention.begin, mention.end);
    const std::string name = clean_name(slice(printed, span));
    const EntityType type = type_of(mention.kind);
    const auto [place, added] = seen.try_emplace({type, fold_name(name)}, linked.entities.size());
    if (added) linked.entities.push_back({type, name, {}, {}, {}});
    linked.entities[place->second].mentions.push_back(span);
    linked.entity_of_mention[i] = static_cast<std::int32_t>(place->second);
  }
  return linked;
}

}  // namespace guanxi::extract

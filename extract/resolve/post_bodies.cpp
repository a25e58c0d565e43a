// Whose post it is, where the words beside the title leave it open: 清城区委常委、副区长甲; 副主任乙 behind 主任甲.
#include <array>
#include <string>

#include "extract/resolve/gaps.hpp"
#include "extract/resolve/posts.hpp"
#include "extract/resolve/titles.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

using Readings = std::span<const PostReading>;

/// Readings of a sentence that are looked back at.
constexpr std::ptrdiff_t k_readings_back = 16;

/// 县人大常委会主任甲主持，副主任乙、二级调研员丙出席: who serves under the holders of the last body that the
/// sentence has named. The deputy of a government is not looked for behind a place, which may be his:
/// 国务院副总理甲访问新加坡， 会见…副总理乙.
std::int32_t body_of_deputy(const ArticleView& article, Readings before, std::u16string_view words,
                            const PostReading& post) {
  const Mentions& mentions = *article.mentions;
  const PostReading* last = last_with_body(before, post.sentence);
  if (last == nullptr) return -1;
  if (heads_government(words)) {
    for (std::uint32_t i = last->person + 1; i < post.person; ++i)
      if (mentions[i].kind == MentionKind::place) return -1;
  }
  const bool in_agency = mentions[static_cast<std::size_t>(last->body)].kind == MentionKind::agency;
  if (in_agency && is_rank_and_file(words)) return last->body;
  for (const PostReading* reading = last;; --reading) {
    if (reading->body == last->body && is_deputy_of(words, article.units(reading->title_begin, reading->title_end)))
      return last->body;
    const bool first = reading == before.data() || (reading - 1)->sentence != last->sentence;
    if (first || last - reading > k_readings_back) return -1;
  }
}

/// 新加坡总统甲、总理乙、副总理丙; 清城区区长甲、副区长乙: heads of one government, named one behind the other.
std::int32_t place_of_list(const ArticleView& article, Readings before, std::u16string_view words,
                           const PostReading& post) {
  const PostReading* reading = last_with_body(before, post.sentence);
  if (reading == nullptr) return -1;
  const Mentions& mentions = *article.mentions;
  const std::u16string_view title = article.units(reading->title_begin, reading->title_end);
  if (mentions[static_cast<std::size_t>(reading->body)].kind != MentionKind::place || !heads_government(title) ||
      level_of_government(title) != level_of_government(words))
    return -1;
  const std::uint32_t end = mentions[reading->person].end;
  return end <= post.title_begin && joins_names(article.units(end, post.title_begin)) ? reading->body : -1;
}

/// 珲春海关 of 珲春海关党委, whose 关长 is no seat of the committee; -1 where the article does not name it.
std::int32_t parent_of_committee(const ArticleView& article, std::int32_t body) {
  constexpr std::array<std::u16string_view, 3> k_committees{u"党委", u"党组", u"党支部"};
  std::u16string_view name = article.name(static_cast<std::uint32_t>(body));
  const std::u16string_view committee = ending_of(name, k_committees);
  if (committee.empty()) return -1;
  name.remove_suffix(committee.size());
  const std::int32_t agency = article.find(MentionKind::agency, name);
  return agency >= 0 ? agency : article.find(MentionKind::enterprise, name);
}

/// 副书记, 委员: seats of a committee.
bool is_seat(std::u16string_view title) {
  constexpr std::array<std::u16string_view, 3> k_seats{u"书记", u"委员", u"常委"};
  return !ending_of(title, k_seats).empty();
}

}  // namespace

const PostReading* last_with_body(std::span<const PostReading> readings, std::uint32_t sentence) {
  for (auto reading = readings.rbegin(); reading != readings.rend(); ++reading) {
    if (reading->sentence != sentence || reading - readings.rbegin() > k_readings_back) break;
    if (reading->body >= 0 && reading->manner == PostManner::held) return &*reading;
  }
  return nullptr;
}

void settle_body(const ArticleView& article, std::span<const PostReading> before, const Title& title,
                 PostReading& reading) {
  const std::u16string_view words = article.units(title.begin, title.end);
  if (const std::u16string_view own = title.carried ? body_in_title(words) : std::u16string_view(); !own.empty()) {
    reading.body = article.find(MentionKind::agency, std::u16string(own));
    return;
  }
  const PostClass post_class = class_of_title(words);
  const bool government = heads_government(words);
  if (reading.body >= 0) {
    const MentionKind kind = (*article.mentions)[static_cast<std::size_t>(reading.body)].kind;
    const bool business = post_class == PostClass::business || post_class == PostClass::occupation;
    const bool carried = title.carried && government;
    const bool deputy =
        kind == MentionKind::place && words == u"代表" &&
        !Lexicon::built_in().contains(article.name(static_cast<std::uint32_t>(reading.body)), Lex::country);
    if (deputy || (kind == MentionKind::place && business) || (kind == MentionKind::enterprise && carried))
      reading.body = -1;
    else if (kind == MentionKind::agency && carried)
      reading.body = place_of_committee(article, reading.body);
    else if (kind == MentionKind::agency && title.carried && !is_seat(words)) {
      const std::int32_t parent = parent_of_committee(article, reading.body);
      if (parent >= 0) reading.body = parent;
    }
    if (reading.body >= 0 || government) return;
  }
  const bool leads = reading.title_begin < (*article.mentions)[reading.person].begin;
  if (leads && government) reading.body = place_of_list(article, before, words, reading);
  if (leads && reading.body < 0) reading.body = body_of_deputy(article, before, words, reading);
  if (reading.body < 0) reading.body = body_from_context(article, reading);
}

}  // namespace guanxi::extract

#include "extract/resolve/forms.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "extract/recognize/characters.hpp"
#include "extract/resolve/definitions.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

/// The inside of the only quotation in `text`, where there is text outside it too.
std::u16string only_quotation(std::u16string_view text) {
  std::size_t open = std::u16string_view::npos;
  std::size_t close = std::u16string_view::npos;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_open_quote(text[i])) {
      if (open != std::u16string_view::npos) return {};
      open = i;
    } else if (is_close_quote(text[i])) {
      close = i;
    }
  }
  if (open == std::u16string_view::npos || close == std::u16string_view::npos || close <= open + 1) return {};
  if (open == 0 && close + 1 == text.size()) return {};
  return without_marks(text.substr(open + 1, close - open - 1));
}

struct Reading {
  std::array<float, k_mention_kinds> score{};
  MentionKind best = MentionKind::name;
  bool defined = false;  // by the name before the bracket that it stands in
};

using Readings = std::unordered_map<std::u16string_view, Reading>;  // by a text of the caller; looked up only

/// Which kind each text is read as, summed over the article; ties go to the kind that comes first.
Readings read_kinds(const std::vector<std::u16string>& texts, const Mentions& mentions) {
  Readings readings;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (texts[i].empty()) continue;
    Reading& reading = readings[texts[i]];
    reading.score[static_cast<std::size_t>(mentions[i].kind)] += std::max(mentions[i].score, 0.01F);
    const auto best = std::max_element(reading.score.begin(), reading.score.end());
    reading.best = static_cast<MentionKind>(best - reading.score.begin());
  }
  return readings;
}

/// Is `second` another name of `first`: 石油输出国组织(OPEC), Prada(普拉达), 设备租赁总公司(下称“CGL”)?
bool is_named_again(const NormalizedText& text, const Mention& first, const Mention& second, std::u16string_view a,
                    std::u16string_view b) {
  constexpr std::u16string_view k_ends = u"),\uFF0C\u201D";
  constexpr std::uint32_t k_longest_between = 8;
  if (second.begin <= first.end || second.begin - first.end > k_longest_between) return false;
  const std::u16string_view units = text.units;
  if (second.end >= units.size() || k_ends.find(units[second.end]) == std::u16string_view::npos) return false;
  const std::u16string_view between = units.substr(first.end, second.begin - first.end);
  if (between == u"(") return is_latin(a) != is_latin(b);
  return between.front() == u'(' && says_short_form(between);
}

/// Two names of one thing are of one kind, that of the first. Deciding by the second alone is guessing: nothing around
/// it tells a firm from an agency.
void read_bracketed(const NormalizedText& text, const std::vector<std::u16string>& texts, const Mentions& mentions,
                    Readings& readings) {
  for (std::size_t i = 0; i + 1 < mentions.size(); ++i) {
    if (texts[i].empty() || texts[i + 1].empty()) continue;
    if (!is_named_again(text, mentions[i], mentions[i + 1], texts[i], texts[i + 1])) continue;
    const MentionKind kind = readings[texts[i]].best;
    Reading& reading = readings[texts[i + 1]];
    reading.best = kind;
    reading.defined = true;
  }
}

}  // namespace

FormTable collect_forms(const NormalizedText& text, const Mentions& mentions) {
  const std::u16string_view units = text.units;
  std::vector<std::u16string> texts(mentions.size());
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Mention& mention = mentions[i];
    if (mention.kind != MentionKind::post)
      texts[i] = without_marks(units.substr(mention.begin, mention.end - mention.begin));
  }
  Readings readings = read_kinds(texts, mentions);
  read_bracketed(text, texts, mentions, readings);

  FormTable table;
  table.form_of_mention.assign(mentions.size(), -1);
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (texts[i].empty()) continue;
    MentionKind kind = mentions[i].kind;
    const Reading& reading = readings.find(texts[i])->second;
    if (reading.defined || (kind != MentionKind::name && reading.best != MentionKind::name)) kind = reading.best;
    const auto [slot, added] = table.index[static_cast<std::size_t>(kind)].try_emplace(
        texts[i], static_cast<std::uint32_t>(table.forms.size()));
    if (added) table.forms.push_back({kind, texts[i], {}, {}});
    Form& form = table.forms[slot->second];
    if (form.quoted.empty())
      form.quoted = only_quotation(units.substr(mentions[i].begin, mentions[i].end - mentions[i].begin));
    form.mentions.push_back(static_cast<std::uint32_t>(i));
    table.form_of_mention[i] = static_cast<std::int32_t>(slot->second);
  }
  return table;
}

}  // namespace guanxi::extract

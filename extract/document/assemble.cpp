#include "extract/document/draft.hpp"

#include <algorithm>
#include <array>

#include "base/fold.hpp"
#include "base/text.hpp"
#include "extract/document/byline.hpp"
#include "extract/document/furniture.hpp"
#include "extract/document/page_ends.hpp"

namespace guanxi::extract {

namespace {

constexpr std::size_t k_sure_sentence =
    50;                                  // characters: no heading or caption of the corpora without a stop is longer
constexpr std::size_t k_full_line = 15;  // characters: a shorter line was not broken by the margin

bool is_white(char32_t c) {
  if (c > 0x3000) return c == 0xFEFF;
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F;
}

/// Bytes at which neither white space nor a control character begins: most of those of a Chinese text.
constexpr auto k_plain_bytes = [] {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x21; byte < plain.size(); ++byte) plain[byte] = byte != 0x7F;
  for (const std::size_t lead : {0xC2, 0xE2, 0xE3, 0xEF}) plain[lead] = false;
  return plain;
}();

char32_t first_character(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : next_code_point(text, at);
}

char32_t last_character(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && is_continuation(text[at - 1])) --at;
  if (at > 0) --at;
  return text.empty() ? 0 : next_code_point(text, at);
}

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }
bool is_comma(char32_t c) { return is_one_of(c, U"，、,"); }
// 摄 ends a caption: 张三 摄.
bool ends_sentence(char32_t c) { return is_one_of(c, U"。！？…；：”’）》】」』!?;:.)\"'摄"); }

bool has_stop(std::string_view text) {
  return text.find("。") != std::string_view::npos || text.find("！") != std::string_view::npos ||
         text.find("？") != std::string_view::npos;
}

bool has_characters(std::string_view text, std::size_t least) {
  constexpr std::size_t k_most_bytes = 4;  // of a character
  return count_code_points(text.substr(0, k_most_bytes * least)) >= least;
}

/// What a paragraph under construction is asked again and again, each of its blocks looked at once: a page without a
/// full stop is one paragraph of megabytes.
class Paragraph {
 public:
  explicit Paragraph(Block& block) : m_block(&block) { note(block.text); }

  [[nodiscard]] Block& block() const { return *m_block; }
  [[nodiscard]] bool has_stop() const { return m_has_stop; }
  /// Is its last “ closed only in `next`?
  [[nodiscard]] bool quotation_closes_in(std::string_view next) const {
    if (!m_quotation_open) return false;
    const auto close = next.find("”");
    return close != std::string_view::npos && next.substr(0, close).find("“") == std::string_view::npos;
  }
  /// `more` is behind its text.
  void note(std::string_view more) {
    m_has_stop = m_has_stop || extract::has_stop(more);
    const auto open = more.rfind("“");
    const auto close = more.rfind("”");
    if (open != std::string_view::npos)
      m_quotation_open = close == std::string_view::npos || close < open;
    else if (close != std::string_view::npos)
      m_quotation_open = false;
  }

 private:
  Block* m_block;  // in the draft, which outlives this
  bool m_has_stop = false;
  bool m_quotation_open = false;
};

bool is_credit_line(std::string_view text) {
  if (text.size() > 300) return false;
  NormalizedText folded;
  normalize(text, folded);
  return is_credit(folded, {0, static_cast<std::uint32_t>(folded.units.size())});
}

/// Does a speaker or a label open the text: 主持人：…, 时间：…? A verb of saying before the colon ends a sentence cut
/// in two.
bool opens_with_label(std::string_view text) {
  constexpr std::size_t k_shortest_label = 6;  // bytes
  constexpr std::size_t k_longest_label = 18;
  const auto colon = text.find("：");
  if (colon == std::string_view::npos || colon < k_shortest_label || colon > k_longest_label) return false;
  const std::string_view label = text.substr(0, colon);
  return label.find("，") == std::string_view::npos && !is_one_of(last_character(label), U"说道是称问示出为调写");
}

/// Was `paragraph` cut plainly before the block `second`?
bool runs_on(const Paragraph& paragraph, const Block& second) {
  const Block& first = paragraph.block();
  if (first.kind == BlockKind::heading || first.kind == BlockKind::links) return false;
  if (second.kind == BlockKind::heading || second.kind == BlockKind::links || second.indented) return false;
  const char32_t last = last_character(first.text);
  const char32_t next = first_character(second.text);
  if (ends_sentence(last)) return false;
  const bool certain =
      is_comma(last) || is_one_of(next, U"，、。；！？”’）》,;!?)") || paragraph.quotation_closes_in(second.text);
  bool likely = false;
  if (second.kind == BlockKind::line) {
    likely = has_characters(first.text, k_full_line);
  } else if (has_stop(second.text) && !is_one_of(next, U"“‘《【（(■●") && !opens_with_label(second.text)) {
    likely = (paragraph.has_stop() && has_characters(first.text, k_full_line)) ||
             has_characters(first.text, k_sure_sentence);
  }
  return (certain || likely) && !is_line_of_day(first.text) && !is_credit_line(first.text) &&
         !is_credit_line(second.text);
}

void append_joined(std::string& out, std::string_view more) {
  const auto is_word = [](char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
           (c >= 0xC0 && c < 0x2000);
  };
  const char32_t last = last_character(out);
  if ((is_word(last) || last == U',') && is_word(first_character(more))) out.push_back(' ');
  out.append(more);
}

/// Takes the navigation off both ends; a link at the end that leads to the article itself becomes its address.
void drop_navigation(Draft& draft) {
  constexpr std::size_t k_tail = 2;  // blocks that may stand behind the links: a time stamp, a site's note
  auto& blocks = draft.blocks;
  const auto first =
      std::find_if(blocks.begin(), blocks.end(), [](const Block& b) { return b.kind != BlockKind::links; });
  blocks.erase(blocks.begin(), first);
  std::size_t behind = 0;
  for (std::size_t i = blocks.size(); i > 0 && behind <= k_tail; --i) {
    const Block& block = blocks[i - 1];
    if (block.kind != BlockKind::links) {
      ++behind;
      continue;
    }
    const bool to_itself = block.link == block.text || block.text.find("原文") != std::string::npos;
    if (draft.meta.url.empty() && to_itself) draft.meta.url = block.link;
    blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(i - 1));
  }
}

/// The title is metadata: a heading or first line that repeats it is not the article's text.
void drop_title(Draft& draft) {
  const std::string title = fold_name(draft.meta.title);
  if (title.empty()) return;
  constexpr std::size_t k_spaces = 64;  // bytes by which white space and marks make one longer than the other
  constexpr std::size_t k_head = 4;     // blocks: a rubric, a kicker or a byline may stand above the title
  for (std::size_t i = 0; i < std::min(k_head, draft.blocks.size()); ++i) {
    const std::string& text = draft.blocks[i].text;
    const bool comparable = text.size() <= 2 * draft.meta.title.size() + k_spaces;
    if (!comparable || fold_name(text) != title) continue;
    draft.blocks.erase(draft.blocks.begin() + static_cast<std::ptrdiff_t>(i));
    return;
  }
}

}  // namespace

std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t next = begin;
    if (!is_white(next_code_point(text, next))) break;
    begin = next;
  }
  text.remove_prefix(begin);
  while (!text.empty() && is_white(last_character(text))) {
    std::size_t at = text.size() - 1;
    while (at > 0 && is_continuation(text[at])) --at;
    text.remove_suffix(text.size() - at);
  }
  return text;
}

std::string squeeze(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t kept = 0;  // what stands before is in `out`, or dropped
  bool gap = false;      // before `kept`
  const auto keep_until = [&](std::size_t end) {
    if (end == kept) return;
    if (gap && !out.empty()) out.push_back(' ');
    gap = false;
    out.append(text.substr(kept, end - kept));
  };
  for (std::size_t at = 0; at < text.size();) {
    if (k_plain_bytes[static_cast<unsigned char>(text[at])]) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const bool white = is_white(c);
    if (!white && c >= 0x20 && (c < 0x7F || c >= 0xA0)) continue;
    keep_until(begin);
    gap = gap || white;
    kept = at;
  }
  keep_until(text.size());
  return out;
}

Document assemble(Draft&& draft) {
  std::erase_if(draft.blocks, [](const Block& block) { return block.text.empty(); });
  drop_navigation(draft);
  drop_title(draft);
  Document out;
  out.meta = std::move(draft.meta);
  std::vector<Paragraph> paragraphs;
  for (Block& block : draft.blocks) {
    if (paragraphs.empty() || !runs_on(paragraphs.back(), block)) {
      paragraphs.emplace_back(block);
      continue;
    }
    append_joined(paragraphs.back().block().text, block.text);
    paragraphs.back().note(block.text);
  }
  for (const Paragraph& paragraph : paragraphs) {
    if (!out.text.empty()) out.text.push_back('\n');
    out.text += paragraph.block().text;
  }
  read_furniture(out);
  return out;
}

}  // namespace guanxi::extract

#include "extract/document/markdown.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <md4c.h>
#include <optional>

#include "extract/document/dates.hpp"
#include "extract/document/fragment.hpp"
#include "extract/document/front_matter.hpp"

namespace guanxi::extract {

namespace {

// md4c's callbacks; `user` is the FragmentBuilder.
FragmentBuilder& builder(void* user) { return *static_cast<FragmentBuilder*>(user); }

int enter_block(MD_BLOCKTYPE type, void* detail, void* user) {
  if (type == MD_BLOCK_H) builder(user).begin_heading(static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
  else if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) builder(user).text(" ");
  else if (type != MD_BLOCK_HTML) builder(user).end_block();
  return 0;
}

int leave_block(MD_BLOCKTYPE type, void* /*detail*/, void* user) {
  if (type == MD_BLOCK_TD || type == MD_BLOCK_TH || type == MD_BLOCK_HTML) return 0;
  builder(user).end_block();
  if (type == MD_BLOCK_H) builder(user).begin_heading(0);
  return 0;
}

int enter_span(MD_SPANTYPE type, void* detail, void* user) {
  if (type != MD_SPAN_A) return 0;
  const MD_ATTRIBUTE& target = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
  builder(user).begin_link({target.text, target.size});
  return 0;
}

int leave_span(MD_SPANTYPE type, void* /*detail*/, void* user) {
  if (type == MD_SPAN_A) builder(user).end_link();
  return 0;
}

int on_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
  const std::string_view piece(text, size);
  switch (type) {
    case MD_TEXT_HTML: builder(user).html(piece); break;
    case MD_TEXT_SOFTBR: builder(user).soft_break(); break;
    case MD_TEXT_BR: builder(user).end_block(); break;
    case MD_TEXT_NULLCHAR: break;
    case MD_TEXT_ENTITY: {
      std::string character;
      std::size_t at = 0;
      builder(user).text(take_entity(piece, at, character) ? std::string_view(character) : piece);
      break;
    }
    default: builder(user).text(piece);
  }
  return 0;
}

std::vector<Block> blocks_of(std::string_view markdown) {
  FragmentBuilder out;
  MD_PARSER parser{};
  parser.flags = MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_TABLES;
  parser.enter_block = enter_block;
  parser.leave_block = leave_block;
  parser.enter_span = enter_span;
  parser.leave_span = leave_span;
  parser.text = on_text;
  if (md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &out) != 0) {
    out = FragmentBuilder();
    out.html(markdown);  // out of memory inside md4c: the text without its structure
  }
  return out.take();
}

/// A heading line of the source: where it begins, where what it heads begins, its level and its text.
struct HeadingLine {
  std::size_t begin = 0;
  std::size_t behind = 0;
  int level = 0;
  std::string_view title;
};

std::vector<HeadingLine> heading_lines(std::string_view text) {
  std::vector<HeadingLine> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    std::size_t level = 0;
    while (level < line.size() && line[level] == '#') ++level;
    if (level >= 1 && level <= 3 && level < line.size() && line[level] == ' ') {
      out.push_back({at, std::min(end + 1, text.size()), static_cast<int>(level), trim(line.substr(level))});
    }
    at = end + 1;
  }
  return out;
}

/// The items of a transcript; nothing where the file is none.
struct Transcript {
  std::string_view head;
  std::vector<HeadingLine> items;
};

std::optional<Transcript> find_transcript(std::string_view text) {
  const std::vector<HeadingLine> headings = heading_lines(text);
  if (headings.empty()) return std::nullopt;
  auto first = std::find_if(headings.begin(), headings.end(),
                            [](const HeadingLine& h) { return h.level == 2 && h.title == "详细新闻"; });
  if (first == headings.end()) {
    // without that heading: a file that opens with an item and has nothing but items
    const bool opens = trim(text.substr(0, headings.front().begin)).empty();
    const bool only_items = std::all_of(headings.begin(), headings.end(), [](const HeadingLine& h) { return h.level == 3; });
    if (!opens || !only_items) return std::nullopt;
    first = headings.begin();
  }
  Transcript out{text.substr(0, first->begin), {}};
  std::copy_if(first, headings.end(), std::back_inserter(out.items), [](const HeadingLine& h) { return h.level == 3; });
  if (out.items.empty()) return std::nullopt;
  return out;
}

void read_transcript(std::string_view text, const Transcript& transcript, const ArticleMeta& meta, const RawItem& item,
                     const std::function<void(Draft&&)>& on_draft, const DiagnosticSink& diagnose) {
  Date date = meta.date;
  if (!date.known()) date = find_date(transcript.head).value_or(find_date(item.stem).value_or(Date{}));
  const auto& items = transcript.items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::size_t end = i + 1 < items.size() ? items[i + 1].begin : text.size();
    Draft draft;
    draft.meta = meta;
    draft.meta.id = items.size() == 1 ? item.stem : fmt::format("{}#{}", item.stem, i + 1);
    draft.meta.title = squeeze(items[i].title);
    draft.meta.date = date;
    draft.blocks = blocks_of(text.substr(items[i].behind, end - items[i].behind));
    const bool has_text = std::any_of(draft.blocks.begin(), draft.blocks.end(),
                                      [](const Block& b) { return b.kind != BlockKind::links; });
    if (!has_text) {
      diagnose({item.path, fmt::format("item {} ({}) has a title but no text; passed over", i + 1, draft.meta.title), true});
      continue;
    }
    on_draft(std::move(draft));
  }
}

/// The first heading of the least level among the first blocks; it leaves the blocks.
std::string take_title(std::vector<Block>& blocks) {
  constexpr std::ptrdiff_t k_head = 6;  // blocks
  const auto end = blocks.begin() + std::min<std::ptrdiff_t>(k_head, static_cast<std::ptrdiff_t>(blocks.size()));
  auto best = end;
  for (auto block = blocks.begin(); block != end; ++block) {
    if (block->kind == BlockKind::heading && (best == end || block->level < best->level)) best = block;
  }
  if (best == end) return {};
  std::string title = best->text;
  blocks.erase(best);
  return title;
}

}  // namespace

void read_markdown(std::string_view text, const RawItem& item, const std::function<void(Draft&&)>& on_draft,
                   const DiagnosticSink& diagnose) {
  Draft draft;
  text = take_front_matter(text, draft.meta);
  if (const auto transcript = find_transcript(text)) {
    read_transcript(text, *transcript, draft.meta, item, on_draft, diagnose);
    return;
  }
  draft.meta.id = item.stem;
  draft.blocks = blocks_of(text);
  if (draft.meta.title.empty()) draft.meta.title = take_title(draft.blocks);
  on_draft(std::move(draft));
}

}  // namespace guanxi::extract

// Gumbo builds the tree. The article is the smallest element that holds most of the page's sentences: from <body> down,
// as long as one child holds 7 of 10 bytes of text that has Chinese or full stops in it and is no link. Navigation and
// side columns are links and headings, so they weigh nothing.
#include "extract/document/html.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <gumbo.h>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/document/dates.hpp"
#include "extract/document/fragment.hpp"
#include "extract/document/front_matter.hpp"
#include "extract/document/furniture.hpp"
#include "extract/document/html_guard.hpp"
#include "extract/document/page_ends.hpp"

namespace guanxi::extract {

namespace {

constexpr int k_deepest = 2000;  // levels of the tree that are read; html_guard keeps ordinary pages far below

/// Memory of one tree, freed at once: Gumbo's own destructor recurses as deep as the page is nested.
class Arena {
 public:
  static void* allocate(void* arena, std::size_t size) { return static_cast<Arena*>(arena)->take(size); }
  static void release(void* /*arena*/, void* /*memory*/) {}

 private:
  void* take(std::size_t size) {
    constexpr std::size_t k_block = 256UL * 1024;
    constexpr std::size_t k_align = alignof(std::max_align_t);
    size = (size + k_align - 1) / k_align * k_align;
    if (size > m_left) {
      const std::size_t block = std::max(size, k_block);
      m_blocks.push_back(std::make_unique_for_overwrite<std::byte[]>(block));
      if (size == block) return m_blocks.back().get();  // the block before has room left; this one is full
      m_next = m_blocks.back().get();
      m_left = block;
    }
    void* const memory = m_next;
    m_next += size;
    m_left -= size;
    return memory;
  }

  std::vector<std::unique_ptr<std::byte[]>> m_blocks;
  std::byte* m_next = nullptr;
  std::size_t m_left = 0;
};

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool is_text(const GumboNode* node) { return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA; }
bool is_element(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT; }

template <typename Function>
void each_child(const GumboNode* node, Function&& function) {
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) function(static_cast<const GumboNode*>(children.data[i]));
}

/// Elements that hold no text of an article, whatever their classes say.
bool is_never_text(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_SCRIPT: case GUMBO_TAG_STYLE: case GUMBO_TAG_NOSCRIPT: case GUMBO_TAG_HEAD: case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER: case GUMBO_TAG_ASIDE: case GUMBO_TAG_SELECT: case GUMBO_TAG_BUTTON: case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_IFRAME: case GUMBO_TAG_OBJECT: case GUMBO_TAG_SVG: case GUMBO_TAG_TEMPLATE: case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_AUDIO: case GUMBO_TAG_VIDEO: case GUMBO_TAG_MAP: case GUMBO_TAG_TITLE:
      return true;
    default: return false;
  }
}

bool is_block(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_P: case GUMBO_TAG_DIV: case GUMBO_TAG_LI: case GUMBO_TAG_UL: case GUMBO_TAG_OL: case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TR: case GUMBO_TAG_TBODY: case GUMBO_TAG_THEAD: case GUMBO_TAG_H1: case GUMBO_TAG_H2: case GUMBO_TAG_H3:
    case GUMBO_TAG_H4: case GUMBO_TAG_H5: case GUMBO_TAG_H6: case GUMBO_TAG_HR: case GUMBO_TAG_BR: case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE: case GUMBO_TAG_HEADER: case GUMBO_TAG_BLOCKQUOTE: case GUMBO_TAG_FIGURE: case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_DL: case GUMBO_TAG_DT: case GUMBO_TAG_DD: case GUMBO_TAG_PRE: case GUMBO_TAG_FORM: case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_CENTER: case GUMBO_TAG_MAIN: case GUMBO_TAG_BODY: case GUMBO_TAG_HTML: case GUMBO_TAG_ADDRESS:
      return true;
    default: return false;
  }
}

int heading_level(GumboTag tag) {
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? static_cast<int>(tag) - static_cast<int>(GUMBO_TAG_H1) + 1 : 0;
}

/// May the article be looked for inside? Paragraphs and what stands in them are too small.
bool is_container(GumboTag tag) {
  return is_block(tag) && heading_level(tag) == 0 && tag != GUMBO_TAG_P && tag != GUMBO_TAG_LI && tag != GUMBO_TAG_PRE;
}

/// Does a class or id name a part of the page that is not the article?
bool is_named_as_furniture(const GumboElement& element) {
  constexpr std::array<std::string_view, 40> k_parts{
      "nav",     "navi",    "navbar",  "menu",    "footer",  "foot",      "sidebar",   "side",       "aside",    "breadcrumb",
      "crumbs",  "comment", "comments", "share",  "sharing", "related",   "relate",    "relative",   "recommend", "recommended",
      "hot",     "rank",    "ranking", "ad",      "ads",     "advert",    "banner",    "copyright",  "toolbar",  "login",
      "search",  "pager",   "pagination", "qrcode", "friend", "friendlink", "hotnews", "xgxw",      "tuijian",  "fenxiang"};
  for (const char* name : {"class", "id"}) {
    const std::string_view value = attribute(element, name);
    std::string word;
    for (std::size_t i = 0; i <= value.size(); ++i) {
      const char c = i < value.size() ? value[i] : ' ';
      const bool upper = c >= 'A' && c <= 'Z';
      const bool letter = upper || (c >= 'a' && c <= 'z');
      const bool new_word = upper && i > 0 && value[i - 1] >= 'a' && value[i - 1] <= 'z';  // relateNews
      if (!letter || new_word) {
        if (std::find(k_parts.begin(), k_parts.end(), word) != k_parts.end()) return true;
        word.clear();
      }
      if (letter) word.push_back(static_cast<char>(c | 0x20));
    }
  }
  return false;
}

bool is_hidden(const GumboElement& element) {
  std::string style(attribute(element, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos || gumbo_get_attribute(&element.attributes, "hidden") != nullptr;
}

/// The tree with its weights.
class Page {
 public:
  explicit Page(const GumboNode* root) : m_root(root) { m_total = weigh(root, 0); }

  /// The element that holds the article.
  [[nodiscard]] const GumboNode* article() const {
    const GumboNode* node = m_root;
    for (;;) {
      const GumboNode* heaviest = nullptr;
      each_child(node, [&](const GumboNode* child) {
        if (is_element(child) && weight(child) > (heaviest == nullptr ? 0 : weight(heaviest))) heaviest = child;
      });
      if (heaviest == nullptr || !is_container(heaviest->v.element.tag)) return node;
      if (weight(heaviest) * 10 < weight(node) * 7) return node;
      node = heaviest;
    }
  }

  /// Text below `node` into `out`; parts that are not the article's left out.
  void collect(const GumboNode* node, FragmentBuilder& out, int depth = 0) const {
    if (depth > k_deepest) return;
    if (is_text(node)) {
      out.text(node->v.text.text);
    } else if (node->type == GUMBO_NODE_WHITESPACE) {
      out.text(" ");
    } else if (is_element(node) && !is_left_out(node)) {
      collect_element(node, out, depth);
    }
  }

 private:
  std::size_t weigh(const GumboNode* node, int depth) {
    if (depth > k_deepest) return 0;
    if (is_text(node)) return sentence_weight(node->v.text.text);
    if (!is_element(node) || is_never_text(node->v.element.tag) || node->v.element.tag == GUMBO_TAG_A) return 0;
    std::size_t sum = 0;
    each_child(node, [&](const GumboNode* child) { sum += weigh(child, depth + 1); });
    if (sum > 0) m_weights.emplace(node, sum);
    return sum;
  }

  [[nodiscard]] std::size_t weight(const GumboNode* node) const {
    const auto found = m_weights.find(node);
    return found == m_weights.end() ? 0 : found->second;
  }

  [[nodiscard]] bool is_left_out(const GumboNode* node) const {
    const GumboElement& element = node->v.element;
    if (is_never_text(element.tag)) return true;
    if (element.attributes.length == 0 || weight(node) * 2 > m_total) return false;
    return is_hidden(element) || is_named_as_furniture(element);
  }

  void collect_element(const GumboNode* node, FragmentBuilder& out, int depth) const {
    const GumboElement& element = node->v.element;
    const int level = heading_level(element.tag);
    const bool block = is_block(element.tag);
    if (level != 0) out.begin_heading(level);
    else if (block) out.end_block();
    else if (element.tag == GUMBO_TAG_A) out.begin_link(attribute(element, "href"));
    else if (element.tag == GUMBO_TAG_TD || element.tag == GUMBO_TAG_TH) out.text(" ");
    each_child(node, [&](const GumboNode* child) { collect(child, out, depth + 1); });
    if (level != 0) out.begin_heading(0);
    else if (block) out.end_block();
    else if (element.tag == GUMBO_TAG_A) out.end_link();
  }

  const GumboNode* m_root;
  std::size_t m_total = 0;
  std::unordered_map<const GumboNode*, std::size_t> m_weights;  // of the elements that have any; never iterated
};

/// What the page says of itself.
struct PageHead {
  std::string title;     // <title>
  std::string og_title;
  std::string h1;
  std::string site;      // og:site_name
  std::string own_title;  // ArticleTitle, which portals of government must give
  ArticleMeta meta;      // the rest
};

/// 来源：南江网 -> 南江网
std::string_view without_label(std::string_view value) {
  for (const std::string_view label : {"来源：", "来源:"}) {
    if (value.substr(0, label.size()) == label) return value.substr(label.size());
  }
  return value;
}

void read_meta_tag(const GumboElement& element, PageHead& head) {
  std::string_view key = attribute(element, "property");
  for (const char* name : {"name", "itemprop"}) {
    if (key.empty()) key = attribute(element, name);
  }
  const std::string_view value = attribute(element, "content");
  std::string lower(key);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  if (lower == "og:title") head.og_title = squeeze(value);
  else if (lower == "articletitle")
    head.own_title = squeeze(value);
  else if (lower == "og:site_name") head.site = squeeze(value);
  else if (lower == "og:url") set_meta(head.meta, "url", value);
  else if (lower == "author" || lower == "article:author") set_meta(head.meta, "author", value);
  else if (lower == "source" || lower == "contentsource")
    set_meta(head.meta, "source", without_label(value));
  else if (lower == "article:published_time" || lower == "publishdate" || lower == "pubdate" || lower == "datepublished" ||
           lower == "publish_time" || lower == "og:release_date" || lower == "weibo:article:create_at" || lower == "date") {
    set_meta(head.meta, "date", value);
  }
}

/// "datePublished": "2022-04-08..." in a script.
void read_script(std::string_view script, PageHead& head) {
  for (const std::string_view key : {"datePublished", "pubDate", "publishDate", "publish_time"}) {
    const std::size_t at = script.find(key);
    if (at != std::string_view::npos) set_meta(head.meta, "date", script.substr(at + key.size(), 40));
  }
}

std::string text_of(const GumboNode* node, int depth = 0) {
  if (is_text(node)) return node->v.text.text;
  std::string out;
  if (!is_element(node) || depth > k_deepest) return out;
  each_child(node, [&](const GumboNode* child) {
    out += child->type == GUMBO_NODE_WHITESPACE ? std::string(" ") : text_of(child, depth + 1);
  });
  return out;
}

void read_head(const GumboNode* node, PageHead& head, int depth = 0) {
  if (!is_element(node) || depth > k_deepest) return;
  const GumboElement& element = node->v.element;
  switch (element.tag) {
    case GUMBO_TAG_META: read_meta_tag(element, head); return;
    case GUMBO_TAG_SCRIPT: read_script(text_of(node), head); return;
    case GUMBO_TAG_TITLE:
      if (head.title.empty()) head.title = squeeze(text_of(node));
      return;
    case GUMBO_TAG_H1:
      if (head.h1.empty()) head.h1 = squeeze(text_of(node));
      return;
    case GUMBO_TAG_TIME: set_meta(head.meta, "date", attribute(element, "datetime")); break;
    case GUMBO_TAG_LINK:
      if (attribute(element, "rel") == "canonical") set_meta(head.meta, "url", attribute(element, "href"));
      return;
    default: break;
  }
  each_child(node, [&](const GumboNode* child) { read_head(child, head, depth + 1); });
}

/// A title without the site's name behind it: ..._新浪新闻, ... - 人民网.
std::string without_site_name(std::string_view title, std::string_view site) {
  constexpr std::size_t k_longest_site = 60;  // bytes
  for (bool cut = true; cut;) {
    const std::size_t at = title.find_last_of("_|-");
    if (at == std::string_view::npos || at < 12 || title.size() - at > k_longest_site) break;
    const std::string_view tail = trim(title.substr(at + 1));
    cut = tail.empty() || tail == site;
    for (const std::string_view word : {"网", "报", "新闻", "频道", "门户", "政府", "在线", "社", "台", "Plus", "com",
                                        "News", "资讯", "论坛", "Powered"}) {
      cut = cut || tail.find(word) != std::string_view::npos;
    }
    if (cut) title = trim(title.substr(0, at));
  }
  return std::string(title);
}

/// Is this the name of a site or an office, which some pages give as the title of each article?
bool is_site_name(std::string_view title) {
  constexpr std::array<std::string_view, 12> k_ends{"网",     "网站", "局",   "政府", "门户", "委员会",
                                                    "办公室", "厅",   "中心", "在线", "频道", "报"};
  if (title.empty()) return true;
  return title.size() <= 60 && title.find_first_of("_|- ") == std::string_view::npos &&
         std::any_of(k_ends.begin(), k_ends.end(), [title](std::string_view end) {
           return title.size() > end.size() && title.substr(title.size() - end.size()) == end;
         });
}

std::string choose_title(const PageHead& head, const std::vector<Block>& page, const std::vector<Block>& article) {
  if (!head.own_title.empty()) return head.own_title;
  const std::string printed = printed_title(page, article, {head.og_title, head.title});
  const bool confirmed = !head.h1.empty() && (head.title.find(head.h1) != std::string::npos || head.og_title.find(head.h1) != std::string::npos);
  if (confirmed && (printed.empty() || head.h1.find(printed) != std::string::npos)) return head.h1;
  if (!printed.empty()) return printed;
  if (!head.og_title.empty()) return without_site_name(head.og_title, head.site);
  if (is_site_name(head.title)) {
    std::string line = line_before_day(page);
    if (!line.empty()) return line;
  }
  if (!head.title.empty()) return without_site_name(head.title, head.site);
  return head.h1;
}

/// The lines beside the article that give its source and day: 2022-04-08 07:42 来源：株洲日报.
void read_short_lines(const std::vector<Block>& blocks, ArticleMeta& meta) {
  constexpr std::size_t k_short = 240;        // bytes
  constexpr std::size_t k_line_of_day = 150;  // bytes: 2024/3/14 南江日报 记者 张三 字体：大 中 小
  std::string lines;
  for (const Block& block : blocks) {
    if (block.kind != BlockKind::links && block.text.size() <= k_short) lines += block.text + '\n';
  }
  const Furniture found = find_furniture(lines);
  if (meta.source.empty()) meta.source = found.source;
  if (!meta.date.known()) meta.date = found.date;
  for (const Block& block : blocks) {
    if (meta.date.known()) return;
    const bool sentence = block.text.find("，") != std::string::npos || block.text.find("。") != std::string::npos;
    if (sentence || block.text.size() > k_line_of_day) continue;
    if (const auto date = find_date(block.text)) meta.date = *date;
  }
}

void fill(ArticleMeta& meta, const ArticleMeta& more) {
  set_meta(meta, "title", more.title);
  set_meta(meta, "source", more.source);
  set_meta(meta, "url", more.url);
  set_meta(meta, "author", more.byline);
  if (!meta.date.known()) meta.date = more.date;
}

Draft read_without_layout(std::string_view html, const ArticleMeta& known) {
  Draft draft{known, {}};
  FragmentBuilder builder;
  builder.html(html);
  draft.blocks = builder.take();
  std::erase_if(draft.blocks, [](const Block& block) { return block.kind == BlockKind::links; });
  return draft;
}

}  // namespace

Draft read_html(std::string_view html, const ArticleMeta& known) {
  if (!is_ordinary_page(html)) return read_without_layout(html, known);
  Arena arena;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = Arena::allocate;
  options.deallocator = Arena::release;
  options.userdata = &arena;
  options.max_errors = 0;
  const GumboOutput* tree = gumbo_parse_with_options(&options, html.data(), html.size());

  PageHead head;
  read_head(tree->root, head);
  const Page page(tree->root);
  FragmentBuilder builder;
  const GumboNode* article = page.article();
  page.collect(article, builder);
  Draft draft{known, builder.take()};
  page.collect(tree->root, builder);
  const std::vector<Block> all = builder.take();
  head.meta.title = choose_title(head, all, draft.blocks);
  fill(draft.meta, head.meta);
  if (draft.meta.source.empty() || !draft.meta.date.known()) read_short_lines(all, draft.meta);
  cut_page_ends(draft.blocks, draft.meta.title);
  set_meta(draft.meta, "source", head.site);
  return draft;
}

}  // namespace guanxi::extract

// Sites of before 2010 and simple ones print article, related news, comments and footer into one cell or one <div>:
// there the words with which a part begins are the only border. They count only behind half of the sentences, what only
// a site says of itself behind a quarter.
#include "extract/document/page_ends.hpp"

#include <algorithm>
#include <array>

#include "base/fold.hpp"
#include "extract/document/dates.hpp"

namespace guanxi::extract {

namespace {

constexpr std::size_t k_longest_head = 2048;   // bytes of <title> or og:title
constexpr std::size_t k_longest_title = 360;   // bytes
constexpr std::size_t k_shortest_title = 12;   // bytes
constexpr std::size_t k_longest_opener = 150;  // bytes of a heading or a line of links' labels
constexpr std::size_t k_first_sentence = 60;   // bytes

/// Headings and labels that open a part of the page behind the article.
constexpr std::array<std::string_view, 32> k_openers{
    "网友评论", "最新评论", "全部评论",   "热门评论", "发表评论", "我要评论", "我要留言", "我来说两句",
    "上一篇",   "下一篇",   "上一条",     "下一条",   "上一页",   "下一页",   "打印",     "关闭",
    "分享到",   "分享至",   "推荐给朋友", "友情链接", "主办单位", "主办:",    "主办：",   "主管单位",
    "承办单位", "技术支持", "网站地图",   "返回顶部", "返回首页", "扫一扫",   "顶一下",   "点击查看更多"};
/// Headings of lists of other articles; newspapers print them above a second article of the same page, too.
constexpr std::array<std::string_view, 34> k_list_headings{
    "相关新闻",   "相关报道", "相关阅读", "相关文章", "相关专题", "相关推荐", "相关稿件", "相关链接", "相关解读",
    "新闻推荐",   "推荐阅读", "推荐文章", "热门推荐", "热点推荐", "精彩推荐", "推荐新闻", "热点新闻", "热门新闻",
    "热点排行",   "阅读排行", "新闻排行", "热门排行", "图片新闻", "延伸阅读", "猜你喜欢", "为你推荐", "为您推荐",
    "大家都在看", "更多精彩", "更多新闻", "往期精彩", "往期推荐", "往期回顾", "联系我们"};
/// What only a site says of itself, wherever it stands in the line.
constexpr std::array<std::string_view, 20> k_notes{
    "ICP备",          "公网安备",   "网站标识码",   "版权所有",     "版 权 所 有", "ights reserved", "ights Reserved",
    "不代表本网",     "不代表本站", "不代表本平台", "凡本网",       "本网声明",    "网声明：",       "信息服务许可证",
    "违法和不良信息", "书面授权",   "本网站由",     "如有转载，请", "同意其观点",  "免责声明："};

template <std::size_t n>
bool starts_with_any(std::string_view text, const std::array<std::string_view, n>& words) {
  return std::any_of(words.begin(), words.end(),
                     [text](std::string_view word) { return text.substr(0, word.size()) == word; });
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// `text` without the marks before its first word: ·【■ >.
std::string_view without_marks(std::string_view text) {
  constexpr std::array<std::string_view, 14> k_marks{" ", "·", "【", "[", "■",  "●", "▶",
                                                     "◆", ">", "*",  "•", "（", "(", "|"};
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view mark : k_marks) {
      if (text.substr(0, mark.size()) != mark) continue;
      text.remove_prefix(mark.size());
      cut = true;
    }
  }
  return text;
}

bool is_label(const Block& block) { return block.text.size() <= k_longest_opener && !has(block.text, "。"); }

/// Does a word of `k_openers` stand at the start as a word of its own? 关闭旧砖窑 is a heading of the article's.
bool is_opener(const Block& block) {
  constexpr std::array<std::string_view, 12> k_behind{"本页",   "此页", "窗口", "文章", "新闻", "当前",
                                                      "在手机", "分享", "关注", "微信", "：",   "】"};
  if (!is_label(block)) return false;
  const std::string_view text = without_marks(block.text);
  return std::any_of(k_openers.begin(), k_openers.end(), [&](std::string_view word) {
    if (text.substr(0, word.size()) != word) return false;
    const std::string_view rest = text.substr(word.size());
    const bool ends = rest.empty() || static_cast<unsigned char>(rest.front()) < 0x80;
    return ends || word.substr(word.size() - 3) == "：" || starts_with_any(rest, k_behind);
  });
}
bool is_list_heading(const Block& block) {
  return is_label(block) && starts_with_any(without_marks(block.text), k_list_headings);
}

bool is_note(const Block& block) {
  return std::any_of(k_notes.begin(), k_notes.end(), [&block](std::string_view note) { return has(block.text, note); });
}

/// A short line that names the editor ends the article.
bool is_editors_line(const Block& block) {
  if (!is_label(block)) return false;
  const std::string_view text = without_marks(block.text);
  return has(text, "责任编辑") || has(text, "责编：") || has(text, "责编:") ||
         starts_with_any(text, std::array<std::string_view, 2>{"编辑：", "编辑:"});
}

bool is_links(const Block& block) { return block.kind == BlockKind::links; }

std::size_t weight(const Block& block) { return is_links(block) ? 0 : sentence_weight(block.text); }

/// Is this as long as a paragraph of an article? Summaries of other articles are shorter.
bool is_paragraph(const Block& block) {
  constexpr std::size_t k_paragraph = 150;  // bytes
  return !is_links(block) && block.text.size() >= k_paragraph && has(block.text, "。");
}

/// Where the article goes on behind the heading of a list at `at`, which was a box inside it or its own heading then;
/// blocks.size() where it does not.
std::size_t goes_on_at(const std::vector<Block>& blocks, std::size_t at) {
  for (++at; at < blocks.size(); ++at) {
    const Block& block = blocks[at];
    if (is_links(block)) continue;
    if (is_note(block) || is_opener(block)) break;
    if (is_paragraph(block) || (block.indented && has(block.text, "。"))) return at;
  }
  return blocks.size();
}

/// Where what belongs to the page begins.
std::size_t article_end(const std::vector<Block>& blocks) {
  std::size_t total = 0;
  for (const Block& block : blocks) total += is_note(block) ? 0 : weight(block);
  std::size_t before = 0;
  std::size_t goes_on = 0;  // up to this block the article goes on
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    if (before * 4 >= total && before > 0 && is_note(block)) return i;
    if (before * 2 >= total && before > 0 && !is_links(block)) {
      if (is_opener(block)) return i;
      if (is_list_heading(block) && goes_on <= i) {
        goes_on = goes_on_at(blocks, i);
        if (goes_on == blocks.size()) return i;
      }
      if (is_editors_line(block)) return i + 1;
    }
    before += weight(block);
  }
  return blocks.size();
}

/// Is the line above the title its kicker, and no path, label, day or greeting?
bool is_kicker(const Block& block) {
  if (block.kind == BlockKind::heading) return true;
  if (is_links(block) || block.text.size() < k_shortest_title || block.text.size() > k_longest_opener) return false;
  constexpr std::array<std::string_view, 10> k_foreign{"：", "！",   "。",   "首页", "»",
                                                       "→",  "搜索", "登录", "星期", "导航"};
  return block.text.find_first_of(":>|[]0123456789.") == std::string::npos &&
         std::none_of(k_foreign.begin(), k_foreign.end(),
                      [&block](std::string_view part) { return has(block.text, part); });
}

/// Where the line stands that repeats the title, or 0; a kicker right above it stays.
std::size_t article_begin(const std::vector<Block>& blocks, std::string_view title) {
  const std::string folded = fold_name(title);
  std::size_t total = 0;
  for (const Block& block : blocks) total += weight(block);
  std::size_t before = 0;
  for (std::size_t i = 0; i < blocks.size() && before * 4 <= total && !is_paragraph(blocks[i]) && !folded.empty();
       ++i) {
    const Block& block = blocks[i];
    if (!is_links(block) && block.text.size() <= 2 * title.size() + k_longest_title &&
        fold_name(block.text) == folded) {
      return i > 0 && is_kicker(blocks[i - 1]) ? i - 1 : i;
    }
    before += weight(block);
  }
  return 0;
}

bool is_separator(std::string_view text, std::size_t at) {
  constexpr std::string_view k_ascii = " _|->:";
  return at >= text.size() || k_ascii.find(text[at]) != std::string_view::npos;
}

/// Does `part` stand in `title` between separators?
bool stands_in(std::string_view title, std::string_view part) {
  const std::size_t at = title.find(part);
  if (at == std::string_view::npos) return false;
  return (at == 0 || is_separator(title, at - 1)) && is_separator(title, at + part.size());
}

}  // namespace

std::size_t sentence_weight(std::string_view text) {
  constexpr std::size_t k_long = 90;  // bytes, 30 Chinese characters
  text = trim(text);
  for (const std::string_view mark : {"，", "。", "；", "、"}) {
    if (has(text, mark)) return text.size();
  }
  return text.size() >= k_long ? text.size() : 0;
}

bool is_line_of_day(std::string_view line) {
  constexpr std::array<std::string_view, 6> k_words{"来源", "时间", "发布", "日期", "作者", "编辑"};
  if (line.size() > k_longest_title) return false;
  const bool has_word =
      std::any_of(k_words.begin(), k_words.end(), [line](std::string_view word) { return has(line, word); });
  return has_word && !has(line, "。") && find_date(line).has_value();
}

void cut_page_ends(std::vector<Block>& blocks, std::string_view title) {
  blocks.resize(article_end(blocks));
  const std::size_t begin = article_begin(blocks, title);
  std::vector<Block> kept;
  for (std::size_t i = begin; i < blocks.size(); ++i) {
    if (is_links(blocks[i])) continue;
    const bool heads_links = i + 1 < blocks.size() && is_links(blocks[i + 1]) && is_list_heading(blocks[i]);
    if (!heads_links) kept.push_back(std::move(blocks[i]));
  }
  blocks = std::move(kept);
}

std::string printed_title(const std::vector<Block>& page, const std::vector<Block>& article,
                          const std::vector<std::string_view>& printed) {
  const auto is_sentence = [](const Block& block) {
    return weight(block) >= k_first_sentence && has(block.text, "。");
  };
  const auto first = std::find_if(article.begin(), article.end(), is_sentence);
  std::string found;
  for (const Block& block : page) {
    if (first != article.end() && block.text == first->text) break;
    if (is_links(block) || block.text.size() > k_longest_title || block.text.size() < k_shortest_title) continue;
    const bool stands = std::any_of(printed.begin(), printed.end(), [&block](std::string_view title) {
      return title.size() <= k_longest_head && stands_in(title, block.text);
    });
    if (stands && !has(found, block.text)) found = block.text;
  }
  return found;
}

std::string line_before_day(const std::vector<Block>& page) {
  const Block* before = nullptr;
  for (const Block& block : page) {
    if (is_links(block)) continue;
    const bool both_short = before != nullptr && std::max(before->text.size(), block.text.size()) <= k_longest_title;
    if (both_short && before->text.size() >= k_shortest_title && is_line_of_day(block.text)) return before->text;
    before = &block;
  }
  return {};
}

}  // namespace guanxi::extract

// Text with bits of HTML in it, as Markdown carries them: tags taken out, entities read, blocks found. No tree is built,
// so it is fast and knows no depth; whole pages, whose layout has to be understood, go through html.hpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/document/draft.hpp"

namespace guanxi::extract {

/// Reads an entity (&nbsp; &#x4E2D; ...) that starts at `at`; moves `at` behind it and appends the character.
/// False where it is none: nothing changes. O(1).
bool take_entity(std::string_view text, std::size_t& at, std::string& out);

/// Collects blocks from pieces of text and HTML in reading order.
class FragmentBuilder {
 public:
  /// Literal text.
  void text(std::string_view literal);
  /// Raw HTML; a tag may be cut between two calls that follow each other.
  void html(std::string_view raw);
  /// A line break of the source that may be the typesetter's.
  void soft_break();
  /// The current block ends here.
  void end_block();
  void begin_heading(int level);
  void begin_link(std::string_view target);
  void end_link();
  /// Ends the last block and hands all of them over; the builder is as new.
  [[nodiscard]] std::vector<Block> take();

 private:
  void flush_html();
  /// Looks for words in what stands between the last link and the end of the text.
  void note_outside();
  void scan(std::string_view html);
  /// Handles one tag, `name` in lower case; returns where scanning goes on (behind </script> for <script>).
  std::size_t tag(std::string_view html, std::string_view whole, std::size_t behind);

  std::vector<Block> m_blocks;
  std::string m_text;          // of the current block
  std::string m_html;          // raw HTML not yet scanned
  std::string m_link;          // target of the last link of the block
  std::size_t m_link_bytes = 0;  // of m_text inside links
  std::size_t m_link_start = 0;
  std::size_t m_link_end = 0;    // of the last link of the block
  bool m_words_outside = false;  // does the block hold words that are in no link?
  int m_links = 0;
  int m_level = 0;
  bool m_in_link = false;
  bool m_soft = false;
};

}  // namespace guanxi::extract

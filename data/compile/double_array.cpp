#include "data/compile/double_array.hpp"

#include <algorithm>
#include <deque>

namespace guanxi::lexicon_compiler {
namespace {

using extract::lexicon_format::Cell;
using extract::lexicon_format::k_leaf;

/// The words [begin, end) share their first `depth` codes and meet in `cell`.
struct Node {
  std::uint32_t cell;
  std::size_t begin;
  std::size_t end;
  std::size_t depth;
};

struct Child {
  std::uint16_t code;
  std::size_t begin;
  std::size_t end;
};

class Builder {
 public:
  Builder(const std::vector<CodedWord>& words, std::uint32_t codes) : m_words(words), m_codes(codes) {}

  std::vector<Cell> build() {
    reserve_to(m_codes + 1);
    m_used[0] = true;
    std::deque<Node> open;
    if (!m_words.empty()) open.push_back({0, 0, m_words.size(), 0});
    while (!open.empty()) {
      const Node node = open.front();
      open.pop_front();
      place(node, open);
    }
    const auto last = static_cast<std::size_t>(std::find(m_used.rbegin(), m_used.rend(), true).base() - m_used.begin());
    m_cells.resize(last + m_codes);
    return std::move(m_cells);
  }

 private:
  void reserve_to(std::size_t size) {
    if (m_cells.size() >= size) return;
    m_cells.resize(size);
    m_used.resize(size, false);
  }

  std::vector<Child> children_of(const Node& node) const {
    std::vector<Child> children;
    for (std::size_t i = node.begin; i < node.end; ++i) {
      const auto& codes = m_words[i].codes;
      const std::uint16_t code = codes.size() == node.depth ? std::uint16_t{0} : codes[node.depth];
      if (children.empty() || children.back().code != code) children.push_back({code, i, i});
      children.back().end = i + 1;
    }
    return children;
  }

  bool fits(std::size_t base, const std::vector<Child>& children) const {
    return std::all_of(children.begin(), children.end(), [&](const Child& child) {
      const std::size_t at = base + child.code;
      return at >= m_used.size() || !m_used[at];
    });
  }

  /// The lowest base that fits, searched from the first free cell; after many misses the front counts as full.
  std::size_t base_for(const std::vector<Child>& children) {
    constexpr std::size_t k_misses_allowed = 4096;
    while (m_first_free < m_used.size() && m_used[m_first_free]) ++m_first_free;
    const std::size_t first_code = children.front().code;
    std::size_t misses = 0;
    for (std::size_t cell = std::max(m_first_free, first_code + 1);; ++cell) {
      if (cell < m_used.size() && m_used[cell]) continue;
      if (fits(cell - first_code, children)) return cell - first_code;
      if (++misses == k_misses_allowed && children.size() > 1) m_first_free += k_misses_allowed / 64;
    }
  }

  void place(const Node& node, std::deque<Node>& open) {
    const auto children = children_of(node);
    if (children.size() == 1 && children.front().code == 0) {
      m_cells[node.cell].base = k_leaf | m_words[node.begin].value;
      return;
    }
    const std::size_t base = base_for(children);
    reserve_to(base + children.back().code + 1);
    m_cells[node.cell].base = static_cast<std::uint32_t>(base);
    for (const Child& child : children) {
      const std::size_t at = base + child.code;
      m_used[at] = true;
      m_cells[at].parent = node.cell;
      if (child.code == 0) {
        m_cells[at].base = k_leaf | m_words[child.begin].value;
      } else {
        open.push_back({static_cast<std::uint32_t>(at), child.begin, child.end, node.depth + 1});
      }
    }
  }

  const std::vector<CodedWord>& m_words;
  std::uint32_t m_codes;
  std::vector<Cell> m_cells;
  std::vector<bool> m_used;
  std::size_t m_first_free = 1;
};

}  // namespace

std::vector<Cell> build_double_array(const std::vector<CodedWord>& words, std::uint32_t codes) {
  return Builder(words, codes).build();
}

}  // namespace guanxi::lexicon_compiler

// Groups as boxes, in one another: what is in each is laid out by itself, then the boxes as if they were names.
#include <algorithm>
#include <limits>
#include <map>
#include <optional>

#include "graph/diagram/engine.hpp"
#include "graph/diagram/label.hpp"
#include "graph/diagram/layout.hpp"

namespace guanxi::graph {

namespace {

constexpr double k_padding = 12;     // inside a group's box
constexpr double k_name_gap = 14;    // between names in rows
constexpr double k_box_gap = 40;     // between boxes in rows
constexpr double k_box_reach = -40;  // ties between boxes: prism moves apart what would overlap

using Group = std::optional<std::uint32_t>;  // none: the whole picture

/// What stands in a group: a name, or a group with what stands in it.
struct Item {
  std::size_t node = 0;
  Group group;
  Extent size;
  Point place;  ///< of its centre, from the centre of what it stands in
};

struct Content {
  std::vector<Item> items;
  Extent size;
};

class Nest {
 public:
  Nest(const GraphvizSession& session, const Picture& picture) : m_session(session), m_picture(picture) {
    m_contents.resize(picture.groups.size() + 1);
  }

  Result<Layout> run() {
    // What lies in a group has a higher number.
    for (std::size_t i = m_picture.groups.size(); i-- > 0;) GUANXI_CHECK(arrange(static_cast<std::uint32_t>(i)));
    GUANXI_CHECK(arrange({}));
    m_layout.nodes.resize(m_picture.nodes.size());
    m_layout.groups.resize(m_picture.groups.size());
    put({}, {0, 0});
    for (const PictureEdge& edge : m_picture.edges)
      m_layout.curves.push_back(straight(m_layout.nodes[edge.a], m_layout.nodes[edge.b]));
    return std::move(m_layout);
  }

 private:
  [[nodiscard]] Content& content_of(Group group) { return m_contents[group ? *group : m_picture.groups.size()]; }

  Result<void> arrange(Group group) {
    Content& content = content_of(group);
    for (std::uint32_t i = 0; i < m_picture.groups.size(); ++i) {
      if (m_picture.groups[i].parent == group) content.items.push_back({0, i, content_of(i).size, {}});
    }
    for (std::size_t i = 0; i < m_picture.nodes.size(); ++i) {
      const PictureNode& node = m_picture.nodes[i];
      if (node.group == group) content.items.push_back({i, {}, {node.width, node.height}, {}});
    }
    GUANXI_TRY(const std::vector<Point> places, places_of(group, content.items));
    for (std::size_t i = 0; i < places.size(); ++i) content.items[i].place = places[i];
    measure(group, content);
    return {};
  }

  /// Boxes alone stand in rows; so do names with few ties among them.
  Result<std::vector<Point>> places_of(Group group, const std::vector<Item>& items) {
    std::vector<Extent> sizes;
    sizes.reserve(items.size());
    for (const Item& item : items) sizes.push_back(item.size);
    const bool has_boxes = std::any_of(items.begin(), items.end(), [](const Item& item) { return item.group; });
    const bool only_boxes = std::all_of(items.begin(), items.end(), [](const Item& item) { return item.group; });
    EngineTask task = task_of(group, items);
    if (has_boxes) task.reach = k_box_reach;
    if (!only_boxes && (!group || 2 * task.edges.size() >= items.size())) {
      GUANXI_TRY(EngineResult found, run_engine(m_session, task));
      if (!found.late) return std::move(found.nodes);
      m_layout.late = true;
    }
    return in_rows(sizes, has_boxes ? k_box_gap : k_name_gap);
  }

  EngineTask task_of(Group group, const std::vector<Item>& items) const {
    EngineTask task;
    task.engine = Engine::stress;
    std::map<std::size_t, std::size_t> item_of;  // by name
    for (std::size_t i = 0; i < items.size(); ++i) {
      task.nodes.push_back({items[i].size.width, items[i].size.height});
      for (std::size_t node = 0; node < m_picture.nodes.size(); ++node) {
        const bool inside = items[i].group ? lies_in(m_picture.nodes[node].group, *items[i].group)
                                           : m_picture.nodes[node].group == group && node == items[i].node;
        if (inside) item_of[node] = i;
      }
    }
    std::map<std::pair<std::size_t, std::size_t>, EngineEdge> edges;
    for (const PictureEdge& edge : m_picture.edges) {
      if (!item_of.contains(edge.a) || !item_of.contains(edge.b)) continue;
      const auto [low, high] = std::minmax(item_of[edge.a], item_of[edge.b]);
      if (low == high) continue;
      const bool names = !items[low].group && !items[high].group;
      edges.try_emplace({low, high},
                        EngineEdge{low, high, names ? edge.label_width : 0, names ? edge.label_height : 0});
    }
    for (const auto& [ends, edge] : edges) task.edges.push_back(edge);
    return task;
  }

  [[nodiscard]] bool lies_in(Group inner, std::uint32_t outer) const {
    while (inner && *inner != outer) inner = m_picture.groups[*inner].parent;
    return inner.has_value();
  }

  /// Moves the places so that their centre is 0, 0; a group has room for its heading.
  void measure(Group group, Content& content) const {
    constexpr double k_far = std::numeric_limits<double>::max();
    Box box{k_far, k_far, -k_far, -k_far};
    for (const Item& item : content.items) box.include(box_around(item.place, item.size.width, item.size.height));
    if (group) {
      const double heading = text_width(m_picture.groups[*group].name, m_picture.style.note_size) + 2 * k_padding;
      const double more = std::max(0.0, heading - box.width() - 2 * k_padding) / 2;
      box = {box.left - k_padding - more, box.top - k_padding - k_heading_room, box.right + k_padding + more,
             box.bottom + k_padding};
    }
    const Point centre = box.centre();
    for (Item& item : content.items) item.place = {item.place.x - centre.x, item.place.y - centre.y};
    content.size = {box.width(), box.height()};
  }

  void put(Group group, Point centre) {
    const Content& content = content_of(group);
    if (group) m_layout.groups[*group] = box_around(centre, content.size.width, content.size.height);
    for (const Item& item : content.items) {
      const Point place{centre.x + item.place.x, centre.y + item.place.y};
      if (item.group)
        put(item.group, place);
      else
        m_layout.nodes[item.node] = place;
    }
  }

  const GraphvizSession& m_session;
  const Picture& m_picture;
  std::vector<Content> m_contents;  // by group; the last of the whole picture
  Layout m_layout;
};

}  // namespace

Result<Layout> lay_out_groups(const GraphvizSession& session, const Picture& picture) {
  return Nest(session, picture).run();
}

}  // namespace guanxi::graph

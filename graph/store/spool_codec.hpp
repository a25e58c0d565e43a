// Plain values to and from the bytes of the spool, which only this process writes and reads. Private to graph/store.
#pragma once

#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace guanxi::graph {

class SpoolEncoder {
 public:
  template <typename T>
  void operator()(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void operator()(const std::string& text) {
    (*this)(text.size());
    m_bytes += text;
  }
  template <typename T>
  void operator()(const std::vector<T>& items) {
    static_assert(std::is_trivially_copyable_v<T>);
    (*this)(items.size());
    m_bytes.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T));
  }
  [[nodiscard]] std::string take() { return std::move(m_bytes); }

 private:
  std::string m_bytes;
};

class SpoolDecoder {
 public:
  explicit SpoolDecoder(std::string_view bytes) : m_rest(bytes) {}
  template <typename T>
  void operator()(T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
  }
  void operator()(std::string& text) {
    std::size_t size = 0;
    (*this)(size);
    text = take(size);
  }
  template <typename T>
  void operator()(std::vector<T>& items) {
    std::size_t size = 0;
    (*this)(size);
    items.resize(size);
    if (size > 0) std::memcpy(items.data(), take(size * sizeof(T)).data(), size * sizeof(T));
  }

 private:
  std::string_view take(std::size_t size) {
    const std::string_view taken = m_rest.substr(0, size);
    m_rest.remove_prefix(size);
    return taken;
  }
  std::string_view m_rest;
};

}  // namespace guanxi::graph

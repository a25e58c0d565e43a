// Ranges whose items are made when looked at: a number goes in, a value comes out. Private to graph/index, but for the
// types that its headers give out.
#pragma once

#include <compare>
#include <cstddef>
#include <iterator>

namespace guanxi::graph {

/// Walks a row that has operator[] and value_type. Values are made on dereferencing, so `reference` is no reference;
/// apart from that it is random access.
template <typename Row>
class IndexIterator {
 public:
  using value_type = typename Row::value_type;
  using reference = value_type;
  using pointer = void;
  using difference_type = std::ptrdiff_t;
  using iterator_category = std::random_access_iterator_tag;

  IndexIterator(const Row& row, std::size_t at) : m_row(row), m_at(static_cast<difference_type>(at)) {}

  reference operator*() const { return m_row[static_cast<std::size_t>(m_at)]; }
  reference operator[](difference_type n) const { return *(*this + n); }
  IndexIterator& operator++() {
    ++m_at;
    return *this;
  }
  IndexIterator operator++(int) {
    IndexIterator old = *this;
    ++m_at;
    return old;
  }
  IndexIterator& operator--() {
    --m_at;
    return *this;
  }
  IndexIterator& operator+=(difference_type n) {
    m_at += n;
    return *this;
  }
  IndexIterator& operator-=(difference_type n) { return *this += -n; }
  friend IndexIterator operator+(IndexIterator at, difference_type n) { return at += n; }
  friend IndexIterator operator-(IndexIterator at, difference_type n) { return at -= n; }
  friend difference_type operator-(const IndexIterator& a, const IndexIterator& b) { return a.m_at - b.m_at; }
  /// Of one row only.
  friend bool operator==(const IndexIterator& a, const IndexIterator& b) { return a.m_at == b.m_at; }
  friend auto operator<=>(const IndexIterator& a, const IndexIterator& b) { return a.m_at <=> b.m_at; }

 private:
  Row m_row;
  difference_type m_at;
};

/// The values `Get` gives for the numbers begin <= n < end. Valid while `Owner` lives; copying is free.
template <typename Owner, typename Number, typename Value, Value (Owner::*Get)(Number) const>
class IndexedValues {
 public:
  using value_type = Value;
  using iterator = IndexIterator<IndexedValues>;

  IndexedValues(const Owner& owner, std::uint32_t begin, std::uint32_t end)
      : m_owner(&owner), m_begin(begin), m_end(end) {}

  [[nodiscard]] std::size_t size() const { return m_end - m_begin; }
  [[nodiscard]] bool empty() const { return m_begin == m_end; }
  [[nodiscard]] Value operator[](std::size_t i) const {
    return (m_owner->*Get)(Number(m_begin + static_cast<std::uint32_t>(i)));
  }
  [[nodiscard]] Value front() const { return (*this)[0]; }
  [[nodiscard]] iterator begin() const { return {*this, 0}; }
  [[nodiscard]] iterator end() const { return {*this, size()}; }
  /// Items first <= i < last of these.
  [[nodiscard]] IndexedValues part(std::size_t first, std::size_t last) const {
    return {*m_owner, m_begin + static_cast<std::uint32_t>(first), m_begin + static_cast<std::uint32_t>(last)};
  }

 private:
  const Owner* m_owner;
  std::uint32_t m_begin;
  std::uint32_t m_end;
};

}  // namespace guanxi::graph

// Most names and nearly all aliases stand in the text, and most keys are the name: references to them take a byte or
// two.
#include "graph/store/facts_codec.hpp"

#include <algorithm>

namespace guanxi::graph {

namespace {

class Encoder {
 public:
  void byte(std::uint8_t value) { m_bytes.push_back(static_cast<char>(value)); }
  /// Seven bits a byte, the lowest first, the high bit set on all but the last.
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) m_bytes.push_back(static_cast<char>(value | 0x80));
    m_bytes.push_back(static_cast<char>(value));
  }
  /// Behind the byte `from`; modulo 2^32, so that a span may also lie before it.
  void span(Span span, std::uint32_t from) {
    number(static_cast<std::uint32_t>(span.begin - from));
    number(span.end - span.begin);
  }
  void literal(std::string_view text) { m_bytes += text; }
  [[nodiscard]] std::string take() { return std::move(m_bytes); }

 private:
  std::string m_bytes;
};

/// An even number is twice the mention that prints `name`; an odd one is twice a length and one, and the bytes follow.
void encode_name(Encoder& out, std::string_view name, std::string_view text, const std::vector<Span>& mentions) {
  const auto prints = [&](Span mention) { return slice(text, mention) == name; };
  const auto found = std::find_if(mentions.begin(), mentions.end(), prints);
  if (found != mentions.end()) return out.number(static_cast<std::uint64_t>(found - mentions.begin()) * 2);
  out.number(static_cast<std::uint64_t>(name.size()) * 2 + 1);
  out.literal(name);
}

/// Their number, then each behind the begin of the one before it.
void encode_spans(Encoder& out, const std::vector<Span>& spans) {
  out.number(spans.size());
  std::uint32_t from = 0;
  for (const Span span : spans) {
    out.span(span, from);
    from = span.begin;
  }
}

void encode_entity(Encoder& out, const FactEntity& entity, std::string_view text) {
  out.byte(static_cast<std::uint8_t>(entity.type));
  encode_spans(out, entity.mentions);
  encode_spans(out, entity.references);
  encode_name(out, entity.name, text, entity.mentions);
  out.number(entity.aliases.size());
  for (const std::string& alias : entity.aliases) encode_name(out, alias, text, entity.mentions);
  if (entity.key == entity.name) return out.number(0);
  out.number(entity.key.size() + 1);
  out.literal(entity.key);
}

/// Reads what Encoder wrote; once something is missing, everything is zero and failed() is true.
class Decoder {
 public:
  /// `text` is what names refer to. They may take k_names_a_byte times as much as it and `bytes`: no writer comes near.
  Decoder(std::string_view bytes, std::string_view text)
      : m_rest(bytes), m_text(text), m_names_left((bytes.size() + text.size()) * k_names_a_byte) {}

  std::uint8_t byte() {
    const std::string_view one = literal(1);
    return one.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(one.front());
  }
  std::uint32_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
      const std::uint8_t next = byte();
      value |= static_cast<std::uint64_t>(next & 0x7FU) << shift;
      if (next < 0x80) break;
      if (shift == 28) m_failed = true;
    }
    if (value > UINT32_MAX) m_failed = true;
    return m_failed ? 0 : static_cast<std::uint32_t>(value);
  }
  /// How many items follow, each of at least one byte.
  std::uint32_t count() {
    const std::uint32_t items = number();
    if (items > m_rest.size()) m_failed = true;
    return m_failed ? 0 : items;
  }
  Span span(std::uint32_t from) {
    const std::uint32_t begin = from + number();
    const std::uint32_t length = number();
    if (length > UINT32_MAX - begin) m_failed = true;
    return m_failed ? Span{} : Span{begin, begin + length};
  }
  std::string_view literal(std::size_t size) {
    if (size > m_rest.size()) m_failed = true;
    if (m_failed) return {};
    const std::string_view taken = m_rest.substr(0, size);
    m_rest.remove_prefix(size);
    return taken;
  }
  std::string name(const std::vector<Span>& mentions) {
    const std::uint32_t code = number();
    if (code % 2 == 1) return std::string(literal(code / 2));
    const std::uint32_t mention = code / 2;
    if (mention >= mentions.size() || mentions[mention].end > m_text.size()) m_failed = true;
    if (m_failed || mentions[mention].size() > m_names_left) return fail();
    m_names_left -= mentions[mention].size();
    return std::string(slice(m_text, mentions[mention]));
  }
  [[nodiscard]] bool failed() const { return m_failed; }
  [[nodiscard]] bool done() const { return m_rest.empty(); }

 private:
  static constexpr std::size_t k_names_a_byte = 64;

  std::string fail() {
    m_failed = true;
    return {};
  }

  std::string_view m_rest;
  std::string_view m_text;
  std::size_t m_names_left;
  bool m_failed = false;
};

void decode_spans(Decoder& in, std::vector<Span>& spans) {
  spans.resize(in.count());
  std::uint32_t from = 0;
  for (Span& span : spans) {
    span = in.span(from);
    from = span.begin;
  }
}

FactEntity decode_entity(Decoder& in) {
  FactEntity entity;
  entity.type = static_cast<EntityType>(in.byte());
  decode_spans(in, entity.mentions);
  decode_spans(in, entity.references);
  entity.name = in.name(entity.mentions);
  entity.aliases.resize(in.count());
  for (std::string& alias : entity.aliases) alias = in.name(entity.mentions);
  const std::uint32_t key = in.number();
  entity.key = key == 0 ? entity.name : std::string(in.literal(key - 1));
  return entity;
}

FactRelation decode_relation(Decoder& in, std::uint32_t from) {
  FactRelation relation;
  relation.type = static_cast<RelationType>(in.byte());
  relation.state = static_cast<PostState>(in.byte());
  relation.from = in.number();
  relation.to = in.number();
  relation.title = in.literal(in.number());
  relation.evidence = in.span(from);
  return relation;
}

void encode_sketch(Encoder& out, const Sketch& sketch) {
  out.number(sketch.shingles);
  if (sketch.shingles == 0) return;
  for (const std::uint16_t value : sketch.values) {
    out.byte(static_cast<std::uint8_t>(value & 0xFFU));
    out.byte(static_cast<std::uint8_t>(value >> 8U));
  }
}

Sketch decode_sketch(Decoder& in) {
  Sketch sketch;
  sketch.shingles = in.number();
  if (sketch.shingles == 0) return sketch;
  for (std::uint16_t& value : sketch.values) {
    const std::uint8_t low = in.byte();
    value = static_cast<std::uint16_t>(low | in.byte() << 8U);
  }
  return sketch;
}

}  // namespace

std::string encode_facts(const ArticleFacts& facts) {
  Encoder out;
  out.number(facts.entities.size());
  for (const FactEntity& entity : facts.entities) encode_entity(out, entity, facts.text);
  out.number(facts.relations.size());
  std::uint32_t from = 0;
  for (const FactRelation& relation : facts.relations) {
    out.byte(static_cast<std::uint8_t>(relation.type));
    out.byte(static_cast<std::uint8_t>(relation.state));
    out.number(relation.from);
    out.number(relation.to);
    out.number(relation.title.size());
    out.literal(relation.title);
    out.span(relation.evidence, from);
    from = relation.evidence.begin;
  }
  encode_sketch(out, facts.sketch);
  return out.take();
}

bool decode_facts(std::string_view bytes, ArticleFacts& facts) {
  Decoder in(bytes, facts.text);
  const std::uint32_t entities = in.count();
  facts.entities.clear();
  for (std::uint32_t i = 0; i < entities && !in.failed(); ++i) facts.entities.push_back(decode_entity(in));
  const std::uint32_t relations = in.count();
  facts.relations.clear();
  std::uint32_t from = 0;
  for (std::uint32_t i = 0; i < relations && !in.failed(); ++i) {
    facts.relations.push_back(decode_relation(in, from));
    from = facts.relations.back().evidence.begin;
  }
  facts.sketch = decode_sketch(in);
  return !in.failed() && in.done();
}

std::string encode_sentences(const std::vector<Span>& sentences) {
  Encoder out;
  encode_spans(out, sentences);
  return out.take();
}

bool decode_sentences(std::string_view bytes, std::vector<Span>& sentences) {
  Decoder in(bytes, {});
  decode_spans(in, sentences);
  return !in.failed() && in.done();
}

}  // namespace guanxi::graph

// What an annotation says of a text, and the sentences a CRF learns from it.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document/normalize.hpp"
#include "extract/recognize/recognizer.hpp"
#include "extract/train/corpus.hpp"

namespace guanxi::extract::train {

/// The types a labelled span may be: none means that nothing is known of it.
using Types = std::vector<tagger::SpanType>;

/// What a type name of our annotations or of the public corpora means here; null for a name that is not known.
[[nodiscard]] const Types* types_named(std::string_view name);

/// A labelled span in units.
struct LabelledSpan {
  std::uint32_t begin;
  std::uint32_t end;
  const Types* types;  ///< null where anything may stand
};

/// A form of an annotated entity.
struct AnnotatedForm {
  std::u16string units;  ///< normalised
  const Types* types;    ///< null for an optional entry, and for a form that means two things
};

/// Collects the forms of one article.
class FormList {
 public:
  /// Adds a form as it is printed; `types` null where anything may stand.
  void add(std::string_view form, const Types* types);
  /// The forms, longest first.
  [[nodiscard]] std::vector<AnnotatedForm> longest_first() const;

 private:
  std::map<std::u16string, const Types*> m_types;
  NormalizedText m_folded;
};

/// Where the forms stand in `text`, longest form first, without overlaps. O(forms x text).
[[nodiscard]] std::vector<LabelledSpan> project(std::u16string_view text, const std::vector<AnnotatedForm>& forms);

/// Recognises `text` by the grammars and appends its sentences as instances. Units outside all spans are no names.
void append_instances(const NormalizedText& text, std::span<const UnitRange> furniture,
                      const std::vector<LabelledSpan>& spans, Hiding hiding, const Recognizer& recognizer,
                      FeatureIds& ids, std::vector<Instance>& out);

}  // namespace guanxi::extract::train

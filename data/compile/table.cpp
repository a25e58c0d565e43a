#include "data/compile/table.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <optional>
#include <string_view>

#include "base/file.hpp"
#include "base/fold.hpp"
#include "base/text.hpp"
#include "extract/recognize/lexicon_format.hpp"

namespace guanxi::lexicon_compiler {
namespace {

using extract::Lex;

constexpr std::uint8_t k_default_attribute = 230;

/// Where the columns of a table stand; -1 where it has no such column.
struct Columns {
  int form = -1;
  int kind = -1;
  int attribute = -1;
  int post_class = -1;
  int code = -1;
};

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end == std::string_view::npos ? end : end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

Error error_at(const std::string& path, std::size_t line, std::string message) {
  return {ErrorCode::malformed, std::move(message), path, line, 0, "see the columns in data/README.md"};
}

std::optional<Lex> kind_named(std::string_view name) {
  const auto& names = extract::lexicon_format::k_kind_names;
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Lex>(found - names.begin());
}

std::optional<std::uint8_t> post_class_named(std::string_view name) {
  constexpr std::array<std::string_view, 4> k_names{"public_office", "business", "either", "occupation"};
  const auto found = std::find(k_names.begin(), k_names.end(), name);
  if (found == k_names.end()) return std::nullopt;
  return static_cast<std::uint8_t>(found - k_names.begin());
}

template <typename Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (status != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Columns> columns_of(std::string_view header) {
  Columns columns;
  const auto names = split(header, '\t');
  for (std::size_t i = 0; i < names.size(); ++i) {
    const int at = static_cast<int>(i);
    if (names[i] == "form")
      columns.form = at;
    else if (names[i] == "kind")
      columns.kind = at;
    else if (names[i] == "attribute")
      columns.attribute = at;
    else if (names[i] == "class")
      columns.post_class = at;
    else if (names[i] == "code")
      columns.code = at;
    else if (names[i] != "note")
      return std::nullopt;
  }
  if (columns.form < 0) return std::nullopt;
  return columns;
}

/// The form as articles are folded; nothing where a character does not fit in one unit.
std::optional<std::u16string> fold_form(std::string_view form) {
  std::u16string folded;
  for (std::size_t at = 0; at < form.size();) {
    const char32_t c = fold_character(next_code_point(form, at));
    if (c > 0xFFFF || c == 0xFFFD) return std::nullopt;
    folded.push_back(static_cast<char16_t>(c));
  }
  return folded;
}

constexpr bool is_lower(char16_t c) { return c >= u'a' && c <= u'z'; }
constexpr bool is_upper(char16_t c) { return c >= u'A' && c <= u'Z'; }

/// Names of firms in Latin letters are printed in any case (Visa, VISA, visa): the ways in which `form` is printed
/// besides its own. None for a form of other letters, or a short one, which would be a word or a unit in another case.
std::vector<std::u16string> other_cases(std::u16string_view form) {
  constexpr std::size_t k_least = 4;
  const auto is_latin = [](char16_t c) { return c < 0x80; };
  const auto letters = std::count_if(form.begin(), form.end(), [](char16_t c) { return is_lower(c) || is_upper(c); });
  if (!std::all_of(form.begin(), form.end(), is_latin) || letters < static_cast<std::ptrdiff_t>(k_least)) return {};
  constexpr char16_t k_step = u'a' - u'A';
  std::u16string lower(form);
  for (char16_t& c : lower) c = is_upper(c) ? static_cast<char16_t>(c + k_step) : c;
  std::u16string upper(lower);
  for (char16_t& c : upper) c = is_lower(c) ? static_cast<char16_t>(c - k_step) : c;
  std::u16string title(lower);
  for (std::size_t i = 0; i < title.size(); ++i) {
    if (i == 0 || title[i - 1] == u' ') title[i] = upper[i];
  }
  std::vector<std::u16string> others;
  for (std::u16string& other : std::array{std::move(lower), std::move(upper), std::move(title)}) {
    if (other != form && std::find(others.begin(), others.end(), other) == others.end())
      others.push_back(std::move(other));
  }
  return others;
}

/// Reads the lines of one table behind its header.
class RowReader {
 public:
  RowReader(const std::string& path, Columns columns, Lex kind) : m_path(path), m_columns(columns), m_kind(kind) {}

  Result<void> read(std::string_view row, std::size_t line, std::uint32_t& next_group, std::vector<Word>& words) const {
    const auto fields = split(row, '\t');
    Word word{{}, m_kind, k_default_attribute, 0, false};
    GUANXI_CHECK(read_fields(fields, line, word));
    std::vector<Word> forms;
    for (std::string_view form : split(field(fields, m_columns.form), '|')) {
      Word one = word;
      if (const std::size_t mark = form.find('@'); mark != std::string_view::npos) {
        const auto own = number<std::uint8_t>(form.substr(mark + 1));
        if (!own) return bad(line, fmt::format("'{}': behind @ stands a number from 0 to 255", form));
        one.attribute = *own;
        form = form.substr(0, mark);
      }
      if (form.empty() || form.front() == ' ' || form.back() == ' ')
        return bad(line, "a form is empty or has a blank end");
      auto folded = fold_form(form);
      if (!folded) return bad(line, fmt::format("'{}' has a character beyond U+FFFF or no UTF-8", form));
      one.form = std::move(*folded);
      forms.push_back(std::move(one));
    }
    if (is_firm(word.kind)) add_other_cases(forms);
    forms.front().head = true;
    const bool several = forms.size() > 1 || word.kind == Lex::country;  // each country is a region
    if (m_columns.code < 0 && several) word.parent = next_group++;
    for (Word& form : forms) {
      form.parent = word.parent;
      words.push_back(std::move(form));
    }
    return {};
  }

 private:
  static void add_other_cases(std::vector<Word>& forms) {
    const std::size_t listed = forms.size();
    for (std::size_t i = 0; i < listed; ++i) {
      for (std::u16string& other : other_cases(forms[i].form)) {
        const auto same = [&](const Word& word) { return word.form == other; };
        if (std::any_of(forms.begin(), forms.end(), same)) continue;
        forms.push_back(forms[i]);
        forms.back().form = std::move(other);
      }
    }
  }

  static std::string_view field(const std::vector<std::string_view>& fields, int column) {
    return column >= 0 && static_cast<std::size_t>(column) < fields.size() ? fields[static_cast<std::size_t>(column)]
                                                                           : std::string_view{};
  }

  [[nodiscard]] tl::unexpected<Error> bad(std::size_t line, std::string message) const {
    return tl::unexpected(error_at(m_path, line, std::move(message)));
  }

  /// Everything but the forms.
  Result<void> read_fields(const std::vector<std::string_view>& fields, std::size_t line, Word& word) const {
    if (const auto name = field(fields, m_columns.kind); m_columns.kind >= 0) {
      const auto kind = kind_named(name);
      if (!kind) return bad(line, fmt::format("'{}' is no kind", name));
      word.kind = *kind;
    }
    if (const auto text = field(fields, m_columns.attribute); m_columns.attribute >= 0) {
      const auto value = number<std::uint8_t>(text);
      if (!value) return bad(line, fmt::format("attribute '{}' is no number from 0 to 255", text));
      word.attribute = *value;
    }
    if (const auto name = field(fields, m_columns.post_class); m_columns.post_class >= 0) {
      const auto value = post_class_named(name);
      if (!value) return bad(line, fmt::format("'{}' is no class of posts", name));
      word.attribute = *value;
    }
    if (const auto text = field(fields, m_columns.code); m_columns.code >= 0) {
      const auto value = number<std::uint32_t>(text);
      if (!value) return bad(line, fmt::format("code '{}' is no number", text));
      word.parent = *value;
    }
    return {};
  }

  const std::string& m_path;
  Columns m_columns;
  Lex m_kind;
};

}  // namespace

Result<void> read_table(const std::string& path, std::uint32_t& next_group, std::vector<Word>& words) {
  GUANXI_TRY(const std::string text, read_file(path));
  std::string stem = std::filesystem::path(path).stem().string();
  std::optional<RowReader> reader;
  std::size_t line = 0;
  for (std::string_view row : split(text, '\n')) {
    ++line;
    if (row.empty() || row.front() == '#') continue;
    if (reader) {
      GUANXI_CHECK(reader->read(row, line, next_group, words));
      continue;
    }
    const auto columns = columns_of(row);
    if (!columns) return tl::unexpected(error_at(path, line, fmt::format("unknown columns '{}'", row)));
    const auto kind = kind_named(stem);
    if (!kind && columns->kind < 0) {
      return tl::unexpected(error_at(path, line, "the table has no column 'kind' and its name is no kind"));
    }
    reader.emplace(path, *columns, kind.value_or(Lex{}));
  }
  return {};
}

}  // namespace guanxi::lexicon_compiler

// Articles with lists of what they name: a folder of NAME.json beside NAME.md, .html or .txt, or a file of many.
#include <algorithm>
#include <filesystem>
#include <optional>

#include "base/article_text.hpp"
#include "base/file.hpp"
#include "extract/document/reader.hpp"
#include "extract/train/article_file.hpp"
#include "extract/train/corpus.hpp"
#include "extract/train/json_fields.hpp"
#include "extract/train/projection.hpp"

namespace guanxi::extract::train {

namespace {

/// Where the sentences of articles go, and by what they are read.
struct Learner {
  Hiding hiding;
  const Recognizer& recognizer;
  FeatureIds& ids;
  std::vector<Instance>& out;

  void learn(const Document& document, const std::vector<AnnotatedForm>& forms) const {
    NormalizedText text;
    normalize(with_title(document.text, document.meta.title), text);
    std::vector<UnitRange> furniture;
    for (const Span span : document.furniture) furniture.push_back({text.unit_at(span.begin), text.unit_at(span.end)});
    append_instances(text, furniture, project(text.units, forms), hiding, recognizer, ids, out);
  }
};

Result<std::vector<AnnotatedForm>> read_list(const std::filesystem::path& path) {
  GUANXI_TRY(const std::string bytes, read_file(path.string()));
  rapidjson::Document json;
  json.Parse(bytes.data(), bytes.size());
  const rapidjson::Value* entities = list_of(json, "entities");
  if (json.HasParseError() || entities == nullptr) {
    return fail(ErrorCode::malformed, "no annotated article: an object with \"entities\" is expected", path.string());
  }
  FormList forms;
  for (const auto& entity : entities->GetArray()) {
    if (text_of(entity, "name").empty()) return fail(ErrorCode::malformed, "an entity has no name", path.string());
    const Types* types = types_named(text_of(entity, "type"));
    if (types == nullptr) return fail(ErrorCode::malformed, "an entity has an unknown type", path.string());
    const auto mark = entity.FindMember("optional");
    if (mark != entity.MemberEnd() && mark->value.IsTrue()) types = nullptr;
    forms.add(text_of(entity, "name"), types);
    const rapidjson::Value* aliases = list_of(entity, "aliases");
    if (aliases == nullptr) continue;
    for (const auto& alias : aliases->GetArray()) {
      if (alias.IsString()) forms.add({alias.GetString(), alias.GetStringLength()}, types);
    }
  }
  return forms.longest_first();
}

std::optional<std::filesystem::path> article_beside(std::filesystem::path list) {
  for (const char* extension : {".md", ".html", ".txt"}) {
    list.replace_extension(extension);
    if (std::filesystem::exists(list)) return list;
  }
  return std::nullopt;
}

Result<void> learn_beside(const std::filesystem::path& list, const Learner& learner) {
  const auto article = article_beside(list);
  if (!article) return fail(ErrorCode::io, "no article stands beside the list", list.string());
  GUANXI_TRY(const std::vector<AnnotatedForm> forms, read_list(list));
  GUANXI_TRY(InputStream stream, InputStream::open({article->string()}, ReaderOptions{}));
  const auto item = stream.next([](const Diagnostic&) {});
  if (!item) return fail(ErrorCode::malformed, "no article in the file", article->string());
  parse(
      *item, ReaderOptions{}, [&](Document&& document) { learner.learn(document, forms); }, [](const Diagnostic&) {});
  return {};
}

Result<std::size_t> read_folder(const std::string& folder, Fold fold, const Learner& learner) {
  std::error_code error;
  std::vector<std::filesystem::path> lists;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".json") lists.push_back(at->path());
  }
  if (error) return fail(ErrorCode::io, error.message(), folder);
  std::sort(lists.begin(), lists.end());
  std::size_t count = 0;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    if (fold.leaves_out(i)) continue;
    GUANXI_CHECK(learn_beside(lists[i], learner));
    ++count;
  }
  return count;
}

Result<std::size_t> read_article_file(const std::string& path, const CorpusTexts& texts, Fold fold,
                                      const Learner& learner) {
  GUANXI_TRY(const std::string bytes, read_file(path));
  GUANXI_TRY(const std::vector<AnnotatedArticle> articles, parse_article_file(bytes, path, texts));
  std::size_t count = 0;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (fold.leaves_out(i)) continue;
    FormList forms;
    for (const AnnotatedEntity& entity : articles[i].entities) {
      const Types* types = entity.optional ? nullptr : types_named(entity.type);
      for (const std::string& form : entity.forms) forms.add(form, types);
    }
    learner.learn(articles[i].document, forms.longest_first());
    ++count;
  }
  return count;
}

}  // namespace

Result<std::size_t> read_annotated_articles(const std::string& path, const CorpusTexts& texts, Fold fold, Hiding hiding,
                                            const Recognizer& recognizer, FeatureIds& ids, std::vector<Instance>& out) {
  const Learner learner{hiding, recognizer, ids, out};
  std::error_code error;
  return std::filesystem::is_regular_file(path, error) ? read_article_file(path, texts, fold, learner)
                                                       : read_folder(path, fold, learner);
}

}  // namespace guanxi::extract::train

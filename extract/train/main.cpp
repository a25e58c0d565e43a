// guanxi-train: labelled text in, the tagger's model out. docs/training.md walks through it.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "extract/train/corpus.hpp"
#include "extract/train/crf.hpp"

namespace {

using namespace guanxi;
using namespace guanxi::extract;

struct Arguments {
  std::vector<std::string> articles;
  std::vector<std::string> texts;
  std::vector<std::string> sentences;
  std::string fold;
  std::string output;
  std::size_t rows = 310000;
  train::Hiding hiding;
  unsigned cutoff = 3;
  train::CrfOptions crf;
};

Result<train::Fold> parse_fold(const std::string& text) {
  if (text.empty()) return train::Fold{};
  train::Fold fold;
  if (std::sscanf(text.c_str(), "%u/%u", &fold.held_out, &fold.of) != 2 || fold.of < 2 || fold.held_out >= fold.of) {
    return fail(ErrorCode::usage, "a fold is K/N with K below N, such as 0/5", text);
  }
  return fold;
}

/// Keeps the features that are marked; ids become dense again.
std::vector<std::uint64_t> keep(const std::vector<bool>& kept, const std::vector<std::uint64_t>& keys,
                                std::vector<train::Instance>& data) {
  constexpr std::uint32_t k_gone = ~std::uint32_t{0};
  std::vector<std::uint64_t> left;
  std::vector<std::uint32_t> renamed(keys.size(), k_gone);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!kept[i]) continue;
    renamed[i] = static_cast<std::uint32_t>(left.size());
    left.push_back(keys[i]);
  }
  for (auto& instance : data) {
    std::size_t out = 0;
    for (std::size_t at = 0; at + 1 < instance.begin.size(); ++at) {
      const std::uint32_t begin = instance.begin[at];
      const std::uint32_t end = instance.begin[at + 1];
      instance.begin[at] = static_cast<std::uint32_t>(out);
      for (std::uint32_t k = begin; k < end; ++k) {
        const std::uint32_t feature = renamed[instance.features[k]];
        if (feature != k_gone) instance.features[out++] = feature;
      }
    }
    instance.begin.back() = static_cast<std::uint32_t>(out);
    instance.features.resize(out);
    instance.features.shrink_to_fit();
  }
  return left;
}

/// Drops features that occur fewer than `cutoff` times.
std::vector<std::uint64_t> drop_rare(const std::vector<std::uint64_t>& keys, unsigned cutoff,
                                     std::vector<train::Instance>& data) {
  std::vector<std::uint32_t> count(keys.size());
  for (const auto& instance : data) {
    for (const std::uint32_t feature : instance.features) ++count[feature];
  }
  std::vector<bool> kept(keys.size());
  std::transform(count.begin(), count.end(), kept.begin(), [&](std::uint32_t times) { return times >= cutoff; });
  return keep(kept, keys, data);
}

/// Drops all features but those with the `most` largest weights.
std::vector<std::uint64_t> drop_weak(const std::vector<std::uint64_t>& keys, const train::CrfWeights& weights,
                                     std::size_t most, std::vector<train::Instance>& data) {
  std::vector<float> largest(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto row = weights.rows.begin() + static_cast<std::ptrdiff_t>(i * tagger::k_label_stride);
    for (auto weight = row; weight != row + tagger::k_labels; ++weight)
      largest[i] = std::max(largest[i], std::abs(*weight));
  }
  std::vector<float> sorted = largest;
  const auto bar = sorted.begin() + static_cast<std::ptrdiff_t>(most);
  std::nth_element(sorted.begin(), bar, sorted.end(), std::greater<>());
  std::vector<bool> kept(keys.size());
  std::transform(largest.begin(), largest.end(), kept.begin(), [&](float weight) { return weight > *bar; });
  return keep(kept, keys, data);
}

/// Trains on all features, then once more on those that the model has room for, whose weights settle without the
/// others (after Han, Pool, Tran and Dally 2015). `keys` becomes those of the features that are left.
train::CrfWeights train_twice(const Arguments& arguments, std::vector<std::uint64_t>& keys,
                              std::vector<train::Instance>& data) {
  const auto train = [&] {
    return train::train_crf(data, keys.size(), arguments.crf, [](unsigned epoch, double loss, double seconds) {
      fmt::print("epoch {}: loss {:.5f} a character, {:.1f} s\n", epoch, loss, seconds);
      std::fflush(stdout);
    });
  };
  train::CrfWeights weights = train();
  if (keys.size() <= arguments.rows) return weights;
  keys = drop_weak(keys, weights, arguments.rows, data);
  fmt::print("once more on {} features\n", keys.size());
  return train();
}

tagger::TrainedWeights unpack(std::vector<std::uint64_t> keys, const train::CrfWeights& weights) {
  tagger::TrainedWeights out;
  out.keys = std::move(keys);
  out.rows.resize(out.keys.size());
  for (std::size_t i = 0; i < out.rows.size(); ++i) {
    for (std::size_t label = 0; label < tagger::k_labels; ++label) {
      out.rows[i][label] = weights.rows[i * tagger::k_label_stride + label];
    }
  }
  for (std::size_t from = 0; from < tagger::k_labels; ++from) {
    for (std::size_t to = 0; to < tagger::k_labels; ++to) {
      out.transition[from][to] = weights.transition[from * tagger::k_label_stride + to];
    }
  }
  return out;
}

/// Prints how the model does on the sentences that were left out; annotated articles are scored through the program.
Result<void> report(const Arguments& arguments, train::Fold fold, const Recognizer& recognizer,
                    std::string_view bytes) {
  GUANXI_TRY(const tagger::Model model, tagger::Model::from_bytes(bytes));
  for (const std::string& file : arguments.sentences) {
    GUANXI_TRY(const train::SpanScores scores, train::score_labelled_sentences(file, fold, recognizer, model));
    fmt::print("{}, held out\n", file);
    train::SpanScore all;
    const auto print = [](std::string_view name, const train::SpanScore& s) {
      const double found = std::max(1.0, static_cast<double>(s.right + s.wrong));
      const double there = std::max(1.0, static_cast<double>(s.right + s.missed));
      fmt::print("  {:<11} P {:.3f}  R {:.3f}  F1 {:.3f}\n", name, s.right / found, s.right / there,
                 2.0 * s.right / (found + there));
    };
    for (std::size_t i = 0; i < scores.size(); ++i) {
      print(train::k_score_names[i], scores[i]);
      all.right += scores[i].right;
      all.wrong += scores[i].wrong;
      all.missed += scores[i].missed;
    }
    print("all", all);
  }
  return {};
}

Result<void> run(const Arguments& arguments) {
  const Recognizer recognizer;
  train::FeatureIds ids;
  std::vector<train::Instance> data;
  GUANXI_TRY(const train::Fold fold, parse_fold(arguments.fold));
  GUANXI_TRY(const train::CorpusTexts texts, train::CorpusTexts::read(arguments.texts));
  for (const std::string& path : arguments.articles) {
    GUANXI_TRY(const std::size_t count,
               train::read_annotated_articles(path, texts, fold, arguments.hiding, recognizer, ids, data));
    fmt::print("{}: {} articles, {} sentences so far\n", path, count, data.size());
  }
  for (const std::string& file : arguments.sentences) {
    GUANXI_TRY(const std::size_t count,
               train::read_labelled_sentences(file, fold, arguments.hiding, recognizer, ids, data));
    fmt::print("{}: {} lines, {} sentences so far\n", file, count, data.size());
  }
  if (data.empty()) return fail(ErrorCode::usage, "no training text", {}, "name a folder or a file with --articles");
  const std::size_t seen = ids.keys().size();
  std::vector<std::uint64_t> keys = drop_rare(ids.keys(), arguments.cutoff, data);
  fmt::print("{} features seen, {} kept\n", seen, keys.size());
  const train::CrfWeights weights = train_twice(arguments, keys, data);
  const std::string model = tagger::pack_model(unpack(std::move(keys), weights), arguments.rows);
  if (fold.of != 0) GUANXI_CHECK(report(arguments, fold, recognizer, model));
  GUANXI_TRY(AtomicFile file, AtomicFile::create(arguments.output));
  GUANXI_CHECK(file.write(model));
  GUANXI_CHECK(file.commit());
  fmt::print("{}: {} bytes\n", arguments.output, model.size());
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  CLI::App app("Train the tagger that guanxi's recognition uses");
  app.add_option("--articles", arguments.articles, "Folders or files of annotated articles");
  app.add_option("--texts", arguments.texts, "Files or folders of the articles that lists alone speak of");
  app.add_option("--sentences", arguments.sentences, "Files of labelled sentences");
  app.add_option("--fold", arguments.fold,
                 "K/N: leave out the articles and sentences whose number modulo N is K, and score the sentences");
  app.add_option("--hide-firms", arguments.hiding.firms, "Share of the sentences whose firms no table knows")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 1.0));
  app.add_option("--rows", arguments.rows, "Rows of weights to keep")->capture_default_str();
  app.add_option("--cutoff", arguments.cutoff, "Least occurrences of a feature")->capture_default_str();
  app.add_option("--epochs", arguments.crf.epochs)->capture_default_str();
  app.add_option("--average-from", arguments.crf.average_from)->capture_default_str();
  app.add_option("--step", arguments.crf.step)->capture_default_str();
  app.add_option("--regularisation", arguments.crf.regularisation)->capture_default_str();
  app.add_option("--dropout", arguments.crf.dropout)->capture_default_str()->check(CLI::Range(0.0, 0.9));
  app.add_option("--seed", arguments.crf.seed)->capture_default_str();
  app.add_option("-o,--output", arguments.output, "The model file")->required();
  CLI11_PARSE(app, argc, argv);
  if (const auto done = run(arguments); !done) {
    const Error& error = done.error();
    fmt::print(stderr, "guanxi-train: {}{}{}\n", error.where, error.where.empty() ? "" : ": ", error.message);
    return error.code == ErrorCode::usage ? 2 : 3;
  }
  return 0;
}

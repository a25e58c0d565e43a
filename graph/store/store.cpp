#include "graph/store/store.hpp"

namespace guanxi::graph {

struct Store::State {
  std::string path;
};
Store::Store(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

namespace {
tl::unexpected<Error> absent() { return fail(ErrorCode::io, "the store cannot be read yet"); }
}  // namespace

Result<Store> Store::open(const std::string& path) { return fail(ErrorCode::io, "cannot open", path); }
const std::string& Store::path() const { return m_state->path; }
Result<StoreCounts> Store::counts() const { return absent(); }
Result<StoreSettings> Store::settings() const { return absent(); }
Result<void> Store::each_entity(const std::function<void(EntityRow&&)>&) const { return absent(); }
Result<void> Store::each_alias(const std::function<void(AliasRow&&)>&) const { return absent(); }
Result<void> Store::each_article(const std::function<void(ArticleRow&&)>&) const { return absent(); }
Result<void> Store::each_mention(const std::function<void(const MentionRow&)>&) const { return absent(); }
Result<void> Store::each_relation(const std::function<void(RelationRow&&)>&) const { return absent(); }
Result<ArticleRow> Store::article(ArticleId) const { return absent(); }
Result<ArticleRow> Store::article_named(std::string_view) const { return absent(); }
Result<std::string> Store::article_text(ArticleId) const { return absent(); }
Result<std::string> Store::sentence_text(ArticleId, std::uint32_t) const { return absent(); }
Result<std::vector<MentionRow>> Store::mentions_of_article(ArticleId) const { return absent(); }
Result<std::vector<std::string>> Store::check() const { return absent(); }

struct StoreWriter::State {};
StoreWriter::StoreWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
StoreWriter::StoreWriter(StoreWriter&&) noexcept = default;
StoreWriter& StoreWriter::operator=(StoreWriter&&) noexcept = default;
StoreWriter::~StoreWriter() = default;
Result<StoreWriter> StoreWriter::create(const std::string&, Existing, const StoreSettings&) { return absent(); }
Result<AddOutcome> StoreWriter::add(const ArticleFacts&) { return absent(); }
Result<StoreCounts> StoreWriter::commit() { return absent(); }

}  // namespace guanxi::graph

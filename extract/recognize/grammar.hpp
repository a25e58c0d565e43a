// The grammars: one maker a proposer. They run in this order and read the proposals of those before them.
#pragma once

#include <memory>

#include "extract/recognize/lattice.hpp"

namespace guanxi::extract {

/// 《》 documents, “” programmes, programmes that need no marks (policies.cpp).
[[nodiscard]] std::unique_ptr<SpanProposer> make_policy_grammar();
/// Divisions, zones, sites, countries, natural features (places.cpp).
[[nodiscard]] std::unique_ptr<SpanProposer> make_place_grammar();
/// Party and state bodies, schools, hospitals, associations (organisations.cpp).
[[nodiscard]] std::unique_ptr<SpanProposer> make_organisation_grammar();
/// Firms, banks, shops, media (enterprises.cpp).
[[nodiscard]] std::unique_ptr<SpanProposer> make_enterprise_grammar();
/// Titles: 书记, 副市长, 董事长 (posts.cpp).
[[nodiscard]] std::unique_ptr<SpanProposer> make_post_grammar();
/// Names of people, Chinese and transliterated (persons.cpp).
[[nodiscard]] std::unique_ptr<SpanProposer> make_person_grammar();

}  // namespace guanxi::extract

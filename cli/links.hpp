// Why an entity's forms are one, and what may be the same: parts of `guanxi show`.
#pragma once

#include "cli/question.hpp"

namespace guanxi::cli {

/// The printed forms of `id` with the rule that joined each.
[[nodiscard]] Result<Part> forms_and_rules_part(const graph::Graph& graph, EntityId id);
/// What joined names that differ, with what the rule saw: one row for each name that articles know the entity by.
[[nodiscard]] Result<Part> reasons_part(const graph::Graph& graph, EntityId id);
/// Words that stand for `id` without naming it (该公司, 张书记), as coreference inside articles found them.
[[nodiscard]] Result<Part> references_part(const graph::Graph& graph, EntityId id);
/// Entities that may be the same as `id` and were left apart.
[[nodiscard]] Result<Part> possibly_same_part(const graph::Graph& graph, EntityId id);

}  // namespace guanxi::cli

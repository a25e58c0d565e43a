// Posts over time as rows: what show and timeline share.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/answer.hpp"
#include "graph/index/graph.hpp"
#include "queries/timeline/happenings.hpp"
#include "queries/timeline/tenures.hpp"

namespace guanxi::cli {

/// Whose tenures a table lists, and so which end a row names.
enum class TenureOf : std::uint8_t { person, body };

/// Rows under `key`: first, last, type, direction, state, title, entity (the other end), articles, rank, began, ended,
/// evidence; began is null or {"state","date","evidence"}, ended null or {"state","after","by","evidence"}. Errors:
/// those of the store.
[[nodiscard]] Result<Part> tenures_part(const graph::Graph& graph, std::span<const queries::Tenure> tenures,
                                        std::string_view key, TenureOf of);

enum class Titles : std::uint8_t { no, yes };

/// Rows under `key`: first, last, direction, type, title, state, entity, articles, evidence; without the columns of
/// posts where there are none. Errors: those of the store.
[[nodiscard]] Result<Part> happenings_part(const graph::Graph& graph, std::span<const queries::Happening> happenings,
                                           std::string_view key, Titles titles);

/// Columns for evidence_value() under `path`: a line below the row for people, fields for csv and tsv.
void append_evidence_columns(std::vector<Column>& columns, const std::string& path);

}  // namespace guanxi::cli

// Work that may take too long, in a process of its own that can be stopped: Graphviz's engines cannot.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "base/error.hpp"

namespace guanxi::graph {

using Deadline = std::chrono::steady_clock::time_point;

/// Ten times what the largest picture that is drawn took on a slow machine (2026-11).
inline constexpr std::chrono::milliseconds k_layout_limit{20'000};

/// What `work` returns, done in a child of this process; nothing where that has not ended by the deadline, when it is
/// killed. The child shares this process's memory as it is at the call, and changes none of it. Costs a few
/// milliseconds. Where no child can be made, `work` is done here, without a deadline.
/// Errors: those of `work`; io where the child dies.
[[nodiscard]] Result<std::optional<std::string>> before(Deadline deadline,
                                                        const std::function<Result<std::string>()>& work);

}  // namespace guanxi::graph

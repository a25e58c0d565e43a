// Looking into JSON that somebody else wrote: nothing is taken for granted.
#pragma once

#include <rapidjson/document.h>
#include <cstdint>
#include <optional>
#include <string_view>

namespace guanxi::extract::train {

/// The string under `key`; empty where there is none. A view into `json`.
[[nodiscard]] std::string_view text_of(const rapidjson::Value& json, const char* key);

/// The number under `key`; nothing where there is none.
[[nodiscard]] std::optional<std::uint32_t> number_of(const rapidjson::Value& json, const char* key);

/// The list under `key`; null where there is none. A view into `json`.
[[nodiscard]] const rapidjson::Value* list_of(const rapidjson::Value& json, const char* key);

}  // namespace guanxi::extract::train

#include "extract/train/json_fields.hpp"

namespace guanxi::extract::train {

std::string_view text_of(const rapidjson::Value& json, const char* key) {
  if (!json.IsObject()) return {};
  const auto member = json.FindMember(key);
  if (member == json.MemberEnd() || !member->value.IsString()) return {};
  return {member->value.GetString(), member->value.GetStringLength()};
}

std::optional<std::uint32_t> number_of(const rapidjson::Value& json, const char* key) {
  if (!json.IsObject()) return std::nullopt;
  const auto member = json.FindMember(key);
  if (member == json.MemberEnd() || !member->value.IsUint()) return std::nullopt;
  return member->value.GetUint();
}

const rapidjson::Value* list_of(const rapidjson::Value& json, const char* key) {
  if (!json.IsObject()) return nullptr;
  const auto member = json.FindMember(key);
  return member == json.MemberEnd() || !member->value.IsArray() ? nullptr : &member->value;
}

}  // namespace guanxi::extract::train

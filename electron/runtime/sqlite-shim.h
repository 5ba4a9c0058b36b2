// better-sqlite3 keeps references to strings, which Node-API learnt with version 10. For older runtimes a string is kept
// inside an array of one element that carries our type tag, and taken out again when the reference is read.
#pragma once
#include <node_api.h>

static const napi_type_tag street_box = {0x5f3b1c0a7d2e4a91, 0x9c4e2b7a1d6f8035};

static inline napi_status street_create_reference(napi_env env, napi_value value, uint32_t count, napi_ref* ref) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  if (type == napi_object || type == napi_function || type == napi_external)
    return napi_create_reference(env, value, count, ref);
  napi_value box;
  if ((status = napi_create_array_with_length(env, 1, &box)) != napi_ok) return status;
  if ((status = napi_set_element(env, box, 0, value)) != napi_ok) return status;
  if ((status = napi_type_tag_object(env, box, &street_box)) != napi_ok) return status;
  return napi_create_reference(env, box, count, ref);
}

static inline napi_status street_get_reference_value(napi_env env, napi_ref ref, napi_value* result) {
  napi_status status = napi_get_reference_value(env, ref, result);
  if (status != napi_ok || *result == nullptr) return status;
  bool is_array = false;
  if ((status = napi_is_array(env, *result, &is_array)) != napi_ok || !is_array) return status;
  bool is_boxed = false;
  if ((status = napi_check_object_type_tag(env, *result, &street_box, &is_boxed)) != napi_ok || !is_boxed) return status;
  return napi_get_element(env, *result, 0, result);
}

#define napi_create_reference street_create_reference
#define napi_get_reference_value street_get_reference_value

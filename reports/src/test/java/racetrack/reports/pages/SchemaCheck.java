// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// Holds a JSON text against a JSON Schema (draft 2020-12), as far as our schema uses it: a keyword
/// that it does not know is an error, so that none is passed over in silence.
///
/// @param schema the schema
record SchemaCheck(JsonNode schema) {

  private static final Set<String> WORDS =
      Set.of("$schema", "$defs", "title", "description", "format");

  /// {@return what is wrong, each with its place; empty if nothing is}
  ///
  /// @param value the text
  List<String> faults(JsonNode value) {
    List<String> faults = new ArrayList<>();
    check(value, schema, "$", faults);
    return faults;
  }

  private void check(JsonNode value, JsonNode rule, String place, List<String> faults) {
    for (Map.Entry<String, JsonNode> keyword : rule.properties()) {
      JsonNode wanted = keyword.getValue();
      switch (keyword.getKey()) {
        case "$ref" -> check(value, named(wanted.asString()), place, faults);
        case "type" -> say(isOfType(value, wanted), place, "is no " + wanted, faults);
        case "const" -> say(value.equals(wanted), place, "is not " + wanted, faults);
        case "enum" ->
            say(wanted.valueStream().anyMatch(value::equals), place, "is not in " + wanted, faults);
        case "minimum" ->
            say(value.isNull() || value.asDouble() >= wanted.asDouble(), place, "is less", faults);
        case "anyOf" ->
            say(
                wanted.valueStream().anyMatch(one -> holds(value, one)),
                place,
                "is none of " + wanted,
                faults);
        case "required" ->
            wanted
                .valueStream()
                .forEach(name -> say(value.has(name.asString()), place, "has no " + name, faults));
        case "items" -> {
          int index = 0;
          for (JsonNode item : value) {
            check(item, wanted, place + "[" + index++ + "]", faults);
          }
        }
        case "properties", "additionalProperties" -> {} // below
        case "propertyNames" ->
            value
                .propertyNames()
                .forEach(
                    name -> check(StringNode.valueOf(name), wanted, place + "." + name, faults));
        default ->
            say(WORDS.contains(keyword.getKey()), place, "unknown: " + keyword.getKey(), faults);
      }
    }
    checkProperties(value, rule, place, faults);
  }

  private void checkProperties(JsonNode value, JsonNode rule, String place, List<String> faults) {
    JsonNode others = rule.path("additionalProperties");
    if (!value.isObject()) {
      return;
    }
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      JsonNode known = rule.path("properties").path(property.getKey());
      String where = place + "." + property.getKey();
      if (!known.isMissingNode()) {
        check(property.getValue(), known, where, faults);
      } else if (others.isObject()) {
        check(property.getValue(), others, where, faults);
      } else {
        say(!others.isBoolean() || others.asBoolean(), where, "is not in the schema", faults);
      }
    }
  }

  private boolean holds(JsonNode value, JsonNode rule) {
    List<String> faults = new ArrayList<>();
    check(value, rule, "", faults);
    return faults.isEmpty();
  }

  private JsonNode named(String reference) {
    return schema.at(reference.substring(1));
  }

  private static boolean isOfType(JsonNode value, JsonNode type) {
    return type.isArray()
        ? type.valueStream().anyMatch(one -> isOfType(value, one))
        : switch (type.asString()) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isString();
          case "number" -> value.isNumber();
          case "integer" -> value.isIntegralNumber();
          case "boolean" -> value.isBoolean();
          case "null" -> value.isNull();
          default -> false;
        };
  }

  private static void say(boolean holds, String place, String fault, List<String> faults) {
    if (!holds) {
      faults.add(place + " " + fault);
    }
  }
}

package io.github.mlopsaudit.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/// JSON Schemas as independent judges of what is written.
final class Schemas {

  private Schemas() {}

  static JsonSchema of(String text) {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(text, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  /// The mistakes, one a line; none where the document is right.
  static List<String> mistakes(JsonSchema schema, String document) {
    return schema.validate(document, InputFormat.JSON).stream()
        .map(ValidationMessage::getMessage)
        .sorted()
        .toList();
  }

  static List<String> mistakes(JsonSchema schema, JsonNode document) {
    return mistakes(schema, document.toString());
  }
}

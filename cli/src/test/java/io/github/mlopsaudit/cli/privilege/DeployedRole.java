package io.github.mlopsaudit.cli.privilege;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

/// A role on an AWS, with the policies that it has in itself.
final class DeployedRole {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// An action that a statement of the role allows.
  record Permission(String policy, String statement, String action) {

    @Override
    public String toString() {
      return statement + " " + action;
    }
  }

  private final IamClient iam;
  private final String name;
  private final Map<String, JsonNode> policies = new TreeMap<>();

  DeployedRole(IamClient iam, String name) {
    this.iam = iam;
    this.name = name;
    iam.listRolePolicies(request -> request.roleName(name))
        .policyNames()
        .forEach(policy -> policies.put(policy, document(policy)));
  }

  private JsonNode document(String policy) {
    String text =
        iam.getRolePolicy(request -> request.roleName(name).policyName(policy)).policyDocument();
    try {
      return JSON.readTree(URLDecoder.decode(text, UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
  }

  List<String> attached() {
    return iam
        .listAttachedRolePolicies(request -> request.roleName(name))
        .attachedPolicies()
        .stream()
        .map(AttachedPolicy::policyName)
        .toList();
  }

  List<Permission> permissions() {
    List<Permission> permissions = new ArrayList<>();
    policies.forEach((policy, document) -> {
      for (JsonNode statement : document.path("Statement")) {
        for (String action : actions(statement)) {
          permissions.add(new Permission(policy, statement.path("Sid").asText(), action));
        }
      }
    });
    return permissions;
  }

  private static List<String> actions(JsonNode statement) {
    JsonNode action = statement.path("Action");
    List<String> actions = new ArrayList<>();
    if (action.isTextual()) {
      actions.add(action.asText());
    }
    action.forEach(each -> actions.add(each.asText()));
    return actions;
  }

  /// From now on the role lacks this one.
  void take(Permission permission) {
    ObjectNode document = policies.get(permission.policy()).deepCopy();
    ArrayNode left = JSON.createArrayNode();
    for (JsonNode each : document.path("Statement")) {
      ObjectNode statement = each.deepCopy();
      List<String> actions = actions(statement);
      if (statement.path("Sid").asText().equals(permission.statement())) {
        actions.remove(permission.action());
      }
      if (!actions.isEmpty()) {
        statement.putPOJO("Action", actions);
        left.add(statement);
      }
    }
    if (left.isEmpty()) {
      iam.deleteRolePolicy(request -> request.roleName(name).policyName(permission.policy()));
    } else {
      document.set("Statement", left);
      put(permission.policy(), document);
    }
  }

  /// It has again what the stack gave it.
  void restore() {
    policies.forEach(this::put);
  }

  private void put(String policy, JsonNode document) {
    iam.putRolePolicy(
        request -> request.roleName(name).policyName(policy).policyDocument(document.toString()));
  }
}

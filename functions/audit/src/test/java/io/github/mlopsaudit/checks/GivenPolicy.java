package io.github.mlopsaudit.checks;

import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.core.Reading;

/// Resource policies as tests write them: single quotes stand for double ones.
public final class GivenPolicy {

  private GivenPolicy() {}

  public static String json(String... statements) {
    String json = "{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}";
    return json.replace('\'', '"');
  }

  public static Reading<PolicyDocument> policy(String... statements) {
    return document(json(statements));
  }

  public static Reading<PolicyDocument> document(String json) {
    return Reading.known(new PolicyDocument(json));
  }

  /// An Allow of these actions to this principal, both as JSON.
  public static String allow(String principal, String actions) {
    return "{'Effect':'Allow','Principal':"
        + principal
        + ",'Action':"
        + actions
        + ",'Resource':'*'}";
  }
}

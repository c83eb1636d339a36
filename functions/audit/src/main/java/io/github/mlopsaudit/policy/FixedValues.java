package io.github.mlopsaudit.policy;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.policybuilder.iam.IamCondition;
import software.amazon.awssdk.policybuilder.iam.IamPrincipal;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/// Whether an Allow is bound to fixed values, in AWS's sense: values without `*`, `?` or a
/// variable, of the principals or condition keys that AWS lists. Keys that it does not list
/// (aws:Referer, aws:SecureTransport, dates, ...) bind nothing, nor do negated operators,
/// `...IfExists` and `ForAllValues:`, which hold for a request without the key.
final class FixedValues {

  private static final Set<String> PRINCIPAL_TYPES = Set.of("AWS", "Service", "CanonicalUser");
  private static final Set<String> OPERATORS =
      Set.of("stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike");
  private static final Set<String> KEYS =
      Set.of(
          "aws:principalaccount",
          "aws:principalarn",
          "aws:principalorgid",
          "aws:principalorgpaths",
          "aws:sourceaccount",
          "aws:sourcearn",
          "aws:sourceowner",
          "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:userid",
          "s3:dataaccesspointaccount",
          "s3:x-amz-server-side-encryption-aws-kms-key-id");
  private static final Pattern ACCESS_POINT_OF_ONE_ACCOUNT =
      Pattern.compile("arn:[a-z-]+:s3:[^:]*:\\d{12}:accesspoint/.+");
  private static final Pattern CIDR = Pattern.compile("([0-9.]+|[0-9a-fA-F:.]+)(?:/(\\d{1,3}))?");
  private static final int BROADEST_IPV4 = 8;
  private static final int BROADEST_IPV6 = 32;

  private FixedValues() {}

  /// Whether each principal is a fixed one. `NotPrincipal`, and no principal at all, let anybody
  /// in.
  static boolean bindPrincipals(IamStatement statement) {
    return statement.notPrincipals().isEmpty()
        && !statement.principals().isEmpty()
        && statement.principals().stream().allMatch(FixedValues::isFixed);
  }

  private static boolean isFixed(IamPrincipal principal) {
    return PRINCIPAL_TYPES.contains(principal.type().value()) && isFixed(principal.id());
  }

  /// Whether one condition binds the statement: conditions are joined by AND, the values of one by
  /// OR.
  static boolean bindConditions(IamStatement statement) {
    Map<List<String>, List<IamCondition>> byOperatorAndKey =
        statement.conditions().stream()
            .collect(groupingBy(condition -> List.of(operator(condition), key(condition))));
    return byOperatorAndKey.values().stream()
        .anyMatch(values -> values.stream().allMatch(FixedValues::binds));
  }

  private static String operator(IamCondition condition) {
    String operator = condition.operator().value().toLowerCase(Locale.ROOT);
    return operator.startsWith("foranyvalue:")
        ? operator.substring("foranyvalue:".length())
        : operator;
  }

  private static String key(IamCondition condition) {
    return condition.key().value().toLowerCase(Locale.ROOT);
  }

  private static boolean binds(IamCondition condition) {
    String key = key(condition);
    String operator = operator(condition);
    if (operator.equals("ipaddress")) {
      return key.equals("aws:sourceip") && isNarrow(condition.value());
    }
    if (!OPERATORS.contains(operator)) {
      return false;
    }
    if (key.equals("s3:dataaccesspointarn")) {
      return ACCESS_POINT_OF_ONE_ACCOUNT.matcher(condition.value()).matches();
    }
    return KEYS.contains(key) && isFixed(condition.value());
  }

  private static boolean isFixed(String value) {
    return !value.isEmpty()
        && !value.contains("*")
        && !value.contains("?")
        && !value.contains("${");
  }

  private static boolean isNarrow(String cidr) {
    Matcher matcher = CIDR.matcher(cidr);
    if (!matcher.matches()) {
      return false;
    }
    int broadest = matcher.group(1).contains(":") ? BROADEST_IPV6 : BROADEST_IPV4;
    return matcher.group(2) == null || Integer.parseInt(matcher.group(2)) >= broadest;
  }
}

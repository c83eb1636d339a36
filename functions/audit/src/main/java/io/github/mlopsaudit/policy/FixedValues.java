package io.github.mlopsaudit.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import software.amazon.awssdk.policybuilder.iam.IamPrincipal;

/// Whether an Allow is bound to fixed values, in AWS's sense: values without `*`, `?` or a
/// variable, of the principals or condition keys that AWS lists. Keys that it does not list
/// (aws:Referer, aws:SecureTransport, dates, ...) bind nothing.
/// docs/decisions/0002-what-public-means.md says why which key is in which list.
final class FixedValues {

  private static final Set<String> PRINCIPAL_TYPES = Set.of("AWS", "Service", "CanonicalUser");
  private static final Predicate<String> SESSION =
      Pattern.compile("ARO[A-Z0-9]+:.*", Pattern.CASE_INSENSITIVE).asMatchPredicate();
  private static final Predicate<String> ACCESS_POINT_OF_ONE_ACCOUNT =
      fits("arn:aws[a-z-]*:s3:[^:]*:\\d{12}:accesspoint/.+");
  private static final Predicate<String> PRINCIPAL_OF_ONE_ACCOUNT =
      fits("arn:aws[a-z-]*:(iam|sts)::\\d{12}:.+");
  private static final Predicate<String> PATH_OF_ONE_ORGANIZATION = fits("o-[a-z0-9]+/.*");

  private static final Map<String, Predicate<String>> S3_KEYS =
      Map.ofEntries(
          Map.entry("aws:principalorgid", FixedValues::isFixed),
          Map.entry("aws:sourceaccount", FixedValues::isFixed),
          Map.entry("aws:sourcearn", FixedValues::isFixed),
          Map.entry("aws:sourceowner", FixedValues::isFixed),
          Map.entry("aws:sourcevpc", FixedValues::isFixed),
          Map.entry("aws:sourcevpce", FixedValues::isFixed),
          Map.entry("aws:userid", value -> isFixed(value) && !SESSION.test(value)),
          Map.entry("s3:dataaccesspointaccount", FixedValues::isFixed),
          Map.entry("s3:dataaccesspointarn", ACCESS_POINT_OF_ONE_ACCOUNT));

  /// What the S3 guide lists.
  static final FixedValues OF_BUCKETS = new FixedValues(S3_KEYS);

  /// The same, and the keys that name the caller's account or organization.
  static final FixedValues OF_REPOSITORIES =
      new FixedValues(
          and(
              S3_KEYS,
              Map.of(
                  "aws:principalaccount",
                  FixedValues::isFixed,
                  "aws:principalarn",
                  PRINCIPAL_OF_ONE_ACCOUNT,
                  "aws:principalorgpaths",
                  PATH_OF_ONE_ORGANIZATION)));

  private final Map<String, Predicate<String>> keys;

  private FixedValues(Map<String, Predicate<String>> keys) {
    this.keys = keys;
  }

  /// Whether only fixed principals are let in, or only requests that show a fixed value.
  boolean bind(Statement statement) {
    return bindPrincipals(statement) || statement.conditions().stream().anyMatch(this::binds);
  }

  /// Whether each principal is a fixed one. `NotPrincipal`, and no principal at all, let anybody
  /// in.
  private static boolean bindPrincipals(Statement statement) {
    return statement.text().notPrincipals().isEmpty()
        && !statement.text().principals().isEmpty()
        && statement.text().principals().stream().allMatch(FixedValues::isFixed);
  }

  private static boolean isFixed(IamPrincipal principal) {
    return PRINCIPAL_TYPES.contains(principal.type().value()) && isFixed(principal.id());
  }

  private boolean binds(Condition condition) {
    if (condition.key().equals("aws:sourceip")) {
      return condition.demandsAnAddress()
          && condition.values().stream().allMatch(AddressRange::isNarrow);
    }
    return condition.demandsAValue()
        && condition.values().stream().allMatch(keys.getOrDefault(condition.key(), _ -> false));
  }

  private static boolean isFixed(String value) {
    return !value.isEmpty() && !Wildcard.isIn(value) && !value.contains("${");
  }

  private static Predicate<String> fits(String regex) {
    Predicate<String> pattern = Pattern.compile(regex).asMatchPredicate();
    return value -> pattern.test(value) && !value.contains("${");
  }

  private static Map<String, Predicate<String>> and(
      Map<String, Predicate<String>> some, Map<String, Predicate<String>> others) {
    Map<String, Predicate<String>> all = new HashMap<>(some);
    all.putAll(others);
    return Map.copyOf(all);
  }
}

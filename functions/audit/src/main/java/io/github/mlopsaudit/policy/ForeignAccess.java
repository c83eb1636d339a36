package io.github.mlopsaudit.policy;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.core.PolicyDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.policybuilder.iam.IamPrincipal;

/// Whom else than the insiders a resource policy lets in, by how many statements. Everybody has
/// kinds of its own, unless a condition names the accounts: how open that is, is [Exposure]'s.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
public record ForeignAccess(List<Outsider> outsiders, int statements) {

  // Security Hub S3.6.
  private static final List<String> CONTROL =
      List.of(
          "s3:DeleteBucketPolicy",
          "s3:PutBucketAcl",
          "s3:PutBucketPolicy",
          "s3:PutEncryptionConfiguration",
          "s3:PutObjectAcl");
  private static final Pattern ACCOUNT =
      Pattern.compile("(?:arn:[^:]*:[^:]*:[^:]*:)?(\\d{12})(?::.*)?");
  private static final Pattern UNIQUE_ID = Pattern.compile("A[A-Z]{3}[A-Z0-9]+");
  private static final Pattern CLOUDFRONT = Pattern.compile("arn:aws[a-z-]*:iam::cloudfront:.+");
  private static final Set<String> KEYS_WITH_ACCOUNT =
      Set.of(
          "aws:principalaccount",
          "aws:principalarn",
          "aws:sourceaccount",
          "aws:sourcearn",
          "aws:sourceowner",
          "s3:dataaccesspointaccount",
          "s3:dataaccesspointarn");
  private static final Set<String> KEYS_OF_SOURCES =
      Set.of("aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths");

  public ForeignAccess {
    outsiders = List.copyOf(outsiders);
  }

  /// Reads the policy; empty if it is not one that can be understood.
  public static Optional<ForeignAccess> of(PolicyDocument document, Insiders insiders) {
    return Statement.read(document)
        .map(statements ->
            new ForeignAccess(
                statements.stream()
                    .filter(Statement::allows)
                    .flatMap(statement -> outsiders(statement, insiders))
                    .toList(),
                statements.size()));
  }

  /// Those of one kind.
  public List<Outsider> of(Outsider.Kind kind) {
    return outsiders.stream().filter(outsider -> outsider.kind() == kind).toList();
  }

  private static Stream<Outsider> outsiders(Statement statement, Insiders insiders) {
    return Stream.concat(
            statement.text().principals().stream()
                .flatMap(principal -> named(principal, statement, insiders)),
            inConditions(statement, insiders))
        .distinct();
  }

  private static Stream<Outsider> named(
      IamPrincipal principal, Statement statement, Insiders insiders) {
    return switch (principal.type().value()) {
      case "AWS" -> user(principal.id(), statement, insiders);
      case "CanonicalUser" -> canonicalUser(principal.id(), statement, insiders);
      case "Service" ->
          isForOneSource(statement)
              ? Stream.empty()
              : one(Outsider.Kind.SERVICE, principal.id(), statement);
      default -> Stream.empty();
    };
  }

  private static Stream<Outsider> user(String id, Statement statement, Insiders insiders) {
    if (Wildcard.isIn(id) || CLOUDFRONT.matcher(id).matches()) {
      return Stream.empty();
    }
    if (UNIQUE_ID.matcher(id).matches()) {
      return one(Outsider.Kind.DEAD, id, statement);
    }
    // A principal of no form that AWS documents is taken for somebody else's.
    String account = findAccount(id).orElse(id);
    return insiders.include(account)
        ? Stream.empty()
        : one(Outsider.Kind.ACCOUNT, account, statement);
  }

  private static Stream<Outsider> canonicalUser(String id, Statement statement, Insiders insiders) {
    if (insiders.canonicalUsers().contains(id) || id.equals(LogDelivery.CANONICAL_USER)) {
      return Stream.empty();
    }
    return one(
        insiders.canonicalUsers().isEmpty()
            ? Outsider.Kind.UNKNOWN_CANONICAL_USER
            : Outsider.Kind.CANONICAL_USER,
        id,
        statement);
  }

  /// The foreign accounts that conditions let through where the principals are everybody or a
  /// service. One condition that lets none but insiders through is enough to let no other in.
  private static Stream<Outsider> inConditions(Statement statement, Insiders insiders) {
    if (!isOpen(statement)) {
      return Stream.empty();
    }
    List<List<String>> accounts =
        statement.conditions().stream()
            .map(ForeignAccess::accounts)
            .filter(named -> !named.isEmpty())
            .toList();
    if (accounts.stream().anyMatch(named -> named.stream().allMatch(insiders::include))) {
      return Stream.empty();
    }
    List<Outsider> named =
        accounts.stream()
            .flatMap(List::stream)
            .filter(account -> !insiders.include(account))
            .flatMap(account -> one(Outsider.Kind.ACCOUNT, account, statement))
            .toList();
    return named.isEmpty() ? unnamed(statement) : named.stream();
  }

  /// Those whom nothing names. What binds them in a repository's policy does so in a bucket's too,
  /// whatever S3 calls public.
  private static Stream<Outsider> unnamed(Statement statement) {
    if (isOpenToServicesOnly(statement)) {
      return Stream.empty();
    }
    return FixedValues.OF_REPOSITORIES.bind(statement)
        ? one(Outsider.Kind.UNTOLD, keys(statement), statement)
        : one(Outsider.Kind.EVERYBODY, "*", statement);
  }

  private static String keys(Statement statement) {
    return statement.text().conditions().stream()
        .map(condition -> condition.key().value())
        .distinct()
        .collect(joining(" + "));
  }

  private static boolean isOpenToServicesOnly(Statement statement) {
    return !statement.text().principals().isEmpty()
        && statement.text().principals().stream()
            .noneMatch(principal -> Wildcard.isIn(principal.id()) && !isService(principal));
  }

  private static boolean isService(IamPrincipal principal) {
    return principal.type().value().equals("Service");
  }

  private static boolean isOpen(Statement statement) {
    return statement.text().principals().isEmpty()
        || statement.text().principals().stream()
            .anyMatch(principal -> Wildcard.isIn(principal.id()) || isService(principal));
  }

  /// The accounts that the condition lets through, none where it does not say all of them.
  private static List<String> accounts(Condition condition) {
    if (!condition.demandsAValue() || !KEYS_WITH_ACCOUNT.contains(condition.key())) {
      return List.of();
    }
    List<String> found =
        condition.values().stream().flatMap(value -> findAccount(value).stream()).toList();
    return found.size() == condition.values().size() ? found : List.of();
  }

  private static boolean isForOneSource(Statement statement) {
    return statement.conditions().stream()
        .anyMatch(condition ->
            condition.demandsAValue()
                && KEYS_OF_SOURCES.contains(condition.key())
                && condition.values().stream().allMatch(ForeignAccess::isOneSource));
  }

  private static boolean isOneSource(String value) {
    return findAccount(value).isPresent() || !Wildcard.isIn(value);
  }

  private static Optional<String> findAccount(String text) {
    Matcher matcher = ACCOUNT.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Stream<Outsider> one(Outsider.Kind kind, String id, Statement statement) {
    return Stream.of(
        new Outsider(
            kind, id, statement.index(), statement.label(), statement.isAboutAny(CONTROL)));
  }
}

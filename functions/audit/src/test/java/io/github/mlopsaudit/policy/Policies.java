package io.github.mlopsaudit.policy;

import io.github.mlopsaudit.core.PolicyDocument;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Policies of any kind, statement by statement.
final class Policies {

  private static final List<String> ACTIONS =
      List.of(
          "*", "s3:*", "s3:GetObject", "s3:PutObject", "s3:p?t*", "s3:Get*", "ecr:BatchGetImage");
  private static final List<String> PRINCIPALS =
      List.of(
          "'*'",
          "{'AWS':'*'}",
          "{'AWS':'arn:aws:iam::123456789012:root'}",
          "{'AWS':['123456789012','*']}",
          "{'Service':'cloudtrail.amazonaws.com'}",
          "{'CanonicalUser':'79a59df900b949e5'}",
          "{'Federated':'cognito-identity.amazonaws.com'}");
  private static final List<String> CONDITIONS =
      List.of(
          "{}",
          "{'StringEquals':{'aws:SourceVpc':'vpc-1'}}",
          "{'StringLike':{'aws:SourceVpc':'vpc-*'}}",
          "{'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}}",
          "{'IpAddress':{'aws:SourceIp':['203.0.113.0/24','0.0.0.0/1']}}",
          "{'StringNotEquals':{'aws:SourceAccount':'123456789012'}}",
          "{'StringEqualsIfExists':{'aws:PrincipalOrgID':'o-1'}}",
          "{'Bool':{'aws:SecureTransport':'false'}}",
          "{'NumericLessThan':{'s3:TlsVersion':'1.2'}}");
  private static final List<String> RESOURCES =
      List.of(
          "'*'", "'arn:aws:s3:::b'", "'arn:aws:s3:::b/*'", "['arn:aws:s3:::b','arn:aws:s3:::b/*']");

  private Policies() {}

  static Arbitrary<List<String>> statements() {
    return statement(Arbitraries.of("Allow", "Deny")).list().ofMaxSize(6);
  }

  static Arbitrary<String> allow() {
    return statement(Arbitraries.just("Allow"));
  }

  static Arbitrary<String> deny() {
    return statement(Arbitraries.just("Deny"));
  }

  private static Arbitrary<String> statement(Arbitrary<String> effects) {
    return Combinators.combine(
            effects,
            Arbitraries.of("Principal", "NotPrincipal"),
            Arbitraries.of(PRINCIPALS),
            Arbitraries.of("Action", "NotAction"),
            Arbitraries.of(ACTIONS),
            Arbitraries.of(RESOURCES),
            Arbitraries.of(CONDITIONS))
        .as((effect, who, principal, what, action, resource, condition) ->
            "{'Effect':'%s','%s':%s,'%s':'%s','Resource':%s,'Condition':%s}"
                .formatted(effect, who, principal, what, action, resource, condition));
  }

  static PolicyDocument policy(List<String> statements) {
    return Corpus.policy(String.join(",", statements));
  }
}

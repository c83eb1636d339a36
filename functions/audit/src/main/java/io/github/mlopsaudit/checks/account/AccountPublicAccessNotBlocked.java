package io.github.mlopsaudit.checks.account;

import io.github.mlopsaudit.checks.Commands;
import io.github.mlopsaudit.core.Account;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Remedy;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.Set;
import java.util.stream.Stream;

/// Flags an account that does not block public access for all its buckets, those included that are
/// made tomorrow. The flags are the effective ones of the account: AWS Organizations may have set
/// them. https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_GetPublicAccessBlock.html
public final class AccountPublicAccessNotBlocked implements Check {

  private static final Rule RULE =
      new Rule(
          "account-block-public-access",
          Service.S3,
          Severity.HIGH,
          Tier.ALERT,
          "S3.1",
          "ISMS-P 2.6.1");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.ACCOUNT_BLOCK);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    if (!snapshot.selection().includes(Service.S3)) {
      return Stream.empty();
    }
    Resource account = Resource.account(snapshot.account().id(), course.region());
    return Stream.of(new Assessment(RULE, account, "", judge(snapshot.account())));
  }

  private static Verdict judge(Account account) {
    return switch (account.blockPublicAccess()) {
      case Reading.Unreadable<BlockPublicAccess> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<BlockPublicAccess>(BlockPublicAccess flags) -> {
        if (flags.blocksAll()) {
          yield new Verdict.Pass(Message.of("account-block-public-access.pass"));
        }
        yield flags.ignorePublicAcls() && flags.restrictPublicBuckets()
            ? fail(Severity.LOW, "preventive", flags, account)
            : fail(Severity.HIGH, "open", flags, account);
      }
    };
  }

  private static Verdict fail(
      Severity severity, String how, BlockPublicAccess flags, Account account) {
    return new Verdict.Fail(
        severity,
        Message.of("account-block-public-access.fail." + how, String.join(", ", flags.missing())),
        Remedy.asking(Commands.blockAccount(account.id())));
  }
}

package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Commands.word;

import io.github.mlopsaudit.checks.EachBucket;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Remedy;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.core.Website;
import java.util.Set;
import java.util.stream.Stream;

/// Flags buckets that are set up as a static website. Whether anybody can see it is the business of
/// `s3-public-policy` and `s3-public-acl`; a website is what people open a bucket for.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteHosting.html
public final class WebsiteConfigured implements Check {

  private static final Rule RULE = new Rule("s3-website", Service.S3, Severity.LOW, Tier.REPORT);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_BUCKETS, Read.BUCKET_WEBSITE);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachBucket.judge(RULE, snapshot, course, WebsiteConfigured::judge);
  }

  private static Verdict judge(Bucket bucket) {
    return switch (bucket.website()) {
      case Reading.Unreadable<Website> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<Website>(Website website) ->
          switch (website) {
            case NONE -> new Verdict.Pass(Message.of("s3-website.pass"));
            case CONFIGURED ->
                new Verdict.Fail(
                    Severity.LOW, Message.of("s3-website.fail"), takeDown(bucket.name()));
          };
    };
  }

  private static Remedy takeDown(String bucket) {
    return Remedy.asking(
        """
        aws s3api get-bucket-website --bucket %s > %s && \\
        aws s3api delete-bucket-website --bucket %s\
        """
            .formatted(word(bucket), word(bucket + "-website.json"), word(bucket)));
  }
}

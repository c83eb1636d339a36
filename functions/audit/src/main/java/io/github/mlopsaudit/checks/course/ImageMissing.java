package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Commands.word;

import io.github.mlopsaudit.checks.EachRepository;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Image;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Repository.Images;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.stream.Stream;

/// Flags repositories into which no container image was pushed yet, and tells when the newest was.
/// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImages.html
public final class ImageMissing implements Check {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(Snapshot.CLASS_ZONE);
  private static final Rule RULE =
      new Rule("ecr-image-pushed", Service.ECR, Severity.INFO, Tier.REPORT);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_REPOSITORIES, Read.IMAGES);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachRepository.judge(RULE, snapshot, course, ImageMissing::judge);
  }

  private static Verdict judge(Repository repository) {
    return switch (repository.images()) {
      case Reading.Unreadable<Images> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<Images>(Images images) -> {
        if (images.count().value() > 0) {
          yield new Verdict.Pass(
              Message.of("ecr-image-pushed.pass", images.count(), lastPush(images)));
        }
        if (!images.count().exact()) {
          yield new Verdict.Unknown(Message.of("ecr-image-pushed.unknown"));
        }
        yield new Verdict.Fail(
            Severity.INFO, Message.of("ecr-image-pushed.fail"), push(repository));
      }
    };
  }

  private static String lastPush(Images images) {
    return images.latest().map(Image::pushedAt).map(DAY::format).orElse("-");
  }

  /// Comments alone: what to push only the student knows.
  private static String push(Repository repository) {
    return """
    # aws ecr get-login-password --region %s | docker login --username AWS --password-stdin %s
    # docker tag IMAGE %s:v1.0.0 && docker push %s:v1.0.0\
    """
        .formatted(
            word(repository.region()),
            word(registry(repository.uri())),
            word(repository.uri()),
            word(repository.uri()));
  }

  private static String registry(String uri) {
    int slash = uri.indexOf('/');
    return slash < 0 ? uri : uri.substring(0, slash);
  }
}

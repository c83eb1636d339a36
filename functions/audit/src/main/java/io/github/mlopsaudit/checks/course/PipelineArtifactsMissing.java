package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Commands.word;

import io.github.mlopsaudit.checks.EachBucket;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Contents;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.Set;
import java.util.stream.Stream;

/// Flags buckets in which Kubeflow Pipelines has stored nothing.
public final class PipelineArtifactsMissing implements Check {

  private static final Rule RULE =
      new Rule("s3-pipeline-artifacts", Service.S3, Severity.MEDIUM, Tier.ALERT);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_BUCKETS, Read.BUCKET_CONTENTS);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachBucket.judge(RULE, snapshot, course, PipelineArtifactsMissing::judge);
  }

  private static Verdict judge(Bucket bucket) {
    String filling =
        "# Run a pipeline that stores there: @dsl.pipeline(pipeline_root='s3://%s/kubeflow-pipeline-artifacts')"
            .formatted(word(bucket.name()));
    return ArtifactFolder.judge(
        RULE, "kubeflow-pipeline-artifacts/", Contents::pipelines, filling, bucket);
  }
}

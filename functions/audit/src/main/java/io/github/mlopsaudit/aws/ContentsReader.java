package io.github.mlopsaudit.aws;

import static io.github.mlopsaudit.aws.MalformedAnswerException.promised;

import io.github.mlopsaudit.core.Contents;
import io.github.mlopsaudit.core.Read;
import java.time.Instant;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Lists a bucket, a few pages of it, and says what it holds.
record ContentsReader(S3Client s3, String bucket, String owner, Calls calls) {

  private static final int PAGES = 5;

  /// Enough to see more than the marker object of an empty folder.
  private static final int PROBE = 2;

  Contents read() {
    ContentsTally tally = new ContentsTally();
    int pages = 0;
    var all =
        s3.listObjectsV2Paginator(request -> request.bucket(bucket).expectedBucketOwner(owner));
    for (ListObjectsV2Response page : calls.pages(Read.BUCKET_CONTENTS, all)) {
      page.contents().forEach(object -> tally.add(object.key(), size(object), written(object)));
      pages++;
      if (promised(page.isTruncated(), "IsTruncated") && pages == PAGES) {
        tally.cut();
        break;
      }
    }
    tally.undecidedPrefixes().forEach(prefix -> probe(prefix, tally));
    return tally.contents();
  }

  private void probe(String prefix, ContentsTally tally) {
    calls
        .ask(Read.BUCKET_CONTENTS, () -> begun(prefix))
        .contents()
        .forEach(object -> tally.addUncounted(object.key(), size(object), written(object)));
  }

  private ListObjectsV2Response begun(String prefix) {
    return s3.listObjectsV2(
        request -> request.bucket(bucket).expectedBucketOwner(owner).prefix(prefix).maxKeys(PROBE));
  }

  private static long size(S3Object object) {
    return promised(object.size(), "Size");
  }

  private static Instant written(S3Object object) {
    return promised(object.lastModified(), "LastModified");
  }
}

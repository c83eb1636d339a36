package io.github.mlopsaudit.aws;

import static io.github.mlopsaudit.aws.MalformedAnswerException.promised;

import io.github.mlopsaudit.aws.BucketReader.Listed;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.NamePattern;
import io.github.mlopsaudit.core.NameStatus;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Known;
import io.github.mlopsaudit.core.Reading.Unreadable;
import io.github.mlopsaudit.core.ReadingOrder;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Student;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.Owner;

/// Lists the buckets of the class, reads each, and asks about expected names that it did not find.
final class BucketsReader {

  /// The buckets, what became of the expected names that are none of them, and what else the
  /// listing said.
  record Buckets(
      Reading<List<Bucket>> listed,
      Map<String, Reading<NameStatus>> unlistedNames,
      Reading<Listing> listing) {

    /// Where nobody asked for buckets.
    static final Buckets NONE =
        new Buckets(Reading.known(List.of()), Map.of(), Reading.notAsked(Read.LIST_BUCKETS));

    String canonicalUserId() {
      return listing.find().map(Listing::canonicalUserId).orElse("");
    }

    List<String> strays() {
      return listing.find().map(Listing::strays).orElse(List.of());
    }
  }

  /// What ListBuckets showed: all buckets that a pattern enumerates, the selected students' and the
  /// others', then the names that only begin alike, and the canonical user id of the account.
  record Listing(List<Listed> ours, List<String> strays, String canonicalUserId) {}

  private static final Reading<NameStatus> TAKEN = Reading.known(NameStatus.TAKEN);
  private static final Reading<NameStatus> DENIED =
      Reading.unreadable(Read.BUCKET_NAME, Reading.Cause.DENIED, "HTTP 403");

  private final AwsClients clients;
  private final Calls calls;
  private final Course course;
  private final Selection selection;
  private final ReadingOrder order;
  private final BucketReader reader;
  private final ReadingProgress progress;

  BucketsReader(
      AwsClients clients,
      Calls calls,
      Course course,
      Selection selection,
      ReadingOrder order,
      String account,
      ReadingProgress progress) {
    this.clients = clients;
    this.calls = calls;
    this.course = course;
    this.selection = selection;
    this.order = order;
    this.reader = new BucketReader(clients, calls, account);
    this.progress = progress;
  }

  Reading<Listing> list() {
    return calls.startMany(Read.LIST_BUCKETS, this::listed).get();
  }

  Buckets read(Reading<Listing> listing) {
    return switch (listing) {
      case Known<Listing>(Listing known) -> read(known);
      case Unreadable<Listing> gap -> new Buckets(gap.as(), Map.of(), listing);
    };
  }

  // The stems of the patterns and not their whole prefixes, so that near misses show.
  private Listing listed() {
    Map<String, Listed> ours = new TreeMap<>();
    Set<String> strays = new TreeSet<>();
    String canonicalUserId = "";
    for (String stem : course.buckets().stream().map(NamePattern::stem).distinct().toList()) {
      var pages = clients.s3().listBucketsPaginator(r -> r.prefix(stem));
      for (ListBucketsResponse page : calls.pages(Read.LIST_BUCKETS, pages)) {
        canonicalUserId = canonicalUserId(page).orElse(canonicalUserId);
        for (Listed bucket : listed(page)) {
          if (course.buckets().stream().anyMatch(pattern -> pattern.enumerates(bucket.name()))) {
            ours.put(bucket.name(), bucket);
          } else if (bucket.name().startsWith(stem)) {
            strays.add(bucket.name());
          }
        }
      }
    }
    return new Listing(List.copyOf(ours.values()), List.copyOf(strays), canonicalUserId);
  }

  private static Optional<String> canonicalUserId(ListBucketsResponse page) {
    return Optional.ofNullable(page.owner()).map(Owner::id);
  }

  private static List<Listed> listed(ListBucketsResponse page) {
    if (!page.hasBuckets()) {
      throw new MalformedAnswerException("Buckets is missing");
    }
    return page.buckets().stream()
        .map(bucket ->
            new Listed(
                promised(bucket.name(), "Name"),
                promised(bucket.creationDate(), "CreationDate"),
                Optional.ofNullable(bucket.bucketRegion())))
        .toList();
  }

  private Buckets read(Listing listing) {
    List<Listed> wanted =
        order.sorted(
            listing.ours().stream().filter(bucket -> isWanted(bucket.name())).toList(),
            bucket -> course.bucketOwner(bucket.name()));
    progress.found(wanted.size());
    Set<String> names = wanted.stream().map(Listed::name).collect(Collectors.toSet());
    List<String> expected = expectedNames();
    var missing =
        calls.fork(
            () -> nameStatuses(expected.stream().filter(name -> !names.contains(name)).toList()));
    List<Bucket> read = calls.forEach(wanted, this::read);
    Map<String, Reading<NameStatus>> statuses =
        nameStatuses(read.stream().filter(BucketsReader::seemsGone).map(Bucket::name).toList());
    List<Bucket> kept = read.stream().filter(bucket -> isStillOurs(bucket, statuses)).toList();
    statuses.putAll(missing.get());
    if (statuses.containsValue(TAKEN) && !isAllowedToAsk(kept, listing)) {
      statuses.replaceAll((_, status) -> status.equals(TAKEN) ? DENIED : status);
    }
    kept.forEach(bucket -> statuses.remove(bucket.name()));
    statuses.keySet().retainAll(Set.copyOf(expected));
    return new Buckets(Reading.known(kept), statuses, Reading.known(listing));
  }

  private boolean isWanted(String bucket) {
    return selection.includesStudent(course.bucketOwner(bucket));
  }

  // Without s3:ListBucket S3 answers 403 for a name that is free, too: a bucket of ours shows
  // whether
  // the answer can be trusted.
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
  private boolean isAllowedToAsk(List<Bucket> buckets, Listing listing) {
    return buckets.stream().anyMatch(bucket -> bucket.contents().find().isPresent())
        || listing.ours().stream()
            .filter(bucket -> buckets.stream().noneMatch(b -> b.name().equals(bucket.name())))
            .limit(1)
            .map(bucket -> reader.startNameStatus(bucket.name()).get())
            .anyMatch(status -> status.equals(Reading.known(NameStatus.OURS)));
  }

  // Under load S3 has been seen to deny the existence of a bucket that is there, so HeadBucket has
  // the last word; where it cannot say, the bucket stays with the gaps it has.
  private static boolean isStillOurs(Bucket bucket, Map<String, Reading<NameStatus>> statuses) {
    return statuses
            .getOrDefault(bucket.name(), Reading.known(NameStatus.OURS))
            .find()
            .orElse(NameStatus.OURS)
        != NameStatus.FREE;
  }

  private static boolean seemsGone(Bucket bucket) {
    return SdkFailure.anyGone(bucket.readings());
  }

  private Bucket read(Listed listed) {
    Bucket bucket = reader.read(listed);
    progress.read();
    return bucket;
  }

  private List<String> expectedNames() {
    return order.sorted(course.roster(), Student::number).stream()
        .filter(student -> selection.includesStudent(student.number()))
        .map(course::bucketName)
        .distinct()
        .toList();
  }

  private Map<String, Reading<NameStatus>> nameStatuses(List<String> names) {
    var asked = calls.forEach(names, name -> reader.startNameStatus(name).get());
    Map<String, Reading<NameStatus>> statuses = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      statuses.put(names.get(i), asked.get(i));
    }
    return statuses;
  }
}

package io.github.mlopsaudit.checks.ecr;

import static io.github.mlopsaudit.checks.Commands.word;
import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.checks.Commands;
import io.github.mlopsaudit.core.LifecyclePolicy.ImageRule;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Remedy;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Repository.Images;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The rules of one lifecycle policy, weighed against how many images a rule should leave and how
/// long images are needed: those pushed from the one day on, to the other, which is `LocalDate.MAX`
/// where the course has no end and `MIN` where it is over. One verdict: of the gravest fault, and
/// of several the first rule's.
record ImageRules(List<ImageRule> rules, int minimum, LocalDate pushed, LocalDate needed) {

  // What the course page's policy keeps.
  private static final int KEPT = 10;

  Verdict judge(Repository repository) {
    return Stream.of(tooFew(), tooSoon(), noEnd(), samePriority(), anyNotLast())
        .flatMap(Optional::stream)
        .findFirst()
        .<Verdict>map(message -> new Verdict.Fail(Severity.LOW, message, keepTen(repository)))
        .or(() -> unknownWord().map(message -> look(message, repository)))
        .orElseGet(() -> judgeImages(repository));
  }

  private Optional<Message> tooFew() {
    return find(this::keepsTooFew).map(rule -> fault("few", rule, rule.countNumber(), minimum));
  }

  private Optional<Message> tooSoon() {
    return find(this::deletesTooSoon)
        .map(rule -> fault("soon", rule, rule.countNumber(), pushed, needed));
  }

  private Optional<Message> noEnd() {
    return find(this::deletesAtNobodyKnowsWhen)
        .map(rule -> fault("no-end", rule, rule.countNumber()));
  }

  private Optional<Message> samePriority() {
    return find(
            rule -> rules.stream().filter(other -> other.priority() == rule.priority()).count() > 1)
        .map(rule -> fault("priority", rule));
  }

  private Optional<Message> anyNotLast() {
    int last = rules.stream().mapToInt(ImageRule::priority).max().orElse(0);
    return find(rule -> rule.tagStatus().equals("any") && rule.priority() != last)
        .map(rule -> fault("order", rule));
  }

  private Optional<Message> unknownWord() {
    return find(rule -> !isKnown(rule))
        .map(rule -> fault("unknown", rule, rule.countType(), rule.action()));
  }

  private Verdict judgeImages(Repository repository) {
    List<ImageRule> choosy = rules.stream().filter(ImageRules::choosesByTags).toList();
    if (choosy.isEmpty() && rules.stream().noneMatch(this::dependsOnPushes)) {
      return pass();
    }
    return switch (repository.images()) {
      case Reading.Unreadable<Images> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<Images>(Images images) ->
          choosy.stream()
              .flatMap(rule -> neverFires(rule, images).stream())
              .findFirst()
              .map(message -> look(message, repository))
              .orElseGet(this::pass);
    };
  }

  private Verdict pass() {
    return new Verdict.Pass(
        rules.stream().allMatch(rule -> rule.tagStatus().equals("untagged"))
            ? Message.of("ecr-lifecycle-danger.pass.untagged")
            : Message.of("ecr-lifecycle-danger.pass", rules.size()));
  }

  /// ECR selects images that have all of the listed tags, so one that no tag is like is enough.
  /// Where not all tags were seen, or there is none yet, nobody can say.
  private static Optional<Message> neverFires(ImageRule rule, Images images) {
    Set<String> tags = images.tags();
    if (tags.isEmpty() || !images.count().exact()) {
      return Optional.empty();
    }
    Stream<String> prefixes =
        rule.tagPrefixes().stream()
            .filter(prefix -> tags.stream().noneMatch(tag -> tag.startsWith(prefix)));
    Stream<String> patterns =
        rule.tagPatterns().stream().filter(pattern -> tags.stream().noneMatch(matching(pattern)));
    return Stream.concat(prefixes, patterns)
        .findFirst()
        .map(unused -> fault("never", rule, unused));
  }

  private static Predicate<String> matching(String wildcards) {
    return Pattern.compile(
            Stream.of(wildcards.split("\\*", -1)).map(Pattern::quote).collect(joining(".*")))
        .asMatchPredicate();
  }

  private boolean keepsTooFew(ImageRule rule) {
    return deletesTagged(rule)
        && rule.countType().equals("imageCountMoreThan")
        && rule.countNumber() < minimum;
  }

  private boolean deletesTooSoon(ImageRule rule) {
    return deletesTagged(rule)
        && deletesByAge(rule)
        && !needed.equals(LocalDate.MAX)
        && pushed.plusDays(rule.countNumber()).isBefore(needed);
  }

  private boolean deletesAtNobodyKnowsWhen(ImageRule rule) {
    return deletesTagged(rule) && deletesByAge(rule) && needed.equals(LocalDate.MAX);
  }

  /// Whether it hangs on when the images were pushed.
  private boolean dependsOnPushes(ImageRule rule) {
    return deletesTagged(rule) && deletesByAge(rule) && !needed.equals(LocalDate.MIN);
  }

  private static boolean deletesByAge(ImageRule rule) {
    return rule.countType().equals("sinceImagePushed");
  }

  private static boolean choosesByTags(ImageRule rule) {
    return !rule.tagPrefixes().isEmpty() || !rule.tagPatterns().isEmpty();
  }

  private static boolean deletesTagged(ImageRule rule) {
    return rule.action().equals("expire") && !rule.tagStatus().equals("untagged");
  }

  private static boolean isKnown(ImageRule rule) {
    return rule.action().equals("expire")
        && Set.of("imageCountMoreThan", "sinceImagePushed").contains(rule.countType());
  }

  private Optional<ImageRule> find(Predicate<ImageRule> faulty) {
    return rules.stream().filter(faulty).findFirst();
  }

  private static Message fault(String kind, ImageRule rule, Object... facts) {
    return Message.of(
        "ecr-lifecycle-danger.fail." + kind,
        Stream.concat(Stream.of(rule.priority()), Stream.of(facts)).toArray());
  }

  private static Verdict look(Message message, Repository repository) {
    return new Verdict.Fail(
        Severity.INFO,
        message,
        """
        # Compare the policy with the tags that are pushed, and mend it if it does not do what was meant:
        # %s\
        """
            .formatted(get(repository)));
  }

  private static String get(Repository repository) {
    return "aws ecr get-lifecycle-policy --repository-name %s --region %s --query lifecyclePolicyText --output text"
        .formatted(word(repository.name()), word(repository.region()));
  }

  /// Each dangerous rule keeps as many images as the course page's own policy; what it selects, and
  /// all other rules, stay. Rules are numbered anew in their order, those for any image last. Asks,
  /// since the eleventh image goes.
  private Remedy keepTen(Repository repository) {
    String priorities =
        rules.stream()
            .filter(
                rule -> keepsTooFew(rule) || deletesTooSoon(rule) || deletesAtNobodyKnowsWhen(rule))
            .map(rule -> rule.priority() + ", ")
            .distinct()
            .collect(joining());
    String read = Commands.file(repository.name(), "-lifecycle.json");
    String changed = Commands.file(repository.name(), "-lifecycle-new.json");
    return Remedy.asking(
        """
        %s > %s && \\
        python3 -c "import json, sys; p = json.load(open(sys.argv[1])); rules = p['rules']; [r['selection'].update(countType='imageCountMoreThan', countNumber=%d) or r['selection'].pop('countUnit', None) for r in rules if r['rulePriority'] in [%s] and r['selection']['tagStatus'] != 'untagged']; rules.sort(key=lambda r: (r['selection']['tagStatus'] == 'any', r['rulePriority'])); [r.update(rulePriority=n) for n, r in enumerate(rules, 1)]; json.dump(p, open(sys.argv[2], 'w'))" %s %s && \\
        aws ecr put-lifecycle-policy --repository-name %s --region %s --lifecycle-policy-text file://%s\
        """
            .formatted(
                get(repository),
                read,
                Math.max(KEPT, minimum),
                priorities,
                read,
                changed,
                word(repository.name()),
                word(repository.region()),
                changed));
  }
}

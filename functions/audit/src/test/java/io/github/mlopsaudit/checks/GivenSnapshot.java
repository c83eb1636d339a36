package io.github.mlopsaudit.checks;

import io.github.mlopsaudit.core.Account;
import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.NameStatus;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Registry;
import io.github.mlopsaudit.core.RegistryScanning;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Strays;
import java.util.List;
import java.util.Map;

/// What one night saw: the bucket of student 07 and nothing else, unless a test says otherwise.
public final class GivenSnapshot {

  public static final String OWNER =
      "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";

  private Reading<BlockPublicAccess> accountBlock = Reading.known(BlockPublicAccess.NONE);
  private Selection selection = Selection.ALL;
  private Reading<List<Bucket>> buckets =
      Reading.known(List.of(Given.bucket(Given.BUCKET).build()));
  private Map<String, Reading<NameStatus>> unlistedNames = Map.of();
  private Map<String, Reading<List<Repository>>> repositories =
      Map.of("ap-northeast-2", Reading.known(List.of()));
  private Strays strays = Strays.NONE;
  private Map<String, Registry> registries =
      Map.of(
          "ap-northeast-2",
          new Registry(
              Reading.known(new RegistryScanning(RegistryScanning.Type.BASIC, List.of())),
              Reading.known("AWS_NATIVE")));
  private Map<String, Reading<List<String>>> deletable = Map.of();

  public GivenSnapshot accountBlock(Reading<BlockPublicAccess> other) {
    accountBlock = other;
    return this;
  }

  public GivenSnapshot selection(Selection other) {
    selection = other;
    return this;
  }

  public GivenSnapshot buckets(Bucket... other) {
    return buckets(Reading.known(List.of(other)));
  }

  public GivenSnapshot buckets(Reading<List<Bucket>> other) {
    buckets = other;
    return this;
  }

  public GivenSnapshot unlistedNames(Map<String, Reading<NameStatus>> other) {
    unlistedNames = other;
    return this;
  }

  public GivenSnapshot repositories(Repository... other) {
    return repositories(Map.of("ap-northeast-2", Reading.known(List.of(other))));
  }

  public GivenSnapshot repositories(Map<String, Reading<List<Repository>>> other) {
    repositories = other;
    return this;
  }

  public GivenSnapshot strays(Strays other) {
    strays = other;
    return this;
  }

  public GivenSnapshot registries(Map<String, Registry> other) {
    registries = other;
    return this;
  }

  public GivenSnapshot deletable(Map<String, Reading<List<String>>> other) {
    deletable = other;
    return this;
  }

  public Snapshot build() {
    return new Snapshot(
        Given.NIGHT,
        new Account("123456789012", OWNER, accountBlock),
        selection,
        buckets,
        unlistedNames,
        repositories,
        strays,
        registries,
        deletable);
  }
}

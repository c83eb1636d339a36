package io.github.mlopsaudit.bench;

import java.util.function.Function;
import java.util.function.IntPredicate;

/// Something that answers the audit's questions. `takesPart` tells for which sizes of class, `run`
/// does it once.
record Contender(String name, IntPredicate takesPart, Function<Site, Lap> run) {

  Contender(String name, Function<Site, Lap> run) {
    this(name, _ -> true, run);
  }
}

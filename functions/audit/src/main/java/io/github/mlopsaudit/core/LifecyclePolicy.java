package io.github.mlopsaudit.core;

/// A repository's lifecycle policy: how many rules it has, 0 where there is no policy.
public record LifecyclePolicy(int rules) {

  public static final LifecyclePolicy NONE = new LifecyclePolicy(0);
}

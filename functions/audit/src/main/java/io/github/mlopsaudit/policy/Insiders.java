package io.github.mlopsaudit.policy;

import java.util.Set;

/// Whom a policy may let in: the accounts, by their numbers, and the canonical user ids of the
/// account that owns the resource, none where they are not known.
public record Insiders(Set<String> accounts, Set<String> canonicalUsers) {

  public Insiders {
    accounts = Set.copyOf(accounts);
    canonicalUsers = Set.copyOf(canonicalUsers);
  }

  /// Whether the account is one of them, or one of those that AWS itself delivers logs from.
  boolean include(String account) {
    return accounts.contains(account) || LogDelivery.ACCOUNTS.contains(account);
  }
}

package io.github.mlopsaudit.core;

/// Something the audit could not see: where, and which read failed.
public record Gap(String where, Reading.Unreadable<?> unreadable) {}

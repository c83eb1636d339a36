package io.github.mlopsaudit.core;

/// How many, exactly, or at least so many where counting stopped at its bound.
public record Count(long value, boolean exact) {

  @Override
  public String toString() {
    return exact ? Long.toString(value) : "≥ " + value;
  }
}

package io.github.mlopsaudit.policy;

/// A statement that lets everybody in: its place in the document (from 0), what people find it by
/// (the Sid, else its number counted from 1) and whether it lets them write, delete or change
/// settings.
public record PublicStatement(int index, String label, boolean writes) {}

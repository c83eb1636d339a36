package io.github.mlopsaudit.aws;

/// Who the audit is: the account it looks at and the ARN it looks as.
public record Identity(String account, String arn) {}

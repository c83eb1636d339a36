package io.github.mlopsaudit.bench;

import io.github.mlopsaudit.local.stub.StubAws;
import java.util.List;
import java.util.Map;

/// A class on a stub AWS over TLS, each call of which takes the same time.
record StubSite(StubAws stub, Map<String, String> environment, List<String> jvmOptions)
    implements Site {

  StubSite {
    environment = Map.copyOf(environment);
    jvmOptions = List.copyOf(jvmOptions);
  }

  @Override
  public int calls() {
    return stub.calls().values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public void close() {
    stub.close();
  }
}

package io.github.mlopsaudit.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A student of the sample class, and what is wrong with this student's storage.
record SampleStudent(String number, Set<Fault> faults) {
  private static final List<String> COMPONENTS = List.of("preprocessing", "training", "inference");

  boolean has(Fault fault) {
    return faults.contains(fault);
  }

  /// The bucket that the student made; with `BUCKET_MISSING` there is none of this name.
  String bucket() {
    return "mlops-training-user" + (has(Fault.BUCKET_NAME_MISTYPED) ? mistyped() : number);
  }

  private String mistyped() {
    String stripped = number.replaceFirst("^0+", "");
    return stripped.equals(number) ? "-" + number : stripped;
  }

  List<String> repositories() {
    List<String> names = new ArrayList<>();
    for (String component : COMPONENTS) {
      if (!(has(Fault.INFERENCE_REPOSITORY_MISSING) && component.equals("inference"))) {
        names.add(repository(component));
      }
    }
    if (has(Fault.APP_REPOSITORY)) {
      names.add(repository("app"));
    }
    return names;
  }

  boolean hasLifecyclePolicy(String repository) {
    return !repository.equals(repository("app"))
        && !(has(Fault.NO_LIFECYCLE_POLICY) && repository.equals(repository("training")));
  }

  private String repository(String component) {
    return has(Fault.ALTERNATE_REPOSITORY_NAMES)
        ? "mlops-training/user" + number + "/" + component
        : "mlops-user" + number + "-" + component;
  }
}

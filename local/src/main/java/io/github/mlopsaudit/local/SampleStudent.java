package io.github.mlopsaudit.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A student of the sample class, what is wrong with this student's storage, and what is better
/// than it had to be.
record SampleStudent(String number, Set<Fault> faults, Set<Habit> habits) {
  private static final List<String> COMPONENTS = List.of("preprocessing", "training", "inference");

  boolean has(Fault fault) {
    return faults.contains(fault);
  }

  boolean has(Habit habit) {
    return habits.contains(habit);
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
    if (has(Fault.DOUBLED_REPOSITORY)) {
      names.add(doubled());
    }
    return names;
  }

  /// The name that this student gave to the component's repository.
  String repository(String component) {
    if (has(Fault.INFERENCE_REPOSITORY_MISTYPED) && component.equals("inference")) {
      return "mlops_user" + number + "_inference";
    }
    return has(Fault.ALTERNATE_REPOSITORY_NAMES)
        ? path() + component
        : "mlops-user" + number + "-" + component;
  }

  private String doubled() {
    return path() + path() + "training";
  }

  private String path() {
    return "mlops-training/user" + number + "/";
  }

  boolean hasLifecyclePolicy(String repository) {
    return !repository.equals(repository("app"))
        && !repository.equals(doubled())
        && !(has(Fault.NO_LIFECYCLE_POLICY) && repository.equals(repository("training")));
  }

  /// How many images the lifecycle policy keeps; the course says ten.
  int imagesKept(String repository) {
    return has(Fault.KEEPS_ONE_IMAGE) && repository.equals(repository("training")) ? 1 : 10;
  }

  /// What was pushed there, oldest first.
  List<SampleImage> images(String repository) {
    if (has(Fault.INFERENCE_REPOSITORY_EMPTY) && repository.equals(repository("inference"))) {
      return List.of();
    }
    List<SampleImage> images = new ArrayList<>(SampleImage.of(repository));
    if (has(Habit.SIGNED_IMAGES) && repository.equals(repository("training"))) {
      images.add(images.getLast().signature());
    }
    return images;
  }
}

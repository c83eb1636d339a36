package io.github.mlopsaudit.core;

import java.util.Set;

/// What a run looks at: some students or, where none is named, all; some services or all.
public record Selection(Set<String> students, Set<Service> services) {

  public static final Selection ALL = new Selection(Set.of(), Set.of(Service.S3, Service.ECR));

  public Selection {
    students = Set.copyOf(students);
    services = Set.copyOf(services);
  }

  /// Whether what belongs to the student is looked at. The empty number is nobody's.
  public boolean includesStudent(String number) {
    return students.isEmpty() || students.stream().anyMatch(student -> same(student, number));
  }

  /// A zero in front makes no other student: `mlops-training-user7` is shown with student 07.
  public static boolean same(String student, String number) {
    int left = zeros(student);
    int right = zeros(number);
    int length = student.length() - left;
    return length == number.length() - right && student.regionMatches(left, number, right, length);
  }

  /// How many zeros stand in front, the last digit left out.
  private static int zeros(String number) {
    int zeros = 0;
    while (zeros < number.length() - 1 && number.charAt(zeros) == '0') {
      zeros++;
    }
    return zeros;
  }

  public boolean includes(Service service) {
    return services.contains(service);
  }

  public boolean isOfAllServices() {
    return services.equals(ALL.services);
  }

  public boolean isWhole() {
    return equals(ALL);
  }
}

package io.github.mlopsaudit.cli.invoke;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What CloudFormation makes of values of the template, with these parameters over their defaults.
/// A resource stays its logical id, `FindingsTopic`, and what it has, `FindingsTable.Arn`.
public record ResolvedValues(SamTemplate template, Map<String, String> parameters) {

  private static final Pattern NAME = Pattern.compile("\\$\\{([\\w.:]+)}");
  private static final Map<String, String> PSEUDO =
      Map.of(
          "AWS::Partition", "aws",
          "AWS::Region", "ap-northeast-2",
          "AWS::AccountId", "123456789012",
          "AWS::StackName", "stack",
          "AWS::URLSuffix", "amazonaws.com");

  /// The texts that the value is, one or a list of them.
  public List<String> of(Object value) {
    return switch (value) {
      case List<?> values -> values.stream().flatMap(each -> of(each).stream()).toList();
      case Map<?, ?> function when function.size() == 1 -> call(function);
      default -> List.of(value.toString());
    };
  }

  private List<String> call(Map<?, ?> function) {
    Map.Entry<?, ?> call = function.entrySet().iterator().next();
    Object argument = call.getValue();
    return switch (call.getKey().toString()) {
      case "Ref" -> List.of(named(argument.toString(), Map.of()));
      case "Fn::GetAtt" -> List.of(argument.toString());
      case "Fn::Sub" -> List.of(substituted(argument));
      case "Fn::Join" -> List.of(String.join(text(first(argument)), of(second(argument))));
      case "Fn::Split" ->
          List.of(text(second(argument)).split(Pattern.quote(text(first(argument))), -1));
      case "Fn::Select" ->
          List.of(of(second(argument)).get(Integer.parseInt(text(first(argument)))));
      case "Fn::Equals" -> truth(text(first(argument)).equals(text(second(argument))));
      case "Fn::Not" -> truth(of(argument).contains("false"));
      case "Fn::And" -> truth(!of(argument).contains("false"));
      case "Fn::Or" -> truth(of(argument).contains("true"));
      default -> throw new AssertionError("no function that is known: " + function);
    };
  }

  private static List<String> truth(boolean truth) {
    return List.of(String.valueOf(truth));
  }

  private static Object first(Object arguments) {
    return ((List<?>) arguments).getFirst();
  }

  private static Object second(Object arguments) {
    return ((List<?>) arguments).get(1);
  }

  private String text(Object value) {
    return String.join("", of(value));
  }

  private String substituted(Object argument) {
    Map<String, String> own = new HashMap<>();
    if (argument instanceof List<?> arguments) {
      ((Map<?, ?>) arguments.get(1))
          .forEach((name, value) -> own.put(name.toString(), text(value)));
      return substituted(arguments.getFirst().toString(), own);
    }
    return substituted(argument.toString(), own);
  }

  private String substituted(String text, Map<String, String> own) {
    return NAME.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(named(found.group(1), own)));
  }

  private String named(String name, Map<String, String> own) {
    Object byDefault = template.section("Parameters", name).getOrDefault("Default", name);
    String parameter = parameters.getOrDefault(name, byDefault.toString());
    return own.getOrDefault(name, PSEUDO.getOrDefault(name, parameter));
  }
}

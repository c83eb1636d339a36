package io.github.mlopsaudit.cli.privilege;

import io.github.mlopsaudit.cli.invoke.LambdaFunction;
import io.github.mlopsaudit.cli.privilege.Bytecode.Method;
import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The operations of AWS that a packaged function can call, read from its bytecode: each call on a
/// client or presigner of the SDK, lambdas and method references included, that starts in a method
/// of the handler, also through the libraries of the package. What several classes may answer is
/// followed into each of them that is met on the way, and the JDK may call whatever it knows. What
/// only the command line calls is not among them.
final class ProgramCalls {

  private static final Pattern CLIENT =
      Pattern.compile("software/amazon/awssdk/services/.*?(\\w+?)(?:Async)?(?:Client|Presigner)");
  private static final Pattern JDK = Pattern.compile("(java|javax|jdk|sun|com/sun)/");
  private static final String TRANSACTION =
      "software/amazon/awssdk/services/dynamodb/model/TransactWriteItem$Builder";

  /// Methods of clients that ask AWS nothing.
  private static final Set<String> LOCAL =
      Set.of("builder", "close", "create", "serviceClientConfiguration", "serviceName");

  private final Bytecode code;
  private final Set<String> operations = new TreeSet<>();
  private final Set<Method> seen = new HashSet<>();
  private final Deque<Method> left = new ArrayDeque<>();
  private final Map<String, Set<String>> heirs = new HashMap<>();
  private final Map<String, Set<Method>> calledOn = new HashMap<>();

  private ProgramCalls(Bytecode code) {
    this.code = code;
  }

  /// `s3:GetBucketPolicy`; the items of a transaction as `dynamodb:TransactWriteItems.Put`.
  static Set<String> of(LambdaFunction function) throws IOException {
    Path root = function.artifact();
    List<URL> places = new ArrayList<>(List.of(root.toUri().toURL()));
    try (Stream<Path> libraries = Files.list(root.resolve("lib"))) {
      for (Path library : libraries.toList()) {
        places.add(library.toUri().toURL());
      }
    }
    try (URLClassLoader loader = new URLClassLoader(places.toArray(URL[]::new), null)) {
      ProgramCalls program = new ProgramCalls(new Bytecode(loader));
      program.start(function.handler().replaceFirst("::.*", "").replace('.', '/'));
      return program.operations();
    }
  }

  private void start(String handler) {
    meet(handler);
    left.addAll(Bytecode.methods(code.find(handler).orElseThrow()));
  }

  private Set<String> operations() {
    while (!left.isEmpty()) {
      Method method = left.remove();
      if (seen.add(method)) {
        code.calls(method).forEach(this::call);
      }
    }
    return operations;
  }

  private void call(Method called) {
    operation(called).ifPresent(operations::add);
    if (isElsewhere(called.owner())) {
      return;
    }
    meet(called.owner());
    left.add(called);
    calledOn.computeIfAbsent(called.owner(), _ -> new HashSet<>()).add(called);
    heirs.getOrDefault(called.owner(), Set.of()).forEach(heir -> left.add(called.in(heir)));
    code.find(called.owner()).stream()
        .flatMap(Bytecode::parents)
        .forEach(parent -> inherited(called.in(parent)));
  }

  private void inherited(Method method) {
    if (!seen.contains(method) && !isElsewhere(method.owner())) {
      left.add(method);
      code.find(method.owner()).stream()
          .flatMap(Bytecode::parents)
          .forEach(parent -> inherited(method.in(parent)));
    }
  }

  /// From now on the type answers what is called on any of its ancestors.
  private void meet(String type) {
    Optional<ClassModel> model = isElsewhere(type) ? Optional.empty() : code.find(type);
    if (model.isEmpty() || !heirs.computeIfAbsent(type, _ -> new HashSet<>()).add(type)) {
      return;
    }
    left.add(new Method(type, "<clinit>", "()V"));
    Bytecode.parents(model.get()).forEach(parent -> inherit(type, parent));
  }

  private void inherit(String type, String ancestor) {
    if (JDK.matcher(ancestor).lookingAt()) {
      // The JDK calls it back: Runnable.run, Comparable.compareTo.
      code.find(ancestor).stream()
          .flatMap(model -> Bytecode.methods(model).stream())
          .forEach(method -> left.add(method.in(type)));
    }
    heirs.computeIfAbsent(ancestor, _ -> new HashSet<>()).add(type);
    calledOn.getOrDefault(ancestor, Set.of()).forEach(called -> left.add(called.in(type)));
    meet(ancestor);
    code.find(ancestor).stream()
        .flatMap(Bytecode::parents)
        .forEach(parent -> inherit(type, parent));
  }

  private static boolean isElsewhere(String type) {
    return type.startsWith("software/amazon/awssdk/") || JDK.matcher(type).lookingAt();
  }

  private static Optional<String> operation(Method called) {
    if (called.owner().equals(TRANSACTION)) {
      return Optional.of("dynamodb:TransactWriteItems." + capital(called.name()))
          .filter(_ -> !called.name().equals("build"));
    }
    Matcher client = CLIENT.matcher(called.owner());
    if (!client.matches() || LOCAL.contains(called.name())) {
      return Optional.empty();
    }
    String operation = called.name().replaceFirst("^presign", "").replaceFirst("Paginator$", "");
    return Optional.of(client.group(1).toLowerCase(Locale.ROOT) + ":" + capital(operation));
  }

  private static String capital(String method) {
    return method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1);
  }
}

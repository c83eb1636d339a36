package io.github.mlopsaudit.cli.privilege;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The classes of a package by their names, as `java/lang/String`, each read when first asked for.
final class Bytecode {

  /// A method, as it is or as it is called: its class, its name, and the types that it takes and
  /// gives.
  record Method(String owner, String name, String type) {

    Method in(String other) {
      return new Method(other, name, type);
    }
  }

  private final ClassLoader places;
  private final Map<String, Optional<ClassModel>> known = new HashMap<>();
  private final Map<String, Map<Method, MethodModel>> bodies = new HashMap<>();

  Bytecode(ClassLoader places) {
    this.places = places;
  }

  Optional<ClassModel> find(String name) {
    return known.computeIfAbsent(name, this::read);
  }

  private Optional<ClassModel> read(String name) {
    try (InputStream code = places.getResourceAsStream(name + ".class")) {
      return code == null
          ? Optional.empty()
          : Optional.of(ClassFile.of().parse(code.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The class's methods, initialisers included.
  static List<Method> methods(ClassModel type) {
    return type.methods().stream().map(method -> of(type, method)).toList();
  }

  private static Method of(ClassModel type, MethodModel method) {
    return new Method(
        type.thisClass().asInternalName(),
        method.methodName().stringValue(),
        method.methodType().stringValue());
  }

  /// The types that it extends or implements.
  static Stream<String> parents(ClassModel type) {
    return Stream.concat(type.superclass().stream(), type.interfaces().stream())
        .map(parent -> parent.asInternalName());
  }

  /// What the method calls, or hands to others to call; nothing if it is not there.
  List<Method> calls(Method method) {
    return Stream.ofNullable(
            bodies.computeIfAbsent(method.owner(), _ -> bodies(method.owner())).get(method))
        .flatMap(found -> found.code().stream())
        .flatMap(code -> code.elementStream())
        .flatMap(Bytecode::called)
        .toList();
  }

  private Map<Method, MethodModel> bodies(String name) {
    Map<Method, MethodModel> found = new HashMap<>();
    find(name)
        .ifPresent(type -> type.methods().forEach(method -> found.put(of(type, method), method)));
    return found;
  }

  private static Stream<Method> called(CodeElement element) {
    return switch (element) {
      case InvokeInstruction call ->
          Stream.of(
              new Method(
                  call.owner().asInternalName(),
                  call.name().stringValue(),
                  call.type().stringValue()));
      case InvokeDynamicInstruction lambda ->
          lambda.bootstrapArgs().stream().flatMap(Bytecode::handled);
      default -> Stream.empty();
    };
  }

  private static Stream<Method> handled(ConstantDesc argument) {
    if (!(argument instanceof DirectMethodHandleDesc handle)) {
      return Stream.empty();
    }
    String owner = handle.owner().descriptorString();
    return Stream.of(
        new Method(
            owner.substring(1, owner.length() - 1),
            handle.methodName(),
            handle.lookupDescriptor()));
  }
}

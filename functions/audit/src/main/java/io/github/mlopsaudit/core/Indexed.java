package io.github.mlopsaudit.core;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Function;

/// An unmodifiable list that finds an element by its name at once. The checks ask for each student
/// and each resource by name: in a class of thousands, looking through all of them each time would
/// take longer than reading them.
final class Indexed<T> extends AbstractList<T> implements RandomAccess {

  private final List<T> elements;
  private final Map<String, T> byName = new HashMap<>();

  private Indexed(List<T> elements, Function<T, String> name) {
    this.elements = List.copyOf(elements);
    this.elements.forEach(element -> byName.putIfAbsent(name.apply(element), element));
  }

  /// The list, or a copy of it that finds by name.
  static <T> Indexed<T> of(List<T> elements, Function<T, String> name) {
    return elements instanceof Indexed<T> indexed ? indexed : new Indexed<>(elements, name);
  }

  /// The first element of this name.
  Optional<T> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  @Override
  public T get(int index) {
    return elements.get(index);
  }

  @Override
  public int size() {
    return elements.size();
  }
}

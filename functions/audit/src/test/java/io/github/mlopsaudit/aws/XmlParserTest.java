package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import org.junit.jupiter.api.Test;

final class XmlParserTest {

  /// Writes down what is looked for.
  private static final class Watched extends ClassLoader {

    private final List<String> lookedFor = new ArrayList<>();

    private Watched() {
      super(XmlParserTest.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      lookedFor.add(name);
      return super.getResources(name);
    }
  }

  @Test
  void noJarIsSearchedForAnotherParser() throws IOException {
    Watched loader = new Watched();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      XmlParser.chooseOfJdk();

      assertThat(XMLInputFactory.newInstance()).hasSameClassAs(XMLInputFactory.newDefaultFactory());
    } finally {
      thread.setContextClassLoader(before);
    }
    assertThat(loader.lookedFor).isEmpty();
  }
}

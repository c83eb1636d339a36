package io.github.mlopsaudit.aws;

import javax.xml.stream.XMLInputFactory;

/// The parser for the answers of S3. The SDK asks the JDK for one on every new thread, and each
/// call has a thread of its own: unless told which to take, the JDK looks through all jars for
/// another one than its own each time, which was 2 % of the processor's time of a large class.
/// https://docs.oracle.com/en/java/javase/25/docs/api/java.xml/javax/xml/stream/XMLInputFactory.html
final class XmlParser {

  private XmlParser() {}

  /// Tells the JDK to take its own.
  static void chooseOfJdk() {
    System.setProperty(
        XMLInputFactory.class.getName(), XMLInputFactory.newDefaultFactory().getClass().getName());
  }
}

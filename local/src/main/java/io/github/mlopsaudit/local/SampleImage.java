package io.github.mlopsaudit.local;

import java.util.List;

/// An image as a registry knows it: a manifest of its own, and its tags.
record SampleImage(String manifest, List<String> tags) {
  static final String MEDIA_TYPE = "application/vnd.docker.distribution.manifest.v2+json";

  SampleImage {
    tags = List.copyOf(tags);
  }

  /// The images of a repository, oldest first: one with one tag, two, or one with seven.
  static List<SampleImage> of(String repository) {
    return tags(repository).stream()
        .map(tags -> new SampleImage(manifest(repository, tags.getFirst()), tags))
        .toList();
  }

  private static List<List<String>> tags(String repository) {
    if (repository.endsWith("preprocessing")) {
      return List.of(List.of("v1.0.0"));
    }
    if (repository.endsWith("inference")) {
      return List.of(List.of("v0.9.0", "v0.9", "v1.0.0", "v1.0", "v1", "stable", "latest"));
    }
    return List.of(List.of("v1.0.0"), List.of("v1.1.0", "dev", "latest"));
  }

  private static String manifest(String repository, String version) {
    String source = repository + ":" + version;
    return """
    {
      "schemaVersion": 2,
      "mediaType": "%s",
      "config": {
        "mediaType": "application/vnd.docker.container.image.v1+json",
        "size": 7023,
        "digest": "sha256:%s"
      },
      "layers": [
        {
          "mediaType": "application/vnd.docker.image.rootfs.diff.tar.gzip",
          "size": 32654,
          "digest": "sha256:%s"
        }
      ]
    }
    """
        .formatted(MEDIA_TYPE, Sha256.hex("config of " + source), Sha256.hex("layer of " + source));
  }

  String digest() {
    return "sha256:" + Sha256.hex(manifest);
  }
}

package io.github.mlopsaudit.local;

import java.util.List;

/// An image as a registry knows it: a manifest of its own, and its tags.
record SampleImage(String mediaType, String manifest, List<String> tags) {
  private static final String DOCKER = "application/vnd.docker.distribution.manifest.v2+json";
  private static final String OCI = "application/vnd.oci.image.manifest.v1+json";

  SampleImage {
    tags = List.copyOf(tags);
  }

  /// The images of a repository, oldest first: one with one tag, two, or one with seven.
  static List<SampleImage> of(String repository) {
    return tags(repository).stream()
        .map(tags -> new SampleImage(DOCKER, manifest(repository, tags.getFirst()), tags))
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
        .formatted(DOCKER, Sha256.hex("config of " + source), Sha256.hex("layer of " + source));
  }

  String digest() {
    return "sha256:" + Sha256.hex(manifest);
  }

  /// What `cosign sign` pushes beside it: an image to the registry, which nobody can run.
  SampleImage signature() {
    String manifest =
        """
        {
          "schemaVersion": 2,
          "mediaType": "%s",
          "config": {
            "mediaType": "application/vnd.oci.image.config.v1+json",
            "size": 248,
            "digest": "sha256:%s"
          },
          "layers": [
            {
              "mediaType": "application/vnd.dev.cosign.simplesigning.v1+json",
              "size": 243,
              "digest": "sha256:%s"
            }
          ]
        }
        """
            .formatted(OCI, Sha256.hex("config for " + digest()), Sha256.hex("for " + digest()));
    return new SampleImage(OCI, manifest, List.of(digest().replace(':', '-') + ".sig"));
  }
}

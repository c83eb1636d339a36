package io.github.mlopsaudit.policy;

import java.util.Set;

/// The identities of AWS that its guides tell people to let in so that logs are delivered: the
/// accounts of Elastic Load Balancing, one a region, and the user that CloudFront writes with.
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
/// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html
public final class LogDelivery {

  static final Set<String> ACCOUNTS =
      Set.of(
          "009996457667",
          "027434742980",
          "033677994240",
          "037604701340",
          "048591011584",
          "054676820928",
          "076674570225",
          "098369216593",
          "114774131450",
          "127311923021",
          "156460612806",
          "190560391635",
          "383597477331",
          "507241528517",
          "582318560864",
          "589379963580",
          "600734575887",
          "635631232127",
          "638102146993",
          "652711504416",
          "718504428378",
          "754344448648",
          "783225319266",
          "797873946194",
          "897822967062",
          "985666609251");

  /// The canonical user id of `awslogsdelivery`.
  public static final String CANONICAL_USER =
      "c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0";

  private LogDelivery() {}
}

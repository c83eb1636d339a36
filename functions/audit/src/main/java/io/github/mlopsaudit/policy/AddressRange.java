package io.github.mlopsaudit.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Ranges of IP addresses as `aws:SourceIp` has them. S3 calls one broad that is broader than /8,
/// of IPv6 /32; the private ranges that it excepts (RFC 1918) are no broader than that anyway.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#public-bucket-policies
final class AddressRange {

  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final Pattern IPV4 =
      Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}(?:/(\\d{1,2}))?");
  private static final Pattern IPV6 =
      Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:]*:[0-9a-fA-F:.]*(?:/(\\d{1,3}))?");

  /// Eight groups, the last two as an IPv4 address, and a mask. The pattern would take days for
  /// thousands of colons, which a policy may hold.
  private static final int LONGEST = "0000:0000:0000:0000:0000:0000:255.255.255.255/128".length();

  private AddressRange() {}

  /// Whether it is a range, or one address, that is not broad. What is no range at all is not
  /// narrow.
  static boolean isNarrow(String range) {
    return range.length() <= LONGEST
        && (isBetween(8, 32, IPV4.matcher(range)) || isBetween(32, 128, IPV6.matcher(range)));
  }

  private static boolean isBetween(int least, int most, Matcher range) {
    if (!range.matches()) {
      return false;
    }
    String mask = range.group(1);
    int bits = mask == null ? most : Integer.parseInt(mask);
    return bits >= least && bits <= most;
  }
}

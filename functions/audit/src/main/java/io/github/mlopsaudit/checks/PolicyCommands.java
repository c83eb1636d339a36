package io.github.mlopsaudit.checks;

import static io.github.mlopsaudit.checks.Commands.word;
import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.core.Repository;
import java.util.Collection;

/// The shell commands that change a resource policy: a copy is kept in the working folder, Python
/// changes it, and the result is put in the policy's place. Each line runs only if the one before
/// it succeeded.
public final class PolicyCommands {

  private static final String AND = " && \\\n";

  private final String get;
  private final String put;
  private final String delete;
  private final String file;

  private PolicyCommands(String get, String put, String delete, String file) {
    this.get = get;
    this.put = put;
    this.delete = delete;
    this.file = file;
  }

  public static PolicyCommands ofBucket(String bucket) {
    String name = " --bucket " + word(bucket);
    return new PolicyCommands(
        "aws s3api get-bucket-policy" + name + " --query Policy --output text",
        "aws s3api put-bucket-policy" + name + " --policy file://",
        "aws s3api delete-bucket-policy" + name,
        bucket + "-policy");
  }

  public static PolicyCommands ofRepository(Repository repository) {
    String name =
        " --repository-name " + word(repository.name()) + " --region " + word(repository.region());
    return new PolicyCommands(
        "aws ecr get-repository-policy" + name + " --query policyText --output text",
        "aws ecr set-repository-policy" + name + " --policy-text file://",
        "aws ecr delete-repository-policy" + name,
        repository.name().replace('/', '-') + "-policy");
  }

  /// Keeps a copy of the policy.
  public String save() {
    return get + " > " + word(file + ".json");
  }

  /// Keeps a copy and takes these statements out, by their places in the policy that was audited;
  /// deletes the policy if none is left. They are found again by what they say, wherever they stand
  /// now, so that one script can take out several. Stops where none of them is there any more; does
  /// nothing where the policy is gone.
  public String without(PolicyDocument audited, Collection<Integer> indexes) {
    String places =
        indexes.stream().distinct().sorted().map(String::valueOf).collect(joining(", "));
    return saveIfThere()
        + AND
        + pythonWithout(places)
        + word(line(audited))
        + AND
        + "{ [ ! -s %s ] || if [ -s %s ]; then %s; else %s; fi; }"
            .formatted(word(file + ".json"), word(file + "-new.json"), putBack(), delete);
  }

  // Line breaks stand between the tokens of JSON only.
  private static String line(PolicyDocument document) {
    return document.json().replace("\uFEFF", "").replaceAll("[\\r\\n\\t]+", " ");
  }

  /// Keeps a copy, if there is a policy, and adds the statement, a Python expression in which `sid`
  /// is a Sid that the policy does not have yet, and `arn` this ARN.
  public String with(String sid, String statement, String arn) {
    String freeSid =
        "sid = '%s' + (str(len(s)) if '%s' in [x.get('Sid') for x in s] else '')"
            .formatted(sid, sid);
    return saveIfThere()
        + AND
        + python(
            "arn = sys.argv[3]; " + freeSid + "; p['Statement'] = s + [" + statement + "]",
            word(arn))
        + AND
        + putBack();
  }

  private String saveIfThere() {
    String errors = word(file + ".err");
    return "{ %s 2> %s || grep -E 'NoSuchBucketPolicy|RepositoryPolicyNotFoundException' %s || { cat %s >&2; false; }; }"
        .formatted(save(), errors, errors, errors);
  }

  // Names are arguments: inside the program the shell would expand them.
  private String python(String change, String more) {
    return """
    python3 -c "import json, sys; t = open(sys.argv[1]).read().strip(); p = json.loads(t or '{\\"Version\\": \\"2012-10-17\\", \\"Statement\\": []}'); s = p['Statement']; s = s if isinstance(s, list) else [s]; %s; json.dump(p, open(sys.argv[2], 'w'))" %s %s\
    """
        .formatted(change, files(), more);
  }

  private String files() {
    return word(file + ".json") + " " + word(file + "-new.json");
  }

  // The order within lists says nothing in a policy, and S3 does not keep it.
  private String pythonWithout(String places) {
    return """
    python3 -c "import json, sys; t = open(sys.argv[1]).read().strip(); t or sys.exit(); \
    c = lambda x: json.dumps({k: c(v) for k, v in x.items()}, sort_keys=True) if isinstance(x, dict) else json.dumps(sorted(map(c, x))) if isinstance(x, list) else json.dumps(x); \
    l = lambda x: x['Statement'] if isinstance(x['Statement'], list) else [x['Statement']]; \
    a = l(json.loads(sys.argv[3])); out = [c(a[i]) for i in [%s]]; p = json.loads(t); s = l(p); p['Statement'] = [x for x in s if c(x) not in out]; \
    len(p['Statement']) < len(s) or sys.exit('the policy has changed: audit again'); \
    open(sys.argv[2], 'w').write(json.dumps(p) if p['Statement'] else '')" %s \
    """
        .formatted(places, files());
  }

  private String putBack() {
    return put + word(file + "-new.json");
  }
}

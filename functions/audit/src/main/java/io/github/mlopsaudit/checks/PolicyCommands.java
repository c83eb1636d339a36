package io.github.mlopsaudit.checks;

import static io.github.mlopsaudit.checks.Commands.word;
import static java.util.stream.Collectors.joining;

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

  /// Keeps a copy and takes these statements out, by their places in a policy of so many; deletes
  /// the policy if none is left. Stops where the policy has changed since it was read.
  public String without(Collection<Integer> indexes, int statements) {
    String places =
        indexes.stream().distinct().sorted().map(String::valueOf).collect(joining(", "));
    boolean noneLeft = indexes.stream().distinct().count() == statements;
    String check =
        "len(s) == %d or sys.exit('the policy has changed: audit again')".formatted(statements);
    String keep =
        "p['Statement'] = [x for i, x in enumerate(s) if i not in [%s]]".formatted(places);
    return save() + AND + python(noneLeft ? check : check + "; " + keep) + AND + putBack(noneLeft);
  }

  /// Keeps a copy, if there is a policy, and adds the statement, a Python expression in which `sid`
  /// is a Sid that the policy does not have yet.
  public String with(String sid, String statement) {
    String errors = word(file + ".err");
    String saveIfThere =
        "{ %s 2> %s || grep NoSuchBucketPolicy %s || { cat %s >&2; false; }; }"
            .formatted(save(), errors, errors, errors);
    String freeSid =
        "sid = '%s' + (str(len(s)) if '%s' in [x.get('Sid') for x in s] else '')"
            .formatted(sid, sid);
    return saveIfThere
        + AND
        + python(freeSid + "; p['Statement'] = s + [" + statement + "]")
        + AND
        + putBack(false);
  }

  private String python(String change) {
    return """
    python3 -c "import json, sys; t = open('%s.json').read().strip(); p = json.loads(t or '{\\"Version\\": \\"2012-10-17\\", \\"Statement\\": []}'); s = p['Statement']; s = s if isinstance(s, list) else [s]; %s; json.dump(p, open('%s-new.json', 'w'))\"\
    """
        .formatted(file, change, file);
  }

  private String putBack(boolean noneLeft) {
    return noneLeft ? delete : put + word(file + "-new.json");
  }
}

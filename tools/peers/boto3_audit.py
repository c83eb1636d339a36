"""The audit as a script of an hour would be: boto3, the same questions as the audit asks AWS, four
items a student into the table, a report into the bucket and one message. It judges nothing.

boto3_audit.py THREADS"""

import json
import os
import socket
import sys
from concurrent.futures import ThreadPoolExecutor

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

BUCKETS = "mlops-training-user"
REPOSITORIES = "mlops-user"
OTHER_REGION = "us-east-1"

# A bucket that has no such setting: an answer, no failure.
ABSENT = {
    "NoSuchLifecycleConfiguration",
    "NoSuchBucketPolicy",
    "NoSuchWebsiteConfiguration",
    "NoSuchPublicAccessBlockConfiguration",
    "OwnershipControlsNotFoundError",
    "ServerSideEncryptionConfigurationNotFoundError",
    "LifecyclePolicyNotFoundException",
    "RepositoryPolicyNotFoundException",
    "ScanNotFoundException",
}

# The hosts of the benchmark's stub, and those that S3 Control makes of an account: no name server
# knows them.
resolve = socket.getaddrinfo


def find(host, *more, **named):
    return resolve("127.0.0.1" if host.endswith((".stub.test", ".127.0.0.1")) else host, *more, **named)


socket.getaddrinfo = find


def ask(call, **request):
    try:
        return call(**request)
    except ClientError as error:
        if error.response["Error"]["Code"] in ABSENT:
            return None
        raise


def main():
    threads = int(sys.argv[1])
    region = os.environ["AWS_REGION"]
    session = boto3.Session(region_name=region)
    config = Config(max_pool_connections=threads, s3={"addressing_style": "path"})

    def client(service, where=region):
        return session.client(service, region_name=where, config=config)

    s3, ecr, table = client("s3"), client("ecr"), client("dynamodb")
    account = client("sts").get_caller_identity()["Account"]
    facts = {}

    def bucket(name):
        facts[name] = [
            ask(s3.get_bucket_encryption, Bucket=name),
            ask(s3.get_bucket_lifecycle_configuration, Bucket=name),
            ask(s3.get_bucket_ownership_controls, Bucket=name),
            ask(s3.get_bucket_policy, Bucket=name),
            ask(s3.get_bucket_policy_status, Bucket=name),
            ask(s3.get_bucket_versioning, Bucket=name),
            ask(s3.get_bucket_website, Bucket=name),
            ask(s3.get_public_access_block, Bucket=name),
            ask(s3.list_objects_v2, Bucket=name, Delimiter="/"),
        ]

    def repository(name):
        images = [
            image
            for page in ecr.get_paginator("describe_images").paginate(repositoryName=name)
            for image in page["imageDetails"]
        ]
        newest = max(images, key=lambda image: image["imagePushedAt"], default=None)
        scan = newest and ask(
            ecr.describe_image_scan_findings,
            repositoryName=name,
            imageId={"imageDigest": newest["imageDigest"]},
        )
        facts[name] = [
            images,
            scan,
            ask(ecr.get_lifecycle_policy, repositoryName=name),
            ask(ecr.get_repository_policy, repositoryName=name),
        ]

    def scanning(names):
        facts[names[0] + " scanning"] = ecr.batch_get_repository_scanning_configuration(
            repositoryNames=names
        )

    def remember(names):
        items = [
            {"PutRequest": {"Item": {"PK": {"S": name}, "SK": {"S": "FACTS"}}}} for name in names
        ]
        table.batch_write_item(RequestItems={os.environ["AUDIT_TABLE"]: items})

    buckets = [b["Name"] for b in s3.list_buckets()["Buckets"] if b["Name"].startswith(BUCKETS)]
    repositories = []
    for where in (region, OTHER_REGION):
        found = client("ecr", where).get_paginator("describe_repositories").paginate()
        names = [r["repositoryName"] for page in found for r in page["repositories"]]
        repositories += [n for n in names if where == region and n.startswith(REPOSITORIES)]
    ask(client("s3control").get_public_access_block, AccountId=account)
    ecr.get_registry_scanning_configuration()

    def chunks(names, size):
        return [names[at : at + size] for at in range(0, len(names), size)]

    with ThreadPoolExecutor(threads) as pool:
        work = [pool.submit(bucket, name) for name in buckets]
        work += [pool.submit(repository, name) for name in repositories]
        work += [pool.submit(scanning, names) for names in chunks(repositories, 25)]
        for done in work:
            done.result()
        writes = [pool.submit(remember, n) for n in chunks(buckets + repositories, 25)]
        for done in writes:
            done.result()
    report = json.dumps(facts, default=str)
    s3.put_object(Bucket=os.environ["AUDIT_REPORT_BUCKET"], Key="boto3.json", Body=report)
    client("sns").publish(
        TopicArn=os.environ["AUDIT_TOPIC_ARN"],
        Subject="Audit",
        Message=f"{len(buckets)} buckets, {len(repositories)} repositories",
    )
    if len(facts) < len(buckets) + len(repositories) or not buckets:
        sys.exit("it did not see the whole class")


main()

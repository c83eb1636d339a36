#!/usr/bin/env bash
# The audit's questions about some students, as the course's script asks: one `aws` each.
# questions.sh NUMBER...
set -uo pipefail

aws ecr describe-repositories >/dev/null
aws ecr get-registry-scanning-configuration >/dev/null
for number in "$@"; do
  bucket=mlops-training-user$number
  aws s3api list-objects-v2 --bucket "$bucket" --delimiter / >/dev/null
  for setting in get-bucket-encryption get-bucket-lifecycle-configuration get-bucket-ownership-controls \
    get-bucket-policy get-bucket-policy-status get-bucket-versioning get-bucket-website get-public-access-block; do
    aws s3api "$setting" --bucket "$bucket" >/dev/null
  done
  for component in preprocessing training inference; do
    repository=mlops-user$number-$component
    digest=$(aws ecr describe-images --repository-name "$repository" \
      --query 'sort_by(imageDetails, &imagePushedAt)[-1].imageDigest' --output text)
    aws ecr describe-image-scan-findings --repository-name "$repository" --image-id "imageDigest=$digest" >/dev/null
    aws ecr get-lifecycle-policy --repository-name "$repository" >/dev/null
    aws ecr get-repository-policy --repository-name "$repository" >/dev/null
  done
done 2>/dev/null
exit 0

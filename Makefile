# `sam build` calls build-<LogicalId> for each function of template.yaml; people use ./audit and ./mvnw.
# Maven itself makes the artifact, target/lambda, and finds a JDK 25 even where `java` is an older one.
# No tests here, not even compiled: ./mvnw verify runs them, and they call this with MAVEN=true, since their target/lambda is made.
# The bill of materials and the check of licences are made here too: what is deployed has both beside it, in target.
MAVEN ?= ./mvnw

build-AuditFunction: MODULE = functions/audit
build-SlackNotifierFunction: MODULE = functions/slack-notifier

build-%:
	$(MAVEN) --quiet --projects $(MODULE) --also-make package -Dmaven.test.skip=true
	cp -R $(MODULE)/target/lambda/. "$(ARTIFACTS_DIR)"

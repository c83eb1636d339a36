/// The stack of the template on a local AWS, deployed as a person deploys it.
@NullMarked
package io.github.mlopsaudit.cli.deploy;

import org.jspecify.annotations.NullMarked;

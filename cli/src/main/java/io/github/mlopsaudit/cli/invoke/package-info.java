/// The packaged function under AWS's own Lambda runtime, without Docker.
@NullMarked
package io.github.mlopsaudit.cli.invoke;

import org.jspecify.annotations.NullMarked;

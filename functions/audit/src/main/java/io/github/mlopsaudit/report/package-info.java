/// Pure renderers: texts in Korean and English, tables, JSON.
@NullMarked
package io.github.mlopsaudit.report;

import org.jspecify.annotations.NullMarked;

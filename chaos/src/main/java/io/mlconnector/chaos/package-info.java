/// A run: schedule, storm, healing, check, replay, check again, report.
@NullMarked
package io.mlconnector.chaos;

import org.jspecify.annotations.NullMarked;

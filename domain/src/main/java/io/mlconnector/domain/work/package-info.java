/// What Asana holds, as values: tasks, projects and the connector's own custom fields.
@NullMarked
package io.mlconnector.domain.work;

import org.jspecify.annotations.NullMarked;

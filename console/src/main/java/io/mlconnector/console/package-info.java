/// What people see of the connector: one web page and one REST API over the topics; holds nothing of its own.
@NullMarked
package io.mlconnector.console;

import org.jspecify.annotations.NullMarked;

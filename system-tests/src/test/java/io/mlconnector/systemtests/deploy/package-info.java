/// What deploy/ and docker-compose.yml say, held against the services themselves.
@NullMarked
package io.mlconnector.systemtests.deploy;

import org.jspecify.annotations.NullMarked;

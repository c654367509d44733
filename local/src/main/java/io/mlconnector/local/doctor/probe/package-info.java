/// Looks at both vendors and at the installation: reads only, and never touches a refresh token.
@NullMarked
package io.mlconnector.local.doctor.probe;

import org.jspecify.annotations.NullMarked;

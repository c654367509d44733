/// Proofs that no refresh token is lost and none is used twice at the same time.
@NullMarked
package io.mlconnector.serviceruntime.token;

import org.jspecify.annotations.NullMarked;

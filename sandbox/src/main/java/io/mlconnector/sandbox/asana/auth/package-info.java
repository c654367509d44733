/// Who is calling, and how they were let in: personal access tokens, OAuth grants, scopes.
@NullMarked
package io.mlconnector.sandbox.asana.auth;

import org.jspecify.annotations.NullMarked;

/// One small HTTP transport and one failure taxonomy, shared by both typed clients. Knows no vendor.
@NullMarked
package io.mlconnector.apiclient;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.mlconnector.apiclient;

import org.jspecify.annotations.NullMarked;

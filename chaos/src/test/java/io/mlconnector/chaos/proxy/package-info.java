/// Facts about the proxy, over real sockets.
@NullMarked
package io.mlconnector.chaos.proxy;

import org.jspecify.annotations.NullMarked;

/// An installation on this machine: its data folder, its ports, which vendors it talks to, and the parts that run.
@NullMarked
package io.mlconnector.local.installation;

import org.jspecify.annotations.NullMarked;

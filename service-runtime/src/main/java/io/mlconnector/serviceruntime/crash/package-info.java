/// Named places where a process can be made to die, for those who prove that nothing is lost by it.
@NullMarked
package io.mlconnector.serviceruntime.crash;

import org.jspecify.annotations.NullMarked;

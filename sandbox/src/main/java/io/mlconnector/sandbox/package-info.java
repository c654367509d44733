/// A local QuickBooks and Asana with the vendors' real wire forms, written from their documentation and sharing no code
/// with our clients, so that a mistake of the client cannot hide in its simulator.
@NullMarked
package io.mlconnector.sandbox;

import org.jspecify.annotations.NullMarked;

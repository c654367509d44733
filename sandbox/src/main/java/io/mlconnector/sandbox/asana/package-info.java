/// A local Asana: its REST API, its webhooks and a page that shows what it holds.
@NullMarked
package io.mlconnector.sandbox.asana;

import org.jspecify.annotations.NullMarked;

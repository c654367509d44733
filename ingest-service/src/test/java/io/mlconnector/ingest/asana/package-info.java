/// Who tries to speak in Asana's name.
@org.jspecify.annotations.NullMarked
package io.mlconnector.ingest.asana;

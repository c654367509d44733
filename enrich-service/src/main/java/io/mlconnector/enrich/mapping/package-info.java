/// Records, links and mapping joined in Kafka Streams; on each change the planner is asked, and its commands handed
/// out.
@NullMarked
package io.mlconnector.enrich.mapping;

import org.jspecify.annotations.NullMarked;

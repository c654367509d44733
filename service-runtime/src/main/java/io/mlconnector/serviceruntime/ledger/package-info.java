/// The intent / call / outcome loop of both writers: never twice, never lost (docs/adr/0005).
///
/// For each partition that is ours:
///
/// 1. Shut out whoever owned it before (`initTransactions`), then read the ledger and the links to the high watermark.
/// 2. A command that the ledger knows as finished is skipped; one that it knows with other content is a dead letter.
/// 3. The request's bytes are frozen, and the intent is committed with them, under the current membership of the group.
/// 4. One wire attempt, before the intent's lease ends.
/// 5. The outcome, its links and audit entries are committed together with the offset.
///
/// What is left behind by a crash: nothing before step 3; after it an intent, whose successor waits until no call of it
/// can be executed any more and then finds out (`recover`) before it sends the same bytes again. Any failure of a
/// transaction ends the session: what was committed is read, never guessed.
///
/// Read [WriterRuntime], then [PartitionFlow], which decides everything and touches nothing.
@NullMarked
package io.mlconnector.serviceruntime.ledger;

import org.jspecify.annotations.NullMarked;

package io.mlconnector.enrich.quickbooks;

import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.serviceruntime.reads.ReadCause;

/// A client for each thing that QuickBooks is read for, so that every read is counted under what it was made for.
public interface QuickBooksReaders {
    QuickBooksClient because(ReadCause cause);
}

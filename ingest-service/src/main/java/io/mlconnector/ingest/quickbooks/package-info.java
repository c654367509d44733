/// QuickBooks webhooks: https://developer.intuit.com/app/developer/qbo/docs/develop/webhooks
@NullMarked
package io.mlconnector.ingest.quickbooks;

import org.jspecify.annotations.NullMarked;

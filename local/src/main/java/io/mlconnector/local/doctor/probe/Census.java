package io.mlconnector.local.doctor.probe;

import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.quickbooks.HttpQuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksSettings;
import io.mlconnector.serviceruntime.config.Secret;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How many entities the company has: one read a type.
final class Census {
    private final QuickBooksClient client;

    Census(ApiTransport transport, URI apiUrl, String realmId, Secret token) {
        this.client = new HttpQuickBooksClient(
                QuickBooksSettings.of(apiUrl.toString(), realmId), transport, () -> Optional.of(token.reveal()));
    }

    /// Without those that QuickBooks does not count.
    Map<EntityType, Long> of(List<EntityType> types) {
        Map<EntityType, Long> counts = new EnumMap<>(EntityType.class);
        for (EntityType type : types) {
            if (client.count(type) instanceof ApiResult.Ok<Long>(var count, var _)) {
                counts.put(type, count);
            }
        }
        return counts;
    }
}

package io.mlconnector.domain.mapping;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules of one connection.
///
/// @param zone the company's time zone: book dates are dates there
/// @param creditAccount name or id of the account that a journal entry credits; null takes the one Accounts Payable
/// @param projects projects linked by the file, for plans without portfolios
public record Mapping(ZoneId zone, @Nullable String creditAccount, List<LinkedProject> projects) {
    public static final Mapping DEFAULT = new Mapping(ZoneId.of("UTC"), null, List.of());

    public Mapping {
        projects = List.copyOf(projects);
    }

    /// One project of the file. Class, department and customer are names or ids.
    public record LinkedProject(
            String projectGid,
            @Nullable String className,
            @Nullable String departmentName,
            @Nullable String customerName) {}
}

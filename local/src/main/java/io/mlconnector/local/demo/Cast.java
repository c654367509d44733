package io.mlconnector.local.demo;

import java.time.LocalDate;
import java.time.ZoneId;

/// What the later steps know from the earlier ones.
///
/// @param tag makes the names of this run unlike those of any other
/// @param classId and the others: ids in QuickBooks
/// @param project gid of the linked Asana project
record Cast(
        String tag,
        String classId,
        String className,
        String departmentId,
        String departmentName,
        String accountId,
        String accountName,
        String project) {

    /// By the company's own calendar the day may differ; no check depends on it.
    LocalDate today() {
        return LocalDate.now(ZoneId.systemDefault());
    }
}

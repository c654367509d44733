package io.mlconnector.sandbox.quickbooks.books;

import java.util.Map;

/// How long texts may be, where it is the same wherever a property stands. Names of list records differ by type.
final class Lengths {
    private static final Map<String, Integer> MAX = Map.ofEntries(
            Map.entry("DocNumber", 21),
            Map.entry("PrivateNote", 4000),
            Map.entry("Description", 4000),
            Map.entry("Notes", 4000),
            Map.entry("Note", 2000),
            Map.entry("Title", 16),
            Map.entry("GivenName", 100),
            Map.entry("MiddleName", 100),
            Map.entry("FamilyName", 100),
            Map.entry("Suffix", 16),
            Map.entry("CompanyName", 1024),
            Map.entry("AcctNum", 100),
            Map.entry("Line1", 500),
            Map.entry("City", 255),
            Map.entry("PostalCode", 31));

    private Lengths() {}

    /// @throws FaultException 2050 that names the property
    static void check(String property, String text) {
        int max = MAX.getOrDefault(property, Integer.MAX_VALUE);
        if (text.length() > max) {
            throw FaultException.wrongLength(property, max, text.length());
        }
    }
}

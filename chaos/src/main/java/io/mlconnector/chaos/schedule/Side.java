package io.mlconnector.chaos.schedule;

/// The two vendors.
public enum Side {
    QUICKBOOKS,
    ASANA
}

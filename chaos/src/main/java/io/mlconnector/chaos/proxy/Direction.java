package io.mlconnector.chaos.proxy;

/// Of bytes: `UPSTREAM` from who connected to who was connected to, `DOWNSTREAM` back.
public enum Direction {
    UPSTREAM,
    DOWNSTREAM
}

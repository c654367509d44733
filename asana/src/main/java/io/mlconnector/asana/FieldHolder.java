package io.mlconnector.asana;

/// What custom fields can be put on. A field on a project gives its tasks a value, one on a portfolio its projects.
public sealed interface FieldHolder {
    String gid();

    record OfProject(String gid) implements FieldHolder {}

    record OfPortfolio(String gid) implements FieldHolder {}
}

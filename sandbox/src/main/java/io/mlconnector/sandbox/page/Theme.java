package io.mlconnector.sandbox.page;

/// The colours by which the two sites are told apart, as CSS colours.
///
/// @param accent behind white text
/// @param ink of links, on white
/// @param darkInk of links, on black
public record Theme(String accent, String ink, String tint, String darkInk, String darkTint) {
    public static final Theme GREEN = new Theme("#178348", "#0f6b39", "#e6f4ec", "#63d497", "#17301f");
    public static final Theme CORAL = new Theme("#c94f4a", "#b03a3c", "#fdeeed", "#ff9a92", "#3a2223");
}

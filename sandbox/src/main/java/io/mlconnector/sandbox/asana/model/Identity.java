package io.mlconnector.sandbox.asana.model;

/// @param workspaceGid of the one workspace
/// @param botToken of the user that the connector works as
/// @param managerToken of the person who plays the project manager
public record Identity(String workspaceGid, String botToken, String managerToken) {
    public Identity {
        if (!workspaceGid.matches("[0-9]{1,32}")) {
            throw new IllegalArgumentException("An Asana workspace is a number, not '" + workspaceGid + "'.");
        }
        if (botToken.isBlank() || managerToken.isBlank() || botToken.equals(managerToken)) {
            throw new IllegalArgumentException("The two Asana users need a token each.");
        }
    }

    @Override
    public String toString() {
        return "Identity[workspaceGid=" + workspaceGid + "]";
    }
}

package io.mlconnector.sandbox.asana.seed;

import io.mlconnector.sandbox.asana.model.World;
import io.mlconnector.sandbox.seed.SeedData;

/// What a new workspace holds at its first start, beside its two users. No custom field in it is the connector's.
public final class WorkspaceSeed {
    private WorkspaceSeed() {}

    /// Does nothing when the workspace was there already.
    public static void plant(World world, SeedData data) {
        if (!world.isNew()) {
            return;
        }
        switch (data) {
            case EMPTY, LISTS -> {}
            case SMALL ->
                world.as(world.accounts().managerGid(), work -> {
                    SmallWorkspace.plant(work);
                    return data;
                });
            case LARGE -> LargeWorkspace.plant(world, LargeWorkspace.TASKS);
        }
    }
}

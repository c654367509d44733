package io.mlconnector.sandbox.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a journal's file to one process at a time, through a lock file beside it. The lock goes with the process.
final class DataLock implements AutoCloseable {
    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws IllegalStateException when another one has it
    static DataLock take(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Path lock = path.resolveSibling(path.getFileName() + ".lock");
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isFree(channel)) {
                channel.close();
                throw new IllegalStateException(
                        "The sandbox data in " + path + " is in use by another sandbox; stop it first.");
            }
            return new DataLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the sandbox data file " + path, e);
        }
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package io.mlconnector.sandbox;

import java.util.concurrent.CountDownLatch;

/// Runs both sandboxes as a process of their own until it is stopped.
public final class SandboxMain {
    private SandboxMain() {}

    public static void main(String[] args) throws InterruptedException {
        Sandbox sandbox;
        try {
            sandbox = Sandbox.start(SandboxSettings.from(System.getenv()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            sandbox.close();
            stopped.countDown();
        }));
        System.out.println("QuickBooks sandbox: " + sandbox.quickBooksUrl());
        System.out.println("Asana sandbox:      " + sandbox.asanaUrl());
        stopped.await();
    }
}

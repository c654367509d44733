package io.mlconnector.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.mlconnector.sandbox.Sandbox;
import io.mlconnector.sandbox.SandboxCredentials;
import io.mlconnector.sandbox.SandboxSettings;
import io.mlconnector.sandbox.seed.SeedData;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/// Both sandboxes with some data, and a fresh browser window for each test.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserRun {
    private static final Path SCREENSHOTS = Path.of(System.getProperty("browser.screenshots", "target/screenshots"));

    private final Path executable = Chromium.require();
    private final Playwright playwright = Playwright.create();
    private final Browser browser = Chromium.launch(playwright, executable);
    protected final Sandbox sandbox = Sandbox.start(new SandboxSettings(
            0,
            0,
            null,
            "",
            "127.0.0.1",
            SandboxSettings.DEFAULT_WEBHOOK_DELAY,
            SeedData.SMALL,
            SandboxCredentials.DEFAULT));
    protected final Api api = new Api(sandbox);
    private BrowserContext window = browser.newContext();
    protected Page page = window.newPage();

    @BeforeAll
    void start() {
        window.close();
    }

    @BeforeEach
    void open() {
        window = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
        page = window.newPage();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @AfterAll
    void stop() {
        sandbox.close();
        browser.close();
        playwright.close();
    }

    protected void goQuickBooks(String path) {
        page.navigate(sandbox.quickBooksUrl() + path);
    }

    protected void goAsana(String path) {
        page.navigate(sandbox.asanaUrl() + path);
    }

    protected void press(String button) {
        page.locator("button", new Page.LocatorOptions().setHasText(button))
                .first()
                .click();
    }

    /// By its `name`.
    protected void type(String field, String text) {
        page.locator("[name=\"" + field + "\"]").last().fill(text);
    }

    /// By its label.
    protected void typeInto(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    /// @param field its `name`
    /// @param option the value
    protected void choose(String field, String option) {
        page.locator("select[name=\"" + field + "\"]").selectOption(option);
    }

    /// For people to look at, under `target/screenshots`.
    protected void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /// The same page in the dark, and as narrow as a phone.
    protected void pictures(String name) {
        picture(name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture(name + "-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(390, 844);
        picture(name + "-phone");
        page.setViewportSize(1280, 900);
    }

    /// Whether the page is wider than the window.
    protected boolean overflows() {
        return Boolean.TRUE.equals(
                page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }
}

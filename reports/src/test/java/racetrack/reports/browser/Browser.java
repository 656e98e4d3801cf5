// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.browser;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// A Chromium without a window, as Debian packages it, or a Chrome.
final class Browser implements AutoCloseable {

  private static final List<String> PROGRAMS = List.of("chromium", "google-chrome");
  private static final String DRIVER = "chromedriver";

  /// A guard against a browser that has died; nothing is measured by it.
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /// It says of each new browser that it does not know its protocol, of which nothing is used.
  private static final Logger LOGGER = Logger.getLogger("org.openqa.selenium.devtools");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /// {@return what is missing, and how to get it; empty if pages can be opened}
  static Optional<String> missing() {
    return Stream.of(PROGRAMS, List.of(DRIVER))
        .filter(names -> onPath(names).isEmpty())
        .findFirst()
        .map(names ->
            "The pages were not opened in a browser: %s is not on the path. Debian has it: apt-get install chromium chromium-driver."
                .formatted(String.join(" or ", names)));
  }

  private static Optional<Path> onPath(List<String> names) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return names.stream()
        .flatMap(name ->
            Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Starts one that asks no network for anything.
  ///
  /// @param profile an empty folder for what it keeps
  static Browser start(Path profile) {
    LOGGER.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(onPath(PROGRAMS).orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // it runs as root in CI
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--disable-component-update",
        "--disable-background-networking",
        "--no-first-run",
        "--hide-scrollbars",
        "--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(onPath(List.of(DRIVER)).orElseThrow().toFile())
            .usingAnyFreePort()
            .build();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(service), "end of the browser"));
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().pageLoadTimeout(PATIENCE).scriptTimeout(PATIENCE);
    return new Browser(driver);
  }

  /// A driver that is ended leaves its browser behind.
  private static void end(ChromeDriverService service) {
    List<ProcessHandle> left = ProcessHandle.current().descendants().toList();
    service.stop();
    left.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    driver.quit();
  }

  void open(Path page) {
    driver.get(page.toUri().toString());
  }

  /// Sees to it that a script runs in each page that is opened from now on, before its own.
  void inject(String script) {
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
  }

  void look(Look look) {
    media("", look.dark());
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            look.width(),
            "height",
            look.height(),
            "deviceScaleFactor",
            1,
            "mobile",
            false));
  }

  /// Lays the page out as it is on paper that is so wide.
  void lookAsOnPaper(int width) {
    look(new Look(false, width));
    media("print", false);
  }

  private void media(String media, boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            media,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  void allowScripts(boolean allowed) {
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
  }

  /// Runs the body of a function.
  @Nullable Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /// Runs the body of a function whose last argument is to be called with what it gives.
  @Nullable Object await(String script, Object... arguments) {
    return driver.executeAsyncScript(script, arguments);
  }

  /// Runs the body of a function that gives an array of texts.
  List<String> texts(String script, Object... arguments) {
    return run(script, arguments) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /// {@return what was written to the console since this was last asked}
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .toList();
  }

  /// {@return the text that is seen in the first element of its kind}
  String textOf(String selector) {
    return driver.findElement(By.cssSelector(selector)).getText();
  }

  /// Focuses the first element of its kind.
  void focus(String selector) {
    run("document.querySelector(arguments[0]).focus()", selector);
  }

  void press(Keys key, int times) {
    driver
        .switchTo()
        .activeElement()
        .sendKeys(Stream.generate(() -> key).limit(times).toArray(Keys[]::new));
  }

  void press(String key) {
    driver.switchTo().activeElement().sendKeys(key);
  }

  /// Takes a picture of the page from its top on, also of what is below the window.
  void photograph(Path file) throws IOException {
    Object height = run("return Math.min(8000, document.documentElement.scrollHeight);");
    Object width = run("return window.innerWidth;");
    Map<String, Object> clip =
        Map.of(
            "x",
            0,
            "y",
            0,
            "scale",
            1,
            "width",
            requireNonNull(width),
            "height",
            requireNonNull(height));
    keep(
        file,
        driver.executeCdpCommand(
            "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip)));
  }

  void print(Path file) throws IOException {
    keep(
        file,
        driver.executeCdpCommand(
            "Page.printToPDF", Map.of("paperWidth", 8.27, "paperHeight", 11.7)));
  }

  private static void keep(Path file, Map<String, Object> answer) throws IOException {
    Files.write(file, Base64.getDecoder().decode(String.valueOf(answer.get("data"))));
  }
}

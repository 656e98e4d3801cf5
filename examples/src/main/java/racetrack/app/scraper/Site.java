// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A site of its own, on the loopback interface, with the faults that sites have.
///
/// What a page does is in its address, so that the site remembers nothing and the same list of
/// addresses is answered in the same way each time.
///
/// Its ports are whatever is free. Closing it ends all that is under way.
final class Site implements AutoCloseable {

  /// How long a trickling page waits before each byte.
  private static final Duration DRIP = Duration.ofMillis(20);

  static {
    // Else the second part of an answer waits until the first is acknowledged, which TCP delays.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("site ", 1).factory());
  private final HttpServer server = HttpServer.create(loopback(), 0);
  private final ServerSocket resetting = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Socket refusing = new Socket();

  Site() throws IOException {
    refusing.bind(loopback()); // takes the port, and does not listen
    server.setExecutor(threads);
    add("/page/", Site::answerWithAPage);
    add("/status/", Site::answerWithAStatus);
    add("/trickle", Site::trickle);
    server.start();
    threads.execute(this::resetConnections);
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /// Adds pages that do something else.
  ///
  /// @param path what their paths begin with
  /// @param handler what they do
  void add(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
  }

  /// {@return the address of a path}
  URI address(String path) {
    return address(server.getAddress().getPort(), path);
  }

  /// {@return the address of a page that comes}
  ///
  /// @param size how many bytes it has
  /// @param delay how long it takes
  URI page(int size, Duration delay) {
    return address("/page/" + size + "/" + delay.toMillis());
  }

  /// {@return the address of a page that is answered with a status and a word}
  URI status(int status) {
    return address("/status/" + status);
  }

  /// {@return the address of a page whose head comes at once, and whose body takes for ever}
  URI trickle() {
    return address("/trickle");
  }

  /// {@return an address whose connections are reset when the request has come}
  URI reset() {
    return address(resetting.getLocalPort(), "/");
  }

  /// {@return an address at which nobody listens}
  URI refused() {
    return address(refusing.getLocalPort(), "/");
  }

  private static URI address(int port, String path) {
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    return URI.create("http://" + host + ":" + port + path);
  }

  /// {@return the addresses of pages, some of which fail in one way or another}
  ///
  /// A page that comes has 1,000 to 10,000 bytes and takes one to two delays.
  ///
  /// @param count how many
  /// @param failing which part of them fails, from 0 to 1
  /// @param delay how long the quickest takes
  /// @param seed the same seed chooses the same pages
  List<URI> pages(int count, double failing, Duration delay, long seed) {
    Random random = new Random(seed);
    List<URI> faults = List.of(status(404), status(500), reset(), refused(), trickle());
    List<URI> pages = new ArrayList<>();
    for (int page = 0; page < count; page++) {
      if (random.nextDouble() < failing) {
        pages.add(faults.get(random.nextInt(faults.size())));
      } else {
        long millis = Math.round(delay.toMillis() * random.nextDouble(1, 2));
        pages.add(page(random.nextInt(1_000, 10_001), Duration.ofMillis(millis)));
      }
    }
    return pages;
  }

  private static void answerWithAPage(HttpExchange exchange) throws IOException {
    String[] parts = exchange.getRequestURI().getPath().split("/", -1);
    pause(Duration.ofMillis(Long.parseLong(parts[3])));
    answer(exchange, 200, new byte[Integer.parseInt(parts[2])]);
  }

  private static void answerWithAStatus(HttpExchange exchange) throws IOException {
    String status = exchange.getRequestURI().getPath().substring("/status/".length());
    answer(exchange, Integer.parseInt(status), new byte[10]);
  }

  /// Answers with a body.
  static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static void trickle(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, Integer.MAX_VALUE);
    OutputStream body = exchange.getResponseBody();
    while (!Thread.currentThread().isInterrupted()) {
      pause(DRIP);
      body.write(0); // fails when the client has given up
      body.flush();
    }
  }

  private static void pause(Duration delay) {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the site closes
    }
  }

  private void resetConnections() {
    try {
      while (true) {
        try (Socket connection = resetting.accept()) {
          int _ = connection.getInputStream().read();
          connection.setSoLinger(true, 0); // closes with a reset
        }
      }
    } catch (IOException e) {
      // The site closes.
    }
  }

  @Override
  public void close() throws IOException {
    server.stop(0);
    resetting.close();
    refusing.close();
    threads.shutdownNow();
    threads.close();
  }
}

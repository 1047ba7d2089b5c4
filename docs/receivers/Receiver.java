// A receiver of Duban's webhooks. WEBHOOK_SECRET=whsec_… PORT=8080 java Receiver.java   (Java 17 or later)
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Receiver {
    private static final long TOLERANCE_SECONDS = 300;
    private static final int MAX_BYTES = 1024 * 1024;
    private static final byte[] KEY = Base64.getDecoder().decode(System.getenv("WEBHOOK_SECRET").replace("whsec_", ""));

    /** In earnest: a unique column of your database, written together with what follows from the event. */
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();
    private static final ExecutorService WORK = Executors.newSingleThreadExecutor();

    public static void main(String[] args) throws IOException {
        String port = System.getenv().getOrDefault("PORT", "8080");
        HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(port)), 0);
        server.createContext("/", Receiver::receive);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }

    private static void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BYTES + 1);
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            if (body.length > MAX_BYTES || !isGenuine(exchange, body)) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            boolean isNew = SEEN.add(id);
            exchange.sendResponseHeaders(204, -1); // first: Duban waits 15 seconds at most, and tries again
            if (isNew) WORK.execute(() -> handle(new String(body, StandardCharsets.UTF_8)));
            else System.out.println("again " + id);
        }
    }

    /** Here the event is read with the JSON library of your house. */
    private static void handle(String event) {
        System.out.println("new " + event);
    }

    /** Signed with our secret, within the last five minutes? The signature is over the bytes as they came. */
    private static boolean isGenuine(HttpExchange exchange, byte[] body) {
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
        String signatures = exchange.getRequestHeaders().getFirst("webhook-signature");
        if (id == null || signatures == null || timestamp == null || !timestamp.matches("[0-9]{1,15}")) return false;
        if (Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp)) > TOLERANCE_SECONDS) return false;
        byte[] expected = ("v1," + Base64.getEncoder().encodeToString(mac(id + "." + timestamp + ".", body))).getBytes(StandardCharsets.UTF_8);
        // Several while a secret is rotated: one that fits is enough.
        for (String signature : signatures.split(" ")) {
            if (MessageDigest.isEqual(signature.getBytes(StandardCharsets.UTF_8), expected)) return true;
        }
        return false;
    }

    private static byte[] mac(String before, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package dev.lintel.guard.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Keys and certificates that sign themselves, made by the JDK's keytool: of the server, `localhost`, and of clients.
public final class Certificates {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Path folder;

    private Certificates(Path folder) {
        this.folder = folder;
    }

    /// @param names of the clients, `alias=CN`
    public static Certificates in(Path folder, String... names) throws Exception {
        Certificates all = new Certificates(folder);
        List<Process> running = new ArrayList<>();
        running.add(all.make("server", "localhost"));
        for (String each : names) {
            running.add(all.make(each.replaceFirst("=.*", ""), each.replaceFirst(".*=", "")));
        }
        for (Process each : running) {
            if (each.waitFor() != 0) {
                throw new IllegalStateException(
                        new String(each.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        KeyStore trusted = all.empty();
        for (String each : names) {
            String alias = each.replaceFirst("=.*", "");
            trusted.setCertificateEntry(alias, all.load(alias).getCertificate(alias));
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve("clients.p12"))) {
            trusted.store(out, PASSWORD);
        }
        return all;
    }

    private Process make(String alias, String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        alias,
                        "-dname",
                        "CN=" + name + ", O=Example",
                        "-keyalg",
                        "EC",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file(alias).toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
    }

    private Path file(String alias) {
        return folder.resolve(alias + ".p12");
    }

    private KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        return store;
    }

    private KeyStore load(String alias) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file(alias))) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    /// The settings of a server that asks clients for their certificates and serves those that have none.
    public String[] settings(String... more) {
        return Stream.concat(
                        Stream.of(
                                "server.ssl.key-store=file:" + file("server"),
                                "server.ssl.key-store-password=" + new String(PASSWORD),
                                "server.ssl.trust-store=file:" + folder.resolve("clients.p12"),
                                "server.ssl.trust-store-password=" + new String(PASSWORD),
                                "server.ssl.client-auth=want"),
                        Arrays.stream(more))
                .toArray(String[]::new);
    }

    /// What a client speaks TLS with.
    ///
    /// @param alias whose certificate it shows; empty for none
    public SSLContext of(String alias) throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(alias.isEmpty() ? empty() : load(alias), PASSWORD);
        TrustManagerFactory servers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore trusted = empty();
        trusted.setCertificateEntry("server", load("server").getCertificate("server"));
        servers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), servers.getTrustManagers(), null);
        return context;
    }
}

package com.acme.tax;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.TimeUnit;

@Path("/rates")
@ApplicationScoped
public class RateResource {
    @Inject
    Banks banks;

    @GET
    public String rates() {
        return banks.rates();
    }

    @GET
    @Path("/bounded")
    public String bounded() {
        return banks.boundedRates();
    }

    @GET
    @Path("/file")
    public int file() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create("https://files.example.com/rates").toURL().openConnection(); // expect: res-http-timeout (high)
        try (InputStream in = connection.getInputStream()) {
            return in.read();
        }
    }

    @GET
    @Path("/listens")
    public boolean listens() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create("https://alive.example.com").toURL().openConnection(); // silent: res-http-timeout because it only connects, in a bounded time
        connection.setConnectTimeout(2_000);
        connection.connect();
        connection.disconnect();
        return true;
    }

    @GET
    @Path("/answers")
    public int answers() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create("https://awake.example.com").toURL().openConnection(); // expect: res-http-timeout (high)
        connection.setConnectTimeout(2_000);
        connection.connect();
        return connection.getResponseCode();
    }

    @GET
    @Path("/mirror")
    public int mirror() throws IOException {
        if (Options.isMirrored()) {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("https://mirror.example.com/rates").toURL().openConnection(); // expect: res-http-timeout (medium)
            try (InputStream in = connection.getInputStream()) {
                return in.read();
            }
        }
        return 0;
    }

    static class Options {
        private static boolean mirrored;

        static boolean isMirrored() {
            return mirrored;
        }

        void setMirrored(boolean mirrored) {
            Options.mirrored = mirrored;
        }
    }

    @GET
    @Path("/safe-file")
    public int safeFile() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create("https://files.example.com/rates").toURL().openConnection(); // silent: res-http-timeout because both limits are set below
        connection.setConnectTimeout(1000);
        connection.setReadTimeout(3000);
        try (InputStream in = connection.getInputStream()) {
            return in.read();
        }
    }
}

@ApplicationScoped
class Banks {
    private final Client endless = ClientBuilder.newClient(); // expect: res-http-timeout

    private final Client bounded = ClientBuilder.newBuilder() // silent: res-http-timeout because both limits are set
            .connectTimeout(1, TimeUnit.SECONDS)
            .readTimeout(3, TimeUnit.SECONDS)
            .build();

    String rates() {
        return endless.target("https://bank.example.com/rates").request().get(String.class);
    }

    String boundedRates() {
        return bounded.target("https://bank.example.com/rates").request().get(String.class);
    }
}

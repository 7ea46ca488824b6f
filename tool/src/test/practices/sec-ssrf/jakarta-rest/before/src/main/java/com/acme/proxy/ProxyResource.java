package com.acme.proxy;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URL;
import okhttp3.OkHttpClient;
import okhttp3.Request;

@Path("/proxy")
public class ProxyResource {
    @GET
    public String get(@QueryParam("url") String url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection(); // expect: sec-ssrf
        return new String(connection.getInputStream().readAllBytes());
    }

    @GET
    @Path("/ok")
    public void ok(@QueryParam("url") String url) {
        Request request = new Request.Builder().url("http://" + url).build(); // expect: sec-ssrf
        new OkHttpClient().newCall(request);
    }

    @GET
    @Path("/port")
    public void port(@QueryParam("host") String host, @QueryParam("port") int port) throws IOException {
        new Socket(host, 80).close(); // expect: sec-ssrf
        new Socket("printer.local", port).close(); // silent: sec-ssrf because only the port is theirs
    }
}

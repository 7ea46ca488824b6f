package feed;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import jakarta.ws.rs.*;

@Path("/stream")
public class Stream {
    @GET
    public String stream() throws Exception {
        SslContext context = SslContextBuilder.forClient()
                .trustManager(InsecureTrustManagerFactory.INSTANCE) // expect: sec-tls-verify-off (high)
                .build();
        return "";
    }
}

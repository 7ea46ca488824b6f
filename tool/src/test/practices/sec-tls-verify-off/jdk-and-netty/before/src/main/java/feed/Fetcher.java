package feed;

import jakarta.ws.rs.*;
import javax.net.ssl.*;

@Path("/feed")
public class Fetcher {
    @GET
    public String fetch() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Everybody()}, null);
        return "";
    }
}

package feed;

import java.security.cert.X509Certificate;
import java.util.logging.Logger;
import javax.net.ssl.X509TrustManager;

class Everybody implements X509TrustManager {
    private static final Logger LOG = Logger.getLogger("feed");

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override // expect: sec-tls-verify-off (high)
    public void checkServerTrusted(X509Certificate[] chain, String type) {
        LOG.info("trusted");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return null;
    }
}

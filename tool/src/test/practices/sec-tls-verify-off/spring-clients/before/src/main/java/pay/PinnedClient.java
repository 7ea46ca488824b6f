package pay;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;
import org.springframework.stereotype.Service;

@Service
class PinnedClient {
    private final X509TrustManager inner;
    private final X509TrustManager pinned = new X509TrustManager() {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            inner.checkServerTrusted(chain, type); // silent: sec-tls-verify-off because another one checks
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    };

    PinnedClient(X509TrustManager inner) {
        this.inner = inner;
    }

    X509TrustManager manager() {
        return pinned;
    }
}

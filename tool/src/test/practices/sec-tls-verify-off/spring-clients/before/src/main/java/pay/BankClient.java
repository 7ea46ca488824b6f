package pay;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.*;
import org.springframework.stereotype.Service;

@Service
class BankClient {
    private final SSLContext context;

    BankClient() throws Exception {
        TrustManager[] all = {
            new X509TrustManager() {
                @Override
                public void checkClientTrusted(X509Certificate[] chain, String type) {}

                @Override // expect: sec-tls-verify-off (high)
                public void checkServerTrusted(X509Certificate[] chain, String type) {}

                @Override
                public X509Certificate[] getAcceptedIssuers() {
                    return new X509Certificate[0];
                }
            }
        };
        context = SSLContext.getInstance("TLS");
        context.init(null, all, new SecureRandom());
    }
}

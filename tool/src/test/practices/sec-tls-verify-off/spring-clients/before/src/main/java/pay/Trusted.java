package pay;

import java.security.KeyStore;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.ssl.SSLContexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Trusted {
    @Bean
    CloseableHttpClient inner(KeyStore store) throws Exception {
        return HttpClients.custom()
                .setSSLContext(SSLContexts.custom().loadTrustMaterial(store, null).build()) // silent: sec-tls-verify-off because it has a store
                .setSSLHostnameVerifier(new DefaultHostnameVerifier()) // silent: sec-tls-verify-off because it is the usual one
                .build();
    }
}

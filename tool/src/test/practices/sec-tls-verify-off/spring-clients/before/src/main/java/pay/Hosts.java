package pay;

import java.net.URI;
import javax.net.ssl.*;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
class Hosts {
    private static final String HOST = "bank.example.com";

    @Value("${pay.skip-verification:false}")
    private boolean skipVerification;

    void open(String address) throws Exception {
        HttpsURLConnection connection = (HttpsURLConnection) URI.create(address).toURL().openConnection();
        if (skipVerification) {
            connection.setHostnameVerifier((host, session) -> true); // expect: sec-tls-verify-off (low)
        }
        connection.getInputStream();
    }

    void strict(String address) throws Exception {
        HttpsURLConnection connection = (HttpsURLConnection) URI.create(address).toURL().openConnection();
        connection.setHostnameVerifier((host, session) -> host.equals(HOST)); // silent: sec-tls-verify-off because it compares
        connection.getInputStream();
    }

    void closed(String address) throws Exception {
        HttpsURLConnection connection = (HttpsURLConnection) URI.create(address).toURL().openConnection();
        connection.setHostnameVerifier((host, session) -> false); // silent: sec-tls-verify-off because it says no
        connection.getInputStream();
    }
}

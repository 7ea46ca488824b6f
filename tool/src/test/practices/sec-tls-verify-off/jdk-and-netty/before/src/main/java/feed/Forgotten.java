package feed;

import javax.net.ssl.*;

class Forgotten {
    static void open(HttpsURLConnection connection) {
        connection.setHostnameVerifier((host, session) -> true); // silent: sec-tls-verify-off because nothing uses this class
    }
}

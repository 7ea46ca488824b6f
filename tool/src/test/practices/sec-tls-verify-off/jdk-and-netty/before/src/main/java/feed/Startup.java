package feed;

import javax.net.ssl.*;

class Startup {
    public static void main(String[] arguments) {
        prepare();
    }

    private static void prepare() {
        HttpsURLConnection.setDefaultHostnameVerifier(new HostnameVerifier() {
            @Override // expect: sec-tls-verify-off (high)
            public boolean verify(String host, SSLSession session) {
                return true;
            }
        });
    }
}

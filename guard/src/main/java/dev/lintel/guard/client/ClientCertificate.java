package dev.lintel.guard.client;

import dev.lintel.guard.digest.Digests;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Optional;

/// Finds who holds the client's certificate. The container hands over what the TLS handshake has proved; a header
/// that carries a certificate (`X-Client-Cert`, RFC 9440) is text like any other and is not read.
public final class ClientCertificate {
    /// Set by the container (Jakarta Servlet 6.1 §3.10), and by nobody from outside.
    private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

    private ClientCertificate() {}

    /// A digest of the names of holder and issuer: a renewed certificate is the same holder, and a second one buys no
    /// second allowance. Empty without a certificate.
    public static Optional<String> holder(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain && chain.length > 0) {
            return Optional.of(Digests.text(
                    chain[0].getIssuerX500Principal().getEncoded(),
                    chain[0].getSubjectX500Principal().getEncoded()));
        }
        return Optional.empty();
    }
}

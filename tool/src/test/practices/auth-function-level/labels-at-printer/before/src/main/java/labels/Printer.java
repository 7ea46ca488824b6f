package labels;

import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/// The printer keeps the labels itself.
@Component
public class Printer {
    private final RestTemplate rest = new RestTemplate();

    public void write(String label, String text) {
        ask(HttpMethod.PUT, label, text);
    }

    public String read(String label) {
        return ask(HttpMethod.GET, label, null);
    }

    private String ask(HttpMethod method, String label, String text) {
        return rest.exchange("http://printer/labels/{label}", method, new HttpEntity<>(text), String.class, label)
                .getBody();
    }
}

package plant;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/// A worker works on some lines of the plant.
@Component
public class Lines {
    private final RunMapper runs;

    public Lines(RunMapper runs) {
        this.runs = runs;
    }

    void validLine(HttpServletRequest request, int lineNo) {
        String lines = runs.linesOf(request.getUserPrincipal().getName());
        if (!Arrays.asList(lines.split(",")).contains(String.valueOf(lineNo))) {
            throw new IllegalStateException("not your line");
        }
    }
}

package plant;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;

@RestController
@RequestMapping("/runs")
public class RunController {
    private final RestTemplate machines = new RestTemplate();
    private final RunMapper runs;
    private final Lines lines;

    public RunController(RunMapper runs, Lines lines) {
        this.runs = runs;
        this.lines = lines;
    }

    @GetMapping("/{id}")
    public Run show(HttpServletRequest request, @PathVariable long id) {
        Run run = runs.byId(id);
        lines.validLine(request, run.getLineNo());
        return run;
    }

    @PostMapping("/{id}/stop")
    public void stop(HttpServletRequest request, @PathVariable long id) {
        Run run = runs.byId(id);
        lines.validLine(request, run.getLineNo());
        runs.delete(run.getId());
    }

    @GetMapping("/{id}/output")
    public String output(@PathVariable long id) {
        Run run = runs.byId(id); // expect: auth-object-not-owned medium
        return machines.getForObject("http://machines/{machine}/output", String.class, run.getMachine());
    }

    @GetMapping("/shifts/{id}")
    public String shift(@PathVariable long id) {
        return runs.shift(id); // silent: auth-object-not-owned because nobody checks whose shifts are
    }
}

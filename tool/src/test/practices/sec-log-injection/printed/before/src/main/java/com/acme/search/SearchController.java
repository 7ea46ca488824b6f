package com.acme.search;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class SearchController {
    private static final Logger LOG = LoggerFactory.getLogger(SearchController.class);
    private final ApplicationContext context;

    public SearchController(ApplicationContext context) {
        this.context = context;
    }

    @GetMapping("/search")
    public void search(@RequestParam String text) {
        Query query = new Query();
        query.setText(text);
        LOG.warn("no links for " + query); // silent: sec-log-injection because the class has no toString
        LOG.warn("no links for {}", query); // silent: sec-log-injection because the class has no toString
        LOG.warn(String.format("no links for %s", query)); // silent: sec-log-injection because the class has no toString
        LOG.warn("no links for {}", query.getText()); // expect: sec-log-injection
        LOG.warn("no links for {}", new ShownQuery(text)); // expect: sec-log-injection
        LOG.warn("no links for {}", new Term(text)); // expect: sec-log-injection
        LOG.warn("no links for " + new Failure(text)); // expect: sec-log-injection
    }

    @PostMapping("/search")
    public void post(@RequestBody Query query, @RequestBody Base base) {
        LOG.info("asked {}", query); // silent: sec-log-injection because the class has no toString
        LOG.info("asked {}", base); // expect: sec-log-injection
    }

    @PostMapping("/search/{kind}")
    public void of(@PathVariable String kind, @RequestParam String model) {
        Runnable found = named(kind, model);
        LOG.error("could not run {} of {}", kind, model); // silent: sec-log-injection because a bean of that name was found
        found.run();
    }

    @PostMapping("/search/{kind}/again")
    public void again(@PathVariable String kind, @RequestParam String model) {
        Runnable found = named(kind, model);
        try {
            found.run();
        } catch (ClassCastException e) {
            LOG.error("could not run " + kind, e); // silent: sec-log-injection because a bean of that name was found before
        }
        try {
            named(model, kind).run();
        } catch (ClassCastException e) {
            LOG.error("could not run " + e); // silent: sec-log-injection because the exception is the bean's
        }
    }

    @PostMapping("/search/early")
    public void early(@RequestParam String early) {
        try {
            named(early, "x").run();
        } catch (IllegalArgumentException e) {
            LOG.error("could not run {}", early); // expect: sec-log-injection
        }
    }

    @PostMapping("/search/all")
    public void all(@RequestParam String model) {
        if (!context.containsBean(model)) {
            LOG.error("there is no {}", model); // expect: sec-log-injection
            return;
        }
        LOG.error("there is a {}", model); // silent: sec-log-injection because it is the name of a bean
    }

    private Runnable named(String kind, String model) {
        try {
            return context.getBean(kind + "." + model, Runnable.class);
        } catch (NoSuchBeanDefinitionException e) {
            throw new IllegalArgumentException(kind);
        }
    }
}

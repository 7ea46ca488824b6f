package com.acme.letters;

import freemarker.template.Configuration;
import freemarker.template.Template;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.Velocity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

@Controller
public class LetterController {
    private final TemplateEngine engine;
    private final Configuration freemarker;

    public LetterController(TemplateEngine engine, Configuration freemarker) {
        this.engine = engine;
        this.freemarker = freemarker;
    }

    @PostMapping("/letters/preview")
    @ResponseBody
    public int preview(@RequestBody String text) {
        return engine.process("<p>" + text + "</p>", new Context()).length(); // expect: sec-template-injection
    }

    @GetMapping("/letters/welcome")
    @ResponseBody
    public int welcome(@RequestParam String name) {
        Context context = new Context();
        context.setVariable("name", name);
        return engine.process("welcome", context).length(); // silent: sec-template-injection because the value is in the model of a fixed template
    }

    @PostMapping("/letters/free")
    @ResponseBody
    public int free(@RequestParam String text) throws Exception {
        StringWriter out = new StringWriter();
        new Template("letter", new StringReader(text), freemarker).process(Map.of(), out); // expect: sec-template-injection
        freemarker.getTemplate("letter.ftl").process(Map.of("text", text), out); // silent: sec-template-injection because the value is in the model of a fixed template
        return out.toString().length();
    }

    @PostMapping("/letters/velocity")
    @ResponseBody
    public int velocity(@RequestParam String text) {
        StringWriter out = new StringWriter();
        Velocity.evaluate(new VelocityContext(), out, "letter", "Dear " + text); // expect: sec-template-injection
        return out.toString().length();
    }

    @GetMapping("/pages/{page}")
    public String page(@PathVariable String page) {
        return "pages/" + page; // expect: sec-template-injection
    }

    @GetMapping("/sections")
    public ModelAndView section(@RequestParam String section) {
        return new ModelAndView("sections/" + section); // expect: sec-template-injection
    }

    @GetMapping("/known")
    public String known(@RequestParam Page page, Model model) {
        model.addAttribute("page", page);
        return "pages/" + page; // silent: sec-template-injection because an enum names the view
    }

    @GetMapping("/greeting")
    public String greeting(@RequestParam String name, Model model) {
        model.addAttribute("name", name);
        return "greeting"; // silent: sec-template-injection because the view is fixed
    }

    @GetMapping("/numbered/{page}")
    public String numbered(@PathVariable int page) {
        return "pages/" + page; // silent: sec-template-injection because a number is no fragment
    }

    @GetMapping("/language")
    public String language(@RequestParam String language) {
        return "de".equals(language) ? "pages/de" : "pages/en"; // silent: sec-template-injection because one of two
    }

    @GetMapping("/notes")
    public ModelAndView notes(@RequestParam String note) {
        ModelAndView page = new ModelAndView();
        page.setViewName("notes");
        page.addObject("note", note);
        return page; // silent: sec-template-injection because the value is in the model of a fixed view
    }

    @GetMapping("/onward")
    public ModelAndView onward(@RequestParam String to) {
        return new ModelAndView("redirect:" + to); // silent: sec-template-injection because a redirect evaluates no name
    }
}

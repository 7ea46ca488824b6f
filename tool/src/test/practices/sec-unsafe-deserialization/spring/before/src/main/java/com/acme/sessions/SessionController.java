package com.acme.sessions;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.thoughtworks.xstream.XStream;
import java.beans.XMLDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.util.Base64;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.multipart.MultipartFile;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class SessionController {
    @PostMapping("/session")
    public Object restore(@CookieValue String session) throws Exception {
        byte[] bytes = Base64.getDecoder().decode(session);
        return new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject(); // expect: sec-unsafe-deserialization
    }

    @PostMapping("/session/filtered")
    public Object filtered(@RequestBody byte[] body) throws Exception {
        ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(body));
        in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("com.acme.Order;!*"));
        return in.readObject(); // silent: sec-unsafe-deserialization because a filter names what may be made
    }

    @PostMapping("/session/careful")
    public Object careful(@RequestBody byte[] body) throws Exception {
        return new OrderInputStream(new ByteArrayInputStream(body)).readObject(); // silent: sec-unsafe-deserialization because the stream looks at classes first
    }

    @PostMapping("/session/xml")
    public Object xml(@RequestBody String xml) {
        return new XStream().fromXML(xml); // expect: sec-unsafe-deserialization
    }

    @PostMapping("/session/allowed")
    public Object allowed(@RequestBody String xml) {
        XStream stream = new XStream();
        stream.allowTypes(new Class<?>[] {OrderInputStream.class});
        return stream.fromXML(xml); // silent: sec-unsafe-deserialization because only listed types are made
    }

    @PostMapping("/session/yaml")
    public Object yaml(@RequestBody String text) {
        new Yaml(new SafeConstructor(new LoaderOptions())).load(text); // silent: sec-unsafe-deserialization because it makes maps and lists only
        return new Yaml().load(text); // expect: sec-unsafe-deserialization
    }

    @PostMapping("/session/beans")
    public Object beans(@RequestParam MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return new XMLDecoder(in).readObject(); // expect: sec-unsafe-deserialization
        }
    }

    @PostMapping("/session/json")
    public Order json(@RequestBody String json) throws IOException {
        return new ObjectMapper().readValue(json, Order.class); // silent: sec-unsafe-deserialization because the type is the program's
    }

    @PostMapping("/session/typed")
    public Object typed(@RequestBody String json) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        mapper.enableDefaultTyping();
        return mapper.readValue(json, Object.class); // expect: sec-unsafe-deserialization
    }
}

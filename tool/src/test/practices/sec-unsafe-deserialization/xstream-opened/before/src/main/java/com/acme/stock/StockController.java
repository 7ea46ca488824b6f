package com.acme.stock;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.security.AnyTypePermission;
import com.thoughtworks.xstream.security.NoTypePermission;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StockController {
    record Item(String name) {}

    @PostMapping("/stock/any")
    void any(@RequestBody String xml) {
        XStream stream = new XStream();
        stream.addPermission(AnyTypePermission.ANY);
        stream.fromXML(xml); // expect: sec-unsafe-deserialization
    }

    @PostMapping("/stock/made")
    void made(@RequestBody String xml) {
        XStream stream = new XStream();
        stream.allowTypes(new Class[] {Item.class});
        stream.addPermission(new AnyTypePermission());
        stream.fromXML(xml); // expect: sec-unsafe-deserialization
    }

    @PostMapping("/stock/wild")
    void wild(@RequestBody String xml) {
        XStream stream = new XStream();
        stream.allowTypesByWildcard("**");
        stream.fromXML(xml); // expect: sec-unsafe-deserialization
    }

    @PostMapping("/stock/default")
    void byDefault(@RequestBody String xml) {
        new XStream().fromXML(xml); // silent: sec-unsafe-deserialization because this release refuses foreign types
    }

    @PostMapping("/stock/listed")
    void listed(@RequestBody String xml) {
        XStream stream = new XStream();
        stream.addPermission(NoTypePermission.NONE);
        stream.allowTypes(new Class[] {Item.class});
        stream.fromXML(xml); // silent: sec-unsafe-deserialization because only items are made
    }

    @PostMapping("/stock/own")
    void own(@RequestBody String xml) {
        XStream stream = new XStream();
        stream.allowTypesByWildcard("com.acme.stock.**");
        stream.fromXML(xml); // silent: sec-unsafe-deserialization because only types of this package are made
    }
}

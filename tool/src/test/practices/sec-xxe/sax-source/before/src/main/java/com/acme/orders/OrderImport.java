package com.acme.orders;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.xml.bind.JAXBContext;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.Source;
import javax.xml.transform.sax.SAXSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xml.sax.InputSource;

@RestController
public class OrderImport {
    @PostMapping("/orders/import")
    public Object half(HttpServletRequest request) throws Exception {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        return read(factory, request);
    }

    @PostMapping("/orders/import/closed")
    public Object closed(HttpServletRequest request) throws Exception {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Source source = new SAXSource(factory.newSAXParser().getXMLReader(), new InputSource(request.getInputStream())); // silent: sec-xxe because document types are refused
        return JAXBContext.newInstance(Order.class).createUnmarshaller().unmarshal(source);
    }

    private static Object read(SAXParserFactory factory, HttpServletRequest request) throws Exception {
        Source source = new SAXSource(factory.newSAXParser().getXMLReader(), new InputSource(request.getInputStream())); // expect: sec-xxe
        return JAXBContext.newInstance(Order.class).createUnmarshaller().unmarshal(source);
    }
}

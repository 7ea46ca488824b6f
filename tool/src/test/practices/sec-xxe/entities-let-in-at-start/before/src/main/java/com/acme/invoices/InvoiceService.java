package com.acme.invoices;

import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

@SpringBootApplication
@RestController
public class InvoiceService {
    private static final String WHERE_FROM = "file, https";

    static {
        System.setProperty("javax.xml.accessExternalDTD", WHERE_FROM);
    }

    public static void main(String[] arguments) {
        SpringApplication.run(InvoiceService.class, arguments);
    }

    @PostMapping("/invoices/import")
    public void read(@RequestBody String text) throws ParserConfigurationException, SAXException, IOException {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.newSAXParser().parse(new InputSource(new StringReader(text)), new DefaultHandler()); // expect: sec-xxe
    }

    @PostMapping("/invoices/import/closed")
    public void readClosed(@RequestBody String text) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.newDocumentBuilder().parse(new InputSource(new StringReader(text))); // silent: sec-xxe because the factory's own attribute prevails
    }
}

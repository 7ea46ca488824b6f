package com.acme.imports;

import java.io.InputStream;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.springframework.web.multipart.MultipartFile;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ImportController {
    private final Parsers parsers;

    public ImportController(Parsers parsers) {
        this.parsers = parsers;
    }

    @PostMapping("/import")
    public void dom(@RequestBody String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))); // expect: sec-xxe
    }

    @PostMapping("/import/refused")
    public void refused(@RequestBody String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))); // silent: sec-xxe because document types are refused
    }

    @PostMapping("/import/both")
    public void both(@RequestBody String xml) throws Exception {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.newSAXParser().parse(new InputSource(new StringReader(xml)), new DefaultHandler()); // silent: sec-xxe because both kinds of entities are off
    }

    @PostMapping("/import/sax")
    public void sax(@RequestParam MultipartFile file) throws Exception {
        SAXParserFactory.newInstance().newSAXParser().parse(file.getInputStream(), new DefaultHandler()); // expect: sec-xxe
    }

    @PostMapping("/import/stax")
    public void stax(@RequestBody String xml) throws Exception {
        XMLInputFactory open = XMLInputFactory.newInstance();
        open.createXMLStreamReader(new StringReader(xml)); // expect: sec-xxe
        XMLInputFactory closed = XMLInputFactory.newInstance();
        closed.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        closed.createXMLStreamReader(new StringReader(xml)); // silent: sec-xxe because DTDs are off
    }

    @PostMapping("/import/transform")
    public void transform(@RequestBody String xml) throws Exception {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.newTransformer().transform(new StreamSource(new StringReader(xml)), new StreamResult(System.out)); // expect: sec-xxe
        TransformerFactory closed = TransformerFactory.newInstance();
        closed.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        closed.newTransformer().transform(new StreamSource(new StringReader(xml)), new StreamResult(System.out)); // silent: sec-xxe because no address may be read
    }

    @PostMapping("/import/shared")
    public void shared(@RequestBody String xml) throws Exception {
        DocumentBuilder careful = parsers.careful();
        careful.parse(new InputSource(new StringReader(xml))); // silent: sec-xxe because the method that makes it refuses document types
        parsers.careless().parse(new InputSource(new StringReader(xml))); // expect: sec-xxe
    }

    @PostMapping("/import/own")
    public void own() throws Exception {
        InputStream own = ImportController.class.getResourceAsStream("/defaults.xml");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(own); // silent: sec-xxe because the file is the program's
    }
}

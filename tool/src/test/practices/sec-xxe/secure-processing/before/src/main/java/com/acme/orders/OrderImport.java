package com.acme.orders;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

@RestController
public class OrderImport {
    public OrderImport() {
        System.setProperty("javax.xml.accessExternalDTD", "");
    }

    @PostMapping("/orders/import")
    public String read(@RequestBody String text) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return root(factory, text);
    }

    @PostMapping("/orders/import/opened")
    public String readOpened(@RequestBody String text) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "all");
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(text))); // expect: sec-xxe
        return document.getDocumentElement().getTagName();
    }

    private static String root(DocumentBuilderFactory factory, String text)
            throws ParserConfigurationException, SAXException, IOException {
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(text))); // silent: sec-xxe because secure processing lets nothing external in
        return document.getDocumentElement().getTagName();
    }

    @PostMapping("/orders/import/customer")
    public String customer(@RequestBody String text) throws XPathExpressionException {
        XPath path = XPathFactory.newInstance().newXPath();
        return path.evaluate("/order/customer", new InputSource(new StringReader(text))); // expect: sec-xxe
    }

    @PostMapping("/orders/import/place")
    public String place(@RequestBody String text) throws XPathExpressionException, ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        return XPathFactory.newInstance().newXPath().evaluate("/order/place", document); // silent: sec-xxe because the document is read by then
    }
}

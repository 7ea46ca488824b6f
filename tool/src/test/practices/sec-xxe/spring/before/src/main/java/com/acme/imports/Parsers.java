package com.acme.imports;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.stereotype.Component;

@Component
public class Parsers {
    public DocumentBuilder careful() throws ParserConfigurationException {
        return builder(true);
    }

    public DocumentBuilder careless() throws ParserConfigurationException {
        return builder(false);
    }

    private DocumentBuilder builder(boolean careful) throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", careful);
        return factory.newDocumentBuilder();
    }
}

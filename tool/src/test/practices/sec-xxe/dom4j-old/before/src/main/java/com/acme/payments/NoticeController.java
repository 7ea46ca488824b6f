package com.acme.payments;

import org.dom4j.Document;
import org.dom4j.DocumentException;
import org.dom4j.DocumentHelper;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NoticeController {
    @PostMapping("/notices")
    String paid(@RequestBody String xml) throws DocumentException {
        Document notice = DocumentHelper.parseText(xml); // expect: sec-xxe
        return notice.getRootElement().elementText("order").strip();
    }
}

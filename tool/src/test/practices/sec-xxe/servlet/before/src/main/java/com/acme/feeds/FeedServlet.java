package com.acme.feeds;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dom4j.io.SAXReader;

@WebServlet("/feed")
public class FeedServlet extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            SAXReader reader = new SAXReader();
            reader.read(request.getInputStream()); // expect: sec-xxe
            SAXReader careful = new SAXReader();
            careful.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            careful.read(request.getInputStream()); // silent: sec-xxe because document types are refused
        } catch (Exception broken) {
            response.sendError(400);
        }
    }
}

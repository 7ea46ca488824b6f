package com.acme.forms;

import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import jakarta.servlet.ServletException;
import java.io.FileOutputStream;
import java.io.IOException;

@WebServlet("/forms")
@MultipartConfig(maxFileSize = 1_000_000)
public class FormServlet extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Part form = request.getPart("form");
        String name = form.getSubmittedFileName();
        try (FileOutputStream out = new FileOutputStream("/opt/tomcat/webapps/forms/" + name)) { // expect: val-upload-content
            form.getInputStream().transferTo(out);
        }
        if (name.endsWith(".pdf")) {
            form.write("/srv/forms/" + name); // silent: val-upload-content because it ends as a document
        }
        if (!name.endsWith(".jsp")) {
            form.write("/srv/forms/" + name); // expect: val-upload-content
        }
    }
}

package com.acme.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

public class AuditServlet extends PageServlet {
    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (InputStream file = new FileInputStream("/srv/audit.csv")) {
            file.transferTo(response.getOutputStream());
        }
    }
}

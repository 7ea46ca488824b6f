package com.acme.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

public class TaxesServlet extends PageServlet {
    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (InputStream file = new FileInputStream("/srv/taxes.csv")) {
            file.transferTo(response.getOutputStream());
        }
    }
}

package com.acme.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

public class DownloadServlet extends PageServlet {
    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        File wanted = new File("/srv/files", request.getParameter("name"));
        try (InputStream file = new FileInputStream(wanted)) { // expect: sec-path-traversal (critical)
            file.transferTo(response.getOutputStream());
        }
    }
}

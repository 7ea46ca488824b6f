package com.acme.rpc;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;

@WebServlet("/invoke")
public class InvokerServlet extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (ObjectInputStream in = new ObjectInputStream(request.getInputStream())) {
            Object call = in.readObject(); // expect: sec-unsafe-deserialization
            response.getWriter().print(call.hashCode());
        } catch (ClassNotFoundException unknown) {
            response.sendError(400);
        }
        try (ObjectInputStream own = new ObjectInputStream(new FileInputStream("/srv/state"))) {
            own.readObject(); // silent: sec-unsafe-deserialization because the file is the program's
        } catch (ClassNotFoundException unknown) {
            response.sendError(500);
        }
    }
}

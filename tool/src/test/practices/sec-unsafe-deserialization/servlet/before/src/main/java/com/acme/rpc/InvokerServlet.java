package com.acme.rpc;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

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

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ObjectOutputStream out = new ObjectOutputStream(bytes);
        out.writeObject(request.getParameter("name"));
        try (ObjectInputStream copy = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            copy.readObject(); // silent: sec-unsafe-deserialization because the caller chose a text and not the objects
        } catch (ClassNotFoundException unknown) {
            response.sendError(500);
        }
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ObjectInputFilter.Config.setSerialFilter(ObjectInputFilter.Config.createFilter("com.acme.Order;!*"));
        try (ObjectInputStream in = new ObjectInputStream(request.getInputStream())) {
            in.readObject(); // silent: sec-unsafe-deserialization because every stream of the process is filtered
        } catch (ClassNotFoundException unknown) {
            response.sendError(400);
        }
    }
}

package com.acme.sessions;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;

public class OrderInputStream extends ObjectInputStream {
    public OrderInputStream(InputStream in) throws IOException {
        super(in);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass named) throws IOException, ClassNotFoundException {
        if (!named.getName().equals("com.acme.sessions.Order")) {
            throw new InvalidClassException(named.getName());
        }
        return super.resolveClass(named);
    }
}

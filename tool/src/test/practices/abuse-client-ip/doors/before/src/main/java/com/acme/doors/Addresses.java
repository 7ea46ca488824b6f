package com.acme.doors;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

public final class Addresses {
    private static final String[] HEADERS = {"X-Real-IP", "X-Forwarded-For"};
    private static final List<String> PROXIES = List.of("10.20.0.1", "10.20.0.2");

    private Addresses() {}

    public static String of(HttpServletRequest request) {
        String address = request.getHeader("X-Forwarded-For");
        if (address == null || address.isEmpty() || "unknown".equalsIgnoreCase(address)) {
            address = request.getRemoteAddr();
        }
        return "0:0:0:0:0:0:0:1".equals(address) ? "127.0.0.1" : nearest(address);
    }

    private static String nearest(String addresses) {
        return addresses.contains(",") ? addresses.split(",")[0] : addresses;
    }

    public static String current() {
        return of(((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest());
    }

    public static String first(HttpServletRequest request) {
        for (String header : HEADERS) {
            String address = request.getHeader(header);
            if (address != null) {
                return address.trim();
            }
        }
        return request.getRemoteAddr();
    }

    public static String behindProxy(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        if (PROXIES.contains(request.getRemoteAddr())) {
            return request.getHeader("X-Forwarded-For");
        }
        return peer;
    }

    public static String last(HttpServletRequest request) {
        String all = request.getHeader("X-Forwarded-For");
        return all.substring(all.lastIndexOf(',') + 1).trim();
    }
}

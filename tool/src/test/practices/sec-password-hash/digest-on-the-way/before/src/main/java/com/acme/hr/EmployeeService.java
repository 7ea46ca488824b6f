package com.acme.hr;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.spec.KeySpec;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.stereotype.Service;
import org.springframework.util.DigestUtils;

@Service
public class EmployeeService {
    private final EmployeeMapper employees;

    public EmployeeService(EmployeeMapper employees) {
        this.employees = employees;
    }

    public void hire(EmployeeForm form) {
        Employee employee = new Employee();
        employee.setLogin(form.getLogin());
        employee.setPassword(DigestUtils.md5DigestAsHex(form.getPassword().getBytes(StandardCharsets.UTF_8))); // expect: sec-password-hash
        employees.insert(employee);
    }

    public void change(long id, String password) {
        employees.changePassword(id, BCrypt.hashpw(password, BCrypt.gensalt())); // silent: sec-password-hash because it is bcrypt
    }

    public void reset(long id, String password) throws Exception {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        KeySpec spec = new PBEKeySpec(password.toCharArray(), salt, 600_000, 256);
        byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        String stored = Base64.getEncoder().encodeToString(hash);
        employees.changePassword(id, stored); // silent: sec-password-hash because PBKDF2 came before the encoding
    }
}

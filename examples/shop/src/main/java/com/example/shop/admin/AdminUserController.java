package com.example.shop.admin;

import com.example.shop.account.AccountService;
import com.example.shop.security.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/admin/users")
class AdminUserController {
    private final AccountService accounts;

    AdminUserController(AccountService accounts) {
        this.accounts = accounts;
    }

    record RoleChange(@NotNull Role role) {}

    @PutMapping("/{id}/role") // expect: auth-function-level
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeRole(@PathVariable long id, @Valid @RequestBody RoleChange change) {
        accounts.changeRole(id, change.role());
    }
}

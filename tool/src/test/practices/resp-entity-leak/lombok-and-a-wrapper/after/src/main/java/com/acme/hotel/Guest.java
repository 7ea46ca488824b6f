package com.acme.hotel;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import lombok.Getter;
import lombok.Setter;

@Entity
@Table(name = "guests")
@Getter
@Setter
@JsonIgnoreProperties({"otpSecret", "cardNumber", "password"})
public class Guest extends Person {
    private String cardNumber;
    private String otpSecret; // silent: resp-entity-leak because the class takes it out
    private String nickname;
}

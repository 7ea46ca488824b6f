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
@JsonIgnoreProperties({"otpSecret"})
public class Guest extends Person {
    private String cardNumber; // expect: resp-entity-leak
    private String otpSecret; // silent: resp-entity-leak because the class takes it out
    private String nickname;
}

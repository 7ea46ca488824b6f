package com.example.shop.payment;

/** The provider could not be reached or did not answer as agreed; whether it charged is not known. */
public class PaymentProviderException extends RuntimeException {
    PaymentProviderException(Throwable cause) {
        super("The payment provider does not answer", cause);
    }
}

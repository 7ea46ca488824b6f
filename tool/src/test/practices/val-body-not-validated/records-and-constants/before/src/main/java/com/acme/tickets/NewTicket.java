package com.acme.tickets;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

record NewTicket(@NotBlank String title, @Min(1) @Max(5) int priority) {}

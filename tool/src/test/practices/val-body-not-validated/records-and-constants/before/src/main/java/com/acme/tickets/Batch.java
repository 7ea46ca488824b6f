package com.acme.tickets;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;

record Batch(@Size(max = 100) List<@Valid NewTicket> tickets) {}

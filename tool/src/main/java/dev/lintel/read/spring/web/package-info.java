/// Spring MVC, WebFlux and what belongs to them: handlers with their routes and inputs, what runs before them,
/// which exceptions become which status. Management endpoints are made in `link`, from an application's settings.
/// Outbound HTTP interfaces are not looked at here.
@NullMarked
package dev.lintel.read.spring.web;

import org.jspecify.annotations.NullMarked;

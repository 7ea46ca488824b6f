package dev.lintel.read.beans;

import java.util.Set;

/// The annotations that make a class, or an interface, a bean. Composed ones are found through these; those that
/// ship with the frameworks are named as well, since a library's declaration may not be at hand.
final class Stereotypes {
    /// On classes.
    static final Set<String> OF_CLASSES = Set.of(
            "org.springframework.stereotype.Component",
            "org.springframework.stereotype.Service",
            "org.springframework.stereotype.Repository",
            "org.springframework.stereotype.Controller",
            "org.springframework.web.bind.annotation.RestController",
            "org.springframework.web.bind.annotation.ControllerAdvice",
            "org.springframework.web.bind.annotation.RestControllerAdvice",
            "org.springframework.context.annotation.Configuration",
            "org.springframework.boot.autoconfigure.SpringBootApplication",
            "org.springframework.boot.autoconfigure.AutoConfiguration",
            "org.springframework.boot.actuate.endpoint.annotation.Endpoint",
            "org.springframework.boot.actuate.endpoint.web.annotation.RestControllerEndpoint",
            "jakarta.inject.Named",
            "jakarta.inject.Singleton",
            "jakarta.enterprise.context.ApplicationScoped",
            "jakarta.enterprise.context.RequestScoped",
            "jakarta.enterprise.context.SessionScoped",
            "jakarta.enterprise.context.ConversationScoped",
            "jakarta.enterprise.context.Dependent",
            "jakarta.ejb.Stateless",
            "jakarta.ejb.Stateful",
            "jakarta.ejb.Singleton",
            "jakarta.ejb.MessageDriven",
            "javax.inject.Named",
            "javax.inject.Singleton",
            "javax.enterprise.context.ApplicationScoped",
            "javax.enterprise.context.RequestScoped",
            "javax.enterprise.context.SessionScoped",
            "javax.enterprise.context.ConversationScoped",
            "javax.enterprise.context.Dependent",
            "javax.ejb.Stateless",
            "javax.ejb.Stateful",
            "javax.ejb.Singleton",
            "javax.ejb.MessageDriven",
            "io.micronaut.http.annotation.Controller",
            "org.apache.dubbo.config.annotation.DubboService",
            "org.apache.dubbo.config.annotation.Service",
            "com.alibaba.dubbo.config.annotation.Service",
            "com.xxl.job.core.handler.annotation.JobHandler");
    /// On interfaces that a library implements.
    static final Set<String> OF_INTERFACES = Set.of(
            "org.apache.ibatis.annotations.Mapper",
            "org.springframework.cloud.openfeign.FeignClient",
            "org.springframework.cloud.netflix.feign.FeignClient",
            "org.eclipse.microprofile.rest.client.inject.RegisterRestClient",
            "org.springframework.stereotype.Repository",
            "org.springframework.data.repository.RepositoryDefinition",
            "io.micronaut.http.client.annotation.Client");
    /// What makes the result of a method a bean.
    static final Set<String> FACTORY_METHODS = Set.of(
            "org.springframework.context.annotation.Bean",
            "jakarta.enterprise.inject.Produces",
            "javax.enterprise.inject.Produces");

    private Stereotypes() {}
}

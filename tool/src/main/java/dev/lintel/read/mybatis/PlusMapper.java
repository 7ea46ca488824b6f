package dev.lintel.read.mybatis;

import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A mapper or service of the target that inherits MyBatis-Plus's methods.
///
/// @param entity qualified class that it stores
/// @param service whether it has the methods of `IService` and not those of `BaseMapper`
record PlusMapper(String type, String entity, boolean service, Span at) {
    private static final Map<String, Integer> BASES = Map.of(
            "com.baomidou.mybatisplus.core.mapper.BaseMapper", 0,
            "com.github.yulichang.base.MPJBaseMapper", 0,
            "com.baomidou.mybatisplus.extension.service.IService", 0,
            "com.baomidou.mybatisplus.extension.service.IRepository", 0,
            "com.baomidou.mybatisplus.extension.repository.IRepository", 0,
            "com.baomidou.mybatisplus.extension.repository.CrudRepository", 1,
            "com.baomidou.mybatisplus.extension.service.impl.ServiceImpl", 1);

    static List<PlusMapper> of(Program program) {
        return program.types().stream()
                .filter(TypeDeclaration::isMain)
                .map(type -> of(type, type, Map.of(), new HashSet<>(), program))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<PlusMapper> of(
            TypeDeclaration found, TypeDeclaration at, Map<String, Type> filled, Set<String> seen, Program program) {
        if (!seen.add(at.name())) {
            return Optional.empty();
        }
        List<Type> above = new ArrayList<>(at.interfaces());
        at.superclass().ifPresent(above::addFirst);
        for (Type type : above) {
            Integer position = BASES.get(type.erasure());
            if (position != null) {
                return type.argument(position)
                        .map(each -> each instanceof Type.Variable variable
                                ? filled.getOrDefault(variable.name(), each)
                                : each)
                        .filter(Type.Declared.class::isInstance)
                        .map(entity -> new PlusMapper(
                                found.name(), entity.erasure(), !type.erasure().endsWith("BaseMapper"), found.at()));
            }
        }
        for (Type type : above) {
            Optional<TypeDeclaration> next =
                    program.type(type.erasure()).filter(it -> it.origin().isPresent());
            if (next.isPresent()) {
                Map<String, Type> inner = new HashMap<>();
                for (int i = 0; i < next.get().typeParameters().size(); i++) {
                    String name = next.get().typeParameters().get(i).name();
                    type.argument(i)
                            .map(each -> each instanceof Type.Variable variable
                                    ? filled.getOrDefault(variable.name(), each)
                                    : each)
                            .ifPresent(each -> inner.put(name, each));
                }
                Optional<PlusMapper> mapper = of(found, next.get(), inner, seen, program);
                if (mapper.isPresent()) {
                    return mapper;
                }
            }
        }
        return Optional.empty();
    }
}

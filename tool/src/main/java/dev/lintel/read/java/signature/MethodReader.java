package dev.lintel.read.java.signature;

import dev.lintel.code.Annotation;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Parameter;
import dev.lintel.code.Type;
import dev.lintel.source.Span;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodSignature;
import java.lang.classfile.Signature;
import java.lang.classfile.attribute.MethodParameterInfo;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the methods and constructors of one class file.
///
/// @param inner whether constructors are given an instance of the enclosing class that no source writes
record MethodReader(
        String owner, boolean annotationType, boolean inner, TypeScope scope, AnnotationReader annotations, Span at) {
    Method method(MethodModel method) {
        Optional<MethodSignature> generic =
                method.findAttribute(Attributes.signature()).map(SignatureAttribute::asMethodSignature);
        TypeScope own = scope.with(generic.map(MethodSignature::typeParameters).orElse(List.of()));
        MethodTypeDesc descriptor =
                MethodTypeDesc.ofDescriptor(method.methodType().stringValue());
        List<Parameter> parameters = parameters(method, generic, descriptor, own);
        Type erasedResult = own.type(descriptor.returnType());
        return new Method(
                new MethodId(
                        owner,
                        method.methodName().stringValue(),
                        parameters.stream().map(each -> each.type().erasure()).toList()),
                Modifiers.ofMethod(method.flags().flagsMask(), ownerIsInterface(method)),
                generic.map(MethodSignature::typeParameters).map(own::declare).orElse(List.of()),
                parameters,
                generic.map(found -> own.type(found.result(), erasedResult)).orElse(erasedResult),
                thrown(method, generic, own),
                annotations.of(method, annotationType),
                false,
                false,
                at);
    }

    private static boolean ownerIsInterface(MethodModel method) {
        return method.parent()
                .filter(owner -> (owner.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0)
                .isPresent();
    }

    private List<Parameter> parameters(
            MethodModel method, Optional<MethodSignature> generic, MethodTypeDesc descriptor, TypeScope own) {
        List<ClassDesc> erased = descriptor.parameterList();
        List<? extends Signature> written =
                generic.map(MethodSignature::arguments).orElse(List.of());
        int hidden = hidden(method, generic, erased.size());
        List<String> names = names(method, hidden, erased.size());
        List<List<Annotation>> annotated = annotations.ofParameters(method);
        // Compilers disagree on whether parameters that no source writes have an entry there.
        int shift = annotated.size() == erased.size() ? hidden : 0;
        boolean varargs = (method.flags().flagsMask() & ClassFile.ACC_VARARGS) != 0;

        List<Parameter> parameters = new ArrayList<>();
        for (int i = hidden; i < erased.size(); i++) {
            int index = i - hidden;
            Type plain = own.type(erased.get(i));
            parameters.add(new Parameter(
                    names.get(index),
                    index < written.size() ? own.type(written.get(index), plain) : plain,
                    index + shift < annotated.size() ? annotated.get(index + shift) : List.of(),
                    varargs && i == erased.size() - 1,
                    at));
        }
        return parameters;
    }

    /// How many leading parameters of the descriptor no source writes. A generic signature leaves them out (JVMS
    /// §4.7.9).
    private int hidden(MethodModel method, Optional<MethodSignature> generic, int parameters) {
        if (generic.isPresent()) {
            return Math.max(0, parameters - generic.get().arguments().size());
        }
        return inner && parameters > 0 && method.methodName().equalsString("<init>") ? 1 : 0;
    }

    private static List<String> names(MethodModel method, int hidden, int parameters) {
        List<MethodParameterInfo> named = method.findAttribute(Attributes.methodParameters())
                .map(found -> found.parameters())
                .filter(found -> found.size() == parameters)
                .orElse(List.of());
        List<String> names = new ArrayList<>();
        for (int i = hidden; i < parameters; i++) {
            String unnamed = "arg" + (i - hidden);
            names.add(
                    i < named.size()
                            ? named.get(i)
                                    .name()
                                    .map(each -> each.stringValue())
                                    .orElse(unnamed)
                            : unnamed);
        }
        return names;
    }

    private static List<Type> thrown(MethodModel method, Optional<MethodSignature> generic, TypeScope own) {
        List<Signature.ThrowableSig> written =
                generic.map(MethodSignature::throwableSignatures).orElse(List.of());
        if (!written.isEmpty()) {
            return written.stream().map(each -> own.type(each, Type.OBJECT)).toList();
        }
        return method.findAttribute(Attributes.exceptions())
                .map(found -> found.exceptions().stream()
                        .<Type>map(each -> own.named(each.asInternalName()))
                        .toList())
                .orElse(List.of());
    }
}

package dev.lintel.read.java.signature;

import static java.lang.classfile.ClassFile.ACC_ANNOTATION;
import static java.lang.classfile.ClassFile.ACC_ENUM;
import static java.lang.classfile.ClassFile.ACC_INTERFACE;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;

import dev.lintel.code.Annotation;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.TypeDeclaration.Kind;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassSignature;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads one class file as a declaration without bodies: its public and protected members, and private fields
/// that carry an annotation by which a framework decides (the `@Id` of a mapped superclass).
final class ClassFileReader {
    private static final ClassFile FORMAT =
            ClassFile.of(ClassFile.DebugElementsOption.DROP_DEBUG, ClassFile.LineNumbersOption.DROP_LINE_NUMBERS);

    private final ClassModel model;
    private final Span at;
    private final TypeScope scope;
    private final Optional<ClassSignature> signature;
    private final String name;
    private final boolean annotationType;

    private ClassFileReader(ClassModel model, SourceId library, Predicate<String> known) {
        this.model = model;
        this.at = Span.ofFile(library);
        this.signature = model.findAttribute(Attributes.signature()).map(SignatureAttribute::asClassSignature);
        this.scope = TypeScope.empty(known)
                .with(signature.map(ClassSignature::typeParameters).orElse(List.of()));
        this.name = Names.canonical(model.thisClass().asInternalName());
        this.annotationType = (model.flags().flagsMask() & ACC_ANNOTATION) != 0;
    }

    /// The bytes of a class file as a model that is read on demand.
    ///
    /// @throws IllegalArgumentException when they are none
    static ClassModel parse(byte[] bytes) {
        return FORMAT.parse(bytes);
    }

    /// The declaration in a class file.
    ///
    /// @param library the artifact that it comes from, which is the place of all that is declared
    /// @param known whether the type of a canonical name can be looked up too
    /// @throws IllegalArgumentException when the class file is broken
    static TypeDeclaration read(ClassModel model, SourceId library, Predicate<String> known) {
        return new ClassFileReader(model, library, known).declaration();
    }

    private TypeDeclaration declaration() {
        Optional<InnerClassInfo> nesting = nesting(model);
        int flags = nesting.map(InnerClassInfo::flagsMask).orElse(model.flags().flagsMask());
        AnnotationReader annotations = new AnnotationReader(scope, at);
        return new TypeDeclaration(
                name,
                kind(),
                Modifiers.ofType(
                        flags,
                        model.findAttribute(Attributes.permittedSubclasses()).isPresent()),
                signature
                        .map(ClassSignature::typeParameters)
                        .map(scope::declare)
                        .orElse(List.of()),
                superclass(),
                interfaces(),
                annotations.of(model, annotationType),
                fields(annotations),
                methods(annotations),
                nesting.flatMap(InnerClassInfo::outerClass).map(outer -> Names.canonical(outer.asInternalName())),
                Optional.empty(),
                "",
                at);
    }

    /// The entry about a class itself in its own list of nested classes, when it is nested.
    static Optional<InnerClassInfo> nesting(ClassModel model) {
        return model.findAttribute(Attributes.innerClasses())
                .flatMap(attribute -> attribute.classes().stream()
                        .filter(each -> each.innerClass()
                                .asInternalName()
                                .equals(model.thisClass().asInternalName()))
                        .findFirst());
    }

    private Kind kind() {
        int flags = model.flags().flagsMask();
        if (annotationType) {
            return Kind.ANNOTATION;
        }
        if ((flags & ACC_INTERFACE) != 0) {
            return Kind.INTERFACE;
        }
        if ((flags & ACC_ENUM) != 0) {
            return Kind.ENUM;
        }
        return model.findAttribute(Attributes.record()).isPresent() ? Kind.RECORD : Kind.CLASS;
    }

    private Optional<Type> superclass() {
        if ((model.flags().flagsMask() & ACC_INTERFACE) != 0) {
            return Optional.empty();
        }
        return signature
                .<Type>map(found -> scope.type(found.superclassSignature(), Type.OBJECT))
                .or(() -> model.superclass().map(each -> scope.named(each.asInternalName())));
    }

    private List<Type> interfaces() {
        return signature
                .map(found -> found.superinterfaceSignatures().stream()
                        .map(each -> scope.type(each, Type.OBJECT))
                        .toList())
                .orElseGet(() -> model.interfaces().stream()
                        .<Type>map(each -> scope.named(each.asInternalName()))
                        .toList());
    }

    private List<Field> fields(AnnotationReader annotations) {
        return model.fields().stream()
                .filter(field -> (field.flags().flagsMask() & ACC_SYNTHETIC) == 0)
                .map(field -> field(field, annotations.of(field, annotationType)))
                .filter(field -> Modifiers.visible(field.modifiers())
                        || !field.annotations().isEmpty())
                .toList();
    }

    private Field field(FieldModel field, List<Annotation> annotations) {
        Type erased = scope.type(ClassDesc.ofDescriptor(field.fieldType().stringValue()));
        Type type = field.findAttribute(Attributes.signature())
                .map(found -> scope.type(found.asTypeSignature(), erased))
                .orElse(erased);
        Optional<Object> constant = field.findAttribute(Attributes.constantValue())
                .map(ConstantValueAttribute::constant)
                .map(entry -> constant(entry.constantValue(), erased));
        return new Field(
                name,
                field.fieldName().stringValue(),
                type,
                Modifiers.ofField(field.flags().flagsMask()),
                annotations,
                constant,
                field.flags().has(AccessFlag.ENUM),
                at);
    }

    /// Class files keep all small types as `int`.
    private static Object constant(Object stored, Type type) {
        if (!(stored instanceof Integer number)) {
            return stored;
        }
        return switch (type.erasure()) {
            case "boolean" -> number != 0;
            case "char" -> (char) number.intValue();
            case "byte" -> number.byteValue();
            case "short" -> number.shortValue();
            default -> number;
        };
    }

    private List<Method> methods(AnnotationReader annotations) {
        boolean inner =
                nesting(model).filter(each -> !each.has(AccessFlag.STATIC)).isPresent()
                        && (model.flags().flagsMask() & ACC_INTERFACE) == 0;
        MethodReader reader = new MethodReader(name, annotationType, inner, scope, annotations, at);
        return model.methods().stream()
                .filter(ClassFileReader::isDeclared)
                .map(reader::method)
                .toList();
    }

    private static boolean isDeclared(MethodModel method) {
        int flags = method.flags().flagsMask();
        boolean visible = (flags & (ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED)) != 0;
        return visible
                && (flags & (ACC_SYNTHETIC | ACC_PRIVATE)) == 0
                && !method.methodName().equalsString("<clinit>");
    }
}

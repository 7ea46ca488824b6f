/// Spring Data repositories: what each of their methods asks, whether the framework brings it ([BuiltIns]), its
/// name says it ([DerivedName]) or an annotation does ([Annotated]).
@NullMarked
package dev.lintel.read.jpa.repository;

import org.jspecify.annotations.NullMarked;

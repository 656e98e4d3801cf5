// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.net.URL;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A class from outside the kit, which stands in for a pattern's subject [#SUBJECT].
///
/// A JVM is told of it by name, in the system property [#PROPERTY], and finds it on its class path.
/// It is made as a class of the kit is made ([Claim.Submitted#like]): by a constructor with the
/// same parameters or, where there is none, by a static method with them that returns the class.
public final class Submission {

  /// The system property that names the class.
  public static final String PROPERTY = "racetrack.submitted";

  /// The name of the subject that it stands in for, the same in every pattern.
  public static final String SUBJECT = "SUBMITTED";

  private static final String SEPARATOR = ":";
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  /// Null if there is none. One thread selects, before others make what was selected.
  private static @Nullable Class<?> selected = find(System.getProperty(PROPERTY));

  /// How the selected class was made last; null until it was.
  private static @Nullable Made lastMade;

  private Submission() {}

  /// A way to make an instance of a class.
  ///
  /// @param type the class
  /// @param maker takes an array of what the instance is made of
  private record Way(Class<?> type, MethodHandle maker) {

    static Way of(Class<?> type, Executable maker) {
      maker.setAccessible(true);
      try {
        MethodHandle handle =
            switch (maker) {
              case Constructor<?> constructor -> LOOKUP.unreflectConstructor(constructor);
              case Method method -> LOOKUP.unreflect(method);
            };
        MethodHandle generic = handle.asFixedArity().asType(handle.type().generic());
        return new Way(type, generic.asSpreader(Object[].class, maker.getParameterCount()));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(maker + " cannot be called.", e);
      }
    }

    Object take(Object... arguments) {
      return Submission.take(maker, arguments);
    }
  }

  /// How a subject was made that a class stands in for.
  ///
  /// @param subject the subject
  /// @param way the way to make the class
  private record Made(Subject subject, Way way) {}

  /// What this JVM made first, and most JVMs make for as long as they live. The JIT takes what is
  /// `static final` for constant, so the class is made as fast as if its name stood in the enum of
  /// subjects, and by code that may be compiled together with the race.
  private static final class First {

    static final Subject SUBJECT;
    static final Class<?> TYPE;
    static final MethodHandle MAKER;

    static {
      Made made = Objects.requireNonNull(lastMade);
      SUBJECT = made.subject();
      TYPE = made.way().type();
      MAKER = made.way().maker();
    }

    private First() {}
  }

  /// {@return how a JVM is asked for a class in place of the subject}
  ///
  /// @param type the full name of the class
  public static String alias(String type) {
    return SUBJECT + SEPARATOR + type;
  }

  /// {@return what answers call a subject}
  ///
  /// @param alias the name of a subject, or what [#alias] returns of a class
  public static String title(String alias) {
    return alias.substring(alias.indexOf(SEPARATOR) + 1);
  }

  /// {@return the name of the enum constant that stands for a subject}
  ///
  /// @param title the name of a subject, or of the class that this JVM was told of
  public static String constant(String title) {
    return title.equals(System.getProperty(PROPERTY)) ? SUBJECT : title;
  }

  /// {@return whether a person who looks for a mistake wants to see this class: one of the kit's,
  /// or of the package of the selected one}
  ///
  /// @param className its full name
  public static boolean isOfInterest(String className) {
    return className.startsWith("racetrack.")
        || (selected != null && packageOf(className).equals(selected.getPackageName()));
  }

  private static String packageOf(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('.')));
  }

  /// Selects the subject that this JVM tests from now on.
  ///
  /// @param alias the name of a subject, or what [#alias] returns of a class
  /// @return the name of the subject
  static String select(String alias) {
    String name = title(alias);
    if (name.equals(alias)) {
      return alias;
    }
    System.setProperty(PROPERTY, name);
    selected = find(name);
    return SUBJECT;
  }

  /// {@return the folder or jar of the selected class, if one is selected and this JVM has it}
  public static Optional<URL> location() {
    return Optional.ofNullable(selected)
        .map(type -> type.getProtectionDomain().getCodeSource())
        .map(CodeSource::getLocation);
  }

  /// {@return the selected class, if it implements the contract that another does}
  ///
  /// @param like a class of the pattern
  static Optional<Class<?>> beside(Class<?> like) {
    Class<?> type = selected;
    return type != null && contract(like).isAssignableFrom(type)
        ? Optional.of(type)
        : Optional.empty();
  }

  /// {@return whether a subject is what this JVM made first, by the same class: [#makeFirst] then
  /// makes another}
  ///
  /// Races make millions, so where the subject is a constant for the JIT, little is left of this.
  ///
  /// @param subject the subject
  @SuppressWarnings("ReferenceEquality") // of constants of enums
  static boolean isFirst(Subject subject) {
    return lastMade != null && selected == First.TYPE && subject == First.SUBJECT;
  }

  /// {@return a new instance of the class that this JVM made first}
  ///
  /// @param arguments what it is made of
  static Object makeFirst(Object... arguments) {
    return take(First.MAKER, arguments);
  }

  /// {@return a new instance of the selected class}
  ///
  /// What was found out for the last is known for the next.
  ///
  /// @param subject the subject that it stands in for
  /// @param like the class that is made likewise
  /// @param arguments what it is made of
  /// @throws IllegalStateException if none is selected, or it cannot be made so
  @SuppressWarnings("ReferenceEquality") // of constants of enums
  static Object makeSelected(Subject subject, Class<?> like, Object... arguments) {
    Made made = lastMade; // benign race: whoever sees an older one finds out again
    boolean isKnown = made != null && made.subject() == subject && made.way().type() == selected;
    return (isKnown ? Objects.requireNonNull(made).way() : findOut(subject, like)).take(arguments);
  }

  private static Way findOut(Subject subject, Class<?> like) {
    Class<?> type =
        beside(like)
            .orElseThrow(() ->
                new IllegalStateException(
                    "%s is the class that -D%s names; here it names none."
                        .formatted(SUBJECT, PROPERTY)));
    Way found = way(type, like);
    lastMade = new Made(subject, found);
    return found;
  }

  private static Object take(MethodHandle maker, Object... arguments) {
    try {
      return (Object) maker.invokeExact(arguments);
    } catch (Throwable e) {
      throw Submission.<RuntimeException>asItIs(e);
    }
  }

  /// {@return a new instance of a class}
  ///
  /// @param type the class
  /// @param like the class that is made likewise
  /// @param arguments what it is made of
  /// @throws IllegalStateException if it cannot be made so
  static Object make(Class<?> type, Class<?> like, Object... arguments) {
    return way(type, like).take(arguments);
  }

  private static Way way(Class<?> type, Class<?> like) {
    Executable maker =
        maker(type, like).orElseThrow(() -> new IllegalStateException(noMaker(type, like)));
    return Way.of(type, maker);
  }

  /// {@return why a class cannot stand in for the subject, as a sentence that says what was
  /// expected and what was found; empty if it can}
  ///
  /// @param type the class
  /// @param like the class that is made likewise
  public static Optional<String> misfit(Class<?> type, Class<?> like) {
    Class<?> contract = contract(like);
    if (!contract.isAssignableFrom(type)) {
      return Optional.of(
          "%s must implement %s, and does not.".formatted(type.getName(), contract.getName()));
    }
    if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
      return Optional.of(
          "%s must be a class of which there can be instances, and is %s."
              .formatted(type.getName(), type.isInterface() ? "an interface" : "abstract"));
    }
    Optional<String> argument = boundArgument(type, contract);
    if (argument.isPresent()) {
      return Optional.of(
          "%s must leave %s generic, as in `class %s<%s> implements %2$s<%4$s>`, and has %5$s."
              .formatted(
                  type.getName(),
                  contract.getSimpleName(),
                  type.getSimpleName(),
                  contract.getTypeParameters()[0],
                  argument.get()));
    }
    return maker(type, like).isPresent() ? Optional.empty() : Optional.of(noMaker(type, like));
  }

  /// {@return how a class has to be declared, as in `class YourBoundedQueue<E> implements
  /// BoundedQueue<E>`}
  ///
  /// @param like the class that is made likewise
  public static String declaration(Class<?> like) {
    Class<?> contract = contract(like);
    String parameters =
        Arrays.stream(contract.getTypeParameters())
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    String generic = parameters.isEmpty() ? "" : "<" + parameters + ">";
    return "class Your%s%s implements %1$s%2$s".formatted(contract.getSimpleName(), generic);
  }

  /// {@return how it has to be made, as in `YourBoundedQueue(int capacity)`}
  ///
  /// @param like the class that is made likewise
  public static String construction(Class<?> like) {
    return "Your"
        + contract(like).getSimpleName()
        + parameters(constructor(like), like.getPackageName());
  }

  private static @Nullable Class<?> find(@Nullable String name) {
    return name == null
        ? null
        : PackageClasses.find(name, Submission.class.getClassLoader()).orElse(null);
  }

  private static Class<?> contract(Class<?> like) {
    // Not by way of its Package, which looks for a card where no loader of the races has it.
    return PackageClasses.find(like.getPackageName() + ".package-info", like.getClassLoader())
        .map(card -> card.getAnnotation(Pattern.class))
        .orElseThrow(() -> new IllegalArgumentException(like + " belongs to no pattern."))
        .contract();
  }

  private static Constructor<?> constructor(Class<?> like) {
    return like.getDeclaredConstructors()[0];
  }

  private static Optional<Executable> maker(Class<?> type, Class<?> like) {
    Class<?>[] parameters = constructor(like).getParameterTypes();
    return makers(type)
        .filter(maker -> Arrays.equals(maker.getParameterTypes(), parameters))
        .findFirst();
  }

  /// What could make an instance, constructors first. An inner class needs its outer one's, too.
  private static Stream<Executable> makers(Class<?> type) {
    return Stream.<Executable>concat(
            Arrays.stream(type.getDeclaredConstructors()),
            Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getReturnType() == type))
        .filter(maker -> !Modifier.isPrivate(maker.getModifiers()) && !maker.isSynthetic());
  }

  private static String noMaker(Class<?> type, Class<?> like) {
    String found =
        makers(type)
            .map(maker ->
                (maker instanceof Method ? maker.getName() : type.getSimpleName())
                    + parameters(maker, type.getPackageName()))
            .collect(Collectors.joining(", "));
    return "%s must have the constructor %s%s, and has %s."
        .formatted(
            type.getName(),
            type.getSimpleName(),
            parameters(constructor(like), like.getPackageName()),
            found.isEmpty() ? "none that is not private" : found);
  }

  /// The parameters as they are declared, without the names of packages that need no import.
  private static String parameters(Executable maker, String ownPackage) {
    return Arrays.stream(maker.getParameters())
        .map(parameter ->
            typeName(parameter.getParameterizedType().getTypeName(), ownPackage)
                + (parameter.isNamePresent() ? " " + parameter.getName() : ""))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String typeName(String name, String ownPackage) {
    String own = java.util.regex.Pattern.quote(ownPackage + ".");
    return name.replaceAll("java\\.lang\\.(?=[A-Z])", "").replaceAll(own, "").replace('$', '.');
  }

  /// What a class has put in place of the contract's type parameter: the checks put in anything.
  private static Optional<String> boundArgument(Class<?> type, Class<?> contract) {
    return Arrays.stream(type.getGenericInterfaces())
        .filter(ParameterizedType.class::isInstance)
        .map(ParameterizedType.class::cast)
        .filter(generic -> generic.getRawType() == contract)
        .flatMap(generic -> List.of(generic.getActualTypeArguments()).stream())
        .filter(argument -> argument instanceof Class && argument != Object.class)
        .map(argument -> typeName(argument.getTypeName(), type.getPackageName()))
        .findFirst();
  }

  /// Throws what was thrown, checked or not, as the class itself would have.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T asItIs(Throwable thrown) throws T {
    throw (T) thrown;
  }
}

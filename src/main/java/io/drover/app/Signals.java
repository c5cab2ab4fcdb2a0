package io.drover.app;

import io.drover.cli.Interrupts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signals that ask the process to end: Ctrl-C and termination. Java has no public way to hear them and live on; the one in the
 * module {@code jdk.unsupported} is reached by name, since naming it in code is a warning that cannot be switched off.
 */
final class Signals implements Interrupts {
    private static final List<String> NAMES = List.of("INT", "TERM");

    @Override
    public Registration handle(Runnable handler) {
        List<Runnable> undo = new ArrayList<>();
        NAMES.forEach(name -> undo.add(handle(name, handler)));
        return new Registration() {
            @Override
            public void close() {
                undo.forEach(Runnable::run);
            }

            @Override
            public String toString() {
                return "Ctrl-C";
            }
        };
    }

    private static Runnable handle(String name, Runnable handler) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> listener = Class.forName("sun.misc.SignalHandler");
            Method install = signal.getMethod("handle", signal, listener);
            Object ours = Proxy.newProxyInstance(
                    listener.getClassLoader(),
                    new Class<?>[] {listener},
                    (proxy, method, arguments) -> answer(proxy, method, arguments, handler));
            Object which = signal.getConstructor(String.class).newInstance(name);
            Object before = install.invoke(null, which, ours);
            return () -> restore(install, which, before);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java cannot listen for the signal " + name, e);
        }
    }

    /** A proxy answers for the methods of {@link Object} too, which the table of handlers calls. */
    private static @Nullable Object answer(
            Object proxy, Method method, @Nullable Object @Nullable [] arguments, Runnable handler) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "Drover's signal handler";
            default -> {
                handler.run();
                yield null;
            }
        };
    }

    private static void restore(Method install, Object signal, Object handler) {
        try {
            install.invoke(null, signal, handler);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("this Java cannot give a signal its usual meaning back", e);
        }
    }
}

package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the compiler does not see: sizes, and words that must not stand in the sources. */
class SourceTest {
    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_METHOD = 40;
    private static final int MOST_CONSTRUCTOR_PARAMETERS = 5;

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void noFileIsLong(String root) throws IOException {
        for (var file : sources(root)) {
            assertThat(Files.readAllLines(file)).as("lines of %s", file).hasSizeLessThanOrEqualTo(LONGEST_FILE);
        }
    }

    @Test
    void noMethodIsLongNoConstructorIsGreedyAndNoWarningIsSilenced() throws IOException {
        // When
        var offences = offences(sources("src/main/java"));
        // Then
        assertThat(offences).isEmpty();
    }

    @Test
    void nothingIsLeftForLater() throws IOException {
        for (var file : sources("src/main/java")) {
            assertThat(Files.readString(file)).as("%s", file).doesNotContainPattern("\\b(TODO|FIXME|XXX)\\b");
        }
    }

    private static List<Path> sources(String root) throws IOException {
        try (var files = Files.walk(Path.of(root))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> offences(List<Path> files) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            var inspector = new Inspector(Trees.instance(task));
            for (var unit : task.parse()) {
                inspector.scan(unit, null);
            }
            return inspector.offences;
        }
    }

    private static final class Inspector extends TreePathScanner<Void, Void> {
        private final Trees trees;
        private final List<String> offences = new ArrayList<>();

        Inspector(Trees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            long lines = line(method, true) - line(method, false) + 1;
            if (lines > LONGEST_METHOD) {
                offences.add("%s has %d lines, at most %d are right".formatted(where(method), lines, LONGEST_METHOD));
            }
            var owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            boolean greedy = method.getParameters().size() > MOST_CONSTRUCTOR_PARAMETERS;
            if (greedy && method.getName().contentEquals("<init>") && owner.getKind() != Tree.Kind.RECORD) {
                offences.add("%s has more than %d parameters".formatted(where(method), MOST_CONSTRUCTOR_PARAMETERS));
            }
            return super.visitMethod(method, null);
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void unused) {
            if (annotation.getAnnotationType().toString().endsWith("SuppressWarnings")) {
                offences.add("%s silences a warning instead of mending its cause".formatted(where(annotation)));
            }
            return super.visitAnnotation(annotation, null);
        }

        private String where(Tree tree) {
            return unit().getSourceFile().getName() + ":" + line(tree, false);
        }

        private long line(Tree tree, boolean end) {
            var positions = trees.getSourcePositions();
            long position = end ? positions.getEndPosition(unit(), tree) : positions.getStartPosition(unit(), tree);
            return unit().getLineMap().getLineNumber(position);
        }

        private CompilationUnitTree unit() {
            return getCurrentPath().getCompilationUnit();
        }
    }
}

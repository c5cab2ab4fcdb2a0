package io.drover.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Print a script that completes commands and options, for `source <(drover completion bash)`.")
final class CompletionCommand implements Callable<Integer> {
    private final Context context;

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "bash|zsh", description = "The shell; one script serves both.")
    Shell shell;

    enum Shell {
        BASH,
        ZSH
    }

    CompletionCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.console().text(AutoComplete.bash("drover", spec.root().commandLine()));
        return ExitCode.OK.number();
    }
}

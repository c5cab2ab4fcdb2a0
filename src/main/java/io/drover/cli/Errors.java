package io.drover.cli;

import io.drover.cli.http.Problem;
import io.drover.cli.http.ProblemException;
import io.drover.cli.text.Line;
import io.drover.cli.text.Tone;
import io.drover.cli.view.FindingsView;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into a line with its remedy, or one for each of several problems, and an exit code. */
final class Errors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final Context context;

    Errors(Context context) {
        this.context = context;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (context.isDebug()) {
            failure.printStackTrace(context.surroundings().terminal().err());
        }
        if (failure instanceof CommandException known) {
            tell(String.valueOf(known.getMessage()), known.remedy().orElse(""));
            return known.code().number();
        }
        if (failure instanceof ProblemException refused) {
            return tell(refused.problem()).number();
        }
        tell("this is a bug: " + failure, "Run it again with --debug and report what it prints.");
        return ExitCode.FAILED.number();
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        var name = wrong.getCommandLine().getCommandSpec().qualifiedName();
        tell(String.valueOf(wrong.getMessage()), meant(wrong) + "`" + name + " --help` lists what it takes.");
        return ExitCode.USAGE.number();
    }

    /** What somebody may have meant who mistyped a command or an option. */
    private static String meant(ParameterException wrong) {
        return wrong instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream()
                        .findFirst()
                        .map(like -> "Perhaps `" + like + "` was meant; ")
                        .orElse("")
                : "";
    }

    private ExitCode tell(Problem problem) {
        var code = code(problem.kind());
        tell(problem.detail(), code == ExitCode.UNAVAILABLE ? "`drover doctor` says what is missing." : "");
        context.console().say(FindingsView.notable(problem.findings()));
        return code;
    }

    static ExitCode code(Problem.Kind kind) {
        return switch (kind) {
            case INVALID -> ExitCode.USAGE;
            case NOT_FOUND, GONE -> ExitCode.NOT_FOUND;
            case REFUSED, CONFLICT -> ExitCode.REFUSED;
            case UNAVAILABLE -> ExitCode.UNAVAILABLE;
            case BROKEN -> ExitCode.FAILED;
        };
    }

    private void tell(String message, String remedy) {
        var sentence = message.endsWith(".") || remedy.isEmpty() ? message : message + ".";
        var whole = "drover: " + sentence + (remedy.isEmpty() ? "" : " " + remedy);
        context.console().say(whole.lines().map(line -> Line.of(line, Tone.BAD)).toList());
    }
}
